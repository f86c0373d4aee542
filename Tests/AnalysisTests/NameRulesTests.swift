import Annotation
import Lexicon
import Prose
import Testing
import Text

@testable import Analysis

private func view(_ text: String) -> NameView {
  NameFeatures(ProseReader.read(SourceText(text), markup: .plainText), lexicon: .builtin).view
}

/// The tokens of the first occurrence of `words`.
private func find(_ words: String, _ view: NameView) -> Range<Int> {
  let parts = words.split(separator: " ").map(String.init)
  let count = view.prose.tokens.count
  for start in 0..<count where start + parts.count <= count {
    if (0..<parts.count).allSatisfy({ view.prose.string(ofToken: start + $0) == parts[$0] }) {
      return start..<(start + parts.count)
    }
  }
  return 0..<0
}

@Suite struct NameRulesTests {
  /// What the rules alone find, without a model.
  @Test(arguments: [
    ("Envoys of the West met in the Sahel.", ["West/LOC", "Sahel/LOC"]),
    ("She wrote on X that talks had failed.", ["X/ORG"]),
    ("A state department spokesman declined to comment.", ["state department/ORG"]),
    ("The foreign ministry said it regretted the delay.", ["foreign ministry/ORG"]),
    ("The department said it regretted the delay.", []),
    ("Plan X was given up.", []),
  ])
  func `rules find`(text: String, expected: [String]) {
    let view = view(text)
    let names = NameRules(view: view, lexicon: .builtin).apply(to: [])
    #expect(names.map { "\(view.prose.string(ofTokens: $0.tokens))/\($0.type.name)" } == expected)
  }

  @Test(arguments: [
    ("President Ana Núñez left.", "President Ana Núñez", EntityType.person, "Ana Núñez"),
    ("The United Nations met.", "The United Nations", .organization, "United Nations"),
    ("Kenya's court met.", "Kenya 's", .geopoliticalEntity, "Kenya"),
    ("Ms. Osei left.", "Ms. Osei", .person, "Osei"),
  ])
  func `edges are cut`(text: String, span: String, type: EntityType, expected: String) {
    let view = view(text)
    let name = NameSpan(tokens: find(span, view), type: type, confidence: 900, rule: "names.model")
    let cut = NameRules(view: view, lexicon: .builtin).apply(to: [name])
    #expect(cut.map { view.prose.string(ofTokens: $0.tokens) } == [expected])
  }

  @Test func `the user's words win`() {
    let file = LexiconFile(SourceText("person: Brightwater\norganization: Harbour Nine\nignore: Will\n"))
    let view = view("Yesterday Brightwater and Harbour Nine met, but Will was a word.")
    let guess = NameSpan(
      tokens: find("Brightwater", view), type: .geopoliticalEntity, confidence: 900, rule: "names.model")
    let wrong = NameSpan(tokens: find("Will", view), type: .person, confidence: 900, rule: "names.model")
    let names = NameRules(view: view, lexicon: Lexicon.builtin.adding(file)).apply(to: [guess, wrong])
    #expect(
      names.map { "\(view.prose.string(ofTokens: $0.tokens))/\($0.type.name)" }
        == ["Brightwater/PERSON", "Harbour Nine/ORG"])
  }
}

@Suite struct NameConsistencyTests {
  @Test func `a surname follows its full name`() {
    let view = view("Tomas Lindqvist spoke. Later Lindqvist left, and reporters followed Lindqvist home.")
    let full = TaggedName(tokens: find("Tomas Lindqvist", view), type: .person, probability: 0.95)
    let second = find("Lindqvist left", view)
    let wrong = TaggedName(
      tokens: second.lowerBound..<(second.lowerBound + 1), type: .organization, probability: 0.6)
    let settled = NameConsistency(view: view).settle([full, wrong])
    #expect(settled.map(\.type) == [.person, .person, .person])
    #expect(settled.map { view.prose.string(ofTokens: $0.tokens) } == ["Tomas Lindqvist", "Lindqvist", "Lindqvist"])
  }

  @Test func `letters in brackets are the name before them`() {
    let view = view("The Harbour Workers Union (HWU) met. On Monday HWU struck.")
    let union = TaggedName(tokens: find("Harbour Workers Union", view), type: .organization, probability: 0.9)
    let settled = NameConsistency(view: view).settle([union])
    #expect(settled.map { view.prose.string(ofTokens: $0.tokens) } == ["Harbour Workers Union", "HWU", "HWU"])
    #expect(settled.allSatisfy { $0.type == .organization })
  }

  @Test func `other letters in brackets are not`() {
    let view = view("The Harbour Workers Union (USD) met.")
    let union = TaggedName(tokens: find("Harbour Workers Union", view), type: .organization, probability: 0.9)
    #expect(NameConsistency(view: view).settle([union]).count == 1)
  }

  @Test func `one name has one type`() {
    let view = view("They saw Velden. Then Velden again, and Velden.")
    let places = view.prose.tokens.indices.filter { view.prose.string(ofToken: $0) == "Velden" }
    let types: [NameModelType] = [.place, .organization, .place]
    let names = zip(places, types).map { TaggedName(tokens: $0..<($0 + 1), type: $1, probability: 0.7) }
    #expect(NameConsistency(view: view).settle(names).map(\.type) == [.place, .place, .place])
  }
}

@Suite struct NameViewTests {
  @Test(arguments: [
    ("the leader of al-Shabaab fled", "al-Shabaab"),
    ("he said Seamus O’Neill left", "Seamus O’Neill"),
    ("she met Jean-Luc Perrin today", "Jean-Luc Perrin"),
    ("a Ministry of Health and Social Welfare in crisis", "Ministry of Health and Social Welfare"),
    ("talks at AT&T ended", "AT&T"),
    ("a run of 3 days", nil),
  ])
  func `runs hold whole names`(text: String, expected: String?) {
    let view = view(text)
    #expect(view.runs.first.map { view.prose.string(ofTokens: $0) } == expected)
  }

  @Test func `runs are sorted and inside sentences`() {
    let view = view("Ada Obi met Li. Then The BBC of London, and Kyiv - Odesa? 2024 Was Hard.\n\nEND OF STORY")
    for (left, right) in zip(view.runs, view.runs.dropFirst()) { #expect(left.upperBound <= right.lowerBound) }
    for (run, sentence) in zip(view.runs, view.runSentences) {
      #expect(sentence.contains(run.lowerBound) && run.upperBound <= sentence.upperBound)
    }
  }
}

@Suite struct NameTypingTests {
  @Test(arguments: [
    ("Kenya", NameModelType.place, EntityType.geopoliticalEntity), ("Sahel", .place, .location),
    ("Kremlin", .place, .organization), ("Tarkwa Valley", .place, .location), ("Tarkwa Airport", .place, .facility),
    ("Tarkwa District", .place, .geopoliticalEntity), ("Lake Orlune", .place, .location),
    ("Tarkwa Data Act", .miscellany, .law), ("Tarkwa Film Festival", .miscellany, .event),
    ("Swahili", .miscellany, .language),
  ])
  func `wide types are divided`(name: String, type: NameModelType, expected: EntityType) {
    let view = view(name)
    let tagged = TaggedName(tokens: 0..<view.prose.tokens.count, type: type, probability: 1)
    #expect(NameTyping(view: view, lexicon: .builtin).type(of: tagged) == expected)
  }
}

// Who writes and who is written to: whom "I" and "you" mean in running text, where no quotation says who speaks.
//
// By the forms of letters and bylines ("Dear Ana,", "Yours, Ben Ortiz", "By Ben Ortiz") and by what speakers say of
// themselves ("I, Ben Ortiz,", "my name is Ben Ortiz"). It guesses nobody: a text without such a form has no author.

import Annotation
import Prose
import Text

/// The author and the addressee of a text.
struct Authorship {
  /// The mention by name of who writes; `nil` where the text does not say.
  let author: Int?
  /// The mention by name of whom a letter greets.
  let addressee: Int?
  /// For a pronoun the name that its speaker gives as their own, by mention.
  let ownNames: [Int: Int]

  private let state: AnalysisState
  private let clauses: Clauses

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
    var pronounOfHead: [Int: Int] = [:]
    for (index, mention) in state.mentions.enumerated() where mention.kind == .pronoun {
      pronounOfHead[mention.head] = index
    }
    let persons = state.mentions.indices.filter { index in
      let mention = state.mentions[index]
      return mention.kind == .name && mention.type == .person
    }
    let reader = FormReader(state: state, clauses: clauses)
    addressee = persons.first { reader.isGreeted($0) }
    let isLetter = addressee != nil
    author =
      persons.last { reader.isSignature($0) } ?? (isLetter ? nil : persons.first { reader.isByline($0) })
    var ownNames: [Int: Int] = [:]
    for person in persons {
      guard let token = reader.selfIntroduction(person), let pronoun = pronounOfHead[token] else { continue }
      ownNames[pronoun] = person
    }
    self.ownNames = ownNames
  }
}

/// Reads the forms that surround a name.
private struct FormReader {
  let state: AnalysisState
  let clauses: Clauses

  /// "Dear Ana," at the start of a paragraph.
  func isGreeted(_ person: Int) -> Bool {
    let mention = state.mentions[person]
    let start = paragraphStart(mention)
    let before = start..<max(start, mention.tokens.lowerBound)
    guard let first = before.first, Self.greetings.contains(clauses.hash(first)), before.count <= 3 else {
      return false
    }
    let next = mention.tokens.upperBound
    return next >= state.prose.tokens.count || state.prose.tokens[next].kind == .punctuation
      || state.prose.sentenceIndex(ofToken: next) != mention.sentence
  }

  /// A name that stands alone in its paragraph behind one that is a closing formula: "Yours sincerely,".
  func isSignature(_ person: Int) -> Bool {
    let mention = state.mentions[person]
    guard isAlone(mention, behind: 0), let paragraph = paragraph(mention) else { return false }
    let sentences = state.prose.sentences
    guard let before = sentences.lastIndex(where: { $0.paragraph == paragraph - 1 }) else { return false }
    let words = sentences[before].tokens.filter { state.prose.tokens[$0].kind == .word }
    guard (1...5).contains(words.count), sentences.count(where: { $0.paragraph == paragraph - 1 }) == 1 else {
      return false
    }
    return Self.closings.contains(clauses.hash(words[0]))
      || Self.closings.contains(clauses.hash(words[words.count - 1]))
  }

  /// "By Ben Ortiz" alone in its paragraph, before the text has come to its body.
  func isByline(_ person: Int) -> Bool {
    let mention = state.mentions[person]
    guard isAlone(mention, behind: 1), mention.tokens.lowerBound > 0,
      clauses.hash(mention.tokens.lowerBound - 1) == Self.by
    else { return false }
    return mention.sentence < Self.sentencesBeforeBody
  }

  /// The token of "I" or "my" by which a speaker gives this name as their own.
  func selfIntroduction(_ person: Int) -> Int? {
    let mention = state.mentions[person]
    let last = mention.nounPhrase.lowerBound - 1
    guard last > 0, clauses.sameSentence(last, mention.head) else { return nil }
    let word = clauses.hash(last)
    let before = clauses.hash(last - 1)
    // "I, Ben Ortiz, …"
    if clauses.tag(last) == .comma, before == Self.i { return last - 1 }
    guard Self.copulas.contains(word), clauses.sameSentence(last - 1, mention.head) else { return nil }
    if before == Self.i { return last - 1 }
    // "my name is Ben Ortiz"
    return before == Self.name && last > 1 && clauses.hash(last - 2) == Self.my ? last - 2 : nil
  }

  /// Whether a name is all of its paragraph, but for marks and for `count` words before it.
  private func isAlone(_ mention: MentionCandidate, behind count: Int) -> Bool {
    guard let paragraph = paragraph(mention) else { return false }
    let own = state.prose.sentences.filter { $0.paragraph == paragraph }
    guard own.count == 1, let sentence = own.first else { return false }
    let before = sentence.tokens.lowerBound..<max(sentence.tokens.lowerBound, mention.tokens.lowerBound)
    let after = mention.tokens.upperBound..<max(mention.tokens.upperBound, sentence.tokens.upperBound)
    return before.count == count && after.allSatisfy { state.prose.tokens[$0].kind == .punctuation }
  }

  private func paragraph(_ mention: MentionCandidate) -> Int? {
    state.prose.sentences.indices.contains(mention.sentence) ? state.prose.sentences[mention.sentence].paragraph : nil
  }

  private func paragraphStart(_ mention: MentionCandidate) -> Int {
    guard let paragraph = paragraph(mention) else { return mention.tokens.lowerBound }
    var sentence = mention.sentence
    while sentence > 0, state.prose.sentences[sentence - 1].paragraph == paragraph { sentence -= 1 }
    return state.prose.sentences[sentence].tokens.lowerBound
  }

  /// A byline stands under the title, not at the end of an article about somebody's book.
  private static let sentencesBeforeBody = 6
  private static let by = WordHash.folded("by")
  private static let i = WordHash.folded("i")
  private static let my = WordHash.folded("my")
  private static let name = WordHash.folded("name")
  private static let copulas = WordSet("am 'm ’m is 's ’s")
  private static let greetings = WordSet("dear dearest")
  private static let closings = WordSet(
    "yours sincerely respectfully faithfully truly regards wishes best love cheers cordially gratefully fondly")
}

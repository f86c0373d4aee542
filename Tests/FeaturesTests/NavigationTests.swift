// Tests of the features that lead from one place to others.

import Annotation
import Corpus
import Features
import Testing
import Text

/// Invented news, used by several tests.
let budgetArticle = """
  # Budget

  (ana role|Finance minister) [ana PERSON|Ana Núñez] met reporters on <DATE 2026-03-03|Tuesday>. “{q1|We will pay every \
  bill [we ~|we] owe},” {q1 by|[ana .|she]} {q1 cue|said}. “{q1|[rex PERSON|Rex Oduya] knows it}.”

  # Reply

  [rex PERSON|Oduya] disagreed. “{q2|[ana PERSON|Núñez] is late},” {q2 by|[rex .|he]} {q2 cue|told} {q2 to|[paper ORG|the \
  Gazette]} on <DATE 2026-03-03|3 March>.
  """

@Suite struct SubjectTests {
  let text = MarkedText(budgetArticle)

  @Test(
    "the innermost thing at a caret",
    arguments: [
      ("A|na Núñez met", "Ana Núñez"),
      ("Ana Núñez| met", "Ana Núñez"),
      ("pay| every", "We will pay every bill we owe"),
      ("Rex| Oduya knows", "Rex Oduya"),
      ("|Rex Oduya knows", "Rex Oduya"),
      ("Tues|day", "Tuesday"),
      ("met| reporters", nil),
    ] as [(String, String?)])
  func innermost(caret: String, expected: String?) {
    let offset = text.offset(caret)
    let range = Subject(at: offset, in: text.snapshot)?.range(at: offset, in: text.snapshot)
    #expect(range.map { text.annotation.text[$0] } == expected)
  }

  @Test("every offset, inside and outside, has an answer without a trap")
  func total() {
    for offset in [-1, .min, .max] + Array(0...text.annotation.text.count + 2) {
      _ = Subject.all(at: offset, in: text.snapshot)
      let ranges = SelectionRanges.ranges(at: offset, in: text.snapshot)
      #expect(ranges.last == text.annotation.text.range)
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $1.contains($0) && $0 != $1 })
    }
  }
}

@Suite struct NavigationTests {
  let text = MarkedText(budgetArticle)

  private func words(_ location: Location?) -> String? { location.map(\.text) }

  @Test(
    "definition",
    arguments: [
      ("s|he said", "Ana Núñez"), ("Núñez| is late", "Ana Núñez"), ("Odu|ya disagreed", "Rex Oduya"),
      ("We wi|ll pay", "she"), ("is la|te", "he"), ("Tues|day", nil), ("met| rep", nil),
    ] as [(String, String?)])
  func definition(caret: String, expected: String?) {
    #expect(words(Definition.location(at: text.offset(caret), in: text.snapshot)) == expected)
  }

  @Test("definition of a date leads to what it counts from")
  func anchor() {
    var annotation = MarkedText("On <DATE 2026-03-03|3 March> and <DATE 2026-03-04|a day later>.").annotation
    annotation.expressions[1].anchor = annotation.expressions[0].range
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: annotation.text, annotation: annotation)
    #expect(Definition.location(at: annotation.expressions[1].range.start, in: snapshot)?.text == "3 March")
  }

  @Test(
    "definition of a date leads to what states the reference day, where it counts from that", arguments: [true, false])
  func referenceDay(counts: Bool) {
    var annotation = MarkedText("date: 2026-03-04 On <DATE 2026-03-03|Tuesday> it rained.").annotation
    annotation.referenceDate = ReferenceDate(value: "2026-03-04", origin: .frontMatter, source: ByteRange(0, 16))
    annotation.expressions[0].countsFromReferenceDay = counts
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: annotation.text, annotation: annotation)
    let found = Definition.location(at: annotation.expressions[0].range.start, in: snapshot)?.text
    #expect(found == (counts ? "date: 2026-03-04" : nil))
    let card = ExpressionCard.card(expression: 0, in: snapshot).markdown
    #expect(card.contains("Reference day: 2026-03-04, from the front matter") == counts)
  }

  @Test("definition leads to another document where this one never gives the full name")
  func elsewhere() {
    let corpus = CorpusSnapshot.marked(
      "(a role|Minister) [a PERSON|Núñez] spoke.", "(a role|Minister) [a PERSON|Ana Núñez] spoke.")
    let location = Definition.location(at: 11, in: corpus.documents[0], corpus: corpus)
    #expect(location?.text == "Ana Núñez")
    #expect(location?.document.uri == DocumentURI("file:///b.txt"))
  }

  @Test("declaration", arguments: [("s|he said", "Ana Núñez"), ("h|e told", "Oduya"), ("We wi|ll", "said")])
  func declaration(caret: String, expected: String) {
    #expect(words(Declaration.location(at: text.offset(caret), in: text.snapshot)) == expected)
  }

  @Test("type definition leads to the role")
  func typeDefinition() {
    for caret in ["s|he said", "We wi|ll"] {
      let found = TypeDefinition.locations(at: text.offset(caret), in: text.snapshot)
      #expect(found.map(\.text) == ["Finance minister"])
    }
  }

  @Test("implementation leads to the quotations; of a quotation to its parts")
  func implementation() {
    let spoken = Implementation.locations(at: text.offset("Odu|ya disagreed"), in: text.snapshot)
    #expect(spoken.map(\.text) == ["Núñez is late"])
    let parts = Implementation.locations(at: text.offset("We wi|ll"), in: text.snapshot)
    #expect(parts.map(\.text) == ["We will pay every bill we owe", "Rex Oduya knows it"])
  }

  @Test("references: the chain in order, who says it, without the introducing mention on demand")
  func references() {
    let offset = text.offset("s|he said")
    let all = References.all(at: offset, in: text.snapshot)
    #expect(all.map(\.location.text) == ["Ana Núñez", "she", "Núñez"])
    #expect(all.map(\.speaker) == [nil, nil, "Rex Oduya"])
    let others = References.all(at: offset, in: text.snapshot, includesDeclaration: false)
    #expect(others.map(\.location.text) == ["she", "Núñez"])
  }

  @Test("references of a date: the same day, whatever its words")
  func sameDay() {
    let found = References.all(at: text.offset("Tues|day"), in: text.snapshot)
    #expect(found.map(\.location.text) == ["Tuesday", "3 March"])
  }

  @Test("references of a quotation: the same words in other documents, whatever their case and marks")
  func sameWords() {
    let corpus = CorpusSnapshot.marked(
      "“{q1|We will pay},” {q1 by|[a PERSON|Ana Núñez]} said.", "“{q1|we will ‘pay’!}” “{q2|We will not pay}”")
    let found = References.all(at: 4, in: corpus.documents[0], corpus: corpus)
    #expect(found.map(\.location.text) == ["We will pay", "we will ‘pay’!"])
  }

  @Test("highlights: introducing mention, names, the rest; a quotation with its speaker and cue")
  func highlights() {
    let chain = DocumentHighlights.all(at: text.offset("s|he said"), in: text.snapshot)
    #expect(chain.map(\.kind) == [.write, .text, .read])
    let quotation = DocumentHighlights.all(at: text.offset("is la|te"), in: text.snapshot)
    #expect(quotation.map { text.annotation.text[$0.range] } == ["Núñez is late", "he", "told"])
    #expect(quotation.map(\.kind) == [.text, .read, .text])
  }
}

// Tests of the look-ups by name and by words, of symbols, outlines and explanations.

import Annotation
import Corpus
import Features
import Testing
import Text

private let corpus = CorpusSnapshot.marked(
  """
  (a role|Finance minister) [a PERSON|Ana Núñez] spoke. “{q1|We will pay every bill},” {q1 by|[a .|she]} said.

  “{q2|Nobody said this}.”
  """,
  "“{q1|we will PAY every bill we owe},” {q1 by|(a role|Finance minister) [a PERSON|Núñez]} said. [c PERSON|Cora Núñes] and [o ORG|Ana Bank] agree."
)

@Suite struct QuoteLookupTests {
  private func found(_ query: QuoteQuery) -> [String] {
    QuoteLookup.find(query, in: corpus).map { $0.document.text[$0.quotation.spans[0]] }
  }

  @Test(
    "by speaker, through any alias, without case and accents",
    arguments: [
      ("Ana Núñez", 2), ("NUNEZ", 2), ("the nunez", 2), ("Cora Núñes", 0), ("Nobody", 0), ("", 0), ("ana", 2),
      ("na", 0),
    ])
  func speaker(name: String, count: Int) {
    #expect(found(QuoteQuery(speaker: .name(name))).count == count)
  }

  @Test func byIdentifierAndUnknown() {
    #expect(found(QuoteQuery(speaker: .entity("person:ana-nunez"))).count == 2)
    #expect(found(QuoteQuery(speaker: .entity("person:none"))).isEmpty)
    #expect(found(QuoteQuery(speaker: .unknown)) == ["Nobody said this"])
  }

  @Test(
    "by words",
    arguments: [
      ("we will pay every bill", .exact, [1000]), ("pay “every” bill", .substring, [1000, 1000]),
      ("we shall pay every bill", .fuzzy, [800, 800]), ("bill every pay will we", .fuzzy, []),
      ("?!", .substring, []), ("", .fuzzy, []),
    ] as [(String, QuoteQuery.Match, [Int])])
  func words(text: String, match: QuoteQuery.Match, scores: [Int]) {
    let query = QuoteQuery(text: text, match: match, threshold: 700)
    #expect(QuoteLookup.find(query, in: corpus).map(\.score) == scores)
  }

  @Test("of three words one may be another, of two none")
  func shortFuzzy() {
    #expect(found(QuoteQuery(text: "will pay nothing", match: .fuzzy)).count == 2)
    #expect(found(QuoteQuery(text: "pay nothing", match: .fuzzy)).isEmpty)
  }

  @Test("better scores first, then the document asked from, then by name")
  func order() {
    let query = QuoteQuery(text: "we will pay every bill we owe", match: .fuzzy, threshold: 500)
    let found = QuoteLookup.find(query, in: corpus)
    #expect(found.map(\.score) == [1000, 714])
    let all = QuoteLookup.find(QuoteQuery(), in: corpus, first: DocumentURI("file:///b.txt"))
    #expect(all.map { $0.document.uri.stem } == ["b", "a", "a"])
  }

  @Test("identifiers differ and hold the digest")
  func identifiers() {
    let ids = QuoteLookup.find(QuoteQuery(), in: corpus).map(\.id)
    #expect(Set(ids).count == 3)
    #expect(ids[0] == "q:\(corpus.documents[0].digest):0.0")
    #expect(ids[1] == "q:\(corpus.documents[0].digest):1.0")
  }
}

@Suite struct EntityLookupTests {
  private func names(_ query: EntityQuery) -> [String] {
    EntityLookup.find(query, in: corpus).map(\.entity.name)
  }

  @Test func queries() {
    #expect(names(EntityQuery()) == ["Ana Núñez", "Cora Núñes", "Ana Bank"])
    #expect(names(EntityQuery(types: [.organization])) == ["Ana Bank"])
    #expect(names(EntityQuery(minimumMentionCount: 2)) == ["Ana Núñez"])
    #expect(names(EntityQuery(isSpeaker: true)) == ["Ana Núñez"])
    #expect(names(EntityQuery(name: "ana", matchesPart: true, order: .name)) == ["Ana Bank", "Ana Núñez"])
    #expect(names(EntityQuery(name: "ana")) == [])
    #expect(names(EntityQuery(order: .first)) == ["Ana Núñez", "Cora Núñes", "Ana Bank"])
  }

  @Test func counts() {
    let found = EntityLookup.find(EntityQuery(name: "Núñez"), in: corpus)
    #expect(found.map(\.mentionCount) == [3])
    #expect(found.map(\.quotationCount) == [2])
    #expect(found.first?.roles == ["Finance minister"])
    #expect(found.first?.otherNames.map(\.text) == ["Núñez"])
  }
}

@Suite struct SymbolTests {
  @Test(
    "workspace symbols",
    arguments: [
      ("nunez", ["Ana Núñez"]), ("ana", ["Ana Núñez", "Ana Bank"]), ("bank", ["Ana Bank"]), ("anbk", ["Ana Bank"]),
      ("xyz", []), ("\"every bill", ["We will pay every bill", "we will PAY every bill we owe"]),
      ("@Núñez", ["We will pay every bill", "we will PAY every bill we owe"]), ("@", []), ("“", []),
    ] as [(String, [String])])
  func workspace(query: String, expected: [String]) {
    #expect(WorkspaceSymbols.find(query, in: corpus).map(\.name) == expected)
  }

  @Test("outline: sections hold quotations and introductions")
  func outline() {
    let text = MarkedText(budgetArticle)
    let outline = DocumentSymbols.outline(of: text.snapshot)
    #expect(outline.map(\.name) == ["# Budget", "# Reply"])
    #expect(outline[0].children.map(\.name) == ["Ana Núñez", "We will pay every bill we owe … Rex…", "Rex Oduya"])
    #expect(outline[0].children[0].detail == "Finance minister")
    #expect(outline[1].children.map(\.detail) == ["Rex Oduya", ""])
    check(outline, inside: text.annotation.text.range)
  }

  private func check(_ symbols: [Symbol], inside range: ByteRange) {
    for symbol in symbols {
      #expect(!symbol.name.isEmpty)
      #expect(range.contains(symbol.range))
      #expect(symbol.range.contains(symbol.selectionRange))
      check(symbol.children, inside: symbol.range)
    }
  }

  @Test("folding: sections over several lines, quotations over several paragraphs")
  func folding() {
    let text = MarkedText("# One\n\nText.\n\n“{q1|First part.\n\n“Second part}.”\n\n# Two")
    let folded = FoldingRanges.all(in: text.snapshot)
    #expect(folded.map(\.kind) == [.section, .quotation])
    #expect(text.annotation.text[folded[1].range] == "First part.\n\n“Second part")
  }

  @Test("a selection grows")
  func selection() {
    let text = MarkedText(budgetArticle)
    let ranges = SelectionRanges.ranges(at: text.offset("R|ex Oduya knows"), in: text.snapshot)
    let words = ranges.map { Excerpt.line(text.annotation.text[$0], limitScalars: 20) }
    #expect(words.prefix(3) == ["Rex", "Rex Oduya", "Rex Oduya knows it"])
    #expect(
      words.dropFirst(3) == ["“Rex Oduya knows it.", "Finance minister…", "# Budget Finance…", "# Budget Finance…"])
  }

  @Test("an explanation names rule and evidence")
  func explanation() {
    let text = MarkedText(budgetArticle)
    let found = Explanation.all(at: text.offset("R|ex Oduya knows"), in: text.snapshot)
    #expect(found.map(\.rule) == ["test.markedText", "test.markedText"])
    #expect(found.map(\.statement) == ["“Rex Oduya” is a name of Rex Oduya (person)", "direct quotation by Ana Núñez"])
    #expect(found[0].plainText(in: text.snapshot).contains("rule: test.markedText (marked text), confidence 1000"))
  }
}

@Suite struct SharedQuoteTests {
  @Test("nearly the same words in several documents, whoever is named as speaker")
  func shared() {
    let corpus = CorpusSnapshot.marked(
      "“{q1|We will pay every bill that we owe}.” “{q2|This stands here only and nowhere else}.”",
      "“{q1|We will pay every bill we owe}.”",
      "“{q1|We will pay}.” “{q2|We will pay every bill that we owe}.” “{q3|We will pay every bill that we owe}.”")
    let shared = SharedQuotes.find(in: corpus)
    #expect(shared.count == 1)
    #expect(shared.first?.quotes.map { $0.document.uri.stem } == ["a", "b", "c", "c"])
  }

  @Test("repeated in one document only: not shared")
  func alone() {
    let corpus = CorpusSnapshot.marked("“{q1|We will pay every bill we owe}.” “{q2|We will pay every bill we owe}.”")
    #expect(SharedQuotes.find(in: corpus).isEmpty)
    #expect(SharedQuotes.find(in: CorpusSnapshot()).isEmpty)
  }
}

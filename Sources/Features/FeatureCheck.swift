// Asks everything everywhere: the smoke test of a document.

import Annotation
import Corpus
import Prose
import Text

/// Runs every feature at every token of a document and checks what comes back.
public struct FeatureCheck: Sendable {
  /// What is wrong, each in a sentence; empty for a sound document.
  public private(set) var problems: [String] = []
  /// How many answers were looked at.
  public private(set) var answerCount = 0

  private let document: DocumentSnapshot
  private let corpus: CorpusSnapshot

  /// Checks a document of a corpus. O(tokens · size of the answers).
  public init(_ document: DocumentSnapshot, corpus: CorpusSnapshot) {
    self.document = document
    self.corpus = corpus
    problems = document.annotation.checkInvariants()
    checkWhole()
    // Token starts, ends and one place inside a longer one: where carets come to rest.
    var offsets: [Int] = []
    for token in document.annotation.prose.tokens {
      offsets += [token.range.start, (token.range.start + token.range.end) / 2, token.range.end]
    }
    var last = -1
    for offset in offsets where offset > last {
      last = offset
      check(at: offset)
    }
  }

  private mutating func check(at offset: Int) {
    if let hover = Hover(at: offset, in: document, corpus: corpus) {
      expect(hover.range.touches(offset), "hover at \(offset) is about another place")
      expect(!hover.card.plainText.isEmpty && !hover.card.markdown.isEmpty, "hover at \(offset) is empty")
      check([Location(document, hover.range)], "hover", offset)
    }
    check([Definition.location(at: offset, in: document, corpus: corpus)].compactMap { $0 }, "definition", offset)
    check([Declaration.location(at: offset, in: document)].compactMap { $0 }, "declaration", offset)
    check(TypeDefinition.locations(at: offset, in: document, corpus: corpus), "type definition", offset)
    check(Implementation.locations(at: offset, in: document, corpus: corpus), "implementation", offset)
    let references = References.all(at: offset, in: document, corpus: corpus).map(\.location)
    check(references, "references", offset)
    if let subject = Subject(at: offset, in: document) {
      let own = subject.range(at: offset, in: document)
      let highlights = DocumentHighlights.all(at: offset, in: document)
      expect(!highlights.isEmpty, "nothing is highlighted at \(offset)")
      check(highlights.map { Location(document, $0.range) }, "highlights", offset)
      if case .mention(let index) = subject {
        let range = document.annotation.mentions[index].range
        expect(references.contains(Location(document, range)), "references at \(offset) leave out \(own) itself")
      }
    }
    let ranges = SelectionRanges.ranges(at: offset, in: document)
    check(ranges.map { Location(document, $0) }, "selection", offset)
    expect(
      zip(ranges, ranges.dropFirst()).allSatisfy { $1.contains($0) && $0 != $1 }, "selection at \(offset) does not grow"
    )
    answerCount += Explanation.all(at: offset, in: document).count
  }

  private mutating func checkWhole() {
    check(DocumentSymbols.outline(of: document), inside: document.text.range)
    check(FoldingRanges.all(in: document).map { Location(document, $0.range) }, "folding", 0)
    let segments = Segment.all(in: document)
    expect(
      segments.reduce(0) { $1.range.start == $0 ? $1.range.end : -1 } == document.text.count,
      "segments do not cover the text")
  }

  private mutating func check(_ symbols: [Symbol], inside range: ByteRange) {
    for symbol in symbols {
      expect(!symbol.name.isEmpty, "the symbol at \(symbol.range) has no name")
      expect(range.contains(symbol.range), "the symbol at \(symbol.range) lies outside of what holds it")
      expect(symbol.range.contains(symbol.selectionRange), "the symbol at \(symbol.range) is selected outside of it")
      check(symbol.children, inside: symbol.range)
    }
  }

  private mutating func check(_ locations: [Location], _ feature: String, _ offset: Int) {
    for location in locations {
      let text = location.document.text
      let isWhole = [location.range.start, location.range.end].allSatisfy { bound in
        bound == text.count || (bound < text.count && text.bytes[bound] & 0xC0 != 0x80)
      }
      expect(isWhole, "\(feature) at \(offset) gives \(location.range), outside the text or inside a character")
    }
  }

  private mutating func expect(_ condition: Bool, _ problem: @autoclosure () -> String) {
    answerCount += 1
    if !condition { problems.append(problem()) }
  }
}

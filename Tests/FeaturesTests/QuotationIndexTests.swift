// The index of wordings and names after changes: whatever came, changed and went, it answers as one that is made anew.

import Annotation
import Corpus
import Features
import TestSupport
import Testing

@Suite struct QuotationIndexTests {
  private static let pieces = [
    "“{q1|We will pay},” {q1 by|[a PERSON|Ana Núñez]} said.", "“{q2|We will wait},” {q2 by|[b PERSON|Núñez]} said.",
    "[c PERSON|Rex Oduya] slept.", "“{q3|We will pay}.”",
  ]

  private func document(_ name: Int, _ random: inout SeededGenerator) -> DocumentSnapshot {
    let text = Self.pieces.filter { _ in Bool.random(using: &random) }.joined(separator: "\n\n")
    return MarkedText(text, uri: "file:///\(name).txt").snapshot
  }

  /// What every question gives.
  private func answers(_ corpus: CorpusSnapshot) -> [[String]] {
    let names = ["Ana Núñez", "nunez", "Rex Oduya", "Nobody"].map { QuoteQuery(speaker: .name($0)) }
    let words = ["we will pay", "we will wait", "we"].map { QuoteQuery(text: $0, match: .exact) }
    return (names + words).map { query in
      QuoteLookup.find(query, in: corpus).map { "\($0.document.uri.spelling) \($0.index)" }
    }
  }

  @Test("as made anew, for any order of adding, changing and removing", arguments: [3, 90])
  func changes(_ documentCount: Int) {
    var random = SeededGenerator(seed: UInt64(documentCount))
    var corpus = CorpusSnapshot(documents: (0..<documentCount).map { document($0, &random) })
    for step in 0..<30 {
      let name = Int.random(in: 0..<(documentCount + 3), using: &random)
      if Int.random(in: 0..<4, using: &random) == 0 {
        corpus = corpus.removing(DocumentURI("file:///\(name).txt"))
      } else {
        corpus = corpus.adding(document(name, &random))
      }
      guard Int.random(in: 0..<3, using: &random) > 0 else { continue }
      #expect(answers(corpus) == answers(CorpusSnapshot(documents: corpus.documents)), "step \(step)")
    }
  }
}

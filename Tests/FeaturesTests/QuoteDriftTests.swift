// What becomes of a quotation from text to text.

import Annotation
import Corpus
import Testing

@testable import Features

@Suite struct QuoteDriftTests {
  private static let original = "“{q1|We will pay every bill that we owe},” {q1 by|[a PERSON|Ana Núñez]} said."

  private func drift(_ version: String) -> QuoteDrift {
    let corpus = CorpusSnapshot.marked(Self.original, version)
    let found = corpus.documents.map { FoundQuote(document: $0, index: 0) }
    return QuoteDrift(of: found[1], from: found[0], in: corpus)
  }

  @Test(
    "cut, added, changed",
    arguments: [
      ("We will pay every bill that we owe", []), ("WE will “pay” every bill — that we owe", []),
      ("We will pay every bill", [WordingChange(kind: .cut, before: "that we owe", after: "")]),
      ("We will pay every single bill that we owe", [WordingChange(kind: .added, before: "", after: "single")]),
      ("We will pay each bill that we owe", [WordingChange(kind: .changed, before: "every", after: "each")]),
      (
        "We pay every bill that we now owe",
        [
          WordingChange(kind: .cut, before: "will", after: ""), WordingChange(kind: .added, before: "", after: "now"),
        ]
      ),
    ] as [(String, [WordingChange])])
  func wording(_ words: String, _ changes: [WordingChange]) {
    #expect(drift("“{q1|\(words)}.”").changes == changes)
  }

  @Test(
    "given to the same speaker, to another, to nobody",
    arguments: [
      ("“{q1|We will pay},” {q1 by|[a PERSON|Ana Núñez]} said.", QuoteDrift.Speaker.same),
      ("“{q1|We will pay},” {q1 by|[a PERSON|Rex Oduya]} said.", .other), ("“{q1|We will pay}.”", .unknown),
    ])
  func speaker(_ text: String, _ speaker: QuoteDrift.Speaker) {
    #expect(drift(text).speaker == speaker)
  }
}

// Names for whoever types one.

import Annotation
import Corpus
import Testing
import Text

@testable import Features

private let known = "[z PERSON|Zoë Hart] met [a PERSON|Ana Núñez]. [a PERSON|Núñez] left. "

private func names(typing typed: String, other: String = "") -> [String] {
  let text = MarkedText(known + typed + other)
  let corpus = CorpusSnapshot(
    documents: [
      text.snapshot, MarkedText("[n ORG|Nautical Board] [n ORG|Nautical Board]", uri: "file:///b.txt").snapshot,
    ])
  let offset = text.annotation.text.count - other.utf8.count
  return Completions.all(at: offset, in: text.snapshot, corpus: corpus, limitCount: 10).items.map(\.name)
}

@Suite struct CompletionTests {
  @Test(
    arguments: [
      ("N", ["Ana Núñez", "Núñez", "Nautical Board"]), ("Nu", ["Ana Núñez", "Núñez"]), ("Na", ["Nautical Board"]),
      ("Z", ["Zoë Hart"]), ("“Z", ["Zoë Hart"]), ("Bo", ["Nautical Board"]), ("n", []), ("", []), ("Xy", []),
      ("(Ha", ["Zoë Hart"]),
    ] as [(String, [String])])
  func namesWhoseWordsBeginSo(typed: String, expected: [String]) {
    #expect(Set(names(typing: typed)) == Set(expected))
  }

  @Test func theLatestMentionedComesFirst() {
    let text = MarkedText("[n PERSON|Nan Orr] met [a PERSON|Ana Núñez]. [n PERSON|Nan Orr] left. N")
    let corpus = CorpusSnapshot(documents: [text.snapshot])
    let found = Completions.all(at: text.annotation.text.count, in: text.snapshot, corpus: corpus, limitCount: 10)
    #expect(found.items.map(\.name) == ["Nan Orr", "Ana Núñez"] && found.items[1].matched == "Núñez")
    #expect(text.annotation.text[found.items[0].range] == "N" && !found.isCut)
    let cut = Completions.all(at: text.annotation.text.count, in: text.snapshot, corpus: corpus, limitCount: 1)
    #expect(cut.items.count == 1 && cut.isCut)
  }

  @Test func whatIsBeingTypedIsNoKnownName() {
    let text = MarkedText("[q PERSON|Quill]")
    let corpus = CorpusSnapshot(documents: [text.snapshot])
    #expect(Completions.all(at: 5, in: text.snapshot, corpus: corpus, limitCount: 10).items.isEmpty)
  }

  @Test func placesOutsideTheTextGiveNothing() {
    let text = MarkedText("Ana")
    let corpus = CorpusSnapshot(documents: [text.snapshot])
    for offset in [-1, 0, 99] {
      #expect(Completions.all(at: offset, in: text.snapshot, corpus: corpus, limitCount: 10).items.isEmpty)
    }
  }
}

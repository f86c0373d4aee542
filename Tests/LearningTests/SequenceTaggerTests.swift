// The tagger on a small made-up language, where the right answers are known.

import Learning
import Testing
import Text

@Suite struct SequenceTaggerTests {
  /// The features of words.
  static func features(_ words: [String]) -> [TokenFeatures] {
    words.map { word in
      Array(word.utf8).withUnsafeBufferPointer { TokenFeatures($0, foldedHash: WordHash.folded($0)) }
    }
  }

  /// Sentences of "the" NOUN-um VERB-ed: the ending tells the label of a word never seen.
  static let examples = ["kal", "bor", "tin", "mes", "fol"].map { stem in
    SequenceTagger.Example(words: features(["the", stem + "um", stem + "ed", "."]), labels: [0, 1, 2, 3])
  }

  static func train(_ examples: [SequenceTagger.Example]) -> [UInt8] {
    SequenceTagger.train(examples, labels: ["D", "N", "V", "P"], rowCount: 1 << 10, epochs: 4) { _, _ in }
  }

  @Test(arguments: ["", "A", "Be", "The", "Rivers", "naïve", "Özil", "’s", "日本", "U.S."])
  func endsAreFoldedPartsOfTheWord(word: String) throws {
    let bytes = Array(word.utf8)
    let features = try #require(Self.features([word]).first)
    #expect(features.prefix2 == WordHash.folded(bytes, 0..<min(2, bytes.count)))
    #expect(features.prefix3 == WordHash.folded(bytes, 0..<min(3, bytes.count)))
    #expect(features.suffix2 == WordHash.folded(bytes, max(bytes.count - 2, 0)..<bytes.count))
    #expect(features.suffix3 == WordHash.folded(bytes, max(bytes.count - 3, 0)..<bytes.count))
    #expect(features.suffix4 == WordHash.folded(bytes, max(bytes.count - 4, 0)..<bytes.count))
  }

  @Test func sameSentencesGiveTheSameBytes() {
    #expect(Self.train(Self.examples) == Self.train(Self.examples))
    #expect(Self.train(Self.examples) != Self.train(Array(Self.examples.dropLast(3))))
  }

  @Test func unknownWordsAreToldByTheirEnds() throws {
    try Self.train(Self.examples).withUnsafeBytes { raw in
      let base = try #require(raw.baseAddress)
      let tagger = try SequenceTagger(try ModelFile(embedded: base, count: raw.count, kind: SequenceTagger.kind))
      #expect(tagger.tag(Self.features(["the", "garum", "garped", "."])) == [0, 1, 2, 3])
      #expect(tagger.tag([]) == [])
    }
  }

  @Test func aModelOfAnotherShapeIsRefused() throws {
    let bytes = ModelFile.bytes(kind: SequenceTagger.kind, labels: [["N"]], tables: [([0, 0, 0, 0], 2, 2)])
    try bytes.withUnsafeBytes { raw in
      let model = try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: SequenceTagger.kind)
      #expect(throws: ModelError.self) { try SequenceTagger(model) }
    }
  }
}

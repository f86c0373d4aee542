// Remembered decisions: what is kept, what is not, and that the models decide the same with them.

import Testing
import Text

@testable import Learning

@Suite struct DecisionTableTests {
  /// Looks keys up in the table of some recorded decisions.
  private func decisions(
    _ recorder: DecisionRecorder, rowCount: Int = 64, leastCount: Int = 3, greatestErrorShare: Int = 0,
    of keys: [UInt64]
  ) throws -> [UInt8?] {
    let made = recorder.table(
      rowCount: rowCount, leastCount: leastCount, greatestErrorShare: greatestErrorShare)
    return try Self.decisions(rows: made.weights, of: keys)
  }

  private static func decisions(rows: [Int8], of keys: [UInt64]) throws -> [UInt8?] {
    let bytes = ModelFile.bytes(kind: "test", labels: [], tables: [(rows, rows.count / 4, 4)])
    return try bytes.withUnsafeBytes { raw in
      let model = try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: "test")
      let table = try #require(try model.decisions(at: 0))
      return keys.map { table.decision($0) }
    }
  }

  private static let first = WordHash.folded("first")
  private static let second = WordHash.folded("second")
  private static let third = WordHash.folded("third")

  @Test func whatIsAlwaysDecidedAlikeIsRemembered() throws {
    var recorder = DecisionRecorder(keyCount: 1)
    for turn in 0..<6 {
      recorder.add([Self.first], decision: 7)
      recorder.add([Self.second], decision: UInt8(turn & 1))
      if turn < 2 { recorder.add([Self.third], decision: 7) }
    }
    #expect(try decisions(recorder, of: [Self.first, Self.second, Self.third, 0]) == [7, nil, nil, nil])
    #expect(try decisions(recorder, leastCount: 2, of: [Self.third]) == [7])
    #expect(try decisions(recorder, greatestErrorShare: 500, of: [Self.second]) != [nil])
  }

  @Test func aMoreTellingKeyIsCountedWhereTheFirstOneLeavesADoubt() throws {
    var recorder = DecisionRecorder(keyCount: 2)
    for turn in 0..<8 {
      recorder.add([Self.first, turn & 1 == 0 ? Self.second : Self.third], decision: UInt8(turn & 1))
      recorder.add([99, Self.third], decision: 5)
    }
    // 99 settles its decisions; what is left of `third` is always 1.
    #expect(try decisions(recorder, of: [Self.first, Self.second, Self.third, 99]) == [nil, 0, 1, 5])
    #expect(recorder.table(rowCount: 64, leastCount: 3, greatestErrorShare: 0).settledShare == 1)
  }

  @Test func theKeysSeenMostOftenFillTwoThirds() throws {
    var recorder = DecisionRecorder(keyCount: 1)
    let keys = (0..<10).map { WordHash.folded("key \($0)") }
    for (index, key) in keys.enumerated() {
      for _ in 0..<(3 + index) { recorder.add([key], decision: UInt8(index)) }
    }
    let found = try decisions(recorder, rowCount: 8, of: keys)
    #expect(found.compactMap { $0 } == [5, 6, 7, 8, 9])
  }

  @Test func anyBytesAnswer() throws {
    var random = RandomNumbers(seed: 5)
    let rows = (0..<(16 * 4)).map { _ in Int8.random(in: 1 ... .max, using: &random) }
    let found = try Self.decisions(rows: rows, of: (0..<1000).map { _ in random.next() })
    #expect(found.count == 1000)
  }

  @Test func aTableOfAnotherShapeIsRefused() throws {
    let bytes = ModelFile.bytes(kind: "test", labels: [], tables: [([1, 2, 3, 4], 2, 2)])
    try bytes.withUnsafeBytes { raw in
      let model = try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: "test")
      #expect(throws: ModelError.self) { try model.decisions(at: 0) }
      #expect(try model.decisions(at: 1) == nil)
    }
  }

  @Test func aTaggerTagsTheSameWithWhatItRemembers() throws {
    let examples = SequenceTaggerTests.examples
    let plain = SequenceTaggerTests.train(examples)
    let remembering = try plain.withUnsafeBytes { raw in
      let tagger = try SequenceTagger(
        try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: SequenceTagger.kind))
      var recorder = SequenceTagger.decisionRecorder()
      for _ in 0..<30 { for example in examples { tagger.record(example.words, into: &recorder) } }
      let model = tagger.model(remembering: recorder, rowCount: 256)
      #expect(model.settledShare == 1)
      return model.bytes
    }
    try remembering.withUnsafeBytes { raw in
      let tagger = try SequenceTagger(
        try ModelFile(embedded: try #require(raw.baseAddress), count: raw.count, kind: SequenceTagger.kind))
      for example in examples { #expect(tagger.tag(example.words) == example.labels) }
      #expect(tagger.tag(SequenceTaggerTests.features(["the", "garum", "garped", "."])) == [0, 1, 2, 3])
    }
  }
}

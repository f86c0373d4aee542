// Model files: written and read, and refused where they are damaged or foreign.

import Testing

@testable import Learning

private let sample = ModelFile.bytes(
  kind: "sample", labels: [["a", "b"]],
  tables: [(weights: (0..<64).map { Int8(truncatingIfNeeded: $0 * 3) }, rowCount: 16, stride: 4)])

private func read(_ bytes: [UInt8], kind: String = "sample") throws(ModelError) -> (
  labels: [[String]], first: Int8, last: Int8
) {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
  defer { buffer.deallocate() }
  buffer.copyBytes(from: bytes)
  guard let base = UnsafeRawPointer(buffer.baseAddress) else { throw .foreign }
  let model = try ModelFile(embedded: base, count: bytes.count, kind: kind)
  return (model.labels, model.tables[0].row(0)[0], model.tables[0].row(15)[3])
}

@Suite("Model files")
struct ModelFileTests {
  @Test func readsWhatItWrites() throws {
    let model = try read(sample)
    #expect(model.labels == [["a", "b"]])
    #expect(model.first == 0)
    #expect(model.last == Int8(truncatingIfNeeded: 63 * 3))
  }

  @Test func everyCutIsRefused() {
    for count in 0..<sample.count {
      #expect(throws: ModelError.self) { try read(Array(sample.prefix(count))) }
    }
  }

  @Test func everyChangedByteIsRefused() {
    for index in sample.indices {
      var changed = sample
      changed[index] ^= 0x41
      #expect(throws: ModelError.self) { try read(changed) }
    }
  }

  @Test func foreignKindIsNamed() {
    #expect(throws: ModelError.kind(expected: "tagger", found: "sample")) { try read(sample, kind: "tagger") }
    #expect(throws: ModelError.foreign) { try read(Array("PNG and other things".utf8)) }
  }
}

@Suite("Taggers")
struct SequenceTaggerTests {
  /// Words ending in s are tagged 1, others 0: three letters are enough to learn it.
  private static let words = ["cats", "dog", "hens", "cow", "pigs", "ant", "bees", "owl"]

  private static var examples: [SequenceTagger.Example] {
    words.map { word in
      var copy = word
      let features = copy.withUTF8 { TokenFeatures($0, foldedHash: UInt64($0.count)) }
      return SequenceTagger.Example(words: [features], labels: [word.hasSuffix("s") ? 1 : 0])
    }
  }

  private static func train() -> [UInt8] {
    SequenceTagger.train(examples, labels: ["one", "many"], rowCount: 1 << 10, epochs: 5) { _, _ in }
  }

  @Test func sameDataSameBytes() { #expect(Self.train() == Self.train()) }

  @Test func learnsWhatItWasShown() throws {
    let bytes = Self.train()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { buffer.deallocate() }
    buffer.copyBytes(from: bytes)
    let base = try #require(UnsafeRawPointer(buffer.baseAddress))
    let tagger = try SequenceTagger(ModelFile(embedded: base, count: bytes.count, kind: SequenceTagger.kind))
    for example in Self.examples { #expect(tagger.tag(example.words) == example.labels) }
    #expect(tagger.tag([]) == [])
  }
}

@Suite("Parsing")
struct ArcEagerTests {
  /// Every sequence of allowed actions ends, and gives every word but one a head.
  @Test(arguments: 1...4) func everyRunEnds(count: Int) {
    var random = RandomNumbers(seed: UInt64(count))
    for _ in 0..<200 {
      var state = ArcEagerState(count: count)
      var steps = 0
      while !state.isFinal {
        let allowed = ParserAction.allCases.filter(state.allows)
        guard let action = allowed.randomElement(using: &random) else { break }
        _ = state.apply(action)
        steps += 1
      }
      #expect(state.isFinal)
      #expect(steps <= 2 * count)
      #expect(state.heads.allSatisfy { $0 >= 0 && $0 <= count })
    }
  }

  /// Following actions without cost gives the known tree.
  @Test(arguments: [[1, 3, 1], [1, 3, 3], [3, 0, 1], [2, 2, 3]]) func oracleFindsTheTree(gold: [Int]) {
    var state = ArcEagerState(count: 3)
    while !state.isFinal {
      let action = ParserAction.allCases.filter(state.allows).min {
        state.cost($0, gold: gold) < state.cost($1, gold: gold)
      }
      guard let action else { break }
      #expect(state.cost(action, gold: gold) == 0)
      _ = state.apply(action)
    }
    #expect(state.heads == gold)
  }
}

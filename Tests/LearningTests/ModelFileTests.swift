// Model files: what is written is read; what is damaged is refused with a reason.

import Learning
import Testing

@Suite struct ModelFileTests {
  static let bytes = ModelFile.bytes(
    kind: "sample", labels: [["one", "two"], []],
    tables: [((0..<32).map { Int8($0 - 16) }, 8, 4), ([1, -1, 127, -128], 2, 2)])

  /// Why the bytes are refused; `nil` where they are read.
  static func problem(_ bytes: [UInt8], kind: String = "sample") -> ModelError? {
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return .foreign }
      do throws(ModelError) {
        _ = try ModelFile(embedded: base, count: raw.count, kind: kind)
        return nil
      } catch { return error }
    }
  }

  @Test func whatIsWrittenIsRead() throws {
    try Self.bytes.withUnsafeBytes { raw in
      let base = try #require(raw.baseAddress)
      let model = try ModelFile(embedded: base, count: raw.count, kind: "sample")
      #expect(model.labels == [["one", "two"], []])
      #expect(model.tables.map(\.rowCount) == [8, 2])
      #expect((0..<4).map { model.tables[0].row(9)[$0] } == [-12, -11, -10, -9])  // 9 falls on row 1
      #expect((0..<2).map { model.tables[1].row(1)[$0] } == [127, -128])
    }
  }

  @Test func everyTruncationIsRefused() {
    for count in 1..<Self.bytes.count {
      #expect(Self.problem(Array(Self.bytes[0..<count])) != nil, "\(count) bytes")
    }
  }

  @Test func everyChangedBitIsRefused() {
    for index in Self.bytes.indices {
      for bit in 0..<8 {
        var changed = Self.bytes
        changed[index] ^= 1 << bit
        #expect(Self.problem(changed) != nil, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test func theReasonIsNamed() {
    #expect(Self.problem(Array("#!/bin/sh".utf8)) == .foreign)
    #expect(Self.problem(Self.bytes, kind: "other") == .kind(expected: "other", found: "sample"))
    var newer = Self.bytes
    newer[8] = 9
    #expect(Self.problem(newer) == .version(expected: 1, found: 9))
    var damaged = Self.bytes
    damaged[Self.bytes.count - 1] ^= 1
    #expect(Self.problem(damaged) == .damaged)
  }

  /// Files whose checksum is right and whose tables are not.
  @Test(arguments: [(1 << 20, 4), (3, 4), (0, 4), (8, 0), (1 << 27, 1), (1, 1 << 13)])
  func tablesThatDoNotFitAreRefused(rowCount: Int, stride: Int) {
    let bytes = ModelFile.bytes(kind: "sample", labels: [], tables: [([1, 2, 3], rowCount, stride)])
    #expect(Self.problem(bytes) != nil)
  }
}

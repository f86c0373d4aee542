// A table of small weights that ships inside the program, and the sums over its rows that all models are made of.
//
// Speed is cache misses here: all rows of a decision are known before the first is read, so that the processor fetches
// them side by side, and sums stay in registers. It does not know what rows and columns mean.

/// A table of small integers: `rowCount` rows of `stride` weights. Rows are a power of two, so that a hash masks to a row.
public struct WeightTable: @unchecked Sendable {
  /// The weights, row after row. They live as long as the program.
  @usableFromInline let base: UnsafePointer<Int8>
  /// Number of rows, a power of two.
  public let rowCount: Int
  /// Number of weights in a row.
  public let stride: Int

  init(base: UnsafePointer<Int8>, rowCount: Int, stride: Int) {
    self.base = base
    self.rowCount = rowCount
    self.stride = stride
  }

  /// All weights, row after row: a copy, for writing a model anew. O(rows).
  var weights: [Int8] { [Int8](UnsafeBufferPointer(start: base, count: rowCount * stride)) }

  /// The weights of the row that a feature's hash falls on.
  @inlinable public func row(_ hash: UInt64) -> UnsafePointer<Int8> {
    base + (Int(truncatingIfNeeded: hash) & (rowCount - 1)) &* stride
  }

  /// Adds up rows of 48 or 56 weights into `scores`, which has room for 64 numbers. O(rows).
  ///
  /// Eight columns at a time, so that the sums are vector registers while the rows go by: wider vectors were not inlined.
  @inline(__always) func addUp(
    _ rows: UnsafeBufferPointer<UInt64>, stride: Int, into scores: UnsafeMutablePointer<Int16>
  ) {
    scores[63] = touch(rows, stride: stride)
    let mask = UInt64(rowCount - 1)
    var sums = (
      SIMD8<Int16>.zero, SIMD8<Int16>.zero, SIMD8<Int16>.zero, SIMD8<Int16>.zero, SIMD8<Int16>.zero, SIMD8<Int16>.zero,
      SIMD8<Int16>.zero
    )
    for hash in rows {
      let row = UnsafeRawPointer(base + Int(truncatingIfNeeded: hash & mask) &* stride)
      sums.0 &+= Self.eight(row, 0)
      sums.1 &+= Self.eight(row, 8)
      sums.2 &+= Self.eight(row, 16)
      sums.3 &+= Self.eight(row, 24)
      sums.4 &+= Self.eight(row, 32)
      sums.5 &+= Self.eight(row, 40)
      if stride == 56 { sums.6 &+= Self.eight(row, 48) }
    }
    let target = UnsafeMutableRawPointer(scores)
    target.storeBytes(of: sums.0, as: SIMD8<Int16>.self)
    target.storeBytes(of: sums.1, toByteOffset: 16, as: SIMD8<Int16>.self)
    target.storeBytes(of: sums.2, toByteOffset: 32, as: SIMD8<Int16>.self)
    target.storeBytes(of: sums.3, toByteOffset: 48, as: SIMD8<Int16>.self)
    target.storeBytes(of: sums.4, toByteOffset: 64, as: SIMD8<Int16>.self)
    target.storeBytes(of: sums.5, toByteOffset: 80, as: SIMD8<Int16>.self)
    target.storeBytes(of: sums.6, toByteOffset: 96, as: SIMD8<Int16>.self)
  }

  @inline(__always) private static func eight(_ row: UnsafeRawPointer, _ offset: Int) -> SIMD8<Int16> {
    SIMD8<Int16>(truncatingIfNeeded: row.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int8>.self))
  }

  /// Reads both ends of each row, so that all of them are on their way from memory before the first is added. A loop this
  /// short has dozens of reads in flight; the sums alone have four. The result says nothing, and keeps the reads in.
  @inline(__always) private func touch(_ rows: UnsafeBufferPointer<UInt64>, stride: Int) -> Int16 {
    let mask = UInt64(rowCount - 1)
    var sink: Int8 = 0
    for hash in rows {
      let row = base + Int(truncatingIfNeeded: hash & mask) &* stride
      sink = sink &+ (row[0] ^ row[stride &- 1])
    }
    return Int16(sink)
  }

  /// Adds up rows of four weights. O(rows).
  ///
  /// A row is one word; 128 is added to each weight, so that two sums without signs fit into each of two words. At most 256
  /// rows, or a sum would run into the next.
  @inline(__always) func addUpFour(_ rows: UnsafeBufferPointer<UInt64>) -> SIMD4<Int32> {
    let mask = UInt64(rowCount - 1)
    let raw = UnsafeRawPointer(base)
    let sink = touch(rows, stride: 4)
    var even: UInt64 = 0
    var odd: UInt64 = 0
    for hash in rows {
      let row = raw.loadUnaligned(fromByteOffset: Int(truncatingIfNeeded: hash & mask) &* 4, as: UInt32.self)
      let biased = UInt64(row.littleEndian ^ 0x8080_8080)
      even &+= biased & 0x00FF_00FF
      odd &+= (biased >> 8) & 0x00FF_00FF
    }
    var bias = Int32(truncatingIfNeeded: rows.count) &* 128
    // Never true, which the compiler cannot know: it keeps the first reads in.
    if rows.count > 1 << 30 { bias &+= Int32(sink) }
    return SIMD4<Int32>(
      Int32(truncatingIfNeeded: even & 0xFFFF), Int32(truncatingIfNeeded: odd & 0xFFFF),
      Int32(truncatingIfNeeded: even >> 16), Int32(truncatingIfNeeded: odd >> 16)) &- bias
  }
}

/// The place of the greatest of the first `count` scores; the first of equals.
@inline(__always) func greatest(_ scores: UnsafePointer<Int16>, count: Int) -> Int {
  var best = 0
  var top = scores[0]
  for index in 1..<max(count, 1) {
    let score = scores[index]
    best = score > top ? index : best
    top = score > top ? score : top
  }
  return best
}

/// The place of the greatest of the first `count` scores, the first of equals, and how far it leads the next.
@inline(__always) func greatestWithLead(_ scores: UnsafePointer<Int16>, count: Int) -> (place: Int, lead: Int16) {
  var best = 0
  var (top, next) = (scores[0], Int16.min)
  for index in 1..<max(count, 1) {
    let score = scores[index]
    next = max(next, min(score, top))
    best = score > top ? index : best
    top = max(top, score)
  }
  return (best, top.subtractingReportingOverflow(next).overflow ? .max : top &- next)
}

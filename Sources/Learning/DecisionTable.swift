// Decisions that a model takes nearly always the same way, by the little that they depend on: asked before the model.
//
// Most words of a text are frequent ones in usual places, where summing weights only confirms what is known. The table
// remembers what the model decided there on raw text. It does not know what keys and decisions mean.

/// Remembered decisions: a hash table from keys, which are 64-bit hashes, to numbers below 256.
///
/// It is a table of rows of four bytes in a model file: the upper 24 bits of the key and the decision; zero is empty.
/// Collisions go to the next row. A foreign key is taken for a known one by chance:
/// one row in sixteen million that are looked at has its 24 bits.
struct DecisionTable: Sendable {
  /// Bytes in a row.
  static let stride = 4
  /// How many rows are looked at before a key counts as unknown: a table of any bytes gives an answer.
  private static let probeLimit = 32

  private let rows: WeightTable

  /// The table of a model file; nil where its rows are not of four bytes.
  init?(_ table: WeightTable) {
    guard table.stride == Self.stride else { return nil }
    rows = table
  }

  /// What is decided for a key; nil where the model has to be asked. O(1).
  @inline(__always) func decision(_ key: UInt64) -> UInt8? {
    let check = UInt32(truncatingIfNeeded: key >> 40)
    let mask = rows.rowCount &- 1
    var row = Int(truncatingIfNeeded: key) & mask
    for _ in 0..<Self.probeLimit {
      let entry = UnsafeRawPointer(rows.base).loadUnaligned(
        fromByteOffset: row &* Self.stride, as: UInt32.self
      ).littleEndian
      if entry == 0 { return nil }
      if entry >> 8 == check { return UInt8(truncatingIfNeeded: entry) }
      row = (row &+ 1) & mask
    }
    return nil
  }
}

/// Collects decisions of a model and makes a `DecisionTable` of those that hardly vary.
///
/// Each decision comes with keys from the least telling to the most telling one. A key enters the table where the model
/// nearly always decided alike; what it settles is not counted for the keys that follow.
public struct DecisionRecorder {
  private let keyCount: Int
  private var keys: [UInt64] = []
  private var decisions: [UInt8] = []

  /// A recorder of decisions with `keyCount` keys each.
  public init(keyCount: Int) { self.keyCount = keyCount }

  /// The number of decisions so far.
  public var count: Int { decisions.count }

  /// Adds what the model decided. `keys` are as many as the recorder was made for.
  mutating func add(_ keys: some Collection<UInt64>, decision: UInt8) {
    guard keys.count == keyCount else { return }
    self.keys += keys
    decisions.append(decision)
  }

  /// The table and what share of the recorded decisions it settles.
  ///
  /// - Parameters:
  ///   - rowCount: a power of two; two thirds of the rows are filled at most, with the keys seen most often.
  ///   - leastCount: how often a key must have been seen.
  ///   - greatestErrorShare: how much of it may have been decided otherwise, in thousandths.
  func table(rowCount: Int, leastCount: Int, greatestErrorShare: Int) -> (weights: [Int8], settledShare: Double) {
    var open = Array(decisions.indices)
    var entries: [Entry] = []
    for level in 0..<keyCount {
      let found = steady(level, among: open, leastCount: leastCount, greatestErrorShare: greatestErrorShare)
      entries += found
      let known = Set(found.map(\.key))
      open.removeAll { known.contains(keys[$0 * keyCount + level]) }
    }
    entries.sort { ($1.count, $0.key) < ($0.count, $1.key) }
    entries = Array(entries.prefix(rowCount * 2 / 3))
    let settled = entries.reduce(0) { $0 + $1.count }
    return (Self.rows(entries, rowCount: rowCount), Double(settled) / Double(Swift.max(decisions.count, 1)))
  }

  private struct Entry {
    var key: UInt64
    var decision: UInt8
    var count: Int
  }

  /// The keys of one level that nearly always go with one decision.
  private func steady(_ level: Int, among open: [Int], leastCount: Int, greatestErrorShare: Int) -> [Entry] {
    let pairs = open.map { (key: keys[$0 * keyCount + level], decision: decisions[$0]) }
      .sorted { ($0.key, $0.decision) < ($1.key, $1.decision) }
    var result: [Entry] = []
    var start = 0
    while start < pairs.count {
      let key = pairs[start].key
      var end = start
      var best = (decision: UInt8(0), count: 0)
      while end < pairs.count, pairs[end].key == key {
        let decision = pairs[end].decision
        let first = end
        while end < pairs.count, pairs[end].key == key, pairs[end].decision == decision { end += 1 }
        if end - first > best.count { best = (decision, end - first) }
      }
      let count = end - start
      if count >= leastCount, (count - best.count) * 1000 <= greatestErrorShare * count {
        result.append(Entry(key: key, decision: best.decision, count: count))
      }
      start = end
    }
    return result
  }

  private static func rows(_ entries: [Entry], rowCount: Int) -> [Int8] {
    var rows = [UInt32](repeating: 0, count: rowCount)
    for entry in entries {
      var row = Int(truncatingIfNeeded: entry.key) & (rowCount - 1)
      while rows[row] != 0 { row = (row + 1) & (rowCount - 1) }
      rows[row] = UInt32(truncatingIfNeeded: entry.key >> 40) << 8 | UInt32(entry.decision)
    }
    return rows.flatMap { row in
      (0..<DecisionTable.stride).map { Int8(truncatingIfNeeded: row >> (UInt32($0) * 8)) }
    }
  }
}

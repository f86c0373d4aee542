// Finds the spans at a byte offset. Knows nothing of what the spans are.

import Text

/// An index over ranges that may nest and overlap: which of them touch an offset.
///
/// Ranges sorted by start, with the greatest end so far beside each: a query goes back from the last start at or before
/// the offset and stops where no earlier range reaches it. O(log n + what is found) on prose, where nesting is shallow.
public struct SpanIndex: Sendable {
  /// One range and what it belongs to.
  private struct Entry: Sendable {
    var range: ByteRange
    var greatestEnd: Int32
    var owner: Int32
  }

  private let entries: [Entry]

  /// An index of ranges, each with the number that queries give back for it.
  public init(_ ranges: [(range: ByteRange, owner: Int)]) {
    var greatestEnd = Int32.min
    entries = ranges.sorted { ($0.range, $0.owner) < ($1.range, $1.owner) }.map { item in
      greatestEnd = Swift.max(greatestEnd, Int32(clamping: item.range.end))
      return Entry(range: item.range, greatestEnd: greatestEnd, owner: Int32(clamping: item.owner))
    }
  }

  /// The bytes of its entries.
  var byteCount: Int { entries.count * MemoryLayout<Entry>.stride }

  /// The owners of all ranges that hold `offset` or end at it, the shortest range first; one that holds the byte at
  /// the offset goes before one of the same length that only ends there.
  public func owners(touching offset: Int) -> [Int] {
    var found: [(range: ByteRange, owner: Int)] = []
    var index = firstIndex(startingAfter: offset) - 1
    while index >= 0, Int(entries[index].greatestEnd) >= offset {
      if entries[index].range.touches(offset) {
        found.append((entries[index].range, Int(entries[index].owner)))
      }
      index -= 1
    }
    found.sort { left, right in
      let (leftHolds, rightHolds) = (left.range.contains(offset), right.range.contains(offset))
      if left.range.count != right.range.count { return left.range.count < right.range.count }
      if leftHolds != rightHolds { return leftHolds }
      return (left.range, left.owner) < (right.range, right.owner)
    }
    return found.map(\.owner)
  }

  /// The owners of all ranges that share a byte with `range`, in order of their start.
  public func owners(overlapping range: ByteRange) -> [Int] {
    var found: [Int] = []
    var index = firstIndex(startingAfter: range.end - 1) - 1
    while index >= 0, Int(entries[index].greatestEnd) > range.start {
      if entries[index].range.overlaps(range) { found.append(Int(entries[index].owner)) }
      index -= 1
    }
    return found.reversed()
  }

  /// The index of the first entry whose range starts after `offset`.
  private func firstIndex(startingAfter offset: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

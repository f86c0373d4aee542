// How alike words are. Integers only, so that scores are the same on every machine.

/// The words of a question, made ready to be held against many quotations.
struct WordSequence {
  private let words: [UInt32]
  /// For each word of the question the places where it stands, as bits; for questions of up to 64 words.
  private let places: [UInt32: UInt64]

  /// The words of a question by their hashes.
  init(_ words: [UInt32]) {
    self.words = words
    var places: [UInt32: UInt64] = [:]
    for (index, word) in words.enumerated().prefix(64) { places[word, default: 0] |= 1 << UInt64(index) }
    self.places = places
  }

  /// How much of the question occurs in `said` in the same order, in permille of its words: the length of the longest
  /// common subsequence.
  ///
  /// O(words of `said`) for questions of up to 64 words, by bits (Hyyrö 2004); O(words · words) for longer ones.
  func permilleInOrder(in said: ArraySlice<UInt32>) -> Int {
    guard !words.isEmpty else { return 0 }
    guard words.count <= 64 else { return longest(in: said) * 1000 / words.count }
    // A bit that has become 0 is a word of the subsequence.
    var open = UInt64.max
    for word in said {
      guard let mask = places[word] else { continue }
      let shared = open & mask
      open = (open &+ shared) | (open & ~shared)
    }
    let used = words.count == 64 ? ~open : ~open & ((1 << UInt64(words.count)) - 1)
    return used.nonzeroBitCount * 1000 / words.count
  }

  private func longest(in said: ArraySlice<UInt32>) -> Int {
    var row = [Int](repeating: 0, count: words.count + 1)
    for word in said {
      var diagonal = 0
      for index in words.indices {
        let above = row[index + 1]
        row[index + 1] = words[index] == word ? diagonal + 1 : Swift.max(above, row[index])
        diagonal = above
      }
    }
    return row[words.count]
  }
}

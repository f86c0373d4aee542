// How alike words are. Integers only, so that scores are the same on every machine.

/// The words of a question, made ready to be held against many quotations.
struct WordSequence {
  private let words: [UInt32]
  /// For each word of the question the places where it stands, as bits; for questions of up to 64 words. Open addressing
  /// by the low bits of the word, four slots a word: a dictionary took a third of the time of a fuzzy look-up.
  private let slots: [Slot]

  /// The words of a question by their hashes.
  init(_ words: [UInt32]) {
    self.words = words
    var slots = [Slot](repeating: Slot(), count: Self.slotCount)
    for (index, word) in words.enumerated().prefix(64) {
      var slot = Int(word) & (Self.slotCount - 1)
      while slots[slot].places != 0, slots[slot].word != word { slot = (slot + 1) & (Self.slotCount - 1) }
      slots[slot].word = word
      slots[slot].places |= 1 << UInt64(index)
    }
    self.slots = slots
  }

  private struct Slot {
    var word: UInt32 = 0
    var places: UInt64 = 0
  }

  /// At least one slot stays free, so that every search ends.
  private static let slotCount = 256

  /// The places of a word, as bits; 0 where the question does not have it.
  private func places(of word: UInt32) -> UInt64 {
    var slot = Int(word) & (Self.slotCount - 1)
    while slots[slot].places != 0 {
      if slots[slot].word == word { return slots[slot].places }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return 0
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
      let mask = places(of: word)
      if mask == 0 { continue }
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

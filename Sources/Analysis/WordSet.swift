// Small closed word classes of the analysis: sets of word hashes, and what is known of each word of a list.
//
// Most tokens of a text ask several of them, and are in none. Set and Dictionary of the standard library hash the hash once
// more, with a function made for hostile keys.

import Text

/// A closed class of words, looked up by the folded hash of a token.
struct WordSet: Sendable {
  private let words: WordMap<Void>

  /// The class of the words in `words`, separated by white space.
  init(_ words: String) {
    self.init(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash.folded($0) })
  }

  /// The class of the words with these folded hashes.
  init(_ foldedHashes: [UInt64]) {
    words = WordMap(Dictionary(foldedHashes.map { ($0, ()) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Whether the word with this folded hash belongs to the class. O(1).
  @inline(__always) func contains(_ foldedHash: UInt64) -> Bool { words[foldedHash] != nil }
}

/// What is known of the words of a closed list, by folded hash: a table with open addressing, at most a third of it full.
struct WordMap<Value: Sendable>: Sendable {
  /// The hashes; 0 where there is none, which no word has.
  private let keys: [UInt64]
  private let values: [Value?]
  private let mask: Int

  /// A table of the entries of a dictionary.
  init(_ entries: [UInt64: Value]) {
    var capacity = 8
    while capacity < entries.count * 3 { capacity *= 2 }
    var keys = [UInt64](repeating: 0, count: capacity)
    var values = [Value?](repeating: nil, count: capacity)
    for (key, value) in entries where key != 0 {
      var place = Int(truncatingIfNeeded: key) & (capacity - 1)
      while keys[place] != 0 { place = (place + 1) & (capacity - 1) }
      keys[place] = key
      values[place] = value
    }
    self.keys = keys
    self.values = values
    mask = capacity - 1
  }

  /// What is known of the word with this folded hash; nil for other words. O(1).
  @inline(__always) subscript(foldedHash: UInt64) -> Value? {
    var place = Int(truncatingIfNeeded: foldedHash) & mask
    while keys[place] != 0 {
      if keys[place] == foldedHash { return values[place] }
      place = (place + 1) & mask
    }
    return nil
  }
}

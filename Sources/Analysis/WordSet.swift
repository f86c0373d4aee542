// Small closed word classes of the analysis, as sets of hashes.

import Text

/// A closed class of words, looked up by the folded hash of a token.
struct WordSet: Sendable {
  private let hashes: Set<UInt64>

  /// The class of the words in `words`, separated by white space.
  init(_ words: String) {
    hashes = Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash.folded($0) })
  }

  /// Whether the word with this folded hash belongs to the class.
  func contains(_ foldedHash: UInt64) -> Bool { hashes.contains(foldedHash) }
}

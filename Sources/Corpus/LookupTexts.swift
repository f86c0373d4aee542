// What look-ups compare of one document: the folded names of its chains, and the folded words of its quotations.
//
// Made once for each version of a document, so that a question about ten thousand documents compares numbers and bytes
// and folds nothing. Knows no question.

import Annotation
import Text

/// The names that each chain of a document is known by, folded and hashed.
public struct NameKeys: Sendable {
  /// The key of a name, and the chain that has it.
  public struct Entry: Sendable, Hashable {
    /// See `key(of:)`.
    public var key: UInt64
    /// The chain, as an index of `DocumentAnnotation.chains`.
    public var chain: Int32
  }

  /// Chains in order, a chain's names each once.
  public let entries: [Entry]

  init(_ annotation: DocumentAnnotation) {
    var entries: [Entry] = []
    for (index, chain) in annotation.chains.enumerated() {
      let first = entries.count
      for name in CollectionOfOne(chain.canonicalName) + chain.aliases.map(\.text) {
        let words = NameFolding.nameWords(name)
        guard !words.isEmpty else { continue }
        let entry = Entry(key: Self.key(of: words), chain: Int32(clamping: index))
        if !entries[first...].contains(entry) { entries.append(entry) }
      }
    }
    self.entries = entries
  }

  /// The key of the folded words of a name, see `NameFolding.nameWords`.
  public static func key(of words: [String]) -> UInt64 {
    words.reduce(0) { WordHash.combine($0, WordHash.folded($1)) }
  }
}

/// The folded words of a document's quotations, as bytes to search and as numbers to compare.
public struct QuotationTexts: Sendable {
  private static let separator = UInt8(ascii: "\n")

  /// The words with spaces between them; a line feed before each quotation and after the last.
  private let bytes: [UInt8]
  /// Where each quotation's line feed stands; the last one of all at the end.
  private let starts: [Int32]
  /// The hashes of the words of all quotations.
  private let words: [UInt32]
  /// Where each quotation's words start in `words`, and where the last one's end.
  private let wordStarts: [Int32]

  /// The texts of quotations by their folded words.
  init(_ quotations: [[String]]) {
    var bytes: [UInt8] = []
    var starts: [Int32] = []
    var words: [UInt32] = []
    var wordStarts: [Int32] = [0]
    for quotation in quotations {
      starts.append(Int32(clamping: bytes.count))
      for (index, word) in quotation.enumerated() {
        bytes.append(index == 0 ? Self.separator : UInt8(ascii: " "))
        bytes += word.utf8
        words.append(Self.hash(word))
      }
      if quotation.isEmpty { bytes.append(Self.separator) }
      wordStarts.append(Int32(clamping: words.count))
    }
    starts.append(Int32(clamping: bytes.count))
    bytes.append(Self.separator)
    (self.bytes, self.starts, self.words, self.wordStarts) = (bytes, starts, words, wordStarts)
  }

  /// The number that a folded word is compared by.
  public static func hash(_ word: String) -> UInt32 { UInt32(truncatingIfNeeded: WordHash.folded(word)) }

  /// The hashes of the words of one quotation.
  public func words(of quotation: Int) -> ArraySlice<UInt32> {
    guard quotation >= 0, quotation + 1 < wordStarts.count else { return [] }
    return words[Int(wordStarts[quotation])..<Int(wordStarts[quotation + 1])]
  }

  /// The quotations whose words are exactly those with these hashes, in order. O(quotations).
  public func quotations(equalTo hashes: [UInt32]) -> [Int] {
    (0..<(wordStarts.count - 1)).filter { quotation in
      let words = words(of: quotation)
      return words.count == hashes.count && words.elementsEqual(hashes)
    }
  }

  /// The quotations that hold the letters of `search`, in order. O(bytes).
  public func quotations(holding search: LetterSearch) -> [Int] {
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      var from = 0
      while let hit = search.first(in: bytes, from: from) {
        let quotation = self.quotation(at: hit)
        found.append(quotation)
        from = Int(starts[min(quotation + 1, starts.count - 1)])
      }
    }
    return found
  }

  /// The quotation whose words or line feed stand at an offset.
  private func quotation(at offset: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// Letters to search for, with the table of Horspool (1980): by how much the search can go on after a byte.
public struct LetterSearch: Sendable {
  private let letters: [UInt8]
  private let steps: [Int]

  /// A search for folded words with spaces between them.
  public init(_ words: [String]) {
    let letters = Array(words.joined(separator: " ").utf8)
    var steps = [Int](repeating: max(letters.count, 1), count: 256)
    for (index, letter) in letters.enumerated().dropLast() { steps[Int(letter)] = letters.count - 1 - index }
    (self.letters, self.steps) = (letters, steps)
  }

  /// The first place of the letters at or after `from`; nil where there is none, or nothing to search for.
  func first(in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    guard let last = letters.last, from >= 0 else { return nil }
    var place = from
    while place + letters.count <= bytes.count {
      let end = bytes[place + letters.count - 1]
      if end == last, letters.indices.allSatisfy({ bytes[place + $0] == letters[$0] }) { return place }
      place += steps[Int(end)]
    }
    return nil
  }
}

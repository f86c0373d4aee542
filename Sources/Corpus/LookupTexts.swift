// What look-ups compare of one document: the folded names of its chains, and the folded words of its quotations.
//
// Made once for each version of a document, so that a question about ten thousand documents compares numbers and bytes
// and folds nothing. Knows no question.

import Annotation
import Text

/// The hash of folded words, and what of a document has them.
public struct LookupKey: Sendable, Hashable {
  /// The hash.
  public var key: UInt64
  /// A chain or a quotation, as an index of the document's annotation.
  public var item: Int32
}

/// The names that each chain of a document is known by, and those who speak or are spoken to without a chain, folded and hashed.
public struct NameKeys: Sendable {
  /// Chains in order, a chain's names each once, and the surnames that a person's name ends in.
  public let entries: [LookupKey]
  /// Quotations whose speaker or addressee is no chain, in order, by the words for them.
  public let unlinked: [LookupKey]

  init(_ annotation: DocumentAnnotation) {
    var entries: [LookupKey] = []
    let phrases = Self.phrases(annotation)
    for (index, chain) in annotation.chains.enumerated() {
      let first = entries.count
      for name in CollectionOfOne(chain.canonicalName) + chain.aliases.map(\.text) + phrases[index, default: []] {
        let words = NameFolding.nameWords(name)
        guard !words.isEmpty else { continue }
        let entry = LookupKey(key: Self.key(of: words), item: Int32(clamping: index))
        if !entries[first...].contains(entry) { entries.append(entry) }
      }
      guard chain.type == .person else { continue }
      let words = NameFolding.nameWords(chain.canonicalName)
      for start in words.indices.dropFirst() {
        entries.append(LookupKey(key: Self.surnameKey(of: Array(words[start...])), item: Int32(clamping: index)))
      }
    }
    self.entries = entries
    var unlinked: [LookupKey] = []
    for (index, quotation) in annotation.quotations.enumerated() {
      let speaker = quotation.chain == nil ? quotation.speaker : []
      let addressee = quotation.addresseeChain == nil ? quotation.addressee : []
      for range in speaker + addressee {
        let words = NameFolding.nameWords(annotation.text[range])
        guard !words.isEmpty else { continue }
        unlinked.append(LookupKey(key: Self.key(of: words), item: Int32(clamping: index)))
      }
    }
    self.unlinked = unlinked
  }

  /// What else chains without a name are called where they speak: the whole noun phrase, and what of it stands before a
  /// comma ("a European diplomat" of "a European diplomat, who asked not to be named").
  private static func phrases(_ annotation: DocumentAnnotation) -> [Int: [String]] {
    var phrases: [Int: [String]] = [:]
    for quotation in annotation.quotations {
      for (mention, range) in zip(quotation.speakerMentions, quotation.speaker) {
        guard annotation.mentions.indices.contains(mention), annotation.mentions[mention].kind == .nominal else {
          continue
        }
        let chain = annotation.mentions[mention].chain
        let words = annotation.text[range]
        phrases[chain, default: []] += [words, String(words.prefix { $0 != "," })]
      }
    }
    return phrases
  }

  /// The key of the folded words that the name of a person ends in, with more before them.
  public static func surnameKey(of words: [String]) -> UInt64 { WordHash.combine(key(of: words), WordHash.initial) }

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
  /// The wordings of each quotation, quotations in order: all its words, and what stands between marks in it.
  public let keys: [LookupKey]

  /// The texts of a document's quotations.
  init(_ annotation: DocumentAnnotation) {
    func folded(_ spans: [ByteRange]) -> [String] { spans.flatMap { NameFolding.words(annotation.text[$0]) } }
    self.init(
      annotation.quotations.map { folded($0.spans) },
      marked: annotation.quotations.map { $0.marked.map { folded([$0]) } })
  }

  /// The texts of quotations by their folded words; `marked` has those between each pair of marks, and may be shorter.
  init(_ quotations: [[String]], marked: [[[String]]] = []) {
    var keys: [LookupKey] = []
    for (index, quotation) in quotations.enumerated() {
      let first = keys.count
      for words in [quotation] + (marked.indices.contains(index) ? marked[index] : []) {
        let key = LookupKey(key: Self.key(of: words.map(Self.hash)), item: Int32(clamping: index))
        if !words.isEmpty, !keys[first...].contains(key) { keys.append(key) }
      }
    }
    self.keys = keys
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

  /// The key of a wording by the hashes of its folded words.
  public static func key(of hashes: [UInt32]) -> UInt64 {
    hashes.reduce(0) { WordHash.combine($0, UInt64($1)) }
  }

  /// The number that a folded word is compared by.
  public static func hash(_ word: String) -> UInt32 { UInt32(truncatingIfNeeded: WordHash.folded(word)) }

  /// The hashes of the words of one quotation.
  public func words(of quotation: Int) -> ArraySlice<UInt32> {
    guard quotation >= 0, quotation + 1 < wordStarts.count else { return [] }
    return words[Int(wordStarts[quotation])..<Int(wordStarts[quotation + 1])]
  }

  /// The quotations of which all the words, or all that stands between two marks, are those of a key, in order.
  /// O(quotations).
  public func quotations(wording key: UInt64) -> [Int] {
    var found: [Int] = []
    for entry in keys where entry.key == key && found.last != Int(entry.item) { found.append(Int(entry.item)) }
    return found
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

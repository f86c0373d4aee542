// What a first reading of the document decided about its words, for the second: one type for one name (document memory).
//
// Ratinov and Roth 2009, section 5.2; Krishnan and Manning 2006.

import Prose
import Text

/// Votes of the names of a first reading, by word and by whole name.
package struct NameMemory {
  /// Which part of a name a word was.
  private enum Place: Int {
    case whole, first, inner, last
  }

  private var index = HashIndex(capacity: 128)
  /// Votes at `(word * 4 + place) * types + type`.
  private var votes: [Int32] = []
  /// How often each word stood in a run without being in a name.
  private var outside: [Int32] = []
  private static let types = NameModelType.allCases.count
  private static let width = 4 * types

  /// The memory of `names` in a document.
  package init(_ names: [(tokens: Range<Int>, type: NameModelType)], view: borrowing NameView) {
    let tokens = view.prose.tokens
    var named = [Bool](repeating: false, count: tokens.count)
    for name in names {
      for token in name.tokens {
        named[token] = true
        guard view.isCapital[token] else { continue }
        let place: Place
        if name.tokens.count == 1 {
          place = .whole
        } else if token == name.tokens.lowerBound {
          place = .first
        } else {
          place = token == name.tokens.upperBound - 1 ? .last : .inner
        }
        add(tokens[token].foldedHash, place, name.type)
      }
      if name.tokens.count > 1 {
        add(Self.phrase(tokens[name.tokens]), .whole, name.type)
        if let acronym = Self.acronym(name.tokens, view) { add(acronym, .whole, name.type) }
      }
    }
    for run in view.runs {
      for token in run where view.isCapital[token] && !named[token] {
        let word = insert(tokens[token].foldedHash)
        outside[word] += 1
      }
    }
  }

  private mutating func insert(_ hash: UInt64) -> Int {
    let word = index.insert(hash)
    if outside.count <= word {
      outside.append(0)
      votes.append(contentsOf: repeatElement(0, count: Self.width))
    }
    return word
  }

  private mutating func add(_ hash: UInt64, _ place: Place, _ type: NameModelType) {
    let word = insert(hash)
    votes[word * Self.width + place.rawValue * Self.types + type.rawValue] += 1
  }

  static func phrase(_ tokens: ArraySlice<Token>) -> UInt64 {
    tokens.reduce(0) { WordHash.combine($0, $1.foldedHash) }
  }

  /// The folded hash of the capitals of a name ("Economic Community of West African States": "ecowas" needs the words'
  /// second letters and is not found; "Foreign Policy Institute": "fpi" is).
  private static func acronym(_ range: Range<Int>, _ view: borrowing NameView) -> UInt64? {
    var letters: [UInt8] = []
    for token in range where view.isCapital[token] {
      let start = view.prose.tokens[token].range.start
      guard start < view.prose.text.bytes.count else { return nil }
      letters.append(view.prose.text.bytes[start])
    }
    guard letters.count >= 2, letters.count <= 8 else { return nil }
    return letters.withUnsafeBufferPointer { WordHash.folded($0) }
  }

  /// What the memory says of a word in one place: the leading type and how clear its lead is; 0 for nothing.
  private func verdict(_ counts: ArraySlice<Int32>, against other: Int32) -> UInt32 {
    var best = 0
    var total = other
    let start = counts.startIndex
    for type in 0..<Self.types {
      total += counts[start + type]
      if counts[start + type] > counts[start + best] { best = type }
    }
    let top = counts[start + best]
    guard top > 0 else { return 0 }
    let clarity: UInt32 = top == total ? (top > 2 ? 3 : 2) : (top * 2 > total ? 1 : 0)
    return 1 + UInt32(best) * 4 + clarity
  }

  /// What the memory says of the word with `foldedHash`: alone as a name, as a first, inner and last word of one, and over
  /// all (with the times it was no name).
  func verdicts(_ foldedHash: UInt64) -> (whole: UInt32, first: UInt32, inner: UInt32, last: UInt32, all: UInt32) {
    guard let word = index[foldedHash] else { return (0, 0, 0, 0, 0) }
    var parts: [UInt32] = [0, 0, 0, 0]
    var sum = [Int32](repeating: 0, count: Self.types)
    for place in 0..<4 {
      let start = word * Self.width + place * Self.types
      parts[place] = verdict(votes[start..<(start + Self.types)], against: 0)
      for type in 0..<Self.types { sum[type] += votes[start + type] }
    }
    let all = verdict(sum[...], against: outside[word])
    return (parts[0], parts[1], parts[2], parts[3], all == 0 && outside[word] > 0 ? 63 : all)
  }

  /// What the memory says of a whole name of several words.
  func verdict(ofPhrase tokens: ArraySlice<Token>) -> UInt32 {
    guard tokens.count > 1, let word = index[Self.phrase(tokens)] else { return 0 }
    let start = word * Self.width
    return verdict(votes[start..<(start + Self.types)], against: 0)
  }
}

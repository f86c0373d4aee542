// The one hash of words. Tokens carry it, lexicon tables are keyed by it, models start from it.
//
// It does not know what a word is: the caller cuts.

/// A 64-bit hash of a word without regard to case: the key of every lexicon table.
///
/// Folded: ASCII and Latin letters to lower case (Latin-1, Latin Extended-A and -B, Vietnamese), Greek and Cyrillic likewise,
/// the right single quotation mark U+2019 to an apostrophe. Diacritics stay. Stable between runs and machines: model
/// files and tables depend on it, so a change of this function is a change of every model.
public enum WordHash {
  @usableFromInline static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  @usableFromInline static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// The hash of nothing, to go on from with `step`; `finish` ends.
  @inlinable public static var initial: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// Takes one scalar, folded by the caller, into an unfinished hash. `folded` is `initial`, a `step` a scalar, `finish`.
  @inlinable public static func step(_ hash: UInt64, _ folded: UInt32) -> UInt64 {
    (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
  }

  /// The case-folded hash of UTF-8 bytes.
  public static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        let isUpper = byte &- 0x41 < 26
        hash = (hash ^ UInt64(isUpper ? byte | 0x20 : byte)) &* prime
        index += 1
      } else {
        let (scalar, length) = ScalarDecoding.decode(bytes, at: index)
        let lower = LetterCase.lowercase(scalar)
        hash = (hash ^ UInt64(lower == 0x2019 ? 0x27 : lower)) &* prime
        index += length
      }
    }
    return finish(hash)
  }

  /// The case-folded hash of part of a text.
  public static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBufferPointer { folded(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The case-folded hash of a string.
  public static func folded(_ string: some StringProtocol) -> UInt64 {
    var copy = String(string)
    return copy.withUTF8 { folded($0) }
  }

  /// The hash of a sequence of words: the key of a phrase.
  @inlinable public static func combine(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    finish((phrase &* 0x9E37_79B9_7F4A_7C15) ^ word)
  }

  /// Spreads every bit over all bits (the finalizer of splitmix64), so that low bits can index a table.
  @inlinable public static func finish(_ hash: UInt64) -> UInt64 {
    var mixed = hash
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

// What the models see of one word: its hash, its ends, its shape. Computed once a token and shared by all models.
//
// It sees bytes and nothing of the document.

import Text

/// The hashes of one word that features are combined from.
public struct TokenFeatures: Sendable {
  /// The whole word without regard to case.
  public var word: UInt64
  /// The last two bytes.
  public var suffix2: UInt64
  /// The last three bytes.
  public var suffix3: UInt64
  /// The last four bytes.
  public var suffix4: UInt64
  /// The first two bytes.
  public var prefix2: UInt64
  /// The first three bytes.
  public var prefix3: UInt64
  /// Case, digits and marks, runs shortened ("Xx", "X.X.", "00-0").
  public var shape: UInt64
  /// The classes of the whole word.
  public var classes: WordClassTable.Classes

  /// The features of the bytes of one word.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>, foldedHash: UInt64, classes: WordClassTable.Classes = .unknown
  ) {
    word = foldedHash
    self.classes = classes
    let count = bytes.count
    // Nearly all words are ASCII, where a byte is a letter and folding is one bit.
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    @inline(__always) func part(_ start: Int, _ end: Int) -> UInt64 {
      let range = max(start, 0)..<min(end, count)
      guard isASCII else { return WordHash.folded(UnsafeBufferPointer(rebasing: bytes[range])) }
      var hash = WordHash.initial
      for byte in bytes[range] { hash = WordHash.step(hash, UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)) }
      return WordHash.finish(hash)
    }
    suffix2 = part(count - 2, count)
    suffix3 = part(count - 3, count)
    suffix4 = part(count - 4, count)
    prefix2 = part(0, 2)
    prefix3 = part(0, 3)
    shape = Self.shape(bytes)
  }

  /// The features of the place before the first and after the last word of a sentence.
  public static func edge(_ side: UInt64) -> TokenFeatures {
    var features = TokenFeatures(UnsafeBufferPointer(start: nil, count: 0), foldedHash: side)
    features.shape = side
    return features
  }

  private static func shape(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x5EED
    var last: UInt64 = 0
    for byte in bytes {
      let sort: UInt64
      switch byte {
      case 0x41...0x5A: sort = 1
      case 0x61...0x7A: sort = 2
      case 0x30...0x39: sort = 3
      case 0x80...: sort = 4
      default: sort = 0x100 + UInt64(byte)
      }
      if sort != last { hash = (hash ^ sort) &* 0x0000_0100_0000_01B3 }
      last = sort
    }
    return WordHash.finish(hash)
  }
}

/// Mixes the number of a template with what it combines.
@inlinable public func featureHash(_ template: UInt64, _ first: UInt64) -> UInt64 {
  WordHash.finish(first &+ (template &* 0x9E37_79B9_7F4A_7C15))
}

/// Mixes the number of a template with two things that it combines.
@inlinable public func featureHash(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
  WordHash.finish((first ^ (second &* 0xC2B2_AE3D_27D4_EB4F)) &+ (template &* 0x9E37_79B9_7F4A_7C15))
}

/// Mixes the number of a template with three things that it combines.
@inlinable public func featureHash(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
  featureHash(template, first ^ (third &* 0x1656_67B1_9E37_79F9), second)
}

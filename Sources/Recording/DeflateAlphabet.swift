// The alphabets of deflate (RFC 1951 §3.2.5 to §3.2.7): which symbols stand for lengths, distances and code lengths.
//
// What writes and what reads share it, so that the two cannot disagree.

/// The symbols of deflate.
enum DeflateAlphabet {
  /// How far back a repetition may begin (RFC 1951 §2).
  static let windowByteCount = 32 << 10
  /// The lengths of repetitions.
  static let matchLengths = 3...258
  /// The symbol that ends a block.
  static let endOfBlock = 256
  /// The first symbol of a length.
  static let firstLength = 257
  /// The symbols that a dynamic block may give codes to: literals, the end, and lengths.
  static let literalCount = 286
  /// The symbols of distances.
  static let distanceCount = 30
  /// The longest code of either alphabet (RFC 1951 §3.2.7).
  static let longestCode = 15
  /// The longest code of a code length.
  static let longestLengthCode = 7
  /// The order in which a dynamic block tells the lengths of the codes for code lengths (RFC 1951 §3.2.7).
  static let lengthCodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// What a symbol stands for: `base` and what the next `extraBitCount` bits say on top.
  struct Range {
    /// The smallest value.
    var base: Int
    /// The bits behind the symbol.
    var extraBitCount: Int
  }

  /// The lengths of symbols from 257 on, by the symbol less 257 (the first table of RFC 1951 §3.2.5).
  static let lengths: [Range] = (0..<29).map { index in
    if index == 28 { return Range(base: 258, extraBitCount: 0) }
    if index < 8 { return Range(base: index + 3, extraBitCount: 0) }
    let extra = index / 4 - 1
    return Range(base: ((4 + index % 4) << extra) + 3, extraBitCount: extra)
  }

  /// The distances of symbols (the second table of RFC 1951 §3.2.5).
  static let distances: [Range] = (0..<distanceCount).map { index in
    if index < 4 { return Range(base: index + 1, extraBitCount: 0) }
    let extra = index / 2 - 1
    return Range(base: ((2 + index % 2) << extra) + 1, extraBitCount: extra)
  }

  /// The place in `lengths` of a length from 3 to 258.
  static func lengthIndex(of length: Int) -> Int {
    let value = length - 3
    if value < 8 { return max(0, value) }
    if value >= 255 { return 28 }
    let extra = bitWidth(value) - 3
    return 4 * extra + (value >> extra)
  }

  /// The symbol of a distance from 1 to 32,768.
  static func distanceIndex(of distance: Int) -> Int {
    let value = distance - 1
    if value < 4 { return max(0, value) }
    let extra = bitWidth(value) - 2
    return 2 * extra + (value >> extra)
  }

  private static func bitWidth(_ value: Int) -> Int { Int.bitWidth - value.leadingZeroBitCount }

  /// The lengths of the codes for literals and lengths in a fixed block (RFC 1951 §3.2.6). Two of its 288 symbols are never
  /// used; they take part in the codes.
  static let fixedLiteralLengths: [UInt8] =
    Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
    + Array(repeating: 8, count: 8)

  /// The lengths of the codes for distances in a fixed block; two of its 32 symbols are never used.
  static let fixedDistanceLengths: [UInt8] = Array(repeating: 5, count: 32)
}

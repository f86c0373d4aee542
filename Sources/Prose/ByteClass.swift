// What each byte can be part of, as one table look-up.
//
// It knows ASCII only: bytes from 0x80 up are `high`, and the scalar decides.

import Text

/// The class of a byte: a set of bits, looked up in a table of 256.
struct ByteClass {
  static let lower: UInt8 = 1
  static let upper: UInt8 = 2
  static let letter: UInt8 = 3
  static let digit: UInt8 = 4
  static let alphanumeric: UInt8 = 7
  static let high: UInt8 = 8
  /// Anything that can go on inside a word without a further look.
  static let space: UInt8 = 16
  /// Bytes that can stand in a host name or the local part of an e-mail address, letters and digits left out.
  static let addressMark: UInt8 = 32
  /// Bytes that can stand in the path of a URL, besides the above.
  static let pathMark: UInt8 = 64
  /// `.`, `!` and `?`.
  static let terminator: UInt8 = 128

  /// The table, indexed by byte.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in 0...0x20 { table[byte] = space }
    table[0x7F] = space
    for byte in 0x30...0x39 { table[byte] = digit }
    for byte in 0x41...0x5A { table[byte] = upper }
    for byte in 0x61...0x7A { table[byte] = lower }
    for byte in 0x80...0xFF { table[byte] = high }
    for byte in "._-+".utf8 { table[Int(byte)] |= addressMark }
    for byte in "._-+~:/?#@!$&*,;=%()".utf8 { table[Int(byte)] |= pathMark }
    for byte in ".!?".utf8 { table[Int(byte)] |= terminator }
    return table
  }()
}

/// Scalars that cutting needs by name.
enum Scalar {
  /// Whether the scalar is white space or shows nothing (no-break space, thin spaces, zero width, byte order mark).
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0xA0, 0x1680, 0x2000...0x200B, 0x200E, 0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF:
      return true
    default: return false
    }
  }

  /// Whether the scalar goes on inside a word: a letter, a mark that combines, a soft hyphen, a joiner.
  static func continuesWord(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || scalar == 0x200C || scalar == 0x200D || LetterCase.isLetter(scalar)
  }

  /// Whether the scalar is a symbol rather than punctuation: currency, arrows, mathematics, pictures.
  static func isSymbol(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA2...0xA6, 0xA8, 0xA9, 0xAC, 0xAE...0xB4, 0xB7...0xB9, 0xBC...0xBE, 0xD7, 0xF7, 0x20A0...0x20CF: return true
    case 0x2044, 0x2070...0x209F, 0x2100...0x23FF, 0x2460...0x2BFF, 0xFE0E, 0xFE0F, 0x1F000...0x1FAFF: return true
    default: return false
    }
  }

  /// Whether the scalar only changes the picture before it: variation selectors, skin tones, joiners.
  static func modifiesPicture(_ scalar: UInt32) -> Bool {
    scalar == 0x200D || scalar == 0xFE0E || scalar == 0xFE0F || (0x1F3FB...0x1F3FF).contains(scalar)
  }
}

// Classes of bytes that reader and writer share, eight at a time.
//
// Comparisons of SIMD lanes compile to scalar code in Swift 6.3, so this is arithmetic on one 64-bit word.

/// Tests on bytes of JSON.
enum JSONBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Marks quotation marks, backslashes and control characters by their high bits. The lowest mark is exact; above it
  /// there may be false ones.
  @inline(__always) static func specialMask(_ word: UInt64) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // A byte below 0x20 borrows into its high bit when 0x20 is taken away.
    let control = (word &- (ones &* 0x20)) & ~word
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control) & highs
  }

  /// Marks backslashes likewise.
  @inline(__always) static func backslashMask(_ word: UInt64) -> UInt64 {
    let backslash = word ^ (ones &* 0x5C)
    return (backslash &- ones) & ~backslash & highs
  }

  /// Eight bytes as a word whose lowest byte is the first.
  @inline(__always) static func word(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The last one to seven bytes as a word, spaces above them; nil where the text is too short to be read by words.
  @inline(__always) static func tail(_ bytes: UnsafeBufferPointer<UInt8>, byteCount count: Int) -> UInt64? {
    let raw = UnsafeRawBufferPointer(bytes)
    let word: UInt64
    if bytes.count >= 8 {
      word = self.word(bytes, at: bytes.count - 8) >> UInt64(8 * (8 - count))
    } else if bytes.count >= 4, count == bytes.count {
      let low = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
      let high = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      word = UInt64(low) | UInt64(high) << UInt64(8 * (count - 4))
    } else {
      return nil
    }
    return word | (ones &* 0x20) << UInt64(8 * count)
  }

  /// The number of bytes before the first mark, and the bits of those bytes.
  @inline(__always) static func beforeFirst(_ mask: UInt64) -> (byteCount: Int, bits: UInt64) {
    let bitCount = mask.trailingZeroBitCount & ~7
    return (bitCount >> 3, (1 << UInt64(bitCount)) &- 1)
  }

  /// The value of the four hexadecimal digits at `index`, or nil; there must be four bytes.
  static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[index + offset]
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte) - 0x30
      case 0x41...0x46: digit = UInt32(byte) - 0x41 + 10
      case 0x61...0x66: digit = UInt32(byte) - 0x61 + 10
      default: return nil
      }
      value = value << 4 | digit
    }
    return value
  }

  /// The byte that a one-letter escape stands for.
  static func unescaped(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}

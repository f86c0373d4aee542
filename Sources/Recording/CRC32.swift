// The cyclic redundancy check of gzip files (RFC 1952 §8).
//
// It knows bytes, and nothing of what they are a check of.

/// A CRC-32 of bytes that arrive piece by piece: reflected, polynomial 0xEDB88320, as RFC 1952 §8 gives it.
struct CRC32 {
  /// The remainder of each byte.
  private static let remainders: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { remainder, _ in
      remainder & 1 == 1 ? 0xEDB8_8320 ^ (remainder >> 1) : remainder >> 1
    }
  }

  private var inverted = UInt32.max

  /// The check of all bytes so far; 0 of none.
  var value: UInt32 { ~inverted }

  /// Adds bytes. Linear.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    var inverted = inverted
    for byte in bytes { inverted = Self.remainders[Int((inverted ^ UInt32(byte)) & 0xFF)] ^ (inverted >> 8) }
    self.inverted = inverted
  }

  /// The check of some bytes.
  static func value(of bytes: some Sequence<UInt8>) -> UInt32 {
    var check = CRC32()
    check.add(bytes)
    return check.value
  }
}

// Unicode scalars out of UTF-8 bytes, without String.

/// Decodes single scalars. Total: bytes that are no UTF-8 give U+FFFD and a length of one.
public enum ScalarDecoding {
  /// The scalar that starts at `index`, and its number of bytes. `index` must lie inside `bytes`.
  @inlinable public static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (
    scalar: UInt32, length: Int
  ) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let left = bytes.count - index
    if first >= 0xC2, first < 0xE0, left >= 2, isContinuation(bytes[index + 1]) {
      return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xE0, first < 0xF0, left >= 3, isContinuation(bytes[index + 1]), isContinuation(bytes[index + 2]) {
      return ((first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
    }
    if first >= 0xF0, first < 0xF5, left >= 4, isContinuation(bytes[index + 1]), isContinuation(bytes[index + 2]),
      isContinuation(bytes[index + 3])
    {
      let high = (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
      return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
    }
    return (0xFFFD, 1)
  }

  @inlinable static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

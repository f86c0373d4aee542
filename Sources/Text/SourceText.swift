// The immutable bytes of one version of a document.

/// The bytes of one version of a document, as UTF-8. An edit makes a new value; nothing changes one in place.
public struct SourceText: Sendable, Hashable {
  /// All bytes. Bytes that are not UTF-8 were replaced by U+FFFD when the text came in.
  public let bytes: [UInt8]

  /// A text of bytes that are known to be valid UTF-8.
  public init(validUTF8 bytes: [UInt8]) { self.bytes = bytes }

  /// A text of bytes from outside: what is not valid UTF-8 becomes U+FFFD.
  public init(repairing bytes: [UInt8]) {
    if (try? UTF8Span(validating: bytes.span)) != nil {
      self.bytes = bytes
    } else {
      self.bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
  }

  /// The text of a string.
  public init(_ string: String) { bytes = Array(string.utf8) }

  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The whole text.
  public var range: ByteRange { ByteRange(0, bytes.count) }

  /// The characters in `range`, clamped to the text.
  public subscript(range: ByteRange) -> String {
    String(decoding: bytes[slice(range)], as: UTF8.self)
  }

  /// `range` clamped to the text, for subscripts of `bytes`.
  public func slice(_ range: ByteRange) -> Range<Int> {
    let start = Swift.min(Swift.max(range.start, 0), bytes.count)
    return start..<Swift.min(Swift.max(range.end, start), bytes.count)
  }
}

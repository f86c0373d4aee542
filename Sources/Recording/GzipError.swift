// What can be wrong with a compressed file.

/// Why bytes are no gzip file that can be read.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with bytes that break a rule of the format.
  public enum Damage: String, Hashable, Sendable {
    /// A check of the header (RFC 1952 §2.3.1).
    case header = "the header does not match its check"
    /// The type of a block (RFC 1951 §3.2.3).
    case blockType = "a block is of no known type"
    /// The length of a stored block (RFC 1951 §3.2.4).
    case storedLength = "the length of a stored block does not match its complement"
    /// The code lengths of a dynamic block (RFC 1951 §3.2.7).
    case codeLengths = "the code lengths of a block make no code"
    /// Bits that are no code.
    case code = "a code is none of its block's"
    /// A distance.
    case distance = "a repetition begins before the first byte"
    /// CRC-32 or ISIZE (RFC 1952 §2.3.1).
    case checksum = "the content does not match its checksum"
    /// What stands behind the last member.
    case trailing = "what follows the last member is no gzip"
  }

  /// The bytes do not begin as a gzip file does.
  case foreign
  /// The member is compressed by another method than deflate, or has flags that mean nothing yet.
  case unsupported
  /// The bytes end before the member does.
  case truncated
  /// The bytes break a rule of the format.
  case damaged(Damage)
  /// The content is larger than what was allowed.
  case tooLarge(limitBytes: Int)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .foreign: "is no gzip file; check the name"
    case .unsupported: "is a gzip file of a kind that is not read; compress it with gzip"
    case .truncated: "is cut off; get the whole file"
    case .damaged(let damage): "is damaged: \(damage.rawValue); get the file again"
    case .tooLarge(let limitBytes): "holds more than \(limitBytes) bytes; record a shorter session"
    }
  }
}

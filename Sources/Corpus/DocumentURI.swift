// Names of documents. Compares them as editors mean them and gives them back as the client wrote them.
//
// It never resolves, opens or trusts a name: any text is a name, and only `file:` names have a path.

/// The name of a document: what the client wrote, with an equality that looks through its spelling.
///
/// Two names are equal when their decoded forms are: percent-encoding, the case of the scheme and of a drive letter, and
/// an empty or `localhost` host of `file:` make no difference. Bytes are compared, not characters, so that composed and
/// decomposed letters stay two names, as they are two files.
public struct DocumentURI: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// What the client wrote.
  public let spelling: String
  /// The decoded, normalised bytes: the identity.
  private let key: [UInt8]

  /// A name as a client wrote it. Total: any text is a name.
  public init(_ spelling: String) {
    self.spelling = spelling
    key = Self.normalized(spelling)
  }

  /// The `file:` name of an absolute path.
  public init(filePath path: String) {
    var encoded = "file://"
    for byte in path.utf8 {
      if Self.isUnreserved(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + Self.hexadecimalDigit(byte >> 4) + Self.hexadecimalDigit(byte & 15)
      }
    }
    self.init(encoded)
  }

  /// The path on this machine of a `file:` name; `nil` for every other scheme and for other machines.
  public var filePath: String? {
    let prefix = Array("file:///".utf8)
    guard key.starts(with: prefix) else { return nil }
    let path = key[(prefix.count - 1)...]
    return path.contains(0) ? nil : String(decoding: path, as: UTF8.self)
  }

  /// The decoded, normalised form: equal names have the same.
  public var decoded: String { String(decoding: key, as: UTF8.self) }

  /// The last part of the name without its extension; the whole spelling where nothing is left.
  public var stem: String {
    let last = key.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? key
    let dot = last.lastIndex(of: UInt8(ascii: "."))
    let stem = dot.map { $0 > 0 ? Array(last[..<$0]) : last } ?? last
    return stem.isEmpty ? spelling : String(decoding: stem, as: UTF8.self)
  }

  /// The extension in small letters, without its dot; empty where there is none.
  public var pathExtension: String {
    let last = key.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? key
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return "" }
    return String(decoding: last[(dot + 1)...].map(Self.lowercased), as: UTF8.self)
  }

  /// Whether the document lies in `folder` or below it.
  public func isInside(_ folder: DocumentURI) -> Bool {
    var prefix = folder.key
    if prefix.last != UInt8(ascii: "/") { prefix.append(UInt8(ascii: "/")) }
    return key.starts(with: prefix)
  }

  /// What the client wrote.
  public var description: String { spelling }

  /// Equal identities are equal, whatever their spelling.
  public static func == (left: DocumentURI, right: DocumentURI) -> Bool { left.key == right.key }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }

  /// Bytewise by identity: the order of documents in every list.
  public static func < (left: DocumentURI, right: DocumentURI) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }

  // MARK: Normalisation

  private static func normalized(_ spelling: String) -> [UInt8] {
    var bytes = percentDecoded(Array(spelling.utf8))
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[..<colon].allSatisfy(isSchemeByte) {
      for index in 0..<colon { bytes[index] = lowercased(bytes[index]) }
    }
    let host = Array("file://localhost/".utf8)
    if bytes.starts(with: host) { bytes.replaceSubrange(0..<host.count, with: Array("file:///".utf8)) }
    if bytes.starts(with: Array("file:/".utf8)), !bytes.starts(with: Array("file://".utf8)) {
      // RFC 8089 allows one slash.
      bytes.insert(contentsOf: Array("//".utf8), at: 5)
    }
    if bytes.starts(with: Array("file:///".utf8)), bytes.count > 9, bytes[9] == UInt8(ascii: ":") {
      bytes[8] = lowercased(bytes[8])
    }
    return bytes
  }

  private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func hexadecimalDigit(_ value: UInt8) -> String { String(value, radix: 16, uppercase: true) }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._~/".utf8.contains(byte)
  }
}

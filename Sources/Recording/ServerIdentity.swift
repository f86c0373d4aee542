// Which server a recording was made with: what its answers depend on besides the messages and the files.

import JSON
import Text

/// What the header of a recording says of the server.
public struct ServerIdentity: Sendable, Hashable {
  /// The version of the program.
  public var version: String
  /// The version of the protocol.
  public var protocolVersion: String
  /// The digest of the facts that the program knows: `sha256:` and 64 hexadecimal digits.
  public var lexicon: String

  /// A server by its parts.
  public init(version: String, protocolVersion: String, lexicon: String) {
    self.version = version
    self.protocolVersion = protocolVersion
    self.lexicon = lexicon
  }

  /// Writes the members `lexicon`, `protocol` and `server` of a header.
  func write(to header: inout JSONObject) {
    header["lexicon"] = .string(lexicon)
    header["protocol"] = .string(protocolVersion)
    header["server"] = ["name": "gloss", "version": .string(version)]
  }

  /// What differs from what a header says, in sentences. Versions of the program always differ: only the rest counts.
  func differences(from header: JSONObject) -> [String] {
    var result: [String] = []
    func compare(_ key: String, _ what: String, _ now: String) {
      guard let recorded = header[key]?.string, recorded != now else { return }
      result.append("recorded with another \(what): \(Self.short(recorded)), here \(Self.short(now))")
    }
    compare("lexicon", "lexicon", lexicon)
    compare("protocol", "version of the protocol", protocolVersion)
    return result
  }

  /// A digest by its first digits, which tell it from any other.
  private static func short(_ text: String) -> String {
    text.hasPrefix("sha256:") && text.utf8.count > 23 ? text.prefix(23) + "…" : text
  }
}

// A recorded session as a file: one JSON object a line, keys sorted, a header first and a footer last.
//
// It reads and writes lines; what the messages mean is not its business.

import JSON
import Text

/// A recorded session.
public struct SessionFile: Sendable {
  /// The version of the format.
  public static let version = 1
  /// What stands for the folder of the session in every message.
  public static let rootPlaceholder = "${ROOT}"

  /// One line between header and footer.
  public enum Line: Sendable, Hashable {
    /// A message of the client.
    case fromClient(JSONValue)
    /// Bytes of the client that were no frame with JSON in it.
    case malformed([UInt8])
    /// A message of the server.
    case fromServer(JSONValue)
    /// A file changed on disk, and the server was told or has seen it.
    case fileChange(FileChange)
    /// A line for whoever reads the recording; replays pay no heed to it.
    case remark(String)
  }

  /// A change of a file on disk.
  public struct FileChange: Sendable, Hashable {
    /// What happened to a file.
    public enum Kind: String, Sendable {
      /// It was not there before.
      case created
      /// It holds something else than before.
      case changed
      /// It is gone.
      case deleted
    }

    /// What happened.
    public var kind: Kind
    /// The file, in the session's folder: `b.md`, or `${ROOT2}/b.md` in another folder.
    public var path: String
    /// The SHA-256 digest of what it holds now, in hexadecimal: the name of a file in `contents/`; `nil` where it is gone.
    public var sha256: String?

    /// A change of its parts.
    public init(kind: Kind, path: String, sha256: String?) {
      self.kind = kind
      self.path = path
      self.sha256 = sha256
    }
  }

  /// A line with its time.
  public struct Entry: Sendable, Hashable {
    /// What was sent.
    public var line: Line
    /// Microseconds since the session began: informative, replays pay no heed to it.
    public var timeMicroseconds: Int

    /// A line with its time.
    public init(line: Line, timeMicroseconds: Int) {
      self.line = line
      self.timeMicroseconds = timeMicroseconds
    }
  }

  /// The members of the header besides format and version, keys sorted when written.
  public var header: JSONObject
  /// The lines in the order in which the server saw and sent them.
  public var entries: [Entry]
  /// The exit code of the server; `nil` where the recording was cut off.
  public var exitCode: Int?

  /// A session of its parts.
  public init(header: JSONObject, entries: [Entry], exitCode: Int?) {
    self.header = header
    self.entries = entries
    self.exitCode = exitCode
  }

  /// How the client and the server count columns: what the header says, else what the server answered to `initialize`;
  /// `nil` where the recording does not say so.
  public var encoding: PositionEncoding? {
    if let name = header["encoding"]?.string { return PositionEncoding(rawValue: name) }
    for entry in entries {
      if case .fromServer(let message) = entry.line,
        let name = message["result"]?["capabilities"]?["positionEncoding"]?.string
      {
        return PositionEncoding(rawValue: name)
      }
    }
    return nil
  }

  /// The day that relative dates count from, where the session was started with one.
  public var referenceDate: String? { header["referenceDate"]?.string }

  /// What is wrong with a file.
  public struct ParsingError: Error, Equatable, CustomStringConvertible {
    /// The number of the line, from 1.
    public var line: Int
    /// What is wrong and what was expected.
    public var message: String

    /// The line, what is wrong and what was expected.
    public var description: String { "line \(line): \(message)" }
  }

  /// The body of bytes that are one whole frame with no field but its length; `nil` for other bytes.
  static func body(ofFrame bytes: [UInt8]) -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
    let body = Array(bytes[(start + end.count)...])
    return bytes[..<start].elementsEqual("Content-Length: \(body.count)".utf8) ? body : nil
  }

  // MARK: Reading

  /// Reads a session.
  public init(parsing bytes: [UInt8]) throws(ParsingError) {
    var found: JSONObject?
    header = JSONObject()
    entries = []
    exitCode = nil
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONValue(parsing: Array(line))
      } catch {
        throw ParsingError(line: index + 1, message: "not JSON: \(error)")
      }
      guard found != nil else {
        found = try Self.header(value, line: index + 1)
        continue
      }
      try read(value, line: index + 1)
    }
    guard let found else { throw ParsingError(line: 1, message: "empty: a header was expected") }
    header = found
  }

  private static func header(_ value: JSONValue, line: Int) throws(ParsingError) -> JSONObject {
    guard let object = value.object, value["format"]?.string == "gloss-session" else {
      throw ParsingError(line: line, message: "no header: {\"format\":\"gloss-session\",…} was expected")
    }
    guard value["version"]?.integer == version else {
      throw ParsingError(line: line, message: "another version of the format: \(version) is read")
    }
    return object
  }

  private mutating func read(_ value: JSONValue, line: Int) throws(ParsingError) {
    let time = value["t"]?.integer ?? 0
    switch value["dir"]?.string {
    case "c2s":
      if let message = value["msg"] {
        entries.append(Entry(line: .fromClient(message), timeMicroseconds: time))
      } else if let raw = value["raw"]?.string.flatMap(Base64.decode) {
        entries.append(Entry(line: .malformed(raw), timeMicroseconds: time))
      } else {
        throw ParsingError(line: line, message: "a message of the client has neither “msg” nor “raw”")
      }
    case "s2c":
      guard let message = value["msg"] else {
        throw ParsingError(line: line, message: "a message of the server has no “msg”")
      }
      entries.append(Entry(line: .fromServer(message), timeMicroseconds: time))
    case "fs":
      guard let kind = value["change"]?.string.flatMap(FileChange.Kind.init), let path = value["path"]?.string else {
        throw ParsingError(
          line: line, message: "a change of a file has no “path”, or its “change” is none of created, changed, deleted")
      }
      let change = FileChange(kind: kind, path: path, sha256: value["sha256"]?.string)
      entries.append(Entry(line: .fileChange(change), timeMicroseconds: time))
    case "err": entries.append(Entry(line: .remark(value["text"]?.string ?? ""), timeMicroseconds: time))
    case "end": exitCode = value["exit"]?.integer
    default: throw ParsingError(line: line, message: "“dir” is none of c2s, s2c, fs, err, end")
    }
  }

  // MARK: Writing

  /// The bytes of the file.
  public var bytes: [UInt8] {
    var result = Self.headerLine(header)
    for (index, entry) in entries.enumerated() { result += Self.line(entry, sequence: index + 1) }
    if let exitCode { result += Self.footerLine(exitCode, sequence: entries.count + 1) }
    return result
  }

  /// The first line of a file.
  static func headerLine(_ header: JSONObject) -> [UInt8] {
    var members = header.members.filter { $0.key != "format" && $0.key != "version" }.map { ($0.key, $0.value) }
    members.append(("format", .string("gloss-session")))
    members.append(("version", .integer(Int64(version))))
    return sorted(.object(JSONObject(members)))
  }

  /// One line of a file.
  static func line(_ entry: Entry, sequence: Int) -> [UInt8] {
    var members: [(String, JSONValue)] = [
      ("seq", .integer(Int64(sequence))), ("t", .integer(Int64(entry.timeMicroseconds))),
    ]
    switch entry.line {
    case .fromClient(let message): members += [("dir", .string("c2s")), ("msg", message)]
    case .malformed(let raw): members += [("dir", .string("c2s")), ("raw", .string(Base64.encode(raw)))]
    case .fromServer(let message): members += [("dir", .string("s2c")), ("msg", message)]
    case .fileChange(let change):
      members += [("dir", .string("fs")), ("change", .string(change.kind.rawValue)), ("path", .string(change.path))]
      if let sha256 = change.sha256 { members.append(("sha256", .string(sha256))) }
    case .remark(let text): members += [("dir", .string("err")), ("text", .string(text))]
    }
    return sorted(.object(JSONObject(members)))
  }

  /// The last line of a file.
  static func footerLine(_ exitCode: Int, sequence: Int) -> [UInt8] {
    sorted(
      .object(
        JSONObject([
          ("dir", .string("end")), ("exit", .integer(Int64(exitCode))), ("seq", .integer(Int64(sequence))),
        ])))
  }

  private static func sorted(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    value.write(to: &writer, sortsKeys: true)
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}

extension SessionFile {
  /// Writes the file in the place of what is there, as a gzip file where the name ends in `.gz`; false where it cannot be
  /// written.
  public func write(to path: String) -> Bool {
    Disk.write(SessionFolder.isCompressed(path) ? Gzip.compress(bytes) : bytes, to: path)
  }
}

// Takes the paths of a machine out of messages, and puts the paths of another one in.
//
// `${ROOT}` stands for the first folder of a session, `${ROOT2}` for the second and so on, `${HOME}` for the home folder.
// It changes strings alone, and knows nothing of what they mean.

import JSON
import Text

/// Replaces paths in every string of a message.
public struct RootPlaceholder: Sendable {
  /// A folder and the name that stands for it.
  private struct Root: Sendable {
    /// What stands between `${` and `}`.
    var name: String
    /// The path, decoded, with slashes, without one at the end; a drive letter in small letters and without a slash before.
    var path: [UInt8]
    /// Whether it begins with a drive letter: then slashes lean either way and the drive's letter has either case.
    var hasDrive: Bool
  }

  /// The folders, longest first: an inner folder is found before the one around it.
  private var roots: [Root] = []
  private var rootCount = 0

  /// A replacer of the given folders, numbered in their order, and of a home folder.
  public init(roots: [String], home: String? = nil) {
    for root in roots { add(root: root) }
    if let home { append(home, name: "HOME") }
  }

  /// A replacer of folders by names of their own.
  init(named folders: [(name: String, path: String)]) {
    for folder in folders { append(folder.path, name: folder.name) }
  }

  /// Adds a folder by its path or `file:` name, unless it lies in one that is known.
  public mutating func add(root: String) {
    let path = Self.path(of: root)
    guard !roots.contains(where: { $0.name != "HOME" && Self.isInside(path, $0.path) }) else { return }
    if append(root, name: Self.name(number: rootCount + 1)) { rootCount += 1 }
  }

  /// Adds the home folder, unless one is known.
  public mutating func add(home: String) {
    if !roots.contains(where: { $0.name == "HOME" }) { append(home, name: "HOME") }
  }

  /// The home folder that a folder lies in, by where systems keep them: `/home/ana`, `/Users/ana`, `c:/users/ana`, `/root`.
  /// For recordings of other machines, whose home folder nobody has told.
  static func home(around root: String) -> String? {
    let path = String(decoding: path(of: root), as: UTF8.self)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.starts(with: ["", "root"]) { return "/root" }
    guard parts.count > 2, !parts[2].isEmpty, parts[0].isEmpty || hasDrive(Array(parts[0].utf8)) else { return nil }
    return ["home", "users"].contains(parts[1].lowercased()) ? parts[..<3].joined(separator: "/") : nil
  }

  /// The name of a folder by its number: `ROOT`, `ROOT2`, `ROOT3`, ….
  static func name(number: Int) -> String { number <= 1 ? "ROOT" : "ROOT\(number)" }

  @discardableResult
  private mutating func append(_ root: String, name: String) -> Bool {
    let path = Self.path(of: root)
    // One letter or the root of the disk would be found everywhere.
    guard path.count > 2 else { return false }
    roots.append(Root(name: name, path: path, hasDrive: Self.hasDrive(path)))
    // A workspace that is the home folder counts as the workspace.
    roots.sort { ($0.path.count, $0.name == "HOME" ? 0 : 1) > ($1.path.count, $1.name == "HOME" ? 0 : 1) }
    return true
  }

  // MARK: What folders a message names

  /// The folders that a message names: those of the workspace, and those of files that it names by `file:`.
  public static func roots(ofMessage message: JSONValue) -> [String] {
    let params = message["params"]
    var result: [String] = []
    switch message["method"]?.string {
    case "initialize":
      result += [params?["rootUri"]?.string, params?["rootPath"]?.string].compactMap(\.self)
      result += (params?["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
      return result
    case "workspace/didChangeWorkspaceFolders":
      result += (params?["event"]?["added"]?.array ?? []).compactMap { $0["uri"]?.string }
    default: break
    }
    collectFolders(of: message, &result)
    return result
  }

  private static func collectFolders(of value: JSONValue, _ result: inout [String]) {
    switch value {
    case .string(let text):
      guard text.utf8.starts(with: "file://".utf8), !text.utf8.contains(where: { $0 <= 0x20 }),
        let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
      else { return }
      result.append(String(text[..<slash]))
    case .array(let elements): for element in elements { collectFolders(of: element, &result) }
    case .object(let object): for member in object.members { collectFolders(of: member.value, &result) }
    default: break
    }
  }

  /// The path on this machine of a `file:` name; `nil` for other names.
  static func filePath(ofURI uri: String) -> String? {
    uri.utf8.starts(with: "file:///".utf8) ? String(decoding: path(of: uri), as: UTF8.self) : nil
  }

  // MARK: Hiding

  /// A message with the names of all folders in the place of their paths.
  public func hiding(_ message: JSONValue) -> JSONValue { Self.mapped(message, hiding) }

  /// A text with the names of all folders in the place of their paths: as they are, percent-encoded, with either slash.
  ///
  /// What looks like a name already is kept apart from one: its `$` becomes `${$}`.
  public func hiding(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let hidden = hiding(bytes)
    return hidden == bytes ? text : String(decoding: hidden, as: UTF8.self)
  }

  /// Bytes with the names of all folders in the place of their paths.
  func hiding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let (root, end) = match(bytes, at: index) {
        result += Array("${\(root.name)}".utf8)
        index = end
      } else if Self.looksLikeName(bytes[index...]) {
        result += Array("${$}".utf8)
        index += 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private func match(_ bytes: [UInt8], at index: Int) -> (root: Root, end: Int)? {
    for root in roots {
      if let end = Self.end(of: root, bytes, at: index) { return (root, end) }
      // `file:///c:/news`: the slash before the drive belongs to it.
      if root.hasDrive, bytes[index] == UInt8(ascii: "/"), let end = Self.end(of: root, bytes, at: index + 1) {
        return (root, end)
      }
    }
    return nil
  }

  /// Where a folder's path ends that begins at `index`; `nil` where none begins.
  private static func end(of root: Root, _ bytes: [UInt8], at index: Int) -> Int? {
    var place = index
    for (count, expected) in root.path.enumerated() {
      guard place < bytes.count else { return nil }
      var (byte, width) = (bytes[place], 1)
      if byte == UInt8(ascii: "%"), let decoded = percentDecoded(bytes, at: place) { (byte, width) = (decoded, 3) }
      if root.hasDrive, byte == UInt8(ascii: "\\") { byte = UInt8(ascii: "/") }
      if root.hasDrive, count == 0 { byte = lowercased(byte) }
      guard byte == expected else { return nil }
      place += width
    }
    return place
  }

  private static func looksLikeName(_ rest: ArraySlice<UInt8>) -> Bool {
    ["${ROOT", "${HOME", "${$"].contains { rest.starts(with: $0.utf8) }
  }

  // MARK: Filling

  /// A message with folders in the place of their names. `folder` gives the folder of a name; names that it does not know
  /// stay as they are.
  public static func filling(_ message: JSONValue, folder: (String) -> String?) -> JSONValue {
    mapped(message) { filling($0, folder: folder) }
  }

  /// A text with folders in the place of their names.
  public static func filling(_ text: String, folder: (String) -> String?) -> String {
    text.utf8.contains(UInt8(ascii: "$"))
      ? String(decoding: filling(Array(text.utf8), folder: folder), as: UTF8.self) : text
  }

  /// Bytes with folders in the place of their names.
  static func filling(_ bytes: [UInt8], folder: (String) -> String?) -> [UInt8] {
    let opening = Array("${".utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if rest.starts(with: opening), let close = rest.firstIndex(of: UInt8(ascii: "}")) {
        let name = String(decoding: bytes[(index + 2)..<close], as: UTF8.self)
        if let replacement = name == "$" ? "$" : folder(name) {
          result += Array(replacement.utf8)
          index = close + 1
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  // MARK: Parts

  private static func mapped(_ value: JSONValue, _ change: (String) -> String) -> JSONValue {
    switch value {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { mapped($0, change) })
    case .object(let object): .object(JSONObject(object.members.map { (change($0.key), mapped($0.value, change)) }))
    default: value
    }
  }

  /// The path of a path or a `file:` name in one form: decoded, slashes, no slash at the end, the drive in small letters.
  static func path(of root: String) -> [UInt8] {
    let bytes = Array(root.utf8)
    let prefix = Array("file://".utf8)
    let isURI = bytes.starts(with: prefix)
    var path: [UInt8] = []
    var index = isURI ? prefix.count : 0
    while index < bytes.count {
      let decoded = isURI && bytes[index] == UInt8(ascii: "%") ? percentDecoded(bytes, at: index) : nil
      path.append(decoded ?? bytes[index])
      index += decoded == nil ? 1 : 3
    }
    if path.first == UInt8(ascii: "/"), hasDrive(Array(path.dropFirst())) { path.removeFirst() }
    if hasDrive(path) {
      path = path.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
      path[0] = lowercased(path[0])
    }
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  private static func hasDrive(_ path: [UInt8]) -> Bool {
    path.count >= 2 && path[1] == UInt8(ascii: ":") && (0x61...0x7A).contains(lowercased(path[0]))
  }

  private static func isInside(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    path.starts(with: folder) && (path.count == folder.count || path[folder.count] == UInt8(ascii: "/"))
  }

  /// Bytes with what `%` encodes in its place.
  static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let decoded = bytes[index] == UInt8(ascii: "%") ? percentDecoded(bytes, at: index) : nil
      result.append(decoded ?? bytes[index])
      index += decoded == nil ? 1 : 3
    }
    return result
  }

  private static func percentDecoded(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard index + 2 < bytes.count, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
      return nil
    }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

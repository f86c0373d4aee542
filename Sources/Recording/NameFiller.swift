// Gives files and folders other names of the same shape, for recordings that hide what texts say.
//
// It works on messages in which `RootPlaceholder` has put names in the place of folders: what stands behind `${ROOT}/` is
// hidden here. A name has the same filler wherever it stands, two names never share one, and extensions stay: they say how a
// text is read. Files that Gloss itself looks for keep their names.

import JSON
import Text

/// Replaces names of files and folders.
struct NameFiller {
  /// The filler of each name, without extension.
  private var fillers: [String: String] = [:]
  /// How many names of a shape have a filler, by the shape.
  private var counts: [String: Int] = [:]
  private var used: Set<String> = []

  // MARK: Messages

  /// A message with filler for the names of files and folders in it.
  mutating func hiding(_ message: JSONValue) -> JSONValue { hiding(message, key: "") }

  private mutating func hiding(_ value: JSONValue, key: String) -> JSONValue {
    switch value {
    case .string(let text): return .string(hiding(text, key: key))
    case .array(let elements): return .array(elements.map { hiding($0, key: key) })
    case .object(let object):
      // A folder of the workspace: its name is that of its path's last part, or what the user calls it.
      let isNamed = object.members.count == 2 && object["uri"]?.string != nil
      return .object(
        JSONObject(
          object.members.map { member in
            if isNamed, member.key == "name", let name = member.value.string {
              return (member.key, .string(filler(ofName: name)))
            }
            // The texts of an edit are named by the documents that they are of.
            let name = hiding(member.key, key: key == "changes" ? "uri" : "")
            return (name, hiding(member.value, key: member.key))
          }))
    default: return value
    }
  }

  /// Keys whose texts name documents.
  private static let uriKeys: Set<String> = ["uri", "uris", "scopeUri", "oldUri", "newUri", "rootUri", "target"]
  /// Keys of settings whose texts are paths or patterns of paths.
  private static let patternKeys: Set<String> = ["exclude", "files", "include"]

  private mutating func hiding(_ text: String, key: String) -> String {
    if let hidden = hidingPaths(text) { return hidden }
    if Self.patternKeys.contains(key) { return hiding(pattern: text) }
    return Self.uriKeys.contains(key) ? hiding(otherURI: text) : text
  }

  // MARK: Paths behind placeholders

  /// A path that begins with a placeholder, or a text with such paths in it.
  mutating func hiding(path: String) -> String { hidingPaths(path) ?? path }

  /// The text with filler behind each placeholder of a folder; nil where it holds none.
  private mutating func hidingPaths(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "$")) else { return nil }
    var result: [UInt8] = []
    var index = 0
    var isFound = false
    while index < bytes.count {
      guard let end = Self.placeholderEnd(bytes, index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      isFound = true
      guard end < bytes.count, Self.isSlash(bytes[end]) else {
        result += bytes[index..<end]
        index = end
        continue
      }
      let isURI = bytes[..<index].suffix(3).elementsEqual("://".utf8)
      let pathEnd = index == 0 || isURI ? Self.uriPathEnd(bytes, end, isURI) : Self.wordEnd(bytes, end)
      result += bytes[index..<end]
      result += components(bytes[end..<pathEnd], isURI: isURI)
      index = pathEnd
    }
    return isFound ? String(decoding: result, as: UTF8.self) : nil
  }

  /// The end of a placeholder that begins at `index`; nil where none begins.
  private static func placeholderEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard bytes[index...].starts(with: "${".utf8), let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else {
      return nil
    }
    let name = String(decoding: bytes[(index + 2)..<close], as: UTF8.self)
    return SessionFolder.folderName(ofPlaceholder: name) == nil ? nil : close + 1
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  /// A URI's path ends before its query or fragment; a path that is the whole text ends with it.
  private static func uriPathEnd(_ bytes: [UInt8], _ start: Int, _ isURI: Bool) -> Int {
    guard isURI else { return bytes.count }
    return bytes[start...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
  }

  /// A path inside a longer text ends with its word.
  private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start...].firstIndex { $0 <= 0x20 || "\"'<>()[]{},;:".utf8.contains($0) } ?? bytes.count
  }

  private mutating func components(_ bytes: ArraySlice<UInt8>, isURI: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var name: [UInt8] = []
    for byte in bytes {
      if Self.isSlash(byte) {
        result += component(name, isURI: isURI)
        result.append(byte)
        name = []
      } else {
        name.append(byte)
      }
    }
    return result + component(name, isURI: isURI)
  }

  private mutating func component(_ bytes: [UInt8], isURI: Bool) -> [UInt8] {
    let name = String(decoding: isURI ? RootPlaceholder.percentDecoded(bytes) : bytes, as: UTF8.self)
    let filler = Array(filler(ofName: name).utf8)
    return isURI ? Self.percentEncoded(filler) : filler
  }

  private static func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { byte -> [UInt8] in
      let isPlain = byte < 0x80 && byte > 0x20 && !"%?#\"<>\\^`{|}".utf8.contains(byte)
      return isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  // MARK: Other names

  /// A name of a document that is no file: `untitled:Plan`. The scheme stays, and what documents of the server are of.
  private mutating func hiding(otherURI uri: String) -> String {
    guard let colon = uri.firstIndex(of: ":"), uri[..<colon].allSatisfy({ $0.isASCII && $0.isLetter || $0 == "-" })
    else { return uri }
    let rest = Array(uri[uri.index(after: colon)...].utf8)
    let isOwn = uri[..<colon] == "gloss"
    let shown = isOwn ? Array(Redaction.shapeOfIdentifier(inPath: rest)) : components(rest[...], isURI: true)
    return String(uri[...colon]) + String(decoding: shown, as: UTF8.self)
  }

  /// A path or a pattern of paths in settings. What begins with a star is no name.
  private mutating func hiding(pattern: String) -> String {
    pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
      if part.hasPrefix("*") { return String(part) }
      return part.contains { "*?[{".contains($0) } ? Redaction.shape(of: String(part)) : filler(ofName: String(part))
    }.joined(separator: "/")
  }

  // MARK: Names

  /// The filler of one name, its extension kept.
  private mutating func filler(ofName name: String) -> String {
    if name.isEmpty || name == "." || name == ".." || name.hasPrefix(".gloss.") { return name }
    let (stem, end) = Self.parts(of: name)
    if let known = fillers[stem] { return known + end }
    let shape = Redaction.shape(of: stem)
    var filler: String
    repeat {
      let number = counts[shape, default: 0]
      counts[shape] = number + 1
      filler = Self.name(number: number, shape: shape)
    } while !used.insert(filler).inserted
    fillers[stem] = filler
    return filler + end
  }

  /// A name without its extension, and the extension with its point.
  private static func parts(of name: String) -> (stem: String, end: String) {
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return (name, "") }
    let end = name[point...]
    let isExtension = (2...10).contains(end.utf8.count) && end.dropFirst().allSatisfy { $0.isASCII && $0.isLetter }
    return isExtension ? (String(name[..<point]), String(end)) : (name, "")
  }

  /// Letters and digits that a shape's own stands for: of the same case and the same number of bytes.
  private static let alternatives: [Unicode.Scalar: [Unicode.Scalar]] = [
    "0": Array("0123456789".unicodeScalars), "a": Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars),
    "A": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars), "ä": Array("äöüáàâéèêíìîóòôúùûñç".unicodeScalars),
    "Ä": Array("ÄÖÜÁÀÂÉÈÊÍÌÎÓÒÔÚÙÛÑÇ".unicodeScalars), "一": Array("一二三四五六七八九十".unicodeScalars),
  ]

  /// The name of a number among those of a shape, counted from the last letter on; beyond the last name a number is added.
  private static func name(number: Int, shape: String) -> String {
    var scalars = Array(shape.unicodeScalars)
    var rest = number
    for index in scalars.indices.reversed() where rest > 0 {
      guard let choices = alternatives[scalars[index]] else { continue }
      scalars[index] = choices[rest % choices.count]
      rest /= choices.count
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text) + (rest > 0 ? "-\(number)" : "")
  }
}

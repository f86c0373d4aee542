// Replaces the words of a recorded text by filler of the same shape, so that a session can be given away.

import JSON
import Text

/// Hides what a text says and keeps its shape: case, length in bytes, digits, marks and white space; or its length alone.
public enum Redaction {
  /// The members of parameters that hold words of a document or of its reader.
  private static let textKeys: Set<String> = [
    "containerName", "description", "detail", "documentation", "filterText", "insertText", "label", "message", "name",
    "newName", "newText", "query", "sortText", "speaker", "text", "title", "tooltip",
  ]
  /// The member that holds an identifier made of a name: `person:ana-nunez`.
  private static let identifierKey = "entity"

  /// The filler of one scalar: a letter of the same case and the same number of bytes.
  private static func filler(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value >= 0x30, value <= 0x39 { return "0" }
    guard LetterCase.isLetter(value) else { return scalar }
    switch UTF8.width(scalar) {
    case 1: return LetterCase.isUppercase(value) ? "A" : "a"
    case 2: return LetterCase.isUppercase(value) ? "Ä" : "ä"
    case 3: return "一"
    default: return "𐐨"
    }
  }

  /// A text with filler for its letters and digits.
  public static func shape(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(filler(scalar)) }
    return String(result)
  }

  /// A text of as many bytes, all of them `x`.
  public static func length(of text: String) -> String { String(repeating: "x", count: text.utf8.count) }

  /// A message of the client with filler for the words in it.
  public static func shape(ofMessage message: JSONValue) -> JSONValue { filled(message, shape(of:)) }

  /// A message of the client with the lengths of the words in it.
  public static func length(ofMessage message: JSONValue) -> JSONValue { filled(message, length(of:)) }

  /// Bytes that are no message, with filler behind the header.
  static func shape(ofFrame bytes: [UInt8]) -> [UInt8] {
    let end = Array("\r\n\r\n".utf8)
    var start = bytes.count
    for index in bytes.indices where bytes[index...].starts(with: end) {
      start = index + end.count
      break
    }
    return bytes[..<start]
      + bytes[start...].map { byte in
        switch byte {
        case 0x30...0x39: UInt8(ascii: "0")
        case 0x41...0x5A: UInt8(ascii: "A")
        case 0x61...0x7A: UInt8(ascii: "a")
        default: byte
        }
      }
  }

  /// Members of the lifecycle name programs and folders, and answers of the client are settings: they stay.
  private static func filled(_ message: JSONValue, _ filler: (String) -> String) -> JSONValue {
    guard let method = message["method"]?.string, case .object(var object) = message, let params = object["params"],
      method.hasPrefix("textDocument/") || method.hasPrefix("gloss/") || method.hasPrefix("workspace/")
        || method.contains("Hierarchy/") || method.hasSuffix("/resolve"),
      !["workspace/didChangeConfiguration", "workspace/didChangeWorkspaceFolders"].contains(method)
    else { return message }
    object["params"] = replaced(params, filler, isText: false)
    return .object(object)
  }

  private static func replaced(_ value: JSONValue, _ filler: (String) -> String, isText: Bool) -> JSONValue {
    switch value {
    case .string(let text): isText ? .string(filler(text)) : value
    case .array(let elements): .array(elements.map { replaced($0, filler, isText: isText) })
    case .object(let object):
      .object(
        JSONObject(
          object.members.map { member in
            if member.key == identifierKey, let id = member.value.string {
              return (member.key, .string(identifier(id, filler)))
            }
            return (member.key, replaced(member.value, filler, isText: isText || textKeys.contains(member.key)))
          }))
    default: value
    }
  }

  // MARK: Files of Gloss

  /// A lexicon file with filler for its names: what lines say of them stays, so that each line is as good as before.
  static func shape(ofLexicon text: String) -> String { lexicon(text, shape(of:)) }

  /// A lexicon file with the lengths of its names.
  static func length(ofLexicon text: String) -> String { lexicon(text, length(of:)) }

  private static func lexicon(_ text: String, _ filler: (String) -> String) -> String {
    text.split(separator: "\n" as Character, omittingEmptySubsequences: false).map { line -> String in
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return filler(String(line)) }
      let facts = line[line.index(after: colon)...].split(separator: ";", omittingEmptySubsequences: false)
      let hidden = facts.map { fact -> String in
        guard let equals = fact.firstIndex(of: "=") else { return names(fact, filler) }
        return fact[...equals] + names(fact[fact.index(after: equals)...], filler)
      }
      return line[...colon] + hidden.joined(separator: ";")
    }.joined(separator: "\n")
  }

  /// Names between bars, each with filler.
  private static func names(_ text: Substring, _ filler: (String) -> String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).map { name in
      let words = String(name).split(separator: " ", omittingEmptySubsequences: false)
      return words.map { filler(String($0)) }.joined(separator: " ")
    }.joined(separator: "|")
  }

  /// The path of a document of the server with filler for the name at its end: `/entity/person:ana-nunez`.
  static func shapeOfIdentifier(inPath path: [UInt8]) -> String.UTF8View {
    let text = String(decoding: path, as: UTF8.self)
    guard let slash = text.lastIndex(of: "/") else { return text.utf8 }
    let name = text.index(after: slash)
    return (text[..<name] + identifier(String(text[name...]), shape(of:))).utf8
  }

  /// An identifier with filler for its name; what it is of stays.
  private static func identifier(_ id: String, _ filler: (String) -> String) -> String {
    guard let colon = id.firstIndex(of: ":") else { return filler(id) }
    let name = id.index(after: colon)
    return id[..<name] + filler(String(id[name...]))
  }
}

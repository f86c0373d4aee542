// What the JSON of a transcript abbreviates: ranges as "0:17-0:26", places of marks as "@1", parts of the last answer as
// "@last.items.0.id" and of the third one as "@answers.3.resultId"; and what it leaves out.

import JSON
import Text

/// Abbreviates, expands and compares the JSON of transcripts.
enum TranscriptJSON {
  /// The value that the lines of a block hold; nil for none. Lines that begin with `//` are comments.
  static func parse(_ lines: [Substring]) throws(JSONError) -> JSONValue? {
    let text = lines.filter { line in !line.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    if text.utf8.allSatisfy({ [0x20, 0x0A, 0x0D, 0x09].contains($0) }) { return nil }
    return try JSONValue(parsing: Array(text.utf8))
  }

  /// A value with ranges and positions as strings.
  static func abbreviated(_ value: JSONValue) -> JSONValue {
    if let position = position(value) { return .string(position) }
    if let object = value.object, object.members.count == 2, let start = object["start"].flatMap(position),
      let end = object["end"].flatMap(position)
    {
      return .string(start + "-" + end)
    }
    if let elements = value.array { return .array(elements.map(abbreviated)) }
    if let object = value.object {
      return .object(JSONObject(object.members.map { ($0.key, abbreviated($0.value)) }))
    }
    return value
  }

  private static func position(_ value: JSONValue) -> String? {
    guard let object = value.object, object.members.count == 2, let line = object["line"]?.integer,
      let character = object["character"]?.integer
    else { return nil }
    return "\(line):\(character)"
  }

  /// Whether an answer has what is written: members of objects that are not written may be anything, but an object without
  /// any is just that; "…" is anything, and an array that ends in it may go on.
  static func fits(_ written: JSONValue, _ actual: JSONValue) -> Bool {
    switch (written, actual) {
    case ("…", _): return true
    case (.object(let written), .object(let actual)) where written.members.isEmpty: return actual.members.isEmpty
    case (.object(let written), .object(let actual)):
      return written.members.allSatisfy { member in actual[member.key].map { fits(member.value, $0) } ?? false }
    case (.array(let written), .array(let actual)):
      guard written.last == "…" else {
        return written.count == actual.count && zip(written, actual).allSatisfy { fits($0, $1) }
      }
      return written.count - 1 <= actual.count && zip(written.dropLast(), actual).allSatisfy { fits($0, $1) }
    default: return written == actual
    }
  }

  /// Of an answer what is written, with the values that it has now; all of it where nothing is.
  static func projected(_ actual: JSONValue, on written: JSONValue?) -> JSONValue {
    guard let written else { return actual }
    if written == "…" { return written }
    switch (written, actual) {
    case (.object(let written), .object(let actual)):
      let members = written.members.compactMap { member in
        actual[member.key].map { (member.key, projected($0, on: member.value)) }
      }
      return members.isEmpty ? .object(actual) : .object(JSONObject(members))
    case (.array(let written), .array(let actual)):
      let isOpen = written.last == "…"
      let models = isOpen ? Array(written.dropLast()) : written
      let shown = isOpen ? Array(actual.prefix(max(models.count, 1))) : actual
      let values = shown.enumerated().map { index, value in
        projected(value, on: models.isEmpty ? nil : models[min(index, models.count - 1)])
      }
      return .array(values + (isOpen ? ["…"] : []))
    default: return actual
    }
  }
}

/// The document that places of a transcript are in, and what was answered last.
struct TranscriptPlaces {
  /// The name of the document.
  private(set) var uri = ""
  /// All answers up to now, in the order of their requests.
  var answers: [JSONValue] = []
  private var lines = LineIndex(SourceText(""))
  private var offsets: [Int] = []
  private let encoding: PositionEncoding

  /// No document.
  init(encoding: PositionEncoding) { self.encoding = encoding }

  /// Takes a document with marks; its text without them.
  mutating func open(_ uri: String, marked: String) -> String {
    var text: [UInt8] = []
    offsets = []
    for byte in marked.utf8 {
      if byte == UInt8(ascii: "|") { offsets.append(text.count) } else { text.append(byte) }
    }
    self.uri = uri
    lines = LineIndex(SourceText(validUTF8: text))
    return String(decoding: text, as: UTF8.self)
  }

  /// A value with its abbreviations written out. A mark that is not there stays as it is, and the server refuses it.
  func expanded(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let string): return expanded(string) ?? value
    case .array(let elements): return .array(elements.map(expanded))
    case .object(let object): return .object(JSONObject(object.members.map { ($0.key, expanded($0.value)) }))
    default: return value
    }
  }

  /// The members that a place behind a method stands for.
  func members(_ place: String) -> [(String, JSONValue)] {
    let document: (String, JSONValue) = ("textDocument", ["uri": .string(uri)])
    if place == "@document" { return [document] }
    guard let value = expanded(place == "@cursor" ? "@1" : place) else { return [document] }
    return [document, (value["start"] == nil ? "position" : "range", value)]
  }

  private func expanded(_ string: String) -> JSONValue? {
    guard string.hasPrefix("@") else { return nil }
    if string == "@uri" { return .string(uri) }
    let path = string.split(separator: ".")
    if path.first == "@last" { return member(path.dropFirst(), of: answers.last) }
    if path.first == "@answers", path.count > 1, let number = Int(path[1]), answers.indices.contains(number - 1) {
      return member(path.dropFirst(2), of: answers[number - 1])
    }
    let marks = string.split(separator: "-").map { mark($0) }
    if marks.count == 1, let position = marks[0] { return position }
    if marks.count == 2, let start = marks[0], let end = marks[1] { return ["end": end, "start": start] }
    return nil
  }

  private func member(_ path: ArraySlice<Substring>, of value: JSONValue?) -> JSONValue {
    path.reduce(value ?? .null) { value, part in
      (Int(part).flatMap { value[$0] } ?? value[String(part)]) ?? .null
    }
  }

  private func mark(_ name: Substring) -> JSONValue? {
    guard name.hasPrefix("@"), let number = Int(name.dropFirst()), offsets.indices.contains(number - 1) else {
      return nil
    }
    let position = lines.position(ofByteOffset: offsets[number - 1], encoding: encoding)
    return ["character": .integer(Int64(position.character)), "line": .integer(Int64(position.line))]
  }
}

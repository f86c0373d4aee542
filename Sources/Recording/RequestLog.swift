// What the client of a replay has asked and opened: to say of a difference what it is about.

import JSON
import Text

/// The requests of a session by id, and the texts of its documents as they are now.
struct RequestLog {
  private var requests: [JSONValue: JSONValue] = [:]
  private var texts: [String: SourceText] = [:]

  /// Notes a message of the client.
  mutating func note(_ message: JSONValue) {
    if let id = message["id"], message["method"] != nil { requests[id] = message }
    let params = message["params"]
    guard let uri = params?["textDocument"]?["uri"]?.string else { return }
    switch message["method"]?.string {
    case "textDocument/didOpen": texts[uri] = SourceText(params?["textDocument"]?["text"]?.string ?? "")
    case "textDocument/didChange":
      for change in params?["contentChanges"]?.array ?? [] { apply(change, to: uri) }
    default: break
    }
  }

  private mutating func apply(_ change: JSONValue, to uri: String) {
    let new = change["text"]?.string ?? ""
    guard let range = change["range"], let text = texts[uri] else {
      texts[uri] = SourceText(new)
      return
    }
    let lines = LineIndex(text)
    let start = lines.byteOffset(of: Self.position(range["start"]), encoding: .utf16)
    let end = lines.byteOffset(of: Self.position(range["end"]), encoding: .utf16)
    let bytes = text.bytes[..<min(start, end)] + Array(new.utf8) + text.bytes[max(start, end)...]
    texts[uri] = SourceText(repairing: Array(bytes))
  }

  private static func position(_ value: JSONValue?) -> Position {
    Position(line: max(0, value?["line"]?.integer ?? 0), character: max(0, value?["character"]?.integer ?? 0))
  }

  /// The request that a message answers.
  func request(answeredBy message: JSONValue) -> JSONValue? {
    guard message["method"] == nil, let id = message["id"] else { return nil }
    return requests[id]
  }

  /// The line that a request is about, with a caret under its position.
  func excerpt(_ request: JSONValue) -> String? {
    let params = request["params"]
    guard let uri = params?["textDocument"]?["uri"]?.string, let text = texts[uri], let position = params?["position"]
    else { return nil }
    let lines = LineIndex(text)
    let line = max(0, position["line"]?.integer ?? 0)
    let start = lines.byteOffset(of: Position(line: line, character: 0), encoding: .utf16)
    let caret = lines.byteOffset(of: Self.position(position), encoding: .utf16)
    let rest = text.bytes[min(start, text.count)...]
    let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.count
    let before = text[ByteRange(start, caret)].count
    let shown = max(0, before - Self.halfWidth)
    let content = text[ByteRange(start, end)].dropFirst(shown).prefix(2 * Self.halfWidth)
    return "  \(line + 1): \(content)\n  \(String(repeating: " ", count: "\(line + 1): ".count + before - shown))^"
  }

  private static let halfWidth = 60
}

// The lines that the LSP inspector reads: {"type":"send-request","message":{…},"timestamp":milliseconds}, each behind
// whatever a log writes before it. “send” is what the client sends.

import JSON

/// Reads and writes lines of the LSP inspector.
enum InspectorLines {
  /// The entries of lines; what is no message is left out.
  static func entries(_ bytes: [UInt8]) -> [SessionFile.Entry] {
    var start: Int?
    return ForeignRecording.jsonLines(bytes).compactMap { value in
      guard let type = value["type"]?.string, case .object(var message)? = value["message"] else { return nil }
      let milliseconds = value["timestamp"]?.integer ?? 0
      let base = start ?? milliseconds
      start = base
      if message["jsonrpc"] == nil { message["jsonrpc"] = "2.0" }
      let (elapsed, overflow) = milliseconds.subtractingReportingOverflow(base)
      let time = overflow ? 0 : max(0, min(elapsed, Int.max / 1000)) * 1000
      if type.hasPrefix("send-") { return .init(line: .fromClient(.object(message)), timeMicroseconds: time) }
      if type.hasPrefix("receive-") { return .init(line: .fromServer(.object(message)), timeMicroseconds: time) }
      return nil
    }
  }

  /// A session as lines; `filled` puts the paths of this machine into its messages.
  static func bytes(_ session: SessionFile, _ filled: (JSONValue) -> JSONValue) -> [UInt8] {
    session.entries.flatMap { entry -> [UInt8] in
      let (direction, message): (String, JSONValue)
      switch entry.line {
      case .fromClient(let sent): (direction, message) = ("send", sent)
      case .fromServer(let received): (direction, message) = ("receive", received)
      case .malformed, .fileChange, .remark: return []
      }
      let line: JSONValue = [
        "type": .string("\(direction)-\(kind(message))"), "message": filled(message),
        "timestamp": .integer(Int64(entry.timeMicroseconds / 1000)),
      ]
      return line.json + [UInt8(ascii: "\n")]
    }
  }

  private static func kind(_ message: JSONValue) -> String {
    guard message["method"] != nil else { return "response" }
    return message["id"] == nil ? "notification" : "request"
  }
}

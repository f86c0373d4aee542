// The text that VS Code writes when it traces a server verbosely, and gopls with -rpc.trace, in the client's words:
//
//     [Trace - 10:30:12 AM] Sending request 'textDocument/hover - (7)'.
//     Params: { … }
//
// It was made for people: bodies may be cut or left out. What cannot be read becomes a remark.

import JSON

/// Reads traces.
enum TraceText {
  /// The entries of a trace.
  static func entries(_ bytes: [UInt8]) -> [SessionFile.Entry] {
    var result: [SessionFile.Entry] = []
    var block: [Substring] = []
    func close() {
      if let line = line(of: block) { result.append(.init(line: line, timeMicroseconds: 0)) }
      block = []
    }
    let text = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isHead(line) {
        close()
        block = [line]
      } else if !block.isEmpty {
        block.append(line)
      }
    }
    close()
    return result
  }

  private static func isHead(_ line: Substring) -> Bool {
    ["[Trace - ", "[Error - ", "[Info  - ", "[Info - ", "[Warn  - "].contains { line.hasPrefix($0) }
  }

  /// What the first line of a block says.
  fileprivate struct Head {
    var isFromClient: Bool
    var kind: Substring
    var method: String
    var id: JSONValue?
    /// What follows the name: how long it took, and why it failed.
    var rest: Substring

    init?(_ line: Substring) {
      guard let bracket = line.firstIndex(of: "]") else { return nil }
      let words = line[line.index(after: bracket)...].drop { $0 == " " }
      let parts = words.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, ["Sending", "Received"].contains(parts[0]),
        ["request", "response", "notification"].contains(parts[1]),
        let open = parts[2].firstIndex(of: "'"),
        let close = parts[2][parts[2].index(after: open)...].firstIndex(of: "'")
      else { return nil }
      isFromClient = parts[0] == "Sending"
      kind = parts[1]
      rest = parts[2][parts[2].index(after: close)...]
      let name = parts[2][parts[2].index(after: open)..<close]
      guard kind != "notification", let dash = name.range(of: " - (") else {
        method = String(name)
        return
      }
      method = String(name[..<dash.lowerBound])
      let number = name[dash.upperBound...].prefix { $0 != ")" }
      id = Int64(number).map { .integer($0) } ?? .string(String(number))
    }
  }

  private static func line(of block: [Substring]) -> SessionFile.Line? {
    guard let first = block.first else { return nil }
    guard let head = Head(first) else { return nil }
    var message = JSONObject([("jsonrpc", "2.0")])
    if let id = head.id { message["id"] = id }
    if head.kind != "response" { message["method"] = .string(head.method) }
    switch body(block.dropFirst()) {
    case .unreadable: return .remark("unreadable: \(first)")
    case .none:
      if head.kind == "response" { message[head.failure == nil ? "result" : "error"] = head.failure ?? .null }
    case .value(let value):
      if head.kind != "response" {
        message["params"] = value
      } else if let failure = head.failure {
        message["error"] = failure
      } else {
        message["result"] = value
      }
    }
    return head.isFromClient ? .fromClient(.object(message)) : .fromServer(.object(message))
  }

  private enum Body {
    case none, unreadable
    case value(JSONValue)
  }

  private static func body(_ lines: ArraySlice<Substring>) -> Body {
    let text = lines.joined(separator: "\n")
    for name in ["Params: ", "Result: ", "Error data: "] where text.hasPrefix(name) {
      let json = Array(text.utf8.dropFirst(name.utf8.count))
      return (try? JSONValue(parsing: json)).map { .value($0) } ?? .unreadable
    }
    return .none
  }
}

extension TraceText.Head {
  /// The error that a failed answer tells: `Request failed: message (-32601).`
  fileprivate var failure: JSONValue? {
    guard kind == "response", let start = rest.range(of: "Request failed: "), let open = rest.lastIndex(of: "("),
      let close = rest.lastIndex(of: ")"), start.upperBound <= open, open < close
    else { return nil }
    let code = Int64(rest[rest.index(after: open)..<close]) ?? -32603
    let message = String(rest[start.upperBound..<open]).trimmingSpaces
    return ["code": .integer(code), "message": .string(message)]
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    String(Substring(drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
  }
}

extension Substring {
  /// The first place of a text, byte by byte.
  fileprivate func range(of text: String) -> Range<Index>? {
    let pattern = Array(text.utf8)
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: pattern) { return start..<utf8.index(start, offsetBy: pattern.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}

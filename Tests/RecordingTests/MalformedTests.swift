// The tables in protocol/malformed: what a client must not send, and what comes back. After each line the server must still
// answer, and end as if nothing had been.

import Foundation
import JSON
import Server
import TestSupport
import Testing
import Text

@testable import Recording

/// One line of a table.
struct MalformedCase: Sendable, CustomTestStringConvertible {
  /// The table and the line's name.
  var testDescription: String
  /// What is written to the server.
  var input: [UInt8]
  /// What must come back, in order: only the members that are named count.
  var answers: [JSONValue]
  /// Where the session stands: `new`, `running` or `shutDown`.
  var state: String

  /// The lines of all tables.
  static let all: [MalformedCase] = {
    let folder = ProjectFiles.path("protocol/malformed")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
      ProjectFiles.bytes("protocol/malformed/" + name).split(separator: UInt8(ascii: "\n")).compactMap { line in
        (try? JSONValue(parsing: Array(line))).flatMap { MalformedCase($0, table: name) }
      }
    }
  }()

  private init?(_ value: JSONValue, table: String) {
    guard let name = value["name"]?.string, let answers = value["answers"]?.array else { return nil }
    testDescription = "\(table): \(name)"
    self.answers = answers
    state = value["state"]?.string ?? "running"
    if let body = value["body"] {
      let bytes = Self.bytes(body)
      input = Array("Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes
    } else {
      input = Self.bytes(value["raw"] ?? .null)
    }
    let once = input
    for _ in 1..<max(1, value["times"]?.integer ?? 1) { input += once }
  }

  /// The bytes of a text; of a list of texts, of texts with how often they stand there, and of bytes in hexadecimal.
  private static func bytes(_ value: JSONValue) -> [UInt8] {
    if let text = value.string { return Array(text.utf8) }
    if let hex = value["hex"]?.string { return hex.split(separator: " ").compactMap { UInt8($0, radix: 16) } }
    if let text = value[0]?.string, let count = value[1]?.integer, value.array?.count == 2 {
      let unit = Array(text.utf8)
      // 64 MB of one letter: a copy of memory, not a loop.
      if unit.count == 1 { return [UInt8](repeating: unit[0], count: count) }
      return Array(repeatElement(unit, count: count).joined())
    }
    return (value.array ?? []).flatMap(bytes)
  }
}

@Suite("Malformed input")
struct MalformedTests {
  /// The document that every running session has open.
  private static let uri: JSONValue = "untitled:a"
  private static let text: JSONValue = "Ana Núñez 😀 met Rex Oduya.\r\nShe smiled.\r\n"

  private static func initialize(_ id: JSONValue) -> JSONValue {
    ["id": id, "jsonrpc": "2.0", "method": "initialize", "params": ["capabilities": [:], "processId": nil]]
  }

  private static let last: JSONValue = "the last"

  /// What brings a new server into a state.
  private static func opening(_ state: String) -> [JSONValue] {
    guard state != "new" else { return [] }
    let running: [JSONValue] = [
      initialize("opening"), ["jsonrpc": "2.0", "method": "initialized", "params": [:]],
      [
        "jsonrpc": "2.0", "method": "textDocument/didOpen",
        "params": ["textDocument": ["uri": uri, "languageId": "plaintext", "version": 1, "text": text]],
      ],
    ]
    return state == "running" ? running : running + [["id": "down", "jsonrpc": "2.0", "method": "shutdown"]]
  }

  /// What is asked when all is over.
  private static func closing(_ state: String) -> JSONValue {
    if state == "new" { return initialize(last) }
    return [
      "id": last, "jsonrpc": "2.0", "method": "textDocument/hover",
      "params": ["textDocument": ["uri": uri], "position": ["line": 0, "character": 1]],
    ]
  }

  private static func connect() -> ServerConnection? {
    guard case .inProcess(let makeOptions) = ReplayTesting.target else { return nil }
    var options = makeOptions(SessionFile(header: JSONObject(), entries: [], exitCode: nil))
    options.isDeterministic = true
    options.watchesParent = false
    return .start(inProcess: options)
  }

  @Test(arguments: MalformedCase.all) func isAnsweredAndSurvived(line: MalformedCase) throws {
    let connection = try #require(Self.connect())
    for message in Self.opening(line.state) { connection.write(ReplayRun.frame(message)) }
    let before: JSONValue? = ["running": "opening", "shutDown": "down"][line.state].map { .string($0) }
    while let before, let message = connection.next()?.message, message["id"] != before {}
    connection.write(line.input)
    connection.write(ReplayRun.frame(Self.closing(line.state)))
    var answers: [JSONValue] = []
    var closing: JSONValue?
    while closing == nil, let message = connection.next()?.message {
      if message["id"] == Self.last { closing = message } else { answers.append(message) }
    }
    #expect(answers.count == line.answers.count, "\(answers)")
    for (expected, answer) in zip(line.answers, answers) {
      #expect(Self.holds(answer, expected), "\(answer) is not \(expected)")
    }
    switch line.state {
    case "new": #expect(closing?["result"]?["capabilities"] != nil)
    case "running": #expect(closing?["result"]?["contents"] != nil)
    default: #expect(closing?["error"]?["code"] == -32600)
    }
    connection.closeInput()
    while connection.next() != nil {}
    #expect(connection.exitCode() == (line.state == "shutDown" ? 0 : 1))
  }

  /// Whether an answer has all that is expected of it.
  private static func holds(_ answer: JSONValue, _ expected: JSONValue) -> Bool {
    guard let members = expected.object?.members, answer.object != nil else { return answer == expected }
    return members.allSatisfy { member in answer[member.key].map { holds($0, member.value) } ?? false }
  }

  @Test func everyTableIsRead() {
    let tables = Set(MalformedCase.all.map { $0.testDescription.prefix { $0 != "." } })
    #expect(tables == ["encoding", "headers", "ids", "json", "params"])
    let lineCount = tables.reduce(0) { count, table in
      count + ProjectFiles.bytes("protocol/malformed/\(table).jsonl").split(separator: UInt8(ascii: "\n")).count
    }
    #expect(MalformedCase.all.count == lineCount)
  }
}

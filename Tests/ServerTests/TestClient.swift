// A client in the same process: messages go straight into a session, answers are collected. No threads, no waiting.

import Corpus
import JSON
import LanguageServerProtocol
import Synchronization
import Text
import Transport

@testable import Server

/// A client of a session that runs on the caller's thread.
final class TestClient {
  private final class Sent: Sendable { let bodies = Mutex<[[UInt8]]>([]) }

  let session: Session
  private let sent = Sent()
  private var lastID = 0

  init(
    annotator: @escaping DocumentStore.TextAnnotator = TestAnnotator.annotate, isDeterministic: Bool = true,
    configure: (inout ServerOptions) -> Void = { _ in }
  ) {
    var options = ServerOptions(version: "test") { _ in annotator }
    options.isDeterministic = isDeterministic
    configure(&options)
    let sent = sent
    session = Session(options: options, output: Output { body in sent.bodies.withLock { $0.append(body) } })
  }

  /// Everything that came back since the last call.
  func received() -> [JSONValue] {
    let bodies = sent.bodies.withLock { bodies in
      defer { bodies = [] }
      return bodies
    }
    return bodies.compactMap { try? JSONValue(parsing: $0) }
  }

  /// What came back besides the answer to `initialize`, until somebody asks for it.
  private var kept: [JSONValue] = []

  /// The parameters of the notifications of a method since the last call of this kind; the other messages are kept.
  func notifications(_ method: String) -> [JSONValue] {
    kept += received()
    let found = kept.filter { $0["method"]?.string == method && $0["id"] == nil }
    kept.removeAll { $0["method"]?.string == method && $0["id"] == nil }
    return found.map { $0["params"] ?? .null }
  }

  /// The requests of the server of a method since the last call of this kind; the other messages are kept.
  func requests(_ method: String) -> [JSONValue] {
    kept += received()
    let found = kept.filter { $0["method"]?.string == method && $0["id"] != nil }
    kept.removeAll { $0["method"]?.string == method && $0["id"] != nil }
    return found
  }

  /// Answers a request of the server; a refusal without a result.
  func respond(to request: JSONValue?, _ result: JSONValue?) {
    var members: [(String, JSONValue)] = [("id", request?["id"] ?? .null)]
    if let result { members.append(("result", result)) } else { members.append(("error", ["code": -32601])) }
    session.handle(.body(JSONValue.object(JSONObject(members)).json))
  }

  /// Sends a body as it is; what came back.
  @discardableResult
  func send(_ body: String) -> [JSONValue] {
    session.handle(.body(Array(body.utf8)))
    return received()
  }

  func notify(_ method: String, _ params: JSONValue = [:]) {
    session.handle(.body(JSONValue.object(JSONObject([("method", .string(method)), ("params", params)])).json))
  }

  /// Sends a request; its answer, whole.
  func request(_ method: String, _ params: JSONValue = [:]) -> JSONValue {
    lastID += 1
    let id = JSONValue.integer(Int64(lastID))
    let message: [(String, JSONValue)] = [("id", id), ("method", .string(method)), ("params", params)]
    session.handle(.body(JSONValue.object(JSONObject(message)).json))
    let answers = received()
    kept += answers.filter { $0["method"] != nil }
    return answers.first { $0["id"] == id && $0["method"] == nil } ?? .null
  }

  /// Sends a request; its result, null also where it was refused.
  func result(_ method: String, _ params: JSONValue = [:]) -> JSONValue { request(method, params)["result"] ?? .null }

  /// The code of the refusal of a request.
  func refusal(_ method: String, _ params: JSONValue = [:]) -> Int? {
    request(method, params)["error"]?["code"]?.integer
  }

  @discardableResult
  func initialize(
    _ capabilities: JSONValue = [:], options: JSONValue = nil, folders: [String] = []
  ) -> JSONValue {
    let folders = folders.map { ["name": "", "uri": .string($0)] as JSONValue }
    let params: JSONValue = [
      "capabilities": capabilities, "initializationOptions": options, "workspaceFolders": .array(folders),
    ]
    session.handle(.body(JSONValue.object(JSONObject([("id", 0), ("method", "initialize"), ("params", params)])).json))
    let answers = received()
    kept += answers.filter { $0["id"] == nil }
    let result = answers.first { $0["id"] == 0 }?["result"] ?? .null
    notify("initialized")
    return result["capabilities"] ?? .null
  }

  func open(_ text: String, uri: String = TestClient.uri, version: Int64 = 1) {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": "text", "version": .integer(version), "text": .string(text),
        ]
      ])
  }

  func change(_ changes: JSONValue, uri: String = TestClient.uri, version: Int64 = 2) {
    notify(
      "textDocument/didChange",
      ["textDocument": ["uri": .string(uri), "version": .integer(version)], "contentChanges": changes])
  }

  static let uri = "file:///news/article.txt"

  /// The text that the session holds.
  var text: String? {
    session.store.snapshot.document(DocumentURI(Self.uri)).map { String(decoding: $0.text.bytes, as: UTF8.self) }
  }

  /// Parameters with a position, by a byte offset of the text.
  func at(_ byteOffset: Int, of text: String) -> JSONValue {
    let encoding = session.client.positionEncoding
    let position = LineIndex(SourceText(text)).position(ofByteOffset: byteOffset, encoding: encoding)
    return [
      "textDocument": ["uri": .string(Self.uri)],
      "position": ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.character))],
    ]
  }

  /// The bytes that a range in an answer means.
  func bytes(_ range: JSONValue?, of text: String) -> Range<Int>? {
    func position(_ value: JSONValue?) -> Position? {
      guard let line = value?["line"]?.integer, let character = value?["character"]?.integer else { return nil }
      return Position(line: line, character: character)
    }
    guard let start = position(range?["start"]), let end = position(range?["end"]) else { return nil }
    let lines = LineIndex(SourceText(text))
    return lines.byteRange(
      of: PositionRange(start: start, end: end), encoding: session.client.positionEncoding
    ).range
  }
}

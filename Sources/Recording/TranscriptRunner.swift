// Runs transcripts against a server in this process.

import JSON
import LanguageServerProtocol
import Server
import Text

/// Runs a transcript.
public struct TranscriptRunner {
  /// Something on the page that the server does not do.
  public struct Problem: Sendable, CustomStringConvertible {
    /// The line of the block, from 1.
    public var line: Int
    /// What is wrong.
    public var message: String

    /// The line and what is wrong.
    public var description: String { "line \(line): \(message)" }
  }

  /// What a run gave.
  public struct Outcome: Sendable {
    /// What the server does not do, in the order of the page.
    public var problems: [Problem] = []
    /// The page with the answers of this server.
    public var updated: Transcript
    /// Every answer that is no refusal, with its method.
    public var answers: [(method: String, result: JSONValue)] = []
    /// Every message that the server sent by itself.
    public var messages: [JSONValue] = []
  }

  private let options: ServerOptions

  /// A runner of servers with some options.
  public init(_ options: ServerOptions) {
    var options = options
    options.isDeterministic = true
    options.watchesParent = false
    self.options = options
  }

  /// Runs a transcript; nil where no server could be started.
  public func run(_ transcript: Transcript) -> Outcome? {
    guard let disk = TranscriptDisk(transcript), let server = ServerConnection.start(inProcess: options) else {
      return nil
    }
    var run = TranscriptRun(transcript, server, disk)
    run.begin()
    for index in transcript.parts.indices { run.take(index) }
    run.end()
    return run.outcome
  }

  /// What the client of a transcript says of itself where the page says nothing: that it can take everything.
  static let capabilities: JSONValue = [
    "experimental": ["gloss": ["referenceContainer": true]],
    "general": ["positionEncodings": ["utf-32"]],
    "textDocument": [
      "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix", "refactor", "source"]]]],
      "diagnostic": ["dataSupport": true, "relatedInformation": true],
      "documentSymbol": ["hierarchicalDocumentSymbolSupport": true], "hover": ["contentFormat": ["markdown"]],
      "rename": ["prepareSupport": true], "semanticTokens": ["requests": ["full": ["delta": true], "range": true]],
      "typeHierarchy": [:],
    ],
    "workspace": ["workspaceEdit": ["changeAnnotationSupport": [:], "documentChanges": true]],
  ]
  /// All features are on.
  static let settings: JSONValue = [
    "gloss": ["features": ["completion": true, "diagnostic": true, "linkedEditingRange": true]]
  ]
}

/// One run of a transcript.
private struct TranscriptRun {
  var outcome: TranscriptRunner.Outcome
  private let server: ServerConnection
  private let disk: TranscriptDisk
  private var places = TranscriptPlaces(encoding: .utf32)
  private var requestCount = 0
  private var barrierCount = 0
  private var versions: [String: Int64] = [:]
  /// The method of the last request, and the answer to it.
  private var lastMethod = ""
  private var response: JSONValue?
  /// Messages that the server sent by itself and that no block has taken.
  private var waiting: [JSONValue] = []

  init(_ transcript: Transcript, _ server: ServerConnection, _ disk: TranscriptDisk) {
    outcome = TranscriptRunner.Outcome(updated: transcript)
    self.server = server
    self.disk = disk
  }

  /// Introduces the client, unless the page does so itself.
  mutating func begin() {
    var params: JSONValue = [
      "capabilities": TranscriptRunner.capabilities, "initializationOptions": TranscriptRunner.settings,
    ]
    for case .block(let block) in outcome.updated.parts {
      if case .request(InitializeRequest.method, _) = block.kind { return }
      if block.kind == .initialize, let own = parse(block), let object = own.object {
        for member in object.members { params = params.setting(member.key, member.value) }
      }
    }
    if params["workspaceFolders"] == nil, !disk.folders.isEmpty {
      let folders = disk.folders.map { ["name": .string($0), "uri": .string($0)] as JSONValue }
      params = params.setting("workspaceFolders", .array(folders))
    }
    request(InitializeRequest.method, params)
    notify("initialized", [:])
    outcome.answers = []
  }

  mutating func end() {
    server.closeInput()
    while let received = server.next() { outcome.messages.append(received.message) }
  }

  /// Does what a part of the page says.
  mutating func take(_ index: Int) {
    guard case .block(let block) = outcome.updated.parts[index] else { return }
    switch block.kind {
    case .initialize: break
    case .file, .deletedFile: if let problem = disk.change(by: block, at: index) { report(block, problem) }
    case .document(let uri, let languageID):
      let text = places.open(uri, marked: block.body.joined(separator: "\n") + "\n")
      versions[uri, default: 0] += 1
      let version = JSONValue.integer(versions[uri, default: 0])
      notify(
        "textDocument/didOpen",
        [
          "textDocument": [
            "languageId": .string(languageID), "text": .string(text), "uri": .string(uri), "version": version,
          ]
        ])
    case .request(let method, let place):
      let params = params(block, place)
      request(method, params)
      places.answers.append(response?["result"] ?? .null)
    case .notification(let method, let place):
      let params = params(block, place)
      notify(method, params)
    case .answer:
      let refusal = Self.text(response?["error"])
      compare(index, response?["result"], "the request was refused: \(refusal)")
    case .refusal:
      let answer = Self.text(response?["result"])
      compare(index, response?["error"], "the request was answered: \(answer)")
    case .message(let method):
      let found = waiting.firstIndex { $0["method"]?.string == method }
      compare(index, found.map { waiting.remove(at: $0)["params"] ?? .null }, "no \(method) came")
    }
  }

  // MARK: Comparing

  private mutating func compare(_ index: Int, _ actual: JSONValue?, _ otherwise: String) {
    guard case .block(var block) = outcome.updated.parts[index] else { return }
    guard let actual = actual.map(TranscriptJSON.abbreviated) else { return report(block, otherwise) }
    let written = parse(block)
    if let written, TranscriptJSON.fits(written, actual) { return }
    let shown = TranscriptJSON.projected(actual, on: written)
    report(block, "\(lastMethod): now\n\(shown.indented)")
    block.body = shown.indented.split(separator: "\n")
    outcome.updated.parts[index] = .block(block)
  }

  private mutating func report(_ block: Transcript.Block, _ message: String) {
    outcome.problems.append(.init(line: block.line, message: message))
  }

  private static func text(_ value: JSONValue?) -> String {
    value.map { String(decoding: $0.json, as: UTF8.self) } ?? "nothing"
  }

  // MARK: Sending

  /// The value of a block; what is no JSON is reported, and counts as nothing.
  private mutating func parse(_ block: Transcript.Block) -> JSONValue? {
    do throws(JSONError) {
      return try TranscriptJSON.parse(block.body)
    } catch {
      report(block, "\(error)")
      return nil
    }
  }

  private mutating func params(_ block: Transcript.Block, _ place: String?) -> JSONValue? {
    var value = parse(block).map(places.expanded)
    guard let place else { return value }
    for (key, member) in places.members(place) { value = (value ?? [:]).setting(key, member) }
    return value
  }

  private mutating func request(_ method: String, _ params: JSONValue?) {
    requestCount += 1
    let id = JSONValue.integer(Int64(requestCount))
    send([("id", id), ("method", .string(method))], params)
    lastMethod = method
    response = nil
    for message in messagesUpToNow() {
      if message["method"] == nil, message["id"] == id { response = message } else { waiting.append(message) }
    }
    if let result = response?["result"] {
      outcome.answers.append((method, result))
    }
  }

  private mutating func notify(_ method: String, _ params: JSONValue?) {
    send([("method", .string(method))], params)
    if method != "exit" { waiting += messagesUpToNow() }
  }

  private func send(_ members: [(String, JSONValue)], _ params: JSONValue?) {
    var members = members + [("jsonrpc", "2.0")]
    if let params { members.append(("params", params)) }
    let body = disk.filling(.object(JSONObject(members))).json
    server.write(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
  }

  /// Everything that the server has to say so far: something is asked that nobody knows, and answers are read up to its own.
  private mutating func messagesUpToNow() -> [JSONValue] {
    var messages: [JSONValue] = []
    var hasAnswered = true
    while hasAnswered {
      hasAnswered = false
      barrierCount += 1
      let id = JSONValue.string("barrier-\(barrierCount)")
      send([("id", id), ("method", "$/glossTranscriptBarrier")], nil)
      while let received = server.next() {
        let message = disk.hiding(received.message)
        if message["id"] == id { break }
        messages.append(message)
        guard message["method"] != nil else { continue }
        outcome.messages.append(message)
        if answer(message) { hasAnswered = true }
      }
    }
    return messages
  }

  /// Answers a request of the server, as a client does that has no settings and does what it is asked.
  private func answer(_ message: JSONValue) -> Bool {
    guard let id = message["id"], let method = message["method"]?.string else { return false }
    let result: JSONValue =
      switch method {
      case "workspace/configuration": .array((message["params"]?["items"]?.array ?? []).map { _ in .null })
      case "workspace/applyEdit": ["applied": true]
      default: .null
      }
    send([("id", id), ("result", result)], nil)
    return true
  }
}

extension JSONValue {
  /// An object with a member more, or another one in its place.
  fileprivate func setting(_ key: String, _ value: JSONValue) -> JSONValue {
    var object = object ?? JSONObject()
    object[key] = value
    return .object(object)
  }
}

// Recordings that other tools make, read as sessions, and sessions written for other tools.
//
// What a form lacks is inferred or left out: directions by the method, times as zero, answers not at all. Nothing is invented.

import JSON
import Text
import Transport

/// Forms of recordings besides our own.
public enum ForeignRecording: String, Sendable, CaseIterable {
  /// The bytes that a client sent, frame behind frame: what clangd, sourcekit-lsp and tinymist mirror.
  case mirror
  /// One message a line, without its direction: what lsp-devtools records.
  case devtools
  /// One line a message, with `type`, `message` and `timestamp`: what the LSP inspector reads.
  case inspector
  /// The text that VS Code and gopls write when they trace.
  case trace

  /// Whether sessions can be written so.
  public var isWritten: Bool { self == .mirror || self == .inspector }

  /// A session of a recording's bytes. What cannot be read is a remark in it. An error where nothing can be read.
  public func session(_ bytes: [UInt8]) throws(RecordingError) -> SessionFile {
    let lines: [SessionFile.Entry] =
      switch self {
      case .mirror: Self.entries(ofMirror: bytes)
      case .devtools: DirectionInference.entries(ofMessages: Self.jsonLines(bytes))
      case .inspector: InspectorLines.entries(bytes)
      case .trace: TraceText.entries(bytes)
      }
    let hasMessage = lines.contains { entry in
      switch entry.line {
      case .fromClient, .fromServer: true
      case .malformed, .fileChange, .remark: false
      }
    }
    guard hasMessage else {
      throw RecordingError(description: "holds no message in the form '\(rawValue)'; name its form by --from")
    }
    return Self.session(of: lines, note: "converted from \(rawValue)")
  }

  /// A session in this form; `folder` stands in the place of `${ROOT}`. `nil` where sessions are not written so.
  public func bytes(of session: SessionFile, folder: String) -> [UInt8]? {
    func filled(_ message: JSONValue) -> JSONValue {
      RootPlaceholder.filling(message) { name in
        name == "ROOT" ? folder : SessionFolder.folderName(ofPlaceholder: name).map { folder + "/../" + $0 }
      }
    }
    switch self {
    case .mirror:
      return session.entries.flatMap { entry -> [UInt8] in
        switch entry.line {
        case .fromClient(let message): ReplayRun.frame(filled(message))
        case .malformed(let bytes): bytes
        case .fromServer, .fileChange, .remark: []
        }
      }
    case .inspector: return InspectorLines.bytes(session, filled)
    case .devtools, .trace: return nil
    }
  }

  // MARK: Parts

  /// The session of messages of a machine: its folders hidden, the client's process forgotten.
  private static func session(of entries: [SessionFile.Entry], note: String) -> SessionFile {
    var placeholder = RootPlaceholder(roots: [])
    var header = JSONObject([
      ("note", .string(note)), ("root", .string(SessionFile.rootPlaceholder)), ("text", "full"),
      ("workspace", "workspace/"),
    ])
    var result: [SessionFile.Entry] = []
    for entry in entries {
      var hidden = entry
      switch entry.line {
      case .fromClient(let message):
        for root in RootPlaceholder.roots(ofMessage: message) {
          placeholder.add(root: root)
          if let home = RootPlaceholder.home(around: root) { placeholder.add(home: home) }
        }
        if message["method"]?.string == "initialize", let client = message["params"]?["clientInfo"] {
          header["client"] = client
        }
        hidden.line = .fromClient(placeholder.hiding(message.withoutProcess))
      case .fromServer(let message):
        if let encoding = message["result"]?["capabilities"]?["positionEncoding"] { header["encoding"] = encoding }
        hidden.line = .fromServer(placeholder.hiding(message))
      case .remark(let text): hidden.line = .remark(placeholder.hiding(text))
      case .malformed, .fileChange: break
      }
      result.append(hidden)
    }
    return SessionFile(header: header, entries: result, exitCode: nil)
  }

  private static func entries(ofMirror bytes: [UInt8]) -> [SessionFile.Entry] {
    var parser = FrameParser()
    parser.append(bytes)
    var result: [SessionFile.Entry] = []
    while let frame = parser.next() {
      let line: SessionFile.Line =
        switch frame {
        case .body(let body):
          if let message = try? JSONValue(parsing: body), JSONFidelity.isKept(body, by: message) {
            .fromClient(message)
          } else {
            .malformed(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
          }
        case .malformed(let bytes): .malformed(bytes)
        case .oversized(let byteCount): .remark("a message of \(byteCount) bytes was skipped")
        case .unsupportedCharset(let name): .remark("a message in the charset \(name) was skipped")
        }
      result.append(SessionFile.Entry(line: line, timeMicroseconds: 0))
    }
    return result
  }

  /// The JSON objects of lines, from the first brace of each; a line without one is nothing.
  static func jsonLines(_ bytes: [UInt8]) -> [JSONValue] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let start = line.firstIndex(of: UInt8(ascii: "{")) else { return nil }
      return try? JSONValue(parsing: Array(line[start...]))
    }
  }
}

/// Tells by its method who sent a message, for recordings that do not say so.
enum DirectionInference {
  /// Methods that servers send. `window/workDoneProgress/cancel` alone of those under `window/` is the client's.
  private static let serverMethods: Set<String> = [
    "$/logTrace", "$/progress", "client/registerCapability", "client/unregisterCapability", "gloss/didChange",
    "gloss/statusChanged", "telemetry/event", "textDocument/publishDiagnostics", "workspace/applyEdit",
    "workspace/configuration", "workspace/workspaceFolders",
  ]

  /// Whether a server sends messages of a method.
  static func isFromServer(_ method: String) -> Bool {
    if serverMethods.contains(method) || method.hasSuffix("/refresh") { return true }
    return method.hasPrefix("window/") && method != "window/workDoneProgress/cancel"
  }

  /// Entries of messages in the order in which they were recorded.
  static func entries(ofMessages messages: [JSONValue]) -> [SessionFile.Entry] {
    // Requests that wait for their answers, the oldest first: an id may be in use on both sides.
    var open: [(id: JSONValue, isFromServer: Bool)] = []
    return messages.compactMap { message in
      let isFromServer: Bool
      if let method = message["method"]?.string {
        isFromServer = Self.isFromServer(method)
        if let id = message["id"] { open.append((id, isFromServer)) }
      } else if let id = message["id"], let place = open.firstIndex(where: { $0.id == id }) {
        isFromServer = !open.remove(at: place).isFromServer
      } else {
        return nil
      }
      return .init(line: isFromServer ? .fromServer(message) : .fromClient(message), timeMicroseconds: 0)
    }
  }
}

extension JSONValue {
  /// `initialize` without the number of the client's process: a replay must not watch it.
  var withoutProcess: JSONValue {
    guard self["method"]?.string == "initialize", case .object(var object) = self,
      case .object(var params)? = self["params"], params["processId"] != nil
    else { return self }
    params["processId"] = .null
    object["params"] = .object(params)
    return .object(object)
  }
}

// Writes a session to a file while it runs.
//
// It listens to the traffic; it neither delays nor changes it. Lines wait in memory until the folder is known whose path
// must not stand in the file.

import Glibc
import JSON
import Synchronization
import Text
import Transport

/// Records the traffic of one server.
public final class Recorder: Sendable {
  /// How the text of documents is kept.
  public enum TextMode: String, Sendable, CaseIterable {
    /// As it is. The answers of the server are kept too.
    case full
    /// As filler of the same shape; answers, which quote it, are left out and can be made anew by a replay.
    case shape
  }

  private struct State {
    var descriptor: Int32
    var waiting: [SessionFile.Entry] = []
    var roots: [String] = []
    var isStarted = false
    var lineCount = 0
    var start: Int
    var header: JSONObject
    var placeholder = RootPlaceholder(roots: [])
  }

  /// Lines that wait at most for the folder to be known.
  private static let longestWait = 64

  private let textMode: TextMode
  private let state: Mutex<State>

  /// Opens `session.jsonl` in a folder, which is made where it is missing; `nil` where it cannot be written.
  public init?(folder: String, textMode: TextMode, serverVersion: String, referenceDate: String?) {
    mkdir(folder, 0o755)
    let descriptor = open(folder + "/session.jsonl", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return nil }
    self.textMode = textMode
    var members: [(String, JSONValue)] = [
      ("root", .string(SessionFile.rootPlaceholder)), ("text", .string(textMode.rawValue)),
      ("server", .object(JSONObject([("name", .string("gloss")), ("version", .string(serverVersion))]))),
    ]
    if let referenceDate { members.append(("referenceDate", .string(referenceDate))) }
    state = Mutex(State(descriptor: descriptor, start: Self.nowMicroseconds(), header: JSONObject(members)))
  }

  /// What the server calls with each frame.
  public var tap: MessageTap { { [self] direction, frame in record(direction, frame) } }

  /// Notes the exit code and closes the file.
  public func finish(exitCode: Int32) {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      start(&state)
      write(SessionFile.footerLine(Int(exitCode), sequence: state.lineCount + 1), &state)
      close(state.descriptor)
      state.descriptor = -1
    }
  }

  private func record(_ direction: MessageDirection, _ frame: Frame) {
    let line: SessionFile.Line
    switch (direction, frame) {
    case (.incoming, .body(let body)):
      if let message = try? JSONValue(parsing: body) {
        line = .fromClient(textMode == .shape ? Redaction.shape(ofMessage: message) : message)
      } else {
        line = .malformed(Self.framed(body))
      }
    case (.outgoing, .body(let body)):
      guard textMode == .full, let message = try? JSONValue(parsing: body) else { return }
      line = .fromServer(message)
    default: return
    }
    state.withLock { add(line, &$0) }
  }

  private static func framed(_ body: [UInt8]) -> [UInt8] { Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body }

  private func add(_ line: SessionFile.Line, _ state: inout State) {
    guard state.descriptor >= 0 else { return }
    let entry = SessionFile.Entry(line: line, timeMicroseconds: Self.nowMicroseconds() - state.start)
    if case .fromClient(let message) = line, !state.isStarted {
      state.roots += RootPlaceholder.roots(ofMessage: message)
      if let client = message["params"]?["clientInfo"], message["method"]?.string == "initialize" {
        state.header = JSONObject(state.header.members.map { ($0.key, $0.value) } + [("client", client)])
      }
    }
    guard state.isStarted else {
      state.waiting.append(entry)
      if !state.roots.isEmpty && state.waiting.count > 3 || state.waiting.count >= Self.longestWait { start(&state) }
      return
    }
    write(entry, &state)
  }

  private func start(_ state: inout State) {
    guard !state.isStarted else { return }
    state.isStarted = true
    state.placeholder = RootPlaceholder(roots: state.roots)
    write(SessionFile.headerLine(state.header), &state)
    for entry in state.waiting { write(entry, &state) }
    state.waiting = []
  }

  private func write(_ entry: SessionFile.Entry, _ state: inout State) {
    state.lineCount += 1
    var hidden = entry
    switch entry.line {
    case .fromClient(let message):
      // A file outside the first folder has a root of its own from here on.
      let roots = RootPlaceholder.roots(ofMessage: message)
      if !roots.allSatisfy({ root in state.placeholder.roots.contains { root.hasPrefix($0) } }) {
        state.placeholder = RootPlaceholder(roots: state.placeholder.roots + roots)
      }
      hidden.line = .fromClient(state.placeholder.hiding(withoutProcess(message)))
    case .fromServer(let message): hidden.line = .fromServer(state.placeholder.hiding(message))
    case .malformed: break
    }
    write(SessionFile.line(hidden, sequence: state.lineCount), &state)
  }

  /// `initialize` without the number of the client's process: a replay must not watch it.
  private func withoutProcess(_ message: JSONValue) -> JSONValue {
    guard message["method"]?.string == "initialize", case .object(let object) = message,
      case .object(let params)? = message["params"]
    else { return message }
    let cleaned = params.members.map { ($0.key, $0.key == "processId" ? JSONValue.null : $0.value) }
    return .object(
      JSONObject(object.members.map { ($0.key, $0.key == "params" ? .object(JSONObject(cleaned)) : $0.value) }))
  }

  private func write(_ bytes: [UInt8], _ state: inout State) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(state.descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      offset += count
    }
  }

  private static func nowMicroseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }
}

// A log of the traffic for whoever looks after a server: one line a message, what it was and how long its answer took.
// Never what it said: no parameters, no results, no names of documents.

import Glibc
import JSON
import Synchronization
import Transport

/// Writes a line for each message of a session.
///
///        812 µs  → request textDocument/hover (id 7), 132 bytes
///       1034 µs  ← answer to textDocument/hover (id 7) after 222 µs, 301 bytes
public final class MessageLog: Sendable {
  private struct State {
    var descriptor: Int32
    /// The requests of either side that wait, with when they were sent.
    var waiting: [JSONValue: (method: String, microseconds: Int)] = [:]
  }

  private let startMicroseconds: Int
  private let state: Mutex<State>

  /// A log that is added to the file at a path, which is made where it is missing; `nil` where it cannot be written.
  public init?(path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    startMicroseconds = Clock.nanoseconds() / 1000
    state = Mutex(State(descriptor: descriptor))
  }

  deinit { state.withLock { _ = close($0.descriptor) } }

  /// What the server calls with each frame.
  public var tap: MessageTap {
    { [self] direction, frame in
      let microseconds = Clock.nanoseconds() / 1000 - startMicroseconds
      state.withLock { state in
        let text = Self.text(direction, frame, microseconds, &state)
        let time = String(microseconds)
        let line = String(repeating: " ", count: max(0, 10 - time.count)) + "\(time) µs  \(text)\n"
        _ = Disk.write(Array(line.utf8), to: state.descriptor)
      }
    }
  }

  // MARK: Lines

  private static func text(
    _ direction: MessageDirection, _ frame: Frame, _ microseconds: Int, _ state: inout State
  ) -> String {
    let arrow = direction == .incoming ? "→" : "←"
    switch frame {
    case .malformed(let bytes): return "\(arrow) \(bytes.count) bytes that are no frame"
    case .oversized(let count): return "\(arrow) a message of \(count) bytes, skipped"
    case .unsupportedCharset: return "\(arrow) a message in a charset that is not read"
    case .body(let body):
      guard let message = try? JSONValue(parsing: body) else { return "\(arrow) \(body.count) bytes that are no JSON" }
      return "\(arrow) \(words(message, direction, microseconds, &state)), \(body.count) bytes"
    }
  }

  private static func words(
    _ message: JSONValue, _ direction: MessageDirection, _ microseconds: Int, _ state: inout State
  ) -> String {
    let id = message["id"]
    // The two sides number their requests each for itself.
    func key(_ id: JSONValue, isFromClient: Bool) -> JSONValue { [.bool(isFromClient), id] }
    if let method = message["method"]?.string.map({ shown($0, 100) }) {
      guard let id else { return "notification \(method)" }
      state.waiting[key(id, isFromClient: direction == .incoming)] = (method, microseconds)
      return "request \(method) (id \(shown(id)))"
    }
    var words = message["error"] == nil ? "answer" : "refusal"
    if let code = message["error"]?["code"]?.integer { words += " \(code)" }
    if let code = message["error"]?["data"]?["code"]?.string { words += " \(shown(code, 8))" }
    guard let id, let request = state.waiting.removeValue(forKey: key(id, isFromClient: direction == .outgoing)) else {
      return words + " to no request"
    }
    return words + " to \(request.method) (id \(shown(id))) after \(microseconds - request.microseconds) µs"
  }

  private static func shown(_ id: JSONValue) -> String {
    id.integer.map(String.init) ?? id.string.map { "\"\(shown($0, 40))\"" } ?? "?"
  }

  /// A word on one line, and not without end.
  private static func shown(_ text: String, _ limit: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit).map { $0.value < 0x20 ? " " : $0 }))
  }
}

// Plays a recorded session to a server and compares every answer.
//
// Messages of the client go out in the order of the recording; before the next of them goes out, everything that the server
// has to say to the last is read. It never waits on a clock.

import JSON
import Server
import Text

/// Replays sessions.
public struct Replayer: Sendable {
  /// How strict a comparison is.
  public enum Strictness: Sendable {
    /// The same messages in the same order.
    case strict
    /// The same messages between two messages of the client; logs, progress and status left out.
    case relaxed
  }

  /// One message that is not what was recorded.
  public struct Mismatch: Sendable, CustomStringConvertible {
    /// What the client had asked, where the message answers something.
    public var request: JSONValue?
    /// Where the two differ.
    public var differences: [JSONDifference]
    /// The line of prose that the request is about, with a caret under its position.
    public var excerpt: String?

    /// The request, the line of prose with a caret, and the places that differ.
    public var description: String {
      var lines: [String] = []
      if let request {
        lines.append("\(request["method"]?.string ?? "message") (id \(Self.id(request)))")
      } else {
        lines.append("a message that the server sent by itself")
      }
      if let excerpt { lines.append(excerpt) }
      lines += differences.prefix(Self.shownDifferences).map { "  \($0)" }
      if differences.count > Self.shownDifferences {
        lines.append("  … and \(differences.count - Self.shownDifferences) more differences")
      }
      return lines.joined(separator: "\n")
    }

    private static let shownDifferences = 6

    private static func id(_ request: JSONValue) -> String {
      request["id"].map { $0.integer.map(String.init) ?? $0.string ?? "?" } ?? "none"
    }
  }

  /// What a replay found.
  public struct Outcome: Sendable {
    /// How many messages of the server were compared.
    public var comparedCount = 0
    /// Those that differ.
    public var mismatches: [Mismatch] = []
    /// The session with the answers of this server.
    public var updated: SessionFile
    /// Whether all was as recorded.
    public var isEqual: Bool { mismatches.isEmpty }
  }

  /// How the server is made: the command line knows.
  public typealias MakeOptions = @Sendable (SessionFile) -> ServerOptions

  private let strictness: Strictness
  private let root: String
  private let makeOptions: MakeOptions
  private let pieceByteCount: Int

  /// A replayer that puts `root` for the folder of the session and writes in pieces of at most `pieceByteCount`.
  public init(
    strictness: Strictness = .strict, root: String, pieceByteCount: Int = .max, makeOptions: @escaping MakeOptions
  ) {
    self.strictness = strictness
    self.root = root
    self.pieceByteCount = pieceByteCount
    self.makeOptions = makeOptions
  }

  /// Replays a session; `nil` where no server could be started.
  public func replay(_ session: SessionFile) -> Outcome? {
    var options = makeOptions(session)
    options.isDeterministic = true
    options.watchesParent = false
    options.tap = nil
    options.willEnd = nil
    guard let server = ServerPipe(options) else { return nil }
    var outcome = Outcome(updated: SessionFile(header: session.header, entries: [], exitCode: nil))
    var requests = RequestLog()
    for interval in Self.intervals(session.entries) {
      for entry in interval.sent { send(entry, to: server, &requests) }
      outcome.updated.entries += interval.sent
      let isExit = interval.sent.contains { Self.isExit($0) }
      let answers = isExit ? server.messagesUpToEnd() : server.messagesUpToNow()
      compare(interval, answers, requests, &outcome)
    }
    compare(Interval(sent: [], received: []), server.messagesUpToEnd(), requests, &outcome)
    outcome.updated.exitCode = session.exitCode
    return outcome
  }

  // MARK: Sending

  /// Messages of the client, and what the recording has of the server before the next one.
  private struct Interval {
    var sent: [SessionFile.Entry]
    var received: [SessionFile.Entry]
  }

  private static func intervals(_ entries: [SessionFile.Entry]) -> [Interval] {
    var result: [Interval] = []
    for entry in entries {
      if case .fromServer = entry.line {
        if result.isEmpty { result.append(Interval(sent: [], received: [])) }
        result[result.count - 1].received.append(entry)
      } else if let last = result.last, last.received.isEmpty {
        result[result.count - 1].sent.append(entry)
      } else {
        result.append(Interval(sent: [entry], received: []))
      }
    }
    return result
  }

  private func send(_ entry: SessionFile.Entry, to server: ServerPipe, _ requests: inout RequestLog) {
    switch entry.line {
    case .fromClient(let message):
      requests.note(message)
      server.send(RootPlaceholder.filling(message, with: root), pieceByteCount: pieceByteCount)
    case .malformed(let bytes): server.write(bytes, pieceByteCount: pieceByteCount)
    case .fromServer: break
    }
  }

  private static func isExit(_ entry: SessionFile.Entry) -> Bool {
    if case .fromClient(let message) = entry.line { message["method"]?.string == "exit" } else { false }
  }

  // MARK: Comparing

  private func compare(_ interval: Interval, _ answers: [JSONValue], _ requests: RequestLog, _ outcome: inout Outcome) {
    let placeholder = RootPlaceholder(roots: [root])
    let actual = answers.map { placeholder.hiding($0) }
    let expected: [JSONValue] = interval.received.compactMap {
      if case .fromServer(let message) = $0.line { message } else { nil }
    }
    for (index, message) in actual.enumerated() {
      let time = index < interval.received.count ? interval.received[index].timeMicroseconds : 0
      outcome.updated.entries.append(SessionFile.Entry(line: .fromServer(message), timeMicroseconds: time))
    }
    let pairs = strictness == .strict ? Self.inOrder(expected, actual) : Self.byAnswer(expected, actual)
    for (recorded, now) in pairs {
      outcome.comparedCount += 1
      let differences = JSONDifference.all(expected: recorded ?? .null, actual: now ?? .null)
      guard !differences.isEmpty || (recorded == nil) != (now == nil) else { continue }
      let request = requests.request(answeredBy: recorded ?? now ?? .null)
      outcome.mismatches.append(
        Mismatch(request: request, differences: differences, excerpt: request.flatMap(requests.excerpt)))
    }
  }

  private static func inOrder(_ expected: [JSONValue], _ actual: [JSONValue]) -> [(JSONValue?, JSONValue?)] {
    (0..<max(expected.count, actual.count)).map { index in
      (index < expected.count ? expected[index] : nil, index < actual.count ? actual[index] : nil)
    }
  }

  /// Answers are paired by their id, notifications by their method in order.
  private static func byAnswer(_ expected: [JSONValue], _ actual: [JSONValue]) -> [(JSONValue?, JSONValue?)] {
    var rest = actual.filter { !isChatter($0) }
    var result: [(JSONValue?, JSONValue?)] = []
    for message in expected where !isChatter(message) {
      let index = rest.firstIndex { $0["id"] == message["id"] && $0["method"] == message["method"] }
      result.append((message, index.map { rest.remove(at: $0) }))
    }
    return result + rest.map { (nil, $0) }
  }

  private static func isChatter(_ message: JSONValue) -> Bool {
    ["window/logMessage", "$/progress", "$/logTrace", "gloss/statusChanged"].contains(message["method"]?.string ?? "")
  }
}

// What a replay found in the place of one recorded message, and how much may differ.

import JSON
import Text

/// How strict a comparison is.
public enum ReplayStrictness: Sendable {
  /// The same messages in the same order.
  case strict
  /// The same messages between two messages of the client; logs, progress and status left out.
  case relaxed

  /// A recorded message and the one that came in its place; one of the two may be missing.
  struct Pair {
    var recorded: JSONValue?
    var now: JSONValue?
    var recordedIndex: Int?
  }

  /// What belongs together: answers by their ids, other messages by their methods.
  func pairs(_ recorded: [JSONValue], _ now: [JSONValue]) -> [Pair] {
    switch self {
    case .strict:
      Alignment.pairs(recorded, now, isEqual: Self.isSameMessage).map { old, new in
        Pair(recorded: old.map { recorded[$0] }, now: new.map { now[$0] }, recordedIndex: old)
      }
    case .relaxed: Self.pairsInAnyOrder(recorded, now)
    }
  }

  private static func pairsInAnyOrder(_ recorded: [JSONValue], _ now: [JSONValue]) -> [Pair] {
    var rest = now.filter { !isChatter($0) }
    var result: [Pair] = []
    for (index, message) in recorded.enumerated() where !isChatter(message) {
      // Of several with one method an equal one first.
      let place = rest.firstIndex { $0 == message } ?? rest.firstIndex { isSameMessage(message, $0) }
      result.append(Pair(recorded: message, now: place.map { rest.remove(at: $0) }, recordedIndex: index))
    }
    return result + rest.map { Pair(recorded: nil, now: $0, recordedIndex: nil) }
  }

  private static func isSameMessage(_ left: JSONValue, _ right: JSONValue) -> Bool {
    guard left["method"] == right["method"] else { return false }
    return left["method"] != nil || left["id"] == right["id"]
  }

  private static func isChatter(_ message: JSONValue) -> Bool {
    let methods = ["window/logMessage", "$/progress", "$/logTrace", "gloss/statusChanged", "telemetry/event"]
    return methods.contains(message["method"]?.string ?? "")
  }
}

/// One message of the server beside what was recorded in its place.
public struct ReplayComparison: Sendable, CustomStringConvertible {
  /// The number of the recorded line; of an unexpected message that of the line before it.
  public var sequence: Int
  /// What the client had asked, where the message answers something.
  public var request: JSONValue?
  /// What was recorded; `nil` where the message is one too many.
  public var recorded: JSONValue?
  /// What came; `nil` where the message is missing.
  public var now: JSONValue?
  /// Where the two differ.
  public var differences: [JSONDifference]
  /// The lines of prose that the request and the differences are about, with carets under the places.
  public var excerpts: [String] = []

  init(sequence: Int, recorded: JSONValue?, now: JSONValue?, log: RequestLog) {
    self.sequence = sequence
    self.recorded = recorded
    self.now = now
    request = (recorded ?? now).flatMap(log.request)
    if let recorded, let now {
      differences = JSONDifference.all(expected: recorded, actual: now)
    } else {
      differences = [JSONDifference(steps: [], expected: recorded, actual: now)]
    }
    if !differences.isEmpty { excerpts = log.excerpts(request, recorded, now, differences) }
  }

  /// Whether the message is as recorded.
  public var isEqual: Bool { differences.isEmpty }

  /// Whether the request reads and changes nothing.
  var isRead: Bool { request.map(ReadRequests.contains) ?? false }

  /// The message in a few words: `textDocument/hover (id 7)`.
  public var name: String {
    if let method = request?["method"]?.string { return "\(method) (id \(Self.id(request)))" }
    if let method = (recorded ?? now)?["method"]?.string { return "\(method), sent by the server itself" }
    return "an answer to no request (id \(Self.id(recorded ?? now)))"
  }

  /// The request, the lines of prose with carets, and the places that differ.
  public var description: String {
    var lines = ["\(name), line \(sequence + 1) of the recording"]
    if recorded == nil { lines.append("  nothing is recorded here") }
    if now == nil { lines.append("  nothing came") }
    lines += excerpts
    lines += differences.prefix(Self.shownDifferences).map { "  \($0)" }
    if differences.count > Self.shownDifferences {
      lines.append("  … and \(differences.count - Self.shownDifferences) more differences")
    }
    return lines.joined(separator: "\n")
  }

  /// Which members differ: `result.contents.value`; of several the first, and how many more.
  public var summary: String {
    if recorded == nil { return "nothing is recorded here" }
    if now == nil { return "nothing came" }
    let first = differences.first.map { $0.path.isEmpty ? "the whole message" : $0.path } ?? ""
    return differences.count > 1 ? "\(first) and \(differences.count - 1) more differ" : "\(first) differs"
  }

  private static let shownDifferences = 6

  private static func id(_ message: JSONValue?) -> String {
    message?["id"].map { $0.integer.map(String.init) ?? $0.string ?? "?" } ?? "none"
  }
}

/// Which requests read and change nothing.
enum ReadRequests {
  /// Whether a message is such a request.
  static func contains(_ message: JSONValue) -> Bool {
    guard let method = message["method"]?.string, message["id"] != nil else { return false }
    if method.hasPrefix("gloss/") { return !glossActions.contains(method) }
    if method.hasPrefix("textDocument/") || method.hasPrefix("callHierarchy/") || method.hasPrefix("typeHierarchy/") {
      return true
    }
    return method == "workspace/symbol" || method == "workspace/diagnostic" || method.hasSuffix("/resolve")
  }

  /// Requests of ours that act, or whose answer tells of the session and not of a text.
  private static let glossActions: Set<String> = [
    "gloss/open", "gloss/close", "gloss/subscribe", "gloss/unsubscribe", "gloss/synchronize", "gloss/status",
    "gloss/memory",
  ]
}

// What a client answered to requests of the server: matched by method and order, as the ids are the server's to choose.

import JSON

/// The recorded answers of a client, handed out as the server asks.
struct ServerRequestAnswers {
  /// Of each recorded request of the server by its id: its method and its place among those of the method.
  private var places: [JSONValue: [(method: String, order: Int)]] = [:]
  /// How many requests of each method are recorded.
  private var recordedCounts: [String: Int] = [:]
  /// The ids of the requests that have come in this run, by method in order.
  private var arrived: [String: [JSONValue]] = [:]
  /// Answers that were due before their request came.
  private var due: [String: [Int: JSONValue]] = [:]
  private var answeredCounts: [JSONValue: Int] = [:]

  /// The answers of a session.
  init(_ session: SessionFile) {
    for entry in session.entries {
      guard case .fromServer(let message) = entry.line, let method = message["method"]?.string, let id = message["id"]
      else { continue }
      let order = recordedCounts[method, default: 0]
      places[id, default: []].append((method, order))
      recordedCounts[method] = order + 1
    }
  }

  /// Whether a message of the client answers the server.
  static func isAnswer(_ message: JSONValue) -> Bool {
    message["method"] == nil && message["id"] != nil && (message["result"] != nil || message["error"] != nil)
  }

  /// A recorded answer that is due, with the id of the request of this run; `nil` where the server has not asked yet.
  mutating func take(_ answer: JSONValue) -> JSONValue? {
    guard let id = answer["id"] else { return nil }
    let use = answeredCounts[id, default: 0]
    answeredCounts[id] = use + 1
    // An answer to nothing is played as it is.
    guard let uses = places[id], use < uses.count else { return answer }
    let (method, order) = uses[use]
    if let ids = arrived[method], order < ids.count { return Self.with(ids[order], answer) }
    due[method, default: [:]][order] = answer
    return nil
  }

  /// Notes a message of the server; what to answer at once: an answer that is due, or a refusal where nothing is recorded.
  mutating func note(_ message: JSONValue) -> JSONValue? {
    guard let method = message["method"]?.string, let id = message["id"] else { return nil }
    let order = arrived[method]?.count ?? 0
    arrived[method, default: []].append(id)
    if let answer = due[method]?.removeValue(forKey: order) { return Self.with(id, answer) }
    guard order >= recordedCounts[method, default: 0] else { return nil }
    return [
      "jsonrpc": "2.0", "id": id,
      "error": ["code": -32601, "message": "the recording has no answer to this request"],
    ]
  }

  private static func with(_ id: JSONValue, _ answer: JSONValue) -> JSONValue {
    guard case .object(var object) = answer else { return answer }
    object["id"] = id
    return .object(object)
  }
}

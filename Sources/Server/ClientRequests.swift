// What the server asks of the client. Ids are integers in order, since some clients can answer no others.

import JSON
import LanguageServerProtocol
import Synchronization

/// The requests of the server that are not answered yet. Requests may be sent from any thread; answers are taken on the
/// reading thread.
final class ClientRequests: Sendable {
  /// What to do with an answer: its result, or nil where the client has refused.
  typealias Handler = @Sendable (Session, JSONValue?) -> Void

  private struct State {
    var lastID = 0
    var handlers: [Int: Handler] = [:]
  }

  private let state = Mutex(State())
  private let output: Output

  /// Requests that go out through `output`.
  init(_ output: Output) { self.output = output }

  /// How many are not answered.
  var count: Int { state.withLock { $0.handlers.count } }

  /// Sends a request; its id.
  @discardableResult
  func send(_ method: String, _ params: JSONValue? = nil, then handler: @escaping Handler = { _, _ in }) -> Int {
    let id = state.withLock { state in
      state.lastID += 1
      state.handlers[state.lastID] = handler
      return state.lastID
    }
    output.send(OutgoingMessage.request(id: id, method, params))
    return id
  }

  /// Takes what waits for an answer; nil where nothing does.
  func take(_ id: Int) -> Handler? { state.withLock { $0.handlers.removeValue(forKey: id) } }
}

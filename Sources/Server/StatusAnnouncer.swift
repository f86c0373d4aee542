// The condition of the server, and who hears of it.

import LanguageServerProtocol
import Synchronization

/// Keeps the condition of the server and tells the client when it changes. Usable on every thread.
final class StatusAnnouncer: Sendable {
  private struct State {
    /// Whether the client wants to hear, and may by now.
    var isHeard = false
    /// Pieces of work under way that will change answers.
    var workCount = 0
    var problem: String?
    var told: GlossStatusChanged?

    var condition: GlossStatusChanged {
      GlossStatusChanged(health: problem == nil ? .ok : .warning, isQuiescent: workCount == 0, message: problem)
    }
  }

  private let state = Mutex(State())
  private let output: Output

  /// A server that is well.
  init(_ output: Output) { self.output = output }

  /// The condition at this moment.
  var condition: GlossStatusChanged { state.withLock { $0.condition } }

  /// The client hears of changes from now on, and of the condition now.
  func beginTelling() { change { $0.isHeard = true } }

  /// A piece of work begins that will change answers.
  func workBegins() { change { $0.workCount += 1 } }

  /// It has ended.
  func workEnds() { change { $0.workCount -= 1 } }

  /// What is wrong that the user can mend; nil where nothing is.
  func setProblem(_ problem: String?) { change { $0.problem = problem } }

  private func change(_ body: (inout State) -> Void) {
    state.withLock { state in
      body(&state)
      let condition = state.condition
      guard state.isHeard, condition != state.told else { return }
      state.told = condition
      output.send(OutgoingMessage.notification(GlossStatusChanged.method, condition))
    }
  }
}

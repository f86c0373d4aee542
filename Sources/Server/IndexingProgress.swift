// How far the reading of folders is, for clients that show it.
//
// Reading goes on while the client makes up its mind: nothing is told before it has accepted, and a late acceptance begins
// at what has been done by then.

import LanguageServerProtocol
import Synchronization

/// The progress of reading folders. Usable on every thread.
final class IndexingProgress: Sendable {
  private struct State {
    var isAccepted = false
    var hasBegun = false
    var isEnded = false
    var isCancelled = false
    var doneCount = 0
    var totalCount: Int?
    var shownPercentage = -1
  }

  private let state = Mutex(State())
  private let output: Output
  /// Its name.
  let token: ProgressToken

  /// A progress that has not begun.
  init(token: ProgressToken, output: Output) {
    self.token = token
    self.output = output
  }

  /// Whether the client has given the work up.
  var isCancelled: Bool { state.withLock { $0.isCancelled } }
  /// Whether the work is over.
  var isEnded: Bool { state.withLock { $0.isEnded } }

  /// The client shows it from now on.
  func accept() {
    state.withLock { state in
      state.isAccepted = true
      show(&state)
    }
  }

  /// The client gives the work up.
  func cancel() { state.withLock { $0.isCancelled = true } }

  /// The work is so far; nil for a total that is not known yet.
  func advance(to doneCount: Int, of totalCount: Int?) {
    state.withLock { state in
      state.doneCount = doneCount
      state.totalCount = totalCount
      show(&state)
    }
  }

  /// The work is over.
  func end() {
    state.withLock { state in
      guard !state.isEnded else { return }
      state.isEnded = true
      guard state.hasBegun else { return }
      send(.end(message: state.isCancelled ? "given up after \(counted(state))" : "read \(counted(state))"))
    }
  }

  /// Sends what has changed, at most once for each percent.
  private func show(_ state: inout State) {
    guard state.isAccepted, !state.isEnded else { return }
    let percentage = state.totalCount.map { $0 == 0 ? 100 : state.doneCount * 100 / $0 }
    let message = state.totalCount.map { "\(state.doneCount) of \($0) documents" }
    if !state.hasBegun {
      state.hasBegun = true
      send(.begin(title: "Reading documents", message: message, percentage: percentage ?? 0))
    } else if let percentage, percentage > state.shownPercentage {
      send(.report(message: message, percentage: percentage))
    }
    state.shownPercentage = max(state.shownPercentage, percentage ?? 0)
  }

  private func counted(_ state: State) -> String {
    state.doneCount == 1 ? "1 document" : "\(state.doneCount) documents"
  }

  private func send(_ value: WorkDoneProgress) {
    output.send(
      OutgoingMessage.notification(ProgressNotification.method, ProgressParams(token: token, value: value)))
  }
}

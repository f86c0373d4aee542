// The requests that are being answered on a worker. Each is answered exactly once, by whoever comes first: the worker, a
// cancellation, or shutdown.

import JSON
import LanguageServerProtocol
import Synchronization

/// The requests that wait for a worker.
final class PendingRequests: Sendable {
  private let open = Mutex<[RequestID: Cancellation]>([:])

  /// How many wait.
  var count: Int { open.withLock { $0.count } }

  /// Adds a request; nil where one of the same id is still open.
  func add(_ id: RequestID) -> Cancellation? {
    open.withLock { open in
      guard open[id] == nil else { return nil }
      let cancellation = Cancellation()
      open[id] = cancellation
      return cancellation
    }
  }

  /// Takes the right to answer a request: true for one caller only.
  func claim(_ id: RequestID) -> Bool {
    open.withLock { open in
      guard let cancellation = open.removeValue(forKey: id) else { return false }
      cancellation.cancel()
      return true
    }
  }

  /// Takes the right to answer all requests that are open.
  func claimAll() -> [RequestID] {
    open.withLock { open in
      for cancellation in open.values { cancellation.cancel() }
      defer { open = [:] }
      return open.keys.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
    }
  }
}

extension RequestID {
  /// Some fixed order, so that refusals at shutdown come in the same order in every run.
  fileprivate var sortKey: [UInt8] { json }
}

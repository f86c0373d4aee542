// Counts calls from any thread.

import Synchronization

/// A number that grows.
final class CallCounter: Sendable {
  private let calls = Atomic<Int>(0)
  var value: Int { calls.load(ordering: .sequentiallyConsistent) }
  func count() { calls.add(1, ordering: .sequentiallyConsistent) }
}

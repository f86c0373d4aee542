// A value behind a lock, with waiting for a change of it: what Synchronization's Mutex lacks.

import Glibc

/// A value that threads share, and whose changes they can wait for (Hoare's monitor).
///
/// Every change wakes those who wait, which then look again.
public final class Monitor<State>: @unchecked Sendable {
  // Safe to send: `state` is touched only while `mutex` is held.
  private var state: State
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  /// How many threads wait: nobody is woken when nobody sleeps.
  private var waiterCount = 0

  /// A monitor of a value.
  public init(_ state: State) {
    self.state = state
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Reads or changes the value. `body` must be short and must not lock the same monitor.
  public func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      if waiterCount > 0 { pthread_cond_broadcast(condition) }
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Waits until `body` gives a value, looking after each change.
  public func wait<Result>(for body: (inout State) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) { return result }
      waiterCount += 1
      pthread_cond_wait(condition, mutex)
      waiterCount -= 1
    }
  }

  /// Waits until `condition` holds, but not longer than `milliseconds`; whether it holds.
  public func wait(upTo milliseconds: Int, until isDone: (State) -> Bool) -> Bool {
    var deadline = timespec()
    clock_gettime(CLOCK_MONOTONIC, &deadline)
    let nanoseconds = deadline.tv_nsec + (milliseconds % 1_000) * 1_000_000
    deadline.tv_sec += milliseconds / 1_000 + nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isDone(state) {
      waiterCount += 1
      let outcome = pthread_cond_timedwait(condition, mutex, &deadline)
      waiterCount -= 1
      if outcome == ETIMEDOUT { return isDone(state) }
    }
    return true
  }
}

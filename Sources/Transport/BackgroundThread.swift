// Plain threads. Their closures are formed in nonisolated code, since those formed in a main file trap elsewhere.

import Glibc

/// Starts threads that nobody joins.
public enum BackgroundThread {
  /// How urgent a thread is.
  public enum Priority: Sendable {
    /// As urgent as the thread that starts it.
    case normal
    /// Gives way to all others.
    case low
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a new thread with a stack of 8 MB; on the present thread where no thread can be had.
  public static func start(_ priority: Priority = .normal, _ body: @escaping @Sendable () -> Void) {
    let work = Work {
      // 0 means the calling thread on Linux, where each thread has its own nice value.
      if priority == .low { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
      body()
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 8 << 20)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(work).toOpaque()
    let outcome = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context)
    pthread_attr_destroy(&attributes)
    if outcome != 0 { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
  }
}

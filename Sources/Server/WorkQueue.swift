// What is done beside the reading thread: long annotations, long answers, folders. First come, first served.

import Transport

/// A queue of work on a thread of its own, or on the caller's thread where everything must be in order.
///
/// Work that nobody waits for gives way to other programs: its jobs run on a second thread, of low priority, while the
/// first waits. A thread that has lowered its own priority could not raise it again.
final class WorkQueue: Sendable {
  private typealias Job = @Sendable () -> Void

  private struct State {
    var jobs: [Job] = []
    var isStopped = false
    /// Whether a caller works the queue off, where there is no thread for it.
    var isWorking = false
  }

  /// The job of low priority that is handed over, and whether the thread is to end.
  private struct Handover {
    var job: Job?
    var isStopped = false
  }

  private let monitor = Monitor(State())
  private let handover = Monitor(Handover())
  private let isInline: Bool
  private let whenIdle: @Sendable () -> Void

  /// A queue. With `isInline` jobs run at once where they are added. `whenIdle` is called where jobs run, each time that
  /// the last one of several is done.
  init(isInline: Bool, whenIdle: @escaping @Sendable () -> Void = {}) {
    self.isInline = isInline
    self.whenIdle = whenIdle
    guard !isInline else { return }
    let (monitor, handover) = (monitor, handover)
    BackgroundThread.start(.low) {
      while let job = handover.wait(for: { $0.isStopped ? .some(nil) : $0.job.map(Optional.some) }) {
        job()
        handover.withLock { $0.job = nil }
      }
    }
    BackgroundThread.start {
      while let job = Self.next(monitor) {
        job()
        if monitor.withLock({ $0.jobs.isEmpty && !$0.isStopped }) { whenIdle() }
      }
    }
  }

  deinit { stop() }

  /// How many jobs have not begun.
  var count: Int { monitor.withLock { $0.jobs.count } }

  /// Adds a job that nobody waits for.
  func addLow(_ job: @escaping @Sendable () -> Void) {
    guard !isInline else { return add(job) }
    let handover = handover
    add {
      handover.withLock { $0.job = job }
      handover.wait { $0.job == nil || $0.isStopped ? () : nil }
    }
  }

  /// Adds a job.
  func add(_ job: @escaping @Sendable () -> Void) {
    let worksHere = monitor.withLock { state -> Bool in
      guard !state.isStopped else { return false }
      state.jobs.append(job)
      guard isInline, !state.isWorking else { return false }
      state.isWorking = true
      return true
    }
    // A job that adds a job does not nest: the first caller works everything off.
    while worksHere, let job = nextHere() { job() }
    if worksHere { whenIdle() }
  }

  /// Ends the thread after the job that it is at; the rest is dropped.
  func stop() {
    monitor.withLock { state in
      state.isStopped = true
      state.jobs = []
    }
    handover.withLock { $0.isStopped = true }
  }

  private func nextHere() -> Job? {
    monitor.withLock { state in
      if state.jobs.isEmpty {
        state.isWorking = false
        return nil
      }
      return state.jobs.removeFirst()
    }
  }

  private static func next(_ monitor: Monitor<State>) -> Job? {
    monitor.wait { state -> Job?? in
      if state.isStopped { return .some(nil) }
      return state.jobs.isEmpty ? nil : .some(state.jobs.removeFirst())
    }
  }
}

// Ends the server when the editor that started it is gone, for editors that leave the pipe open behind them.

import Glibc

/// A watch on another process.
public enum ParentWatch {
  /// Whether a process can be seen from here. In a container it often cannot: then it is no sign of death that it is not seen.
  public static func isVisible(_ processID: Int) -> Bool {
    guard let processID = pid_t(exactly: processID), processID > 0 else { return false }
    return kill(processID, 0) == 0 || errno == EPERM
  }

  /// Looks every three seconds whether a process is there, and calls `onDeath` once when it is gone.
  ///
  /// It probes once at first: a process that cannot be seen is not watched, and the answer is false.
  @discardableResult
  public static func start(
    _ processID: Int, intervalMilliseconds: UInt32 = 3_000, onDeath: @escaping @Sendable () -> Void
  ) -> Bool {
    guard isVisible(processID) else { return false }
    BackgroundThread.start {
      while isVisible(processID) { usleep(intervalMilliseconds * 1_000) }
      onDeath()
    }
    return true
  }
}

// Time for measurements. No answer of Gloss depends on it.

import Glibc

/// The clock that never goes back.
enum MonotonicClock {
  /// Nanoseconds since some moment in the past.
  static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }

  /// Nanoseconds of a core that the program has spent: what work costs on a machine that others use too.
  static func processorNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}

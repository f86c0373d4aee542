// How long answers took in a replay. Reported, never asserted.

import Glibc

/// Latencies by method, in microseconds.
public struct ReplayLatencies: Sendable {
  /// What is known of one method.
  public struct Summary: Sendable, Hashable {
    /// The method.
    public var method: String
    /// How many answers there were.
    public var count: Int
    /// The median, the 95th and 99th of a hundred, and the longest; by nearest rank.
    public var p50, p95, p99, max: Int
  }

  private var times: [String: [Int]] = [:]

  /// No latency.
  public init() {}

  /// Notes one answer.
  mutating func add(_ method: String, microseconds: Int) { times[method, default: []].append(microseconds) }

  /// The methods, sorted, with their latencies.
  public var summaries: [Summary] {
    times.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { method in
      let sorted = (times[method] ?? []).sorted()
      func rank(_ percent: Int) -> Int {
        sorted[min(sorted.count - 1, max(0, (sorted.count * percent + 99) / 100 - 1))]
      }
      return Summary(
        method: method, count: sorted.count, p50: rank(50), p95: rank(95), p99: rank(99), max: rank(100))
    }
  }

  /// The most memory that this process, or a program that it has waited for, has had so far, in kilobytes.
  public static func peakKilobytes(ofPrograms: Bool) -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t((ofPrograms ? RUSAGE_CHILDREN : RUSAGE_SELF).rawValue), &usage)
    return Int(usage.ru_maxrss)
  }
}

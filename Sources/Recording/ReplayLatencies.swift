// How long answers took in a replay, and how much memory was in use for more afterwards. Reported, never asserted.

import Allocator
import Glibc

/// Latencies by method, in microseconds, and memory in bytes.
public struct ReplayLatencies: Sendable {
  /// What is known of one method.
  public struct Summary: Sendable {
    /// The method.
    public var method: String
    /// How many answers there were.
    public var count: Int
    /// The median, the 95th and 99th of a hundred, and the longest; by nearest rank.
    public var p50, p95, p99, max: Int
    /// How many bytes of the process were in use for more after the answer than before the request: the median and the
    /// most; nil where that was not looked at.
    public var keptBytes: (median: Int, most: Int)?
  }

  private var times: [String: [Int]] = [:]
  private var keptByteCounts: [String: [Int]] = [:]

  /// No latency.
  public init() {}

  /// Notes one answer.
  mutating func add(_ method: String, microseconds: Int, keptByteCount: Int?) {
    times[method, default: []].append(microseconds)
    if let keptByteCount { keptByteCounts[method, default: []].append(keptByteCount) }
  }

  /// The methods, sorted, with their latencies.
  public var summaries: [Summary] {
    times.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { method in
      let sorted = (times[method] ?? []).sorted()
      func rank(_ percent: Int) -> Int {
        sorted[min(sorted.count - 1, max(0, (sorted.count * percent + 99) / 100 - 1))]
      }
      let kept = (keptByteCounts[method] ?? []).sorted()
      return Summary(
        method: method, count: sorted.count, p50: rank(50), p95: rank(95), p99: rank(99), max: rank(100),
        keptBytes: kept.last.map { (kept[kept.count / 2], $0) })
    }
  }

  /// The bytes that the allocator of this process has given out and not got back, those of large pieces included. The
  /// number of its calls is told by nobody without a hook in each.
  public static var bytesInUse: Int {
    let figures = mallinfo2()
    return Int(clamping: figures.uordblks) + Int(clamping: figures.hblkhd)
  }

  /// The most memory that this process, or a program that it has waited for, has had so far, in kilobytes.
  public static func peakKilobytes(ofPrograms: Bool) -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t((ofPrograms ? RUSAGE_CHILDREN : RUSAGE_SELF).rawValue), &usage)
    return Int(usage.ru_maxrss)
  }
}

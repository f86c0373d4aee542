// Sixteen label scores side by side: the unit that the linear-chain CRF computes with.
//
// Sixteen is a compile-time number, so that a row is four vector registers on any x86-64 and no loop over labels has a
// run-time bound. It holds "outside" and begin/inside of seven types. Knows nothing of what the labels mean.

import Glibc

/// One number for each of up to sixteen labels.
public typealias LabelRow = SIMD16<Float>

/// The shape of the label sets that a linear-chain CRF can have here.
public enum LabelLayout {
  /// Numbers in a row of the weight table.
  public static let stride = 16
  /// The label of everything that is in no span. Runs of positions start and end next to it.
  public static let outside = 0

  /// The label that begins a span of type `type` (0-based).
  @inlinable public static func begin(_ type: Int) -> Int { 1 + 2 * type }
  /// The label that continues a span of type `type`.
  @inlinable public static func inside(_ type: Int) -> Int { 2 + 2 * type }
  /// The number of labels for `typeCount` types.
  @inlinable public static func labelCount(typeCount: Int) -> Int { 1 + 2 * typeCount }

  /// Whether label `next` may follow `previous` in begin-inside-outside coding: a span continues only itself.
  public static func isAllowed(from previous: Int, to next: Int, labelCount: Int) -> Bool {
    guard previous < labelCount, next < labelCount else { return false }
    guard next > 0, next & 1 == 0 else { return true }
    return previous == next || previous == next - 1
  }
}

extension SIMD16 where Scalar == Float {
  /// e to the power of each lane.
  @inline(__always) func exponential() -> SIMD16<Float> {
    var result = self
    for lane in 0..<16 { result[lane] = expf(self[lane]) }
    return result
  }
}

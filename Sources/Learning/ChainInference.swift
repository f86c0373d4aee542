// Sums over all label sequences of a linear chain: forward, backward, marginals.
//
// Works on potentials (exponentials of scores), scaled at each position, so that no logarithm stands in a loop.
// Training and run time share it. Rabiner 1989, section V.A (scaling).

import Glibc

/// Exponentials of the transition scores, in both orders.
struct TransitionPotentials {
  /// Row i: from label i to each label.
  var fromRows: [LabelRow]
  /// Row j: to label j from each label.
  var toRows: [LabelRow]

  /// Potentials of scores `scores[from * 16 + to]`; forbidden pairs become 0.
  init(scores: [Float], labelCount: Int) {
    let stride = LabelLayout.stride
    fromRows = [LabelRow](repeating: .zero, count: stride)
    toRows = fromRows
    for from in 0..<labelCount {
      for to in 0..<labelCount where LabelLayout.isAllowed(from: from, to: to, labelCount: labelCount) {
        let potential = expf(scores[from * stride + to])
        fromRows[from][to] = potential
        toRows[to][from] = potential
      }
    }
  }
}

/// Forward and backward sums of one run of positions. Kept between runs, so that its arrays are allocated once.
struct ChainSums {
  /// Scaled forward sums: at t, the share of label j among all beginnings up to t.
  private(set) var forward: [LabelRow] = []
  /// Backward sums, divided by the same scales.
  private(set) var backward: [LabelRow] = []
  /// The scale of each position; the product of all, and of the last step, is the partition sum.
  private(set) var scales: [Float] = []
  /// The last step's factor: from the last position to "outside".
  private(set) var closing: Float = 0
  /// The logarithm of the sum over all sequences; `-infinity` where no sequence is allowed.
  private(set) var logPartition: Float = 0

  init() {}

  /// Fills the sums for `potentials[start ..< start + count]`. A run starts after and ends before an "outside".
  /// Returns false where no sequence has a positive weight.
  mutating func run(
    _ potentials: UnsafePointer<LabelRow>, count: Int, transitions: borrowing TransitionPotentials
  ) -> Bool {
    if forward.count < count {
      forward = [LabelRow](repeating: .zero, count: count * 2)
      backward = forward
      scales = [Float](repeating: 0, count: count * 2)
    }
    return transitions.fromRows.withUnsafeBufferPointer { from in
      transitions.toRows.withUnsafeBufferPointer { to in
        sumForward(potentials, count, from, to) && sumBackward(potentials, count, to)
      }
    }
  }

  private mutating func sumForward(
    _ potentials: UnsafePointer<LabelRow>, _ count: Int, _ from: UnsafeBufferPointer<LabelRow>,
    _ to: UnsafeBufferPointer<LabelRow>
  ) -> Bool {
    var row = from[LabelLayout.outside] * potentials[0]
    logPartition = 0
    for position in 0..<count {
      if position > 0 {
        var sum = LabelRow.zero
        for label in 0..<LabelLayout.stride { sum += from[label] * row[label] }
        row = sum * potentials[position]
      }
      let scale = row.sum()
      guard scale > 0, scale.isFinite else {
        logPartition = -.infinity
        return false
      }
      row /= scale
      forward[position] = row
      scales[position] = scale
      logPartition += logf(scale)
    }
    closing = (row * to[LabelLayout.outside]).sum()
    guard closing > 0 else {
      logPartition = -.infinity
      return false
    }
    logPartition += logf(closing)
    return true
  }

  private mutating func sumBackward(
    _ potentials: UnsafePointer<LabelRow>, _ count: Int, _ to: UnsafeBufferPointer<LabelRow>
  ) -> Bool {
    var row = to[LabelLayout.outside] / closing
    backward[count - 1] = row
    for position in stride(from: count - 2, through: 0, by: -1) {
      let next = row * potentials[position + 1] / scales[position + 1]
      var sum = LabelRow.zero
      for label in 0..<LabelLayout.stride { sum += to[label] * next[label] }
      row = sum
      backward[position] = row
    }
    return true
  }

  /// The probability of each label at `position`.
  @inline(__always) func marginals(at position: Int) -> LabelRow { forward[position] * backward[position] }
}

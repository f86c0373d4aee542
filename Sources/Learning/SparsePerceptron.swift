// An averaged perceptron over hashed features, for training. What it learns ships as a WeightTable.
//
// It does not know what the features or the labels are.

/// An averaged multiclass perceptron (Collins 2002) over hashed features, averaged lazily: a weight is brought up to date only
/// when it is touched, so that a step costs as many operations as it has features.
public struct SparsePerceptron {
  /// Number of rows, a power of two.
  public let rowCount: Int
  /// Number of labels a row has room for.
  public let stride: Int
  private var weights: [Float]
  private var totals: [Float]
  private var stamps: [Int32]
  private var step: Int32 = 0

  /// A perceptron without weights.
  public init(rowCount: Int, stride: Int) {
    self.rowCount = rowCount
    self.stride = stride
    weights = [Float](repeating: 0, count: rowCount * stride)
    totals = [Float](repeating: 0, count: rowCount * stride)
    stamps = [Int32](repeating: 0, count: rowCount * stride)
  }

  /// Fills `scores` with the score of every label.
  public func score(_ features: [UInt64], into scores: inout [Float]) {
    for label in scores.indices { scores[label] = 0 }
    let count = min(stride, scores.count)
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        for feature in features {
          let base = (Int(truncatingIfNeeded: feature) & (rowCount - 1)) * stride
          for label in 0..<count { scores[label] += weights[base + label] }
        }
      }
    }
  }

  /// Counts a decision: the clock of the averaging.
  public mutating func advance() { step += 1 }

  /// Moves the weights of `features` towards one label and away from another.
  public mutating func update(_ features: [UInt64], towards right: Int, awayFrom wrong: Int) {
    for feature in features {
      let base = (Int(truncatingIfNeeded: feature) & (rowCount - 1)) * stride
      add(1, at: base + right)
      add(-1, at: base + wrong)
    }
  }

  private mutating func add(_ value: Float, at index: Int) {
    totals[index] += Float(step - stamps[index]) * weights[index]
    stamps[index] = step
    weights[index] += value
  }

  /// The averaged weights.
  public func averaged() -> [Float] {
    let steps = Float(max(step, 1))
    return weights.indices.map { (totals[$0] + Float(step - stamps[$0]) * weights[$0]) / steps }
  }
}

/// The mean of several sets of weights, as it ships.
public struct MeanWeights {
  private var sums: [Float]

  /// The mean of nothing yet: `count` zeros.
  public init(count: Int) { sums = [Float](repeating: 0, count: count) }

  /// Takes one more set in.
  public mutating func add(_ weights: [Float]) {
    for index in 0..<min(sums.count, weights.count) { sums[index] += weights[index] }
  }

  /// The weights as small integers with one scale for all, the greatest at 127.
  public func quantized() -> [Int8] {
    let greatest = sums.reduce(Float(0)) { max($0, $1.magnitude) }
    let scale = greatest > 0 ? 127 / greatest : 0
    return sums.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) }
  }
}

// Chooses among candidates by a log-linear model over hashed features: each candidate has its own features, one set of
// weights serves all. It does not know what the candidates are.

/// A trained log-linear model over hashed binary features.
public struct CandidateRanker: Sendable {
  private let table: WeightTable
  private let scale: Float

  /// The model in one table of a file; `scalePermille` is the value of one step of a weight, in thousandths.
  public init(table: WeightTable, scalePermille: Int) {
    self.table = table
    scale = Float(scalePermille) / 1000
  }

  /// The score of a candidate: the logarithm of its chance up to a constant of the choice.
  public func score(_ features: [UInt64]) -> Float {
    var sum = 0
    for feature in features { sum += Int(table.row(feature)[0]) }
    return Float(sum) * scale
  }
}

/// Trains a `CandidateRanker` by AdaGrad (Duchi, Hazan and Singer 2011) on the likelihood of the right candidates.
public struct CandidateRankerTraining: Sendable {
  /// One choice: the features of each candidate, and which of them are right.
  public struct Choice: Sendable {
    /// The features of each candidate.
    public var candidates: [[UInt64]]
    /// Whether each candidate is right; a choice without a right one teaches nothing.
    public var isRight: [Bool]

    /// A choice of its parts.
    public init(candidates: [[UInt64]], isRight: [Bool]) {
      self.candidates = candidates
      self.isRight = isRight
    }
  }

  /// Number of weights, a power of two.
  public let rowCount: Int
  private var weights: [Float]
  private var squares: [Float]

  /// A model without weights.
  public init(rowCount: Int) {
    self.rowCount = rowCount
    weights = [Float](repeating: 0, count: rowCount)
    squares = [Float](repeating: 1e-6, count: rowCount)
  }

  /// Goes over the choices `epochs` times in an order that `seed` settles. `decay` pulls weights to zero.
  public mutating func train(_ choices: [Choice], epochs: Int, rate: Float = 0.1, decay: Float = 1e-5, seed: UInt64 = 1)
  {
    var random = RandomNumbers(seed: seed)
    var order = Array(choices.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order { step(choices[index], rate: rate, decay: decay) }
    }
  }

  private func row(_ feature: UInt64) -> Int { Int(truncatingIfNeeded: feature) & (rowCount - 1) }

  private mutating func step(_ choice: Choice, rate: Float, decay: Float) {
    let scores = choice.candidates.map { features in features.reduce(Float(0)) { $0 + weights[row($1)] } }
    let all = Self.shares(scores, of: [Bool](repeating: true, count: scores.count))
    guard choice.isRight.contains(true) else { return }
    let right = Self.shares(scores, of: choice.isRight)
    for (index, features) in choice.candidates.enumerated() {
      let gradient = all[index] - right[index]
      guard gradient.magnitude > 1e-4 else { continue }
      for feature in features {
        let at = row(feature)
        let slope = gradient + decay * weights[at]
        squares[at] += slope * slope
        weights[at] -= rate * slope / squares[at].squareRoot()
      }
    }
  }

  /// The chance of each member among the members.
  private static func shares(_ scores: [Float], of isMember: [Bool]) -> [Float] {
    var greatest = -Float.infinity
    for (score, member) in zip(scores, isMember) where member { greatest = max(greatest, score) }
    var result = [Float](repeating: 0, count: scores.count)
    var sum: Float = 0
    for index in scores.indices where isMember[index] {
      result[index] = exponential(scores[index] - greatest)
      sum += result[index]
    }
    return sum > 0 ? result.map { $0 / sum } : result
  }

  /// The weights as small integers, and the value of one step in thousandths.
  public func quantized() -> (weights: [Int8], scalePermille: Int) {
    let greatest = weights.reduce(Float(0)) { max($0, $1.magnitude) }
    let scalePermille = max(1, Int((greatest / 127 * 1000).rounded(.up)))
    let step = Float(scalePermille) / 1000
    return (weights.map { Int8(max(-127, min(127, ($0 / step).rounded()))) }, scalePermille)
  }
}

/// e to the power of `x`, for `x` up to 80: by halving and squaring, so that no library is needed. Exact to six digits.
public func exponential(_ x: Float) -> Float {
  guard x > -60 else { return 0 }
  let small = min(x, 80) / 1024
  var value: Double = 1 + Double(small) * (1 + Double(small) / 2 * (1 + Double(small) / 3))
  for _ in 0..<10 { value *= value }
  return Float(value)
}

// Training of the linear-chain CRF: stochastic gradient with AdaGrad on a likelihood with constraints.
//
// A position says which labels are possible. Where a corpus labels everything, one; where it does not label some types,
// "outside or one of those": the likelihood then sums over what is possible (partial annotation; Tsuboi et al. 2008),
// so that corpora of different label sets train one model. AdaGrad: Duchi, Hazan and Singer 2011.

import Glibc

/// Runs of positions to train from, flat, so that an epoch touches memory in order.
public struct CRFTrainingSet: Sendable {
  /// The features of all positions, one after the other.
  var features: [UInt32] = []
  /// Where each position's features start; one more than positions.
  var featureStarts: [Int] = [0]
  /// The labels possible at each position, as bits.
  var allowed: [UInt16] = []
  /// Where each run starts among the positions; one more than runs.
  var runStarts: [Int] = [0]
  /// How much each run counts.
  var runWeights: [Float] = []

  /// No runs.
  public init() {}

  /// The number of runs.
  public var runCount: Int { runWeights.count }
  /// The number of positions.
  public var positionCount: Int { allowed.count }

  /// Adds a position to the run under way. `allowed` has bit j where label j is possible.
  public mutating func addPosition(_ position: UnsafeBufferPointer<UInt32>, allowed labels: UInt16) {
    features.append(contentsOf: position)
    featureStarts.append(features.count)
    allowed.append(labels)
  }

  /// Ends the run under way; nothing happens where it is empty.
  public mutating func endRun(weight: Float) {
    guard let last = runStarts.last, last < allowed.count else { return }
    runStarts.append(allowed.count)
    runWeights.append(weight)
  }
}

/// Learns the weights of a linear-chain CRF. Deterministic: the order of runs comes from a fixed seed.
public struct LinearChainCRFTrainer {
  /// What the gradient steps depend on.
  public struct Options: Sendable {
    /// The length of the first steps.
    public var learningRate: Float = 0.1
    /// The share of a weight that each touch takes away, in units of the step (L2).
    public var decay: Float = 0
    /// The probability that a feature is left out at a touch, so that no single one is relied on (dropout).
    public var dropout: Float = 0

    /// The usual steps.
    public init() {}
  }

  private var options: Options
  private let labelCount: Int
  private let rowMask: UInt32
  private var weights: [LabelRow]
  private var squares: [LabelRow]
  private var averages: [LabelRow]
  private var averagedEpochs = 0
  private var transitions: [Float]
  private var transitionSquares: [Float]
  private var transitionAverages: [Float]
  private var generator: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A model of zeros. `rowBits`: the table has 2 to the power of it rows.
  public init(labelCount: Int, rowBits: Int, options: Options) {
    let stride = LabelLayout.stride
    let rows = 1 << min(max(rowBits, 4), 22)
    self.options = options
    self.labelCount = min(max(labelCount, 1), stride)
    rowMask = UInt32(rows - 1)
    weights = [LabelRow](repeating: .zero, count: rows)
    squares = [LabelRow](repeating: LabelRow(repeating: 1e-4), count: rows)
    averages = weights
    transitions = [Float](repeating: 0, count: stride * stride)
    transitionSquares = [Float](repeating: 1e-2, count: stride * stride)
    transitionAverages = transitions
  }

  private mutating func random() -> UInt64 {
    generator ^= generator << 13
    generator ^= generator >> 7
    generator ^= generator << 17
    return generator
  }

  /// One pass over `data` in a fresh order. Returns the mean loss (negative log-likelihood) of a position.
  /// O(positions × (features × 16 + 16 × 16)).
  public mutating func trainEpoch(_ data: CRFTrainingSet) -> Double {
    var order = Array(0..<data.runCount)
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(index, Int(random() % UInt64(index + 1)))
    }
    var workspace = Workspace()
    var loss = 0.0
    for run in order { loss += Double(step(data, run, &workspace)) }
    return loss / Double(max(data.positionCount, 1))
  }

  /// Memory for one run.
  private struct Workspace {
    var potentials: [LabelRow] = []
    var constrained: [LabelRow] = []
    var free = ChainSums()
    var bound = ChainSums()
    var kept: [UInt32] = []
    var keptStarts: [Int] = []
  }

  private mutating func step(_ data: CRFTrainingSet, _ run: Int, _ work: inout Workspace) -> Float {
    let positions = data.runStarts[run]..<data.runStarts[run + 1]
    gatherPotentials(data, positions, &work)
    let potentials = TransitionPotentials(scores: transitions, labelCount: labelCount)
    let count = positions.count
    let isFreeDefined = work.potentials.withUnsafeBufferPointer { pointer in
      pointer.baseAddress.map { work.free.run($0, count: count, transitions: potentials) } ?? false
    }
    let isBoundDefined = work.constrained.withUnsafeBufferPointer { pointer in
      pointer.baseAddress.map { work.bound.run($0, count: count, transitions: potentials) } ?? false
    }
    guard isFreeDefined, isBoundDefined else { return 0 }
    let weight = data.runWeights[run]
    for index in 0..<count {
      let gradient = (work.free.marginals(at: index) - work.bound.marginals(at: index)) * weight
      update(work.kept[work.keptStarts[index]..<work.keptStarts[index + 1]], gradient)
    }
    updateTransitions(work, count, potentials, weight)
    return (work.free.logPartition - work.bound.logPartition) * weight
  }

  private mutating func gatherPotentials(_ data: CRFTrainingSet, _ positions: Range<Int>, _ work: inout Workspace) {
    work.potentials.removeAll(keepingCapacity: true)
    work.constrained.removeAll(keepingCapacity: true)
    work.kept.removeAll(keepingCapacity: true)
    work.keptStarts.removeAll(keepingCapacity: true)
    let threshold = UInt64(options.dropout * 65536)
    let keptScale = 1 / (1 - options.dropout)
    for position in positions {
      work.keptStarts.append(work.kept.count)
      var sum = LabelRow.zero
      for feature in data.features[data.featureStarts[position]..<data.featureStarts[position + 1]] {
        if threshold > 0, random() >> 48 < threshold { continue }
        work.kept.append(feature & rowMask)
        sum += weights[Int(feature & rowMask)]
      }
      sum *= keptScale
      let potential = (sum - sum.max()).exponential()
      work.potentials.append(potential)
      var mask = LabelRow.zero
      for label in 0..<labelCount where data.allowed[position] & (1 << UInt16(label)) != 0 { mask[label] = 1 }
      work.constrained.append(potential * mask)
    }
    work.keptStarts.append(work.kept.count)
  }

  private mutating func update(_ features: ArraySlice<UInt32>, _ gradient: LabelRow) {
    guard (gradient * gradient).sum() > 1e-9 else { return }
    let rate = options.learningRate
    for feature in features {
      let row = Int(feature)
      let full = gradient + weights[row] * options.decay
      let square = squares[row] + full * full
      squares[row] = square
      weights[row] -= full * rate / square.squareRoot()
    }
  }

  private mutating func updateTransitions(
    _ work: Workspace, _ count: Int, _ potentials: TransitionPotentials, _ weight: Float
  ) {
    let stride = LabelLayout.stride
    var expected = [LabelRow](repeating: .zero, count: stride)
    for (sums, rows, sign) in [(work.free, work.potentials, weight), (work.bound, work.constrained, -weight)] {
      expected[LabelLayout.outside] += sums.marginals(at: 0) * sign
      for position in 0..<(count - 1) {
        let next = rows[position + 1] * sums.backward[position + 1] * (sign / sums.scales[position + 1])
        for from in 0..<labelCount {
          expected[from] += potentials.fromRows[from] * next * sums.forward[position][from]
        }
      }
      let last = sums.marginals(at: count - 1) * sign
      for from in 0..<labelCount { expected[from][LabelLayout.outside] += last[from] }
    }
    for from in 0..<labelCount {
      for to in 0..<labelCount where expected[from][to] != 0 {
        let index = from * stride + to
        transitionSquares[index] += expected[from][to] * expected[from][to]
        transitions[index] -= options.learningRate * expected[from][to] / transitionSquares[index].squareRoot()
      }
    }
  }

  /// Forgets the weights but not their average, and goes on with another order: the mean of several runs depends less on
  /// what one order happened to teach.
  public mutating func restart(run: Int) {
    weights = [LabelRow](repeating: .zero, count: weights.count)
    squares = [LabelRow](repeating: LabelRow(repeating: 1e-4), count: weights.count)
    transitions = [Float](repeating: 0, count: transitions.count)
    transitionSquares = [Float](repeating: 1e-2, count: transitions.count)
    generator = 0x9E37_79B9_7F4A_7C15 &* UInt64(2 * max(run, 0) + 1)
  }

  /// Adds the present weights to the average that `quantized` gives. Called at the end of late epochs.
  public mutating func accumulateAverage() {
    averagedEpochs += 1
    for row in weights.indices { averages[row] += weights[row] }
    for index in transitions.indices { transitionAverages[index] += transitions[index] }
  }

  /// The learned model in signed bytes with one scale, nothing clipped: the average where there is one.
  public func quantized() -> (table: [Int8], scale: Float, transitions: [Int16]) {
    let divisor = Float(max(averagedEpochs, 1))
    let source = averagedEpochs > 0 ? averages : weights
    let steps = averagedEpochs > 0 ? transitionAverages : transitions
    var largest: Float = 1e-6
    for row in source { largest = max(largest, max(row.max(), -row.min())) }
    let scale = largest / divisor / 127
    var table = [Int8](repeating: 0, count: source.count * LabelLayout.stride)
    for (index, row) in source.enumerated() {
      for label in 0..<labelCount {
        let value = (row[label] / divisor / scale).rounded()
        table[index * LabelLayout.stride + label] = Int8(max(-127, min(127, value)))
      }
    }
    let scores = steps.map { Int16(max(-32000, min(32000, ($0 / divisor / scale).rounded()))) }
    return (table, scale, scores)
  }
}

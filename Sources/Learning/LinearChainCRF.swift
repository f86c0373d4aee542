// A linear-chain conditional random field over hashed features, as it runs: best sequence, and how sure it is.
//
// Lafferty, McCallum and Pereira 2001. Weights are signed bytes with one scale: accuracy is that of 32-bit floats within
// 0.3 F1, and the table fits the caches four times better. Knows nothing of prose; training is LinearChainCRFTrainer.

import Glibc

/// A trained linear-chain CRF. The weight rows lie in memory that outlives it (an embedded table or `storage`).
public struct LinearChainCRF: @unchecked Sendable {
  /// The weights: `rowCount` rows of 16 labels. Read only, hence safe to share between threads.
  private let weights: UnsafePointer<Int8>
  /// Keeps memory of its own alive; `nil` for an embedded table.
  private let storage: WeightStorage?
  /// `rowCount - 1`; the row count is a power of two.
  public let rowMask: UInt32
  /// What a weight of 1 stands for.
  public let scale: Float
  /// The number of labels, 16 at most.
  public let labelCount: Int
  /// Transition scores in units of `scale`, `[to * 16 + from]`; forbidden pairs are far below any sum.
  private let transitions: [Int32]
  private let transitionPotentials: TransitionPotentials

  /// The score of a forbidden transition.
  private static let forbidden: Int32 = -1 << 24

  /// A CRF over an embedded table.
  ///
  /// - Parameters:
  ///   - weights: `rowCount * 16` bytes that are never freed.
  ///   - rowCount: a power of two.
  ///   - transitions: 256 scores `[from * 16 + to]`, in units of `scale`.
  /// - Returns: `nil` for counts that do not fit together.
  public init?(
    weights: UnsafePointer<Int8>, rowCount: Int, scale: Float, labelCount: Int, transitions: [Int16]
  ) {
    self.init(weights, nil, rowCount, scale, labelCount, transitions)
  }

  /// A CRF over a table of its own.
  public init?(table: [Int8], scale: Float, labelCount: Int, transitions: [Int16]) {
    let storage = WeightStorage(table)
    self.init(storage.pointer, storage, table.count / LabelLayout.stride, scale, labelCount, transitions)
  }

  private init?(
    _ weights: UnsafePointer<Int8>, _ storage: WeightStorage?, _ rowCount: Int, _ scale: Float, _ labelCount: Int,
    _ scores: [Int16]
  ) {
    let stride = LabelLayout.stride
    guard rowCount > 0, rowCount <= 1 << 24, rowCount & (rowCount - 1) == 0, scores.count == stride * stride,
      labelCount > 0, labelCount <= stride, scale > 0, scale.isFinite
    else { return nil }
    self.weights = weights
    self.storage = storage
    rowMask = UInt32(rowCount - 1)
    self.scale = scale
    self.labelCount = labelCount
    var transitions = [Int32](repeating: Self.forbidden, count: stride * stride)
    for from in 0..<labelCount {
      for to in 0..<labelCount where LabelLayout.isAllowed(from: from, to: to, labelCount: labelCount) {
        transitions[to * stride + from] = Int32(scores[from * stride + to])
      }
    }
    self.transitions = transitions
    transitionPotentials = TransitionPotentials(scores: scores.map { Float($0) * scale }, labelCount: labelCount)
  }

  /// The sum of the weight rows of one position's features: 16 scores in units of `scale`.
  ///
  /// `features` are hashes; their low bits are row numbers. O(features). A first short loop sets all reads off, see
  /// `WeightTable.addUp`; a row never crosses a cache line.
  @inline(__always) public func score(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Int16> {
    var sink: Int8 = 0
    for feature in features { sink = sink &+ weights[Int(feature & rowMask) &* LabelLayout.stride] }
    var low = SIMD8<Int16>.zero
    var high = SIMD8<Int16>.zero
    for feature in features {
      let row = UnsafeRawPointer(weights + Int(feature & rowMask) &* LabelLayout.stride)
      low &+= SIMD8<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD8<Int8>.self))
      high &+= SIMD8<Int16>(truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 8, as: SIMD8<Int8>.self))
    }
    // Never true, which the compiler cannot know: it keeps the first reads in.
    if features.count > 1 << 30, sink == 1 { low &+= 1 }
    return SIMD16(lowHalf: low, highHalf: high)
  }

  /// The best label sequence of a run of positions (Viterbi). Labels go to `labels`. O(positions × 16 × 16).
  public func bestSequence(_ scores: UnsafeBufferPointer<SIMD16<Int16>>, into labels: inout [UInt8]) {
    let count = scores.count
    let stride = LabelLayout.stride
    labels.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    labels.append(contentsOf: repeatElement(0, count: count))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * stride) { origins in
      transitions.withUnsafeBufferPointer { transitions in
        var best = InlineArray<16, Int32>(repeating: Self.forbidden)
        best[LabelLayout.outside] = 0
        for position in 0..<count {
          var next = InlineArray<16, Int32>(repeating: Self.forbidden)
          for to in 0..<labelCount {
            var top: Int32 = .min
            var origin = 0
            // Inside a span only its beginning or its inside can be before.
            let isInside = to > 0 && to & 1 == 0
            for from in (isInside ? to &- 1 : 0)..<(isInside ? to &+ 1 : labelCount) {
              let score = best[from] &+ transitions[to &* stride &+ from]
              if score > top { (top, origin) = (score, from) }
            }
            next[to] = max(top, Self.forbidden) &+ Int32(scores[position][to])
            origins[position &* stride &+ to] = UInt8(truncatingIfNeeded: origin)
          }
          best = next
        }
        var label = 0
        var top: Int32 = .min
        for last in 0..<labelCount {
          let score = best[last] &+ transitions[last]
          if score > top { (top, label) = (score, last) }
        }
        for position in Swift.stride(from: count - 1, through: 0, by: -1) {
          labels[position] = UInt8(truncatingIfNeeded: label)
          label = Int(origins[position &* stride &+ label])
        }
      }
    }
  }
}

extension LinearChainCRF {
  /// How sure the model is of spans in a run: sums over all sequences. One value for many runs keeps its memory.
  public struct Marginals {
    private var sums = ChainSums()
    private var potentials: [LabelRow] = []

    /// No sums yet.
    public init() {}

    /// Sums over all sequences of a run. `temperature` above 1 makes every probability less sure.
    /// Returns false where the scores admit no sequence.
    public mutating func prepare(
      _ scores: UnsafeBufferPointer<SIMD16<Int16>>, model: LinearChainCRF, temperature: Float = 1
    ) -> Bool {
      guard !scores.isEmpty else { return false }
      potentials.removeAll(keepingCapacity: true)
      let factor = model.scale / temperature
      for row in scores {
        let floats = LabelRow(row) * factor
        potentials.append((floats - floats.max()).exponential())
      }
      return potentials.withUnsafeBufferPointer { pointer in
        guard let base = pointer.baseAddress else { return false }
        return sums.run(base, count: scores.count, transitions: model.transitionPotentials)
      }
    }

    /// The probability of each label at `position` of the prepared run.
    public func labels(at position: Int) -> LabelRow { sums.marginals(at: position) }

    /// The probability that exactly `range` of the prepared run is one span of type `type`. 0 to 1.
    public func probability(ofSpan range: Range<Int>, type: Int, model: LinearChainCRF) -> Float {
      let begin = LabelLayout.begin(type)
      let inside = LabelLayout.inside(type)
      guard !range.isEmpty, inside < model.labelCount else { return 0 }
      let from = model.transitionPotentials.fromRows
      var weight = sums.forward[range.lowerBound][begin]
      for position in range.dropFirst() {
        let previous = position == range.lowerBound + 1 ? begin : inside
        weight *= from[previous][inside] * potentials[position][inside] / sums.scales[position]
      }
      let last = range.count == 1 ? begin : inside
      var tail = sums.backward[range.upperBound - 1][last]
      if range.upperBound < potentials.count {
        let next = range.upperBound
        tail -=
          from[last][inside] * potentials[next][inside] * sums.backward[next][inside] / sums.scales[next]
      }
      return min(max(weight * tail, 0), 1)
    }
  }
}

/// Memory that a model owns.
private final class WeightStorage: @unchecked Sendable {
  let pointer: UnsafePointer<Int8>
  private let buffer: UnsafeMutableBufferPointer<Int8>

  init(_ table: [Int8]) {
    buffer = UnsafeMutableBufferPointer<Int8>.allocate(capacity: max(table.count, LabelLayout.stride))
    buffer.initialize(repeating: 0)
    for (index, weight) in table.enumerated() { buffer[index] = weight }
    pointer = UnsafePointer(buffer.baseAddress ?? UnsafeMutablePointer<Int8>.allocate(capacity: LabelLayout.stride))
  }

  deinit { buffer.deallocate() }
}

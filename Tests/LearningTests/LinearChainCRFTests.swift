import Glibc
import Testing

@testable import Learning

/// A model of three types with one feature a position, its weights pseudo-random.
private func makeModel(seed: UInt64) throws -> (LinearChainCRF, [Int8], [Int16]) {
  var state = seed
  func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % 255 - 127
  }
  let table = (0..<(8 * 16)).map { _ in Int8(next()) }
  let transitions = (0..<256).map { _ in Int16(next()) }
  let model = try #require(LinearChainCRF(table: table, scale: 0.02, labelCount: 7, transitions: transitions))
  return (model, table, transitions)
}

/// All label sequences that begin-inside-outside coding allows, with their scores.
private func enumerate(_ length: Int, _ table: [Int8], _ transitions: [Int16], _ features: [UInt32]) -> [([Int], Int)] {
  var result: [([Int], Int)] = [([], 0)]
  for position in 0..<length {
    result = result.flatMap { labels, score in
      (0..<7).compactMap { label in
        let previous = labels.last ?? 0
        guard LabelLayout.isAllowed(from: previous, to: label, labelCount: 7) else { return nil }
        let gain = Int(transitions[previous * 16 + label]) + Int(table[Int(features[position]) * 16 + label])
        return (labels + [label], score + gain)
      }
    }
  }
  return result.map { ($0, $1 + Int(transitions[($0.last ?? 0) * 16])) }
}

@Suite struct LinearChainCRFTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `inference equals enumeration`(seed: UInt64) throws {
    let (model, table, transitions) = try makeModel(seed: seed)
    let features: [UInt32] = [1, 5, 2, 7]
    let scores = features.map { feature in [feature].withUnsafeBufferPointer { model.score($0) } }
    let all = enumerate(4, table, transitions, features)
    var best: [UInt8] = []
    scores.withUnsafeBufferPointer { model.bestSequence($0, into: &best) }
    let top = try #require(all.map(\.1).max())
    #expect(all.contains { $0.1 == top && $0.0.map(UInt8.init) == best })

    var marginals = LinearChainCRF.Marginals()
    #expect(scores.withUnsafeBufferPointer { marginals.prepare($0, model: model) })
    let weights = all.map { ($0.0, exp(Double($0.1) * 0.02)) }
    let total = weights.reduce(0) { $0 + $1.1 }
    for position in 0..<4 {
      for label in 0..<7 {
        let expected = weights.filter { $0.0[position] == label }.reduce(0) { $0 + $1.1 } / total
        #expect(abs(Double(marginals.labels(at: position)[label]) - expected) < 1e-4)
      }
    }
    for span in [0..<1, 1..<3, 0..<4, 3..<4] {
      let expected = weights.filter { spans(of: $0.0).contains { $0 == (span, 1) } }.reduce(0) { $0 + $1.1 } / total
      #expect(abs(Double(marginals.probability(ofSpan: span, type: 1, model: model)) - expected) < 1e-4)
    }
  }

  @Test func `training learns a pattern and respects what is possible`() throws {
    var data = CRFTrainingSet()
    for _ in 0..<40 {
      // Feature 1 begins a name of type 0, feature 2 continues it, feature 3 is outside.
      for (feature, label) in [(1, 1), (2, 2), (3, 0)] as [(UInt32, UInt16)] {
        [feature].withUnsafeBufferPointer { data.addPosition($0, allowed: 1 << label) }
      }
      data.endRun(weight: 1)
      // Feature 4: a corpus that only tells that it is no name of type 0.
      [4 as UInt32].withUnsafeBufferPointer { data.addPosition($0, allowed: 0b1111_1001) }
      data.endRun(weight: 1)
    }
    var trainer = LinearChainCRFTrainer(labelCount: 5, rowBits: 6, options: .init())
    let first = trainer.trainEpoch(data)
    var last = first
    for _ in 0..<10 { last = trainer.trainEpoch(data) }
    #expect(last < first / 2)
    let (table, scale, transitions) = trainer.quantized()
    let model = try #require(LinearChainCRF(table: table, scale: scale, labelCount: 5, transitions: transitions))
    let scores = ([1, 2, 3, 4] as [UInt32]).map { feature in [feature].withUnsafeBufferPointer { model.score($0) } }
    var labels: [UInt8] = []
    scores.withUnsafeBufferPointer { model.bestSequence($0, into: &labels) }
    #expect(labels.prefix(3) == [1, 2, 0])
    #expect(labels[3] != 1 && labels[3] != 2)
  }

  @Test func `training is deterministic`() {
    func train() -> [Int8] {
      var data = CRFTrainingSet()
      for index in 0..<30 as Range<UInt32> {
        [index % 7, index % 5 + 10].withUnsafeBufferPointer { data.addPosition($0, allowed: index % 3 == 0 ? 2 : 1) }
        data.endRun(weight: 1)
      }
      var options = LinearChainCRFTrainer.Options()
      options.dropout = 0.2
      var trainer = LinearChainCRFTrainer(labelCount: 3, rowBits: 6, options: options)
      for _ in 0..<3 { _ = trainer.trainEpoch(data) }
      return trainer.quantized().table
    }
    #expect(train() == train())
  }

  @Test func `tables that do not fit are refused`() {
    let transitions = [Int16](repeating: 0, count: 256)
    #expect(
      LinearChainCRF(table: [Int8](repeating: 0, count: 48), scale: 1, labelCount: 3, transitions: transitions) == nil)
    #expect(LinearChainCRF(table: [], scale: 1, labelCount: 3, transitions: transitions) == nil)
    #expect(
      LinearChainCRF(table: [Int8](repeating: 0, count: 16), scale: .nan, labelCount: 3, transitions: transitions)
        == nil)
    #expect(
      LinearChainCRF(table: [Int8](repeating: 0, count: 16), scale: 1, labelCount: 17, transitions: transitions) == nil)
    #expect(LinearChainCRF(table: [Int8](repeating: 0, count: 16), scale: 1, labelCount: 3, transitions: []) == nil)
  }
}

/// The spans of a label sequence with their types.
private func spans(of labels: [Int]) -> [(Range<Int>, Int)] {
  var result: [(Range<Int>, Int)] = []
  for (index, label) in labels.enumerated() where label > 0 {
    if label % 2 == 1 {
      result.append((index..<(index + 1), (label - 1) / 2))
    } else if let last = result.popLast() {
      result.append((last.0.lowerBound..<(index + 1), last.1))
    }
  }
  return result
}

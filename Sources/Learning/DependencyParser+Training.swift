// Training of the parser with a dynamic oracle.

import Text

extension DependencyParser {
  /// A sentence with its tree, for training. Heads are indices, -1 for the root.
  public struct Example: Sendable {
    /// The words.
    public var words: [TokenFeatures]
    /// Their tags, as the tagger gives them to sentences that it was not trained on.
    public var tags: [UInt8]
    /// The head of each word.
    public var heads: [Int]
    /// The label of each word's arc.
    public var labels: [UInt8]

    /// A sentence of its parts.
    public init(words: [TokenFeatures], tags: [UInt8], heads: [Int], labels: [UInt8]) {
      self.words = words
      self.tags = tags
      self.heads = heads
      self.labels = labels
    }
  }

  /// Trains a parser and returns the bytes of its model. The same examples give the same bytes.
  ///
  /// From the second epoch on the parser mostly follows its own choices, so that it learns to go on after a mistake (Goldberg
  /// and Nivre 2012). The weights are the mean of `runs` parsers that saw the examples in different orders. `progress` is
  /// called after each epoch with the share of right actions, in tenths of a percent.
  public static func train(
    _ examples: [Example], labels: [String], actionRows: Int, labelRows: Int, runs: Int = 1, epochs: Int,
    progress: (Int, Int) -> Void
  ) -> [UInt8] {
    var actions = MeanWeights(count: actionRows * actionStride)
    var arcLabels = MeanWeights(count: labelRows * labelStride)
    for run in 0..<runs {
      var trainer = ParserTrainer(actionRows: actionRows, labelRows: labelRows, labelCount: labels.count)
      var random = RandomNumbers(seed: UInt64(run) + 7)
      var order = Array(examples.indices)
      for epoch in 0..<epochs {
        order.shuffle(using: &random)
        var right = 0
        var seen = 0
        for index in order {
          let result = trainer.learn(examples[index], explores: epoch > 0, random: &random)
          right += result.right
          seen += result.seen
        }
        progress(run * epochs + epoch, seen == 0 ? 0 : right * 1000 / seen)
      }
      actions.add(trainer.actions.averaged())
      arcLabels.add(trainer.arcLabels.averaged())
    }
    return ModelFile.bytes(
      kind: kind, labels: [labels],
      tables: [
        (actions.quantized(), actionRows, actionStride), (arcLabels.quantized(), labelRows, labelStride),
      ])
  }
}

private struct ParserTrainer {
  var actions: SparsePerceptron
  var arcLabels: SparsePerceptron
  private var rows = [UInt64](repeating: 0, count: ParserFeatures.actionCount)
  private var labelRows = [UInt64](repeating: 0, count: ParserFeatures.labelCount)
  private var scores = [Float](repeating: 0, count: DependencyParser.actionStride)
  private var labelScores: [Float]

  init(actionRows: Int, labelRows: Int, labelCount: Int) {
    actions = SparsePerceptron(rowCount: actionRows, stride: DependencyParser.actionStride)
    arcLabels = SparsePerceptron(rowCount: labelRows, stride: DependencyParser.labelStride)
    labelScores = [Float](repeating: 0, count: labelCount)
  }

  mutating func learn(
    _ example: DependencyParser.Example, explores: Bool, random: inout RandomNumbers
  ) -> (right: Int, seen: Int) {
    example.words.withUnsafeBufferPointer { words in
      example.tags.withUnsafeBufferPointer { tags in
        let sentence = ParserSentence(words, tags: tags)
        let gold = example.heads.map { $0 < 0 ? sentence.count : $0 }
        return learn(example, sentence, gold: gold, explores: explores, random: &random)
      }
    }
  }

  private mutating func learn(
    _ example: DependencyParser.Example, _ sentence: borrowing ParserSentence, gold: [Int], explores: Bool,
    random: inout RandomNumbers
  ) -> (right: Int, seen: Int) {
    var state = ArcEagerState(count: sentence.count)
    var right = 0
    var seen = 0
    while !state.isFinal {
      rows.withUnsafeMutableBufferPointer { rows in
        if let base = rows.baseAddress { ActionContext(sentence, state).all(sentence, state, into: base) }
      }
      actions.score(rows, into: &scores)
      let (chosen, best) = choices(state, gold: gold)
      actions.advance()
      seen += 1
      if chosen == best {
        right += 1
      } else {
        actions.update(rows, towards: best.rawValue, awayFrom: chosen.rawValue)
      }
      let follows = explores && random.next() % 10 != 0 ? chosen : best
      if let arc = state.arc(of: follows) {
        let label = learnLabel(example, sentence, state, head: arc.head, dependent: arc.dependent, gold: gold)
        state.setLabel(label, of: arc.dependent)
      }
      state.apply(follows)
    }
    return (right, seen)
  }

  /// The best-scoring action of all, and the best-scoring one of those that cost least.
  private func choices(_ state: borrowing ArcEagerState, gold: [Int]) -> (chosen: ParserAction, best: ParserAction) {
    var chosen: ParserAction?
    var best: ParserAction?
    var bestCost = Int.max
    for action in ParserAction.allCases where state.allows(action) {
      let score = scores[action.rawValue]
      if chosen.map({ score > scores[$0.rawValue] }) ?? true { chosen = action }
      let cost = state.cost(action, gold: gold)
      if cost < bestCost || cost == bestCost && (best.map { score > scores[$0.rawValue] } ?? true) {
        best = action
        bestCost = cost
      }
    }
    let fallback = chosen ?? .shift
    // An action that costs nothing more than the cheapest is as right as that.
    if let chosen, state.cost(chosen, gold: gold) == bestCost { return (chosen, chosen) }
    return (fallback, best ?? fallback)
  }

  /// Learns the label of an arc; the label that was chosen.
  private mutating func learnLabel(
    _ example: DependencyParser.Example, _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState,
    head: Int, dependent: Int, gold: [Int]
  ) -> Int {
    labelRows.withUnsafeMutableBufferPointer { rows in
      guard let base = rows.baseAddress else { return }
      ParserFeatures.label(sentence, state, head: head, dependent: dependent, into: base)
    }
    arcLabels.score(labelRows, into: &labelScores)
    var best = 0
    for label in 1..<max(labelScores.count, 1) where labelScores[label] > labelScores[best] { best = label }
    guard head == gold[dependent] else { return best }
    arcLabels.advance()
    let right = Int(example.labels[dependent])
    if right != best { arcLabels.update(labelRows, towards: right, awayFrom: best) }
    return best
  }
}

// A greedy arc-eager dependency parser over averaged perceptrons: one for the actions, one for the labels of arcs.
//
// It does not know what the tags and labels mean; the caller names the labels.

import Text

/// Parses one sentence: the head and the label of each word (Nivre 2003; Zhang and Nivre 2011 for the features).
public struct DependencyParser: Sendable {
  /// The kind of its model file.
  public static let kind = "parser"
  static let actionStride = 4
  static let labelStride = 48
  static let actionTemplateCount = 46
  static let labelTemplateCount = 20

  private let actions: WeightTable
  private let arcLabels: WeightTable
  /// The names of the labels.
  public let labels: [String]

  /// A parser of a model.
  public init(_ model: ModelFile) throws(ModelError) {
    guard model.tables.count == 2, model.tables[0].stride == Self.actionStride,
      model.tables[1].stride == Self.labelStride, model.labels.count == 1, !model.labels[0].isEmpty,
      model.labels[0].count <= Self.labelStride
    else { throw .shape("a parser has a table of actions and a table of labels") }
    actions = model.tables[0]
    arcLabels = model.tables[1]
    labels = model.labels[0]
  }

  /// Parses words with their tags. Heads are indices, -1 for the root; every sentence with words has exactly one root.
  public func parse(_ words: [TokenFeatures], tags: [UInt8]) -> (heads: [Int], labels: [UInt8]) {
    guard words.count == tags.count, !words.isEmpty else { return ([], []) }
    var state = ArcEagerState(count: words.count)
    var rows = [UInt64](repeating: 0, count: Self.actionTemplateCount)
    var labelRows = [UInt64](repeating: 0, count: Self.labelTemplateCount)
    var scores = [Int16](repeating: 0, count: Self.labelStride)
    while !state.isFinal {
      ParserFeatures.actions(words, tags, state, into: &rows)
      let action = best(rows, state)
      if let arc = state.arc(of: action) {
        ParserFeatures.label(words, tags, state, head: arc.head, dependent: arc.dependent, into: &labelRows)
        state.labels[arc.dependent] = label(labelRows, &scores)
      }
      state.apply(action)
    }
    return (Self.rooted(state.heads, count: words.count), state.labels)
  }

  private func best(_ rows: [UInt64], _ state: ArcEagerState) -> ParserAction {
    var shift: Int32 = 0
    var reduce: Int32 = 0
    var left: Int32 = 0
    var right: Int32 = 0
    for row in rows {
      let weights = actions.row(row)
      shift &+= Int32(weights[0])
      reduce &+= Int32(weights[1])
      left &+= Int32(weights[2])
      right &+= Int32(weights[3])
    }
    var best = ParserAction.shift
    var bestScore = Int32.min
    func consider(_ action: ParserAction, _ score: Int32) {
      guard score > bestScore, state.allows(action) else { return }
      best = action
      bestScore = score
    }
    consider(.shift, shift)
    consider(.reduce, reduce)
    consider(.left, left)
    consider(.right, right)
    return best
  }

  private func label(_ rows: [UInt64], _ scores: inout [Int16]) -> UInt8 {
    let count = labels.count
    return scores.withUnsafeMutableBufferPointer { scores in
      for label in 0..<Self.labelStride { scores[label] = 0 }
      for row in rows {
        let weights = arcLabels.row(row)
        for label in 0..<Self.labelStride { scores[label] &+= Int16(weights[label]) }
      }
      var best = 0
      for label in 1..<max(count, 1) where scores[label] > scores[best] { best = label }
      return UInt8(truncatingIfNeeded: best)
    }
  }

  /// One root: the first word that hangs on the artificial root; other such words hang on it.
  private static func rooted(_ heads: [Int], count: Int) -> [Int] {
    var root = -1
    var result = heads
    for word in heads.indices where heads[word] < 0 || heads[word] >= count {
      if root < 0 {
        root = word
        result[word] = -1
      } else {
        result[word] = root
      }
    }
    return result
  }
}

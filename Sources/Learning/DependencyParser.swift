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
    words.withUnsafeBufferPointer { words in tags.withUnsafeBufferPointer { parse(words, tags: $0) } }
  }

  /// Parses words with their tags. O(words).
  public func parse(
    _ words: UnsafeBufferPointer<TokenFeatures>, tags: UnsafeBufferPointer<UInt8>
  ) -> (heads: [Int], labels: [UInt8]) {
    guard words.count == tags.count, !words.isEmpty else { return ([], []) }
    let sentence = ParserSentence(words, tags: tags)
    var state = ArcEagerState(count: words.count)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ParserFeatures.actionCount) { rows in
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: 64) { scores in
        guard let base = rows.baseAddress, let scores = scores.baseAddress else { return }
        while !state.isFinal {
          ParserFeatures.actions(sentence, state, into: base)
          let action = best(UnsafeBufferPointer(rows), state)
          if let arc = state.arc(of: action) {
            ParserFeatures.label(sentence, state, head: arc.head, dependent: arc.dependent, into: base)
            let labelRows = UnsafeBufferPointer(start: base, count: ParserFeatures.labelCount)
            arcLabels.addUp(labelRows, stride: Self.labelStride, into: scores)
            state.setLabel(greatest(scores, count: labels.count), of: arc.dependent)
          }
          state.apply(action)
        }
      }
    }
    return (Self.rooted(state), words.indices.map { UInt8(truncatingIfNeeded: state.label($0)) })
  }

  @inline(__always) private func best(
    _ rows: UnsafeBufferPointer<UInt64>, _ state: borrowing ArcEagerState
  ) -> ParserAction {
    let scores = actions.addUpFour(rows)
    var best = ParserAction.shift
    var bestScore = Int32.min
    for action in ParserAction.allCases {
      let score = scores[action.rawValue]
      guard score > bestScore, state.allows(action) else { continue }
      best = action
      bestScore = score
    }
    return best
  }

  /// One root: the first word that hangs on the artificial root; other such words hang on it.
  private static func rooted(_ state: borrowing ArcEagerState) -> [Int] {
    var root = -1
    var result = (0..<state.count).map { state.head($0) }
    for word in result.indices where result[word] < 0 || result[word] >= state.count {
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

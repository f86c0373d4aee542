// What the parser remembers: actions and labels that it nearly always chooses where tags and words stand in a certain way.
//
// It knows what such decisions depend on; counting and remembering them is `DecisionRecorder`'s and `DecisionTable`'s.

import Text

extension DependencyParser {
  /// An arc that is about to be drawn.
  typealias Arc = (head: Int, dependent: Int)

  /// Records the decisions of a parser.
  public final class Recorder {
    var actions = DecisionRecorder(keyCount: 3)
    var labels = DecisionRecorder(keyCount: 3)

    /// Nothing recorded yet.
    public init() {}
  }

  /// What an action depends on, from the least to the most: the tags around the top of the stack and the next word; the
  /// stack below and the children of the next word; the next word itself.
  struct ActionKeys {
    private let top, next, beside, below, place, left: UInt64
    private let word: UInt64

    @inline(__always) init(_ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState) {
      let (topWord, nextWord) = (state.stacked(), state.next)
      let hasHead: UInt64 = state.head(topWord) >= 0 ? 8 : 0
      let distance = UInt64(topWord >= 0 ? min(nextWord - topWord, 3) : 4)
      let label = UInt64(truncatingIfNeeded: state.label(topWord)) &+ 1
      (top, next) = (sentence.tag(topWord), sentence.tag(nextWord))
      (beside, below) = (sentence.tag(nextWord + 1), sentence.tag(state.stacked(1)))
      place = hasHead &+ distance &+ label &* 16
      left = UInt64(min(state.leftCount(nextWord), 3))
      word = sentence.word(nextWord)
    }

    @inline(__always) var tags: UInt64 { featureHash(111, top, next &* 256 &+ beside, place) }
    @inline(__always) var surroundings: UInt64 {
      featureHash(112, top &* 256 &+ below, next &* 256 &+ beside, place &* 4 &+ left)
    }
    @inline(__always) var nextWord: UInt64 { featureHash(113, word, top &* 256 &+ below, place) }
    var all: [UInt64] { [tags, surroundings, nextWord] }
  }

  /// What a label depends on, from the least to the most: both tags; the dependent word and its leftmost child; the head
  /// word.
  struct LabelKeys {
    private let headTag, tag, distance, child, left: UInt64
    private let headWord, word: UInt64

    @inline(__always) init(
      _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState, _ arc: Arc
    ) {
      (headTag, tag) = (sentence.tag(arc.head), sentence.tag(arc.dependent))
      (headWord, word) = (sentence.word(arc.head), sentence.word(arc.dependent))
      distance = UInt64(min(abs(arc.head - arc.dependent), 4)) * 2 + (arc.dependent < arc.head ? 1 : 0)
      child = UInt64(truncatingIfNeeded: state.label(state.leftChild(arc.dependent))) &+ 1
      left = UInt64(min(state.leftCount(arc.dependent), 3))
    }

    @inline(__always) var tags: UInt64 { featureHash(121, headTag, tag, distance) }
    @inline(__always) var dependentWord: UInt64 {
      featureHash(122, word, headTag &* 256 &+ tag, distance &* 256 &+ child)
    }
    @inline(__always) var surroundings: UInt64 {
      featureHash(123, headTag &* 256 &+ tag, left, distance &* 256 &+ child)
    }
    var all: [UInt64] { [tags, dependentWord, surroundings] }
  }

  /// The action that is nearly always taken here, if it is allowed; nil where the features must be asked.
  @inline(__always) func remembered(
    _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState
  ) -> ParserAction? {
    guard let actionDecisions else { return nil }
    let keys = ActionKeys(sentence, state)
    let decision =
      actionDecisions.decision(keys.tags) ?? actionDecisions.decision(keys.surroundings)
      ?? actionDecisions.decision(keys.nextWord)
    guard let decision, let action = ParserAction(rawValue: Int(decision)), state.allows(action) else { return nil }
    return action
  }

  /// The label that such an arc nearly always gets; nil where the features must be asked.
  @inline(__always) func remembered(
    _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState, _ arc: Arc
  ) -> Int? {
    guard let labelDecisions else { return nil }
    let keys = LabelKeys(sentence, state, arc)
    let label =
      labelDecisions.decision(keys.tags) ?? labelDecisions.decision(keys.dependentWord)
      ?? labelDecisions.decision(keys.surroundings)
    guard let label, label < labels.count else { return nil }
    return Int(label)
  }

  /// Parses one sentence and records what each decision depended on. The parser should have no remembered decisions.
  public func record(_ words: [TokenFeatures], tags: [UInt8], into recorder: Recorder) {
    words.withUnsafeBufferPointer { words in
      tags.withUnsafeBufferPointer { _ = parse(words, tags: $0, recorder: recorder) }
    }
  }

  /// The bytes of this parser's model with remembered decisions, and the share of recorded actions and labels that they
  /// settle.
  ///
  /// A key was seen at least 30 times, and at most 3 decisions of 1000 were others.
  public func model(
    remembering recorder: Recorder, actionRows: Int, labelRows: Int
  ) -> (bytes: [UInt8], settledActions: Double, settledLabels: Double) {
    let (known, actionShare) = recorder.actions.table(rowCount: actionRows, leastCount: 30, greatestErrorShare: 3)
    let (named, labelShare) = recorder.labels.table(rowCount: labelRows, leastCount: 30, greatestErrorShare: 3)
    let stride = DecisionTable.stride
    let bytes = ModelFile.bytes(
      kind: Self.kind, labels: [labels],
      tables: [
        (actions.weights, actions.rowCount, actions.stride), (arcLabels.weights, arcLabels.rowCount, arcLabels.stride),
        (known, actionRows, stride), (named, labelRows, stride),
      ])
    return (bytes, actionShare, labelShare)
  }
}

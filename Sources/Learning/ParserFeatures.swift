// What the parser sees of a configuration, as hashed features.

import Text

/// Words, tags and classes of a sentence as the parser reads them: padded, so that "no word" (-1), the artificial root
/// (`count`) and what lies behind it need no branch.
struct ParserSentence: ~Copyable {
  private static let nothing: UInt64 = 0x0DD
  private static let rootWord: UInt64 = 0x4007
  private static let padding = 4

  let count: Int
  private let words: UnsafeBufferPointer<TokenFeatures>
  private let memory: UnsafeMutablePointer<UInt64>
  private let rowLength: Int

  /// The words of a sentence with their tags; the words must outlive it.
  init(_ words: UnsafeBufferPointer<TokenFeatures>, tags: UnsafeBufferPointer<UInt8>) {
    self.words = words
    count = words.count
    rowLength = words.count + Self.padding
    memory = .allocate(capacity: rowLength * 3)
    memory.initialize(repeating: Self.nothing, count: rowLength)
    (memory + rowLength).initialize(repeating: 201, count: rowLength)
    (memory + 2 * rowLength).initialize(repeating: 0x301, count: rowLength)
    for index in words.indices {
      memory[index + 1] = words[index].word
      memory[rowLength + index + 1] = UInt64(tags[index]) + 1
      memory[2 * rowLength + index + 1] = UInt64(words[index].classes.fine)
    }
    memory[count + 1] = Self.rootWord
    memory[rowLength + count + 1] = 200
    memory[2 * rowLength + count + 1] = 0x300
  }

  deinit { memory.deallocate() }

  @inline(__always) func word(_ index: Int) -> UInt64 { memory[index &+ 1] }
  @inline(__always) func tag(_ index: Int) -> UInt64 { memory[rowLength &+ index &+ 1] }
  @inline(__always) func wordClass(_ index: Int) -> UInt64 { memory[2 &* rowLength &+ index &+ 1] }
  @inline(__always) func suffix3(_ index: Int) -> UInt64 { index >= 0 && index < count ? words[index].suffix3 : 0 }
}

/// The feature templates of the parser, after Zhang and Nivre (2011), with word classes.
enum ParserFeatures {
  /// Number of rows that tell actions apart.
  static let actionCount = 64
  /// Number of those rows that mostly suffice: `ActionContext.common`.
  static let commonActionCount = 37
  /// Number of rows that `label` fills.
  static let labelCount = 24

  @inline(__always) fileprivate static func label(_ state: borrowing ArcEagerState, _ word: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: state.label(word)) &+ 1
  }

  /// Fills `rows` for the label of an arc that is about to be drawn.
  @inline(__always) static func label(
    _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState, head: Int, dependent: Int,
    into rows: UnsafeMutablePointer<UInt64>
  ) {
    let (wh, th, wd, td) = (sentence.word(head), sentence.tag(head), sentence.word(dependent), sentence.tag(dependent))
    let (ch, cd) = (sentence.wordClass(head), sentence.wordClass(dependent))
    let isLeft: UInt64 = dependent < head ? 1 : 0
    let distance = UInt64(min(abs(head - dependent), 8)) * 2 + isLeft
    let left = state.leftChild(dependent)
    let before = sentence.tag(dependent - 1)
    let sibling = label(state, isLeft == 1 ? state.leftChild(head) : state.rightChild(head))
    rows[0] = featureHash(71, wd, isLeft)
    rows[1] = featureHash(72, td, isLeft)
    rows[2] = featureHash(73, wh, isLeft)
    rows[3] = featureHash(74, th, isLeft)
    rows[4] = featureHash(75, wh, wd)
    rows[5] = featureHash(76, th, td, distance)
    rows[6] = featureHash(77, wh, td, isLeft)
    rows[7] = featureHash(78, th, wd, isLeft)
    rows[8] = featureHash(79, td, before, isLeft)
    rows[9] = featureHash(80, td, sentence.tag(dependent + 1), th)
    rows[10] = featureHash(81, sentence.word(left), label(state, left), td)
    rows[11] = featureHash(82, label(state, left), th, td)
    rows[12] = featureHash(83, sibling, th, td)
    rows[13] = featureHash(84, sentence.word(dependent - 1), td)
    rows[14] = featureHash(85, UInt64(min(state.leftCount(dependent), 5)), th, td)
    rows[15] = featureHash(86, sentence.suffix3(dependent), th, isLeft)
    rows[16] = featureHash(87, sibling, wd, isLeft)
    rows[17] = featureHash(88, th, td, before)
    rows[18] = featureHash(89, label(state, head), th, td)
    rows[19] = featureHash(90, wh, sibling, td)
    rows[20] = featureHash(91, ch, cd, isLeft)
    rows[21] = featureHash(92, cd, th, isLeft)
    rows[22] = featureHash(93, ch, td, isLeft)
    rows[23] = featureHash(94, sentence.wordClass(left), cd, td)
  }
}

/// What a choice of an action is made by: the words and tags around the top of the stack and the next word.
///
/// The rows are filled in two parts. The first has what says most for what it costs: tags, labels and distances, whose few
/// combinations stay in the cache, and eight templates with words. The second has the other words, whose rows come from memory.
struct ActionContext {
  private let top, second, next, topHead, topLeft, topRight, nextLeft: Int
  private let distance, valencies, nextValency, hasHead: UInt64
  private let ts, tn, t1, t2, tb: UInt64
  private let wn: UInt64
  private let topLabel, leftLabel, rightLabel, leftTag, rightTag, headTag, nextLeftTag: UInt64

  @inline(__always) init(_ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState) {
    (top, second, next) = (state.stacked(), state.stacked(1), state.next)
    topHead = state.head(top)
    (topLeft, topRight, nextLeft) = (state.leftChild(top), state.rightChild(top), state.leftChild(next))
    distance = UInt64(top >= 0 ? min(next - top, 10) : 11)
    (ts, tn, wn) = (sentence.tag(top), sentence.tag(next), sentence.word(next))
    (t1, t2, tb) = (sentence.tag(next + 1), sentence.tag(next + 2), sentence.tag(second))
    valencies = UInt64(top >= 0 ? min(state.leftCount(top), 6) * 8 + min(state.rightCount(top), 6) : 63)
    nextValency = UInt64(min(state.leftCount(next), 6))
    hasHead = topHead >= 0 ? 1 : 0
    topLabel = ParserFeatures.label(state, top)
    leftLabel = ParserFeatures.label(state, topLeft)
    rightLabel = ParserFeatures.label(state, topRight)
    (leftTag, rightTag, headTag) = (sentence.tag(topLeft), sentence.tag(topRight), sentence.tag(topHead))
    nextLeftTag = sentence.tag(nextLeft)
  }

  /// Fills all `ParserFeatures.actionCount` rows.
  @inline(__always) func all(
    _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState, into rows: UnsafeMutablePointer<UInt64>
  ) {
    common(sentence, state, into: rows)
    others(sentence, into: rows + ParserFeatures.commonActionCount)
  }

  /// Fills the `ParserFeatures.commonActionCount` rows that mostly suffice.
  @inline(__always) func common(
    _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState, into rows: UnsafeMutablePointer<UInt64>
  ) {
    rows[0] = featureHash(2, ts, hasHead)
    rows[1] = featureHash(5, tn)
    rows[2] = featureHash(10, ts, tn, hasHead)
    rows[3] = featureHash(15, tn, t1)
    rows[4] = featureHash(16, tn, t1, t2)
    rows[5] = featureHash(17, ts, tn, t1)
    rows[6] = featureHash(18, headTag, ts, tn)
    rows[7] = featureHash(19, ts, leftTag, tn)
    rows[8] = featureHash(20, ts, rightTag, tn)
    rows[9] = featureHash(21, ts, tn, nextLeftTag)
    rows[10] = featureHash(23, ts, distance)
    rows[11] = featureHash(25, tn, distance)
    rows[12] = featureHash(27, ts, tn, distance)
    rows[13] = featureHash(29, ts, valencies)
    rows[14] = featureHash(31, tn, nextValency)
    rows[15] = featureHash(33, topLabel, ts)
    rows[16] = featureHash(37, nextLeftTag, sentence.tag(state.secondLeftChild(next)), tn)
    rows[17] = featureHash(38, tb, ts, tn)
    rows[18] = featureHash(41, sentence.tag(state.stacked(2)), tb, ts)
    rows[19] = featureHash(44, ts, valencies, tn)
    rows[20] = featureHash(46, topLabel, headTag, tn)
    rows[21] = featureHash(51, leftTag, sentence.tag(state.secondLeftChild(top)), ts)
    rows[22] = featureHash(52, rightTag, sentence.tag(state.secondRightChild(top)), ts)
    rows[23] = featureHash(53, headTag, sentence.tag(state.head(topHead)), ts)
    rows[24] = featureHash(54, rightLabel, ParserFeatures.label(state, state.secondRightChild(top)), ts)
    rows[25] = featureHash(58, sentence.tag(next - 1), tn, ts)
    rows[26] = featureHash(62, t1, t2, sentence.tag(next + 2 < sentence.count ? next + 3 : -1))
    rows[27] = featureHash(63, ts, sentence.tag(top + 1), tn)
    rows[28] = featureHash(64, rightLabel, ts, tn)
    rows[29] = featureHash(4, wn)
    rows[30] = featureHash(6, wn, tn)
    rows[31] = featureHash(7, sentence.word(next + 1), t1)
    rows[32] = featureHash(30, wn, nextValency)
    rows[33] = featureHash(34, sentence.word(topLeft), leftLabel, ts)
    rows[34] = featureHash(36, sentence.word(nextLeft), ParserFeatures.label(state, nextLeft), tn)
    rows[35] = featureHash(55, sentence.word(second), tb, tn)
    rows[36] = featureHash(57, sentence.wordClass(next), t1)
  }

  /// Fills the other rows.
  @inline(__always) func others(_ sentence: borrowing ParserSentence, into rows: UnsafeMutablePointer<UInt64>) {
    let (ws, wb) = (sentence.word(top), sentence.word(second))
    let (cs, cn) = (sentence.wordClass(top), sentence.wordClass(next))
    rows[0] = featureHash(1, ws)
    rows[1] = featureHash(3, ws, ts)
    rows[2] = featureHash(8, sentence.word(next + 2), t2)
    rows[3] = featureHash(9, ws, wn)
    rows[4] = featureHash(11, ws, tn, ts)
    rows[5] = featureHash(12, ts, wn, tn)
    rows[6] = featureHash(13, ws, tn)
    rows[7] = featureHash(14, ts, wn)
    rows[8] = featureHash(22, ws, distance)
    rows[9] = featureHash(24, wn, distance)
    rows[10] = featureHash(26, ws, wn, distance)
    rows[11] = featureHash(28, ws, valencies)
    rows[12] = featureHash(32, sentence.word(topHead), ts)
    rows[13] = featureHash(35, sentence.word(topRight), rightLabel, ts)
    rows[14] = featureHash(39, wb, ws, tn)
    rows[15] = featureHash(40, tb, wn, ts)
    rows[16] = featureHash(42, wn, t1)
    rows[17] = featureHash(43, ts, sentence.word(next + 1), tn)
    rows[18] = featureHash(45, ws, t1, tn)
    rows[19] = featureHash(47, cs, cn)
    rows[20] = featureHash(48, cs, tn, ts)
    rows[21] = featureHash(49, ts, cn, tn)
    rows[22] = featureHash(50, cs, cn, distance)
    rows[23] = featureHash(56, sentence.wordClass(second), cs, cn)
    rows[24] = featureHash(59, sentence.word(next - 1), wn)
    rows[25] = featureHash(60, rightLabel, ws)
    rows[26] = featureHash(61, leftLabel, ws)
  }
}

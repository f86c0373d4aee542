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
  /// Number of rows that `actions` fills.
  static let actionCount = 64
  /// Number of rows that `label` fills.
  static let labelCount = 24

  /// Fills `rows` for the choice of an action.
  @inline(__always) static func actions(
    _ sentence: borrowing ParserSentence, _ state: borrowing ArcEagerState, into rows: UnsafeMutablePointer<UInt64>
  ) {
    let (top, second, next) = (state.stacked(), state.stacked(1), state.next)
    let topHead = state.head(top)
    let (topLeft, topRight) = (state.leftChild(top), state.rightChild(top))
    let nextLeft = state.leftChild(next)
    let distance = UInt64(top >= 0 ? min(next - top, 10) : 11)
    let (ws, ts, wn, tn) = (sentence.word(top), sentence.tag(top), sentence.word(next), sentence.tag(next))
    let (t1, t2) = (sentence.tag(next + 1), sentence.tag(next + 2))
    let (wb, tb) = (sentence.word(second), sentence.tag(second))
    let valencies = UInt64(top >= 0 ? min(state.leftCount(top), 6) * 8 + min(state.rightCount(top), 6) : 63)
    let nextValency = UInt64(min(state.leftCount(next), 6))
    let hasHead: UInt64 = topHead >= 0 ? 1 : 0
    let (topLabel, leftLabel, rightLabel) = (label(state, top), label(state, topLeft), label(state, topRight))
    let (leftTag, rightTag, headTag) = (sentence.tag(topLeft), sentence.tag(topRight), sentence.tag(topHead))
    let nextLeftTag = sentence.tag(nextLeft)
    rows[0] = featureHash(1, ws)
    rows[1] = featureHash(2, ts, hasHead)
    rows[2] = featureHash(3, ws, ts)
    rows[3] = featureHash(4, wn)
    rows[4] = featureHash(5, tn)
    rows[5] = featureHash(6, wn, tn)
    rows[6] = featureHash(7, sentence.word(next + 1), t1)
    rows[7] = featureHash(8, sentence.word(next + 2), t2)
    rows[8] = featureHash(9, ws, wn)
    rows[9] = featureHash(10, ts, tn, hasHead)
    rows[10] = featureHash(11, ws, tn, ts)
    rows[11] = featureHash(12, ts, wn, tn)
    rows[12] = featureHash(13, ws, tn)
    rows[13] = featureHash(14, ts, wn)
    rows[14] = featureHash(15, tn, t1)
    rows[15] = featureHash(16, tn, t1, t2)
    rows[16] = featureHash(17, ts, tn, t1)
    rows[17] = featureHash(18, headTag, ts, tn)
    rows[18] = featureHash(19, ts, leftTag, tn)
    rows[19] = featureHash(20, ts, rightTag, tn)
    rows[20] = featureHash(21, ts, tn, nextLeftTag)
    rows[21] = featureHash(22, ws, distance)
    rows[22] = featureHash(23, ts, distance)
    rows[23] = featureHash(24, wn, distance)
    rows[24] = featureHash(25, tn, distance)
    rows[25] = featureHash(26, ws, wn, distance)
    rows[26] = featureHash(27, ts, tn, distance)
    rows[27] = featureHash(28, ws, valencies)
    rows[28] = featureHash(29, ts, valencies)
    rows[29] = featureHash(30, wn, nextValency)
    rows[30] = featureHash(31, tn, nextValency)
    rows[31] = featureHash(32, sentence.word(topHead), ts)
    rows[32] = featureHash(33, topLabel, ts)
    rows[33] = featureHash(34, sentence.word(topLeft), leftLabel, ts)
    rows[34] = featureHash(35, sentence.word(topRight), rightLabel, ts)
    rows[35] = featureHash(36, sentence.word(nextLeft), label(state, nextLeft), tn)
    rows[36] = featureHash(37, nextLeftTag, sentence.tag(state.secondLeftChild(next)), tn)
    rows[37] = featureHash(38, tb, ts, tn)
    rows[38] = featureHash(39, wb, ws, tn)
    rows[39] = featureHash(40, tb, wn, ts)
    rows[40] = featureHash(41, sentence.tag(state.stacked(2)), tb, ts)
    rows[41] = featureHash(42, wn, t1)
    rows[42] = featureHash(43, ts, sentence.word(next + 1), tn)
    rows[43] = featureHash(44, ts, valencies, tn)
    rows[44] = featureHash(45, ws, t1, tn)
    rows[45] = featureHash(46, topLabel, headTag, tn)
    let (cs, cn) = (sentence.wordClass(top), sentence.wordClass(next))
    rows[46] = featureHash(47, cs, cn)
    rows[47] = featureHash(48, cs, tn, ts)
    rows[48] = featureHash(49, ts, cn, tn)
    rows[49] = featureHash(50, cs, cn, distance)
    rows[50] = featureHash(51, leftTag, sentence.tag(state.secondLeftChild(top)), ts)
    rows[51] = featureHash(52, rightTag, sentence.tag(state.secondRightChild(top)), ts)
    rows[52] = featureHash(53, headTag, sentence.tag(state.head(topHead)), ts)
    rows[53] = featureHash(54, rightLabel, label(state, state.secondRightChild(top)), ts)
    rows[54] = featureHash(55, wb, tb, tn)
    rows[55] = featureHash(56, sentence.wordClass(second), cs, cn)
    rows[56] = featureHash(57, cn, t1)
    rows[57] = featureHash(58, sentence.tag(next - 1), tn, ts)
    rows[58] = featureHash(59, sentence.word(next - 1), wn)
    rows[59] = featureHash(60, rightLabel, ws)
    rows[60] = featureHash(61, leftLabel, ws)
    rows[61] = featureHash(62, t1, t2, sentence.tag(next + 2 < sentence.count ? next + 3 : -1))
    rows[62] = featureHash(63, ts, sentence.tag(top + 1), tn)
    rows[63] = featureHash(64, rightLabel, ts, tn)
  }

  @inline(__always) private static func label(_ state: borrowing ArcEagerState, _ word: Int) -> UInt64 {
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

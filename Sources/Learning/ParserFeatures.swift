// What the parser sees of a configuration, as hashed features.

import Text

/// The feature templates of the parser, after Zhang and Nivre (2011).
enum ParserFeatures {
  private static let nothing: UInt64 = 0x0DD
  private static let rootWord: UInt64 = 0x4007

  /// Words, tags and labels of the places around a configuration.
  private struct View {
    let words: [TokenFeatures]
    let tags: [UInt8]
    let state: ArcEagerState

    func word(_ index: Int) -> UInt64 {
      index >= 0 && index < words.count ? words[index].word : index == words.count ? rootWord : nothing
    }
    func tag(_ index: Int) -> UInt64 {
      index >= 0 && index < tags.count ? UInt64(tags[index]) + 1 : index == tags.count ? 200 : 201
    }
    func label(_ index: Int) -> UInt64 { index >= 0 && index < words.count ? UInt64(state.labels[index]) + 1 : 202 }
  }

  /// Fills `rows` for the choice of an action.
  static func actions(
    _ words: [TokenFeatures], _ tags: [UInt8], _ state: ArcEagerState, into rows: inout [UInt64]
  ) {
    let view = View(words: words, tags: tags, state: state)
    let top = state.stack.last ?? -1
    let second = state.stack.count > 1 ? state.stack[state.stack.count - 2] : -1
    let third = state.stack.count > 2 ? state.stack[state.stack.count - 3] : -1
    let next = state.next
    let topHead = top >= 0 ? state.heads[top] : -1
    let topLeft = top >= 0 ? state.leftChild[top] : -1
    let topRight = top >= 0 ? state.rightChild[top] : -1
    let nextLeft = state.leftChild[next]
    let nextSecondLeft = state.secondLeftChild[next]
    let distance = UInt64(top >= 0 ? min(next - top, 10) : 11)
    let (ws, ts, wn, tn) = (view.word(top), view.tag(top), view.word(next), view.tag(next))
    let (w1, t1) = (view.word(next + 1 > words.count ? -1 : next + 1), view.tag(next + 1 > words.count ? -1 : next + 1))
    let (w2, t2) = (view.word(next + 2 > words.count ? -1 : next + 2), view.tag(next + 2 > words.count ? -1 : next + 2))
    let (wb, tb) = (view.word(second), view.tag(second))
    let valencies = UInt64(top >= 0 ? min(state.leftCount[top], 6) * 8 + min(state.rightCount[top], 6) : 63)
    let nextValency = UInt64(min(state.leftCount[next], 6))
    let hasHead: UInt64 = top >= 0 && state.heads[top] >= 0 ? 1 : 0
    rows.withUnsafeMutableBufferPointer { rows in
      rows[0] = featureHash(1, ws)
      rows[1] = featureHash(2, ts, hasHead)
      rows[2] = featureHash(3, ws, ts)
      rows[3] = featureHash(4, wn)
      rows[4] = featureHash(5, tn)
      rows[5] = featureHash(6, wn, tn)
      rows[6] = featureHash(7, w1, t1)
      rows[7] = featureHash(8, w2, t2)
      rows[8] = featureHash(9, ws, wn)
      rows[9] = featureHash(10, ts, tn, hasHead)
      rows[10] = featureHash(11, ws, tn, ts)
      rows[11] = featureHash(12, ts, wn, tn)
      rows[12] = featureHash(13, ws, tn)
      rows[13] = featureHash(14, ts, wn)
      rows[14] = featureHash(15, tn, t1)
      rows[15] = featureHash(16, tn, t1, t2)
      rows[16] = featureHash(17, ts, tn, t1)
      rows[17] = featureHash(18, view.tag(topHead), ts, tn)
      rows[18] = featureHash(19, ts, view.tag(topLeft), tn)
      rows[19] = featureHash(20, ts, view.tag(topRight), tn)
      rows[20] = featureHash(21, ts, tn, view.tag(nextLeft))
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
      rows[31] = featureHash(32, view.word(topHead), ts)
      rows[32] = featureHash(33, view.label(top), ts)
      rows[33] = featureHash(34, view.word(topLeft), view.label(topLeft), ts)
      rows[34] = featureHash(35, view.word(topRight), view.label(topRight), ts)
      rows[35] = featureHash(36, view.word(nextLeft), view.label(nextLeft), tn)
      rows[36] = featureHash(37, view.tag(nextLeft), view.tag(nextSecondLeft), tn)
      rows[37] = featureHash(38, tb, ts, tn)
      rows[38] = featureHash(39, wb, ws, tn)
      rows[39] = featureHash(40, tb, wn, ts)
      rows[40] = featureHash(41, view.tag(third), tb, ts)
      rows[41] = featureHash(42, wn, t1)
      rows[42] = featureHash(43, ts, w1, tn)
      rows[43] = featureHash(44, ts, valencies, tn)
      rows[44] = featureHash(45, ws, t1, tn)
      rows[45] = featureHash(46, view.label(top), view.tag(topHead), tn)
    }
  }

  /// Fills `rows` for the label of an arc that is about to be drawn.
  static func label(
    _ words: [TokenFeatures], _ tags: [UInt8], _ state: ArcEagerState, head: Int, dependent: Int,
    into rows: inout [UInt64]
  ) {
    let view = View(words: words, tags: tags, state: state)
    let (wh, th, wd, td) = (view.word(head), view.tag(head), view.word(dependent), view.tag(dependent))
    let isLeft: UInt64 = dependent < head ? 1 : 0
    let distance = UInt64(min(abs(head - dependent), 8)) * 2 + isLeft
    let left = state.leftChild[dependent]
    let before = view.tag(dependent - 1)
    let after = dependent + 1 <= words.count ? view.tag(dependent + 1) : nothing
    let sibling = isLeft == 1 ? state.leftChild[head] : state.rightChild[head]
    rows.withUnsafeMutableBufferPointer { rows in
      rows[0] = featureHash(61, wd, isLeft)
      rows[1] = featureHash(62, td, isLeft)
      rows[2] = featureHash(63, wh, isLeft)
      rows[3] = featureHash(64, th, isLeft)
      rows[4] = featureHash(65, wh, wd)
      rows[5] = featureHash(66, th, td, distance)
      rows[6] = featureHash(67, wh, td, isLeft)
      rows[7] = featureHash(68, th, wd, isLeft)
      rows[8] = featureHash(69, td, before, isLeft)
      rows[9] = featureHash(70, td, after, th)
      rows[10] = featureHash(71, view.word(left), view.label(left), td)
      rows[11] = featureHash(72, view.label(left), th, td)
      rows[12] = featureHash(73, view.label(sibling), th, td)
      rows[13] = featureHash(74, view.word(dependent - 1), td)
      rows[14] = featureHash(75, UInt64(min(state.leftCount[dependent], 5)), th, td)
      rows[15] = featureHash(76, dependent < words.count && dependent >= 0 ? words[dependent].suffix3 : 0, th, isLeft)
      rows[16] = featureHash(77, view.label(sibling), wd, isLeft)
      rows[17] = featureHash(78, th, td, before)
      rows[18] = featureHash(79, view.label(head), th, td)
      rows[19] = featureHash(80, wh, view.label(sibling), td)
    }
  }
}

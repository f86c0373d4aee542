// Pairs the quotation marks of one paragraph: which mark opens, which closes, which is an apostrophe.
//
// It works on tokens: an apostrophe inside a word has no token of its own. Marks that look one way tell by themselves;
// a straight mark by its neighbours, and where they do not tell, by parity. It does not know whether somebody speaks.

import Text

/// A mark that may open or close a quotation.
struct QuotationMark {
  /// What the form of the mark tells.
  enum Direction {
    case opens, closes, either
    /// `„` and `«`: opens, and its closer is the given family's own.
    case opensLow
  }

  /// Whether it is one of the double marks.
  var isDouble: Bool
  /// What its form tells.
  var direction: Direction
  /// Whether it is `'` or `’`, which may be an apostrophe.
  var mayBeApostrophe: Bool

  /// The mark that a token of punctuation is, or `nil`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard range.count <= 6, let first = bytes[range].first else { return nil }
    switch (first, range.count) {
    case (0x22, 1):
      self.init(isDouble: true, direction: .either, mayBeApostrophe: false)
    case (0x27, 1):
      self.init(isDouble: false, direction: .either, mayBeApostrophe: true)
    case (0x27, 2):
      self.init(isDouble: true, direction: .either, mayBeApostrophe: false)
    case (0x60, 2):
      self.init(isDouble: true, direction: .opens, mayBeApostrophe: false)
    case (0x60, 1):
      self.init(isDouble: false, direction: .opens, mayBeApostrophe: false)
    case (0xC2, 2) where bytes[range.lowerBound + 1] == 0xAB:
      self.init(isDouble: true, direction: .opensLow, mayBeApostrophe: false)
    case (0xC2, 2) where bytes[range.lowerBound + 1] == 0xBB:
      self.init(isDouble: true, direction: .closes, mayBeApostrophe: false)
    case (0xE2, 3) where bytes[range.lowerBound + 1] == 0x80:
      switch bytes[range.lowerBound + 2] {
      case 0x98: self.init(isDouble: false, direction: .opens, mayBeApostrophe: false)
      case 0x99: self.init(isDouble: false, direction: .closes, mayBeApostrophe: true)
      case 0x9A: self.init(isDouble: false, direction: .opensLow, mayBeApostrophe: false)
      case 0x9C: self.init(isDouble: true, direction: .opens, mayBeApostrophe: false)
      case 0x9D: self.init(isDouble: true, direction: .closes, mayBeApostrophe: false)
      case 0x9E: self.init(isDouble: true, direction: .opensLow, mayBeApostrophe: false)
      case 0xB9: self.init(isDouble: false, direction: .opensLow, mayBeApostrophe: false)
      case 0xBA: self.init(isDouble: false, direction: .closes, mayBeApostrophe: false)
      default: return nil
      }
    case (0xE2, 6) where bytes[range.lowerBound + 1] == 0x80:
      let isLeft = bytes[range.lowerBound + 2] == 0x98 && bytes[range.lowerBound + 5] == 0x98
      self.init(isDouble: true, direction: isLeft ? .opens : .either, mayBeApostrophe: false)
    default:
      return nil
    }
  }

  private init(isDouble: Bool, direction: Direction, mayBeApostrophe: Bool) {
    self.isDouble = isDouble
    self.direction = direction
    self.mayBeApostrophe = mayBeApostrophe
  }
}

/// Pairs marks within one paragraph. O(n): every look ahead is bounded or precomputed.
struct QuotationMarkPairing {
  /// Quotations nested deeper than this are not opened.
  static let deepest = 6
  /// How many marks a look ahead goes over.
  static let lookahead = 64

  /// A mark with its token and its neighbourhood.
  private struct Candidate {
    var token: Int
    var mark: QuotationMark
    var spaceBefore: Bool
    var spaceAfter: Bool
    /// Whether what stands before lets a mark open: space, an opening bracket, a dash, another mark.
    var canOpen: Bool
    /// Whether what stands before lets a mark close: anything but space.
    var canClose: Bool
  }

  /// A span that is open, and whether it lies inside others.
  private struct OpenSpan {
    var candidate: Int
    var span: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: Int
  private let paragraphEnd: Int
  private let words: WordTable
  private var tokens: [Token]
  private var candidates: [Candidate] = []
  private var stack: [OpenSpan] = []
  private var spans: [QuotedSpan] = []
  /// Whether a span turned out to be no quotation, parallel to `spans`.
  private var isDropped: [Bool] = []
  /// The last candidate of each sort that can close, so that a look ahead for one costs nothing; -1 where there is
  /// none.
  private var lastCloser = (single: -1, double: -1)

  /// Pairs the marks among `tokens` (which count from `base`) of a paragraph of `length` bytes. Writes
  /// `opensQuotation`, `closesQuotation` and `possessive` into their shapes and returns the spans, sorted by start.
  static func pair(
    _ tokens: inout [Token], bytes: UnsafeBufferPointer<UInt8>, base: Int, length: Int, words: WordTable
  ) -> [QuotedSpan] {
    var pairing = QuotationMarkPairing(bytes: bytes, base: base, paragraphEnd: length, words: words, tokens: tokens)
    pairing.collect()
    guard !pairing.candidates.isEmpty else { return [] }
    pairing.run()
    swap(&tokens, &pairing.tokens)
    return pairing.finished()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, base: Int, paragraphEnd: Int, words: WordTable, tokens: [Token]) {
    self.bytes = bytes
    self.base = base
    self.paragraphEnd = paragraphEnd
    self.words = words
    self.tokens = tokens
  }

  private mutating func collect() {
    for index in tokens.indices where tokens[index].kind == .punctuation {
      let range = tokens[index].range
      guard let mark = QuotationMark(bytes, range.start + base..<range.end + base) else { continue }
      let spaceBefore = index == 0 || tokens[index].shape.contains(.spaceBefore)
      let spaceAfter = index + 1 >= tokens.count || tokens[index + 1].shape.contains(.spaceBefore)
      let before: UInt8 = index == 0 ? 0x20 : bytes[tokens[index - 1].range.end - 1 + base]
      let opensAfter = spaceBefore || isOpener(before) || index > 0 && isDashOrOpening(index - 1)
      candidates.append(
        Candidate(
          token: index, mark: mark, spaceBefore: spaceBefore, spaceAfter: spaceAfter,
          canOpen: opensAfter && index + 1 < tokens.count, canClose: !spaceBefore))
      if !spaceBefore, mark.direction != .opens {
        if mark.isDouble { lastCloser.double = candidates.count - 1 } else { lastCloser.single = candidates.count - 1 }
      }
    }
  }

  private func isOpener(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x5B, 0x7B, 0x2D, 0x2F, 0x22, 0x27, 0x60: return true  // ( [ { - / " ' `
    default: return false
    }
  }

  /// Whether token `index` is a dash or an opening mark beyond ASCII.
  private func isDashOrOpening(_ index: Int) -> Bool {
    let range = tokens[index].range
    guard tokens[index].kind == .punctuation, range.count >= 2 else { return false }
    if let mark = QuotationMark(bytes, range.start + base..<range.end + base) {
      return mark.direction == .opens || mark.direction == .opensLow
    }
    let first = range.start + base
    return bytes[first] == 0x2D
      || range.count >= 3 && bytes[first] == 0xE2 && bytes[first + 1] == 0x80
        && (0x92...0x95).contains(bytes[first + 2])
  }

  // MARK: The pass

  private mutating func run() {
    for index in candidates.indices {
      if candidates[index].mark.isDouble { readDouble(index) } else { readSingle(index) }
    }
    while let top = stack.popLast() {
      let isStray = !candidates[top.candidate].mark.isDouble && !opensParagraph(top)
      if isStray { drop(top) } else { end(top, at: paragraphEnd, tokenEnd: tokens.count, .unclosed) }
    }
  }

  private func opensParagraph(_ open: OpenSpan) -> Bool { candidates[open.candidate].token == 0 }

  private mutating func readDouble(_ index: Int) {
    let candidate = candidates[index]
    switch candidate.mark.direction {
    case .opens:
      // „ closes with “ in German.
      if let top = stack.last, candidates[top.candidate].mark.direction == .opensLow,
        !candidate.canOpen || candidate.spaceAfter
      {
        return close(index)
      }
      openDouble(index)
    case .opensLow:
      openDouble(index)
    case .closes:
      if hasOpenDouble {
        close(index)
      } else if candidate.spaceBefore, !candidate.spaceAfter || candidate.token == 0, hasLater(index, isDouble: true) {
        open(index)  // ”text”, as Swedish and hasty typing have it.
      }
    case .either:
      readStraightDouble(index)
    }
  }

  private mutating func readStraightDouble(_ index: Int) {
    let candidate = candidates[index]
    let looksOpening = candidate.canOpen && !candidate.spaceAfter
    if hasOpenDouble {
      // A mark after a space and before a letter opens again: the one before was never closed.
      if looksOpening, candidate.spaceBefore, candidate.token > 0, !closesByParity(index) {
        return isNested(index) ? open(index) : reopen(index)
      }
      return close(index)
    }
    if looksOpening { return open(index) }
    if candidate.canClose, isMeasure(candidate.token) { return }
    // Spaces on both sides (text cut beforehand) or on neither: parity decides, if there is a mark to close it.
    if candidate.spaceBefore || !candidate.spaceAfter, hasLater(index, isDouble: true) { open(index) }
  }

  /// Whether a straight mark that opens inside a span of the same marks opens another in it: two that close follow before
  /// the next that opens ("He said "no" to me," she said).
  private func isNested(_ index: Int) -> Bool {
    var closers = 0
    for later in following(index) where later.mark.isDouble {
      if later.canOpen, later.spaceBefore, !later.spaceAfter { break }
      if later.canClose, !isMeasure(later.token) { closers += 1 }
    }
    return closers >= 2
  }

  /// Whether the open double span opened at a mark with space on both sides, whose direction nothing tells: then a mark
  /// that looks opening closes it, by parity (text cut beforehand: `" word "`).
  private func closesByParity(_ index: Int) -> Bool {
    guard let top = stack.last(where: { candidates[$0.candidate].mark.isDouble }) else { return false }
    return candidates[top.candidate].spaceAfter
  }

  /// Whether the mark after token `index - 1` says inches or seconds: 6'2".
  private func isMeasure(_ token: Int) -> Bool { token > 0 && tokens[token - 1].shape.contains(.hasDigit) }

  private var hasOpenDouble: Bool { stack.contains { candidates[$0.candidate].mark.isDouble } }
  private var hasOpenSingle: Bool { stack.contains { !candidates[$0.candidate].mark.isDouble } }

  /// The marks after candidate `index` that a look ahead goes over.
  private func following(_ index: Int) -> ArraySlice<Candidate> {
    candidates[(index + 1)...].prefix(QuotationMarkPairing.lookahead)
  }

  /// Whether a mark that can close follows candidate `index`.
  private func hasLater(_ index: Int, isDouble: Bool) -> Bool {
    (isDouble ? lastCloser.double : lastCloser.single) > index
  }

  /// Opens at an opening double mark: nested where closers for both follow, else instead of the open one.
  private mutating func openDouble(_ index: Int) {
    guard let outer = stack.last(where: { candidates[$0.candidate].mark.isDouble }) else { return open(index) }
    if stack.last?.candidate != outer.candidate { return open(index) }
    var closers = 0
    for later in following(index) where later.mark.isDouble {
      // “ closes „ where it stands behind a word.
      if later.mark.direction == .opensLow || later.mark.direction == .opens && later.canOpen { break }
      closers += 1
    }
    if closers >= 2 { open(index) } else { reopen(index) }
  }

  private mutating func readSingle(_ index: Int) {
    let candidate = candidates[index]
    switch candidate.mark.direction {
    case .opens, .opensLow:
      // ‚ closes with ‘ in German.
      if candidate.mark.direction == .opens, !candidate.canOpen, let top = stack.last,
        !candidates[top.candidate].mark.isDouble, candidates[top.candidate].mark.direction == .opensLow
      {
        return close(index)
      }
      if !candidate.spaceAfter || hasLater(index, isDouble: false) { open(index) }
    case .closes, .either:
      let topIsSingle = stack.last.map { !candidates[$0.candidate].mark.isDouble } ?? false
      if candidate.mark.direction == .either, candidate.canOpen, !candidate.spaceAfter,
        !(topIsSingle && !candidate.spaceBefore)
      {
        if hasCloserForSingle(index) { open(index) }
        return
      }
      guard hasOpenSingle, candidate.canClose || candidate.spaceAfter else { return markPossessive(candidate) }
      if !topIsSingle, hasLater(index, isDouble: true) { return markPossessive(candidate) }
      if isPossessive(index) { return markPossessive(candidate) }
      close(index)
    }
  }

  /// Whether the mark at candidate `index` stands for a possessive although a single quotation is open: after a word in
  /// s, before a small letter that starts no function word ("players’ bus", not "Doors’ by"), and another mark that can
  /// close follows.
  private func isPossessive(_ index: Int) -> Bool {
    let candidate = candidates[index]
    guard candidate.mark.mayBeApostrophe, endsInS(candidate.token - 1), candidate.token + 1 < tokens.count else {
      return false
    }
    let next = tokens[candidate.token + 1]
    guard next.kind == .word, !next.shape.contains(.capitalized), candidate.spaceAfter,
      words.flags(next.foldedHash).isDisjoint(with: [.function, .preposition, .cueVerb])
    else { return false }
    for later in following(index) where !later.mark.isDouble {
      if later.mark.direction == .opens || later.mark.direction == .either && later.canOpen { return false }
      if later.canClose { return true }
    }
    return false
  }

  private func endsInS(_ token: Int) -> Bool {
    guard token >= 0, token < tokens.count, tokens[token].kind == .word, tokens[token].range.count > 1 else {
      return false
    }
    return bytes[tokens[token].range.end - 1 + base] | 0x20 == 0x73
  }

  /// Whether a straight single mark that may open at candidate `index` has a closer: before the next that opens, a mark
  /// that stands after a word or stop and before space or punctuation.
  private func hasCloserForSingle(_ index: Int) -> Bool {
    var possessives = 0
    for later in following(index) where !later.mark.isDouble {
      guard later.mark.direction != .opens else { return false }
      if later.spaceBefore, !later.spaceAfter { return possessives > 0 }
      guard later.canClose else { continue }
      if later.spaceAfter || later.token + 1 < tokens.count && tokens[later.token + 1].kind == .punctuation {
        if !endsInS(later.token - 1) { return true }
        possessives += 1
      }
    }
    return possessives > 0
  }

  private mutating func markPossessive(_ candidate: Candidate) {
    if endsInS(candidate.token - 1), candidate.canClose { tokens[candidate.token].shape.insert(.possessive) }
  }

  // MARK: Opening and closing

  private mutating func open(_ index: Int) {
    guard stack.count < QuotationMarkPairing.deepest else { return }
    let token = candidates[index].token
    // Of two single marks that open one after the other, the first was an apostrophe.
    if let top = stack.last, !candidates[index].mark.isDouble, !candidates[top.candidate].mark.isDouble {
      stack.removeLast()
      drop(top)
    }
    tokens[token].shape.insert(.opensQuotation)
    stack.append(OpenSpan(candidate: index, span: spans.count))
    spans.append(
      QuotedSpan(
        content: ByteRange(tokens[token].range.end, tokens[token].range.end), openingMark: tokens[token].range,
        closingMark: nil, ending: .unclosed, depth: stack.count - 1, tokens: token + 1..<token + 1,
        isContinuation: false, paragraph: 0))
    isDropped.append(false)
  }

  /// Closes the innermost open span of the mark's sort; spans inside it end with it.
  private mutating func close(_ index: Int) {
    let candidate = candidates[index]
    while let top = stack.popLast() {
      let token = candidate.token
      if candidates[top.candidate].mark.isDouble == candidate.mark.isDouble {
        tokens[token].shape.insert(.closesQuotation)
        spans[top.span].closingMark = tokens[token].range
        end(top, at: tokens[token].range.start, tokenEnd: token, .closed)
        return
      }
      if candidates[top.candidate].mark.isDouble {
        end(top, at: tokens[token].range.start, tokenEnd: token, .unclosed)
      } else {
        drop(top)
      }
    }
  }

  /// Ends the open double span at the opening mark `index`, and opens there.
  private mutating func reopen(_ index: Int) {
    let token = candidates[index].token
    while let top = stack.popLast() {
      let isDouble = candidates[top.candidate].mark.isDouble
      if isDouble { end(top, at: tokens[token].range.start, tokenEnd: token, .reopened) } else { drop(top) }
      if isDouble { break }
    }
    open(index)
  }

  private mutating func end(_ open: OpenSpan, at offset: Int, tokenEnd: Int, _ ending: QuotedSpan.Ending) {
    spans[open.span].content = ByteRange(spans[open.span].openingMark.end, offset)
    spans[open.span].ending = ending
    spans[open.span].tokens = spans[open.span].tokens.lowerBound..<max(tokenEnd, spans[open.span].tokens.lowerBound)
  }

  private mutating func drop(_ open: OpenSpan) {
    tokens[candidates[open.candidate].token].shape.remove(.opensQuotation)
    isDropped[open.span] = true
  }

  private func finished() -> [QuotedSpan] {
    guard isDropped.contains(true) else { return spans }
    var kept: [QuotedSpan] = []
    var ends: [Int] = []
    for (index, span) in spans.enumerated() where !isDropped[index] {
      var span = span
      // What stood inside a span that was none is one level further out.
      while let end = ends.last, end <= span.openingMark.start { ends.removeLast() }
      span.depth = ends.count
      ends.append(span.content.end)
      kept.append(span)
    }
    return kept
  }
}

// Cuts the tokens of one paragraph into sentences.
//
// Rules, in the order of the file: where a sentence can end, what closes behind it, and what must follow. It does not
// know syntax: whether "U.S." ends a sentence is told by the word that follows.

import Text

/// Cuts one paragraph's tokens into sentences. O(n).
struct SentenceSplitter {
  let bytes: UnsafeBufferPointer<UInt8>
  let base: Int
  let words: WordTable
  let tokens: [Token]
  /// Whether the paragraph starts sentences with small letters, as hasty writing does.
  let isCareless: Bool
  /// The enumerator that this paragraph counts with; `nil` while there is none.
  var enumerator: Enumerator?

  /// The sentences of `tokens`, which count from `base`, as ranges of them: together they hold every token.
  static func split(_ tokens: [Token], bytes: UnsafeBufferPointer<UInt8>, base: Int, words: WordTable) -> [Range<Int>] {
    var splitter = SentenceSplitter(bytes: bytes, base: base, words: words, tokens: tokens)
    return splitter.run()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, base: Int, words: WordTable, tokens: [Token]) {
    self.bytes = bytes
    self.base = base
    self.words = words
    self.tokens = tokens
    isCareless = SentenceSplitter.isCareless(tokens, bytes: bytes, base: base)
  }

  /// Whether a paragraph's first word is small, or "i" stands alone in it.
  private static func isCareless(_ tokens: [Token], bytes: UnsafeBufferPointer<UInt8>, base: Int) -> Bool {
    if let first = tokens.first, first.kind == .word, !first.shape.contains(.capitalized) { return true }
    return tokens.contains { $0.range.count == 1 && bytes[$0.range.start + base] == 0x69 }
  }

  private mutating func run() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    index = skipEnumerator(at: 0)
    while index < tokens.count {
      if index > start, startsEnumerated(index) {
        sentences.append(start..<index)
        start = index
        index = skipEnumerator(at: index)
        continue
      }
      guard let terminator = terminator(at: index) else {
        index += 1
        continue
      }
      let after = skipClosers(from: terminator.end)
      if after >= tokens.count { break }
      if isBoundary(terminator, after: after, sentenceStart: start) {
        sentences.append(start..<after)
        start = after
        index = skipEnumerator(at: after)
      } else {
        index = max(after, index + 1)
      }
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  // MARK: Tokens

  /// The bytes of token `index` as one number, for tokens of up to 4 bytes; 0 for longer ones and outside.
  func code(_ index: Int) -> UInt32 {
    guard index >= 0, index < tokens.count, tokens[index].range.count <= 4 else { return 0 }
    let range = tokens[index].range
    var code: UInt32 = 0
    for offset in range.start + base..<range.end + base { code = code << 8 | UInt32(bytes[offset]) }
    return code
  }

  func firstByte(_ index: Int) -> UInt8 { bytes[tokens[index].range.start + base] }
  func lastByte(_ index: Int) -> UInt8 { bytes[tokens[index].range.end - 1 + base] }
  func shape(_ index: Int) -> Token.Shape { index < tokens.count ? tokens[index].shape : [] }
  func flags(_ index: Int) -> WordFlags { index < tokens.count ? words.flags(tokens[index].foldedHash) : [] }

  /// What is known of the abbreviation `index` without its point.
  func abbreviationFlags(_ index: Int) -> WordFlags {
    let range = tokens[index].range
    let end = range.end + base - (lastByte(index) == 0x2E ? 1 : 0)
    return words.flags(WordHash.folded(UnsafeBufferPointer(rebasing: bytes[range.start + base..<end])))
  }

  // MARK: Ends

  /// A run of tokens that may end a sentence.
  struct Terminator {
    enum Kind { case stop, strong, ellipsis, spacedEllipsis, abbreviation, emoticon }
    var kind: Kind
    /// Its first token.
    var start: Int
    /// The token after it.
    var end: Int
  }

  /// The terminator that starts at token `index`, or `nil`.
  private func terminator(at index: Int) -> Terminator? {
    let token = tokens[index]
    if token.kind == .word {
      guard token.shape.contains(.abbreviation), lastByte(index) == 0x2E else { return nil }
      return Terminator(kind: .abbreviation, start: index, end: index + 1)
    }
    if isEmoticon(index) { return Terminator(kind: .emoticon, start: index, end: index + 1) }
    guard token.kind == .punctuation else { return nil }
    let first = firstByte(index)
    let isEllipsisMark =
      first == 0xE2 && token.range.count >= 3 && bytes[token.range.start + base + 1] == 0x80
      && bytes[token.range.start + base + 2] == 0xA6
    guard first == 0x2E || first == 0x21 || first == 0x3F || isEllipsisMark else { return nil }
    if token.range.count == 1, first == 0x2E {
      let end = endOfSpacedPoints(index)
      let adjacent = !token.shape.contains(.spaceBefore) && index > 0
      if end - index >= 3 {
        // "compounds. . . . The": the point ends, the ellipsis belongs to what follows.
        if adjacent, end - index == 4, end < tokens.count, shape(end).contains(.capitalized) {
          return Terminator(kind: .stop, start: index, end: index + 1)
        }
        return Terminator(kind: end - index == 3 ? .spacedEllipsis : .stop, start: index, end: end)
      }
      return Terminator(kind: .stop, start: index, end: index + 1)
    }
    var strong = false
    for offset in token.range.start + base..<token.range.end + base where bytes[offset] == 0x21 || bytes[offset] == 0x3F
    {
      strong = true
    }
    if strong { return Terminator(kind: .strong, start: index, end: index + 1) }
    return Terminator(kind: .ellipsis, start: index, end: index + 1)
  }

  /// The end of a run of single points with spaces between them.
  private func endOfSpacedPoints(_ index: Int) -> Int {
    var end = index + 1
    while end < tokens.count, code(end) == 0x2E, shape(end).contains(.spaceBefore) { end += 1 }
    return end
  }

  /// The token after brackets and quotation marks that close behind a terminator.
  private func skipClosers(from index: Int) -> Int {
    var index = index
    while index < tokens.count {
      let token = tokens[index]
      if token.shape.contains(.closesQuotation) || isEmoticon(index) {
        index += 1
        continue
      }
      guard token.kind == .punctuation else { break }
      if let end = endOfReference(index) {
        index = end
        continue
      }
      guard !token.shape.contains(.spaceBefore) else { break }
      let first = firstByte(index)
      let isBracket = first == 0x29 || first == 0x5D || first == 0x7D
      let isStrayMark = !token.shape.contains(.opensQuotation) && (first == 0x22 || first == 0x27 || isRightMark(index))
      guard isBracket || isStrayMark || isStop(index) else { break }
      index += 1
    }
    return index
  }

  /// Whether the token is ":)" or the like.
  private func isEmoticon(_ index: Int) -> Bool {
    guard tokens[index].kind == .symbol, (2...3).contains(tokens[index].range.count) else { return false }
    let first = firstByte(index)
    return first == 0x3A || first == 0x3B || first == 0x3D && lastByte(index) != 0x3D
  }

  /// The end of a reference in brackets behind a stop ("[17]", "[…]"), which belongs to the sentence before.
  private func endOfReference(_ index: Int) -> Int? {
    guard code(index) == 0x5B else { return nil }
    for inner in index + 1..<min(index + 8, tokens.count) {
      if code(inner) == 0x5D { return inner > index + 1 ? inner + 1 : nil }
      guard tokens[inner].kind != .word else { return nil }
    }
    return nil
  }

  private func isRightMark(_ index: Int) -> Bool {
    let code = code(index)
    return code == 0xE28099 || code == 0xE2809D || code == 0xC2BB
  }

  private func isStop(_ index: Int) -> Bool {
    let first = firstByte(index)
    return tokens[index].kind == .punctuation && (first == 0x2E || first == 0x21 || first == 0x3F)
  }

  // MARK: Boundaries

  /// Whether a sentence ends before token `after`, behind `terminator` and what closes behind it.
  private func isBoundary(_ terminator: Terminator, after: Int, sentenceStart: Int) -> Bool {
    let hasSpace = shape(after).contains(.spaceBefore)
    if !hasSpace { return isRunOn(terminator, after) }
    let opener = firstWord(from: after)
    if isInsideBrackets(terminator), terminator.kind == .ellipsis { return false }
    if startsLower(opener) { return isLowerStart(terminator, after: after, opener: opener) }
    if after < tokens.count, tokens[after].kind == .punctuation, goesOn(after) { return false }
    switch terminator.kind {
    case .stop:
      // "N°. 10", "Lund v. Okoye".
      return terminator.start == 0 || ![0xC2B0, 0x76].contains(code(terminator.start - 1))
    case .strong:
      return !isReportingClause(terminator, after)
    case .ellipsis:
      return isEllipsisBoundary(terminator, after: after, opener: opener)
    case .spacedEllipsis:
      return false
    case .emoticon:
      return shape(opener).contains(.capitalized)
    case .abbreviation:
      return isAbbreviationBoundary(terminator.start, after: after, opener: opener, sentenceStart: sentenceStart)
    }
  }

  /// The first token from `index` that is neither an opening mark nor a bracket.
  private func firstWord(from index: Int) -> Int {
    var index = index
    while index < tokens.count, tokens[index].kind == .punctuation,
      tokens[index].shape.contains(.opensQuotation) || firstByte(index) == 0x28 || firstByte(index) == 0x5B
    {
      index += 1
    }
    return index
  }

  /// Whether token `index` starts with a small letter.
  private func startsLower(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word || tokens[index].kind == .address else { return false }
    return !tokens[index].shape.contains(.capitalized) && !tokens[index].shape.contains(.hasDigit)
      && !tokens[index].shape.contains(.innerCapital) || code(index) != 0 && firstByte(index) == 0x27
  }

  /// Whether a mark after a terminator shows that the sentence goes on: a comma, a dash, a colon, a closing bracket.
  private func goesOn(_ index: Int) -> Bool {
    switch firstByte(index) {
    case 0x2C, 0x3B, 0x3A, 0x29, 0x5D, 0x7D, 0x2F: return true
    case 0x2D: return tokens[index].range.count == 1 && !shape(index + 1).contains(.capitalized)
    default: return false
    }
  }

  /// A terminator with no space behind it ends a sentence where two words ran together: "the end.The next".
  private func isRunOn(_ terminator: Terminator, _ after: Int) -> Bool {
    guard terminator.kind != .abbreviation, tokens[after].kind == .word, shape(after).contains(.capitalized) else {
      return false
    }
    guard terminator.kind == .stop || terminator.kind == .strong, terminator.start > 0 else { return false }
    let before = tokens[terminator.start - 1]
    if before.kind == .number { return tokens[after].range.count >= 2 && !shape(after).contains(.allCapitals) }
    return before.kind == .word && before.range.count >= 2 && !before.shape.contains(.allCapitals)
  }

  /// Whether a sentence starts with a small letter: after a plain stop in careless writing, not behind a quotation
  /// mark.
  private func isLowerStart(_ terminator: Terminator, after: Int, opener: Int) -> Bool {
    guard opener == after, terminator.start > 0, !tokens[after - 1].shape.contains(.closesQuotation) else {
      return false
    }
    let before = tokens[terminator.start - 1]
    switch terminator.kind {
    case .stop:
      // "the 3rd Bn. spoke": a short word before the point is an abbreviation where sentences begin with capitals.
      return terminator.end == after && before.kind == .word && (isCareless || before.range.count > 3)
    case .strong: return isCareless && terminator.end == after && !before.shape.contains(.capitalized)
    case .ellipsis, .spacedEllipsis, .abbreviation, .emoticon: return false
    }
  }

  private func isInsideBrackets(_ terminator: Terminator) -> Bool {
    guard terminator.start > 0 else { return false }
    let before = firstByte(terminator.start - 1)
    return before == 0x5B || before == 0x28
  }

  /// Whether a reporting clause follows a question or exclamation between marks: “Who is it?” Smith asked.
  private func isReportingClause(_ terminator: Terminator, _ after: Int) -> Bool {
    guard after > terminator.end, tokens[after - 1].shape.contains(.closesQuotation) else { return false }
    for index in after..<min(after + 4, tokens.count) {
      guard tokens[index].kind == .word else { return false }
      if flags(index).contains(.cueVerb) { return true }
      guard shape(index).contains(.capitalized) || index == after else { return false }
    }
    return false
  }

  private func isEllipsisBoundary(_ terminator: Terminator, after: Int, opener: Int) -> Bool {
    if opener < tokens.count, tokens[opener].kind == .number { return false }
    return shape(opener).contains(.capitalized)
  }

  /// Whether the abbreviation `index` ends a sentence that started at `sentenceStart`, by what follows.
  private func isAbbreviationBoundary(_ index: Int, after: Int, opener: Int, sentenceStart: Int) -> Bool {
    guard opener < tokens.count else { return true }
    if after > index + 1 { return true }
    let known = abbreviationFlags(index)
    let next = flags(opener)
    let isCapital = shape(opener).contains(.capitalized)
    if isStreet(index, sentenceStart: sentenceStart) { return next.contains(.starter) }
    if !known.isDisjoint(with: [.title, .inner]) { return false }
    if known.contains(.beforeNumber), tokens[opener].kind == .number { return false }
    guard isCapital else { return false }
    if isTimeOfDay(index) {
      if next.contains(.calendarName) { return false }
      // "At 5 a.m. Mr. Smith went": the sentence has only begun.
      return !(index - sentenceStart <= 3 && flags(sentenceStart).contains(.preposition))
    }
    if opener > after { return shape(after).contains(.opensQuotation) }
    if known.contains(.calendar) { return next.contains(.starter) }
    if isInitial(index) {
      return next.contains(.starter) && (index == 0 || !shape(index - 1).contains(.capitalized))
        && index > sentenceStart
    }
    return next.contains(.starter)
  }

  /// Whether the token is the "St." of a street ("on Main St."), not that of a saint.
  private func isStreet(_ index: Int, sentenceStart: Int) -> Bool {
    code(index) == 0x53_742E && index - 1 > sentenceStart && shape(index - 1).contains(.capitalized)
      && tokens[index - 1].kind == .word
  }

  private func isInitial(_ index: Int) -> Bool { tokens[index].range.count == 2 }

  /// Whether the token is "a.m." or "p.m.".
  private func isTimeOfDay(_ index: Int) -> Bool {
    let code = code(index) | 0x2020_2020
    return code == 0x612E_6D2E | 0x2020_2020 || code == 0x702E_6D2E | 0x2020_2020
  }
}

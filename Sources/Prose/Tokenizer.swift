// Cuts bytes into tokens: the hot loop of reading. Words and marks here; numbers and addresses in Tokenizer+Numbers and
// Tokenizer+Addresses.
//
// It reads through unchecked pointers for speed in debug builds too; every index stays below `end`, which the caller
// keeps inside the buffer. It does not know sentences, nor which way a quotation mark looks.

import Text

/// Cuts a stretch of bytes as the Universal Dependencies treebanks of English cut. Total: any bytes give tokens that
/// are sorted, do not overlap, and cover every byte that shows. O(n).
struct Tokenizer {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafePointer<UInt8>
  let words: WordTable
  /// What is subtracted from every offset, so that tokens count from the start of their paragraph.
  let base: Int
  /// Where the stretch starts; nothing before it is looked at.
  var start = 0
  /// Where the stretch ends; nothing from there on is looked at.
  var end = 0
  /// Whether white space stands before the next token.
  var spaceBefore = true
  var tokens: [Token] = []

  init(bytes: UnsafeBufferPointer<UInt8>, classes: UnsafePointer<UInt8>, words: WordTable, base: Int) {
    self.bytes = bytes
    self.classes = classes
    self.words = words
    self.base = base
  }

  /// Cuts `range`, which must lie inside the buffer.
  mutating func cut(_ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
    var index = start
    while index < end {
      let byte = bytes[index]
      let class_ = classes[Int(byte)]
      if class_ & ByteClass.space != 0 {
        spaceBefore = true
        index += 1
      } else if class_ & ByteClass.letter != 0 {
        index = cutWord(index)
      } else if class_ & ByteClass.digit != 0 {
        index = cutNumber(index)
      } else if class_ & ByteClass.high != 0 {
        index = cutHigh(index)
      } else {
        index = cutMark(index)
      }
    }
  }

  // MARK: Looking around

  /// The byte at `index`, or a space outside the stretch.
  func byte(_ index: Int) -> UInt8 { index >= start && index < end ? bytes[index] : 0x20 }

  /// The class of the byte at `index`, or that of a space outside the stretch.
  func classOf(_ index: Int) -> UInt8 { classes[Int(byte(index))] }

  /// Whether a letter starts at `index`.
  func isLetter(_ index: Int) -> Bool {
    let class_ = classOf(index)
    if class_ & ByteClass.letter != 0 { return true }
    guard class_ & ByteClass.high != 0 else { return false }
    return LetterCase.isLetter(ScalarDecoding.decode(bytes, at: index).scalar)
  }

  /// Whether white space or the end stands at `index`.
  func isSpace(_ index: Int) -> Bool {
    let class_ = classOf(index)
    if class_ & ByteClass.space != 0 { return true }
    return class_ & ByteClass.high != 0 && Scalar.isSpace(ScalarDecoding.decode(bytes, at: index).scalar)
  }

  /// The length of an apostrophe at `index`: 1 for `'`, 3 for `’`, 0 where there is none.
  func apostropheLength(_ index: Int) -> Int {
    let first = byte(index)
    if first == 0x27 { return 1 }
    return first == 0xE2 && byte(index + 1) == 0x80 && byte(index + 2) == 0x99 ? 3 : 0
  }

  /// The end of the run of letters from `index`.
  func endOfLetters(_ index: Int) -> Int {
    var index = index
    while index < end {
      let class_ = classes[Int(bytes[index])]
      if class_ & ByteClass.letter != 0 {
        index += 1
      } else if class_ & ByteClass.high != 0 {
        let (scalar, length) = ScalarDecoding.decode(bytes, at: index)
        guard Scalar.continuesWord(scalar), index + length <= end else { return index }
        index += length
      } else {
        return index
      }
    }
    return index
  }

  /// The folded hash of the bytes from `from` up to `to`.
  func hash(_ from: Int, _ to: Int) -> UInt64 {
    WordHash.folded(UnsafeBufferPointer(rebasing: bytes[from..<max(from, to)]))
  }

  // MARK: Appending

  /// Appends a token and returns its end.
  @discardableResult
  mutating func append(_ from: Int, _ to: Int, _ kind: Token.Kind, _ extra: Token.Shape = []) -> Int {
    var shape = extra
    if spaceBefore { shape.insert(.spaceBefore) }
    let measured = measure(from, to)
    if kind != .punctuation { shape.formUnion(measured.shape) }
    tokens.append(Token(range: ByteRange(from - base, to - base), foldedHash: measured.hash, kind: kind, shape: shape))
    spaceBefore = false
    return to
  }

  /// The folded hash of a token and what its letters look like. One short loop for tokens of small ASCII letters, which
  /// most are; others are looked at again.
  private func measure(_ from: Int, _ to: Int) -> (hash: UInt64, shape: Token.Shape) {
    var hash = WordHash.initial
    var seen: UInt8 = 0
    var index = from
    while index < to {
      let byte = bytes[index]
      let class_ = classes[Int(byte)]
      hash = WordHash.step(hash, UInt32(byte | (class_ & ByteClass.upper) &<< 4))
      seen |= class_
      index &+= 1
    }
    if seen & ByteClass.high != 0 { return measureBeyondASCII(from, to) }
    var shape: Token.Shape = []
    if seen & ByteClass.digit != 0 { shape.insert(.hasDigit) }
    if seen & ByteClass.upper != 0 {
      var letters = LetterShape()
      for index in from..<to { letters.add(classes[Int(bytes[index])]) }
      shape.formUnion(letters.shape)
    }
    return (WordHash.finish(hash), shape)
  }

  /// The same for tokens with bytes from 0x80 up, scalar by scalar.
  private func measureBeyondASCII(_ from: Int, _ to: Int) -> (hash: UInt64, shape: Token.Shape) {
    var hash = WordHash.initial
    var letters = LetterShape()
    var shape: Token.Shape = []
    var index = from
    while index < to {
      let (scalar, length) = ScalarDecoding.decode(bytes, at: index)
      let lower = LetterCase.lowercase(scalar)
      hash = WordHash.step(hash, lower == 0x2019 ? 0x27 : lower)
      var class_ = classes[Int(bytes[index])]
      if class_ & ByteClass.high != 0 {
        class_ = 0
        if LetterCase.isLetter(scalar) {
          shape.insert(.nonASCII)
          class_ = lower == scalar ? ByteClass.lower : ByteClass.upper
        }
      }
      if class_ & ByteClass.digit != 0 { shape.insert(.hasDigit) }
      letters.add(class_)
      index += length
    }
    return (WordHash.finish(hash), shape.union(letters.shape))
  }

  /// Gathers the case of letters one after another.
  private struct LetterShape {
    var first: UInt8 = 0
    var previous: UInt8 = 0
    var capitals = 0
    var hasLower = false
    var hasInnerCapital = false

    mutating func add(_ class_: UInt8) {
      if first == 0 { first = class_ & ByteClass.letter }
      if class_ & ByteClass.upper != 0 {
        capitals += 1
        if previous & ByteClass.lower != 0 { hasInnerCapital = true }
      }
      if class_ & ByteClass.lower != 0 { hasLower = true }
      previous = class_
    }

    var shape: Token.Shape {
      var shape: Token.Shape = first == ByteClass.upper ? .capitalized : []
      if capitals >= 2, !hasLower { shape.insert(.allCapitals) }
      if hasInnerCapital { shape.insert(.innerCapital) }
      return shape
    }
  }

  // MARK: Words

  /// Cuts the word that starts at `from` (a letter). Returns where cutting goes on.
  private mutating func cutWord(_ from: Int) -> Int {
    var index = from
    while true {
      index = endOfLetters(index)
      guard index < end else { break }
      let next = bytes[index]
      if classes[Int(next)] & ByteClass.digit != 0 {
        index += 1
        continue
      }
      // A word that holds digits takes them all in: "L2", "MI6", "CO2".
      if next == 0x27 || next == 0xE2 {
        let length = apostropheLength(index)
        if length > 0, isLetter(index + length), cliticEnd(index) == nil {
          if let cut = cutNegation(from, index, length) { return cut }
          index += length
          continue
        }
        break
      }
      if let goesOn = markInsideWord(from, index, next) {
        index = goesOn
        continue
      }
      break
    }
    return finishWord(from, index)
  }

  /// Where a word goes on after the mark `next` at `index`, or `nil` where the word ends before it.
  private func markInsideWord(_ from: Int, _ index: Int, _ next: UInt8) -> Int? {
    switch next {
    case 0x2D:  // "non-profit"
      guard isLetter(index + 1) || classOf(index + 1) & ByteClass.digit != 0, index - from <= 7 else { return nil }
      return words.flags(hash(from, index)).contains(.prefix) ? index + 1 : nil
    case 0x26:  // "AT&T", "R&D"
      guard index - from <= 3, classOf(index + 1) & ByteClass.upper != 0 else { return nil }
      guard (from..<index).allSatisfy({ classOf($0) & ByteClass.upper != 0 }) else { return nil }
      let right = endOfLetters(index + 1)
      return right - index <= 3 ? right : nil
    case 0x2F:  // "b/c", "w/o"
      guard index - from == 1, isLetter(index + 1) else { return nil }
      let right = endOfLetters(index + 1)
      return right == index + 2 && byte(right) != 0x2F ? right : nil
    case 0x5F:  // "snake_case"
      return classOf(index + 1) & (ByteClass.alphanumeric | ByteClass.high) != 0 ? index + 1 : nil
    default:
      return nil
    }
  }

  /// The end of a clitic whose apostrophe stands at `index` ("'s", "’ll"), or `nil`.
  func cliticEnd(_ index: Int) -> Int? {
    let letters = index + apostropheLength(index)
    guard letters > index else { return nil }
    let first = byte(letters) | 0x20
    let second = byte(letters + 1) | 0x20
    switch first {
    case 0x73, 0x6D, 0x64:  // s m d
      return isLetter(letters + 1) ? nil : letters + 1
    case 0x72, 0x76:  // re ve
      return second == 0x65 && !isLetter(letters + 2) ? letters + 2 : nil
    case 0x6C:  // ll
      return second == 0x6C && !isLetter(letters + 2) ? letters + 2 : nil
    default:
      return nil
    }
  }

  /// Cuts a word with "n't", whose apostrophe stands at `apostrophe`, into two. Returns where cutting goes on.
  private mutating func cutNegation(_ from: Int, _ apostrophe: Int, _ length: Int) -> Int? {
    guard byte(apostrophe + length) | 0x20 == 0x74, !isLetter(apostrophe + length + 1) else { return nil }
    guard apostrophe - from >= 2, byte(apostrophe - 1) | 0x20 == 0x6E else { return nil }
    append(from, apostrophe - 1, .word)
    return append(apostrophe - 1, apostrophe + length + 1, .word)
  }

  /// Appends the word from `from` up to `index`, with its point where it is an abbreviation, in two where it is two.
  private mutating func finishWord(_ from: Int, _ index: Int) -> Int {
    if index < end {
      let next = bytes[index]
      if next == 0x2E {
        if let cut = cutDotted(from, index) { return cut }
      } else if next == 0x3A, byte(index + 1) == 0x2F, byte(index + 2) == 0x2F {
        return append(from, endOfAddress(index + 3), .address)
      } else if next == 0x24, index - from <= 3, classOf(index + 1) & ByteClass.digit != 0 {
        return append(from, index + 1, .symbol)  // "US$"
      }
    }
    if index - from <= 7, index - from >= 3, mayBeTwoWords(index) {
      let flags = words.flags(hash(from, index))
      if !flags.isDisjoint(with: [.cutBeforeTwo, .cutBeforeThree]) {
        let cut = index - (flags.contains(.cutBeforeTwo) ? 2 : 3)
        append(from, cut, .word)
        return append(cut, index, .word)
      }
    }
    return append(from, index, .word)
  }

  /// Whether a word with this end may be two tokens ("gonna", "dont", "youre"): a quick look before the table is asked.
  private func mayBeTwoWords(_ index: Int) -> Bool {
    switch (bytes[index - 2] | 0x20, bytes[index - 1] | 0x20) {
    case (0x6E, 0x61), (0x74, 0x61), (0x6E, 0x74), (0x72, 0x65), (0x76, 0x65), (0x6F, 0x74), (0x6D, 0x65): return true
    default: return false  // na ta nt re ve ot me
    }
  }

  /// Cuts a word that a point follows, where the point belongs to it. `index` is the point.
  private mutating func cutDotted(_ from: Int, _ index: Int) -> Int? {
    if isLetter(index + 1) || classOf(index + 1) & ByteClass.digit != 0 {
      // "S.Lund", with no space behind the initial.
      if index - from == 1, classOf(from) & ByteClass.upper != 0, classOf(index + 1) & ByteClass.upper != 0,
        classOf(index + 2) & ByteClass.lower != 0
      {
        return append(from, index + 1, .word, .abbreviation)
      }
      if let dotted = endOfDotted(from) { return append(from, dotted, .word, .abbreviation) }
      return dottedAddress(from, index).map { append(from, $0, .address) }
    }
    guard byte(index + 1) != 0x2E else { return nil }
    if isInitial(from, index) { return append(from, index + 1, .word, .abbreviation) }
    guard index - from <= 6 else { return nil }
    let flags = words.flags(hash(from, index))
    guard !flags.isEmpty else { return nil }
    if !flags.isDisjoint(with: .abbreviation) { return append(from, index + 1, .word, .abbreviation) }
    if flags.contains(.beforeNumber), isNumberAhead(index + 1) { return append(from, index + 1, .word, .abbreviation) }
    return nil
  }

  /// Whether a number follows after at most one space.
  private func isNumberAhead(_ index: Int) -> Bool {
    classOf(byte(index) == 0x20 ? index + 1 : index) & ByteClass.digit != 0
  }

  /// Whether the letter from `from` up to the point at `index` is the initial of a name: what follows starts with a
  /// capital or a mark. "I." is one only after a capital ("Albert I. Jones", not "you and I. Did you").
  private func isInitial(_ from: Int, _ index: Int) -> Bool {
    guard index - from == 1, classOf(from) & ByteClass.upper != 0 || classOf(index - 1) & ByteClass.high != 0 else {
      return false
    }
    var next = index + 1
    while next < end, isSpace(next), next < index + 3 { next += 1 }
    guard next < end else { return false }
    if byte(from) == 0x49 {
      guard let last = tokens.last, !spaceBefore || last.shape.contains(.capitalized) else {
        return tokens.isEmpty && classOf(next) & ByteClass.upper != 0
      }
      return last.shape.contains(.capitalized)
    }
    return classOf(next) & ByteClass.upper != 0 || byte(next) == 0x2C || byte(next) == 0x2D
      || apostropheLength(next) > 0
  }

  private func isMarkBehindInitial(_ index: Int) -> Bool {
    switch byte(index) {
    case 0x28, 0x2C, 0x2D, 0x3B: return true  // ( , - ;
    default: return apostropheLength(index) > 0
    }
  }

  /// The end of an abbreviation with inner points that starts at `from` ("U.S.", "a.m.", "Ph.D."), or `nil`.
  private func endOfDotted(_ from: Int) -> Int? {
    var index = from
    var parts = 0
    var allSingle = true
    while index < end, parts <= 8 {
      let right = endOfLetters(index)
      let letters = right - index
      guard letters >= 1, letters <= 2 else { return nil }
      guard right < end, bytes[right] == 0x2E else {
        // The last part has no point: "U.S" but not "me.It".
        return parts >= 1 && letters == 1 && allSingle && !(classOf(right) & ByteClass.alphanumeric != 0) ? right : nil
      }
      if letters == 2 {
        guard parts == 0 || classOf(index) & ByteClass.upper != 0, classOf(from) & ByteClass.upper != 0 else {
          return nil
        }
        allSingle = false
      }
      parts += 1
      index = right + 1
      if !isLetter(index) { return parts >= 2 ? index : nil }
    }
    return parts >= 2 ? index : nil
  }

  // MARK: Scalars beyond ASCII

  /// Cuts what a byte from 0x80 up starts.
  private mutating func cutHigh(_ from: Int) -> Int {
    let (scalar, count) = ScalarDecoding.decode(bytes, at: from)
    let length = min(count, end - from)
    if Scalar.isSpace(scalar) {
      spaceBefore = true
      return from + length
    }
    switch scalar {
    case 0x2018, 0x2019:
      return cutApostrophe(from)
    case 0x2013, 0x2014, 0x2015, 0x2026:
      var to = from + length
      // A run of dashes or points is one mark; so are stops after an ellipsis.
      while to + length <= end, bytes[to] == bytes[from], bytes[to + 1] == bytes[from + 1],
        bytes[to + 2] == bytes[from + 2]
      {
        to += length
      }
      if scalar == 0x2026 { while classOf(to) & ByteClass.terminator != 0 { to += 1 } }
      return append(from, to, .punctuation)
    default:
      break
    }
    if Scalar.continuesWord(scalar) { return cutWord(from) }
    guard Scalar.isSymbol(scalar) else { return append(from, from + length, .punctuation) }
    var to = from + length
    while to < end, classOf(to) & ByteClass.high != 0 {
      let (modifier, size) = ScalarDecoding.decode(bytes, at: to)
      guard Scalar.modifiesPicture(modifier), to + size <= end else { break }
      to += size
      if modifier == 0x200D, to < end {
        let (joined, joinedSize) = ScalarDecoding.decode(bytes, at: to)
        if Scalar.isSymbol(joined), to + joinedSize <= end { to += joinedSize }
      }
    }
    return append(from, to, .symbol)
  }
}

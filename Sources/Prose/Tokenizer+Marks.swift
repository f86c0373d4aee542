// Cuts punctuation and symbols: stops, dashes, apostrophes, emoticons.

import Text

extension Tokenizer {
  /// Cuts what an ASCII mark at `from` starts. Returns where cutting goes on.
  mutating func cutMark(_ from: Int) -> Int {
    let mark = bytes[from]
    switch mark {
    case 0x27:
      return cutApostrophe(from)
    case 0x2E, 0x21, 0x3F:  // . ! ?
      return cutStops(from)
    case 0x22, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x2C:  // " ( ) [ ] { } ,
      if mark == 0x28, byte(from + 1) == 0x3A, spaceBefore, isSpace(from + 2) { return append(from, from + 2, .symbol) }
      return append(from, from + 1, .punctuation)
    case 0x3A, 0x3B, 0x3D:  // : ; =
      if let to = endOfEmoticon(from) { return append(from, to, .symbol) }
      return mark == 0x3D ? cutRun(from, .symbol) : append(from, from + 1, .punctuation)
    case 0x60:  // `
      if byte(from + 1) == 0x60 { return append(from, from + 2, .punctuation) }
      return append(from, from + 1, .punctuation)
    case 0x23:  // #
      if isLetter(from + 1), !isWordBefore(from) { return append(from, endOfTag(from + 1), .address) }
      return cutRun(from, .symbol)
    case 0x40:  // @
      if let to = cutElectronicMail(from) { return to }
      if isLetter(from + 1) || byte(from + 1) == 0x5F, !isWordBefore(from) {
        return append(from, endOfTag(from + 1), .address)
      }
      return append(from, from + 1, .symbol)
    case 0x2B:  // +
      if spaceBefore || tokens.isEmpty, classOf(from + 1) & ByteClass.digit != 0 { return cutNumber(from) }
      return cutRun(from, .symbol)
    case 0x2D:  // -
      let to = endOfRun(from)
      return append(from, byte(to) == 0x3E ? to + 1 : to, .punctuation)
    case 0x2A, 0x5F, 0x7E, 0x3C, 0x3E, 0x7C:  // * _ ~ < > |
      return cutRun(from, mark == 0x5F || mark == 0x2A ? .punctuation : .symbol)
    case 0x24, 0x25, 0x26, 0x5E:  // $ % & ^
      return append(from, from + 1, .symbol)
    default:
      return append(from, from + 1, .punctuation)
    }
  }

  /// Whether a letter or digit stands right before `index`.
  func isWordBefore(_ index: Int) -> Bool {
    !spaceBefore && (tokens.last.map { $0.kind != .punctuation && $0.kind != .symbol } ?? false)
  }

  /// The end of the run of the byte at `from`.
  private func endOfRun(_ from: Int) -> Int {
    var to = from + 1
    while to < end, bytes[to] == bytes[from] { to += 1 }
    return to
  }

  private mutating func cutRun(_ from: Int, _ kind: Token.Kind) -> Int { append(from, endOfRun(from), kind) }

  /// Cuts a run of stops as one mark ("...", "?!"), or a decimal that starts with its point.
  private mutating func cutStops(_ from: Int) -> Int {
    if bytes[from] == 0x2E, classOf(from + 1) & ByteClass.digit != 0, !isWordBefore(from) { return cutNumber(from) }
    var to = from + 1
    while to < end {
      if classes[Int(bytes[to])] & ByteClass.terminator != 0 {
        to += 1
      } else if bytes[to] == 0xE2, byte(to + 1) == 0x80, byte(to + 2) == 0xA6 {
        to += 3
      } else {
        break
      }
    }
    return append(from, to, .punctuation)
  }

  /// The end of an emoticon whose eyes stand at `from`, or `nil`.
  private func endOfEmoticon(_ from: Int) -> Int? {
    guard spaceBefore || !isWordBefore(from) else { return nil }
    var index = from + 1
    if byte(index) == 0x2D || byte(index) == 0x5E { index += 1 }
    let mouth = byte(index)
    switch mouth {
    case 0x28, 0x29:
      return index + 1
    case 0x44, 0x50, 0x70, 0x4F, 0x6F, 0x2F:  // D P p O o /
      let after = classOf(index + 1)
      return after & ByteClass.space != 0 ? index + 1 : nil
    default:
      return nil
    }
  }

  // MARK: Apostrophes

  /// Cuts an apostrophe or single quotation mark (`'`, `‘`, `’`): a clitic, a word that starts with one, a year cut
  /// short, a doubled mark, or a mark alone.
  mutating func cutApostrophe(_ from: Int) -> Int {
    let isLeft = bytes[from] == 0xE2 && byte(from + 2) == 0x98
    let length = bytes[from] == 0x27 ? 1 : min(3, end - from)
    let after = from + length
    if !isLeft, let to = cliticEnd(from),
      isWordBefore(from) || !spaceBefore && !tokens.isEmpty || isLoneClitic(from, to)
    {
      let isPossessive = to == after + 1 && byte(after) | 0x20 == 0x73
      return append(from, to, .word, isPossessive ? .possessive : [])
    }
    if isDoubled(from, length) { return append(from, after + length, .punctuation) }
    if isWordBefore(from) { return append(from, after, .punctuation) }
    if let to = endOfShortYear(after, isStraight: length == 1) { return append(from, to, .number) }
    if isLetter(after) {
      let to = endOfLetters(after)
      if to - after <= 6, words.flags(hash(after, to)).contains(.leadingApostrophe) {
        // The apostrophe behind "rock 'n' roll" belongs to the word as well.
        let isN = to - after == 1
        let tail = isN ? apostropheLength(to) : 0
        return append(from, to + tail, .word)
      }
    }
    return append(from, after, .punctuation)
  }

  /// Whether a clitic stands alone, as in text cut beforehand ("Niger 's").
  private func isLoneClitic(_ from: Int, _ to: Int) -> Bool {
    guard spaceBefore, isSpace(to), let last = tokens.last, last.kind == .word else { return false }
    return bytes[from] == 0x27
  }

  /// Whether the same mark follows at once, so that the two are one double mark: `''`, `’’`, `‘’`.
  private func isDoubled(_ from: Int, _ length: Int) -> Bool {
    let next = from + length
    if length == 1 { return byte(next) == 0x27 }
    return byte(next) == 0xE2 && byte(next + 1) == 0x80 && (byte(next + 2) == 0x99 || byte(next + 2) == byte(from + 2))
  }

  /// The end of a year cut short after its apostrophe ("’90s", "'72"), or `nil`.
  private func endOfShortYear(_ digits: Int, isStraight: Bool) -> Int? {
    guard classOf(digits) & ByteClass.digit != 0, classOf(digits + 1) & ByteClass.digit != 0 else { return nil }
    if byte(digits + 2) | 0x20 == 0x73, !isLetter(digits + 3) { return digits + 3 }
    guard classOf(digits + 2) & ByteClass.alphanumeric == 0 else { return nil }
    // A straight mark before a bare number may as well open a quotation: "'20 people', he said".
    return isStraight && byte(digits + 2) == 0x20 && classOf(digits + 3) & ByteClass.lower != 0 ? nil : digits + 2
  }
}

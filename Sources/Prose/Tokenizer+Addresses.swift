// Cuts web and mail addresses, file names, hashtags and handles: each is one token.

import Text

extension Tokenizer {
  /// A host or file name has no more bytes (RFC 1035 has 253).
  static let longestName = 256

  /// The end of a web address whose scheme and slashes lie before `index`. Stops that end a sentence stay outside.
  func endOfAddress(_ index: Int) -> Int {
    var to = index
    var openParentheses = 0
    while to < end {
      let byte = bytes[to]
      let class_ = classes[Int(byte)]
      if class_ & (ByteClass.alphanumeric | ByteClass.pathMark) == 0 {
        guard class_ & ByteClass.high != 0 else { break }
        let (scalar, length) = ScalarDecoding.decode(bytes, at: to)
        guard LetterCase.isLetter(scalar), to + length <= end else { break }
        to += length
        continue
      }
      if byte == 0x28 { openParentheses += 1 }
      if byte == 0x29 {
        guard openParentheses > 0 else { break }
        openParentheses -= 1
      }
      to += 1
    }
    while to > index, isTrailing(bytes[to - 1]) { to -= 1 }
    return to
  }

  private func isTrailing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x2A, 0x28, 0x26: return true  // . , : ; ! ? * ( &
    default: return false
    }
  }

  /// The end of a host or file name that starts at `from` and has its first point at `point` ("example.com/a",
  /// "notes.pdf", "alt.animals.cat"), or `nil` where this looks like two words.
  func dottedAddress(_ from: Int, _ point: Int) -> Int? {
    var to = point
    var lastPoint = point
    var points = 0
    var hasUpper = false
    while to < end, to - from < Tokenizer.longestName {
      let class_ = classes[Int(bytes[to])]
      guard class_ & (ByteClass.alphanumeric | ByteClass.addressMark) != 0, bytes[to] != 0x2B else { break }
      if bytes[to] == 0x2E {
        guard to + 1 < end, classes[Int(bytes[to + 1])] & (ByteClass.alphanumeric | ByteClass.addressMark) != 0,
          bytes[to + 1] != 0x2E
        else { break }
        lastPoint = to
        points += 1
      }
      if class_ & ByteClass.upper != 0 { hasUpper = true }
      to += 1
    }
    while to > lastPoint + 1, bytes[to - 1] == 0x2D || bytes[to - 1] == 0x5F { to -= 1 }
    guard to > lastPoint + 1, byte(to) != 0x40 else { return nil }
    let isKnown = words.flags(hash(lastPoint + 1, to)).contains(.domain)
    let isWeb = lastPoint >= point && point - from == 3 && bytes[from] | 0x20 == 0x77 && bytes[from + 1] | 0x20 == 0x77
    guard
      isKnown && (points >= 1)
        && !(hasUpper && classOf(lastPoint + 1) & ByteClass.upper != 0 && points == 1
          && classOf(lastPoint + 2) & ByteClass.lower != 0)
        || isWeb || points >= 2 && !hasUpper
    else { return nil }
    if byte(to) == 0x2F || byte(to) == 0x3F || byte(to) == 0x3A && classOf(to + 1) & ByteClass.digit != 0 {
      return endOfAddress(to)
    }
    return to
  }

  /// The end of a hashtag or handle whose sign lies before `index`.
  func endOfTag(_ index: Int) -> Int {
    var to = index
    while to < end {
      if classes[Int(bytes[to])] & ByteClass.digit != 0 || bytes[to] == 0x5F {
        to += 1
        continue
      }
      let right = endOfLetters(to)
      if right == to { break }
      to = right
    }
    return to
  }

  /// Takes back the tokens of an e-mail address's local part, whose `@` stands at `at`, and cuts the whole address.
  mutating func cutElectronicMail(_ at: Int) -> Int? {
    guard classOf(at + 1) & ByteClass.alphanumeric != 0, !spaceBefore else { return nil }
    var local = at
    while local > start, classes[Int(bytes[local - 1])] & (ByteClass.alphanumeric | ByteClass.addressMark) != 0 {
      local -= 1
    }
    while local < at, classes[Int(bytes[local])] & ByteClass.alphanumeric == 0 { local += 1 }
    guard local < at else { return nil }
    var to = at + 1
    while to < end, classes[Int(bytes[to])] & (ByteClass.alphanumeric | ByteClass.addressMark) != 0 { to += 1 }
    while to > at + 1, classes[Int(bytes[to - 1])] & ByteClass.alphanumeric == 0 { to -= 1 }
    // The local part must start where a token starts.
    guard let first = tokens.lastIndex(where: { $0.range.start <= local - base }),
      tokens[first].range.start == local - base
    else { return nil }
    spaceBefore = tokens[first].shape.contains(.spaceBefore)
    tokens.removeSubrange(first...)
    return append(local, to, .address)
  }
}

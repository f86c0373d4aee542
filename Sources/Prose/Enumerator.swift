// Numbered items that stand in one line: "1. The first item 2. The second item", "a) … b) …", "(i) … (ii) …", "• … • …".

import Text

/// A mark that counts items, with its count.
struct Enumerator: Equatable {
  /// How the number is written: digits, a letter or a Roman numeral, and the marks at it: 1 a point, 2 a bracket behind it,
  /// 3 both, 4 brackets around it.
  enum Form: Equatable {
    case number(suffix: UInt8)
    case letter(suffix: UInt8)
    case roman(suffix: UInt8)
    case bullet(UInt32)
  }
  var form: Form
  /// The number, or the place of the letter in the alphabet; 0 for bullets.
  var count: Int
  /// How many tokens it takes.
  var length: Int

  /// Whether this follows `other` in the same list.
  func follows(_ other: Enumerator) -> Bool {
    if case .bullet = form { return form == other.form }
    // "i" opens a list of Roman numerals as well as it goes on with letters.
    if case .roman(let suffix) = form, count == 2, other.form == .letter(suffix: suffix) { return other.count == 0x69 }
    return form == other.form && count == other.count + 1
  }
}

extension SentenceSplitter {
  /// Reads an enumerator at token `index`, or `nil`.
  private func readEnumerator(at index: Int) -> Enumerator? {
    guard index < tokens.count else { return nil }
    let code = code(index)
    switch code {
    case 0xE280A2, 0xE28183, 0xE28093, 0xC2B7:
      // • ⁃ – ·, and a number may follow, which counts by itself.
      return Enumerator(form: .bullet(code), count: 0, length: 1)
    default:
      break
    }
    if code == 0x28, self.code(index + 2) == 0x29, !shape(index + 1).contains(.spaceBefore),
      !shape(index + 2).contains(.spaceBefore)
    {
      return counter(at: index + 1, suffix: (4, 2))
    }
    let token = tokens[index]
    if token.kind == .word, token.range.count == 2, lastByte(index) == 0x2E,
      !token.shape.contains(.capitalized) || code == 0x492E
    {
      return Enumerator(form: .letter(suffix: 1), count: Int(firstByte(index) | 0x20), length: 1)
    }
    let suffix = suffix(at: index + 1)
    return suffix.length > 0 ? counter(at: index, suffix: suffix) : nil
  }

  /// The number, letter or Roman numeral at token `index`.
  private func counter(at index: Int, suffix: (code: UInt8, length: Int)) -> Enumerator? {
    let token = tokens[index]
    if token.kind == .number, token.range.count <= 3 {
      var count = 0
      for offset in token.range.start + base..<token.range.end + base {
        guard bytes[offset] >= 0x30, bytes[offset] <= 0x39 else { return nil }
        count = count * 10 + Int(bytes[offset] - 0x30)
      }
      return Enumerator(form: .number(suffix: suffix.code), count: count, length: 1 + suffix.length)
    }
    if token.kind == .word, token.range.count == 1 {
      return Enumerator(
        form: .letter(suffix: suffix.code), count: Int(firstByte(index) | 0x20), length: 1 + suffix.length)
    }
    guard token.kind == .word, let count = Self.romanNumerals[code(index) | 0x2020_2020] else { return nil }
    return Enumerator(form: .roman(suffix: suffix.code), count: count, length: 1 + suffix.length)
  }

  /// ii to x by their small letters in one number, blanks in front; "v" and "x" read as letters and end such a list.
  private static let romanNumerals: [UInt32: Int] = [
    0x2020_6969: 2, 0x2069_6969: 3, 0x2020_6976: 4, 0x2020_7669: 6, 0x2076_6969: 7, 0x7669_6969: 8, 0x2020_6978: 9,
  ]

  /// What stands behind a number that counts: `.`, `)` or `.)`.
  private func suffix(at index: Int) -> (code: UInt8, length: Int) {
    guard index < tokens.count, !shape(index).contains(.spaceBefore) else { return (0, 0) }
    let first = code(index)
    if first == 0x29 { return (2, 1) }
    guard first == 0x2E else { return (0, 0) }
    if code(index + 1) == 0x29, !shape(index + 1).contains(.spaceBefore) { return (3, 2) }
    return (1, 1)
  }

  /// The token after the enumerator at `index`, where one opens the paragraph or goes on counting; else `index`.
  mutating func skipEnumerator(at index: Int) -> Int {
    guard let found = readEnumerator(at: index) else { return index }
    if index == 0 || enumerator.map({ found.follows($0) }) ?? false {
      enumerator = found
      let end = index + found.length
      if case .bullet = found.form, let number = readEnumerator(at: end) { return end + number.length }
      return end
    }
    // A number alone before a point is no sentence: "1. The first".
    return found.count < 100 && found.form == .number(suffix: 1) ? index + found.length : index
  }

  /// Whether token `index` is the next enumerator of the list that opened the paragraph.
  func startsEnumerated(_ index: Int) -> Bool {
    guard let enumerator, shape(index).contains(.spaceBefore), let found = readEnumerator(at: index) else {
      return false
    }
    guard found.follows(enumerator), index + found.length < tokens.count else { return false }
    if case .bullet = found.form { return true }
    return shape(index + found.length).contains(.capitalized)
  }
}

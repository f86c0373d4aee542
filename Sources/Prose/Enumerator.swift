// Numbered items that stand in one line: "1. The first item 2. The second item", "a) … b) …", "• … • …".

import Text

/// A mark that counts items, with its count.
struct Enumerator: Equatable {
  /// How the number is written: a digit or a letter, and what stands behind it.
  enum Form: Equatable {
    case number(suffix: UInt8)
    case letter(suffix: UInt8)
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
    let token = tokens[index]
    if token.kind == .word, token.range.count == 2, lastByte(index) == 0x2E, !token.shape.contains(.capitalized) {
      return Enumerator(form: .letter(suffix: 0x2E), count: Int(firstByte(index)), length: 1)
    }
    let suffix = suffix(at: index + 1)
    guard suffix.length > 0 else { return nil }
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
    return nil
  }

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

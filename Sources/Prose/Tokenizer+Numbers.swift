// Cuts numbers: grouped, decimal, times, dates, telephone numbers, ordinals, decades; and their units off.

import Text

extension Tokenizer {
  /// Cuts the number that starts at `from` with a digit, a plus sign or a point. Returns where cutting goes on.
  mutating func cutNumber(_ from: Int) -> Int {
    var index = from + 1
    if let to = endOfHyphenated(from) { return append(from, to, .number) }
    while index < end {
      let byte = bytes[index]
      if classes[Int(byte)] & ByteClass.digit != 0 {
        index += 1
      } else if byte == 0x2E || byte == 0x3A || byte == 0x2F || byte == 0x2C && isGroup(index + 1),  // . : / ,
        classOf(index + 1) & ByteClass.digit != 0, classOf(index - 1) & ByteClass.digit != 0
      {
        index += 2
      } else {
        break
      }
    }
    guard index < end else { return append(from, index, .number) }
    if isLetter(index) { return cutSuffix(from, index) }
    // A decade with an apostrophe is one token ("1960's"); other numbers lose their clitic.
    let apostrophe = apostropheLength(index)
    if apostrophe > 0, byte(index - 1) == 0x30, byte(index + apostrophe) == 0x73, !isLetter(index + apostrophe + 1) {
      return append(from, index + apostrophe + 1, .number)
    }
    return append(from, index, .number)
  }

  /// Whether three digits and no more stand at `index`, as behind the comma of "1,000"; "[13,14]" is a list.
  private func isGroup(_ index: Int) -> Bool {
    classOf(index) & classOf(index + 1) & classOf(index + 2) & ByteClass.digit != 0
      && classOf(index + 3) & ByteClass.digit == 0
  }

  /// Cuts letters that follow a number: ordinals and decades stay ("3rd", "2010s"), units go ("10 km", "5 pm").
  private mutating func cutSuffix(_ from: Int, _ index: Int) -> Int {
    let to = endOfLetters(index)
    if words.flags(hash(index, to)).contains(.unit), classOf(to) & ByteClass.digit == 0 {
      append(from, index, .number)
      return append(index, to, .word)
    }
    if byte(to) == 0x2E, isLetter(to + 1) || classOf(to + 1) & ByteClass.digit != 0 {
      if to - index == 1, byte(index) | 0x20 == 0x61 || byte(index) | 0x20 == 0x70 {
        return append(from, index, .number)
      }
      if let address = dottedAddress(from, to) { return append(from, address, .address) }
    }
    var right = to
    while classOf(right) & ByteClass.alphanumeric != 0 { right += 1 }
    let isOrdinal = right == to && to - index <= 2
    return append(from, right, isOrdinal ? .number : .word)
  }

  /// The end of a date or telephone number with hyphens ("2024-03-15", "713-555-0134"), or `nil`.
  private func endOfHyphenated(_ from: Int) -> Int? {
    var lengths = (0, 0, 0, 0)
    var groups = 0
    var index = from
    while groups < 4 {
      let groupStart = index
      while classOf(index) & ByteClass.digit != 0, index - groupStart <= 5 { index += 1 }
      let length = index - groupStart
      guard length >= 1, length <= 4 else { return nil }
      switch groups {
      case 0: lengths.0 = length
      case 1: lengths.1 = length
      case 2: lengths.2 = length
      default: lengths.3 = length
      }
      groups += 1
      guard byte(index) == 0x2D, classOf(index + 1) & ByteClass.digit != 0 else { break }
      index += 1
    }
    guard classOf(index) & ByteClass.alphanumeric == 0, byte(index) != 0x2D || !isLetter(index + 1) else { return nil }
    switch (groups, lengths) {
    case (2, (3, 4, _, _)): return index
    case (3, (3, 3, 4, _)), (3, (1...2, 1...2, 4, _)), (3, (4, 2, 2, _)), (3, (2, 2, 2, _)): return index
    case (4, (1...2, 3, 3, 4)): return index
    default: return nil
    }
  }
}

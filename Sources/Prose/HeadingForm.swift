// Whether a line looks like a heading, by its form alone.

import Text

/// The form of headings in plain text: short, no final stop; or wholly in capitals; or wholly between quotation marks.
enum HeadingForm {
  /// No heading has more bytes.
  static let longest = 110
  /// No heading has more words.
  static let mostWords = 15

  /// Whether the line at `range` looks like a heading. A question heads a text but not a section: within a text it is
  /// more often a paragraph by itself.
  static func isHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, isFirst: Bool) -> Bool {
    guard range.count <= longest, range.count >= 2 else { return false }
    let form = Form(bytes, range)
    guard form.letters >= 2, form.words <= mostWords else { return false }
    if let content = contentBetweenMarks(bytes, range) {
      return form.words <= 10 && !isStop(bytes[content.end - 1]) && !hasInnerStop(bytes, content)
    }
    let last = bytes[range.end - 1]
    if form.lowercase == 0 { return form.letters >= 4 && last != 0x2E && last != 0x2C && last != 0x3A }
    guard form.startsWithCapital, !startsWithBy(bytes, range) else { return false }
    if isClosingMark(bytes, range.end) { return false }
    switch last {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x2D, 0x22: return false  // . , ; : ! - "
    case 0x3F: if !isFirst { return false }
    default: break
    }
    if range.count >= 3, bytes[range.end - 3] == 0xE2, bytes[range.end - 2] == 0x80, bytes[range.end - 1] != 0x99 {
      return false  // A dash or an ellipsis.
    }
    return !hasInnerStop(bytes, range)
  }

  private struct Form {
    var letters = 0
    var lowercase = 0
    var words = 1
    var startsWithCapital = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) {
      var index = range.start
      var isFirst = true
      while index < range.end {
        let (scalar, length) = ScalarDecoding.decode(bytes, at: index)
        if scalar == 0x20 { words += 1 }
        if LetterCase.isLetter(scalar) {
          letters += 1
          let isCapital = LetterCase.isUppercase(scalar)
          if !isCapital { lowercase += 1 }
          if isFirst { startsWithCapital = isCapital }
          isFirst = false
        } else if scalar >= 0x30 && scalar <= 0x39, isFirst {
          startsWithCapital = true
          isFirst = false
        }
        index += length
      }
    }
  }

  /// The text between a mark that opens the line and its partner that ends it, with no such mark between.
  static func contentBetweenMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> ByteRange? {
    let (first, length) = ScalarDecoding.decode(bytes, at: range.start)
    let closer: [UInt8]
    switch first {
    case 0x22: closer = [0x22]
    case 0x27: closer = [0x27]
    case 0x2018: closer = [0xE2, 0x80, 0x99]
    case 0x201C: closer = [0xE2, 0x80, 0x9D]
    case 0xAB: closer = [0xC2, 0xBB]
    default: return nil
    }
    let content = ByteRange(range.start + length, range.end - closer.count)
    guard content.count > 0, content.end > content.start, bytes[content.end..<range.end].elementsEqual(closer) else {
      return nil
    }
    var index = content.start
    while index < content.end {
      let (scalar, width) = ScalarDecoding.decode(bytes, at: index)
      if scalar == first { return nil }
      // The closer inside is the end of a first quotation, unless it is an apostrophe within a word.
      if bytes[index..<content.end].starts(with: closer) {
        let after = index + closer.count
        let isInWord = after < content.end && LetterCase.isLetter(ScalarDecoding.decode(bytes, at: after).scalar)
        if !isInWord { return nil }
      }
      index += width
    }
    return content
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x2C || byte == 0x21 || byte == 0x3F || byte == 0x3A || byte == 0x3B
  }

  /// Whether a full stop with a space behind it stands inside, other than behind an initial or abbreviation.
  private static func hasInnerStop(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
    for index in range.start..<max(range.start, range.end - 2) where bytes[index + 1] == 0x20 && bytes[index] == 0x2E {
      var word = index
      while word > range.start, bytes[word - 1] > 0x20 { word -= 1 }
      if index - word > 4 { return true }
    }
    return false
  }

  private static func isClosingMark(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    end >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80 && bytes[end - 1] == 0x9D
  }

  private static func startsWithBy(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
    range.count > 3 && bytes[range.start] | 0x20 == 0x62 && bytes[range.start + 1] | 0x20 == 0x79
      && bytes[range.start + 2] == 0x20
  }
}

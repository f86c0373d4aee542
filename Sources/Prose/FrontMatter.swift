// The block of keys and values between two lines "---" at the head of a file.

import Text

/// Reads front matter: where it is, and the few keys that prose needs. No YAML beyond `key: value` and plain lists.
enum FrontMatter {
  /// Front matter longer than this many lines is none.
  static let mostLines = 200

  /// Where front matter stands, or `nil` where the text does not start with it.
  static func range(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange? {
    guard bytes.count >= 7, bytes[0] == 0x2D else { return nil }
    let first = Line(bytes, at: 0)
    guard isFence(bytes, first, 0x2D) else { return nil }
    var index = first.next
    for _ in 0..<mostLines {
      guard index < bytes.count else { return nil }
      let line = Line(bytes, at: index)
      if isFence(bytes, line, 0x2D) || isFence(bytes, line, 0x2E) { return ByteRange(0, line.contentEnd) }
      index = line.next
    }
    return nil
  }

  private static func isFence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Line, _ mark: UInt8) -> Bool {
    line.contentStart == line.start && line.length == 3 && bytes[line.start] == mark && bytes[line.start + 1] == mark
      && bytes[line.start + 2] == mark
  }

  /// Reads title, date and authors out of the front matter at `range`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, into metadata: inout DocumentMetadata) {
    var index = Line(bytes, at: range.start).next
    var isInAuthors = false
    while index < range.end {
      let line = Line(bytes, at: index)
      index = line.next
      let text = String(decoding: bytes[line.contentStart..<line.contentEnd], as: UTF8.self)
      if isInAuthors, text.utf8.first == 0x2D {
        metadata.authors += names(String(text.dropFirst()))
        continue
      }
      isInAuthors = false
      guard let colon = text.utf8.firstIndex(of: 0x3A) else { continue }
      let value = unquoted(String(text[text.index(after: colon)...]))
      switch text[..<colon].lowercased() {
      case "title", "headline": if !value.isEmpty { metadata.title = value }
      case "date", "published", "pubdate", "publishdate":
        guard metadata.date == nil, let date = isoDate(value) else { continue }
        metadata.date = date
        metadata.dateLine = ByteRange(line.contentStart, line.contentEnd)
      case "author", "authors", "byline":
        metadata.authors += names(value)
        isInAuthors = value.isEmpty
      default: break
      }
    }
  }

  /// The names in a value: "A and B", "[A, B]", "By A".
  static func names(_ value: String) -> [String] {
    var text = trimmed(value)
    if text.utf8.first == 0x5B, text.utf8.last == 0x5D { text = String(text.dropFirst().dropLast()) }
    if text.lowercased().utf8.starts(with: "by ".utf8) { text = String(text.dropFirst(3)) }
    var names: [String] = []
    for part in text.split(separator: ",") {
      var words: [Substring] = []
      for word in part.split(separator: " ") {
        if word == "and" || word == "&" {
          names.append(unquoted(words.joined(separator: " ")))
          words = []
        } else {
          words.append(word)
        }
      }
      names.append(unquoted(words.joined(separator: " ")))
    }
    return names.filter { !$0.isEmpty }
  }

  private static func trimmed(_ value: String) -> String {
    var bytes = value.utf8[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(Substring(bytes))
  }

  private static func unquoted(_ value: String) -> String {
    let text = trimmed(value)
    guard let first = text.utf8.first, first == 0x22 || first == 0x27, text.utf8.count >= 2, text.utf8.last == first
    else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  /// A day as YYYY-MM-DD, out of "2024-03-18T10:00", "March 18, 2024" or "18 March 2024"; `nil` for others.
  static func isoDate(_ value: String) -> String? {
    var numbers: [Int] = []
    var month: Int?
    for part in value.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }).prefix(5) {
      if let number = Int(part.prefix { $0.isASCII && $0.isNumber }), numbers.count < 3 {
        numbers.append(number)
      } else if month == nil {
        month = monthNumber(part.lowercased())
      }
    }
    if let month, numbers.count >= 2 {
      return numbers[0] > 31 ? nil : iso(numbers[1], month, numbers[0])
    }
    guard numbers.count >= 3, numbers[0] > 31 else { return nil }
    return iso(numbers[0], numbers[1], numbers[2])
  }

  private static func monthNumber(_ word: String) -> Int? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return word.utf8.count >= 3 ? months.firstIndex(of: String(word.prefix(3))).map { $0 + 1 } : nil
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

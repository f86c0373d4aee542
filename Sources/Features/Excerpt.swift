// Text of a document on one line, shortened for lists and cards.

import Text

/// Makes one-line excerpts.
public enum Excerpt {
  /// `text` with each run of white space as one space, cut after at most `limitScalars` scalars with "…" at the end; the
  /// cut falls between words where one ends in the last third.
  public static func line(_ text: some StringProtocol, limitScalars: Int = .max) -> String {
    var scalars: [Unicode.Scalar] = []
    var isSpacePending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
        isSpacePending = !scalars.isEmpty
        continue
      }
      if isSpacePending { scalars.append(" ") }
      isSpacePending = false
      scalars.append(scalar)
      // One more than fits is enough to know that it must be cut.
      if scalars.count > limitScalars { break }
    }
    guard scalars.count > limitScalars else { return string(scalars[...]) }
    let room = Swift.max(0, limitScalars - 1)
    var end = room
    if let space = scalars[..<room].lastIndex(of: " "), space * 3 >= room * 2 { end = space }
    while end > 0, ",;: ".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    return string(scalars[..<end]) + "…"
  }

  /// The words of a quotation on one line: its spans, joined by " … " where the article breaks in.
  public static func quotation(_ spans: [ByteRange], in text: SourceText, limitScalars: Int = .max) -> String {
    line(spans.map { trimmed(text[$0]) }.joined(separator: " … "), limitScalars: limitScalars)
  }

  /// A span without the comma that the article sets before "said".
  private static func trimmed(_ span: String) -> String {
    var scalars = Substring(span).unicodeScalars
    while let last = scalars.last, last == "," || last.properties.isWhitespace { scalars.removeLast() }
    return String(Substring(scalars))
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }
}

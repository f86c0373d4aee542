// Text with marks for places, so that tests need not count columns.

/// A text and the byte offsets of the marks in it.
///
/// `|` marks one place; `‹…›` marks a range. The marks are taken out.
public struct MarkedText: Sendable {
  /// The text without marks.
  public let text: String
  /// The byte offsets of the `|`, in order.
  public let offsets: [Int]
  /// The byte ranges between `‹` and `›`, in order of their starts.
  public let ranges: [Range<Int>]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var byteCount = 0
    var offsets: [Int] = []
    var open: [Int] = []
    var ranges: [Range<Int>] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "|": offsets.append(byteCount)
      case "‹": open.append(byteCount)
      case "›": if let start = open.popLast() { ranges.append(start..<byteCount) }
      default:
        text.append(scalar)
        byteCount += String(scalar).utf8.count
      }
    }
    self.text = String(text)
    self.offsets = offsets
    self.ranges = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}

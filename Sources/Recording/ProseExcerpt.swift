// One line of prose with rows of carets under parts of it, for a terminal.

import Text

/// One line of a text, cut to a width, and a row of carets for each of some parts of it.
struct ProseExcerpt {
  /// A part of the line, with what it is.
  struct Part {
    /// What stands before its carets: `recorded`.
    var label: String
    /// The part. What lies on further lines gets no carets.
    var range: ByteRange
  }

  /// The line, and under it a row for each part.
  let rows: [String]

  /// How many columns are shown before the first part, and how many in all.
  private static let (lead, width) = (40, 110)

  /// The line in which the first of the parts begins, under the name of its document; the others begin in it too.
  init(_ lines: LineIndex, name: String, _ parts: [Part]) {
    let number = lines.line(ofByteOffset: parts.first?.range.start ?? 0)
    let content = lines.contentRange(ofLine: number)
    let scalars = Array(lines.text[content].unicodeScalars)
    /// The number of scalars before a byte of the line.
    func index(_ offset: Int) -> Int {
      let end = min(max(offset, content.start), content.end)
      return lines.text[ByteRange(content.start, end)].unicodeScalars.count
    }
    let places = parts.map { part in
      (label: part.label, start: index(part.range.start), end: index(max(part.range.end, part.range.start)))
    }
    let first = min(places.map(\.start).min() ?? 0, scalars.count)
    let start = first - Self.suffix(scalars[..<first], columns: Self.lead).count
    let end = start + Self.prefix(scalars[start...], columns: Self.width).count
    let head = "\(name):\(number + 1): ".padded(to: Self.labelWidth) + (start > 0 ? "…" : "")
    let indentation = Self.columns(Array(head.unicodeScalars))
    rows =
      ["  " + head + Self.text(scalars[start..<end]) + (end < scalars.count ? "…" : "")]
      + places.map { place in
        // A part behind the end of what is shown is pointed at there.
        let (from, to) = (min(place.start, end), min(max(place.end, place.start), end))
        let blank = indentation + Self.columns(scalars[start..<from])
        let carets = max(1, Self.columns(scalars[from..<to]))
        return "  " + place.label.padded(to: blank) + String(repeating: "^", count: carets)
      }
  }

  /// Room for the longest label, `recorded`, and a space.
  private static let labelWidth = 9

  /// Scalars as text; what would move the cursor becomes a space.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
    return String(view)
  }

  private static func columns(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + columns($1) }
  }

  private static func prefix(_ scalars: some Sequence<Unicode.Scalar>, columns limit: Int) -> [Unicode.Scalar] {
    var count = 0
    return Array(
      scalars.prefix { scalar in
        count += columns(scalar)
        return count <= limit
      })
  }

  private static func suffix(_ scalars: ArraySlice<Unicode.Scalar>, columns limit: Int) -> [Unicode.Scalar] {
    prefix(scalars.reversed(), columns: limit).reversed()
  }

  /// How many columns of a terminal a scalar takes: none for combining marks, two for wide ones (UAX #11, in coarse blocks).
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension String {
  /// The text with spaces behind it, up to a number of scalars.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}

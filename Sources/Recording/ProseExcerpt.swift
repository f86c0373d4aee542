// A line of prose with carets under a part of it, for a terminal.

import Text

/// One line of a text, cut to a width, and the line of carets under it.
struct ProseExcerpt {
  /// The number of the line, from 1, and its text.
  let line: String
  /// Carets under the part, with as much white space before them as the line needs.
  let carets: String

  /// How many columns are shown before the part, and how many in all.
  private static let (lead, width) = (40, 110)

  /// The line in which a range begins. What lies on further lines gets no carets.
  init(_ lines: LineIndex, _ range: ByteRange) {
    let number = lines.line(ofByteOffset: range.start)
    let content = lines.contentRange(ofLine: number)
    let start = min(max(range.start, content.start), content.end)
    let end = min(max(range.end, start), content.end)
    let before = Array(lines.text[ByteRange(content.start, start)].unicodeScalars)
    let part = Array(lines.text[ByteRange(start, end)].unicodeScalars)
    let after = Array(lines.text[ByteRange(end, content.end)].unicodeScalars)
    let shownBefore = Self.suffix(before, columns: Self.lead)
    let shownPart = Self.prefix(part, columns: Self.width - Self.lead)
    let rest = max(0, Self.width - Self.columns(shownBefore) - Self.columns(shownPart))
    let shownAfter = shownPart.count < part.count ? [] : Self.prefix(after, columns: rest)
    let head = "\(number + 1): " + (shownBefore.count < before.count ? "…" : "")
    let tail = shownPart.count < part.count || shownAfter.count < after.count ? "…" : ""
    line = head + Self.text(shownBefore) + Self.text(shownPart) + Self.text(shownAfter) + tail
    carets =
      String(repeating: " ", count: head.count + Self.columns(shownBefore))
      + String(repeating: "^", count: max(1, Self.columns(shownPart)))
  }

  /// Scalars as text; what would move the cursor becomes a space.
  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
    return String(view)
  }

  private static func columns(_ scalars: [Unicode.Scalar]) -> Int { scalars.reduce(0) { $0 + columns($1) } }

  private static func prefix(_ scalars: [Unicode.Scalar], columns limit: Int) -> [Unicode.Scalar] {
    var count = 0
    return Array(
      scalars.prefix { scalar in
        count += columns(scalar)
        return count <= limit
      })
  }

  private static func suffix(_ scalars: [Unicode.Scalar], columns limit: Int) -> [Unicode.Scalar] {
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

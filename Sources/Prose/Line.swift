// One line of a text, with its edges.

import Text

/// One line: where it starts, where its text starts and ends, where the next line starts.
struct Line {
  /// The offset of its first byte.
  var start: Int
  /// The offset after its last byte, the line break left out.
  var end: Int
  /// The offset of the first byte that is no white space; `end` on a blank line.
  var contentStart: Int
  /// The offset after the last byte that is no white space.
  var contentEnd: Int
  /// The offset of the first byte of the next line.
  var next: Int

  /// Whether it shows nothing.
  var isBlank: Bool { contentStart >= contentEnd }
  /// The number of bytes from edge to edge, white space left out.
  var length: Int { contentEnd - contentStart }
  /// The number of bytes of white space at its start.
  var indentation: Int { contentStart - start }

  /// The line that starts at `start`, which must lie inside `bytes`. A line ends at "\n", "\r\n" or "\r".
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.start = start
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    self.end = end
    next = end
    if next < bytes.count { next += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1 }
    var contentStart = start
    while contentStart < end {
      let width = Line.spaceWidth(bytes, contentStart)
      if width == 0 { break }
      contentStart += width
    }
    var contentEnd = end
    while contentEnd > contentStart {
      var last = contentEnd - 1
      while last > contentStart, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      let width = Line.spaceWidth(bytes, last)
      if width == 0 || last + width != contentEnd { break }
      contentEnd = last
    }
    self.contentStart = min(contentStart, end)
    self.contentEnd = max(contentEnd, self.contentStart)
  }

  /// The length of the white space at `index`, 0 where there is none.
  static func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    guard byte >= 0x80 else { return 0 }
    let (scalar, length) = ScalarDecoding.decode(bytes, at: index)
    return Scalar.isSpace(scalar) ? length : 0
  }
}

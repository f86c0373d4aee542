// Where two texts of one document part: the answer to "is the server's text still the client's?".

import Text

/// The first line in which two texts differ. Lines that differ in nothing but their ends differ too.
struct TextDifference {
  /// Its number, from 0.
  let line: Int
  /// The line of either side with its end; nil behind the last one.
  let client, server: String?

  /// The difference of two texts; nil where they are the same bytes.
  init?(client: SourceText, server: SourceText) {
    guard client.bytes != server.bytes else { return nil }
    let (left, right) = (LineIndex(client), LineIndex(server))
    func bytes(_ lines: LineIndex, _ line: Int) -> ArraySlice<UInt8>? {
      guard line < lines.lineCount else { return nil }
      let start = lines.contentRange(ofLine: line).start
      let end = line + 1 < lines.lineCount ? lines.contentRange(ofLine: line + 1).start : lines.text.count
      return lines.text.bytes[start..<end]
    }
    let line = (0..<Swift.max(left.lineCount, right.lineCount)).first { bytes(left, $0) != bytes(right, $0) } ?? 0
    self.line = line
    self.client = bytes(left, line).map { String(decoding: $0, as: UTF8.self) }
    self.server = bytes(right, line).map { String(decoding: $0, as: UTF8.self) }
  }
}

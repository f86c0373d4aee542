// Cuts Markdown into blocks: headings, paragraphs, list items, block quotations; code, tables and HTML are opaque.
//
// The block structure of CommonMark as far as prose needs it: nesting only decides a block's kind.

import Text

/// Cuts Markdown into blocks. O(n).
struct MarkdownBlocks {
  /// Text lines gathered for one block.
  private struct Open {
    var start: Int
    var end: Int
    var kind: Paragraph.Kind
    /// Markers at the start of its lines, and an underline.
    var markers: [ByteRange]
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var blocks: [ParagraphBlock] = []
  private var open: Open?
  /// Whether the line before was part of a list item, so that indented lines belong to it.
  private var isInList = false

  /// The blocks from `start` on.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [ParagraphBlock] {
    var scanner = MarkdownBlocks(bytes: bytes)
    scanner.run(start)
    return scanner.blocks
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func run(_ start: Int) {
    var index = start
    while index < bytes.count {
      let line = Line(bytes, at: index)
      index = line.next
      if line.isBlank {
        close()
        continue
      }
      let (content, kind) = stripMarkers(line)
      guard content < line.contentEnd else {
        close()
        appendOpaque(line.contentStart, line.contentEnd)
        continue
      }
      if open == nil || content > line.contentStart, let end = opaqueEnd(line, content, kind) {
        close()
        appendOpaque(line.contentStart, end.end)
        index = max(index, end.next)
        continue
      }
      if readFenceOrRule(line, content, &index) { continue }
      read(line, content, kind)
    }
    close()
  }

  // MARK: Markers

  /// Where the text of a line starts behind `>` and list markers, and the kind of block that they make.
  private mutating func stripMarkers(_ line: Line) -> (content: Int, kind: Paragraph.Kind?) {
    var content = line.contentStart
    var kind: Paragraph.Kind?
    while content < line.contentEnd {
      if bytes[content] == 0x3E {
        kind = .blockQuotation
        content += 1
      } else {
        var rest = line
        rest.contentStart = content
        let marker = isRule(rest, content) ? 0 : PlainTextBlocks.markerLength(bytes, rest)
        guard marker > 0, content - line.start <= 60 else { break }
        if kind == nil { kind = .listItem }
        content += marker
      }
      while content < line.contentEnd, Line.spaceWidth(bytes, content) > 0 {
        content += Line.spaceWidth(bytes, content)
      }
    }
    return (content, kind)
  }

  // MARK: Opaque blocks

  /// The end of an opaque block that starts with this line: indented code, a table, HTML, a link definition.
  private func opaqueEnd(_ line: Line, _ content: Int, _ kind: Paragraph.Kind?) -> (end: Int, next: Int)? {
    if kind == nil, !isInList, isIndentedCode(line) { return extend(line) { isIndentedCode($0) } }
    switch bytes[content] {
    case 0x3C where isHTMLBlock(content, line.contentEnd):
      return extend(line) { !$0.isBlank }
    case 0x5B where isLinkDefinition(content, line.contentEnd):
      return (line.contentEnd, line.next)
    default:
      break
    }
    if contains(line, 0x7C), line.next < bytes.count, isDelimiterRow(Line(bytes, at: line.next)) {
      return extend(line) { contains($0, 0x7C) && !$0.isBlank }
    }
    return nil
  }

  /// The end of the lines from `line` on that fulfil `condition`.
  private func extend(_ line: Line, while condition: (Line) -> Bool) -> (end: Int, next: Int) {
    var end = line.contentEnd
    var next = line.next
    while next < bytes.count {
      let following = Line(bytes, at: next)
      guard condition(following) else { break }
      end = following.contentEnd
      next = following.next
    }
    return (end, next)
  }

  private func isIndentedCode(_ line: Line) -> Bool {
    !line.isBlank && (line.indentation >= 4 || line.start < bytes.count && bytes[line.start] == 0x09)
  }

  private func contains(_ line: Line, _ byte: UInt8) -> Bool {
    (line.contentStart..<line.contentEnd).contains { bytes[$0] == byte }
  }

  private func isDelimiterRow(_ line: Line) -> Bool {
    guard line.length >= 3, contains(line, 0x2D), contains(line, 0x7C) else { return false }
    return (line.contentStart..<line.contentEnd).allSatisfy {
      bytes[$0] == 0x7C || bytes[$0] == 0x2D || bytes[$0] == 0x3A || bytes[$0] == 0x20
    }
  }

  /// Whether an HTML block starts: a tag of a block, a comment; not `<http://…>` nor a tag within text.
  private func isHTMLBlock(_ start: Int, _ end: Int) -> Bool {
    guard start + 2 < end else { return false }
    if bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3F { return true }
    var index = start + (bytes[start + 1] == 0x2F ? 2 : 1)
    let nameStart = index
    while index < end, ByteClass.table[Int(bytes[index])] & ByteClass.alphanumeric != 0 { index += 1 }
    guard index > nameStart, index < end, bytes[index] == 0x3E || bytes[index] == 0x20 || bytes[index] == 0x2F else {
      return false
    }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    let inline = [
      "a", "b", "i", "em", "strong", "span", "code", "sup", "sub", "u", "s", "q", "cite", "abbr", "mark", "small",
      "del",
    ]
    return !inline.contains(name)
  }

  private func isLinkDefinition(_ start: Int, _ end: Int) -> Bool {
    guard let close = (start..<end).first(where: { bytes[$0] == 0x5D }), close + 1 < end, close > start + 1 else {
      return false
    }
    return bytes[close + 1] == 0x3A && bytes[start + 1] != 0x5E
  }

  /// Takes in a fenced code block or a rule. Returns whether the line was one.
  private mutating func readFenceOrRule(_ line: Line, _ content: Int, _ index: inout Int) -> Bool {
    let mark = bytes[content]
    if mark == 0x60 || mark == 0x7E, let length = fenceLength(content, line.contentEnd) {
      close()
      var end = line.contentEnd
      while index < bytes.count {
        let following = Line(bytes, at: index)
        index = following.next
        if !following.isBlank { end = following.contentEnd }
        let (start, _) = stripMarkers(following)
        if start < following.contentEnd, bytes[start] == mark, let closing = fenceLength(start, following.contentEnd),
          closing >= length, start + closing == following.contentEnd
        {
          break
        }
      }
      appendOpaque(line.contentStart, end)
      return true
    }
    guard isRule(line, content) || mark == 0x3D && open != nil && isUnderline(line, content) else { return false }
    if let text = open, text.kind == .body, content == line.contentStart, isUnderline(line, content) {
      // The line above was a heading.
      open?.markers.append(ByteRange(content, line.contentEnd))
      open?.end = line.contentEnd
      close(kind: .heading, level: mark == 0x3D ? 1 : 2)
      return true
    }
    guard mark != 0x3D else { return false }
    close()
    appendOpaque(line.contentStart, line.contentEnd)
    return true
  }

  private func fenceLength(_ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, bytes[index] == bytes[start] { index += 1 }
    guard index - start >= 3 else { return nil }
    // Backticks further on make it code within a line.
    if bytes[start] == 0x60, (index..<end).contains(where: { bytes[$0] == 0x60 }) { return nil }
    return index - start
  }

  /// Whether a line holds nothing but three `-`, `*` or `_` or more.
  private func isRule(_ line: Line, _ content: Int) -> Bool {
    let mark = bytes[content]
    guard mark == 0x2D || mark == 0x2A || mark == 0x5F else { return false }
    var count = 0
    for index in content..<line.contentEnd {
      if bytes[index] == mark { count += 1 } else if bytes[index] != 0x20 { return false }
    }
    return count >= 3
  }

  /// Whether a line underlines a heading: `===` or `---`.
  private func isUnderline(_ line: Line, _ content: Int) -> Bool {
    let mark = bytes[content]
    return (mark == 0x3D || mark == 0x2D) && (content..<line.contentEnd).allSatisfy { bytes[$0] == mark }
  }

  // MARK: Text

  private mutating func read(_ line: Line, _ content: Int, _ kind: Paragraph.Kind?) {
    if let level = headingLevel(content, line.contentEnd) {
      close()
      isInList = false
      readHeading(line, content, level)
      return
    }
    if kind == nil, line.indentation == 0, open == nil { isInList = false }
    if kind == .listItem { isInList = true }
    let startsItem = kind == .listItem
    if var text = open, !startsItem, kind == nil || kind == text.kind {
      if content > line.contentStart { text.markers.append(ByteRange(line.contentStart, content)) }
      text.end = line.contentEnd
      open = text
      return
    }
    close()
    let resolved = kind ?? (isInList && line.indentation > 0 ? .listItem : .body)
    let markers = content > line.contentStart ? [ByteRange(line.contentStart, content)] : []
    open = Open(start: line.contentStart, end: line.contentEnd, kind: resolved, markers: markers)
  }

  /// The level of a heading with `#` at `start`, or `nil`.
  private func headingLevel(_ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, bytes[index] == 0x23 { index += 1 }
    guard (1...6).contains(index - start), index == end || bytes[index] == 0x20 || bytes[index] == 0x09 else {
      return nil
    }
    return index - start
  }

  private mutating func readHeading(_ line: Line, _ content: Int, _ level: Int) {
    var start = content + level
    while start < line.contentEnd, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var end = line.contentEnd
    while end > start, bytes[end - 1] == 0x23 { end -= 1 }
    if end > start, end < line.contentEnd, bytes[end - 1] != 0x20 { end = line.contentEnd }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    var markers = [ByteRange(line.contentStart, start)]
    if end < line.contentEnd, end > start { markers.append(ByteRange(end, line.contentEnd)) }
    append(ByteRange(line.contentStart, line.contentEnd), .heading, level, markers)
  }

  private mutating func close(kind: Paragraph.Kind? = nil, level: Int = 0) {
    guard let text = open else { return }
    open = nil
    append(ByteRange(text.start, text.end), kind ?? text.kind, level, text.markers)
  }

  private mutating func append(_ range: ByteRange, _ kind: Paragraph.Kind, _ level: Int, _ markers: [ByteRange]) {
    guard !range.isEmpty else { return }
    let opaque = MarkdownInline.opaqueRanges(bytes, range, markers: markers)
    blocks.append(ParagraphBlock(range: range, kind: kind, level: level, opaqueRanges: opaque))
  }

  private mutating func appendOpaque(_ start: Int, _ end: Int) {
    blocks.append(ParagraphBlock(range: ByteRange(start, end), kind: .opaque))
  }
}

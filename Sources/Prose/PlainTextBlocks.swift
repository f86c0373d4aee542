// Cuts plain text into blocks: blank lines separate, hard-wrapped lines join, long lines stand alone; headings by form.
//
// Every decision looks back as far as it likes and forward no further than the next line, so that text added at the end
// changes no block but the last.

import Text

/// Cuts plain text into blocks. O(n).
struct PlainTextBlocks {
  /// A line longer than this is a paragraph by itself: nobody wraps that wide.
  static let longestWrappedLine = 130
  /// A line shorter than this was not broken for want of room.
  static let shortestWrappedLine = 40

  private let bytes: UnsafeBufferPointer<UInt8>
  private var blocks: [ParagraphBlock] = []

  /// The blocks from `start` on.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [ParagraphBlock] {
    var scanner = PlainTextBlocks(bytes: bytes)
    scanner.run(start)
    return scanner.blocks
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func run(_ start: Int) {
    var index = start
    var open: (start: Int, lines: Int, widest: Int, last: Line)?
    while index < bytes.count {
      let line = Line(bytes, at: index)
      index = line.next
      if line.isBlank {
        if let block = open { finish(block.start, block.last, block.lines) }
        open = nil
        continue
      }
      if let block = open {
        if joins(block.last, line, widest: block.widest) {
          open = (block.start, block.lines + 1, max(block.widest, line.length), line)
          continue
        }
        finish(block.start, block.last, block.lines)
      }
      open = (line.contentStart, 1, line.length, line)
    }
    if let block = open { finish(block.start, block.last, block.lines) }
    settleHeadings()
  }

  // MARK: Joining lines

  /// Whether `next` goes on where `line` was broken, in a block whose widest line so far has `widest` bytes.
  private func joins(_ line: Line, _ next: Line, widest: Int) -> Bool {
    if line.length > PlainTextBlocks.longestWrappedLine || next.length > PlainTextBlocks.longestWrappedLine * 2 {
      return false
    }
    if PlainTextBlocks.markerLength(bytes, next) > 0 { return false }
    if next.indentation >= line.indentation + 2, line.indentation == 0 { return false }
    let endsSentence = endsSentence(line)
    let startsLower = startsLower(next)
    if line.length < PlainTextBlocks.shortestWrappedLine, widest < PlainTextBlocks.shortestWrappedLine {
      // Short lines are verse, addresses, lists, unless one sentence plainly runs on.
      return !endsSentence && startsLower && !self.startsLower(line)
    }
    if startsLower, !endsSentence { return true }
    if line.length * 10 < widest * 6 { return false }
    // The first word of the next line would have fitted: the break was meant.
    if endsSentence { return line.length + 1 + firstWordLength(next) > widest }
    return true
  }

  private func endsSentence(_ line: Line) -> Bool {
    var end = line.contentEnd
    while end > line.contentStart {
      switch bytes[end - 1] {
      case 0x2E, 0x21, 0x3F, 0x3A: return true
      case 0x22, 0x27, 0x29, 0x5D, 0x80...0xFF: end -= 1
      default: return false
      }
    }
    return false
  }

  private func startsLower(_ line: Line) -> Bool {
    let (scalar, _) = ScalarDecoding.decode(bytes, at: line.contentStart)
    return LetterCase.isLetter(scalar) && !LetterCase.isUppercase(scalar)
  }

  private func firstWordLength(_ line: Line) -> Int {
    var index = line.contentStart
    while index < line.contentEnd, Line.spaceWidth(bytes, index) == 0 { index += 1 }
    return index - line.contentStart
  }

  /// The length of the marker of a list at the start of `line` with the space behind it; 0 where there is none.
  static func markerLength(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Line) -> Int {
    var index = line.contentStart
    guard index < line.contentEnd else { return 0 }
    switch bytes[index] {
    case 0x2D, 0x2A, 0x2B:  // - * +
      index += 1
    case 0x30...0x39:
      while index < line.contentEnd, index - line.contentStart < 3, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index < line.contentEnd, bytes[index] == 0x2E || bytes[index] == 0x29 else { return 0 }
      index += 1
      if index < line.contentEnd, bytes[index] == 0x29 { index += 1 }
    case 0xE2:  // • ◦ ▪ ‣ ⁃
      let (scalar, length) = ScalarDecoding.decode(bytes, at: index)
      guard [0x2022, 0x25E6, 0x25AA, 0x2023, 0x2043].contains(scalar) else { return 0 }
      index += length
      if index < line.contentEnd, bytes[index] != 0x20 { return index - line.contentStart }
    default:
      return 0
    }
    guard index < line.contentEnd, bytes[index] == 0x20 || bytes[index] == 0x09 else { return 0 }
    return index + 1 - line.contentStart
  }

  // MARK: Kinds

  private mutating func finish(_ start: Int, _ last: Line, _ lines: Int) {
    let range = ByteRange(start, last.contentEnd)
    guard !range.isEmpty else { return }
    var kind = Paragraph.Kind.body
    if lines == 1 {
      if PlainTextBlocks.markerLength(bytes, last) > 0 {
        kind = .listItem
      } else if HeadingForm.isHeading(bytes, range) {
        kind = .heading
      }
    } else if PlainTextBlocks.markerLength(bytes, Line(bytes, at: start)) > 0 {
      kind = .listItem
    }
    blocks.append(ParagraphBlock(range: range, kind: kind))
  }

  /// A heading stands above something: the last block is none. The first block is the title.
  private mutating func settleHeadings() {
    guard let last = blocks.indices.last else { return }
    if blocks[last].kind == .heading { blocks[last].kind = .body }
    for index in blocks.indices where blocks[index].kind == .heading { blocks[index].level = index == 0 ? 1 : 2 }
  }
}

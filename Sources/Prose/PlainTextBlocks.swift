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

  /// Lines gathered for one block.
  private struct Open {
    var start: Int
    var lines = 1
    var widest: Int
    var last: Line
    /// Whether a quotation is open before the last line.
    var isQuoting = false

    init(_ line: Line) {
      start = line.contentStart
      widest = line.length
      last = line
    }
  }

  private mutating func run(_ start: Int) {
    var index = start
    var open: Open?
    while index < bytes.count {
      let line = Line(bytes, at: index)
      index = line.next
      if line.isBlank {
        if let block = open { finish(block) }
        open = nil
        continue
      }
      if var block = open {
        block.isQuoting = isQuoting(block.last, before: block.isQuoting)
        if goesOnQuoting(block, line) || joins(block.last, line, widest: block.widest) {
          block.lines += 1
          block.widest = max(block.widest, line.length)
          block.last = line
          open = block
          continue
        }
        finish(block)
      }
      open = Open(line)
    }
    if let block = open { finish(block) }
    settleHeadings()
  }

  // MARK: Open quotations

  /// A quotation that nobody closes joins no more lines than this.
  private static let mostQuotedLines = 60

  /// Whether `line` takes up a quotation that is open at the end of `block`: where each sentence has a line of its own,
  /// the lines of one speech belong together. A line that opens again is a paragraph by itself.
  private func goesOnQuoting(_ block: Open, _ line: Line) -> Bool {
    guard block.isQuoting, block.lines < PlainTextBlocks.mostQuotedLines else { return false }
    return doubleMark(line.contentStart, line.contentEnd) == nil && PlainTextBlocks.markerLength(bytes, line) == 0
  }

  /// Whether a quotation in double marks is open after `line`.
  private func isQuoting(_ line: Line, before: Bool) -> Bool {
    var isOpen = before
    for index in line.contentStart..<line.contentEnd where bytes[index] == 0x22 || bytes[index] == 0xE2 {
      guard let mark = doubleMark(index, line.contentEnd) else { continue }
      let isMeasure = !isOpen && index > line.contentStart && (0x30...0x39).contains(bytes[index - 1])
      isOpen = mark == .opens || mark == .either && !isOpen && !isMeasure
    }
    return isOpen
  }

  /// Which way the double mark at `index` looks; `nil` where there is none.
  private func doubleMark(_ index: Int, _ end: Int) -> QuotationMark.Direction? {
    if bytes[index] == 0x22 { return .either }
    guard index + 3 <= end, bytes[index] == 0xE2, bytes[index + 1] == 0x80 else { return nil }
    switch bytes[index + 2] {
    case 0x9C: return .opens
    case 0x9D: return .closes
    default: return nil
    }
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

  private mutating func finish(_ block: Open) {
    let range = ByteRange(block.start, block.last.contentEnd)
    guard !range.isEmpty else { return }
    var kind = Paragraph.Kind.body
    if PlainTextBlocks.markerLength(bytes, Line(bytes, at: block.start)) > 0 {
      kind = .listItem
    } else if block.lines == 1, HeadingForm.isHeading(bytes, range, isFirst: blocks.isEmpty) {
      kind = .heading
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

// The only converter between byte offsets and lines with columns, in both directions and all three encodings.
//
// Lines end with \n, \r\n or \r, and with nothing else (not U+2028, U+0085, VT or FF): the protocol's rule, whatever an
// editor's own is. There is no position between \r and \n. No other code in Gloss may count lines or columns.

/// The lines of one text: converts byte offsets to positions and back.
///
/// Holds the text (an array reference), the offset of each line's start, and a bit a line that says whether the line is
/// ASCII, in which case every encoding agrees and conversion is a subtraction. Building reads eight bytes at a
/// time. Every function is total: numbers outside the text clamp.
public struct LineIndex: Sendable {
  /// The text whose lines these are.
  public let text: SourceText
  /// The byte offset at which each line starts; the first is zero, so there is always one.
  private let lineStarts: [Int32]
  /// One bit a line, set where the line holds a byte beyond ASCII.
  private let nonASCIILines: [UInt64]

  /// Finds the lines of `text`. Linear, about 2.5 GB/s on lines of prose.
  public init(_ text: SourceText) {
    self.text = text
    var scanner = LineScanner(expectedLineCount: text.count / 64 + 1)
    text.bytes.withUnsafeBytes { scanner.scan($0) }
    lineStarts = scanner.lineStarts
    nonASCIILines = scanner.nonASCIILines
  }

  /// The number of lines: one more than the number of line ends.
  public var lineCount: Int { lineStarts.count }

  // MARK: Lines

  /// The bytes of a line without its end, clamped to the lines there are.
  public func contentRange(ofLine line: Int) -> ByteRange {
    let line = clampLine(line)
    let start = Int(lineStarts[line])
    return ByteRange(start, contentEnd(ofLine: line))
  }

  /// The bytes of a line with its end, clamped to the lines there are.
  public func range(ofLine line: Int) -> ByteRange {
    let line = clampLine(line)
    return ByteRange(Int(lineStarts[line]), lineEnd(line))
  }

  /// The line that holds the byte at `byteOffset`; the end of the text belongs to the last line. Logarithmic.
  public func line(ofByteOffset byteOffset: Int) -> Int {
    let target = Int32(clamping: byteOffset)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= target { low = middle } else { high = middle }
    }
    return low
  }

  /// Whether every byte of a line is ASCII.
  public func isASCII(line: Int) -> Bool {
    let line = clampLine(line)
    return nonASCIILines[line >> 6] >> UInt64(line & 63) & 1 == 0
  }

  // MARK: Positions to byte offsets

  /// The byte offset of a position.
  ///
  /// A column beyond the line means the end of the line, before its end marks; a line beyond the last means the end of
  /// the text; negative numbers mean zero; a column inside a scalar means the scalar's start.
  public func byteOffset(of position: Position, encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return text.count }
    let start = Int(lineStarts[position.line])
    let end = contentEnd(ofLine: position.line)
    let column = Swift.max(0, position.character)
    guard column < end - start else {
      // No scalar is longer in bytes than in other units' columns, so this column lies at or beyond the end.
      return end
    }
    if isASCII(line: position.line) { return start + column }
    return text.bytes.withUnsafeBufferPointer { Columns.byteOffset(of: column, in: $0, start, end, encoding) }
  }

  /// The bytes between two positions, each converted as by `byteOffset(of:encoding:)`; a reversed range is turned round.
  public func byteRange(of range: PositionRange, encoding: PositionEncoding) -> ByteRange {
    let start = byteOffset(of: range.start, encoding: encoding)
    let end = byteOffset(of: range.end, encoding: encoding)
    return ByteRange(Swift.min(start, end), Swift.max(start, end))
  }

  // MARK: Byte offsets to positions

  /// The position of a byte offset, clamped to the text; inside a scalar or between \r and \n it snaps back.
  public func position(ofByteOffset byteOffset: Int, encoding: PositionEncoding) -> Position {
    let offset = Swift.min(Swift.max(0, byteOffset), text.count)
    let line = line(ofByteOffset: offset)
    let start = Int(lineStarts[line])
    let end = Swift.min(offset, contentEnd(ofLine: line))
    if isASCII(line: line) { return Position(line: line, character: end - start) }
    let column = text.bytes.withUnsafeBufferPointer { Columns.count(in: $0, start, end, encoding) }
    return Position(line: line, character: column)
  }

  /// The positions of a range of bytes that cover it: the start snaps back, the end snaps forward.
  public func positionRange(of range: ByteRange, encoding: PositionEncoding) -> PositionRange {
    let start = position(ofByteOffset: range.start, encoding: encoding)
    guard !range.isEmpty else { return PositionRange(start: start, end: start) }
    return PositionRange(start: start, end: position(ofByteOffset: boundary(from: range.end), encoding: encoding))
  }

  /// The length of a range in the units of an encoding, line ends included. O(length).
  public func unitCount(of range: ByteRange, encoding: PositionEncoding) -> Int {
    let (start, end) = (min(max(range.start, 0), text.count), min(max(range.end, 0), text.count))
    guard start < end else { return 0 }
    return text.bytes.withUnsafeBufferPointer { Columns.count(in: $0, start, end, encoding) }
  }

  // MARK: Parts

  /// The first offset at or after `byteOffset` that lies neither inside a scalar nor between \r and \n.
  private func boundary(from byteOffset: Int) -> Int {
    let count = text.count
    var offset = Swift.min(Swift.max(0, byteOffset), count)
    if offset > 0, offset < count, text.bytes[offset] == Byte.lineFeed, text.bytes[offset - 1] == Byte.carriageReturn {
      return offset + 1
    }
    while offset < count, text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func clampLine(_ line: Int) -> Int { Swift.min(Swift.max(0, line), lineStarts.count - 1) }

  /// The offset after a line's end marks. `line` exists.
  private func lineEnd(_ line: Int) -> Int { line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) : text.count }

  /// The offset of a line's end marks. `line` exists.
  private func contentEnd(ofLine line: Int) -> Int {
    let end = lineEnd(line)
    guard line + 1 < lineStarts.count else { return end }
    let bytes = text.bytes
    let isPair = end >= 2 && bytes[end - 1] == Byte.lineFeed && bytes[end - 2] == Byte.carriageReturn
    return isPair ? end - 2 : end - 1
  }
}

/// The bytes that end lines.
enum Byte {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
}

/// Columns of one line that is not ASCII.
private enum Columns {
  /// The byte offset of a column between `start` and `end`; a column inside a scalar gives the scalar's start.
  static func byteOffset(
    of column: Int, in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ encoding: PositionEncoding
  ) -> Int {
    if encoding == .utf8 {
      var offset = Swift.min(start + column, end)
      while offset > start, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    }
    var offset = start
    var left = column
    while offset < end {
      let length = scalarLength(bytes[offset])
      let width = encoding == .utf16 && length == 4 ? 2 : 1
      if left < width { break }
      left -= width
      offset += length
    }
    return Swift.min(offset, end)
  }

  /// The number of columns from `start` to `end`; a scalar that `end` cuts does not count.
  static func count(
    in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ encoding: PositionEncoding
  ) -> Int {
    var boundary = end
    while boundary > start, boundary < bytes.count, bytes[boundary] & 0xC0 == 0x80 { boundary -= 1 }
    if encoding == .utf8 { return boundary - start }
    var columns = 0
    for offset in start..<boundary {
      let byte = bytes[offset]
      if byte & 0xC0 != 0x80 { columns += 1 }
      if encoding == .utf16, byte >= 0xF0 { columns += 1 }
    }
    return columns
  }

  /// The bytes of the scalar that starts with `first`, in valid UTF-8.
  private static func scalarLength(_ first: UInt8) -> Int {
    if first < 0x80 { return 1 }
    if first < 0xE0 { return 2 }
    return first < 0xF0 ? 3 : 4
  }
}

/// Finds line starts and lines beyond ASCII, a word of eight bytes at a time.
private struct LineScanner {
  var lineStarts: [Int32] = [0]
  var nonASCIILines: [UInt64] = [0]
  private var isNonASCII = false

  init(expectedLineCount: Int) { lineStarts.reserveCapacity(expectedLineCount) }

  mutating func scan(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    var index = 0
    while index + 8 <= count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      var ends = Self.lineEnds(word)
      let hasNonASCII = word & Self.highs != 0
      if ends == 0 {
        if hasNonASCII { isNonASCII = true }
      } else if hasNonASCII {
        for offset in index..<index + 8 { take(bytes, offset) }
      } else {
        while ends != 0 {
          take(bytes, index + (ends.trailingZeroBitCount >> 3))
          ends &= ends &- 1
        }
      }
      index += 8
    }
    while index < count {
      take(bytes, index)
      index += 1
    }
    mark()
  }

  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bits of exactly those bytes of a word that are \n or \r.
  @inline(__always) private static func lineEnds(_ word: UInt64) -> UInt64 {
    let feed = word ^ 0x0A0A_0A0A_0A0A_0A0A
    let carriage = word ^ 0x0D0D_0D0D_0D0D_0D0D
    // A byte is zero when neither its low bits plus 0x7F nor itself reach the high bit.
    let feedOther = ((feed & ~highs) &+ ~highs) | feed
    let carriageOther = ((carriage & ~highs) &+ ~highs) | carriage
    return ~(feedOther & carriageOther) & highs
  }

  /// Takes one byte that may end a line.
  @inline(__always) private mutating func take(_ bytes: UnsafeRawBufferPointer, _ offset: Int) {
    let byte = bytes[offset]
    if byte == Byte.carriageReturn {
      closeLine(nextStart: offset + 1)
    } else if byte == Byte.lineFeed {
      if offset > 0, bytes[offset - 1] == Byte.carriageReturn {
        // The line was closed at \r; the next one starts behind both.
        lineStarts[lineStarts.count - 1] = Int32(clamping: offset + 1)
      } else {
        closeLine(nextStart: offset + 1)
      }
    } else if byte >= 0x80 {
      isNonASCII = true
    }
  }

  private mutating func closeLine(nextStart: Int) {
    mark()
    isNonASCII = false
    lineStarts.append(Int32(clamping: nextStart))
    if lineStarts.count > nonASCIILines.count * 64 { nonASCIILines.append(0) }
  }

  private mutating func mark() {
    let line = lineStarts.count - 1
    if isNonASCII { nonASCIILines[line >> 6] |= 1 << UInt64(line & 63) }
  }
}

// Cuts a stream of bytes into message bodies: header fields, an empty line, a body of the length that the header tells.
//
// Pure: it is given bytes and gives frames, and how the bytes were split changes nothing. Strict about lengths, lenient
// about everything that cannot change where a body ends. Knows no JSON.

import Text

/// What the stream held next.
public enum Frame: Sendable, Hashable {
  /// A message body.
  case body([UInt8])
  /// A body in a charset that is not UTF-8; it was not read.
  case unsupportedCharset(String)
  /// A body longer than `Limits.messageByteCount`; it is skipped without being stored.
  case oversized(byteCount: Int)
  /// Bytes that are no header: what was read of them. Reported once; then the stream is searched for the next header.
  case malformed([UInt8])
}

/// An incremental parser of frames.
///
/// After a fault it searches for the next `Content-Length:` with a number, wherever it stands: inside JSON no such
/// text can be followed by a raw line end, so that a body is never taken for a header.
public struct FrameParser: Sendable {
  private enum State {
    /// Reading header lines.
    case header
    /// Waiting for the bytes of a body.
    case body(byteCount: Int)
    /// Throwing away bytes of a body.
    case skipping(byteCount: Int)
    /// Searching for a header after a fault that was reported.
    case searching
  }

  private static let lengthName = Array("content-length".utf8)

  private var buffer: [UInt8] = []
  /// The offset in `buffer` of the first byte that is not consumed.
  private var start = 0
  private var state = State.header
  private var header = Header()
  /// Whether a fault was reported and no body was read since.
  private var isLost = false

  /// A parser at the start of a stream.
  public init() {}

  /// Whether the stream may end here: between two frames.
  public var isBetweenFrames: Bool {
    if case .header = state { return start == buffer.count && header.byteCount == 0 }
    return false
  }

  /// Takes more bytes of the stream.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    if start > 0, start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
      start = 0
    } else if start > 1 << 16 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next frame, or nil when more bytes are needed.
  public mutating func next() -> Frame? {
    while true {
      switch state {
      case .header:
        let lineStart = start
        switch takeLine() {
        case .ended(let line):
          if let frame = takeHeaderLine(line, from: lineStart) { return frame }
        case .unfinished:
          return nil
        case .tooLong:
          if let frame = fault(searchingFrom: lineStart + 1) { return frame }
        }
      case .body(let byteCount):
        guard buffer.count - start >= byteCount else { return nil }
        let body = Array(buffer[start..<start + byteCount])
        start += byteCount
        state = .header
        isLost = false
        return .body(body)
      case .skipping(let byteCount):
        let available = Swift.min(byteCount, buffer.count - start)
        start += available
        guard available == byteCount else {
          state = .skipping(byteCount: byteCount - available)
          return nil
        }
        state = .header
      case .searching:
        guard search() else { return nil }
        state = .header
      }
    }
  }

  // MARK: Header

  /// The fields of the header that is being read.
  private struct Header {
    var byteCount = 0
    var contentLength: Int?
    var charset: String?
    var bytes: [UInt8] = []
  }

  private enum Line {
    /// A line without its end marks, which are consumed with it.
    case ended([UInt8])
    /// The bytes do not hold the end of the line yet.
    case unfinished
    /// The header is longer than `Limits.headerByteCount`; nothing is consumed.
    case tooLong
  }

  private mutating func takeLine() -> Line {
    let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n"))
    let lineEnd = end.map { $0 + 1 } ?? buffer.count
    guard header.byteCount + lineEnd - start <= Limits.headerByteCount else { return .tooLong }
    guard let end else { return .unfinished }
    var line = Array(buffer[start..<end])
    header.byteCount += lineEnd - start
    header.bytes += buffer[start..<lineEnd]
    start = lineEnd
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return .ended(line)
  }

  /// Takes one line of a header; gives a frame where the header ends with a report.
  private mutating func takeHeaderLine(_ line: [UInt8], from lineStart: Int) -> Frame? {
    if line.isEmpty { return endHeader() }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line[..<colon].allSatisfy(Self.isNameByte)
    else { return fault(searchingFrom: lineStart + 1) }
    let name = line[..<colon].map(Self.lowercased)
    let value = Self.trimmed(line[(colon + 1)...])
    switch name {
    case Self.lengthName:
      // The last one wins where there are several.
      guard let length = Self.length(value) else { return fault(searchingFrom: lineStart + 1) }
      header.contentLength = length
    case Array("content-type".utf8):
      header.charset = Self.charset(of: value)
    default:
      break
    }
    return nil
  }

  private mutating func endHeader() -> Frame? {
    // Blank lines before a header are as good as none.
    if header.byteCount <= 2, header.contentLength == nil, header.charset == nil {
      header = Header()
      return nil
    }
    guard let length = header.contentLength else { return fault(searchingFrom: start) }
    let charset = header.charset
    header = Header()
    if length > Limits.messageByteCount {
      state = .skipping(byteCount: length)
      return .oversized(byteCount: length)
    }
    if let charset, charset != "utf-8", charset != "utf8" {
      state = .skipping(byteCount: length)
      return .unsupportedCharset(charset)
    }
    state = .body(byteCount: length)
    return nil
  }

  /// Starts the search for the next header, and reports the fault unless it was reported already.
  ///
  /// The search begins inside the faulty line, where a header may follow on stray output without a line end.
  private mutating func fault(searchingFrom offset: Int) -> Frame? {
    let bytes = header.bytes
    start = offset
    header = Header()
    state = .searching
    defer { isLost = true }
    return isLost ? nil : .malformed(bytes)
  }

  // MARK: Search

  /// Moves to the next `Content-Length:` in any case. False when there is none yet; all but its possible start is dropped.
  private mutating func search() -> Bool {
    let name = Self.lengthName
    var index = start
    while index + name.count < buffer.count {
      if buffer[index] | 0x20 == name[0], buffer[index + name.count] == UInt8(ascii: ":"),
        buffer[index..<index + name.count].map(Self.lowercased) == name
      {
        start = index
        return true
      }
      index += 1
    }
    start = Swift.max(start, buffer.count - name.count)
    return false
  }

  // MARK: Values

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"()<>@,;\\\"/[]?={}".utf8.contains(byte)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// The number that decimal digits write, up to 2^53: no sign, nothing else.
  private static func length(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
      guard value <= Int(Limits.exactInteger) else { return nil }
    }
    return value
  }

  /// The charset parameter of a media type in small letters, or nil where there is none.
  private static func charset(of value: ArraySlice<UInt8>) -> String? {
    for parameter in value.split(separator: UInt8(ascii: ";")).dropFirst() {
      let parts = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]).map(lowercased) == Array("charset".utf8) else { continue }
      let quotes = trimmed(parts[1]).filter { $0 != UInt8(ascii: "\"") }
      return String(decoding: quotes.map(lowercased), as: UTF8.self)
    }
    return nil
  }
}

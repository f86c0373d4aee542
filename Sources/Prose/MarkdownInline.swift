// Finds what is not prose inside a Markdown paragraph: code, link targets, images, tags, emphasis marks, escapes.

import Text

/// Finds the opaque ranges of one block of Markdown. O(n) but for links, which look ahead a bounded stretch.
struct MarkdownInline {
  /// A link target longer than this many bytes is none.
  static let longestTarget = 1024
  /// A longer run of backticks opens no code.
  static let longestFence = 16

  private let bytes: UnsafeBufferPointer<UInt8>
  private let range: ByteRange
  private var opaque: [ByteRange] = []
  /// Opening brackets that may start a link, and whether a `!` stands before.
  private var brackets: [(offset: Int, isImage: Bool)] = []
  /// Lengths of backtick runs that are known to have no partner, by length.
  private var unmatched: Set<Int> = []

  /// The opaque ranges of the block at `range`, the line `markers` among them: sorted, not overlapping.
  static func opaqueRanges(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, markers: [ByteRange]) -> [ByteRange]
  {
    var scanner = MarkdownInline(bytes: bytes, range: range)
    scanner.run(markers)
    return scanner.merged()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, range: ByteRange) {
    self.bytes = bytes
    self.range = range
  }

  private mutating func run(_ markers: [ByteRange]) {
    opaque = markers
    var index = range.start
    var marker = 0
    while index < range.end {
      while marker < markers.count, markers[marker].end <= index { marker += 1 }
      if marker < markers.count, markers[marker].contains(index) {
        index = markers[marker].end
        continue
      }
      switch bytes[index] {
      case 0x5C: index = readEscape(index)
      case 0x60: index = readCode(index)
      case 0x3C: index = readTag(index)
      case 0x2A, 0x5F, 0x7E: index = readEmphasis(index)
      case 0x5B:
        brackets.append((index, index > range.start && bytes[index - 1] == 0x21))
        index += 1
      case 0x5D: index = readLinkEnd(index)
      default: index += 1
      }
    }
  }

  private func byte(_ index: Int) -> UInt8 { index >= range.start && index < range.end ? bytes[index] : 0x20 }

  private mutating func readEscape(_ index: Int) -> Int {
    switch byte(index + 1) {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
      opaque.append(ByteRange(index, index + 1))
      return index + 2
    default:
      if index + 1 == range.end || byte(index + 1) == 0x0A { opaque.append(ByteRange(index, index + 1)) }
      return index + 1
    }
  }

  private func endOfRun(_ index: Int) -> Int {
    var end = index
    while end < range.end, bytes[end] == bytes[index] { end += 1 }
    return end
  }

  private mutating func readCode(_ index: Int) -> Int {
    let end = endOfRun(index)
    let length = end - index
    guard length <= MarkdownInline.longestFence, !unmatched.contains(length) else { return end }
    var search = end
    while search < range.end {
      if bytes[search] == 0x60 {
        let closing = endOfRun(search)
        if closing - search == length {
          opaque.append(ByteRange(index, closing))
          return closing
        }
        search = closing
      } else {
        search += 1
      }
    }
    unmatched.insert(length)
    return end
  }

  private mutating func readTag(_ index: Int) -> Int {
    let next = byte(index + 1)
    let isTag = ByteClass.table[Int(next)] & ByteClass.letter != 0 || next == 0x2F || next == 0x21
    guard isTag else { return index + 1 }
    var end = index + 1
    var isAddress = false
    var hasSpace = false
    while end < range.end, bytes[end] != 0x3E, bytes[end] != 0x3C, end - index < MarkdownInline.longestTarget {
      if bytes[end] <= 0x20 { hasSpace = true }
      if !hasSpace, bytes[end] == 0x3A && byte(end + 1) == 0x2F || bytes[end] == 0x40 { isAddress = true }
      end += 1
    }
    guard end < range.end, bytes[end] == 0x3E else { return index + 1 }
    if isAddress {
      opaque.append(ByteRange(index, index + 1))
      opaque.append(ByteRange(end, end + 1))
    } else {
      opaque.append(ByteRange(index, end + 1))
    }
    return end + 1
  }

  private mutating func readEmphasis(_ index: Int) -> Int {
    let end = endOfRun(index)
    let before = ByteClass.table[Int(byte(index - 1))]
    let after = ByteClass.table[Int(byte(end))]
    let touches = before & ByteClass.space == 0 || after & ByteClass.space == 0
    let wordMask = ByteClass.alphanumeric | ByteClass.high
    switch bytes[index] {
    case 0x2A:
      if touches, end - index <= 3 { opaque.append(ByteRange(index, end)) }
    case 0x5F:
      let isInside = before & wordMask != 0 && after & wordMask != 0
      if touches, !isInside, end - index <= 3 { opaque.append(ByteRange(index, end)) }
    default:
      if touches, end - index == 2 { opaque.append(ByteRange(index, end)) }
    }
    return end
  }

  private mutating func readLinkEnd(_ index: Int) -> Int {
    guard let bracket = brackets.popLast() else { return index + 1 }
    var end: Int?
    if byte(index + 1) == 0x28 { end = matching(index + 1, 0x28, 0x29) }
    if byte(index + 1) == 0x5B { end = matching(index + 1, 0x5B, 0x5D) }
    if byte(bracket.offset + 1) == 0x5E {
      opaque.append(ByteRange(bracket.offset, index + 1))  // A footnote mark: [^1]
      return index + 1
    }
    guard let end else { return index + 1 }
    if bracket.isImage {
      opaque.append(ByteRange(bracket.offset - 1, end))
    } else {
      opaque.append(ByteRange(bracket.offset, bracket.offset + 1))
      opaque.append(ByteRange(index, end))
    }
    return end
  }

  /// The offset after the bracket that closes the one at `index`.
  private func matching(_ index: Int, _ opening: UInt8, _ closing: UInt8) -> Int? {
    var depth = 0
    for offset in index..<min(range.end, index + MarkdownInline.longestTarget) {
      if bytes[offset] == opening { depth += 1 }
      if bytes[offset] == closing { depth -= 1 }
      if depth == 0 { return offset + 1 }
    }
    return nil
  }

  /// The ranges sorted, those that touch or overlap made one.
  private func merged() -> [ByteRange] {
    var result: [ByteRange] = []
    for piece in opaque.sorted() where !piece.isEmpty {
      if let last = result.last, piece.start <= last.end {
        result[result.count - 1] = last.union(piece)
      } else {
        result.append(piece)
      }
    }
    return result
  }
}

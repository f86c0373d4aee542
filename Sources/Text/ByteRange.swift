// A half-open range of UTF-8 byte offsets into one document.
//
// Every offset inside Gloss is a byte offset; positions of lines and columns exist only at the rim (LineIndex).

/// A half-open range of byte offsets, ordered by start and then by end.
///
/// Stored as two 32-bit numbers, since a document is smaller than 2 GiB (`Limits`); larger numbers clamp.
@frozen
public struct ByteRange: Hashable, Sendable, Comparable, CustomStringConvertible {
  @usableFromInline let startOffset: Int32
  @usableFromInline let endOffset: Int32

  /// The offset of the first byte.
  @inlinable public var start: Int { Int(startOffset) }
  /// The offset after the last byte.
  @inlinable public var end: Int { Int(endOffset) }
  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { startOffset == endOffset }

  /// The range from `start` up to `end`; an `end` before `start` gives an empty range at `start`.
  @inlinable public init(_ start: Int, _ end: Int) {
    startOffset = Int32(clamping: start)
    endOffset = Swift.max(Int32(clamping: end), startOffset)
  }

  /// The range of a Swift range.
  @inlinable public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

  /// The same bounds as a Swift range.
  @inlinable public var range: Range<Int> { start..<end }

  /// Whether `offset` lies inside; the end does not.
  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether `offset` lies inside or at the end, as a caret does after a word.
  @inlinable public func touches(_ offset: Int) -> Bool { start <= offset && offset <= end }

  /// Whether all of `other` lies inside.
  @inlinable public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two share a byte.
  @inlinable public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// The shortest range that holds both.
  @inlinable public func union(_ other: ByteRange) -> ByteRange {
    ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  /// The range moved by `delta` bytes.
  @inlinable public func shifted(by delta: Int) -> ByteRange { ByteRange(start + delta, end + delta) }

  /// By start, then by end.
  @inlinable public static func < (left: ByteRange, right: ByteRange) -> Bool {
    left.startOffset != right.startOffset ? left.startOffset < right.startOffset : left.endOffset < right.endOffset
  }

  /// `start..<end`, for messages of tests.
  public var description: String { "\(start)..<\(end)" }
}

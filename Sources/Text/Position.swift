// Positions as editors name them: a line and a column of that line. Only values; LineIndex gives them meaning.

/// A place in a text by line and column, as editors count: both from zero.
///
/// What one column is depends on the `PositionEncoding`. A position is a request, not a fact: it may lie outside
/// the text, and `LineIndex` decides what it then means.
public struct Position: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The line, from zero.
  public var line: Int
  /// The column in code units of the agreed encoding, from zero.
  public var character: Int

  /// A position of a line and a column, both from zero.
  @inlinable public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// By line, then by column.
  @inlinable public static func < (left: Position, right: Position) -> Bool {
    left.line != right.line ? left.line < right.line : left.character < right.character
  }

  /// `line:character`, for messages of tests.
  public var description: String { "\(line):\(character)" }
}

/// A half-open range of positions.
public struct PositionRange: Hashable, Sendable, CustomStringConvertible {
  /// The first place.
  public var start: Position
  /// The place after the last.
  public var end: Position

  /// A range of two positions, taken as they are.
  @inlinable public init(start: Position, end: Position) {
    self.start = start
    self.end = end
  }

  /// `start-end`, for messages of tests.
  public var description: String { "\(start)-\(end)" }
}

/// What one column of a line is: the unit in which `Position.character` counts.
public enum PositionEncoding: String, Sendable, CaseIterable {
  /// Bytes of UTF-8.
  case utf8 = "utf-8"
  /// Code units of UTF-16: a scalar beyond U+FFFF counts two. The protocol's default.
  case utf16 = "utf-16"
  /// Unicode scalars.
  case utf32 = "utf-32"
}

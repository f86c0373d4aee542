// Places in documents, as features give them: a snapshot and bytes. The server makes positions of them.

import Corpus
import Text

/// A range of bytes in one snapshot of a document.
public struct Location: Sendable, Hashable, Comparable {
  /// The document, with its lines for whoever needs positions.
  public let document: DocumentSnapshot
  /// The bytes.
  public let range: ByteRange

  /// A place of its parts.
  public init(_ document: DocumentSnapshot, _ range: ByteRange) {
    self.document = document
    self.range = range
  }

  /// The number of the line on which it starts, from 1, as people count.
  public var lineNumber: Int { document.lines.line(ofByteOffset: range.start) + 1 }

  /// The characters there.
  public var text: String { document.text[range] }

  /// Equal in name of the document and range.
  public static func == (left: Location, right: Location) -> Bool {
    left.document.uri == right.document.uri && left.range == right.range
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(document.uri)
    hasher.combine(range)
  }

  /// By name of the document, then by start, then by end.
  public static func < (left: Location, right: Location) -> Bool {
    left.document.uri == right.document.uri ? left.range < right.range : left.document.uri < right.document.uri
  }
}

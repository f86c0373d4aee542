// From the client's positions to bytes: the only place where they are converted on the way in.

import Corpus
import LanguageServerProtocol
import Text

extension RequestContext {
  /// The byte that a position means in a document.
  func byteOffset(of position: Position, in document: DocumentSnapshot) -> Int {
    document.lines.byteOffset(of: position, encoding: encoding)
  }

  /// The bytes that a range means in a document.
  func byteRange(of range: PositionRange, in document: DocumentSnapshot) -> ByteRange {
    document.lines.byteRange(of: range, encoding: encoding)
  }
}

extension RequestContext {
  /// The place in the text that a position means.
  func clamped(_ position: Position, in document: DocumentSnapshot) -> Position {
    document.lines.position(ofByteOffset: byteOffset(of: position, in: document), encoding: encoding)
  }
}

extension Session {
  /// The bytes that a range means in some lines.
  func byteRange(of range: PositionRange, in lines: LineIndex) -> ByteRange {
    lines.byteRange(of: range, encoding: client.positionEncoding)
  }
}

// What a selection grows to.

import JSON
import Text

/// `textDocument/selectionRange`.
public enum SelectionRangeRequest: RequestType {
  /// The method.
  public static let method = "textDocument/selectionRange"
  /// The carets.
  public typealias Params = SelectionRangeParams
  /// One for each caret, or null.
  public typealias Result = [SelectionRange]?
}

/// The carets whose selections grow.
public struct SelectionRangeParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The carets.
  public let positions: [Position]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var positions: [Position]?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "positions": positions = try reader.array()
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.positions = try reader.require(positions, "positions")
  }
}

/// The ranges around a caret, the innermost first.
public struct SelectionRange: JSONWritable, Sendable, Hashable {
  /// The ranges; each lies in the next. There is at least one.
  public var ranges: [PositionRange]

  /// Ranges around a caret, the innermost first.
  public init(ranges: [PositionRange]) { self.ranges = ranges }

  /// Writes the innermost range with its parents.
  public func write(to writer: inout JSONWriter) { write(ranges[...], to: &writer) }

  private func write(_ ranges: ArraySlice<PositionRange>, to writer: inout JSONWriter) {
    guard let range = ranges.first else { return writer.null() }
    writer.object { writer in
      if ranges.count > 1 {
        writer.key("parent")
        write(ranges.dropFirst(), to: &writer)
      }
      writer.member("range", range)
    }
  }
}

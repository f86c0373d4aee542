// What lights up together with this?

import JSON
import Text

/// `textDocument/documentHighlight`.
public enum DocumentHighlightRequest: RequestType {
  /// The method.
  public static let method = "textDocument/documentHighlight"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Ranges, or null.
  public typealias Result = [DocumentHighlight]?
}

/// A range that lights up.
public struct DocumentHighlight: JSONWritable, Sendable, Hashable {
  /// How it lights up, with the protocol's numbers.
  public enum Kind: Int, Sendable {
    /// The kinds of the protocol, by its names.
    case text = 1
    case read = 2
    case write = 3
  }

  /// Where.
  public var range: PositionRange
  /// How.
  public var kind: Kind

  /// A range that lights up.
  public init(range: PositionRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  /// Writes the highlight.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", kind.rawValue)
      writer.member("range", range)
    }
  }
}

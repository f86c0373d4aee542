// Addresses in the text.

import JSON
import Text

/// `textDocument/documentLink`.
public enum DocumentLinkRequest: RequestType {
  /// The method.
  public static let method = "textDocument/documentLink"
  /// The document.
  public typealias Params = TextDocumentParams
  /// Links, or null.
  public typealias Result = [DocumentLink]?
}

/// An address in the text.
public struct DocumentLink: JSONWritable, Sendable, Hashable {
  /// Where it stands.
  public var range: PositionRange
  /// What it leads to.
  public var target: String

  /// An address.
  public init(range: PositionRange, target: String) {
    self.range = range
    self.target = target
  }

  /// Writes the link.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("target", target)
    }
  }
}

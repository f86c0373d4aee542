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

  /// What a click does; nil for clients that show no tooltips.
  public var tooltip: String?

  /// An address.
  public init(range: PositionRange, target: String, tooltip: String?) {
    self.range = range
    self.target = target
    self.tooltip = tooltip
  }

  /// Writes the link.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("target", target)
      if let tooltip { writer.member("tooltip", tooltip) }
    }
  }
}

// Small words shown inside the text.

import JSON
import Text

/// `textDocument/inlayHint`.
public enum InlayHintRequest: RequestType {
  /// The method.
  public static let method = "textDocument/inlayHint"
  /// The lines that are shown.
  public typealias Params = TextDocumentRangeParams
  /// Hints, or null.
  public typealias Result = [InlayHint]?
}

/// Words shown at a place.
public struct InlayHint: JSONWritable, Sendable, Hashable {
  /// Where.
  public var position: Position
  /// The words.
  public var label: String
  /// All of what the words shorten.
  public var tooltip: String

  /// Words at a place.
  public init(position: Position, label: String, tooltip: String) {
    self.position = position
    self.label = label
    self.tooltip = tooltip
  }

  /// Writes the hint, set off from the text before it. It has no kind: neither of the protocol's two fits prose.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("label", label)
      writer.member("paddingLeft", true)
      writer.member("position", position)
      if tooltip != label { writer.member("tooltip", tooltip) }
    }
  }
}

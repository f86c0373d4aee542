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

/// `inlayHint/resolve`.
public enum InlayHintResolveRequest: RequestType {
  /// The method.
  public static let method = "inlayHint/resolve"
  /// The hint.
  public typealias Params = ResolvableItem
  /// The hint with its tooltip.
  public typealias Result = ResolvableItem
}

/// Words shown at a place.
public struct InlayHint: JSONWritable, Sendable, Hashable {
  /// Where.
  public var position: Position
  /// The words.
  public var label: String
  /// All of what the words shorten; nil where the client asks for it later.
  public var tooltip: String?
  /// What the hint is known by when the client asks for more.
  public var data: ItemData?

  /// Words at a place.
  public init(position: Position, label: String, tooltip: String?, data: ItemData?) {
    self.position = position
    self.label = label
    self.tooltip = tooltip
    self.data = data
  }

  /// Writes the hint, set off from the text before it. It has no kind: neither of the protocol's two fits prose.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let data { writer.member("data", data) }
      writer.member("label", label)
      writer.member("paddingLeft", true)
      writer.member("position", position)
      if let tooltip, tooltip != label { writer.member("tooltip", tooltip) }
    }
  }
}

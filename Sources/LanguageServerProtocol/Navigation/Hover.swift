// What is this?

import JSON
import Text

/// `textDocument/hover`.
public enum HoverRequest: RequestType {
  /// The method.
  public static let method = "textDocument/hover"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// A card, or null.
  public typealias Result = Hover?
}

/// A card over words.
public struct Hover: JSONWritable, Sendable, Hashable {
  /// What it says.
  public var contents: MarkupContent
  /// The words that it is about.
  public var range: PositionRange

  /// A card over words.
  public init(contents: MarkupContent, range: PositionRange) {
    self.contents = contents
    self.range = range
  }

  /// Writes the card.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("contents", contents)
      writer.member("range", range)
    }
  }
}

/// A text for people, with or without markup.
public struct MarkupContent: JSONWritable, Sendable, Hashable {
  /// Whether the text is Markdown.
  public var isMarkdown: Bool
  /// The text.
  public var value: String

  /// A text.
  public init(isMarkdown: Bool, value: String) {
    self.isMarkdown = isMarkdown
    self.value = value
  }

  /// Writes `{"kind":…,"value":…}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", isMarkdown ? "markdown" : "plaintext")
      writer.member("value", value)
    }
  }
}

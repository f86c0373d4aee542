// A line of words above a line of the text.

import JSON
import Text

/// `textDocument/codeLens`.
public enum CodeLensRequest: RequestType {
  /// The method.
  public static let method = "textDocument/codeLens"
  /// The document.
  public typealias Params = TextDocumentParams
  /// Lenses, or null.
  public typealias Result = [CodeLens]?
}

/// A line of words above a line of the text.
public struct CodeLens: JSONWritable, Sendable, Hashable {
  /// What it is about.
  public var range: PositionRange
  /// The words.
  public var title: String
  /// A command of the client that lists references, where it has one; its arguments are the document and the place.
  public var command: String?
  /// The document.
  public var uri: String

  /// A line of words.
  public init(range: PositionRange, title: String, command: String?, uri: String) {
    self.range = range
    self.title = title
    self.command = command
    self.uri = uri
  }

  /// Writes the lens. Without a command of the client it only shows its words.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("command")
      writer.object { writer in
        if command != nil {
          writer.key("arguments")
          writer.array { writer in
            writer.string(uri)
            range.start.write(to: &writer)
          }
        }
        writer.member("command", command ?? "")
        writer.member("title", title)
      }
      writer.member("range", range)
    }
  }
}

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

/// `codeLens/resolve`.
public enum CodeLensResolveRequest: RequestType {
  /// The method.
  public static let method = "codeLens/resolve"
  /// The lens.
  public typealias Params = ResolvableItem
  /// The lens with its words.
  public typealias Result = ResolvableItem
}

/// A line of words above a line of the text.
public struct CodeLens: JSONWritable, Sendable, Hashable {
  /// What it is about.
  public var range: PositionRange
  /// The words; nil where the client asks for them later.
  public var command: CodeLensCommand?
  /// What the lens is known by when the client asks for more.
  public var data: ItemData?

  /// A line of words.
  public init(range: PositionRange, command: CodeLensCommand?, data: ItemData?) {
    self.range = range
    self.command = command
    self.data = data
  }

  /// Writes the lens.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let command { writer.member("command", command) }
      if let data { writer.member("data", data) }
      writer.member("range", range)
    }
  }
}

/// The words of a lens, and what happens when they are clicked.
public struct CodeLensCommand: JSONWritable, Sendable, Hashable {
  /// The words.
  public var title: String
  /// A command of the client that lists references, where it has one; its arguments are the document and the place.
  public var command: String?
  /// The document.
  public var uri: String
  /// The place.
  public var position: Position

  /// The words of a lens.
  public init(title: String, command: String?, uri: String, position: Position) {
    self.title = title
    self.command = command
    self.uri = uri
    self.position = position
  }

  /// Writes the command. Without a command of the client it only shows its words.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if command != nil {
        writer.key("arguments")
        writer.array { writer in
          writer.string(uri)
          position.write(to: &writer)
        }
      }
      writer.member("command", command ?? "")
      writer.member("title", title)
    }
  }
}

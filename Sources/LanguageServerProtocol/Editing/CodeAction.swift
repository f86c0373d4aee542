// What can be done at a place.

import JSON
import Text

/// `textDocument/codeAction`.
public enum CodeActionRequest: RequestType {
  /// The method.
  public static let method = "textDocument/codeAction"
  /// Where, and of what sort.
  public typealias Params = CodeActionParams
  /// Actions, or null.
  public typealias Result = [CodeAction]?
}

/// `codeAction/resolve`.
public enum CodeActionResolveRequest: RequestType {
  /// The method.
  public static let method = "codeAction/resolve"
  /// The action.
  public typealias Params = ResolvableItem
  /// The action with its edit.
  public typealias Result = ResolvableItem
}

/// Where something is to be done, and of what sort.
public struct CodeActionParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The selection.
  public let range: PositionRange
  /// The kinds that are wanted, with all under them; nil for all.
  public let only: [String]?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var range: PositionRange?
    var only: [String]?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "range": range = try reader.read()
      case "context":
        try reader.object { (key, reader) throws(JSONError) in
          if "only" ~= key { only = try reader.takeNull() ? nil : try reader.array() }
        }
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.range = try reader.require(range, "range")
    self.only = only
  }

  /// Whether actions of a kind are wanted.
  public func wants(_ kind: String) -> Bool {
    only?.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") } ?? true
  }
}

/// Something that can be done.
public struct CodeAction: JSONWritable, Sendable, Hashable {
  /// What a menu shows.
  public var title: String
  /// Its sort.
  public var kind: String
  /// What it mends.
  public var diagnostic: Diagnostic?
  /// What it does; nil where the client asks for it later.
  public var edit: WorkspaceEdit?
  /// What the action is known by when the client asks for more.
  public var data: ItemData?
  /// Whether it is the likeliest of its sort.
  public var isPreferred: Bool

  /// An action of its parts.
  public init(
    title: String, kind: String, diagnostic: Diagnostic?, edit: WorkspaceEdit?, data: ItemData?, isPreferred: Bool
  ) {
    self.title = title
    self.kind = kind
    self.diagnostic = diagnostic
    self.edit = edit
    self.data = data
    self.isPreferred = isPreferred
  }

  /// Writes the action.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let data { writer.member("data", data) }
      if let diagnostic { writer.member("diagnostics", [diagnostic]) }
      if let edit { writer.member("edit", edit) }
      if isPreferred { writer.member("isPreferred", true) }
      writer.member("kind", kind)
      writer.member("title", title)
    }
  }
}

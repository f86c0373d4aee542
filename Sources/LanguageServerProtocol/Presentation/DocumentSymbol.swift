// The outline of a document: as a tree, or as a list for clients that take no tree.

import JSON
import Text

/// `textDocument/documentSymbol`.
public enum DocumentSymbolRequest: RequestType {
  /// The method.
  public static let method = "textDocument/documentSymbol"
  /// The document.
  public typealias Params = TextDocumentParams
  /// The outline, or null.
  public typealias Result = DocumentSymbolResult
}

/// The outline in the form that the client takes.
public enum DocumentSymbolResult: JSONWritable, Sendable, Hashable {
  /// There is no such document.
  case none
  /// A tree.
  case tree([DocumentSymbol])
  /// A list.
  case list([SymbolInformation])

  /// Writes an array or null.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .none: writer.null()
    case .tree(let symbols): writer.array(symbols)
    case .list(let symbols): writer.array(symbols)
    }
  }
}

/// A part of a document, with its parts.
public struct DocumentSymbol: JSONWritable, Sendable, Hashable {
  /// Its name: never blank.
  public var name: String
  /// A few words more.
  public var detail: String?
  /// What it is.
  public var kind: SymbolKind
  /// All of it.
  public var range: PositionRange
  /// What is selected when it is chosen: inside `range`.
  public var selectionRange: PositionRange
  /// Its parts.
  public var children: [DocumentSymbol]

  /// A part of a document.
  public init(
    name: String, detail: String?, kind: SymbolKind, range: PositionRange, selectionRange: PositionRange,
    children: [DocumentSymbol]
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children
  }

  /// Writes the symbol.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if !children.isEmpty { writer.member("children", children) }
      if let detail { writer.member("detail", detail) }
      writer.member("kind", kind.rawValue)
      writer.member("name", name)
      writer.member("range", range)
      writer.member("selectionRange", selectionRange)
    }
  }
}

/// A symbol in a list.
public struct SymbolInformation: JSONWritable, Sendable, Hashable {
  /// Its name: never blank.
  public var name: String
  /// What it is.
  public var kind: SymbolKind
  /// Where it is.
  public var location: Location
  /// What it belongs to.
  public var containerName: String?

  /// A symbol in a list.
  public init(name: String, kind: SymbolKind, location: Location, containerName: String?) {
    self.name = name
    self.kind = kind
    self.location = location
    self.containerName = containerName
  }

  /// Writes the symbol.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let containerName { writer.member("containerName", containerName) }
      writer.member("kind", kind.rawValue)
      writer.member("location", location)
      writer.member("name", name)
    }
  }
}

// Who belongs to what, in the terms of a type hierarchy.

import JSON
import Text

/// `textDocument/prepareTypeHierarchy`.
public enum PrepareTypeHierarchyRequest: RequestType {
  /// The method.
  public static let method = "textDocument/prepareTypeHierarchy"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// The item there, or null.
  public typealias Result = [TypeHierarchyItem]?
}

/// `typeHierarchy/supertypes`.
public enum SupertypesRequest: RequestType {
  /// The method.
  public static let method = "typeHierarchy/supertypes"
  /// Of which item: the members of a call hierarchy's.
  public typealias Params = CallHierarchyParams
  /// What it belongs to, or null.
  public typealias Result = [TypeHierarchyItem]?
}

/// `typeHierarchy/subtypes`.
public enum SubtypesRequest: RequestType {
  /// The method.
  public static let method = "typeHierarchy/subtypes"
  /// Of which item.
  public typealias Params = CallHierarchyParams
  /// What belongs to it, or null.
  public typealias Result = [TypeHierarchyItem]?
}

/// An entity in one document.
public struct TypeHierarchyItem: JSONWritable, Sendable, Hashable {
  /// The name.
  public var name: String
  /// What the text says that it is.
  public var detail: String?
  /// The kind of its symbol.
  public var kind: SymbolKind
  /// The document.
  public var uri: String
  /// Where it is introduced.
  public var range: PositionRange

  /// An entity in one document.
  public init(name: String, detail: String?, kind: SymbolKind, uri: String, range: PositionRange) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.uri = uri
    self.range = range
  }

  /// Writes the item.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let detail { writer.member("detail", detail) }
      writer.member("kind", kind.rawValue)
      writer.member("name", name)
      writer.member("range", range)
      writer.member("selectionRange", range)
      writer.member("uri", uri)
    }
  }
}

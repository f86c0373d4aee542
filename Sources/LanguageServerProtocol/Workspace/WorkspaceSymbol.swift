// Symbols of all documents.

import JSON
import Text

/// `workspace/symbol`.
public enum WorkspaceSymbolRequest: RequestType {
  /// The method.
  public static let method = "workspace/symbol"
  /// What was typed.
  public typealias Params = WorkspaceSymbolParams
  /// Symbols, or null.
  public typealias Result = WorkspaceSymbolResult
}

/// `workspaceSymbol/resolve`.
public enum WorkspaceSymbolResolveRequest: RequestType {
  /// The method.
  public static let method = "workspaceSymbol/resolve"
  /// The symbol.
  public typealias Params = ResolvableItem
  /// The symbol with its range.
  public typealias Result = ResolvableItem
}

/// What was typed.
public struct WorkspaceSymbolParams: JSONReadable, Sendable, Hashable {
  /// The query.
  public let query: String

  /// Reads the parameters; without a query everything is meant.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var query: String?
    try reader.object { (key, reader) throws(JSONError) in
      if "query" ~= key { query = try reader.string() }
    }
    self.query = query ?? ""
  }
}

/// Symbols in the form that the client takes.
public enum WorkspaceSymbolResult: JSONWritable, Sendable, Hashable {
  /// With their ranges.
  case complete([SymbolInformation])
  /// Without: the client asks for the range of the one that is chosen.
  case rangeless([RangelessSymbol])

  /// Writes an array.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .complete(let symbols): writer.array(symbols)
    case .rangeless(let symbols): writer.array(symbols)
    }
  }
}

/// A symbol of which the client knows only the document so far.
public struct RangelessSymbol: JSONWritable, Sendable, Hashable {
  /// The symbol; of its location only the document is written.
  public var symbol: SymbolInformation
  /// What the symbol is known by when the client asks for more.
  public var data: ItemData

  /// A symbol without its range.
  public init(symbol: SymbolInformation, data: ItemData) {
    self.symbol = symbol
    self.data = data
  }

  /// Writes the symbol.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let containerName = symbol.containerName { writer.member("containerName", containerName) }
      writer.member("data", data)
      writer.member("kind", symbol.kind.rawValue)
      writer.key("location")
      writer.object { $0.member("uri", symbol.location.uri) }
      writer.member("name", symbol.name)
    }
  }
}

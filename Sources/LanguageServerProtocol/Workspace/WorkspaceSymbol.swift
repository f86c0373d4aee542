// Symbols of all documents.

import JSON

/// `workspace/symbol`.
public enum WorkspaceSymbolRequest: RequestType {
  /// The method.
  public static let method = "workspace/symbol"
  /// What was typed.
  public typealias Params = WorkspaceSymbolParams
  /// Symbols, or null.
  public typealias Result = [SymbolInformation]?
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

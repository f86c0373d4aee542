// What refers to this?

import JSON
import Text

/// `textDocument/references`.
public enum ReferencesRequest: RequestType {
  /// The method.
  public static let method = "textDocument/references"
  /// Where, and whether with the introduction.
  public typealias Params = ReferenceParams
  /// Places, or null.
  public typealias Result = [Location]?
}

/// Where, and whether the introducing mention is wanted too.
public struct ReferenceParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The position.
  public let position: Position
  /// Whether the list begins with the introducing mention.
  public let includesDeclaration: Bool

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var position: Position?
    var includesDeclaration = true
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "position": position = try reader.read()
      case "context":
        includesDeclaration = try reader.ifPossible(JSONValue.self)?["includeDeclaration"]?.bool ?? true
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.position = try reader.require(position, "position")
    self.includesDeclaration = includesDeclaration
  }
}

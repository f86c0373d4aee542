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
  public typealias Result = [ReferenceLocation]?
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

/// A place that refers to the same, with what clangd would call its container where the client takes it.
public struct ReferenceLocation: JSONWritable, Sendable, Hashable {
  /// The place.
  public var location: Location
  /// Who speaks there; nil outside of quotations, and for clients that take no containers.
  public var containerName: String?
  /// Whether it stands in a quotation; nil for clients that take no containers.
  public var isQuoted: Bool?
  /// `name`, `nominal` or `pronoun`; nil for other places, and for clients that take no containers.
  public var mentionKind: String?

  /// A place.
  public init(location: Location, containerName: String? = nil, isQuoted: Bool? = nil, mentionKind: String? = nil) {
    self.location = location
    self.containerName = containerName
    self.isQuoted = isQuoted
    self.mentionKind = mentionKind
  }

  /// Writes the place.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let containerName { writer.member("containerName", containerName) }
      if let mentionKind { writer.member("mentionKind", mentionKind) }
      if let isQuoted { writer.member("quoted", isQuoted) }
      writer.member("range", location.range)
      writer.member("uri", location.uri)
    }
  }
}

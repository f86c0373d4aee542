// Parameters that several methods share: a document, a document and a position, a document and a range.

import JSON
import Text

/// `{"textDocument":{"uri":…}}` as a member.
struct TextDocumentIdentifier: JSONReadable {
  let uri: String

  init(from reader: inout JSONReader) throws(JSONError) {
    var uri: String?
    try reader.object { (key, reader) throws(JSONError) in
      if "uri" ~= key { uri = try reader.string() }
    }
    self.uri = try reader.require(uri, "uri")
  }
}

/// A document.
public struct TextDocumentParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    try reader.object { (key, reader) throws(JSONError) in
      if "textDocument" ~= key { document = try reader.read() }
    }
    uri = try reader.require(document, "textDocument").uri
  }
}

/// A position in a document.
public struct TextDocumentPositionParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The position.
  public let position: Position

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var position: Position?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "position": position = try reader.read()
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.position = try reader.require(position, "position")
  }
}

/// A range of a document.
public struct TextDocumentRangeParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// The range.
  public let range: PositionRange

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var range: PositionRange?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "range": range = try reader.read()
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.range = try reader.require(range, "range")
  }
}

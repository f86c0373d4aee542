// The client has changed a document.

import JSON
import Text

/// `textDocument/didChange`.
public enum DidChangeTextDocumentNotification: NotificationType {
  /// The method.
  public static let method = "textDocument/didChange"
  /// The changes.
  public typealias Params = DidChangeTextDocumentParams
}

/// The changes of a document, each of the text that the one before left.
public struct DidChangeTextDocumentParams: JSONReadable, Sendable, Hashable {
  /// One change.
  public struct Change: JSONReadable, Sendable, Hashable {
    /// What gives way; nil for the whole text.
    public let range: PositionRange?
    /// What takes its place, as valid UTF-8.
    public let text: [UInt8]
    /// How long the client thinks that the range is. It is deprecated, editors count it in different units, and no edit
    /// depends on it.
    public let rangeLength: Int?

    /// Reads a change.
    public init(from reader: inout JSONReader) throws(JSONError) {
      var range: PositionRange?
      var text: [UInt8]?
      var rangeLength: Int?
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "rangeLength": rangeLength = try reader.ifPossible(Int.self)
        case "range": range = try reader.takeNull() ? nil : try reader.read()
        case "text": text = try reader.utf8()
        default: break
        }
      }
      self.range = range
      self.rangeLength = rangeLength
      self.text = try reader.require(text, "text")
    }
  }

  /// The document.
  public let uri: String
  /// The client's version after the changes.
  public let version: Int?
  /// The changes in order.
  public let changes: [Change]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var uri: String?
    var version: Int?
    var changes: [Change]?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument":
        try reader.object { (key, reader) throws(JSONError) in
          switch key {
          case "uri": uri = try reader.string()
          case "version": version = try reader.ifPossible(Int.self)
          default: break
          }
        }
      case "contentChanges": changes = try reader.array()
      default: break
      }
    }
    self.uri = try reader.require(uri, "textDocument.uri")
    self.version = version
    self.changes = try reader.require(changes, "contentChanges")
  }
}

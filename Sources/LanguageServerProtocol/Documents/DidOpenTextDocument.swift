// The client has opened a document: from now on its text is what the client says.

import JSON
import Text

/// `textDocument/didOpen`.
public enum DidOpenTextDocumentNotification: NotificationType {
  /// The method.
  public static let method = "textDocument/didOpen"
  /// The document.
  public typealias Params = DidOpenTextDocumentParams
}

/// The document that was opened.
public struct DidOpenTextDocumentParams: JSONReadable, Sendable, Hashable {
  /// Its name.
  public let uri: String
  /// What the client calls its language.
  public let languageID: String?
  /// The client's version.
  public let version: Int?
  /// Its text, as valid UTF-8.
  public let text: [UInt8]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var item: Item?
    try reader.object { (key, reader) throws(JSONError) in
      if "textDocument" ~= key { item = try reader.read() }
    }
    let document = try reader.require(item, "textDocument")
    (uri, languageID, version, text) = (document.uri, document.languageID, document.version, document.text)
  }

  private struct Item: JSONReadable {
    let uri: String
    let languageID: String?
    let version: Int?
    let text: [UInt8]

    init(from reader: inout JSONReader) throws(JSONError) {
      var (uri, languageID): (String?, String?)
      var version: Int?
      var text: [UInt8]?
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "uri": uri = try reader.string()
        case "languageId": languageID = try reader.ifPossible(String.self)
        case "version": version = try reader.ifPossible(Int.self)
        case "text": text = try reader.utf8()
        default: break
        }
      }
      self.uri = try reader.require(uri, "uri")
      self.languageID = languageID
      self.version = version
      self.text = try reader.require(text, "text")
    }
  }
}

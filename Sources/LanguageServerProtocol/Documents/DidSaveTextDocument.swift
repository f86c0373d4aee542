// The client has saved a document. Its text is known already; it comes along where the server wants to compare.

import JSON

/// `textDocument/didSave`.
public enum DidSaveTextDocumentNotification: NotificationType {
  /// The method.
  public static let method = "textDocument/didSave"
  /// The document, and its text where the server asked for it.
  public typealias Params = DidSaveTextDocumentParams
}

/// A document that was saved.
public struct DidSaveTextDocumentParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public let uri: String
  /// What was saved; nil where the client does not say.
  public let text: [UInt8]?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var document: TextDocumentIdentifier?
    var text: [UInt8]?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": document = try reader.read()
      case "text": text = try reader.ifPossible { (reader) throws(JSONError) in try reader.utf8() }
      default: break
      }
    }
    uri = try reader.require(document, "textDocument").uri
    self.text = text
  }
}

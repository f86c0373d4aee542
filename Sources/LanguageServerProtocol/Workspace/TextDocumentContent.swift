// Documents that the server itself writes, under a scheme of its own.

import JSON

/// `workspace/textDocumentContent`.
public enum TextDocumentContentRequest: RequestType {
  /// The method.
  public static let method = "workspace/textDocumentContent"
  /// The document.
  public typealias Params = TextDocumentContentParams
  /// Its text.
  public typealias Result = TextDocumentContentResult
}

/// Which document.
public struct TextDocumentContentParams: JSONReadable, Sendable, Hashable {
  /// Its name.
  public let uri: String

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var uri: String?
    try reader.object { (key, reader) throws(JSONError) in
      if "uri" ~= key { uri = try reader.string() }
    }
    self.uri = try reader.require(uri, "uri")
  }
}

/// The text of a document.
public struct TextDocumentContentResult: JSONWritable, Sendable, Hashable {
  /// The text.
  public var text: String

  /// A text.
  public init(text: String) { self.text = text }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("text", text) }
  }
}

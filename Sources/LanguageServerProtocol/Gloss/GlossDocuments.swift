// Whole documents for scripts: annotated, checked against the client's own text.

import JSON
import Text

/// `gloss/document`: the annotation of a document that is known.
public enum GlossDocumentRequest: RequestType {
  /// The method.
  public static let method = "gloss/document"
  /// The document.
  public typealias Params = TextDocumentParams
  /// The annotation in the form of the batch output, or null.
  public typealias Result = GlossRawJSON?
}

/// `gloss/analyze`: the annotation of a text that nobody keeps.
public enum GlossAnalyzeRequest: RequestType {
  /// The method.
  public static let method = "gloss/analyze"
  /// The text.
  public typealias Params = GlossAnalyzeParams
  /// The annotation in the form of the batch output.
  public typealias Result = GlossRawJSON
}

/// A text to annotate.
public struct GlossAnalyzeParams: JSONReadable, Sendable, Hashable {
  /// The text, as valid UTF-8.
  public var text: [UInt8]
  /// What an editor would call its language.
  public var languageID: String?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var text: [UInt8]?
    var languageID: String?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "text": text = try reader.utf8()
      case "languageId": languageID = try reader.ifPossible(String.self)
      default: break
      }
    }
    self.text = try reader.require(text, "text")
    self.languageID = languageID
  }
}

/// A value that is JSON already.
public struct GlossRawJSON: JSONWritable, Sendable, Hashable {
  /// The JSON.
  public var json: [UInt8]

  /// A value that is JSON already.
  public init(json: [UInt8]) { self.json = json }

  /// Writes it as it is.
  public func write(to writer: inout JSONWriter) { writer.raw(json) }
}

/// `gloss/checkText`: whether the client's text and the server's are the same.
public enum GlossCheckTextRequest: RequestType {
  /// The method.
  public static let method = "gloss/checkText"
  /// The client's digest.
  public typealias Params = GlossCheckTextParams
  /// The comparison.
  public typealias Result = GlossCheckTextResult
}

/// The digest of the client's text.
public struct GlossCheckTextParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public var uri: String
  /// The SHA-256 of the client's text, in hexadecimal digits: all 64 or the first 16.
  public var sha256: String

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (uri, sha256): (String?, String?)
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "uri": uri = try reader.string()
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "sha256": sha256 = try reader.string()
      default: break
      }
    }
    self.uri = try reader.require(uri, "uri")
    self.sha256 = try reader.require(sha256, "sha256")
  }
}

/// Whether two texts are the same.
public struct GlossCheckTextResult: JSONWritable, Sendable, Hashable {
  /// Whether they are.
  public var isEqual: Bool
  /// The server's digest; nil where it does not know the document.
  public var sha256: String?
  /// The server's version.
  public var version: Int?

  /// A comparison.
  public init(isEqual: Bool, sha256: String?, version: Int?) {
    self.isEqual = isEqual
    self.sha256 = sha256
    self.version = version
  }

  /// Writes the comparison.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("equal", isEqual)
      writer.member("sha256", sha256)
      writer.member("version", version)
    }
  }
}

// Documents in the formats of other tools.

import JSON
import Text

/// `gloss/export`.
public enum GlossExportRequest: RequestType {
  /// The method.
  public static let method = "gloss/export"
  /// Which documents, in which format.
  public typealias Params = GlossExportParams
  /// The files of each.
  public typealias Result = GlossPage<GlossExportedDocument>
}

/// Which documents in which format.
public struct GlossExportParams: JSONReadable, Sendable, Hashable {
  /// The name of the format.
  public var format: String
  /// The documents.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var format: String?
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "format": format = try reader.string()
      default: try scope.read(key, &reader)
      }
    }
    self.format = try reader.require(format, "format")
    self.scope = scope
  }
}

/// A document as files of another tool.
public struct GlossExportedDocument: JSONWritable, Sendable, Hashable {
  /// One file.
  public struct File: JSONWritable, Sendable, Hashable {
    /// Its name, without a folder.
    public var name: String
    /// Its content.
    public var text: [UInt8]

    /// A file; `text` is valid UTF-8.
    public init(name: String, text: [UInt8]) {
      self.name = name
      self.text = text
    }

    /// Writes the file.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("name", name)
        writer.key("text")
        writer.string(utf8: text)
      }
    }
  }

  /// The document.
  public var document: GlossDocument
  /// Its files.
  public var files: [File]

  /// A document as files.
  public init(document: GlossDocument, files: [File]) {
    self.document = document
    self.files = files
  }

  /// Writes the document.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("digest", document.digest)
      writer.member("files", files)
      writer.member("uri", document.uri)
      writer.member("version", document.version)
    }
  }
}

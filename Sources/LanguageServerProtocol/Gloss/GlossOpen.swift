// Documents that a script holds: opened and closed with an answer, many at once.

import JSON
import Text

/// `gloss/open`: the acknowledged counterpart of `textDocument/didOpen`.
public enum GlossOpenRequest: RequestType {
  /// The method.
  public static let method = "gloss/open"
  /// The documents.
  public typealias Params = GlossOpenParams
  /// What became of each.
  public typealias Result = GlossOpenResult
}

/// `gloss/close`: lets go of documents that `gloss/open` took.
public enum GlossCloseRequest: RequestType {
  /// The method.
  public static let method = "gloss/close"
  /// Which.
  public typealias Params = GlossCloseParams
  /// How many were held.
  public typealias Result = GlossCloseResult
}

/// Documents to hold.
public struct GlossOpenParams: JSONReadable, Sendable, Hashable {
  /// A document to hold.
  public struct Document: JSONReadable, Sendable, Hashable {
    /// Its name.
    public var uri: String
    /// What an editor would call its language.
    public var languageID: String?
    /// The script's own number for this text.
    public var version: Int?
    /// The text; nil where the file of that name is to be read.
    public var text: [UInt8]?

    /// Reads a document.
    public init(from reader: inout JSONReader) throws(JSONError) {
      var (uri, languageID): (String?, String?)
      var version: Int?
      var text: [UInt8]?
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "uri": uri = try reader.string()
        case "languageId": languageID = try reader.takeNull() ? nil : try reader.string()
        case "version": version = try reader.takeNull() ? nil : try reader.integer()
        case "text": text = try reader.takeNull() ? nil : try reader.utf8()
        default: break
        }
      }
      self.uri = try reader.require(uri, "uri")
      (self.languageID, self.version, self.text) = (languageID, version, text)
    }
  }

  /// The documents, in the order in which they are opened.
  public var documents: [Document]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var documents: [Document]?
    try reader.object { (key, reader) throws(JSONError) in
      if "documents" ~= key { documents = try reader.array() }
    }
    self.documents = try reader.require(documents, "documents")
  }
}

/// What became of documents.
public struct GlossOpenResult: JSONWritable, Sendable, Hashable {
  /// Something that is not as it should be with a document.
  public struct Problem: JSONWritable, Sendable, Hashable {
    /// A stable word, such as `file.missing`.
    public var code: String
    /// The same for people.
    public var message: String

    /// A problem.
    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }

    /// Writes the problem.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("code", code)
        writer.member("message", message)
      }
    }
  }

  /// What became of one document.
  public struct Document: JSONWritable, Sendable, Hashable {
    /// The digest of the text that was taken; nil where none was.
    public var digest: String?
    /// Whose text counts now: `editor` where an editor has the document open too.
    public var holder: String?
    /// What is wrong; empty where nothing is.
    public var problems: [Problem]
    /// The name.
    public var uri: String
    /// The script's number.
    public var version: Int?

    /// What became of one document.
    public init(digest: String?, holder: String?, problems: [Problem], uri: String, version: Int?) {
      self.digest = digest
      self.holder = holder
      self.problems = problems
      self.uri = uri
      self.version = version
    }

    /// Writes the document.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("digest", digest)
        writer.member("holder", holder)
        writer.member("problems", problems)
        writer.member("uri", uri)
        writer.member("version", version)
      }
    }
  }

  /// The documents in the order of the request.
  public var documents: [Document]
  /// The number of the moment after the last of them.
  public var revision: Int

  /// A result.
  public init(documents: [Document], revision: Int) {
    self.documents = documents
    self.revision = revision
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("documents", documents)
      writer.member("revision", revision)
    }
  }
}

/// Documents to let go of.
public struct GlossCloseParams: JSONReadable, Sendable, Hashable {
  /// Their names.
  public var uris: [String]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var uris: [String]?
    try reader.object { (key, reader) throws(JSONError) in
      if "uris" ~= key { uris = try reader.array() }
    }
    self.uris = try reader.require(uris, "uris")
  }
}

/// How many documents were let go of.
public struct GlossCloseResult: JSONWritable, Sendable, Hashable {
  /// The number of names that the script held.
  public var closedCount: Int

  /// A number.
  public init(closedCount: Int) { self.closedCount = closedCount }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("closed", closedCount) }
  }
}

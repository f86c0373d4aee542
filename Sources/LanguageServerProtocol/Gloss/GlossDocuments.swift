// Whole documents for scripts: annotated, compared with the client's own text.

import JSON
import Text

/// `gloss/document`: the annotation of a document that is known.
public enum GlossDocumentRequest: RequestType {
  /// The method.
  public static let method = "gloss/document"
  /// The document.
  public typealias Params = GlossDocumentParams
  /// The annotation, written by the server section by section.
  public typealias Result = GlossDocumentResult
}

/// `gloss/analyze`: the annotation of a text that nobody keeps.
public enum GlossAnalyzeRequest: RequestType {
  /// The method.
  public static let method = "gloss/analyze"
  /// The text.
  public typealias Params = GlossAnalyzeParams
  /// The annotation in the form of `gloss/document`.
  public typealias Result = GlossDocumentResult
}

/// What of an annotation is wanted, and in which form.
public struct GlossSelection: Sendable, Hashable {
  /// The names of sections; nil for all.
  public var sections: [String]?
  /// Whether spans carry byte offsets.
  public var includesOffsets = false

  /// All of it.
  public init() {}

  /// Takes a member of parameters that belongs to the selection; others are left alone.
  mutating func read(_ key: JSONKey, _ reader: inout JSONReader) throws(JSONError) {
    switch key {
    case "include": sections = try reader.takeNull() ? nil : try reader.array()
    case "offsets": includesOffsets = try reader.bool()
    default: break
    }
  }
}

/// A document whose annotation is wanted.
public struct GlossDocumentParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public var uri: String
  /// What of it.
  public var selection = GlossSelection()
  /// The `resultId` of an answer that the client still has.
  public var previousResultID: String?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (uri, previous): (String?, String?)
    var selection = GlossSelection()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "previousResultId": previous = try reader.takeNull() ? nil : try reader.string()
      default: try selection.read(key, &reader)
      }
    }
    self.uri = try reader.require(uri, "textDocument")
    (self.selection, previousResultID) = (selection, previous)
  }
}

/// A text to annotate.
public struct GlossAnalyzeParams: JSONReadable, Sendable, Hashable {
  /// The text, as valid UTF-8.
  public var text: [UInt8]
  /// What an editor would call its language.
  public var languageID: String?
  /// The day that relative dates count from; nil where the session's settings decide.
  public var referenceDate: String?
  /// What of it.
  public var selection = GlossSelection()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var text: [UInt8]?
    var (languageID, referenceDate): (String?, String?)
    var selection = GlossSelection()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "text": text = try reader.utf8()
      case "languageId": languageID = try reader.takeNull() ? nil : try reader.string()
      case "metadata":
        try reader.object { (key, reader) throws(JSONError) in
          if "referenceDate" ~= key { referenceDate = try reader.takeNull() ? nil : try reader.string() }
        }
      default: try selection.read(key, &reader)
      }
    }
    self.text = try reader.require(text, "text")
    (self.languageID, self.referenceDate, self.selection) = (languageID, referenceDate, selection)
  }
}

/// An annotation, or a part of it, whose members are JSON already.
public struct GlossDocumentResult: JSONWritable, Sendable, Hashable {
  /// A member.
  public struct Member: Sendable, Hashable {
    /// Its key.
    public var key: String
    /// Its value as JSON.
    public var json: [UInt8]

    /// A member.
    public init(key: String, json: [UInt8]) {
      self.key = key
      self.json = json
    }
  }

  /// What the text says: the members of the sections that were asked for.
  public var sections: [Member]
  /// What is said of the answer: whose annotation it is, and its name.
  public var head: [Member]

  /// An annotation of its members.
  public init(sections: [Member], head: [Member]) {
    self.sections = sections
    self.head = head
  }

  /// Writes the members, keys sorted.
  public func write(to writer: inout JSONWriter) {
    let members = (sections + head).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    writer.object { writer in
      for member in members {
        writer.key(member.key)
        writer.raw(member.json)
      }
    }
  }
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

/// The digest of the client's text, or the text itself.
public struct GlossCheckTextParams: JSONReadable, Sendable, Hashable {
  /// The document.
  public var uri: String
  /// The SHA-256 of the client's text, in hexadecimal digits: all 64 or the first 16. Not needed with a text.
  public var sha256: String?
  /// The client's text, where it wants to know the first line that differs.
  public var text: [UInt8]?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (uri, sha256): (String?, String?)
    var text: [UInt8]?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "uri": uri = try reader.string()
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "sha256": sha256 = try reader.takeNull() ? nil : try reader.string()
      case "text": text = try reader.takeNull() ? nil : try reader.utf8()
      default: break
      }
    }
    self.uri = try reader.require(uri, "uri")
    if text == nil { sha256 = try reader.require(sha256, "sha256") }
    (self.sha256, self.text) = (sha256, text)
  }
}

/// Whether two texts are the same.
public struct GlossCheckTextResult: JSONWritable, Sendable, Hashable {
  /// The first line that differs.
  public struct Difference: JSONWritable, Sendable, Hashable {
    /// Its number, from 0.
    public var line: Int
    /// The client's line, without its end; nil where its text is shorter.
    public var client: String?
    /// The server's.
    public var server: String?

    /// A line that differs.
    public init(line: Int, client: String?, server: String?) {
      self.line = line
      self.client = client
      self.server = server
    }

    /// Writes the line.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("client", client)
        writer.member("line", line)
        writer.member("server", server)
      }
    }
  }

  /// Whether they are.
  public var isEqual: Bool
  /// The first line that differs; nil where none does or no text was sent.
  public var difference: Difference?
  /// The server's digest; nil where it does not know the document.
  public var sha256: String?
  /// The server's version.
  public var version: Int?

  /// A comparison.
  public init(isEqual: Bool, difference: Difference? = nil, sha256: String?, version: Int?) {
    self.isEqual = isEqual
    self.difference = difference
    self.sha256 = sha256
    self.version = version
  }

  /// Writes the comparison.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let difference { writer.member("difference", difference) }
      writer.member("equal", isEqual)
      writer.member("sha256", sha256)
      writer.member("version", version)
    }
  }
}

// Where else does this occur, and why are these one?

import JSON
import Text

/// `gloss/crossReferences`.
public enum GlossCrossReferencesRequest: RequestType {
  /// The method.
  public static let method = "gloss/crossReferences"
  /// An entity, by identifier or by place.
  public typealias Params = GlossCrossReferencesParams
  /// Its documents, or null.
  public typealias Result = GlossCrossReferences?
}

/// An entity, by identifier or by a place where it is mentioned.
public struct GlossCrossReferencesParams: JSONReadable, Sendable, Hashable {
  /// The identifier.
  public var entity: String?
  /// The document of the place.
  public var uri: String?
  /// The place.
  public var position: Position?
  /// `document` or `day`.
  public var sort: String?
  /// Which documents, and how much of the answer. A place does not narrow it: that asks for all documents.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (entity, uri, sort): (String?, String?, String?)
    var position: Position?
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "entity": entity = try reader.string()
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "position": position = try reader.read()
      case "sort": sort = try reader.string()
      default: try scope.read(key, &reader)
      }
    }
    if entity == nil {
      uri = try reader.require(uri, "textDocument")
      position = try reader.require(position, "position")
    }
    (self.entity, self.uri, self.position, self.sort, self.scope) = (entity, uri, position, sort, scope)
  }
}

/// An entity in all documents.
public struct GlossCrossReferences: JSONWritable, Sendable {
  /// One mention.
  public struct Mention: JSONWritable, Sendable, Hashable {
    /// `name`, `nominal` or `pronoun`.
    public var kind: String
    /// Where.
    public var span: GlossSpan
    /// The words.
    public var text: String
    /// How sure it is, 0 to 1000.
    public var confidence: Int

    /// A mention.
    public init(kind: String, span: GlossSpan, text: String, confidence: Int) {
      self.kind = kind
      self.span = span
      self.text = text
      self.confidence = confidence
    }

    /// Writes the mention.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("confidence", confidence)
        writer.member("kind", kind)
        writer.member("span", span)
        writer.member("text", text)
      }
    }
  }

  /// Something that it says.
  public struct Quotation: JSONWritable, Sendable, Hashable {
    /// From its first word to the last, whatever lies between.
    public var span: GlossSpan
    /// What is said, on one line; direct speech between marks.
    public var text: String

    /// A quotation.
    public init(span: GlossSpan, text: String) {
      self.span = span
      self.text = text
    }

    /// Writes the quotation.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("span", span)
        writer.member("text", text)
      }
    }
  }

  /// Its mentions and quotations in one document.
  public struct Document: JSONWritable, Sendable, Hashable {
    /// The document.
    public var document: GlossDocument
    /// The document's day as YYYY-MM-DD; nil where it tells none.
    public var day: String?
    /// Why the document's chain counts as this entity.
    public var reason: String
    /// The mentions in order.
    public var mentions: [Mention]
    /// What it says there, in order.
    public var quotations: [Quotation]

    /// An entity in one document.
    public init(
      document: GlossDocument, day: String?, reason: String, mentions: [Mention], quotations: [Quotation]
    ) {
      self.document = document
      self.day = day
      self.reason = reason
      self.mentions = mentions
      self.quotations = quotations
    }

    /// Writes the document.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("day", day)
        writer.member("document", document)
        writer.member("mentions", mentions)
        writer.member("quotations", quotations)
        writer.member("reason", reason)
      }
    }
  }

  /// The identifier.
  public var entity: String
  /// The fullest name.
  public var name: String
  /// The identifier under which it is known now, where it was asked for under an older one.
  public var movedTo: String?
  /// A page of its documents, in the order that was asked for.
  public var documents: GlossPage<Document>

  /// An entity in all documents.
  public init(entity: String, name: String, movedTo: String?, documents: GlossPage<Document>) {
    self.entity = entity
    self.name = name
    self.movedTo = movedTo
    self.documents = documents
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cursor", documents.cursor)
      writer.member("documents", documents.items)
      writer.member("entity", entity)
      if let movedTo { writer.member("movedTo", movedTo) }
      writer.member("name", name)
      writer.member("revision", documents.revision)
    }
  }
}

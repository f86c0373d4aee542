// All that the documents say of one entity.

import JSON
import Text

/// `gloss/entity`.
public enum GlossEntityRequest: RequestType {
  /// The method.
  public static let method = "gloss/entity"
  /// Which entity.
  public typealias Params = GlossEntityParams
  /// All of it; null where the place has none.
  public typealias Result = GlossEntityDetail?
}

/// An entity, by identifier or by a place where it is mentioned.
public struct GlossEntityParams: JSONReadable, Sendable, Hashable {
  /// The identifier.
  public var entity: String?
  /// The document of the place.
  public var uri: String?
  /// The place.
  public var position: Position?
  /// Whether spans carry byte offsets.
  public var includesOffsets = false

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (entity, uri): (String?, String?)
    var position: Position?
    var includesOffsets = false
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      // Both names: that of a member of other methods, and that of the member of an answer.
      case "entity", "id": entity = try reader.string()
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "position": position = try reader.read()
      case "offsets": includesOffsets = try reader.bool()
      default: break
      }
    }
    if entity == nil {
      if uri == nil, position == nil { entity = try reader.require(entity, "entity") }
      uri = try reader.require(uri, "textDocument")
      position = try reader.require(position, "position")
    }
    (self.entity, self.uri, self.position, self.includesOffsets) = (entity, uri, position, includesOffsets)
  }
}

/// A name with the number of its occurrences.
public struct GlossName: JSONWritable, Sendable, Hashable {
  /// How often it occurs.
  public var count: Int
  /// The name.
  public var text: String

  /// A name.
  public init(count: Int, text: String) {
    self.count = count
    self.text = text
  }

  /// Writes the name.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("count", count)
      writer.member("text", text)
    }
  }
}

/// All that the documents say of one entity.
public struct GlossEntityDetail: JSONWritable, Sendable, Hashable {
  /// What a text says that the entity is.
  public struct Role: JSONWritable, Sendable, Hashable {
    /// The document that says so.
    public var document: GlossDocument
    /// Where it says so.
    public var span: GlossSpan
    /// Its words.
    public var text: String

    /// A role.
    public init(document: GlossDocument, span: GlossSpan, text: String) {
      self.document = document
      self.span = span
      self.text = text
    }

    /// Writes the role.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("document", document)
        writer.member("span", span)
        writer.member("text", text)
      }
    }
  }

  /// How often the entity occurs in one document.
  public struct Document: JSONWritable, Sendable, Hashable {
    /// The document.
    public var document: GlossDocument
    /// Its mentions there.
    public var mentionCount: Int
    /// The quotations that it speaks there.
    public var quotationCount: Int
    /// Why the document's chain counts as this entity.
    public var reason: String

    /// The counts of a document.
    public init(document: GlossDocument, mentionCount: Int, quotationCount: Int, reason: String) {
      self.document = document
      self.mentionCount = mentionCount
      self.quotationCount = quotationCount
      self.reason = reason
    }

    /// Writes the counts.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("document", document)
        writer.member("mentions", mentionCount)
        writer.member("quotations", quotationCount)
        writer.member("reason", reason)
      }
    }
  }

  /// A tie to another entity.
  public struct Relation: JSONWritable, Sendable, Hashable {
    /// The identifier of the other.
    public var entity: String
    /// What ties them: `memberOf`, `capitalOf`, ….
    public var kind: String
    /// The name of the other.
    public var name: String

    /// A tie.
    public init(entity: String, kind: String, name: String) {
      self.entity = entity
      self.kind = kind
      self.name = name
    }

    /// Writes the tie.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("entity", entity)
        writer.member("kind", kind)
        writer.member("name", name)
      }
    }
  }

  /// What lists of entities say of it.
  public var summary: GlossEntity
  /// The identifier under which it is known now, where it was asked for under an older one.
  public var movedTo: String?
  /// Its names, the fullest first, with their counts.
  public var names: [GlossName]
  /// What the texts say that it is, with where.
  public var roles: [Role]
  /// The documents in order, with counts.
  public var documents: [Document]
  /// Its ties to other entities.
  public var relations: [Relation]
  /// What the lexicon knows of it.
  public var facts: [String]
  /// The number of the moment.
  public var revision: Int

  /// An entity of its parts.
  public init(
    summary: GlossEntity, movedTo: String?, names: [GlossName], roles: [Role], documents: [Document],
    relations: [Relation], facts: [String], revision: Int
  ) {
    self.summary = summary
    self.movedTo = movedTo
    self.names = names
    self.roles = roles
    self.documents = documents
    self.relations = relations
    self.facts = facts
    self.revision = revision
  }

  /// Writes the entity.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("documents", documents)
      writer.member("facts", facts)
      writer.member("first", summary.first)
      writer.member("id", summary.id)
      writer.member("mentions", summary.mentionCount)
      if let movedTo { writer.member("movedTo", movedTo) }
      writer.member("name", summary.name)
      writer.member("names", names)
      writer.member("quotations", summary.quotationCount)
      writer.member("relations", relations)
      writer.member("revision", revision)
      writer.member("roles", roles)
      writer.member("type", summary.type)
    }
  }
}

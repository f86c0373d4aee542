// Who and what occurs?

import JSON
import Text

/// `gloss/entities`.
public enum GlossEntitiesRequest: RequestType {
  /// The method.
  public static let method = "gloss/entities"
  /// The question.
  public typealias Params = GlossEntitiesParams
  /// The entities.
  public typealias Result = GlossPage<GlossEntity>
}

/// A question for entities; all its conditions must hold.
public struct GlossEntitiesParams: JSONReadable, Sendable, Hashable {
  /// The identifier of one entity.
  public var id: String?
  /// A name or an alias.
  public var name: String?
  /// `exact` or `substring`.
  public var match: String?
  /// Types by their OntoNotes names; empty for all.
  public var types: [String] = []
  /// The least number of mentions.
  public var minimumMentionCount: Int?
  /// Whether only those that speak are wanted.
  public var speakersOnly = false
  /// `name`, `mentions` or `first`.
  public var sort: String?
  /// Where to look.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (id, name, match, sort): (String?, String?, String?, String?)
    var types: [String] = []
    var minimum: Int?
    var speakersOnly = false
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "id": id = try reader.string()
      case "name": name = try reader.string()
      case "match": match = try reader.string()
      case "type": types = try GlossScope.oneOrMore(&reader)
      case "minMentions": minimum = try reader.clampedUnsigned()
      case "speakersOnly": speakersOnly = try reader.bool()
      case "sort": sort = try reader.string()
      default: try scope.read(key, &reader)
      }
    }
    (self.id, self.name, self.match, self.sort, self.types) = (id, name, match, sort, types)
    (minimumMentionCount, self.speakersOnly, self.scope) = (minimum, speakersOnly, scope)
  }
}

/// An entity with what can be counted of it.
public struct GlossEntity: JSONWritable, Sendable, Hashable {
  /// Its identifier: holds as long as its names do.
  public var id: String
  /// Its fullest name.
  public var name: String
  /// Its type by its OntoNotes name.
  public var type: String?
  /// Its other names.
  public var aliases: [String]
  /// What the texts say of it, in their own words.
  public var roles: [String]
  /// How often it is mentioned.
  public var mentionCount: Int
  /// How many quotations it speaks.
  public var quotationCount: Int
  /// The documents that it occurs in.
  public var documents: [String]
  /// Where it is introduced.
  public var first: GlossPlace?

  /// An entity of its parts.
  public init(
    id: String, name: String, type: String?, aliases: [String], roles: [String], mentionCount: Int,
    quotationCount: Int, documents: [String], first: GlossPlace?
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.aliases = aliases
    self.roles = roles
    self.mentionCount = mentionCount
    self.quotationCount = quotationCount
    self.documents = documents
    self.first = first
  }

  /// Writes the entity.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("aliases", aliases)
      writer.member("documents", documents)
      writer.member("first", first)
      writer.member("id", id)
      writer.member("mentions", mentionCount)
      writer.member("name", name)
      writer.member("quotations", quotationCount)
      writer.member("roles", roles)
      writer.member("type", type)
    }
  }
}

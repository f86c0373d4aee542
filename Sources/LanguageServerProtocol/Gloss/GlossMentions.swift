// Mentions by entity, by kind, by place.

import JSON
import Text

/// `gloss/mentions`.
public enum GlossMentionsRequest: RequestType {
  /// The method.
  public static let method = "gloss/mentions"
  /// The question.
  public typealias Params = GlossMentionsParams
  /// The mentions.
  public typealias Result = GlossPage<GlossMention>
}

/// A question for mentions; all its conditions must hold.
public struct GlossMentionsParams: JSONReadable, Sendable, Hashable {
  /// The identifier of an entity.
  public var entity: String?
  /// `name`, `nominal`, `pronoun`; empty for all.
  public var kinds: [String] = []
  /// Types by their OntoNotes names; empty for all.
  public var types: [String] = []
  /// A part of the documents of the scope: meant for one document.
  public var range: PositionRange?
  /// Where to look.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var entity: String?
    var (kinds, types): ([String], [String]) = ([], [])
    var range: PositionRange?
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "entity": entity = try reader.string()
      case "kind": kinds = try GlossScope.oneOrMore(&reader)
      case "type": types = try GlossScope.oneOrMore(&reader)
      case "range": range = try reader.read()
      default: try scope.read(key, &reader)
      }
    }
    (self.entity, self.kinds, self.types, self.range, self.scope) = (entity, kinds, types, range, scope)
  }
}

/// A mention.
public struct GlossMention: JSONWritable, Sendable, Hashable {
  /// An identifier that holds for this text only.
  public var id: String
  /// The document.
  public var document: GlossDocument
  /// `name`, `nominal` or `pronoun`.
  public var kind: String
  /// The identifier of its entity.
  public var entity: String
  /// Its words.
  public var span: GlossSpan
  /// The whole noun phrase of a name, where it is longer.
  public var nounPhrase: GlossSpan?
  /// Its words on one line.
  public var text: String
  /// The type by its OntoNotes name.
  public var type: String?
  /// Whether a place stands for its state.
  public var isMetonym: Bool
  /// The identifier of the quotation that it stands in.
  public var quotation: String?
  /// How sure it is, 0 to 1000.
  public var confidence: Int

  /// A mention of its parts.
  public init(
    id: String, document: GlossDocument, kind: String, entity: String, span: GlossSpan, nounPhrase: GlossSpan?,
    text: String, type: String?, isMetonym: Bool, quotation: String?, confidence: Int
  ) {
    self.id = id
    self.document = document
    self.kind = kind
    self.entity = entity
    self.span = span
    self.nounPhrase = nounPhrase
    self.text = text
    self.type = type
    self.isMetonym = isMetonym
    self.quotation = quotation
    self.confidence = confidence
  }

  /// Writes the mention.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("confidence", confidence)
      writer.member("document", document)
      writer.member("entity", entity)
      writer.member("id", id)
      writer.member("kind", kind)
      if isMetonym { writer.member("metonym", true) }
      if let nounPhrase { writer.member("nounPhrase", nounPhrase) }
      if let quotation { writer.member("quotation", quotation) }
      writer.member("span", span)
      writer.member("text", text)
      writer.member("type", type)
    }
  }
}

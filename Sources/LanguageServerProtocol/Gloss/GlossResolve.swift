// What stands at many places, in one round trip.

import JSON
import Text

/// `gloss/resolve`.
public enum GlossResolveRequest: RequestType {
  /// The method.
  public static let method = "gloss/resolve"
  /// The places.
  public typealias Params = GlossResolveParams
  /// What stands there.
  public typealias Result = GlossResolveResult
}

/// Places to look at.
public struct GlossResolveParams: JSONReadable, Sendable, Hashable {
  /// A place.
  public struct Item: JSONReadable, Sendable, Hashable {
    /// The document.
    public var uri: String
    /// The position.
    public var position: Position

    /// Reads a place.
    public init(from reader: inout JSONReader) throws(JSONError) {
      let place = try TextDocumentPositionParams(from: &reader)
      (uri, position) = (place.uri, place.position)
    }

    init(uri: String, position: Position) {
      self.uri = uri
      self.position = position
    }
  }

  /// The places in order: those of `positions` first, then those of `items`.
  public var items: [Item]
  /// Whether spans carry byte offsets.
  public var includesOffsets = false

  /// Reads the parameters: `positions` in `textDocument`, or `items` with a document each.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var uri: String?
    var positions: [Position]?
    var items: [Item] = []
    var includesOffsets = false
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "positions": positions = try reader.array()
      case "items": items = try reader.array()
      case "offsets": includesOffsets = try reader.bool()
      default: break
      }
    }
    if items.isEmpty { positions = try reader.require(positions, "positions") }
    if let positions {
      let uri = try reader.require(uri, "textDocument")
      items = positions.map { Item(uri: uri, position: $0) } + items
    }
    (self.items, self.includesOffsets) = (items, includesOffsets)
  }
}

/// What stands at places.
public struct GlossResolveResult: JSONWritable, Sendable, Hashable {
  /// An entity in short.
  public struct Entity: JSONWritable, Sendable, Hashable {
    /// Its identifier.
    public var id: String
    /// Its fullest name.
    public var name: String
    /// Its type by its OntoNotes name.
    public var type: String?

    /// An entity.
    public init(id: String, name: String, type: String?) {
      self.id = id
      self.name = name
      self.type = type
    }

    /// Writes the entity.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("id", id)
        writer.member("name", name)
        writer.member("type", type)
      }
    }
  }

  /// A date, a sum or a number.
  public struct Expression: JSONWritable, Sendable, Hashable {
    /// Where.
    public var span: GlossSpan
    /// Its type by its OntoNotes name.
    public var type: String
    /// Its value.
    public var value: String

    /// An expression.
    public init(span: GlossSpan, type: String, value: String) {
      self.span = span
      self.type = type
      self.value = value
    }

    /// Writes the expression.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("span", span)
        writer.member("type", type)
        writer.member("value", value)
      }
    }
  }

  /// A sentence.
  public struct Sentence: JSONWritable, Sendable, Hashable {
    /// Where.
    public var span: GlossSpan
    /// Its words on one line.
    public var text: String

    /// A sentence.
    public init(span: GlossSpan, text: String) {
      self.span = span
      self.text = text
    }

    /// Writes the sentence.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("span", span)
        writer.member("text", text)
      }
    }
  }

  /// What stands at one place.
  public struct Item: JSONWritable, Sendable, Hashable {
    /// The innermost mention.
    public var mention: GlossMention?
    /// Its entity.
    public var entity: Entity?
    /// The innermost quotation.
    public var quotation: GlossQuote?
    /// The date, sum or number.
    public var expression: Expression?
    /// The sentence.
    public var sentence: Sentence?

    /// What stands at one place.
    public init(
      mention: GlossMention?, entity: Entity?, quotation: GlossQuote?, expression: Expression?, sentence: Sentence?
    ) {
      self.mention = mention
      self.entity = entity
      self.quotation = quotation
      self.expression = expression
      self.sentence = sentence
    }

    /// Writes what stands there.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("entity", entity)
        writer.member("expression", expression)
        writer.member("mention", mention)
        writer.member("quotation", quotation)
        writer.member("sentence", sentence)
      }
    }
  }

  /// One for each place, in the order of the request.
  public var items: [Item]
  /// The number of the moment.
  public var revision: Int

  /// A result.
  public init(items: [Item], revision: Int) {
    self.items = items
    self.revision = revision
  }

  /// Writes the result.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("items", items)
      writer.member("revision", revision)
    }
  }
}

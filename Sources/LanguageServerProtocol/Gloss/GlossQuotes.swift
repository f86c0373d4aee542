// Who said this, and what did somebody say?

import JSON
import Text

/// `gloss/quotes`.
public enum GlossQuotesRequest: RequestType {
  /// The method.
  public static let method = "gloss/quotes"
  /// The question.
  public typealias Params = GlossQuotesParams
  /// The quotations.
  public typealias Result = GlossPage<GlossQuote>
}

/// A question for quotations; all its conditions must hold.
public struct GlossQuotesParams: JSONReadable, Sendable, Hashable {
  /// Whose quotations.
  public enum Speaker: Sendable, Hashable {
    /// The entity of an identifier.
    case entity(String)
    /// Anybody of a name.
    case name(String)
    /// Quotations whose speaker is not known.
    case unknown
  }

  /// The identifier of one quotation.
  public var id: String?
  /// Whose; nil for everybody's.
  public var speaker: Speaker?
  /// To whom; nil for anybody.
  public var addressee: Speaker?
  /// Which words; nil for any.
  public var text: String?
  /// `exact`, `substring` or `fuzzy`.
  public var match: String?
  /// The least score of a fuzzy match, in permille.
  public var threshold: Int?
  /// `direct`, `mixed`, `indirect`; empty for all.
  public var kinds: [String] = []
  /// Where to look.
  public var scope = GlossScope()

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var id: String?
    var (speaker, addressee): (Speaker?, Speaker?)
    var (text, match): (String?, String?)
    var threshold: Int?
    var kinds: [String] = []
    var scope = GlossScope()
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "id": id = try reader.string()
      case "speaker": speaker = try Self.speaker(&reader)
      case "addressee": addressee = try Self.speaker(&reader)
      case "text": text = try reader.takeNull() ? nil : try reader.string()
      case "match": match = try reader.string()
      case "threshold": threshold = try reader.clampedUnsigned()
      case "kind": kinds = try GlossScope.oneOrMore(&reader)
      default: try scope.read(key, &reader)
      }
    }
    (self.id, self.speaker, self.addressee, self.text, self.match) = (id, speaker, addressee, text, match)
    (self.threshold, self.kinds, self.scope) = (threshold, kinds, scope)
  }

  private static func speaker(_ reader: inout JSONReader) throws(JSONError) -> Speaker {
    if try reader.takeNull() { return .unknown }
    var speaker: Speaker?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "entity": speaker = .entity(try reader.string())
      case "name": speaker = .name(try reader.string())
      default: break
      }
    }
    return try reader.require(speaker, "name")
  }
}

/// A quotation.
public struct GlossQuote: JSONWritable, Sendable, Hashable {
  /// Its speaker.
  public struct Speaker: JSONWritable, Sendable, Hashable {
    /// The identifier of the entity; nil where the speaker is none of the document's entities.
    public var entity: String?
    /// The name; of an unnamed one its words.
    public var name: String
    /// The words that name it here.
    public var spans: [GlossSpan]

    /// A speaker.
    public init(entity: String?, name: String, spans: [GlossSpan]) {
      self.entity = entity
      self.name = name
      self.spans = spans
    }

    /// Writes the speaker.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("entity", entity)
        writer.member("name", name)
        writer.member("spans", spans)
      }
    }
  }

  /// An identifier that holds for this text only.
  public var id: String
  /// The document.
  public var document: GlossDocument
  /// `direct`, `mixed` or `indirect`.
  public var kind: String
  /// The content, marks left out.
  public var spans: [GlossSpan]
  /// What stands between marks in it.
  public var marked: [GlossSpan]
  /// The content on one line.
  public var text: String
  /// Who says it; nil where that is not known.
  public var speaker: Speaker?
  /// Who says it together with `speaker`; mostly nobody.
  public var otherSpeakers: [Speaker]
  /// The words that attribute it.
  public var cue: [GlossSpan]
  /// To whom; nil where that is not known.
  public var addressee: Speaker?
  /// Where it was said: "in an interview with …"; empty where that is not known.
  public var medium: [GlossSpan]
  /// `affirmed`, `denied` or `hedged`.
  public var polarity: String
  /// `anonymous` where the source is unnamed.
  public var source: String?
  /// How sure the attribution is, 0 to 1000.
  public var confidence: Int
  /// How well the words match, in permille.
  public var score: Int

  /// A quotation of its parts.
  public init(
    id: String, document: GlossDocument, kind: String, spans: [GlossSpan], marked: [GlossSpan], text: String,
    speaker: Speaker?, otherSpeakers: [Speaker] = [], cue: [GlossSpan], addressee: Speaker?, medium: [GlossSpan],
    polarity: String, source: String?, confidence: Int, score: Int
  ) {
    self.id = id
    self.document = document
    self.kind = kind
    self.spans = spans
    self.marked = marked
    self.text = text
    self.speaker = speaker
    self.otherSpeakers = otherSpeakers
    self.cue = cue
    self.addressee = addressee
    self.medium = medium
    self.polarity = polarity
    self.source = source
    self.confidence = confidence
    self.score = score
  }

  /// Writes the quotation.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("addressee", addressee)
      writer.member("confidence", confidence)
      writer.member("cue", cue)
      writer.member("document", document)
      writer.member("id", id)
      writer.member("kind", kind)
      writer.member("marked", marked)
      writer.member("medium", medium)
      if !otherSpeakers.isEmpty { writer.member("otherSpeakers", otherSpeakers) }
      writer.member("polarity", polarity)
      writer.member("score", score)
      if let source { writer.member("source", source) }
      writer.member("spans", spans)
      writer.member("speaker", speaker)
      writer.member("text", text)
    }
  }
}

// Why does Gloss believe this?

import JSON
import Text

/// `gloss/explain`.
public enum GlossExplainRequest: RequestType {
  /// The method.
  public static let method = "gloss/explain"
  /// Where, or what.
  public typealias Params = GlossExplainParams
  /// All that is believed there, the innermost first.
  public typealias Result = [GlossExplanation]
}

/// A place, or a fact by its identifier.
public struct GlossExplainParams: JSONReadable, Sendable, Hashable {
  /// The identifier of a mention or a quotation.
  public var id: String?
  /// The document of the place.
  public var uri: String?
  /// The place.
  public var position: Position?
  /// Whether spans carry byte offsets.
  public var includesOffsets = false

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (id, uri): (String?, String?)
    var position: Position?
    var includesOffsets = false
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "id": id = try reader.string()
      case "textDocument": uri = try reader.read(TextDocumentIdentifier.self).uri
      case "position": position = try reader.read()
      case "offsets": includesOffsets = try reader.bool()
      default: break
      }
    }
    if id == nil {
      uri = try reader.require(uri, "textDocument")
      position = try reader.require(position, "position")
    }
    (self.id, self.uri, self.position, self.includesOffsets) = (id, uri, position, includesOffsets)
  }
}

/// One belief with its reason.
public struct GlossExplanation: JSONWritable, Sendable, Hashable {
  /// A candidate that was not taken.
  public struct Alternative: JSONWritable, Sendable, Hashable {
    /// Where it stands.
    public var span: GlossSpan
    /// Why it lost.
    public var reason: String
    /// What it was.
    public var text: String

    /// A candidate.
    public init(span: GlossSpan, reason: String, text: String) {
      self.span = span
      self.reason = reason
      self.text = text
    }

    /// Writes the candidate.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("reason", reason)
        writer.member("span", span)
        writer.member("text", text)
      }
    }
  }

  /// The identifier of the mention or the quotation that it is about; nil for dates and sums.
  public var id: String?
  /// What it is about.
  public var span: GlossSpan
  /// What is believed.
  public var statement: String
  /// The code of the rule.
  public var rule: String
  /// How sure, 0 to 1000.
  public var confidence: Int
  /// The words that the rule rests on.
  public var evidence: [GlossSpan]
  /// What lost.
  public var alternatives: [Alternative]

  /// A belief of its parts.
  public init(
    id: String?, span: GlossSpan, statement: String, rule: String, confidence: Int, evidence: [GlossSpan],
    alternatives: [Alternative]
  ) {
    self.id = id
    self.span = span
    self.statement = statement
    self.rule = rule
    self.confidence = confidence
    self.evidence = evidence
    self.alternatives = alternatives
  }

  /// Writes the belief.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("alternatives", alternatives)
      writer.member("confidence", confidence)
      writer.member("evidence", evidence)
      if let id { writer.member("id", id) }
      writer.member("rule", rule)
      writer.member("span", span)
      writer.member("statement", statement)
    }
  }
}

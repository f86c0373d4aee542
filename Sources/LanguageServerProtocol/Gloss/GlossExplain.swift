// Why does Gloss believe this?

import JSON
import Text

/// `gloss/explain`.
public enum GlossExplainRequest: RequestType {
  /// The method.
  public static let method = "gloss/explain"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// All that is believed there, the innermost first; null for an unknown document.
  public typealias Result = [GlossExplanation]?
}

/// One belief with its reason.
public struct GlossExplanation: JSONWritable, Sendable, Hashable {
  /// A candidate that was not taken.
  public struct Alternative: JSONWritable, Sendable, Hashable {
    /// Where it stands.
    public var range: PositionRange
    /// Why it lost.
    public var reason: String
    /// What it was.
    public var text: String

    /// A candidate.
    public init(range: PositionRange, reason: String, text: String) {
      self.range = range
      self.reason = reason
      self.text = text
    }

    /// Writes the candidate.
    public func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("range", range)
        writer.member("reason", reason)
        writer.member("text", text)
      }
    }
  }

  /// What it is about.
  public var range: PositionRange
  /// What is believed.
  public var statement: String
  /// The code of the rule.
  public var rule: String
  /// How sure, 0 to 1000.
  public var confidence: Int
  /// The words that the rule rests on.
  public var evidence: [PositionRange]
  /// What lost.
  public var alternatives: [Alternative]

  /// A belief of its parts.
  public init(
    range: PositionRange, statement: String, rule: String, confidence: Int, evidence: [PositionRange],
    alternatives: [Alternative]
  ) {
    self.range = range
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
      writer.member("range", range)
      writer.member("rule", rule)
      writer.member("statement", statement)
    }
  }
}

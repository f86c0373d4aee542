// A span that names or points to an entity.

import Text

/// How a span points to its entity.
public enum MentionKind: UInt8, Sendable, Hashable {
  /// A proper name ("Ana Núñez", "Núñez").
  case name
  /// A noun phrase without a name of its own ("the finance minister", "several sources, who asked not to be named").
  case nominal
  /// A pronoun ("she", "their").
  case pronoun

  /// The name that the batch output and the protocol use.
  public var name: String {
    switch self {
    case .name: "name"
    case .nominal: "nominal"
    case .pronoun: "pronoun"
    }
  }
}

/// A mention of an entity in one document. Dates and sums are not mentions.
public struct Mention: Sendable, Hashable {
  /// The name without article, title or possessive; the whole noun phrase of a nominal; the pronoun.
  public var range: ByteRange
  /// The whole noun phrase around a name ("President Emmanuel Macron"); the same as `range` for others.
  public var nounPhrase: ByteRange
  /// The head word.
  public var head: ByteRange
  /// How it points.
  public var kind: MentionKind
  /// The type of the entity where it is known.
  public var type: EntityType?
  /// Its chain, as an index of `DocumentAnnotation.chains`.
  public var chain: Int
  /// Whether a capital or a seat of government stands for a state ("Moscow" for Russia).
  public var isMetonym: Bool
  /// The quotation that it stands in, as an index of `DocumentAnnotation.quotations`.
  public var quotation: Int?
  /// How sure Gloss is that it belongs to its chain, 0 to 1000.
  public var confidence: Int
  /// Why it was put into its chain, as an index of `DocumentAnnotation.evidence`.
  public var evidence: Int

  /// A mention of its parts.
  public init(
    range: ByteRange, nounPhrase: ByteRange, head: ByteRange, kind: MentionKind, type: EntityType?, chain: Int,
    isMetonym: Bool = false, quotation: Int? = nil, confidence: Int = 1000, evidence: Int = 0
  ) {
    self.range = range
    self.nounPhrase = nounPhrase
    self.head = head
    self.kind = kind
    self.type = type
    self.chain = chain
    self.isMetonym = isMetonym
    self.quotation = quotation
    self.confidence = confidence
    self.evidence = evidence
  }
}

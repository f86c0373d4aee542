// Dates, sums and numbers with their values.

import Text

/// A date, a time, a sum or a number, with its value.
public struct Expression: Sendable, Hashable {
  /// Where it stands.
  public var range: ByteRange
  /// A value type (`EntityType.isValue`).
  public var type: EntityType
  /// TIMEX3 for dates ("2024-03-15", "2024-W11-WE", "201", "P3D", "PAST_REF"), "USD 100000000" for money, a plain number
  /// for the rest.
  public var value: String
  /// The expression or dateline that the value counts from; `nil` where the reference day or nothing is.
  public var anchor: ByteRange?
  /// Whether the value counts from the reference day: with another one it would be another.
  public var countsFromReferenceDay: Bool
  /// Which rule read it, as an index of `DocumentAnnotation.evidence`.
  public var evidence: Int

  /// An expression of its parts.
  public init(
    range: ByteRange, type: EntityType, value: String, anchor: ByteRange? = nil, countsFromReferenceDay: Bool = false,
    evidence: Int = 0
  ) {
    self.range = range
    self.type = type
    self.value = value
    self.anchor = anchor
    self.countsFromReferenceDay = countsFromReferenceDay
    self.evidence = evidence
  }
}

/// A name or a value, flat: no two overlap.
public struct Entity: Sendable, Hashable {
  /// The name without leading article, title or possessive.
  public var range: ByteRange
  /// Its type.
  public var type: EntityType
  /// Its chain, as an index of `DocumentAnnotation.chains`; `nil` for values.
  public var chain: Int?
  /// How sure Gloss is of span and type, 0 to 1000.
  public var confidence: Int

  /// An entity of its parts.
  public init(range: ByteRange, type: EntityType, chain: Int? = nil, confidence: Int = 1000) {
    self.range = range
    self.type = type
    self.chain = chain
    self.confidence = confidence
  }
}

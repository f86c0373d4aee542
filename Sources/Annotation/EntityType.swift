// The types of names and values, in OntoNotes' terms.

/// The type of a name or a value, as the OntoNotes guidelines name them.
public enum EntityType: UInt8, Sendable, CaseIterable, Hashable {
  case person, organization, geopoliticalEntity, location, facility, nationality, product, event, workOfArt, law,
    language
  case date, time, duration, set, money, percent, quantity, ordinal, cardinal

  /// The name that the batch output and the protocol use (`PERSON`, `GPE`, …).
  public var name: String {
    switch self {
    case .person: "PERSON"
    case .organization: "ORG"
    case .geopoliticalEntity: "GPE"
    case .location: "LOC"
    case .facility: "FAC"
    case .nationality: "NORP"
    case .product: "PRODUCT"
    case .event: "EVENT"
    case .workOfArt: "WORK_OF_ART"
    case .law: "LAW"
    case .language: "LANGUAGE"
    case .date: "DATE"
    case .time: "TIME"
    case .duration: "DURATION"
    case .set: "SET"
    case .money: "MONEY"
    case .percent: "PERCENT"
    case .quantity: "QUANTITY"
    case .ordinal: "ORDINAL"
    case .cardinal: "CARDINAL"
    }
  }

  /// The type of an output name; `nil` for any other text.
  public init?(name: String) {
    guard let type = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = type
  }

  /// Whether it is a date, a sum or another value rather than a name.
  public var isValue: Bool { rawValue >= EntityType.date.rawValue }

  /// Whether it names a place, states included.
  public var isPlace: Bool { self == .geopoliticalEntity || self == .location || self == .facility }
}

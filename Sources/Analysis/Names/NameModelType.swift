// The types that the name model tells apart, and their labels.
//
// No corpus at hand tells a state from a mountain or a novel from a war, so the model does not either: NameTyping divides
// its wide types by lexicon and context.

import Annotation
import Learning

/// A type of the name model.
package enum NameModelType: Int, CaseIterable, Sendable {
  case person, organization, place, facility, nationality, product
  /// Events, works, laws, languages, awards.
  case miscellany

  /// The names of the labels as the model file holds them.
  package static let labelNames = [
    "person", "organization", "place", "facility", "nationality", "product", "miscellany",
  ]
  /// The number of labels: outside, and begin and inside of each type.
  package static let labelCount = LabelLayout.labelCount(typeCount: allCases.count)

  /// The labels of this type, as bits.
  package var labelBits: UInt16 { 1 << UInt16(LabelLayout.begin(rawValue)) | 1 << UInt16(LabelLayout.inside(rawValue)) }

  /// The type of a label; `nil` for "outside".
  package init?(label: UInt8) {
    guard label > 0, let type = Self(rawValue: (Int(label) - 1) / 2) else { return nil }
    self = type
  }

  /// The type that names get before lexicon and context divide it.
  var widestType: EntityType {
    switch self {
    case .person: .person
    case .organization: .organization
    case .place: .geopoliticalEntity
    case .facility: .facility
    case .nationality: .nationality
    case .product: .product
    case .miscellany: .event
    }
  }
}

extension NameModelType {
  /// The name of the type in the corpora.
  package var corpusName: String {
    switch self {
    case .person: "PERSON"
    case .organization: "ORGANIZATION"
    case .place: "LOCATION"
    case .facility: "FACILITY"
    case .nationality: "NORP"
    case .product: "PRODUCT"
    case .miscellany: "MISC"
    }
  }
}

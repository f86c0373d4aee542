// Gloss's own terms in words that a reader of news knows.

import Annotation

/// Says types, kinds and rules in plain English.
public enum PlainWords {
  /// A type of name or value: "person", "organisation".
  public static func type(_ type: EntityType?) -> String {
    switch type {
    case .person: "person"
    case .organization: "organisation"
    case .geopoliticalEntity: "country, state or city"
    case .location: "place"
    case .facility: "building or site"
    case .nationality: "people or group"
    case .product: "product"
    case .event: "event"
    case .workOfArt: "work"
    case .law: "law"
    case .language: "language"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .set: "recurring time"
    case .money: "sum of money"
    case .percent: "percentage"
    case .quantity: "quantity"
    case .ordinal: "rank"
    case .cardinal: "number"
    case nil: "unnamed"
    }
  }

  /// How words are given: "direct quotation".
  public static func kind(_ kind: QuotationKind) -> String {
    switch kind {
    case .direct: "direct quotation"
    case .mixed: "partial quotation"
    case .indirect: "reported speech"
    }
  }

  /// How a span points: "name", "description", "pronoun".
  public static func kind(_ kind: MentionKind) -> String {
    switch kind {
    case .name: "name"
    case .nominal: "description"
    case .pronoun: "pronoun"
    }
  }

  /// A tie between two entities: "member of".
  public static func relation(_ kind: Relation.Kind) -> String {
    switch kind {
    case .memberOf: "member of"
    case .capitalOf: "capital of"
    case .renamedFrom: "renamed from"
    case .nationalityOf: "people of"
    case .partOf: "part of"
    }
  }

  /// A rule's code in words, its component left out: "chains.surnameAfterFullName" gives "surname after full name".
  public static func rule(_ code: String) -> String {
    let name = code.split(separator: ".").last ?? Substring(code)
    var words = ""
    for scalar in name.unicodeScalars {
      if ("A"..."Z").contains(scalar) {
        words += " " + String(scalar).lowercased()
      } else {
        words.unicodeScalars.append(scalar)
      }
    }
    return words
  }

  /// A count with its noun: "1 mention", "3 mentions".
  public static func count(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
  }
}

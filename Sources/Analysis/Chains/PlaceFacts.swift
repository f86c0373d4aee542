// What the lexicon says of the words of a name, in the terms that chains ask in.

import Annotation
import Lexicon

/// Asks the lexicon about names.
enum PlaceFacts {
  /// The country that these words name; the article before it does not count.
  static func country(named words: [UInt64], in lexicon: Lexicon) -> Int? { lexicon.country(named: words) }

  /// The country that these words are the capital of.
  static func country(ofCapital words: [UInt64], in lexicon: Lexicon) -> Int? { lexicon.country(ofCapital: words) }

  /// The country whose people these words name.
  static func country(ofDemonym words: [UInt64], in lexicon: Lexicon) -> Int? { lexicon.country(ofDemonym: words) }

  /// Whether these words name a place or a people.
  static func isPlaceOrDemonym(_ words: [UInt64], in lexicon: Lexicon) -> Bool {
    guard let classes = lexicon.match(words)?.classes else { return false }
    return !classes.isDisjoint(with: LexiconClasses.places.union([.demonym, .politicalOrReligiousGroup]))
  }

  /// Whether these words name a seat of government, a news agency, a paper or a network: rarely "the group".
  static func isSeatOrMedium(_ words: [UInt64], in lexicon: Lexicon) -> Bool {
    guard let classes = lexicon.match(words)?.classes else { return false }
    return !classes.isDisjoint(with: [.seatOfGovernment, .newsAgency, .newspaper, .broadcaster, .platform])
  }

  /// The gender that a given name shows.
  static func genderOfGivenName(_ word: UInt64, in lexicon: Lexicon) -> Gender {
    let classes = lexicon.classes(ofWord: word)
    switch (classes.contains(.masculineGivenName), classes.contains(.feminineGivenName)) {
    case (true, false): return .masculine
    case (false, true): return .feminine
    default: return .unknown
    }
  }

  /// What the lexicon knows of a country.
  static func facts(ofCountry country: Int, in lexicon: Lexicon) -> [String] {
    guard lexicon.countries.indices.contains(country) else { return [] }
    let facts = lexicon.countries[country]
    var result: [String] = []
    if let capital = facts.capitals.first { result.append("country; capital \(capital)") }
    return result
  }

  /// What the lexicon knows of another name.
  static func facts(ofName words: [UInt64], in lexicon: Lexicon) -> [String] {
    guard let match = lexicon.match(words) else { return [] }
    let country = lexicon.countries.indices.contains(match.entry) ? lexicon.countries[match.entry].name : nil
    let kinds: [(LexiconClasses, String)] = [
      (.capital, "capital"), (.seatOfGovernment, "seat of government"), (.newsAgency, "news agency"),
      (.newspaper, "newspaper or magazine"), (.broadcaster, "broadcaster"), (.platform, "social network"),
      (.internationalOrganization, "international organisation"), (.armedGroup, "armed group"),
      (.politicalParty, "political party"), (.worldRegion, "world region"),
    ]
    for (kind, text) in kinds where match.classes.contains(kind) {
      return [country.map { "\(text) of \($0)" } ?? text]
    }
    return []
  }
}

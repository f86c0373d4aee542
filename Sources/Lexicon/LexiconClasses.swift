// The classes of words and phrases that the lexicon knows.

/// What a word or a phrase can be. An entry is evidence, never a decision: most words in it are also something else.
public struct LexiconClasses: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64

  /// The classes with the given bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: UInt64) { rawValue = 1 << bit }

  /// A country, by any of its names.
  public static let country = LexiconClasses(bit: 0)
  /// A capital or another city that stands for its government.
  public static let capital = LexiconClasses(bit: 1)
  /// A city.
  public static let city = LexiconClasses(bit: 2)
  /// A state, a province, a part of a country.
  public static let stateOrProvince = LexiconClasses(bit: 3)
  /// A continent or a region over borders ("Sahel", "West").
  public static let worldRegion = LexiconClasses(bit: 4)
  /// A sea, a river, a lake.
  public static let water = LexiconClasses(bit: 5)
  /// A building or a body that stands for a government ("Kremlin").
  public static let seatOfGovernment = LexiconClasses(bit: 6)
  /// A news agency.
  public static let newsAgency = LexiconClasses(bit: 7)
  /// A newspaper or a magazine.
  public static let newspaper = LexiconClasses(bit: 8)
  /// A broadcaster.
  public static let broadcaster = LexiconClasses(bit: 9)
  /// A social network.
  public static let platform = LexiconClasses(bit: 10)
  /// An organisation of states, or a worldwide one.
  public static let internationalOrganization = LexiconClasses(bit: 11)
  /// A part of a state: an agency, a chamber, an office.
  public static let governmentAgency = LexiconClasses(bit: 12)
  /// An armed group.
  public static let armedGroup = LexiconClasses(bit: 13)
  /// A political party.
  public static let politicalParty = LexiconClasses(bit: 14)
  /// A company.
  public static let company = LexiconClasses(bit: 15)
  /// A religious, political or ethnic group, as noun or adjective.
  public static let politicalOrReligiousGroup = LexiconClasses(bit: 16)
  /// The people of a country, as noun or adjective.
  public static let demonym = LexiconClasses(bit: 17)
  /// A language.
  public static let language = LexiconClasses(bit: 18)
  /// A named event.
  public static let event = LexiconClasses(bit: 19)
  /// A named law or treaty.
  public static let law = LexiconClasses(bit: 20)
  /// A named product.
  public static let product = LexiconClasses(bit: 21)
  /// A title before a name.
  public static let title = LexiconClasses(bit: 22)
  /// A noun that heads the name of an organisation ("Ministry").
  public static let organizationHead = LexiconClasses(bit: 23)
  /// A word that ends the name of a company ("Inc.").
  public static let organizationSuffix = LexiconClasses(bit: 24)
  /// A noun that heads the name of a building or a site ("Airport").
  public static let facilityHead = LexiconClasses(bit: 25)
  /// A noun that heads the name of a place ("River").
  public static let locationHead = LexiconClasses(bit: 26)
  /// A given name, of either gender.
  public static let givenName = LexiconClasses(bit: 27)
  /// A given name that men bear nine times out of ten.
  public static let masculineGivenName = LexiconClasses(bit: 28)
  /// A given name that women bear nine times out of ten.
  public static let feminineGivenName = LexiconClasses(bit: 29)
  /// A family name.
  public static let familyName = LexiconClasses(bit: 30)
  /// A verb that attributes, in any form.
  public static let cueVerb = LexiconClasses(bit: 31)
  /// A title of a man.
  public static let masculineTitle = LexiconClasses(bit: 32)
  /// A title of a woman.
  public static let feminineTitle = LexiconClasses(bit: 33)

  /// Every class of names of places.
  public static let places: LexiconClasses = [.country, .capital, .city, .stateOrProvince, .worldRegion, .water]
  /// Every class of names of organisations.
  public static let organizations: LexiconClasses = [
    .newsAgency, .newspaper, .broadcaster, .platform, .internationalOrganization, .governmentAgency, .armedGroup,
    .politicalParty, .company, .seatOfGovernment,
  ]

  /// The classes that sections of the tables are named by, with those names.
  private static let sections: [(name: String, classes: LexiconClasses)] = [
    ("country", .country),
    ("city", .city),
    ("stateOrProvince", .stateOrProvince),
    ("worldRegion", .worldRegion),
    ("water", .water),
    ("seatOfGovernment", .seatOfGovernment),
    ("newsAgency", .newsAgency),
    ("newspaper", .newspaper),
    ("broadcaster", .broadcaster),
    ("platform", .platform),
    ("internationalOrganization", .internationalOrganization),
    ("governmentAgency", .governmentAgency),
    ("armedGroup", .armedGroup),
    ("politicalParty", .politicalParty),
    ("company", .company),
    ("politicalOrReligiousGroup", .politicalOrReligiousGroup),
    ("language", .language),
    ("event", .event),
    ("law", .law),
    ("product", .product),
    ("title", .title),
    ("organizationHead", .organizationHead),
    ("organizationSuffix", .organizationSuffix),
    ("facilityHead", .facilityHead),
    ("locationHead", .locationHead),
    ("givenName", .givenName),
    ("familyName", .familyName),
    ("cueVerb", .cueVerb),
  ]
  /// The classes that follow from others, or from columns of the tables.
  private static let derived: [(name: String, classes: LexiconClasses)] = [
    ("capital", .capital), ("demonym", .demonym), ("feminineGivenName", .feminineGivenName),
    ("feminineTitle", .feminineTitle), ("masculineGivenName", .masculineGivenName), ("masculineTitle", .masculineTitle),
  ]

  /// The class of a section of the tables.
  static func named(_ name: String) -> LexiconClasses? { sections.first { $0.name == name }?.classes }

  /// The names of all classes in it, sorted.
  public var names: [String] {
    (Self.sections + Self.derived).filter { contains($0.classes) }.map(\.name).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}

// All mentions of one entity in one document, and what the document says of it.

import Text

/// What the text says that an entity is ("US Naval War College professor"), with where it says so.
public struct Role: Sendable, Hashable {
  /// The text's own words.
  public var text: String
  /// Where they stand.
  public var range: ByteRange

  /// A role of its parts.
  public init(text: String, range: ByteRange) {
    self.text = text
    self.range = range
  }
}

/// One of the names of an entity.
public struct Alias: Sendable, Hashable {
  /// The name as the text has it.
  public var text: String
  /// How often it occurs in the document.
  public var count: Int

  /// An alias of its parts.
  public init(text: String, count: Int) {
    self.text = text
    self.count = count
  }
}

/// Grammatical gender as the text shows it.
public enum Gender: UInt8, Sendable, Hashable {
  case unknown, masculine, feminine, neuter

  /// The name that the protocol uses.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .masculine: "masculine"
    case .feminine: "feminine"
    case .neuter: "neuter"
    }
  }
}

/// Grammatical number.
public enum GrammaticalNumber: UInt8, Sendable, Hashable {
  case unknown, singular, plural
}

/// A tie from one entity of a document to another.
public struct Relation: Sendable, Hashable {
  /// What ties them.
  public enum Kind: UInt8, Sendable, Hashable {
    case memberOf, capitalOf, renamedFrom, nationalityOf, partOf

    /// The name that the protocol uses.
    public var name: String {
      switch self {
      case .memberOf: "memberOf"
      case .capitalOf: "capitalOf"
      case .renamedFrom: "renamedFrom"
      case .nationalityOf: "nationalityOf"
      case .partOf: "partOf"
      }
    }
  }

  /// What ties them.
  public var kind: Kind
  /// The other entity, as an index of `DocumentAnnotation.chains`.
  public var chain: Int
  /// Why it is believed, as an index of `DocumentAnnotation.evidence`.
  public var evidence: Int

  /// A relation of its parts.
  public init(kind: Kind, chain: Int, evidence: Int = 0) {
    self.kind = kind
    self.chain = chain
    self.evidence = evidence
  }
}

/// What the user's lexicon says of who an entity is: it holds in all documents.
public struct UserIdentity: Sendable, Hashable {
  /// One name of an entry that keeps names apart.
  public struct Side: Sendable, Hashable {
    /// Which entry, by the hash of its names.
    public var entry: UInt64
    /// Which of its names.
    public var side: Int

    /// A side of its parts.
    public init(entry: UInt64, side: Int) {
      self.entry = entry
      self.side = side
    }
  }

  /// The first name of the entry that names it: whoever has this one is the same; `nil` where it is only kept apart.
  public var name: String?
  /// Whether the entry says what it is, and not only which names are one.
  public var isTyped: Bool
  /// The names that it is kept apart by: two entities on different sides of one entry are never one.
  public var sides: [Side]

  /// An identity of its parts.
  public init(name: String?, isTyped: Bool, sides: [Side]) {
    self.name = name
    self.isTyped = isTyped
    self.sides = sides
  }
}

/// An entity of one document: its mentions and what the text says of it.
public struct Chain: Sendable, Hashable {
  /// The fullest name; of an unnamed entity its fullest nominal as the text has it.
  public var canonicalName: String
  /// Its type where it is known.
  public var type: EntityType?
  /// Its mentions in order, as indices of `DocumentAnnotation.mentions`.
  public var mentions: [Int]
  /// The first full mention: where a definition leads.
  public var introducingMention: Int
  /// Its names with their counts, in order of first occurrence.
  public var aliases: [Alias]
  /// What the text says of it, in order.
  public var roles: [Role]
  /// Its gender as far as pronouns, titles and given names tell.
  public var gender: Gender
  /// Its number.
  public var number: GrammaticalNumber
  /// Its ties to other entities of the document.
  public var relations: [Relation]
  /// What the lexicon knows of it ("capital of Niger"), as short English phrases; what the user's own says comes first.
  public var lexiconFacts: [String]
  /// Who the user says that it is; `nil` where the user's lexicon is silent.
  public var userIdentity: UserIdentity?

  /// A chain of its parts.
  public init(
    canonicalName: String, type: EntityType?, mentions: [Int], introducingMention: Int, aliases: [Alias] = [],
    roles: [Role] = [], gender: Gender = .unknown, number: GrammaticalNumber = .unknown, relations: [Relation] = [],
    lexiconFacts: [String] = [], userIdentity: UserIdentity? = nil
  ) {
    self.canonicalName = canonicalName
    self.type = type
    self.mentions = mentions
    self.introducingMention = introducingMention
    self.aliases = aliases
    self.roles = roles
    self.gender = gender
    self.number = number
    self.relations = relations
    self.lexiconFacts = lexiconFacts
    self.userIdentity = userIdentity
  }
}

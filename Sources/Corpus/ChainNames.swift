// What the chains of one document are known by, and the company they keep: all that the entity index reads of a document.
//
// Folded and hashed once for each version of a document; the index itself compares numbers.

import Analysis
import Annotation
import Lexicon
import Prose
import Text

/// What a chain is known by.
struct ChainNames: Sendable, Equatable {
  /// A name by which the chain of another document may mean the same.
  struct ShortName: Sendable, Hashable {
    var key: UInt64
    /// The letters of its identifier: always fewer than those of the name it stands for.
    var length: Int
    var reason: JoinReason
  }

  /// Which names can be names of one entity.
  enum Family: UInt8, Sendable {
    case person, organization, place, group, product, event, work, law, language, entity

    /// The name that begins an identifier.
    var name: String {
      switch self {
      case .person: "person"
      case .organization: "organization"
      case .place: "place"
      case .group: "group"
      case .product: "product"
      case .event: "event"
      case .work: "work"
      case .law: "law"
      case .language: "language"
      case .entity: "entity"
      }
    }
  }

  /// Whether it has a name at all.
  var isNamed: Bool
  /// The identifier without the number of a homonym; empty without a name.
  var base: String
  /// The hash of `base`.
  var key: UInt64
  /// Which names can be its names.
  var family = Family.entity
  /// Whether it is a person of whom only one name is known: many may have it.
  var isOneNameOfPerson = false
  /// Whether its name is one that every country has an institution of.
  var isInstitutionOfAnyCountry = false
  /// Whether the user's lexicon names it: then all that have its name are one.
  var isUsers = false
  /// The names that the user's lexicon keeps it apart by.
  var sides: [UserIdentity.Side] = []
  /// Shorter names that may mean it, each once; none for a name of one word.
  var shortNames: [ShortName] = []
  /// Its gender.
  var gender = Gender.unknown
  /// The fields of work that its roles speak of.
  var fields: Occupations.Fields = 0
  /// The words of its roles that name an office.
  var offices: [UInt64] = []
  /// The names inside its roles, by key: "the mayor of Porto", "a fellow at the Harbour Institute".
  var anchors: [UInt64] = []
}

/// What the chains of a document are known by, and who and what they stand beside.
struct DocumentNames: Sendable, Equatable {
  /// Parallel to `DocumentAnnotation.chains`.
  var chains: [ChainNames]
  /// The keys of the people and organisations that the document names most.
  var company: [UInt64]
  /// The keys of the countries that it names.
  var countries: [UInt64]
  /// The key of the country that it names most, the first of equals; 0 where it names none.
  var mainCountry: UInt64
}

/// Reads the names of a document.
struct DocumentNamesReader {
  /// People and organisations that are taken for company: the most mentioned ones are what a text is about.
  private static let companyCount = 24

  private let annotation: DocumentAnnotation

  init(_ annotation: DocumentAnnotation) { self.annotation = annotation }

  /// The names of all chains. O(document).
  func read() -> DocumentNames {
    var chains = annotation.chains.indices.map(names)
    addRoles(to: &chains)
    var company: [(key: UInt64, count: Int)] = []
    var countries: [UInt64] = []
    var main = (key: UInt64(0), count: 0)
    for (names, chain) in zip(chains, annotation.chains) where names.isNamed {
      switch names.family {
      case .person, .organization: company.append((names.key, chain.mentions.count))
      case .place where isCountry(chain):
        countries.append(names.key)
        if chain.mentions.count > main.count { main = (names.key, chain.mentions.count) }
      default: break
      }
    }
    company.sort { ($1.count, $0.key) < ($0.count, $1.key) }
    return DocumentNames(
      chains: chains, company: company.prefix(Self.companyCount).map(\.key), countries: countries,
      mainCountry: main.key)
  }

  // MARK: Names

  private func names(_ index: Int) -> ChainNames {
    let chain = annotation.chains[index]
    let names = nameMentions(of: chain)
    let given = chain.userIdentity?.name
    let words = names.isEmpty ? [] : NameFolding.nameWords(given ?? chain.canonicalName)
    guard !words.isEmpty else { return ChainNames(isNamed: false, base: "", key: 0) }
    // Names that the user joins without saying what they are may look like different things in different texts.
    let family = chain.userIdentity?.isTyped == false ? .entity : Self.family(chain.type)
    let base = family.name + ":" + NameFolding.slug(words: words)
    var result = ChainNames(isNamed: true, base: base, key: WordHash.folded(base), family: family)
    result.gender = family == .person ? chain.gender : .unknown
    result.isUsers = given != nil
    result.sides = chain.userIdentity?.sides ?? []
    result.isOneNameOfPerson = family == .person && words.count == 1
    result.isInstitutionOfAnyCountry =
      family == .organization && Occupations.isInstitutionOfAnyCountry(words.map { WordHash.folded($0) })
    result.shortNames = shortNames(names, family, words, base)
    return result
  }

  /// The names of a chain that are its own: no capital that stands for a state.
  private func nameMentions(of chain: Chain) -> [Mention] {
    chain.mentions.compactMap { index in
      guard annotation.mentions.indices.contains(index) else { return nil }
      let mention = annotation.mentions[index]
      return mention.kind == .name && !mention.isMetonym ? mention : nil
    }
  }

  private func shortNames(
    _ mentions: [Mention], _ family: ChainNames.Family, _ words: [String], _ base: String
  ) -> [ChainNames.ShortName] {
    guard words.count > 1, let last = words.last else { return [] }
    var names: [ChainNames.ShortName] = []
    func add(_ words: [String], _ reason: JoinReason) {
      let slug = family.name + ":" + NameFolding.slug(words: words)
      let key = WordHash.folded(slug)
      // Shorter only, so that joining leads from shorter to longer names and ends.
      guard slug.utf8.count < base.utf8.count, !names.contains(where: { $0.key == key }) else { return }
      names.append(ChainNames.ShortName(key: key, length: slug.utf8.count, reason: reason))
    }
    if family == .person { add([last], .surnameSupported) }
    var seen: Set<String> = []
    for mention in mentions {
      let text = annotation.text[mention.range]
      guard seen.insert(text).inserted else { continue }
      let aliasWords = NameFolding.nameWords(text)
      if !aliasWords.isEmpty { add(aliasWords, .aliasUnique) }
    }
    return names
  }

  private static func family(_ type: EntityType?) -> ChainNames.Family {
    switch type {
    case .person: .person
    case .organization: .organization
    case .geopoliticalEntity, .location, .facility: .place
    case .nationality: .group
    case .product: .product
    case .event: .event
    case .workOfArt: .work
    case .law: .law
    case .language: .language
    default: .entity
    }
  }

  private func isCountry(_ chain: Chain) -> Bool {
    guard annotation.mentions.indices.contains(chain.introducingMention) else { return false }
    var words = self.words(annotation.mentions[chain.introducingMention].range)
    if words.count > 1, words.first == Self.the { words.removeFirst() }
    return Lexicon.builtin.country(named: words) != nil
  }

  private static let the = WordHash.folded("the")

  // MARK: Roles

  /// The offices in the roles of people, and the names inside the roles.
  private func addRoles(to chains: inout [ChainNames]) {
    for index in chains.indices where chains[index].isNamed && !annotation.chains[index].roles.isEmpty {
      for role in annotation.chains[index].roles {
        for word in words(role.range) {
          let fields = Occupations.fields(ofWord: word)
          guard fields != 0, !chains[index].offices.contains(word) else { continue }
          chains[index].fields |= fields
          chains[index].offices.append(word)
        }
        for mention in mentions(inside: role.range) where mention.kind == .name && mention.chain != index {
          guard chains.indices.contains(mention.chain), chains[mention.chain].isNamed else { continue }
          let key = chains[mention.chain].key
          if !chains[index].anchors.contains(key) { chains[index].anchors.append(key) }
        }
      }
    }
  }

  private func words(_ range: ByteRange) -> [UInt64] {
    let tokens = annotation.prose.tokens
    var result: [UInt64] = []
    var index = annotation.prose.tokenIndex(atOrAfter: range.start)
    while index < tokens.count, tokens[index].range.end <= range.end {
      if tokens[index].kind != .punctuation { result.append(tokens[index].foldedHash) }
      index += 1
    }
    return result
  }

  /// The mentions inside a range, which are sorted by start.
  private func mentions(inside range: ByteRange) -> some Sequence<Mention> {
    var low = 0
    var high = annotation.mentions.count
    while low < high {
      let middle = (low + high) / 2
      if annotation.mentions[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    return annotation.mentions[low...].prefix { $0.range.start < range.end }.filter { $0.range.end <= range.end }
  }
}

// Entities over documents: which chain of one document is the same as which chain of another.
//
// It joins by names alone, and only where no second candidate exists; every join keeps its reason. Within a document it
// changes nothing: two chains that a document keeps apart stay apart.

import Annotation
import Text

/// Why a chain of a document belongs to an entity.
public enum JoinReason: String, Sendable, Hashable {
  /// It is the only chain of its entity, or the first.
  case first
  /// Its full name is the same after folding.
  case sameFullName
  /// It is known by a surname that only one person of the corpus has.
  case surnameUnique
  /// Its name is a further name of only one entity of the corpus.
  case aliasUnique
}

/// An entity of the corpus: chains of one or more documents.
public struct CorpusEntity: Sendable {
  /// One chain that belongs to an entity.
  public struct Member: Sendable, Hashable {
    /// The document, as an index of `CorpusSnapshot.documents`.
    public var document: Int
    /// The chain, as an index of `DocumentAnnotation.chains`.
    public var chain: Int
    /// Why it belongs to the entity.
    public var reason: JoinReason
  }

  /// Readable and stable while the names are: `person:ana-nunez`, a homonym `person:ana-nunez~2`, an unnamed one
  /// `local:9b1c04e2a77d1f30:17` (digest of the document, number of the chain).
  public var id: String
  /// The fullest name in any document.
  public var name: String
  /// The type that the first document gives.
  public var type: EntityType?
  /// Its chains in the order of documents.
  public var members: [Member]
}

/// All entities of a corpus, and the entity of each chain.
public struct EntityIndex: Sendable {
  /// The entities, sorted by identifier, bytewise.
  public let entities: [CorpusEntity]
  /// The entity of each chain of each document, as indices of `entities`.
  private let entityOfChain: [[Int]]

  /// The entities of documents in their order. O(chains · log chains).
  init(documents: [DocumentSnapshot]) {
    var builder = EntityIndexBuilder()
    for (index, document) in documents.enumerated() { builder.add(document, at: index) }
    entities = builder.joined()
    var entityOfChain = documents.map { [Int](repeating: 0, count: $0.annotation.chains.count) }
    for (index, entity) in entities.enumerated() {
      for member in entity.members { entityOfChain[member.document][member.chain] = index }
    }
    self.entityOfChain = entityOfChain
  }

  /// The entity of a chain; `nil` for numbers that are none. O(1).
  public func entity(document: Int, chain: Int) -> CorpusEntity? {
    guard entityOfChain.indices.contains(document), entityOfChain[document].indices.contains(chain) else { return nil }
    return entities[entityOfChain[document][chain]]
  }

  /// The entity of an identifier. O(log n).
  public func entity(id: String) -> CorpusEntity? {
    var low = 0
    var high = entities.count
    while low < high {
      let middle = (low + high) / 2
      if entities[middle].id.utf8.lexicographicallyPrecedes(id.utf8) { low = middle + 1 } else { high = middle }
    }
    guard low < entities.count, entities[low].id.utf8.elementsEqual(id.utf8) else { return nil }
    return entities[low]
  }
}

/// What a chain is known by, folded once for each document.
struct ChainNames: Sendable {
  /// The kind of thing, as the first part of an identifier: only the same kinds are joined.
  var family: String
  /// The words of its canonical name; empty for an unnamed entity.
  var name: [String]
  /// The identifiers of its other names.
  var aliases: [String]
}

extension DocumentSnapshot {
  /// The folded names of each chain.
  func foldNames() -> [ChainNames] {
    annotation.chains.map { chain in
      let isNamed = chain.mentions.contains { index in
        annotation.mentions.indices.contains(index) && annotation.mentions[index].kind == .name
      }
      guard isNamed else { return ChainNames(family: "local", name: [], aliases: []) }
      return ChainNames(
        family: Self.family(chain.type), name: NameFolding.nameWords(chain.canonicalName),
        aliases: chain.aliases.map { NameFolding.slug($0.text) })
    }
  }

  private static func family(_ type: EntityType?) -> String {
    switch type {
    case .person: "person"
    case .organization: "organization"
    case .geopoliticalEntity, .location, .facility: "place"
    case .nationality: "group"
    case .product: "product"
    case .event: "event"
    case .workOfArt: "work"
    case .law: "law"
    case .language: "language"
    default: "entity"
    }
  }
}

/// Groups chains by name, then joins short names to the one full name that they fit.
private struct EntityIndexBuilder {
  private struct Group {
    var family: String
    var words: [String]
    var ordinal: Int
    var entity: CorpusEntity
    var aliases: Set<String> = []
  }

  private var groups: [Group] = []
  private var groupOfIdentifier: [String: Int] = [:]
  private var unnamed: [CorpusEntity] = []

  mutating func add(_ document: DocumentSnapshot, at documentIndex: Int) {
    var ordinals: [String: Int] = [:]
    for (chainIndex, names) in document.foldedNames.enumerated() {
      let chain = document.annotation.chains[chainIndex]
      var member = CorpusEntity.Member(document: documentIndex, chain: chainIndex, reason: .first)
      guard !names.name.isEmpty else {
        unnamed.append(
          CorpusEntity(
            id: "local:\(document.digest):\(chainIndex)", name: chain.canonicalName, type: chain.type,
            members: [member]))
        continue
      }
      let base = names.family + ":" + NameFolding.slug(words: names.name)
      let ordinal = ordinals[base, default: 0] + 1
      ordinals[base] = ordinal
      let identifier = ordinal == 1 ? base : base + "~\(ordinal)"
      if let group = groupOfIdentifier[identifier] {
        member.reason = .sameFullName
        groups[group].entity.members.append(member)
        groups[group].aliases.formUnion(names.aliases)
      } else {
        groupOfIdentifier[identifier] = groups.count
        let entity = CorpusEntity(id: identifier, name: chain.canonicalName, type: chain.type, members: [member])
        groups.append(
          Group(
            family: names.family, words: names.name, ordinal: ordinal, entity: entity, aliases: Set(names.aliases)))
      }
    }
  }

  /// The entities, short names joined to full ones, sorted by identifier.
  func joined() -> [CorpusEntity] {
    let owners = ownersOfShortNames()
    var entities = groups.map(\.entity)
    var isAbsorbed = [Bool](repeating: false, count: groups.count)
    for (index, group) in groups.enumerated() where group.ordinal == 1 {
      let key = group.family + ":" + NameFolding.slug(words: group.words)
      guard let candidates = owners[key], candidates.count == 1, let owner = candidates.first, owner.group != index,
        !sharesDocument(entities[owner.group], entities[index])
      else { continue }
      entities[owner.group].members += entities[index].members.map { member in
        CorpusEntity.Member(document: member.document, chain: member.chain, reason: owner.reason)
      }
      isAbsorbed[index] = true
    }
    var result = zip(entities, isAbsorbed).filter { !$1 }.map(\.0) + unnamed
    for index in result.indices {
      result[index].members.sort { ($0.document, $0.chain) < ($1.document, $1.chain) }
    }
    result.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return result
  }

  private struct Owner: Hashable {
    var group: Int
    var reason: JoinReason
  }

  /// For each short name (family and identifier) the entities with a longer name that it may mean, one entry each.
  private func ownersOfShortNames() -> [String: [Owner]] {
    var owners: [String: [Owner]] = [:]
    for (index, group) in groups.enumerated() where group.words.count > 1 {
      let own = NameFolding.slug(words: group.words)
      var shortNames: [String: JoinReason] = [:]
      for alias in group.aliases where alias != own && !alias.contains("-") { shortNames[alias] = .aliasUnique }
      if group.family == "person", let surname = group.words.last {
        shortNames[NameFolding.slug(words: [surname])] = .surnameUnique
      }
      for (name, reason) in shortNames {
        owners[group.family + ":" + name, default: []].append(Owner(group: index, reason: reason))
      }
    }
    return owners
  }

  /// Whether a document holds both: then it keeps them apart itself.
  private func sharesDocument(_ left: CorpusEntity, _ right: CorpusEntity) -> Bool {
    let documents = Set(left.members.map(\.document))
    return right.members.contains { documents.contains($0.document) }
  }
}

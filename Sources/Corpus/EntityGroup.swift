// The chains of all documents that have one full name: which of them are one entity, and which belong to a longer name.
//
// A group is a function of its own chains and of the groups whose names it may be short for; the index calls it again
// for what a change has touched, and for nothing else.

import Analysis
import Annotation
import Text

/// A chain of a document in the index. Documents are known by their slot, which stays when others come and go.
struct IndexedChain: Sendable, Hashable {
  var slot: Int32
  var chain: Int32
}

/// What an entity of the corpus is known by, gathered from its chains.
struct EntityTraits: Sendable, Equatable {
  var gender = Gender.unknown
  var fields: Occupations.Fields = 0
  var offices = HashedSet()
  var anchors = HashedSet()
  var company = HashedSet()
  var countries = HashedSet()
  var mainCountries = HashedSet()
  /// The names that the user's lexicon keeps it apart by.
  var sides: Set<UserIdentity.Side> = []

  /// Takes in what a chain is known by in its document.
  mutating func add(_ names: ChainNames, in document: DocumentNames) {
    if gender == .unknown { gender = names.gender }
    sides.formUnion(names.sides)
    fields |= names.fields
    for office in names.offices { offices.insert(office) }
    for anchor in names.anchors { anchors.insert(anchor) }
    for country in document.countries { countries.insert(country) }
    if document.mainCountry != 0 { mainCountries.insert(document.mainCountry) }
    guard names.family == .person || names.family == .organization else { return }
    for key in document.company where key != names.key { company.insert(key) }
  }

  /// Whether the user's lexicon says that the chain is another entity.
  func isKeptApart(from names: ChainNames) -> Bool {
    guard !sides.isEmpty, !names.sides.isEmpty else { return false }
    return sides.contains { own in names.sides.contains { $0.entry == own.entry && $0.side != own.side } }
  }

  /// How much speaks for the chain being this entity; `nil` where its gender, its work, its place or its country speaks
  /// against it and too little for it.
  func support(_ names: ChainNames, in document: DocumentNames, apart own: [UInt64]) -> Int? {
    if isKeptApart(from: names) { return nil }
    let sharedCompany = document.company.reduce(0) { sum, key in
      sum + (!own.contains(key) && company.contains(key) ? 1 : 0)
    }
    let sharedAnchors = anchors.countOfCommon(names.anchors)
    let sharedOffices = offices.countOfCommon(names.offices)
    if names.family == .person {
      let genders = [gender, names.gender]
      if genders.contains(.masculine), genders.contains(.feminine) { return nil }
      let isOtherWork = fields != 0 && names.fields != 0 && fields & names.fields == 0
      // "The mayor of Porto" is not "the mayor of Leiria".
      let isOtherPlace =
        sharedOffices > 0 && sharedAnchors == 0 && anchors.count > 0 && !names.anchors.isEmpty
      if isOtherWork || isOtherPlace, sharedAnchors == 0, sharedCompany < Self.companyThatOutweighs { return nil }
    } else if names.isInstitutionOfAnyCountry, document.mainCountry != 0, mainCountries.count > 0,
      !mainCountries.contains(document.mainCountry), sharedCompany < Self.companyThatOutweighs
    {
      return nil
    }
    return 4 * sharedAnchors + 3 * sharedOffices + 2 * min(sharedCompany, 5)
      + min(countries.countOfCommon(document.countries), 2)
  }

  /// Common acquaintances that outweigh another office: a person may change it.
  private static let companyThatOutweighs = 2
  /// The least support by which a surname alone means somebody: one office, one acquaintance or two countries in common.
  static let leastSupport = 2
}

/// Where a chain of a group belongs.
enum EntityPlace: Sendable, Equatable {
  /// To the entity of this number of its own group.
  case own(Int32)
  /// To an entity of the group of a longer name.
  case joined(key: UInt64, ordinal: Int32, reason: JoinReason)
}

/// The chains of all documents that have one full name.
final class EntityGroup: Sendable {
  /// One entity of the name.
  struct Entity: Sendable {
    /// Its chains, in the order of documents.
    var chains: [IndexedChain]
    var traits: EntityTraits
    /// The shorter names that may mean it, each once.
    var shortNames: [ChainNames.ShortName]
  }

  /// The identifier of the name.
  let base: String
  /// Which names can be its names.
  let family: ChainNames.Family
  /// All chains with the name, in the order of documents.
  let chains: [IndexedChain]
  /// Where each chain belongs, parallel to `chains`.
  let places: [EntityPlace]
  /// The entities of the name, homonyms in the order of their first chains.
  let entities: [Entity]

  /// The shorter names of all its entities, each once, sorted.
  let shortKeys: [UInt64: Int]

  init(
    base: String, family: ChainNames.Family, chains: [IndexedChain], places: [EntityPlace], entities: [Entity]
  ) {
    self.base = base
    self.family = family
    self.chains = chains
    self.places = places
    self.entities = entities
    var shortKeys: [UInt64: Int] = [:]
    for name in entities.lazy.flatMap(\.shortNames) { shortKeys[name.key] = name.length }
    self.shortKeys = shortKeys
  }
}

/// An entity of a longer name that a shorter one may mean.
struct EntityOwner {
  var key: UInt64
  var ordinal: Int
  var entity: EntityGroup.Entity
  var reason: JoinReason
}

/// Builds the group of one name.
struct EntityGroupBuilder {
  /// The documents by slot.
  let slots: ChunkedArray<EntityIndex.Slot?>
  /// The entities of longer names that the name may be short for.
  let owners: [EntityOwner]

  private var entities: [EntityGroup.Entity] = []

  init(slots: ChunkedArray<EntityIndex.Slot?>, owners: [EntityOwner]) {
    self.slots = slots
    self.owners = owners
  }

  /// The group of `chains`, which stand in the order of documents; `nil` where there is none.
  ///
  /// Chain by chain: first to an entity of a longer name, else to the homonym with the most support, else to a new one.
  mutating func build(_ chains: [IndexedChain]) -> EntityGroup? {
    guard let first = chains.first, let names = names(first)?.names else { return nil }
    var places: [EntityPlace] = []
    places.reserveCapacity(chains.count)
    entities = []
    let ownerSlots = owners.map { owner in HashedSet(slots: owner.entity.chains) }
    let shared = names.family == .person && owners.count > 1 ? OwnerIndex(owners) : nil
    for chain in chains {
      guard let (names, document) = self.names(chain) else {
        places.append(.own(0))
        continue
      }
      places.append(
        joined(chain, names, document, ownerSlots, shared) ?? .own(Int32(clamping: own(chain, names, document))))
    }
    return EntityGroup(base: names.base, family: names.family, chains: chains, places: places, entities: entities)
  }

  private func names(_ chain: IndexedChain) -> (names: ChainNames, document: DocumentNames)? {
    guard let slot = slots[Int(chain.slot)], slot.names.chains.indices.contains(Int(chain.chain)) else { return nil }
    return (slot.names.chains[Int(chain.chain)], slot.names)
  }

  // MARK: Its own entities

  /// The number of the homonym that the chain belongs to, a new one where it fits none.
  private mutating func own(_ chain: IndexedChain, _ names: ChainNames, _ document: DocumentNames) -> Int {
    var best: (index: Int, support: Int)?
    for index in entities.indices where entities[index].chains.last?.slot != chain.slot {
      // Chains come document by document: what a document keeps apart stays apart.
      guard let support = support(entities[index].traits, names, document) else { continue }
      if best.map({ support > $0.support }) ?? true { best = (index, support) }
    }
    let index = best?.index ?? entities.count
    if index == entities.count {
      entities.append(EntityGroup.Entity(chains: [], traits: EntityTraits(), shortNames: []))
    }
    entities[index].chains.append(chain)
    entities[index].traits.add(names, in: document)
    for name in names.shortNames where !entities[index].shortNames.contains(where: { $0.key == name.key }) {
      entities[index].shortNames.append(name)
    }
    return index
  }

  /// How much speaks for a homonym. Only people and institutions have any; a surname or a given name alone joins nobody
  /// without support.
  private func support(_ traits: EntityTraits, _ names: ChainNames, _ document: DocumentNames) -> Int? {
    if traits.isKeptApart(from: names) { return nil }
    guard !names.isUsers, names.family == .person || names.isInstitutionOfAnyCountry else { return 0 }
    let support = traits.support(names, in: document, apart: [names.key])
    return names.isOneNameOfPerson && (support ?? 0) < EntityTraits.leastSupport ? nil : support
  }

  // MARK: Entities of longer names

  /// The entity of a longer name that the chain means, where one alone fits best.
  private func joined(
    _ chain: IndexedChain, _ names: ChainNames, _ document: DocumentNames, _ ownerSlots: [HashedSet],
    _ shared: OwnerIndex?
  ) -> EntityPlace? {
    if names.isUsers { return nil }
    var best: (owner: Int, support: Int)?
    var isUnique = false
    var fitting = 0
    for index in shared?.candidates(names, document) ?? Array(owners.indices) {
      let owner = owners[index]
      guard !ownerSlots[index].contains(UInt64(chain.slot)), !hasRival(chain, for: owner, in: document),
        let support = owner.entity.traits.support(names, in: document, apart: [names.key, owner.key])
      else { continue }
      fitting += 1
      if let known = best, support <= known.support {
        if support == known.support { isUnique = false }
      } else {
        best = (index, support)
        isUnique = true
      }
    }
    guard let best, isUnique else { return nil }
    let owner = owners[best.owner]
    let isSupported = best.support >= EntityTraits.leastSupport
    let reason: JoinReason
    if names.family == .person {
      guard isSupported else { return nil }
      reason = owner.reason == .aliasUnique ? .aliasSupported : .surnameSupported
    } else {
      // Of several that fit one must be supported; the only one needs no more.
      guard isSupported || owners.count == 1 && fitting == 1 else { return nil }
      reason = owners.count == 1 ? .aliasUnique : .aliasSupported
    }
    return .joined(key: owner.key, ordinal: Int32(clamping: owner.ordinal), reason: reason)
  }

  /// Whether an earlier chain of the same document may mean the same owner: the two are apart in their document, so
  /// only the first can join.
  private func hasRival(_ chain: IndexedChain, for owner: EntityOwner, in document: DocumentNames) -> Bool {
    for index in 0..<min(Int(chain.chain), document.chains.count) where document.chains[index].isNamed {
      let key = document.chains[index].key
      if owner.entity.shortNames.contains(where: { $0.key == key }) { return true }
    }
    return false
  }
}

/// Which entities of longer names have anything in common with a document: asked for each chain of a surname, of which a
/// corpus has hundreds, with hundreds of people who bear it.
private struct OwnerIndex {
  private var entries: [(key: UInt64, owner: Int32, weight: Int32)] = []
  private let ownerCount: Int

  /// O(n log n) in what the entities are known by.
  init(_ owners: [EntityOwner]) {
    ownerCount = owners.count
    for (index, owner) in owners.enumerated() {
      let traits = owner.entity.traits
      let number = Int32(clamping: index)
      for set in [traits.anchors, traits.offices, traits.company] {
        set.forEach { entries.append(($0, number, 2)) }
      }
      traits.countries.forEach { entries.append(($0, number, 1)) }
    }
    entries.sort { ($0.key, $0.owner) < ($1.key, $1.owner) }
  }

  /// The entities that may have the least support, in order: all others are left out. O(log n) for each thing that the
  /// document is known by, and O(entities).
  func candidates(_ names: ChainNames, _ document: DocumentNames) -> [Int] {
    var weights = [Int32](repeating: 0, count: ownerCount)
    for keys in [names.anchors, names.offices, document.company, document.countries] {
      for key in keys {
        var index = firstEntry(of: key)
        while index < entries.count, entries[index].key == key {
          weights[Int(entries[index].owner)] += entries[index].weight
          index += 1
        }
      }
    }
    return weights.indices.filter { weights[$0] >= Int32(EntityTraits.leastSupport) }
  }

  private func firstEntry(of key: UInt64) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension HashedSet {
  /// The slots of some chains.
  fileprivate init(slots chains: [IndexedChain]) {
    self.init()
    for chain in chains { insert(UInt64(chain.slot)) }
  }
}

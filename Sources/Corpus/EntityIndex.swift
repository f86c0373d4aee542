// Entities over documents: which chain of one document is the same as which chain of another.
//
// It joins by names, and by role, place and company where names are not enough; every join keeps its reason. Within a
// document it changes nothing: two chains that a document keeps apart stay apart.
//
// The index is a function of the documents, but it is not made anew after each edit: chains are kept by their folded
// full name (EntityGroup), and a change works out anew only the groups of the names that the document had or has, and of
// the shorter names that these may be meant by. A copy shares all other groups.

import Annotation
import Text

/// Why a chain of a document belongs to an entity.
public enum JoinReason: String, Sendable, Hashable {
  /// It is the only chain of its entity, or the first.
  case first
  /// Its full name is the same after folding, and no role speaks against it.
  case sameFullName
  /// The user's lexicon says so.
  case lexicon
  /// It is known by a surname, and has an office, a place or company in common with the person who has it.
  case surnameSupported
  /// Its name is a further name of only one entity of the corpus.
  case aliasUnique
  /// Its name is a further name of an entity with which it has an office, a place or company in common.
  case aliasSupported
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

  /// The identifier without the number of a homonym.
  private let base: String
  /// 1, or the number of a homonym.
  private let ordinal: Int

  /// The canonical name of its first chain with its full name.
  public let name: String
  /// The type that this chain has.
  public let type: EntityType?
  /// Its chains in the order of documents.
  public let members: [Member]
  /// Whether it has a name, and so an identifier that holds for other texts too.
  public let isNamed: Bool

  init(base: String, ordinal: Int, chain: Chain, members: [Member], isNamed: Bool) {
    self.base = base
    self.ordinal = ordinal
    self.isNamed = isNamed
    self.members = members
    name = chain.canonicalName
    type = chain.type
  }

  /// Readable and stable while the names are: `person:ana-nunez`, a homonym `person:ana-nunez~2`, an unnamed one
  /// `local:9b1c04e2a77d1f30:17` (digest of the document, number of the chain).
  public var id: String { Self.id(base: base, ordinal: ordinal) }

  static func id(base: String, ordinal: Int) -> String { ordinal == 1 ? base : base + "~\(ordinal)" }
}

/// All entities of a corpus, and the entity of each chain.
public struct EntityIndex: Sendable {
  /// A document with what its chains are known by. An object, so that copies of the index share it cheaply.
  final class Slot: Sendable {
    let document: DocumentSnapshot
    let names: DocumentNames

    init(_ document: DocumentSnapshot, _ names: DocumentNames) {
      self.document = document
      self.names = names
    }
  }

  /// The documents by slot. A document keeps its slot while others come and go; free slots are `nil`.
  var slots = ChunkedArray<Slot?>()
  var freeSlots: [Int32] = []
  /// The documents in their order: the array of the snapshot itself.
  var documents: [DocumentSnapshot] = []
  /// The slot of each document, in the order of documents.
  var slotOfPosition: [Int32] = []
  /// The place of each slot's document in the order of documents; -1 for free slots.
  var positionOfSlot: [Int32] = []
  /// The chains of each full name, by the hash of its identifier.
  var groups = ShardedTable<EntityGroup>()
  /// For each name the longer names that it may be short for, sorted.
  var longerNames = ShardedTable<[UInt64]>()
  private var lazyEntities = LazyValue<[CorpusEntity]>()

  /// An index of nothing.
  init() {}

  /// The entities of documents in their order. O(chains).
  init(documents: [DocumentSnapshot]) { update(to: documents) }

  /// The index of other documents: what they share with these is kept.
  ///
  /// O(documents) to find the changed ones, by identity, at a few nanoseconds each; then O(chains of the changed
  /// documents × chains of the same names).
  func updated(to documents: [DocumentSnapshot]) -> EntityIndex {
    var result = self
    result.lazyEntities = LazyValue()
    result.update(to: documents)
    return result
  }

  /// The entities, in the order of their first chains. Put together when first asked for: O(chains).
  public var entities: [CorpusEntity] { lazyEntities.value(listed) }

  // MARK: Look-ups

  /// The entity of a chain; `nil` for numbers that are none. O(chains of its name).
  public func entity(document: Int, chain: Int) -> CorpusEntity? {
    guard slotOfPosition.indices.contains(document) else { return nil }
    let indexed = IndexedChain(slot: slotOfPosition[document], chain: Int32(clamping: chain))
    guard let slot = slots[Int(indexed.slot)], slot.names.chains.indices.contains(chain) else { return nil }
    guard slot.names.chains[chain].isNamed else { return local(indexed, slot) }
    guard let (group, ordinal) = home(of: indexed, slot) else { return nil }
    return entity(of: group, at: ordinal)
  }

  /// The identifier of the entity of a chain; `nil` for numbers that are none. O(log n).
  public func identifier(document: Int, chain: Int) -> String? {
    guard slotOfPosition.indices.contains(document) else { return nil }
    let indexed = IndexedChain(slot: slotOfPosition[document], chain: Int32(clamping: chain))
    guard let slot = slots[Int(indexed.slot)], slot.names.chains.indices.contains(chain) else { return nil }
    guard slot.names.chains[chain].isNamed else { return local(indexed, slot).id }
    guard let (group, ordinal) = home(of: indexed, slot) else { return nil }
    return CorpusEntity.id(base: group.base, ordinal: ordinal + 1)
  }

  /// The entities of chains, each once, in the order of their first chains. O(chains, and chains of their names).
  public func entities(of places: [IndexedPlace]) -> [CorpusEntity] {
    var seen: Set<EntityNumber> = []
    var found: [CorpusEntity] = []
    for place in places where slotOfPosition.indices.contains(place.document) {
      let indexed = IndexedChain(slot: slotOfPosition[place.document], chain: Int32(clamping: place.item))
      guard let slot = slots[Int(indexed.slot)], slot.names.chains.indices.contains(place.item) else { continue }
      guard slot.names.chains[place.item].isNamed else {
        found.append(local(indexed, slot))
        continue
      }
      guard let (group, ordinal) = home(of: indexed, slot),
        seen.insert(EntityNumber(group: ObjectIdentifier(group), ordinal: ordinal)).inserted,
        let entity = entity(of: group, at: ordinal)
      else { continue }
      found.append(entity)
    }
    return found.sorted { left, right in
      guard let left = left.members.first, let right = right.members.first else { return false }
      return (left.document, left.chain) < (right.document, right.chain)
    }
  }

  /// The entity of an identifier. O(chains of its name); of an unnamed one O(documents).
  public func entity(id: String) -> CorpusEntity? {
    if id.hasPrefix("local:") { return unnamed(id) }
    let parts = id.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    guard let base = parts.first else { return nil }
    let ordinal = parts.count == 1 ? 1 : Int(parts[1]) ?? 0
    guard let group = groups[WordHash.folded(base)], ordinal >= 1, let entity = entity(of: group, at: ordinal - 1),
      entity.id.utf8.elementsEqual(id.utf8)
    else { return nil }
    return entity
  }

  /// The documents, by their places, that are as they were in an earlier index but of which a chain belongs to another
  /// entity now: other documents came, went or changed.
  ///
  /// O(chains of the names that have changed).
  public func relinkedDocuments(since old: EntityIndex) -> Set<Int> {
    var result: Set<Int> = []
    for group in groups.values(notIn: old.groups) {
      for chain in group.chains {
        let slot = Int(chain.slot)
        guard slot < old.slots.count, let now = slots[slot], let before = old.slots[slot],
          now.document === before.document, let (home, ordinal) = home(of: chain, now),
          let (oldHome, oldOrdinal) = old.home(of: chain, before)
        else { continue }
        if ordinal != oldOrdinal || home.base != oldHome.base { result.insert(Int(positionOfSlot[slot])) }
      }
    }
    return result
  }

  private func unnamed(_ id: String) -> CorpusEntity? {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let chain = Int(parts[2]) else { return nil }
    for (position, slot) in slotOfPosition.enumerated() where slots[Int(slot)]?.document.digest == String(parts[1]) {
      guard let entity = entity(document: position, chain: chain) else { continue }
      return entity.id.utf8.elementsEqual(id.utf8) ? entity : nil
    }
    return nil
  }

  /// The group and the number of the entity that a named chain belongs to.
  private func home(of chain: IndexedChain, _ slot: Slot) -> (group: EntityGroup, ordinal: Int)? {
    guard let group = groups[slot.names.chains[Int(chain.chain)].key],
      let index = position(of: chain, in: group.chains)
    else { return nil }
    switch group.places[index] {
    case .own(let ordinal): return (group, Int(ordinal))
    case .joined(let key, let ordinal, _): return groups[key].map { ($0, Int(ordinal)) }
    }
  }

  /// Where a chain stands among chains in the order of documents. O(log n).
  private func position(of chain: IndexedChain, in chains: [IndexedChain]) -> Int? {
    var low = 0
    var high = chains.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(chains[middle], chain) { low = middle + 1 } else { high = middle }
    }
    return low < chains.count && chains[low] == chain ? low : nil
  }

  /// The order of chains: by document, then by number.
  func precedes(_ left: IndexedChain, _ right: IndexedChain) -> Bool {
    left.slot == right.slot
      ? left.chain < right.chain : positionOfSlot[Int(left.slot)] < positionOfSlot[Int(right.slot)]
  }

  // MARK: Entities as values

  private func entity(of group: EntityGroup, at ordinal: Int) -> CorpusEntity? {
    guard group.entities.indices.contains(ordinal), let first = group.entities[ordinal].chains.first,
      let slot = slots[Int(first.slot)]
    else { return nil }
    let own = group.entities[ordinal].chains
    var members = own.enumerated().map { index, chain in
      member(chain, index == 0 ? .first : slotNames(chain)?.isUsers == true ? .lexicon : .sameFullName)
    }
    let joined = self.joined(to: group, at: ordinal)
    if !joined.isEmpty {
      members += joined
      members.sort { ($0.document, $0.chain) < ($1.document, $1.chain) }
    }
    return CorpusEntity(
      base: group.base, ordinal: ordinal + 1, chain: slot.document.annotation.chains[Int(first.chain)],
      members: members, isNamed: true)
  }

  private func slotNames(_ chain: IndexedChain) -> ChainNames? {
    guard let slot = slots[Int(chain.slot)], slot.names.chains.indices.contains(Int(chain.chain)) else { return nil }
    return slot.names.chains[Int(chain.chain)]
  }

  /// The chains of shorter names that mean an entity.
  private func joined(to group: EntityGroup, at ordinal: Int) -> [CorpusEntity.Member] {
    guard let key = groupKey(group) else { return [] }
    var members: [CorpusEntity.Member] = []
    for name in group.entities[ordinal].shortNames {
      guard let shorter = groups[name.key] else { continue }
      for (chain, place) in zip(shorter.chains, shorter.places) {
        guard case .joined(key, Int32(clamping: ordinal), let reason) = place else { continue }
        members.append(member(chain, reason))
      }
    }
    return members
  }

  private func groupKey(_ group: EntityGroup) -> UInt64? {
    guard let first = group.chains.first, let slot = slots[Int(first.slot)] else { return nil }
    return slot.names.chains[Int(first.chain)].key
  }

  private func member(_ chain: IndexedChain, _ reason: JoinReason) -> CorpusEntity.Member {
    CorpusEntity.Member(
      document: Int(positionOfSlot[Int(chain.slot)]), chain: Int(chain.chain), reason: reason)
  }

  private func local(_ chain: IndexedChain, _ slot: Slot) -> CorpusEntity {
    CorpusEntity(
      base: "local:\(slot.document.digest):\(chain.chain)", ordinal: 1,
      chain: slot.document.annotation.chains[Int(chain.chain)], members: [member(chain, .first)], isNamed: false)
  }

  private func listed() -> [CorpusEntity] {
    var result: [CorpusEntity] = []
    var seen: Set<EntityNumber> = []
    for slotIndex in slotOfPosition {
      guard let slot = slots[Int(slotIndex)] else { continue }
      for (index, names) in slot.names.chains.enumerated() {
        let chain = IndexedChain(slot: slotIndex, chain: Int32(clamping: index))
        guard names.isNamed else {
          result.append(local(chain, slot))
          continue
        }
        guard let (group, ordinal) = home(of: chain, slot),
          seen.insert(EntityNumber(group: ObjectIdentifier(group), ordinal: ordinal)).inserted,
          let entity = entity(of: group, at: ordinal)
        else { continue }
        result.append(entity)
      }
    }
    return result
  }

  private struct EntityNumber: Hashable {
    var group: ObjectIdentifier
    var ordinal: Int
  }
}

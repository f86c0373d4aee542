// Entities over documents: which chain of one document is the same as which chain of another.
//
// It joins by names alone, and only where no second candidate exists; every join keeps its reason. Within a document it
// changes nothing: two chains that a document keeps apart stay apart.
//
// The index is made anew after each edit, so it must be cheap: names are folded and hashed once for each version of a
// document (`ChainNames`), and joining them is a few look-ups of 64-bit numbers for each chain.

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

  /// The identifier without the number of a homonym.
  private let base: String
  /// 1, or the number of a homonym.
  private let ordinal: Int

  /// The canonical name of its first chain with its full name.
  public let name: String
  /// The type that this chain has.
  public let type: EntityType?
  /// Its chains in the order of documents.
  public fileprivate(set) var members: [Member]

  /// Whether it has a name, and so an identifier that holds for other texts too.
  public let isNamed: Bool

  fileprivate init(_ names: ChainNames, ordinal: Int, chain: Chain, member: Member) {
    base = names.base
    self.ordinal = ordinal
    isNamed = names.isNamed
    name = chain.canonicalName
    type = chain.type
    members = [member]
  }

  /// Readable and stable while the names are: `person:ana-nunez`, a homonym `person:ana-nunez~2`, an unnamed one
  /// `local:9b1c04e2a77d1f30:17` (digest of the document, number of the chain).
  public var id: String { ordinal == 1 ? base : base + "~\(ordinal)" }
}

/// All entities of a corpus, and the entity of each chain.
public struct EntityIndex: Sendable {
  /// The entities, in the order of their first chains.
  public let entities: [CorpusEntity]
  /// The entity of each chain of each document, as indices of `entities`.
  private let entityOfChain: [[Int32]]

  /// The entities of documents in their order. O(chains).
  init(documents: [DocumentSnapshot]) {
    var builder = EntityIndexBuilder()
    for (index, document) in documents.enumerated() { builder.add(document, at: index) }
    entities = builder.joined()
    var entityOfChain = documents.map { [Int32](repeating: 0, count: $0.annotation.chains.count) }
    for (index, entity) in entities.enumerated() {
      for member in entity.members { entityOfChain[member.document][member.chain] = Int32(clamping: index) }
    }
    self.entityOfChain = entityOfChain
  }

  /// The entity of a chain; `nil` for numbers that are none. O(1).
  public func entity(document: Int, chain: Int) -> CorpusEntity? {
    guard entityOfChain.indices.contains(document), entityOfChain[document].indices.contains(chain) else { return nil }
    return entities[Int(entityOfChain[document][chain])]
  }

  /// The entity of an identifier. O(n).
  public func entity(id: String) -> CorpusEntity? { entities.first { $0.id.utf8.elementsEqual(id.utf8) } }
}

/// What a chain is known by: folded and hashed once for each version of a document.
struct ChainNames: Sendable {
  /// A name by which the chain of another document may mean the same.
  struct ShortName: Sendable, Hashable {
    var key: UInt64
    var reason: JoinReason
  }

  /// Whether it has a name at all.
  var isNamed: Bool
  /// The identifier without the number of a homonym.
  var base: String
  /// The hash of `base`.
  var key: UInt64
  /// Shorter names that may mean it, each once; none for a name of one word.
  var shortNames: [ShortName]
}

extension DocumentSnapshot {
  /// The folded names of each chain.
  func foldNames() -> [ChainNames] {
    annotation.chains.enumerated().map { index, chain in
      let isNamed = chain.mentions.contains { mention in
        annotation.mentions.indices.contains(mention) && annotation.mentions[mention].kind == .name
      }
      let words = isNamed ? NameFolding.nameWords(chain.canonicalName) : []
      guard !words.isEmpty else {
        return ChainNames(isNamed: false, base: "local:\(digest):\(index)", key: 0, shortNames: [])
      }
      let family = Self.family(chain.type)
      let base = family + ":" + NameFolding.slug(words: words)
      return ChainNames(
        isNamed: true, base: base, key: WordHash.folded(base), shortNames: Self.shortNames(of: chain, family, words))
    }
  }

  private static func shortNames(of chain: Chain, _ family: String, _ words: [String]) -> [ChainNames.ShortName] {
    guard words.count > 1, let last = words.last else { return [] }
    var names: [ChainNames.ShortName] = []
    if chain.type == .person {
      let key = WordHash.folded(family + ":" + NameFolding.slug(words: [last]))
      names.append(ChainNames.ShortName(key: key, reason: .surnameUnique))
    }
    for alias in chain.aliases {
      let aliasWords = NameFolding.nameWords(alias.text)
      guard aliasWords.count == 1 else { continue }
      let key = WordHash.folded(family + ":" + NameFolding.slug(words: aliasWords))
      guard !names.contains(where: { $0.key == key }) else { continue }
      names.append(ChainNames.ShortName(key: key, reason: .aliasUnique))
    }
    return names
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
    var key: UInt64
    var ordinal: Int
    var entity: CorpusEntity
    var shortNames: [ChainNames.ShortName]
  }

  private var groups: [Group] = []
  /// The groups of each key: one for each homonym.
  private var groupsOfKey: [UInt64: [Int32]] = [:]

  mutating func add(_ document: DocumentSnapshot, at documentIndex: Int) {
    var countOfKey: [UInt64: Int] = [:]
    for (chainIndex, names) in document.foldedNames.enumerated() {
      var member = CorpusEntity.Member(document: documentIndex, chain: chainIndex, reason: .first)
      let chain = document.annotation.chains[chainIndex]
      var ordinal = 1
      if names.isNamed {
        ordinal = countOfKey[names.key, default: 0] + 1
        countOfKey[names.key] = ordinal
        if let homonyms = groupsOfKey[names.key], homonyms.count >= ordinal {
          let group = Int(homonyms[ordinal - 1])
          member.reason = .sameFullName
          groups[group].entity.members.append(member)
          for name in names.shortNames where !groups[group].shortNames.contains(where: { $0.key == name.key }) {
            groups[group].shortNames.append(name)
          }
          continue
        }
        groupsOfKey[names.key, default: []].append(Int32(clamping: groups.count))
      }
      let entity = CorpusEntity(names, ordinal: ordinal, chain: chain, member: member)
      groups.append(Group(key: names.key, ordinal: ordinal, entity: entity, shortNames: names.shortNames))
    }
  }

  private struct Owner {
    var group: Int
    var reason: JoinReason
    var isUnique: Bool
  }

  /// The entities, short names joined to full ones, in the order of their first chains.
  func joined() -> [CorpusEntity] {
    var owners: [UInt64: Owner] = [:]
    for (index, group) in groups.enumerated() {
      for name in group.shortNames {
        owners[name.key] = Owner(group: index, reason: name.reason, isUnique: owners[name.key] == nil)
      }
    }
    var entities = groups.map(\.entity)
    var isAbsorbed = [Bool](repeating: false, count: groups.count)
    var hasGrown = isAbsorbed
    for (index, group) in groups.enumerated() where group.entity.isNamed && group.ordinal == 1 {
      guard let owner = owners[group.key], owner.isUnique, owner.group != index,
        !sharesDocument(entities[owner.group], entities[index])
      else { continue }
      entities[owner.group].members += entities[index].members.map { member in
        CorpusEntity.Member(document: member.document, chain: member.chain, reason: owner.reason)
      }
      hasGrown[owner.group] = true
      isAbsorbed[index] = true
    }
    for index in entities.indices where hasGrown[index] {
      entities[index].members.sort { ($0.document, $0.chain) < ($1.document, $1.chain) }
    }
    let rest = zip(entities, isAbsorbed).filter { !$1 }.map(\.0)
    guard hasGrown.contains(true) else { return rest }
    return rest.sorted { left, right in
      guard let first = left.members.first, let second = right.members.first else { return false }
      return (first.document, first.chain) < (second.document, second.chain)
    }
  }

  /// Whether a document holds both: then it keeps them apart itself.
  private func sharesDocument(_ left: CorpusEntity, _ right: CorpusEntity) -> Bool {
    let documents = Set(left.members.map(\.document))
    return right.members.contains { documents.contains($0.document) }
  }
}

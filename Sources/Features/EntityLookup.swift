// Who and what occurs: entities by name, by type, by what they do, over documents.

import Annotation
import Corpus
import Text

/// A question for entities. All its conditions must hold.
public struct EntityQuery: Sendable, Hashable {
  /// The order of the answer.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// By canonical name, bytewise.
    case name
    /// Most mentions first.
    case mentions
    /// By where they are introduced, in the order of documents.
    case first
  }

  /// A name or an alias; `nil` for any.
  public var name: String?
  /// Whether a part of a name is enough.
  public var matchesPart: Bool
  /// Which types; empty for all, unnamed entities included.
  public var types: [EntityType]
  /// The least number of mentions.
  public var minimumMentionCount: Int
  /// Whether only entities that speak are wanted.
  public var isSpeaker: Bool
  /// Whether unnamed entities are wanted too.
  public var includesUnnamed: Bool
  /// The order of the answer.
  public var order: Order

  /// A question of its parts.
  public init(
    name: String? = nil, matchesPart: Bool = false, types: [EntityType] = [], minimumMentionCount: Int = 1,
    isSpeaker: Bool = false, includesUnnamed: Bool = false, order: Order = .mentions
  ) {
    self.name = name
    self.matchesPart = matchesPart
    self.types = types
    self.minimumMentionCount = minimumMentionCount
    self.isSpeaker = isSpeaker
    self.includesUnnamed = includesUnnamed
    self.order = order
  }
}

/// An entity that was found, with its counts.
public struct FoundEntity: Sendable {
  /// The entity.
  public var entity: CorpusEntity
  /// Its chains with their documents, in the order of documents.
  public var occurrences: [EntityFacts]
  /// The mentions in all documents.
  public var mentionCount: Int
  /// The quotations in all documents.
  public var quotationCount: Int

  /// The first mention in the order of documents.
  public var firstMention: Location? {
    occurrences.first.flatMap { facts in facts.introducingMention.map { Location(facts.document, $0.range) } }
  }

  /// All names other than the canonical one with their counts, in order of first occurrence.
  public var otherNames: [Alias] {
    var names: [Alias] = []
    for alias in occurrences.flatMap(\.chain.aliases) where alias.text != entity.name {
      if let index = names.firstIndex(where: { $0.text == alias.text }) {
        names[index].count += alias.count
      } else {
        names.append(alias)
      }
    }
    return names
  }

  /// All roles in the text's own words, each once.
  public var roles: [String] {
    var seen: Set<String> = []
    return occurrences.flatMap(\.roles).filter { seen.insert($0).inserted }
  }
}

/// Finds entities.
public enum EntityLookup {
  /// The entities that answer `query`, with what the documents say of them that `isWanted` names.
  public static func find(
    _ query: EntityQuery, in corpus: CorpusSnapshot, where isWanted: (DocumentSnapshot) -> Bool = { _ in true }
  ) -> [FoundEntity] {
    var candidates = corpus.entities.entities
    if let name = query.name { candidates = named(name, in: corpus, matchesPart: query.matchesPart) }
    let found = candidates.compactMap { entity -> FoundEntity? in
      guard query.types.isEmpty || entity.type.map(query.types.contains) == true else { return nil }
      guard query.includesUnnamed || entity.isNamed || query.isSpeaker else { return nil }
      let found = self.found(entity, in: corpus, where: isWanted)
      guard !found.occurrences.isEmpty else { return nil }
      guard found.mentionCount >= query.minimumMentionCount else { return nil }
      guard !query.isSpeaker || found.quotationCount > 0 else { return nil }
      return found
    }
    return sorted(found, by: query.order)
  }

  /// The entities known by `name`, a full name or any alias, without regard to case, accents and articles; in
  /// the order of their first chains. O(log names + chains of the name).
  public static func named(_ name: String, in corpus: CorpusSnapshot, matchesPart: Bool = false) -> [CorpusEntity] {
    let words = NameFolding.nameWords(name)
    guard !words.isEmpty else { return [] }
    if matchesPart { return entities(havingNameWith: words, in: corpus) }
    return corpus.entities.entities(of: corpus.quotations.chains(named: NameKeys.key(of: words)))
  }

  /// The people of whom a text has a name that ends with `words` and has more before them. O(log names + chains of them).
  static func people(withSurname words: [String], in corpus: CorpusSnapshot) -> [CorpusEntity] {
    guard !words.isEmpty else { return [] }
    return corpus.entities.entities(of: corpus.quotations.chains(named: NameKeys.surnameKey(of: words)))
      .filter { $0.type == .person }
  }

  /// The entities of which a name holds `words` one after the other. O(names), each folded.
  private static func entities(havingNameWith words: [String], in corpus: CorpusSnapshot) -> [CorpusEntity] {
    corpus.entities.entities.filter { entity in
      entity.members.contains { member in
        let chain = corpus.documents[member.document].annotation.chains[member.chain]
        return ([chain.canonicalName] + chain.aliases.map(\.text)).contains { holds(NameFolding.nameWords($0), words) }
      }
    }
  }

  /// Whether `words` occur one after the other in `name`.
  private static func holds(_ name: [String], _ words: [String]) -> Bool {
    guard name.count >= words.count else { return false }
    return (0...(name.count - words.count)).contains { name[$0..<($0 + words.count)].elementsEqual(words) }
  }

  /// An entity with its counts.
  public static func found(
    _ entity: CorpusEntity, in corpus: CorpusSnapshot, where isWanted: (DocumentSnapshot) -> Bool = { _ in true }
  ) -> FoundEntity {
    let occurrences = entity.members.compactMap { member -> EntityFacts? in
      let document = corpus.documents[member.document]
      return isWanted(document) ? EntityFacts(chain: member.chain, in: document) : nil
    }
    return FoundEntity(
      entity: entity, occurrences: occurrences, mentionCount: occurrences.reduce(0) { $0 + $1.chain.mentions.count },
      quotationCount: occurrences.reduce(0) { $0 + $1.quotations.count })
  }

  private static func sorted(_ found: [FoundEntity], by order: EntityQuery.Order) -> [FoundEntity] {
    let indices: [Int]
    switch order {
    case .name:
      indices = found.indices.sorted { left, right in
        let (leftName, rightName) = (found[left].entity.name.utf8, found[right].entity.name.utf8)
        return leftName.elementsEqual(rightName) ? left < right : leftName.lexicographicallyPrecedes(rightName)
      }
    case .mentions:
      indices = found.indices.sorted { (found[$1].mentionCount, $0) < (found[$0].mentionCount, $1) }
    case .first:
      indices = found.indices.sorted { left, right in
        guard let first = found[left].firstMention, let second = found[right].firstMention else { return left < right }
        return first == second ? left < right : first < second
      }
    }
    return indices.map { found[$0] }
  }
}

// Who belongs to what, in the terms of a type hierarchy: an organisation is the type of its members, and of its parts.

import Annotation
import Corpus
import Text

/// Answers who belongs to what.
public enum TypeHierarchy {
  /// The entity that is mentioned at `offset`, if it can belong to something or something to it.
  public static func item(at offset: Int, in document: DocumentSnapshot) -> EntityFacts? {
    guard case .mention(let index)? = Subject(at: offset, in: document) else { return nil }
    let facts = EntityFacts(chain: document.annotation.mentions[index].chain, in: document)
    guard let facts, facts.count(of: .name) > 0 else { return nil }
    return facts.chain.type == .person || facts.chain.type == .organization || !ties(of: facts).isEmpty ? facts : nil
  }

  /// What an item is called; never blank, one line.
  public static func name(of item: EntityFacts) -> String {
    DocumentSymbols.name(item.chain.canonicalName, else: "entity")
  }

  /// What an entity belongs to: by its own document first, then by others in their order; each once.
  public static func supertypes(of item: EntityFacts, corpus: CorpusSnapshot? = nil) -> [EntityFacts] {
    let occurrences = EntityOccurrences.all(of: item.chainIndex, in: item.document, corpus: corpus)
    return distinct(
      occurrences.flatMap { facts in
        ties(of: facts).compactMap { EntityFacts(chain: $0, in: facts.document) }
      }, corpus)
  }

  /// What belongs to an entity: by its own document first, then by others in their order; each once.
  public static func subtypes(of item: EntityFacts, corpus: CorpusSnapshot? = nil) -> [EntityFacts] {
    let occurrences = EntityOccurrences.all(of: item.chainIndex, in: item.document, corpus: corpus)
    return distinct(
      occurrences.flatMap { facts in
        facts.document.annotation.chains.indices.compactMap { chain in
          EntityFacts(chain: chain, in: facts.document).flatMap { ties(of: $0).contains(facts.chainIndex) ? $0 : nil }
        }
      }, corpus)
  }

  /// The chains of what an entity is a member or a part of, in the order of the text.
  private static func ties(of facts: EntityFacts) -> [Int] {
    facts.chain.relations.filter { $0.kind == .memberOf || $0.kind == .partOf }.map(\.chain)
  }

  /// The first of each entity, whatever documents it occurs in.
  private static func distinct(_ found: [EntityFacts], _ corpus: CorpusSnapshot?) -> [EntityFacts] {
    var seen: Set<String> = []
    return found.filter { facts in
      let position = corpus?.index(of: facts.document.uri)
      let id = position.flatMap { corpus?.entities.identifier(document: $0, chain: facts.chainIndex) }
      return seen.insert(id ?? "\(facts.document.uri.spelling) \(facts.chainIndex)").inserted
    }
  }
}

// Who quotes whom, in the terms of a call hierarchy: a speaker "calls" those whom the quotations mention.

import Annotation
import Corpus
import Text

/// A speaker in one document: an item of the hierarchy.
public struct QuotingItem: Sendable {
  /// The speaker with the document.
  public var facts: EntityFacts

  /// The item of an entity in its document.
  public init(facts: EntityFacts) { self.facts = facts }

  /// What it is called.
  public var name: String { DocumentSymbols.name(facts.chain.canonicalName, else: "speaker") }
  /// How much is said: "12 quotations".
  public var detail: String { PlainWords.count(facts.quotations.count, "quotation") }
  /// The mention that introduces the speaker.
  public var range: ByteRange { facts.introducingMention?.range ?? ByteRange(0, 0) }
}

/// One step of the hierarchy.
public struct QuotingCall: Sendable {
  /// Who quotes, or who is quoted.
  public var item: QuotingItem
  /// The mentions that make the step, in the document of whoever speaks.
  public var mentions: [Location]
}

/// Answers who quotes whom.
public enum CallHierarchy {
  /// The items at `offset`: the entity of a mention, or the speakers of a quotation.
  public static func items(at offset: Int, in document: DocumentSnapshot) -> [QuotingItem] {
    let chains: [Int]
    switch Subject(at: offset, in: document) {
    case .mention(let index): chains = [document.annotation.mentions[index].chain]
    case .quotation(let index): chains = document.annotation.quotations[index].chains
    case .expression, nil: chains = []
    }
    return chains.compactMap { EntityFacts(chain: $0, in: document) }.map { QuotingItem(facts: $0) }
  }

  /// Whom the quotations of an item's speaker mention, in that document, by first mention; the speaker left out.
  public static func outgoing(from item: QuotingItem) -> [QuotingCall] {
    let document = item.facts.document
    return calls(in: document, spokenBy: Set([item.facts.chainIndex])).sorted { $0.key < $1.key }.compactMap {
      key, found in
      guard key != item.facts.chainIndex, let facts = EntityFacts(chain: key, in: document) else { return nil }
      return QuotingCall(item: QuotingItem(facts: facts), mentions: found.map { Location(document, $0.range) })
    }
  }

  /// The speakers whose quotations mention an item's entity: its own document first, then others by name.
  public static func incoming(to item: QuotingItem, corpus: CorpusSnapshot? = nil) -> [QuotingCall] {
    let own = item.facts
    return EntityOccurrences.all(of: own.chainIndex, in: own.document, corpus: corpus).flatMap { facts in
      incoming(to: facts)
    }
  }

  private static func incoming(to facts: EntityFacts) -> [QuotingCall] {
    let annotation = facts.document.annotation
    var bySpeaker: [Int: [Location]] = [:]
    for mention in facts.mentions {
      guard let quotation = mention.quotation, annotation.quotations.indices.contains(quotation) else { continue }
      for speaker in annotation.quotations[quotation].chains where speaker != facts.chainIndex {
        bySpeaker[speaker, default: []].append(Location(facts.document, mention.range))
      }
    }
    return bySpeaker.sorted { $0.key < $1.key }.compactMap { speaker, mentions in
      EntityFacts(chain: speaker, in: facts.document).map { speaker in
        QuotingCall(item: QuotingItem(facts: speaker), mentions: mentions)
      }
    }
  }

  /// The mentions of people and of those who speak themselves in what some chains say, by chain.
  private static func calls(in document: DocumentSnapshot, spokenBy speakers: Set<Int>) -> [Int: [Mention]] {
    let annotation = document.annotation
    let speaking = Set(annotation.quotations.flatMap(\.chains))
    var found: [Int: [Mention]] = [:]
    for mention in annotation.mentions {
      guard let quotation = mention.quotation, annotation.quotations.indices.contains(quotation),
        annotation.quotations[quotation].chains.contains(where: speakers.contains),
        annotation.chains.indices.contains(mention.chain)
      else { continue }
      let isPerson = annotation.chains[mention.chain].type == .person || speaking.contains(mention.chain)
      if isPerson { found[mention.chain, default: []].append(mention) }
    }
    return found
  }
}

// What is believed now that was not believed before, by identifiers.
//
// A quotation's identifier is of its text and changes with every edit; two quotations count as the same one where their
// words are the same, so that an edit elsewhere in the document is no change.

import Annotation
import Corpus
import Text

/// What a subscriber wants to be told of.
public enum ChangeEvent: String, Sendable, Hashable, CaseIterable {
  case entities, quotations, diagnostics

  /// What is told where nothing else is asked for.
  public static let usual: Set<ChangeEvent> = [.entities, .quotations]
}

/// What has changed in one document.
public struct DocumentChange: Sendable, Hashable {
  /// The document.
  public var uri: DocumentURI
  /// Identifiers of now that are new, sorted.
  public var added: [String] = []
  /// Identifiers of before that are gone, sorted.
  public var removed: [String] = []
  /// Identifiers of now of which something else is believed, sorted.
  public var changed: [String] = []

  /// Whether nothing has changed.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
}

/// The documents as somebody saw them last.
public struct SeenDocuments: Sendable {
  /// One fact: what makes it the same fact in another text, its identifier there, and what is believed of it.
  private struct Fact: Sendable {
    var id: String
    var belief: String
  }

  private struct Seen: Sendable {
    var document: DocumentSnapshot
    var facts: [String: Fact]
  }

  private var seen: [DocumentURI: Seen] = [:]
  /// The entities as they were then.
  private var entities: EntityIndex?

  /// All annotated documents of a corpus, seen.
  public init(_ corpus: CorpusSnapshot, events: Set<ChangeEvent>, where isWanted: (DocumentSnapshot) -> Bool) {
    _ = update(corpus, events: events, where: isWanted)
  }

  /// Sees a corpus: what has changed since the last time, in the order of documents.
  ///
  /// Only documents with another text or another annotation are compared, and those of which a chain belongs to another
  /// entity because of another document; those that are not annotated yet wait.
  public mutating func update(
    _ corpus: CorpusSnapshot, events: Set<ChangeEvent>, where isWanted: (DocumentSnapshot) -> Bool
  ) -> [DocumentChange] {
    var changes: [DocumentChange] = []
    let relinked = entities.map { corpus.entities.relinkedDocuments(since: $0) } ?? []
    if events.contains(.entities) { entities = corpus.entities }
    for (place, document) in corpus.documents.enumerated()
    where isWanted(document) && (document.isAnnotated || document.isTooLarge) {
      if let old = seen[document.uri], old.document === document, !relinked.contains(place) { continue }
      let facts = Self.facts(of: document, in: corpus, events)
      changes.append(Self.change(document.uri, from: seen[document.uri]?.facts ?? [:], to: facts))
      seen[document.uri] = Seen(document: document, facts: facts)
    }
    for uri in seen.keys where corpus.document(uri) == nil {
      changes.append(Self.change(uri, from: seen[uri]?.facts ?? [:], to: [:]))
      seen[uri] = nil
    }
    return changes.filter { !$0.isEmpty }.sorted { $0.uri < $1.uri }
  }

  private static func change(
    _ uri: DocumentURI, from old: [String: Fact], to new: [String: Fact]
  ) -> DocumentChange {
    func sorted(_ ids: [String]) -> [String] { ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    return DocumentChange(
      uri: uri, added: sorted(new.filter { old[$0.key] == nil }.map(\.value.id)),
      removed: sorted(old.filter { new[$0.key] == nil }.map(\.value.id)),
      changed: sorted(new.filter { key, fact in old[key].map { $0.belief != fact.belief } ?? false }.map(\.value.id)))
  }

  private static func facts(
    of document: DocumentSnapshot, in corpus: CorpusSnapshot, _ events: Set<ChangeEvent>
  ) -> [String: Fact] {
    var facts: [String: Fact] = [:]
    func add(_ key: String, _ fact: Fact) {
      // The second of two that are alike is another fact.
      var (key, count) = (key, 1)
      while facts[key] != nil {
        count += 1
        key = "\(key)#\(count)"
      }
      facts[key] = fact
    }
    if events.contains(.entities), let index = corpus.index(of: document.uri) {
      for chain in document.annotation.chains.indices {
        guard let facts = EntityFacts(chain: chain, in: document),
          let id = corpus.entities.entity(document: index, chain: chain)?.id
        else { continue }
        let parts = [
          facts.chain.canonicalName, facts.chain.type?.name ?? "", facts.roles.joined(separator: ";"),
          facts.chain.lexiconFacts.joined(separator: ";"),
          "\(facts.mentions.count) \(facts.quotations.count)",
        ]
        // An unnamed entity is the same where its words are: its identifier is of its text.
        let isLocal = id.hasPrefix("local:")
        add("e" + (isLocal ? facts.chain.canonicalName : id), Fact(id: id, belief: parts.joined(separator: "\n")))
      }
    }
    if events.contains(.quotations) {
      for (index, quotation) in document.annotation.quotations.enumerated() {
        let speaker = QuotationCard.speakerName(quotation, in: document) ?? ""
        add(
          "q" + document.quotationWords[index].joined(separator: " "),
          Fact(
            id: FoundQuote(document: document, index: index).id, belief: quotation.kind.name + "\n" + speaker))
      }
    }
    if events.contains(.diagnostics) {
      for diagnostic in Diagnostics.all(in: document) {
        add(
          "d" + diagnostic.code.rawValue + document.text[diagnostic.range],
          Fact(id: diagnostic.id(in: document), belief: diagnostic.message))
      }
    }
    return facts
  }
}

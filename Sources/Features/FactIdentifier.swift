// Identifiers of mentions, quotations and entities: how they are made, and what an old one means now.
//
// An identifier is a function of the text, so that two servers give the same. What it meant in an earlier text is answered
// from the texts of now alone; nothing is remembered.

import Annotation
import Corpus
import Text

/// Why an identifier means nothing.
public enum IdentifierFault: Error, Sendable, Hashable {
  /// It has the form of none.
  case malformed
  /// It is of a text that has changed or is closed.
  case stale
  /// Its text is there, but nothing of that identifier is.
  case unknown
}

/// A mention or a quotation, by its identifier.
public enum FactIdentifier: Sendable {
  /// A mention, as an index of `DocumentAnnotation.mentions`.
  case mention(DocumentSnapshot, Int)
  /// A quotation, as an index of `DocumentAnnotation.quotations`.
  case quotation(DocumentSnapshot, Int)

  /// The identifier of a mention: `m:<digest>:<start>-<end>`, in bytes. It holds for this text only.
  public static func id(ofMention index: Int, in document: DocumentSnapshot) -> String {
    let range = document.annotation.mentions[index].range
    return "m:\(document.digest):\(range.start)-\(range.end)"
  }

  /// What an identifier means. O(documents + facts of one document).
  public init(_ id: String, in corpus: CorpusSnapshot) throws(IdentifierFault) {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "m" || parts[0] == "q" else { throw .malformed }
    guard let document = corpus.documents.first(where: { $0.digest == parts[1] }) else { throw .stale }
    if parts[0] == "m" {
      let mentions = document.annotation.mentions.indices
      guard let index = mentions.first(where: { Self.id(ofMention: $0, in: document) == id }) else { throw .unknown }
      self = .mention(document, index)
    } else {
      let quotations = document.annotation.quotations.indices
      let found = quotations.first { FoundQuote(document: document, index: $0, score: 1000).id == id }
      guard let found else { throw .unknown }
      self = .quotation(document, found)
    }
  }
}

/// An entity by an identifier that may be of an earlier moment.
public struct IdentifiedEntity: Sendable {
  /// The entity.
  public var entity: CorpusEntity
  /// Whether it is known by another identifier now.
  public var hasMoved: Bool

  /// The entity of an identifier.
  ///
  /// Where no entity has it any more, the one entity that the name inside it is a name of: an entity that was known by a
  /// surname alone, or under another type, when the identifier was given out. O(names of the corpus).
  public init(_ id: String, in corpus: CorpusSnapshot) throws(IdentifierFault) {
    if let entity = corpus.entities.entity(id: id) {
      self.entity = entity
      hasMoved = false
      return
    }
    guard let colon = id.firstIndex(of: ":") else { throw .malformed }
    let family = id[..<colon]
    let name = id[id.index(after: colon)...].prefix { $0 != "~" }
    if family == "local" {
      let digest = name.prefix { $0 != ":" }
      throw corpus.documents.contains { $0.digest == digest } ? .unknown : .stale
    }
    let candidates = corpus.entities.entities.filter { entity in
      entity.isNamed && Self.slugs(of: entity, in: corpus).contains { $0 == name }
    }
    guard candidates.count == 1, let entity = candidates.first else { throw .unknown }
    self.entity = entity
    hasMoved = true
  }

  private static func slugs(of entity: CorpusEntity, in corpus: CorpusSnapshot) -> [String] {
    entity.members.flatMap { member -> [String] in
      let chain = corpus.documents[member.document].annotation.chains[member.chain]
      return [NameFolding.slug(chain.canonicalName)] + chain.aliases.map { NameFolding.slug($0.text) }
    }
  }
}

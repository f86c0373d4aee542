// Mentions by entity, by kind, by type, over documents.

import Annotation
import Corpus
import Text

/// A question for mentions. All its conditions must hold.
public struct MentionQuery: Sendable {
  /// The entity that is mentioned; `nil` for any.
  public var entity: CorpusEntity?
  /// Which kinds; empty for all.
  public var kinds: [MentionKind] = []
  /// Which types; empty for all, unknown ones included.
  public var types: [EntityType] = []

  /// A question for all mentions.
  public init() {}
}

/// A mention that was found.
public struct FoundMention: Sendable {
  /// The document that it stands in.
  public var document: DocumentSnapshot
  /// The mention, as an index of `DocumentAnnotation.mentions`.
  public var index: Int

  /// A mention of a document.
  public init(document: DocumentSnapshot, index: Int) {
    self.document = document
    self.index = index
  }

  /// The mention.
  public var mention: Mention { document.annotation.mentions[index] }
}

/// Finds mentions.
public enum MentionLookup {
  /// The mentions that answer `query`, by document, then by place. `isWanted` decides about places.
  public static func find(
    _ query: MentionQuery, in corpus: CorpusSnapshot,
    where isWanted: (DocumentSnapshot, ByteRange) -> Bool = { _, _ in true }
  ) -> [FoundMention] {
    corpus.documents.indices.flatMap { place -> [FoundMention] in
      let document = corpus.documents[place]
      let chains = query.entity.map { entity in
        Set(entity.members.filter { $0.document == place }.map(\.chain))
      }
      if let chains, chains.isEmpty { return [] }
      return document.annotation.mentions.indices.filter { index in
        let mention = document.annotation.mentions[index]
        return chains?.contains(mention.chain) ?? true
          && (query.kinds.isEmpty || query.kinds.contains(mention.kind))
          && (query.types.isEmpty || type(of: mention, in: document).map(query.types.contains) == true)
          && isWanted(document, mention.range)
      }.map { FoundMention(document: document, index: $0) }
    }
  }

  /// The type of a mention: its own, else its chain's.
  public static func type(of mention: Mention, in document: DocumentSnapshot) -> EntityType? {
    let chains = document.annotation.chains
    return mention.type ?? (chains.indices.contains(mention.chain) ? chains[mention.chain].type : nil)
  }
}

// The stable name of what stands at a place, for other tools.

import Annotation
import Corpus
import Text

/// The stable name of an entity.
public struct Moniker: Sendable, Hashable {
  /// The identifier: `person:ana-nunez`.
  public var identifier: String
  /// Whether it holds for the whole corpus; else for this text only.
  public var isProjectWide: Bool

  /// The name of the entity at `offset`, or of a quotation; `nil` elsewhere.
  public init?(at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot) {
    switch Subject(at: offset, in: document) {
    case .mention(let index):
      guard let place = corpus.index(of: document.uri),
        let entity = corpus.entities.entity(document: place, chain: document.annotation.mentions[index].chain)
      else { return nil }
      identifier = entity.id
      isProjectWide = entity.isNamed
    case .quotation(let index):
      identifier = FoundQuote(document: document, index: index, score: 1000).id
      isProjectWide = false
    case .expression, nil:
      return nil
    }
  }
}

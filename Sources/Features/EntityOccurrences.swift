// The chains of one entity in all documents, the current document first: what every cross-document feature walks over.

import Annotation
import Corpus
import Text

/// Walks over the documents in which an entity occurs.
enum EntityOccurrences {
  /// The chain itself, then the chains of the same entity in other documents, by name of the document.
  static func all(of chain: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot?) -> [EntityFacts] {
    guard let own = EntityFacts(chain: chain, in: document) else { return [] }
    guard let corpus, let index = corpus.index(of: document.uri),
      let entity = corpus.entities.entity(document: index, chain: chain)
    else { return [own] }
    let others = entity.members.filter { $0.document != index }.compactMap { member in
      EntityFacts(chain: member.chain, in: corpus.documents[member.document])
    }
    return [own] + others
  }
}

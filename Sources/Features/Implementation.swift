// What somebody says: all quotations of a speaker.

import Annotation
import Corpus
import Text

/// Leads to quotations.
public enum Implementation {
  /// Of a mention all quotations that the entity speaks, this document first; of a quotation its other parts.
  ///
  /// A quotation in several parts is led to by its first.
  public static func locations(
    at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil
  ) -> [Location] {
    guard let subject = Subject(at: offset, in: document) else { return [] }
    switch subject {
    case .mention(let index):
      let chain = document.annotation.mentions[index].chain
      return EntityOccurrences.all(of: chain, in: document, corpus: corpus).flatMap { facts in
        facts.quotations.compactMap { quotation in
          facts.document.annotation.quotations[quotation].spans.first.map { Location(facts.document, $0) }
        }
      }
    case .quotation(let index):
      return document.annotation.quotations[index].spans.map { Location(document, $0) }
    case .expression:
      return []
    }
  }
}

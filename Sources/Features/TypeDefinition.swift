// Where the text says what somebody is.

import Annotation
import Corpus
import Text

/// Leads to the statements of a role or a title.
public enum TypeDefinition {
  /// The places where the role of the entity at `offset` is stated, of a quotation that of its speaker: this document
  /// first, then others.
  public static func locations(
    at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil
  ) -> [Location] {
    guard let subject = Subject(at: offset, in: document) else { return [] }
    let chains: [Int]
    switch subject {
    case .mention(let index): chains = [document.annotation.mentions[index].chain]
    case .quotation(let index): chains = document.annotation.quotations[index].chains
    case .expression: chains = []
    }
    return chains.flatMap { EntityOccurrences.all(of: $0, in: document, corpus: corpus) }.flatMap { facts in
      facts.chain.roles.map { Location(facts.document, $0.range) }
    }
  }
}

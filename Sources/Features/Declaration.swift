// What a reader would look back to: the mention before this one, or the words that attribute a quotation.

import Annotation
import Corpus
import Text

/// Leads one step back.
public enum Declaration {
  /// Of a mention the mention of the same entity before it (itself where it is the first); of a quotation its cue.
  public static func location(at offset: Int, in document: DocumentSnapshot) -> Location? {
    guard let subject = Subject(at: offset, in: document) else { return nil }
    let annotation = document.annotation
    switch subject {
    case .mention(let index):
      let mention = annotation.mentions[index]
      let antecedent = EntityFacts(chain: mention.chain, in: document)?.antecedent(of: index)
      return Location(document, (antecedent ?? mention).range)
    case .quotation(let index):
      return annotation.quotations[index].cue.first.map { Location(document, $0) }
    case .expression:
      return nil
    }
  }
}

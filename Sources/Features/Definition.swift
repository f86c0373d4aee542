// Where an entity is introduced, who said a quotation, what a date counts from.

import Annotation
import Corpus
import Prose
import Text

/// Leads from a thing to what explains it.
public enum Definition {
  /// The place that explains what stands at `offset`: of a mention the first full mention; of a quotation its speaker;
  /// of a date what it counts from.
  ///
  /// Where this document never gives an entity's full name, the first document that does is taken.
  public static func location(at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> Location?
  {
    guard let subject = Subject(at: offset, in: document) else { return nil }
    let annotation = document.annotation
    switch subject {
    case .mention(let index):
      return introduction(of: annotation.mentions[index].chain, in: document, corpus: corpus)
    case .quotation(let index):
      return speaker(of: annotation.quotations[index], in: document)
    case .expression(let index):
      return anchor(of: annotation.expressions[index], in: document)
    }
  }

  private static func introduction(of chain: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot?) -> Location? {
    let occurrences = EntityOccurrences.all(of: chain, in: document, corpus: corpus)
    guard let own = occurrences.first else { return nil }
    let ownLength = NameFolding.nameWords(own.chain.canonicalName).count
    let fuller = occurrences.dropFirst().first { facts in
      NameFolding.nameWords(facts.chain.canonicalName).count > ownLength
    }
    let facts = own.count(of: .name) > 0 && ownLength == 1 ? fuller ?? own : own
    return facts.introducingMention.map { Location(facts.document, $0.range) }
  }

  private static func speaker(of quotation: Quotation, in document: DocumentSnapshot) -> Location? {
    let mentions = document.annotation.mentions
    if let mention = quotation.speakerMention, mentions.indices.contains(mention) {
      return Location(document, mentions[mention].range)
    }
    return quotation.speaker.first.map { Location(document, $0) }
  }

  private static func anchor(of expression: Expression, in document: DocumentSnapshot) -> Location? {
    if let anchor = expression.anchor { return Location(document, anchor) }
    guard expression.countsFromReferenceDay else { return nil }
    return document.annotation.referenceDate?.source.map { Location(document, $0) }
  }
}

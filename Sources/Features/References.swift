// Where else: the chain of an entity, the same words quoted again, the same day.

import Annotation
import Corpus
import Text

/// One place that refers to the same thing.
public struct Reference: Sendable, Hashable {
  /// Where.
  public var location: Location
  /// How it points; `nil` for quotations and dates.
  public var kind: MentionKind?
  /// The name of the speaker in whose quotation it stands; `nil` outside of quotations.
  public var speaker: String?
  /// Whether it stands in a quotation, or is one.
  public var isQuoted = false
}

/// Finds all places that refer to the same thing.
public enum References {
  /// The places that refer to what stands at `offset`: this document first, then others by name, each in order.
  ///
  /// Of an entity its mentions; of a quotation the quotations with the same words (after folding); of a date the
  /// expressions of the same day. Without `includesDeclaration` the introducing mention is left out.
  public static func all(
    at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil, includesDeclaration: Bool = true
  ) -> [Reference] {
    guard let subject = Subject(at: offset, in: document) else { return [] }
    let documents = corpus?.documents(startingWith: document.uri) ?? [document]
    switch subject {
    case .mention(let index):
      let chain = document.annotation.mentions[index].chain
      return EntityOccurrences.all(of: chain, in: document, corpus: corpus).flatMap { facts in
        mentions(of: facts, includesDeclaration: includesDeclaration)
      }
    case .quotation(let index):
      return sameWords(as: document.quotationWords[index], in: documents)
    case .expression(let index):
      return sameValue(as: document.annotation.expressions[index], in: documents)
    }
  }

  private static func mentions(of facts: EntityFacts, includesDeclaration: Bool) -> [Reference] {
    let annotation = facts.document.annotation
    return facts.chain.mentions.filter { index in
      annotation.mentions.indices.contains(index) && (includesDeclaration || index != facts.chain.introducingMention)
    }.map { index in
      let mention = annotation.mentions[index]
      let speaker = mention.quotation.flatMap { quotation in
        annotation.quotations.indices.contains(quotation)
          ? QuotationCard.speakerName(annotation.quotations[quotation], in: facts.document) : nil
      }
      return Reference(
        location: Location(facts.document, mention.range), kind: mention.kind, speaker: speaker,
        isQuoted: mention.quotation != nil)
    }
  }

  private static func sameWords(as words: [String], in documents: [DocumentSnapshot]) -> [Reference] {
    guard !words.isEmpty else { return [] }
    return documents.flatMap { other in
      zip(other.annotation.quotations, other.quotationWords).filter { $1 == words }.compactMap { found, _ in
        found.spans.first.map { span in
          Reference(
            location: Location(other, span), kind: nil, speaker: QuotationCard.speakerName(found, in: other),
            isQuoted: true)
        }
      }
    }
  }

  private static func sameValue(as expression: Expression, in documents: [DocumentSnapshot]) -> [Reference] {
    documents.flatMap { other in
      other.annotation.expressions.filter { found in
        found.value == expression.value && found.type == expression.type
      }.map { Reference(location: Location(other, $0.range), kind: nil, speaker: nil) }
    }
  }
}

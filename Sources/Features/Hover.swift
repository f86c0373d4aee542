// What an editor shows under the pointer.

import Annotation
import Corpus
import Prose
import Text

/// The card of what stands at a place.
public struct Hover: Sendable, Hashable {
  /// What it is about.
  public var subject: Subject
  /// What an editor highlights.
  public var range: ByteRange
  /// What it shows.
  public var card: Card

  /// The hover of the innermost thing at `offset`; `nil` where there is none.
  public init?(at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) {
    guard let subject = Subject(at: offset, in: document) else { return nil }
    self.subject = subject
    range = subject.range(at: offset, in: document)
    card = Self.card(of: subject, in: document, corpus: corpus)
    if card.blocks.isEmpty { return nil }
  }

  /// The card of one thing.
  public static func card(of subject: Subject, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> Card {
    switch subject {
    case .mention(let index):
      let chain = document.annotation.mentions[index].chain
      return EntityCard.card(chain: chain, mention: index, in: document, corpus: corpus)
    case .expression(let index): return ExpressionCard.card(expression: index, in: document)
    case .quotation(let index): return QuotationCard.card(quotation: index, in: document)
    }
  }

  /// The hover of the main entity of the sentence at `offset`: of the entities that it mentions, the one that the document
  /// mentions most, the first of several. `nil` where the sentence mentions none, and between sentences.
  public init?(ofSentenceAt offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) {
    let annotation = document.annotation
    guard let sentence = annotation.prose.sentences.first(where: { $0.range.touches(offset) }) else { return nil }
    let candidates = document.mentionIndex.owners(overlapping: sentence.range)
    let counts = candidates.map { index -> Int in
      let chain = annotation.mentions[index].chain
      return annotation.chains.indices.contains(chain) ? annotation.chains[chain].mentions.count : 0
    }
    guard let most = counts.max(), let position = counts.firstIndex(of: most) else { return nil }
    let mention = candidates[position]
    subject = .mention(mention)
    range = annotation.mentions[mention].range
    card = EntityCard.card(
      chain: annotation.mentions[mention].chain, mention: mention, in: document, corpus: corpus)
    if card.blocks.isEmpty { return nil }
  }
}

// Counts of a document or of all.

import Annotation
import Corpus
import Prose
import Text

/// Counts of what was found.
public struct Statistics: Sendable, Hashable {
  /// Documents counted.
  public var documents = 0
  /// Bytes of text.
  public var bytes = 0
  /// Tokens.
  public var tokens = 0
  /// Sentences.
  public var sentences = 0
  /// Mentions of all kinds.
  public var mentions = 0
  /// Chains of each document, added up.
  public var chains = 0
  /// Quotations of all kinds.
  public var quotations = 0
  /// Quotations whose speaker is known.
  public var attributedQuotations = 0
  /// Dates, sums and numbers.
  public var expressions = 0

  /// The counts of some documents.
  public init(of documents: [DocumentSnapshot]) {
    for document in documents {
      let annotation = document.annotation
      self.documents += 1
      bytes += document.text.count
      tokens += annotation.prose.tokens.count
      sentences += annotation.prose.sentences.count
      mentions += annotation.mentions.count
      chains += annotation.chains.count
      quotations += annotation.quotations.count
      attributedQuotations += annotation.quotations.count { $0.chain != nil || !$0.speaker.isEmpty }
      expressions += annotation.expressions.count
    }
  }

  /// The share of quotations whose speaker is known, in permille; 1000 where there are none.
  public var attributedPermille: Int { quotations == 0 ? 1000 : attributedQuotations * 1000 / quotations }
}

// How often somebody occurs, shown above the line that introduces them.

import Annotation
import Corpus
import Text

/// A line of counts at a place.
public struct CodeLens: Sendable, Hashable {
  /// The mention that introduces the entity.
  public var range: ByteRange
  /// "12 mentions · 3 quotations · 2 documents".
  public var title: String
}

/// Makes lines of counts.
public enum CodeLenses {
  /// A lens on each mention that introduces a named entity which occurs again, in order.
  public static func all(in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> [CodeLens] {
    document.annotation.chains.indices.compactMap { chain -> CodeLens? in
      let occurrences = EntityOccurrences.all(of: chain, in: document, corpus: corpus)
      guard let own = occurrences.first, own.count(of: .name) > 0, let mention = own.introducingMention else {
        return nil
      }
      let mentionCount = occurrences.reduce(0) { $0 + $1.mentions.count }
      let quotationCount = occurrences.reduce(0) { $0 + $1.quotations.count }
      let documentCount = Set(occurrences.map(\.document.uri)).count
      guard mentionCount > 1 || quotationCount > 0 else { return nil }
      var parts = [PlainWords.count(mentionCount, "mention")]
      if quotationCount > 0 { parts.append(PlainWords.count(quotationCount, "quotation")) }
      if documentCount > 1 { parts.append(PlainWords.count(documentCount, "document")) }
      return CodeLens(range: mention.range, title: parts.joined(separator: " · "))
    }.sorted { ($0.range, $0.title) < ($1.range, $1.title) }
  }
}

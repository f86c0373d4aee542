// What lights up in the text while the caret rests on something.

import Annotation
import Corpus
import Text

/// A range that lights up.
public struct Highlight: Sendable, Hashable {
  /// How it lights up.
  public enum Kind: UInt8, Sendable, Hashable {
    /// A pronoun, a description, a cue.
    case text
    /// A name; a quotation's speaker.
    case read
    /// The mention that introduces an entity.
    case write
  }

  /// Where.
  public var range: ByteRange
  /// How.
  public var kind: Kind
}

/// Finds what belongs together in one document.
public enum DocumentHighlights {
  /// The ranges that belong with what stands at `offset`, in order: the chain of a mention; the parts, the speaker and
  /// the cue of a quotation; the expressions of the same value.
  public static func all(at offset: Int, in document: DocumentSnapshot) -> [Highlight] {
    guard let subject = Subject(at: offset, in: document) else { return [] }
    let annotation = document.annotation
    var highlights: [Highlight]
    switch subject {
    case .mention(let index):
      guard let facts = EntityFacts(chain: annotation.mentions[index].chain, in: document) else { return [] }
      highlights = facts.chain.mentions.filter { annotation.mentions.indices.contains($0) }.map { index in
        let mention = annotation.mentions[index]
        let isIntroducing = index == facts.chain.introducingMention
        return Highlight(range: mention.range, kind: isIntroducing ? .write : mention.kind == .name ? .read : .text)
      }
    case .quotation(let index):
      let quotation = annotation.quotations[index]
      highlights = quotation.spans.map { Highlight(range: $0, kind: .text) }
      highlights += quotation.speaker.map { Highlight(range: $0, kind: .read) }
      highlights += quotation.cue.map { Highlight(range: $0, kind: .text) }
    case .expression(let index):
      let expression = annotation.expressions[index]
      highlights = annotation.expressions.filter { $0.value == expression.value && $0.type == expression.type }.map {
        Highlight(range: $0.range, kind: .read)
      }
    }
    return highlights.sorted { $0.range < $1.range }
  }
}

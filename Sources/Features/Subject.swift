// What stands at a caret.

import Annotation
import Corpus
import Text

/// The innermost thing at a place of a document.
public enum Subject: Sendable, Hashable {
  /// A mention, as an index of `DocumentAnnotation.mentions`.
  case mention(Int)
  /// A date, a sum or a number, as an index of `DocumentAnnotation.expressions`.
  case expression(Int)
  /// A quotation, as an index of `DocumentAnnotation.quotations`.
  case quotation(Int)

  /// The innermost thing that holds the byte at `offset` or ends there, so that a caret behind a word still means it.
  ///
  /// The shortest span wins, so names inside a quotation win over the quotation; of equal spans a mention wins over an
  /// expression, and that over a quotation. A title before a name belongs to the name's mention. O(log n).
  public init?(at offset: Int, in document: DocumentSnapshot) {
    guard let subject = Self.all(at: offset, in: document).first else { return nil }
    self = subject
  }

  /// All things at `offset`, the innermost first.
  public static func all(at offset: Int, in document: DocumentSnapshot) -> [Subject] {
    let annotation = document.annotation
    var found: [(length: Int, subject: Subject)] = []
    for index in document.mentionIndex.owners(touching: offset) {
      let mention = annotation.mentions[index]
      let range = mention.range.touches(offset) ? mention.range : mention.nounPhrase
      found.append((range.count, .mention(index)))
    }
    for index in document.expressionIndex.owners(touching: offset) {
      found.append((annotation.expressions[index].range.count, .expression(index)))
    }
    for index in document.quotationIndex.owners(touching: offset) {
      let lengths = annotation.quotations[index].spans.filter { $0.touches(offset) }.map(\.count)
      found.append((lengths.min() ?? 0, .quotation(index)))
    }
    // Stable: of equal lengths the order above holds.
    let order = found.indices.sorted { (found[$0].length, $0) < (found[$1].length, $1) }
    var seen: Set<Subject> = []
    return order.map { found[$0].subject }.filter { seen.insert($0).inserted }
  }

  /// The range that an editor highlights for it: the mention, the value, or the quotation's span at `offset`.
  public func range(at offset: Int, in document: DocumentSnapshot) -> ByteRange {
    let annotation = document.annotation
    switch self {
    case .mention(let index):
      let mention = annotation.mentions[index]
      return mention.range.touches(offset) ? mention.range : mention.nounPhrase
    case .expression(let index): return annotation.expressions[index].range
    case .quotation(let index):
      let quotation = annotation.quotations[index]
      return quotation.spans.first { $0.touches(offset) } ?? quotation.extent
    }
  }
}

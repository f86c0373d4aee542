// What a selection grows to: word, name, name with title, quotation, sentence, paragraph, section, document.

import Annotation
import Corpus
import Prose
import Text

/// Grows a selection.
public enum SelectionRanges {
  /// The ranges around `offset`, the innermost first; each lies in the next and is shorter. The last is the document.
  public static func ranges(at offset: Int, in document: DocumentSnapshot) -> [ByteRange] {
    let annotation = document.annotation
    let prose = annotation.prose
    let offset = Swift.min(Swift.max(offset, 0), document.text.count)
    var candidates: [ByteRange] = []
    for token in words(at: offset, in: prose) { candidates.append(token) }
    for subject in Subject.all(at: offset, in: document) {
      switch subject {
      case .mention(let index):
        candidates += [annotation.mentions[index].range, annotation.mentions[index].nounPhrase]
      case .expression(let index): candidates.append(annotation.expressions[index].range)
      case .quotation(let index):
        candidates += annotation.quotations[index].spans + [annotation.quotations[index].extent]
      }
    }
    candidates += holding(offset, prose.sentences.map(\.range)) + holding(offset, prose.paragraphs.map(\.range))
    candidates += Section.all(in: document).map(\.range)
    candidates.append(document.text.range)
    return nested(candidates.filter { $0.touches(offset) })
  }

  /// The word at a caret: the one that it stands in, else the one that ends there.
  private static func words(at offset: Int, in prose: ProseDocument) -> [ByteRange] {
    let index = prose.tokenIndex(atOrAfter: offset)
    if prose.tokens.indices.contains(index), prose.tokens[index].range.contains(offset) {
      return [prose.tokens[index].range]
    }
    guard prose.tokens.indices.contains(index - 1), prose.tokens[index - 1].range.end == offset else { return [] }
    return [prose.tokens[index - 1].range]
  }

  /// The one of some sorted, disjoint ranges that holds `offset` or ends there.
  private static func holding(_ offset: Int, _ ranges: [ByteRange]) -> [ByteRange] {
    if let range = ranges.first(where: { $0.contains(offset) }) { return [range] }
    return ranges.first { $0.end == offset }.map { [$0] } ?? []
  }

  /// The longest list of ranges in which each holds the one before it, shortest first.
  private static func nested(_ candidates: [ByteRange]) -> [ByteRange] {
    var result: [ByteRange] = []
    let sorted = candidates.sorted { ($0.count, $0) < ($1.count, $1) }
    for candidate in sorted where !candidate.isEmpty || candidates.allSatisfy(\.isEmpty) {
      if let last = result.last, last == candidate || !candidate.contains(last) { continue }
      result.append(candidate)
    }
    return result
  }
}

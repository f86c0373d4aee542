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
    candidates += holding(offset, prose.sentences, \.range) + holding(offset, prose.paragraphs, \.range)
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

  /// The range of the one of some sorted, disjoint parts that holds `offset`, else of the one that ends there. O(log n).
  private static func holding<Part>(_ offset: Int, _ parts: [Part], _ range: KeyPath<Part, ByteRange>) -> [ByteRange] {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle][keyPath: range].end <= offset { low = middle + 1 } else { high = middle }
    }
    if low < parts.count, parts[low][keyPath: range].contains(offset) { return [parts[low][keyPath: range]] }
    return low > 0 && parts[low - 1][keyPath: range].end == offset ? [parts[low - 1][keyPath: range]] : []
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

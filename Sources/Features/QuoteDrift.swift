// What became of a quotation from one text to the next: what was cut, what was put in, what was changed, and whether
// somebody else is said to have spoken.
//
// It compares words without regard to case and marks; which quotations are versions of each other SharedQuotes says.

import Annotation
import Corpus
import Prose
import Text

/// One difference between two wordings.
public struct WordingChange: Sendable, Hashable {
  /// How they differ.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words of the first that the second leaves out.
    case cut
    /// Words that only the second has.
    case added
    /// Words that the second has others for.
    case changed
  }

  /// How they differ.
  public var kind: Kind
  /// The words of the first on one line; empty for `added`.
  public var before: String
  /// The words of the second on one line; empty for `cut`.
  public var after: String
}

/// How one version of a quotation differs from another.
public struct QuoteDrift: Sendable, Hashable {
  /// Whose words they are said to be.
  public enum Speaker: String, Sendable, Hashable, CaseIterable {
    /// Of the same speaker.
    case same
    /// Of somebody else.
    case other
    /// One of the two versions names nobody.
    case unknown
  }

  /// The differences in wording, in order.
  public var changes: [WordingChange]
  /// Whether it was given to somebody else.
  public var speaker: Speaker

  /// How `version` differs from `original`. O(words of the one × words of the other).
  public init(of version: FoundQuote, from original: FoundQuote, in corpus: CorpusSnapshot) {
    changes = Self.changes(from: SpokenWords(original), to: SpokenWords(version))
    let speakers = [original, version].map { Self.speaker(of: $0, in: corpus) }
    guard let first = speakers[0], let second = speakers[1] else {
      speaker = .unknown
      return
    }
    speaker = first == second ? .same : .other
  }

  /// What a speaker is compared by: the entity over all documents, else the folded words.
  private static func speaker(of found: FoundQuote, in corpus: CorpusSnapshot) -> String? {
    if let document = corpus.index(of: found.document.uri) {
      let ids = found.quotation.chains.compactMap { corpus.entities.identifier(document: document, chain: $0) }
      // An unnamed entity is known in its own document only: its words tell more.
      if !ids.isEmpty, ids.allSatisfy({ !$0.hasPrefix("local:") }) { return ids.sorted().joined(separator: " ") }
    }
    let name = QuotationCard.speakerName(found.quotation, in: found.document)
    return name.map { NameFolding.nameWords($0).joined(separator: " ") }
  }

  /// The runs of words between those that both have in the same order.
  private static func changes(from original: SpokenWords, to version: SpokenWords) -> [WordingChange] {
    var changes: [WordingChange] = []
    var (left, right) = (0, 0)
    for (nextLeft, nextRight) in commonPlaces(original.hashes, version.hashes)
      + [(original.hashes.count, version.hashes.count)]
    {
      let before = original.text(left..<nextLeft)
      let after = version.text(right..<nextRight)
      (left, right) = (nextLeft + 1, nextRight + 1)
      guard !before.isEmpty || !after.isEmpty else { continue }
      let kind: WordingChange.Kind = before.isEmpty ? .added : after.isEmpty ? .cut : .changed
      changes.append(WordingChange(kind: kind, before: before, after: after))
    }
    return changes
  }

  /// Quotations with more words than this are compared up to here only.
  private static let mostWords = 1_000

  /// The places of a longest common subsequence in both, in order; the earliest places of all such.
  private static func commonPlaces(_ left: [UInt64], _ right: [UInt64]) -> [(Int, Int)] {
    let (left, right) = (left.prefix(mostWords), right.prefix(mostWords))
    let width = right.count + 1
    var lengths = [UInt16](repeating: 0, count: (left.count + 1) * width)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        let place = row * width + column
        lengths[place] =
          left[row] == right[column]
          ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var places: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < left.count, column < right.count {
      let place = row * width + column
      if left[row] == right[column] {
        places.append((row, column))
        row += 1
        column += 1
      } else if lengths[place + width] >= lengths[place + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return places
  }
}

/// The words of a quotation with their places.
private struct SpokenWords {
  let hashes: [UInt64]
  private let ranges: [ByteRange]
  private let source: SourceText

  init(_ found: FoundQuote) {
    let prose = found.document.annotation.prose
    var ranges: [ByteRange] = []
    var hashes: [UInt64] = []
    for span in found.quotation.spans {
      var index = prose.tokenIndex(atOrAfter: span.start)
      while index < prose.tokens.count, prose.tokens[index].range.start < span.end {
        let token = prose.tokens[index]
        if token.kind != .punctuation {
          ranges.append(token.range)
          hashes.append(token.foldedHash)
        }
        index += 1
      }
    }
    self.hashes = hashes
    self.ranges = ranges
    source = found.document.text
  }

  /// The words of some places on one line.
  func text(_ places: Range<Int>) -> String {
    guard !places.isEmpty, ranges.indices.contains(places.lowerBound), ranges.indices.contains(places.upperBound - 1)
    else { return "" }
    let range = ByteRange(ranges[places.lowerBound].start, ranges[places.upperBound - 1].end)
    return Excerpt.line(source[range], limitScalars: 400)
  }
}

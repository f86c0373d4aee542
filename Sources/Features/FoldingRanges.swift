// What can be folded away: sections, long quotations, front matter.

import Annotation
import Corpus
import Prose
import Text

/// A range that can be folded.
public struct FoldingRange: Sendable, Hashable {
  /// What it holds.
  public enum Kind: UInt8, Sendable, Hashable {
    case section, quotation, frontMatter
  }

  /// The bytes; they reach over more than one line.
  public var range: ByteRange
  /// What it holds.
  public var kind: Kind
}

/// Finds what can be folded.
public enum FoldingRanges {
  /// The ranges over more than one line, in order; an outer one before an inner one that begins with it.
  public static func all(in document: DocumentSnapshot) -> [FoldingRange] {
    var ranges = Section.all(in: document).map { FoldingRange(range: $0.range, kind: .section) }
    for quotation in document.annotation.quotations where quotation.kind != .indirect {
      ranges.append(FoldingRange(range: quotation.extent, kind: .quotation))
    }
    if let first = document.annotation.prose.paragraphs.first, first.kind == .opaque,
      document.text[first.range].hasPrefix("---")
    {
      ranges.append(FoldingRange(range: first.range, kind: .frontMatter))
    }
    return ranges.filter { folding in
      let end = Swift.max(folding.range.start, folding.range.end - 1)
      return document.lines.line(ofByteOffset: folding.range.start) < document.lines.line(ofByteOffset: end)
    }.sorted { left, right in
      left.range.start == right.range.start ? left.range.end > right.range.end : left.range.start < right.range.start
    }
  }
}

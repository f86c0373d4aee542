// A block of a text before it is read: where it stands and what it is for.

import Text

/// A block of a text before it is read. Its bytes, its kind and its opaque ranges decide everything that is read from
/// it, so that a reading can be kept and used again wherever the same block turns up.
public struct ParagraphBlock: Sendable, Hashable {
  /// Where it stands with its markers (`#`, `>`, `-`), white space at the edges left out.
  public var range: ByteRange
  /// What it is for.
  public var kind: Paragraph.Kind
  /// 1 to 6 for a heading, else 0.
  public var level: Int
  /// Code, link targets, tags, emphasis marks and line markers inside it, sorted, not overlapping: nothing is read
  /// there.
  public var opaqueRanges: [ByteRange]

  /// A block of its parts.
  public init(range: ByteRange, kind: Paragraph.Kind, level: Int = 0, opaqueRanges: [ByteRange] = []) {
    self.range = range
    self.kind = kind
    self.level = level
    self.opaqueRanges = opaqueRanges
  }
}

/// What was read from one block. All offsets count from the start of the block, all indices from its first token.
public struct ParagraphReading: Sendable, Hashable {
  /// Its tokens.
  public var tokens: [Token]
  /// Its sentences, as ranges of its tokens: together they hold every token.
  public var sentences: [Range<Int>]
  /// The spans between quotation marks, sorted by start; `paragraph` is 0 and no span is a continuation yet.
  public var quotedSpans: [QuotedSpan]
  /// Whether its function words are English.
  public var isEnglish: Bool

  /// A reading of its parts.
  public init(tokens: [Token], sentences: [Range<Int>], quotedSpans: [QuotedSpan], isEnglish: Bool) {
    self.tokens = tokens
    self.sentences = sentences
    self.quotedSpans = quotedSpans
    self.isEnglish = isEnglish
  }
}

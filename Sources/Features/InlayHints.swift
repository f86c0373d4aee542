// Small words that an editor shows inside the text: who says it, which day it is, who "she" is.

import Annotation
import Corpus
import Prose
import Text

/// A hint at a place of the text.
public struct InlayHint: Sendable, Hashable {
  /// What it tells.
  public enum Kind: UInt8, Sendable, Hashable {
    case speaker, date, pronoun
  }

  /// The byte that it stands before.
  public var byteOffset: Int
  /// The words, at most `Choice.labelScalarCount` scalars.
  public var label: String
  /// All of what the words shorten.
  public var tooltip: String
  /// What it tells.
  public var kind: Kind
  /// What it tells it of.
  public var subject: Subject
}

/// Makes hints.
public enum InlayHints {
  /// Which hints are wanted.
  public struct Choice: Sendable, Hashable {
    /// After a quotation whose paragraph does not say who speaks.
    public var speakers = true
    /// After a date whose words do not say the day.
    public var dates = true
    /// After a pronoun.
    public var pronouns = false
    /// The letters of a label; what is longer is cut.
    public var labelScalarCount = Limits.inlayLabelScalarCount

    /// The hints that are on by default.
    public init() {}

    /// The given hints.
    public init(speakers: Bool, dates: Bool, pronouns: Bool) {
      self.speakers = speakers
      self.dates = dates
      self.pronouns = pronouns
    }
  }

  /// Editors cut what a line shows: more hints on one would push each other out.
  private static let countOnLine = 2

  /// The hints in `range`, in order, at most two on a line.
  public static func all(
    in range: ByteRange, of document: DocumentSnapshot, choice: Choice = Choice()
  ) -> [InlayHint] {
    var hints: [InlayHint] = []
    if choice.speakers { hints += speakers(in: document) }
    if choice.dates { hints += dates(in: document) }
    if choice.pronouns { hints += pronouns(in: document) }
    hints = hints.filter { range.touches($0.byteOffset) }
    for index in hints.indices {
      hints[index].label = Excerpt.line(hints[index].tooltip, limitScalars: choice.labelScalarCount)
    }
    hints.sort { ($0.byteOffset, $0.kind.rawValue) < ($1.byteOffset, $1.kind.rawValue) }
    var countOfLine: [Int: Int] = [:]
    return hints.filter { hint in
      let line = document.lines.line(ofByteOffset: hint.byteOffset)
      countOfLine[line, default: 0] += 1
      return countOfLine[line, default: 0] <= countOnLine
    }
  }

  private static func speakers(in document: DocumentSnapshot) -> [InlayHint] {
    let annotation = document.annotation
    return annotation.quotations.enumerated().compactMap { index, quotation in
      guard quotation.kind != .indirect, let name = QuotationCard.speakerName(quotation, in: document),
        let last = quotation.spans.last
      else { return nil }
      let paragraph = annotation.prose.paragraphs.first { $0.range.contains(last.start) }
      let isAttributed = (quotation.cue + quotation.speaker).contains { paragraph?.range.contains($0) ?? false }
      guard !isAttributed else { return nil }
      return hint(at: afterClosingMark(last, annotation.prose), "— " + name, .speaker, .quotation(index))
    }
  }

  /// The offset behind the mark that closes a span; the span's end where there is none.
  private static func afterClosingMark(_ span: ByteRange, _ prose: ProseDocument) -> Int {
    let mark = prose.quotedSpans.first { $0.content.end == span.end || $0.content == span }?.closingMark
    return mark?.end ?? span.end
  }

  private static func dates(in document: DocumentSnapshot) -> [InlayHint] {
    document.annotation.expressions.enumerated().compactMap { index, expression in
      guard expression.type == .date || expression.type == .time, !expression.value.isEmpty,
        expression.value.utf8.first.map({ (0x30...0x39).contains($0) }) == true
      else { return nil }
      // "2026-03-03" needs no hint, and neither does a year that stands there.
      guard document.text[expression.range] != expression.value else { return nil }
      return hint(at: expression.range.end, "= " + expression.value, .date, .expression(index))
    }
  }

  private static func pronouns(in document: DocumentSnapshot) -> [InlayHint] {
    document.annotation.mentions.enumerated().compactMap { index, mention in
      guard mention.kind == .pronoun, let facts = EntityFacts(chain: mention.chain, in: document),
        facts.count(of: .pronoun) < facts.mentions.count
      else { return nil }
      return hint(at: mention.range.end, "= " + facts.chain.canonicalName, .pronoun, .mention(index))
    }
  }

  private static func hint(at offset: Int, _ text: String, _ kind: InlayHint.Kind, _ subject: Subject) -> InlayHint {
    let line = Excerpt.line(text)
    return InlayHint(byteOffset: offset, label: line, tooltip: line, kind: kind, subject: subject)
  }
}

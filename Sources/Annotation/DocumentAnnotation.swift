// All that Gloss believes of one version of one document, as sorted arrays of plain values.
//
// It knows nothing of how the facts were found.

import Prose
import Text

/// All that Gloss believes of one version of one document.
///
/// Invariants (`checkInvariants`): every array is sorted by start; indices point into their arrays; `entities` do not
/// overlap; each mention's chain lists it; every chain has a mention.
public struct DocumentAnnotation: Sendable {
  /// The structure of the text.
  public var prose: ProseDocument
  /// Names and values, flat.
  public var entities: [Entity] = []
  /// Names, nominals and pronouns.
  public var mentions: [Mention] = []
  /// The entities behind the mentions, in order of their first mention.
  public var chains: [Chain] = []
  /// Attributions, sorted by the start of their first span.
  public var quotations: [Quotation] = []
  /// Text between marks that nobody said.
  public var marks: [Mark] = []
  /// Dates, sums, numbers.
  public var expressions: [Expression] = []
  /// Headings that take up a quotation.
  public var echoes: [Echo] = []
  /// Why each fact is believed. Index 0 is always "none".
  public var evidence: [Evidence] = [Evidence(rule: "none")]
  /// The day that "Friday" counts from, as YYYY-MM-DD, and where it was taken from.
  public var referenceDate: ReferenceDate?
  /// The part of speech of each token, parallel to `prose.tokens`; empty where no tagger ran.
  public var partsOfSpeech: [PartOfSpeech] = []
  /// The head of each token as an index of `prose.tokens`, -1 for a root; empty where no parser ran.
  public var heads: [Int32] = []
  /// The relation of each token to its head; empty where no parser ran.
  public var dependencies: [DependencyRelation] = []

  /// An annotation with structure only.
  public init(prose: ProseDocument) { self.prose = prose }

  /// The bytes.
  public var text: SourceText { prose.text }

  /// The noun phrase of a name with the possessive ending behind it ("Mayor Ana Núñez's"), as coreference corpora span it;
  /// other mentions span their noun phrase themselves. O(log n).
  public func coreferenceSpan(of mention: Mention) -> ByteRange {
    let next = prose.tokenIndex(atOrAfter: mention.nounPhrase.end)
    guard mention.kind == .name, prose.tokens.indices.contains(next),
      prose.tokens[next].range.start == mention.nounPhrase.end, prose.tokens[next].shape.contains(.possessive)
    else { return mention.nounPhrase }
    return ByteRange(mention.nounPhrase.start, prose.tokens[next].range.end)
  }
}

/// The day that relative dates count from.
public struct ReferenceDate: Sendable, Hashable {
  /// Where the day was taken from.
  public enum Origin: UInt8, Sendable, Hashable {
    case given, frontMatter, dateline, inferred
  }

  /// YYYY-MM-DD.
  public var value: String
  /// Where it was taken from.
  public var origin: Origin
  /// What says so in the text: a line of front matter, the dateline, or the date that it was inferred from; `nil` where
  /// it was given from outside.
  public var source: ByteRange?

  /// A day of its parts.
  public init(value: String, origin: Origin, source: ByteRange? = nil) {
    self.value = value
    self.origin = origin
    self.source = source
  }
}

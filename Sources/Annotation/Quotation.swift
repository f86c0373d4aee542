// Who said what.

import Text

/// How the words are given.
public enum QuotationKind: UInt8, Sendable, Hashable {
  /// Whole clauses between marks.
  case direct
  /// A reported clause of which a part stands between marks.
  case mixed
  /// A reported clause without marks.
  case indirect

  /// The name that the batch output and the protocol use.
  public var name: String {
    switch self {
    case .direct: "direct"
    case .mixed: "mixed"
    case .indirect: "indirect"
    }
  }
}

/// One attribution: words, speaker and cue.
public struct Quotation: Sendable, Hashable {
  /// Whether the speaker asserts the content.
  public enum Polarity: UInt8, Sendable, Hashable {
    case affirmed, denied, hedged

    /// The name that the protocol uses.
    public var name: String {
      switch self {
      case .affirmed: "affirmed"
      case .denied: "denied"
      case .hedged: "hedged"
      }
    }
  }

  /// The content, marks left out; several spans where it is split.
  public var spans: [ByteRange]
  /// Every span between marks in it; empty for indirect.
  public var marked: [ByteRange]
  /// How the words are given.
  public var kind: QuotationKind
  /// The noun phrases of those who speak, one range a speaker; empty where nobody is known, several where they speak
  /// together ("Ana Belo and Tomas Reyes said").
  public var speaker: [ByteRange]
  /// The mention of each speaker, as indices of `DocumentAnnotation.mentions`, parallel to `speaker`.
  public var speakerMentions: [Int]
  /// The entity of each speaker, also behind a pronoun, as indices of `DocumentAnnotation.chains`, each once.
  public var chains: [Int]
  /// The words that attribute ("said", "according to"); empty where none do.
  public var cue: [ByteRange]
  /// Whom it was said to; empty where it is not known.
  public var addressee: [ByteRange]
  /// The addressee's entity, as an index of `DocumentAnnotation.chains`.
  public var addresseeChain: Int?
  /// Where it was said ("on X", "in an interview with"); empty where it is not known.
  public var medium: [ByteRange]
  /// Whether the source is unnamed ("a European military source").
  public var isAnonymous: Bool
  /// Whether the speaker asserts the content.
  public var polarity: Polarity
  /// How sure Gloss is of the speaker, 0 to 1000.
  public var confidence: Int
  /// Why this speaker or none, as an index of `DocumentAnnotation.evidence`.
  public var evidence: Int

  /// A quotation of its parts.
  public init(
    spans: [ByteRange], marked: [ByteRange], kind: QuotationKind, speaker: [ByteRange] = [],
    speakerMentions: [Int] = [],
    chains: [Int] = [], cue: [ByteRange] = [], addressee: [ByteRange] = [], addresseeChain: Int? = nil,
    medium: [ByteRange] = [], isAnonymous: Bool = false, polarity: Polarity = .affirmed, confidence: Int = 0,
    evidence: Int = 0
  ) {
    self.spans = spans
    self.marked = marked
    self.kind = kind
    self.speaker = speaker
    self.speakerMentions = speakerMentions
    self.chains = chains
    self.cue = cue
    self.addressee = addressee
    self.addresseeChain = addresseeChain
    self.medium = medium
    self.isAnonymous = isAnonymous
    self.polarity = polarity
    self.confidence = confidence
    self.evidence = evidence
  }

  /// The mention of the speaker who is named first.
  public var speakerMention: Int? { speakerMentions.first }

  /// The entity of the speaker who is named first.
  public var chain: Int? { chains.first }

  /// The first byte to the last, whatever lies between.
  public var extent: ByteRange {
    spans.dropFirst().reduce(spans.first ?? ByteRange(0, 0)) { $0.union($1) }
  }
}

/// Text between marks that nobody said.
public struct Mark: Sendable, Hashable {
  /// What the marks are for.
  public enum Kind: UInt8, Sendable, Hashable {
    case title, term, scare, unknown

    /// The name that the batch output uses.
    public var name: String {
      switch self {
      case .title: "title"
      case .term: "term"
      case .scare: "scare"
      case .unknown: "unknown"
      }
    }
  }

  /// The text between the marks.
  public var range: ByteRange
  /// What the marks are for.
  public var kind: Kind

  /// A mark of its parts.
  public init(range: ByteRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// A heading that takes up words of a quotation of the body.
public struct Echo: Sendable, Hashable {
  /// The heading's words, marks left out.
  public var heading: ByteRange
  /// The words of the body that it takes up.
  public var quoted: ByteRange
  /// The quotation that they stand in, as an index of `DocumentAnnotation.quotations`.
  public var quotation: Int

  /// An echo of its parts.
  public init(heading: ByteRange, quoted: ByteRange, quotation: Int) {
    self.heading = heading
    self.quoted = quoted
    self.quotation = quotation
  }
}

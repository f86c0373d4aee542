// What the components of the pipeline read and write.
//
// Components work on token indices; only the last step (Assembly) turns them into the byte ranges of an annotation.

import Annotation
import Learning
import Lexicon
import Prose
import Text

/// How a document is to be read.
public struct AnalysisOptions: Sendable, Hashable {
  /// The day that relative dates count from, as YYYY-MM-DD; `nil` lets front matter, dateline and text decide.
  public var referenceDate: String?
  /// Whether a date in the front matter says nothing of that day.
  public var ignoresFrontMatterDate = false
  /// Whether every paragraph counts as English, whatever its words.
  public var assumesEnglish = false

  /// The given options.
  public init(referenceDate: String? = nil, ignoresFrontMatterDate: Bool = false, assumesEnglish: Bool = false) {
    self.referenceDate = referenceDate
    self.ignoresFrontMatterDate = ignoresFrontMatterDate
    self.assumesEnglish = assumesEnglish
  }
}

/// A name found: a run of tokens with a type.
public struct NameSpan: Sendable, Hashable {
  /// The name without article, title or possessive.
  public var tokens: Range<Int>
  /// Its type.
  public var type: EntityType
  /// How sure the finder is of span and type, 0 to 1000.
  public var confidence: Int
  /// The rule or model that found it ("names.crf", "names.gazetteer").
  public var rule: String

  /// A name of its parts.
  public init(tokens: Range<Int>, type: EntityType, confidence: Int, rule: String) {
    self.tokens = tokens
    self.type = type
    self.confidence = confidence
    self.rule = rule
  }
}

/// A date, a sum or a number found: a run of tokens with a value.
public struct ValueSpan: Sendable, Hashable {
  /// Where it stands.
  public var tokens: Range<Int>
  /// A value type (`EntityType.isValue`).
  public var type: EntityType
  /// See `Expression.value`.
  public var value: String
  /// The rule that read it ("values.monthYear").
  public var rule: String
  /// The expression that it counts from, where it is not the reference day.
  public var anchor: Range<Int>?
  /// Whether it counts from the reference day.
  public var countsFromReferenceDay: Bool

  /// A value of its parts.
  public init(
    tokens: Range<Int>, type: EntityType, value: String, rule: String, anchor: Range<Int>? = nil,
    countsFromReferenceDay: Bool = false
  ) {
    self.tokens = tokens
    self.type = type
    self.value = value
    self.rule = rule
    self.anchor = anchor
    self.countsFromReferenceDay = countsFromReferenceDay
  }
}

/// A mention found, before it has a chain.
public struct MentionCandidate: Sendable, Hashable {
  /// The span of the batch output: the name without article, title, possessive; a nominal's whole noun phrase; a pronoun.
  public var tokens: Range<Int>
  /// The whole noun phrase around a name; the same as `tokens` for others.
  public var nounPhrase: Range<Int>
  /// The head word.
  public var head: Int
  /// How it points.
  public var kind: MentionKind
  /// The type where it is known.
  public var type: EntityType?
  /// Its gender as far as its own words tell.
  public var gender: Gender
  /// Its number as far as its own words tell.
  public var number: GrammaticalNumber
  /// The innermost quoted span that it stands in, as an index of `ProseDocument.quotedSpans`.
  public var quotedSpan: Int?
  /// The sentence that it stands in.
  public var sentence: Int

  /// A candidate of its parts.
  public init(
    tokens: Range<Int>, nounPhrase: Range<Int>, head: Int, kind: MentionKind, type: EntityType?, gender: Gender,
    number: GrammaticalNumber, quotedSpan: Int?, sentence: Int
  ) {
    self.tokens = tokens
    self.nounPhrase = nounPhrase
    self.head = head
    self.kind = kind
    self.type = type
    self.gender = gender
    self.number = number
    self.quotedSpan = quotedSpan
    self.sentence = sentence
  }
}

/// An attribution found, in token terms.
public struct QuotationCandidate: Sendable, Hashable {
  /// The content, marks left out, in bytes, since marks can stand inside tokens.
  public var spans: [ByteRange]
  /// The spans between marks in it, as indices of `ProseDocument.quotedSpans`.
  public var quotedSpans: [Int]
  /// How the words are given.
  public var kind: QuotationKind
  /// The noun phrases of those who speak, one range a speaker; empty where nobody is known.
  public var speakers: [Range<Int>]
  /// The speakers, as indices of `AnalysisState.mentions`, parallel to `speakers`.
  public var speakerMentions: [Int]
  /// The tokens of a turn of talk that stands without marks behind a label; empty for all other quotations.
  public var turn: Range<Int>
  /// The words that attribute, one range a run.
  public var cue: [Range<Int>]
  /// Whom it was said to.
  public var addressee: Range<Int>
  /// The addressee, as an index of `AnalysisState.mentions`.
  public var addresseeMention: Int?
  /// Where it was said.
  public var medium: Range<Int>
  /// Whether the source is unnamed.
  public var isAnonymous: Bool
  /// Whether the speaker asserts the content.
  public var polarity: Quotation.Polarity
  /// How sure the finder is of the speaker, 0 to 1000.
  public var confidence: Int
  /// Why this speaker or none.
  public var evidence: Evidence

  /// A candidate of content alone.
  public init(spans: [ByteRange], quotedSpans: [Int], kind: QuotationKind, evidence: Evidence) {
    self.spans = spans
    self.quotedSpans = quotedSpans
    self.kind = kind
    speakers = []
    speakerMentions = []
    turn = 0..<0
    cue = []
    addressee = 0..<0
    addresseeMention = nil
    medium = 0..<0
    isAnonymous = false
    polarity = .affirmed
    confidence = 0
    self.evidence = evidence
  }

  /// The speaker, where one alone speaks.
  var onlySpeakerMention: Int? { speakerMentions.count == 1 ? speakerMentions.first : nil }
}

/// An entity found: the mentions that point to it.
public struct ChainCandidate: Sendable, Hashable {
  /// Its mentions, as indices of `AnalysisState.mentions`, sorted.
  public var mentions: [Int]
  /// Its type.
  public var type: EntityType?
  /// The fullest name or nominal.
  public var canonicalName: String
  /// The first full mention.
  public var introducingMention: Int
  /// What the text says of it, one token range a role.
  public var roles: [Range<Int>]
  /// Its gender.
  public var gender: Gender
  /// Its number.
  public var number: GrammaticalNumber
  /// Ties to other chains, by index of `AnalysisState.chains`.
  public var relations: [Relation]
  /// What the lexicon knows of it.
  public var lexiconFacts: [String]
  /// Who the user says that it is.
  public var userIdentity: UserIdentity?

  /// A chain of mentions, the rest to be filled in.
  public init(mentions: [Int], type: EntityType?, canonicalName: String, introducingMention: Int) {
    self.mentions = mentions
    self.type = type
    self.canonicalName = canonicalName
    self.introducingMention = introducingMention
    roles = []
    gender = .unknown
    number = .unknown
    relations = []
    lexiconFacts = []
  }
}

/// What the components of the pipeline read and write, in the order of `Pipeline`.
public struct AnalysisState: Sendable {
  /// The structure of the text.
  public let prose: ProseDocument
  /// The facts, the user's own included.
  public let lexicon: Lexicon
  /// How the document is to be read.
  public let options: AnalysisOptions
  /// Whether nobody wants the annotation any more: a component that sees it leaves its work as it is, and what it wrote
  /// is thrown away. Costs a nanosecond or two.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Where syntax is looked up and left; nil where every sentence is read anew.
  var syntaxMemory: SyntaxMemory?
  /// What was remembered of each sentence, parallel to the sentences of `prose`; empty without a memory. Written by
  /// `PartOfSpeechTagging`.
  var rememberedSyntax: [SyntaxMemory.Entry?] = []
  /// The key of each sentence, likewise.
  var syntaxKeys: [SyntaxMemory.Key] = []

  /// What the models see of each token, computed once for all of them. Written by `PartOfSpeechTagging`.
  package var words: [TokenFeatures] = []
  /// The part of speech of each token. Written by `PartOfSpeechTagging`.
  public var partsOfSpeech: [PartOfSpeech] = []
  /// The head of each token, -1 for a root. Written by `DependencyParsing`.
  public var heads: [Int32] = []
  /// The relation of each token to its head. Written by `DependencyParsing`.
  public var dependencies: [DependencyRelation] = []
  /// Names, sorted, not overlapping. Written by `NameFinding`.
  public var names: [NameSpan] = []
  /// The day that relative dates count from. Written by `ValueFinding`.
  public var referenceDate: ReferenceDate?
  /// Dates, sums, numbers, sorted, not overlapping. Written by `ValueFinding`.
  public var values: [ValueSpan] = []
  /// Names, nominals, pronouns, sorted by start. Written by `MentionFinding`.
  public var mentions: [MentionCandidate] = []
  /// Attributions, sorted by start. Written by `QuotationFinding`.
  public var quotations: [QuotationCandidate] = []
  /// Text between marks that nobody said. Written by `QuotationFinding`.
  public var marks: [Mark] = []
  /// Headings that take up a quotation; `Echo.quotation` indexes `quotations`. Written by `EchoFinding`.
  public var echoes: [Echo] = []
  /// The entities. Every mention is in one. Written by `ChainLinking`.
  public var chains: [ChainCandidate] = []
  /// The chain of each mention, parallel to `mentions`. Written by `ChainLinking`.
  public var chainOfMention: [Int] = []
  /// Why each mention was put into its chain, parallel to `mentions`. Written by `ChainLinking`.
  public var evidenceOfMention: [Evidence] = []
  /// How sure each mention's chain is, 0 to 1000, parallel to `mentions`. Written by `ChainLinking`.
  public var confidenceOfMention: [Int] = []
  /// Whether a mention stands for the state that its place is the capital of, parallel to `mentions`.
  public var isMetonym: [Bool] = []

  /// A state with structure only.
  public init(prose: ProseDocument, lexicon: Lexicon, options: AnalysisOptions) {
    self.prose = prose
    self.lexicon = lexicon
    self.options = options
  }
}

/// A step of the pipeline: reads some layers of the state and writes others. Total, and a function of the state alone.
public protocol AnalysisComponent: SendableMetatype {
  /// Runs on a state whose earlier layers are filled.
  static func run(on state: inout AnalysisState)
}

// What a span between marks looks like from inside and from outside, before anyone is said to speak it.

import Annotation
import Prose
import Text

/// The look of one span between marks.
struct MarkedSpanFacts {
  /// The index of the span in `ProseDocument.quotedSpans`.
  let index: Int
  /// The tokens with the marks.
  let outer: Range<Int>
  /// The tokens between the marks.
  let inner: Range<Int>
  let paragraph: Int
  /// The sentences that it begins and ends in.
  let sentences: ClosedRange<Int>
  /// Number of words.
  let wordCount: Int
  /// Whether each word of four letters and more begins with a capital.
  let isTitleCase: Bool
  let hasFiniteVerb: Bool
  /// 0 small letter, 1 capital, 2 first person, 3 other.
  let opening: Int
  /// 0 none, 1 comma, 2 full stop, 3 question or exclamation mark, 4 dash or ellipsis: at the end, on either side of
  /// the mark.
  let ending: Int
  /// Whether the last token between the marks is a comma.
  let endsInInnerComma: Bool
  let isHeading: Bool
  /// Whether the paragraph holds nothing else.
  let fillsParagraph: Bool
  let startsParagraph: Bool
  /// The class of the token before and after (`neighbourClass`).
  let before: Int
  let after: Int
  /// Whether single marks are used.
  let isSingle: Bool
  /// What it hangs on by, with a parse.
  let root: Int?

  init?(_ index: Int, _ context: QuotationContext) {
    let span = context.prose.quotedSpans[index]
    guard !span.tokens.isEmpty, span.tokens.upperBound <= context.count, span.tokens.lowerBound >= 0 else { return nil }
    self.index = index
    inner = span.tokens
    outer =
      max(0, inner.lowerBound - 1)..<min(context.count, inner.upperBound + (span.closingMark == nil ? 0 : 1))
    paragraph = span.paragraph
    let first = context.sentence(inner.lowerBound)
    let last = context.sentence(inner.upperBound - 1)
    guard first >= 0, last >= first else { return nil }
    sentences = first...last
    var words = 0
    var small = 0
    var finite = false
    for token in inner where !context.isPunctuation(token) {
      words += 1
      let range = context.prose.tokens[token].range
      if range.count >= 4, !context.isCapitalized(token), context.prose.tokens[token].kind == .word { small += 1 }
      if context.tag(token).isFiniteVerb { finite = true }
    }
    wordCount = words
    isTitleCase = small == 0 && context.isCapitalized(inner.lowerBound)
    hasFiniteVerb = finite
    let start = inner.lowerBound
    opening =
      Self.firstPerson.contains(context.hash(start))
      ? 2 : context.isCapitalized(start) ? 1 : context.prose.tokens[start].kind == .word ? 0 : 3
    ending = Self.ending(inner: inner, outer: outer, context)
    endsInInnerComma =
      context.isPunctuation(inner.upperBound - 1) && context.byte(inner.upperBound - 1) == UInt8(ascii: ",")
    let block = context.prose.paragraphs[paragraph]
    isHeading = block.kind == .heading
    startsParagraph = outer.lowerBound <= block.tokens.lowerBound
    fillsParagraph = startsParagraph && outer.upperBound >= block.tokens.upperBound
    before = Self.neighbourClass(outer.lowerBound - 1, context, isBefore: true, paragraph: block.tokens)
    after = Self.neighbourClass(outer.upperBound, context, isBefore: false, paragraph: block.tokens)
    isSingle = span.openingMark.count <= 3 && context.isSingleMark(span.openingMark)
    root = context.rootToken(of: inner)
  }

  private static func ending(inner: Range<Int>, outer: Range<Int>, _ context: QuotationContext) -> Int {
    for token in [inner.upperBound - 1, outer.upperBound] where context.isPunctuation(token) {
      switch context.byte(token) {
      case UInt8(ascii: ","): return 1
      case UInt8(ascii: "."): return 2
      case UInt8(ascii: "?"), UInt8(ascii: "!"): return 3
      case UInt8(ascii: "-"), 0xE2: return 4
      default: continue
      }
    }
    return 0
  }

  /// 0 edge of the sentence, 1 comma, 2 colon, 3 dash and others, 4 cue verb, 5 other verb, 6 determiner, 7 adjective,
  /// 8 noun, 9 preposition, 10 "that", 11 pronoun, 12 conjunction, 13 adverb, 14 bracket, 15 other.
  static func neighbourClass(_ token: Int, _ context: QuotationContext, isBefore: Bool, paragraph: Range<Int>) -> Int {
    guard paragraph.contains(token) else { return 0 }
    if context.isPunctuation(token) {
      switch context.byte(token) {
      case UInt8(ascii: ","): return 1
      case UInt8(ascii: ":"): return 2
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return 0
      case UInt8(ascii: "("), UInt8(ascii: ")"): return 14
      default: return 3
      }
    }
    if !isBefore, context.prose.tokens[token].shape.contains(.startsSentence) { return 0 }
    if context.hash(token) == that { return 10 }
    let tag = context.tag(token)
    if tag.isVerb { return AttributionVerbs.verb(context.hash(token))?.sort == .speech ? 4 : 5 }
    switch tag {
    case .DT, .PRPS: return 6
    case .JJ, .JJR, .JJS, .CD: return 7
    case .NN, .NNS, .NNP, .NNPS: return 8
    case .IN, .TO: return 9
    case .PRP, .WP, .WDT: return 11
    case .CC: return 12
    case .RB, .RP: return 13
    case .MD: return 5
    default: return 15
    }
  }

  private static let that = WordHash.folded("that")
  private static let firstPerson = WordSet("i we i'm we're my our")
}

extension QuotationContext {
  /// Whether a mark is a single one (`'`, `‘`, `‹`).
  func isSingleMark(_ range: ByteRange) -> Bool {
    let bytes = prose.text.bytes[prose.text.slice(range)]
    guard let first = bytes.first, let last = bytes.last else { return false }
    return first == 0x27 && bytes.count == 1 || first == 0x60 && bytes.count == 1
      || first == 0xE2 && (last == 0x98 || last == 0x99 || last == 0x9A || last == 0xB9) && bytes.count == 3
  }
}

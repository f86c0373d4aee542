// The structure of a text before anyone is named in it: paragraphs, sentences, tokens, quotation marks.

import Text

/// A block of text: what stands between blank lines, or one line where lines are paragraphs.
public struct Paragraph: Sendable, Hashable {
  /// What a block is for.
  public enum Kind: UInt8, Sendable {
    /// Running text.
    case body
    /// A heading or a subheading, by markup or by form (short, no full stop, alone).
    case heading
    /// An item of a list.
    case listItem
    /// A block quotation in Markdown.
    case blockQuotation
    /// Code, a table, HTML, front matter: kept, never read.
    case opaque
  }

  /// Where it stands, white space at the edges left out.
  public var range: ByteRange
  /// What it is for.
  public var kind: Kind
  /// 1 to 6 for a heading, else 0.
  public var level: Int
  /// Its tokens, as a range of `ProseDocument.tokens`.
  public var tokens: Range<Int>
  /// Its sentences, as a range of `ProseDocument.sentences`.
  public var sentences: Range<Int>
  /// Whether its function words are English; where not, nothing is named in it.
  public var isEnglish: Bool

  /// A paragraph of its parts.
  public init(
    range: ByteRange, kind: Kind, level: Int = 0, tokens: Range<Int>, sentences: Range<Int>, isEnglish: Bool = true
  ) {
    self.range = range
    self.kind = kind
    self.level = level
    self.tokens = tokens
    self.sentences = sentences
    self.isEnglish = isEnglish
  }
}

/// A sentence as a run of tokens.
public struct Sentence: Sendable, Hashable {
  /// Where it stands.
  public var range: ByteRange
  /// Its tokens, as a range of `ProseDocument.tokens`.
  public var tokens: Range<Int>
  /// The paragraph that it belongs to, as an index of `ProseDocument.paragraphs`.
  public var paragraph: Int

  /// A sentence of its parts.
  public init(range: ByteRange, tokens: Range<Int>, paragraph: Int) {
    self.range = range
    self.tokens = tokens
    self.paragraph = paragraph
  }
}

/// A span between quotation marks. Whether somebody says it is decided later (Analysis).
public struct QuotedSpan: Sendable, Hashable {
  /// How the span ends.
  public enum Ending: UInt8, Sendable {
    /// A closing mark.
    case closed
    /// The end of its paragraph, and the next paragraph opens again: one quotation over several paragraphs.
    case continues
    /// The next opening mark.
    case reopened
    /// The end of its paragraph without a closing mark.
    case unclosed
  }

  /// The text between the marks, marks left out.
  public var content: ByteRange
  /// The opening mark.
  public var openingMark: ByteRange
  /// The closing mark; `nil` where there is none.
  public var closingMark: ByteRange?
  /// How it ends.
  public var ending: Ending
  /// 0 outside, 1 for a quotation inside a quotation.
  public var depth: Int
  /// Tokens between the marks, as a range of `ProseDocument.tokens`.
  public var tokens: Range<Int>
  /// Whether it takes up the quotation that the paragraph before left open.
  public var isContinuation: Bool
  /// The paragraph that it opens in.
  public var paragraph: Int

  /// A span of its parts.
  public init(
    content: ByteRange, openingMark: ByteRange, closingMark: ByteRange?, ending: Ending, depth: Int, tokens: Range<Int>,
    isContinuation: Bool, paragraph: Int
  ) {
    self.content = content
    self.openingMark = openingMark
    self.closingMark = closingMark
    self.ending = ending
    self.depth = depth
    self.tokens = tokens
    self.isContinuation = isContinuation
    self.paragraph = paragraph
  }
}

/// What the front matter or the dateline says of the whole document.
public struct DocumentMetadata: Sendable, Hashable {
  /// The day it was published, as YYYY-MM-DD, from front matter.
  public var date: String?
  /// The line of front matter that states that day.
  public var dateLine: ByteRange?
  /// Its title, from front matter.
  public var title: String?
  /// Its authors, from front matter or a byline.
  public var authors: [String] = []
  /// The place of a dateline ("NIAMEY (AFP) —").
  public var datelinePlace: ByteRange?
  /// The whole dateline with its dash.
  public var dateline: ByteRange?

  /// Nothing known.
  public init() {}
}

/// How a text is to be read.
public enum MarkupKind: UInt8, Sendable {
  case plainText, markdown
}

/// A text cut into paragraphs, sentences and tokens. All arrays are sorted by start and nested consistently.
public struct ProseDocument: Sendable {
  /// The bytes.
  public var text: SourceText
  /// How they were read.
  public var markup: MarkupKind
  /// The blocks.
  public var paragraphs: [Paragraph]
  /// The sentences of all paragraphs.
  public var sentences: [Sentence]
  /// The tokens of all paragraphs.
  public var tokens: [Token]
  /// The spans between quotation marks, nested ones too.
  public var quotedSpans: [QuotedSpan]
  /// Code, link targets, tags inside paragraphs: no token stands there.
  public var opaqueRanges: [ByteRange]
  /// Front matter and dateline.
  public var metadata: DocumentMetadata

  /// A document of its parts.
  public init(
    text: SourceText, markup: MarkupKind, paragraphs: [Paragraph], sentences: [Sentence], tokens: [Token],
    quotedSpans: [QuotedSpan], opaqueRanges: [ByteRange], metadata: DocumentMetadata
  ) {
    self.text = text
    self.markup = markup
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.tokens = tokens
    self.quotedSpans = quotedSpans
    self.opaqueRanges = opaqueRanges
    self.metadata = metadata
  }

  /// The characters of token `index`.
  public func string(ofToken index: Int) -> String { text[tokens[index].range] }

  /// The bytes from the first to the last token of `tokenRange`; empty at the text's end where there are none.
  public func byteRange(ofTokens tokenRange: Range<Int>) -> ByteRange {
    guard !tokenRange.isEmpty, tokenRange.lowerBound >= 0, tokenRange.upperBound <= tokens.count else {
      return ByteRange(text.count, text.count)
    }
    return ByteRange(tokens[tokenRange.lowerBound].range.start, tokens[tokenRange.upperBound - 1].range.end)
  }

  /// The characters from the first to the last token of `tokenRange`.
  public func string(ofTokens tokenRange: Range<Int>) -> String { text[byteRange(ofTokens: tokenRange)] }

  /// The index of the token that holds byte `offset`, or else of the first token after it. O(log n).
  public func tokenIndex(atOrAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of the sentence that token `token` stands in; `nil` outside. O(log n).
  public func sentenceIndex(ofToken token: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].tokens.contains(token) ? low : nil
  }
}

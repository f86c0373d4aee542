// Reads a text into paragraphs, sentences, tokens and quoted spans.
//
// Two steps, so that an editor's next keystroke reads one paragraph only: the text is cut into blocks, and each block
// is read by itself. What one block says about another (a quotation that goes on) is settled when they are put
// together.

import Text

/// Reads a text into its structure. Total and deterministic: a function of bytes and markup alone.
public enum ProseReader {
  /// The structure of `text`. O(n).
  public static func read(_ text: SourceText, markup: MarkupKind) -> ProseDocument {
    let blocks = paragraphBlocks(text, markup: markup)
    let readings = text.bytes.withUnsafeBufferPointer { bytes in blocks.map { readParagraph(bytes, $0) } }
    return assemble(text, markup: markup, blocks: blocks, readings: readings)
  }

  /// The blocks of `text`, sorted, not overlapping: every byte that shows lies in one. O(n).
  public static func paragraphBlocks(_ text: SourceText, markup: MarkupKind) -> [ParagraphBlock] {
    text.bytes.withUnsafeBufferPointer { bytes in
      var blocks: [ParagraphBlock] = []
      var start = 0
      if let front = FrontMatter.range(bytes) {
        blocks.append(ParagraphBlock(range: front, kind: .opaque))
        start = front.end
      }
      switch markup {
      case .plainText: blocks += PlainTextBlocks.scan(bytes, from: start)
      case .markdown: blocks += MarkdownBlocks.scan(bytes, from: start)
      }
      return blocks
    }
  }

  /// Reads one block by itself: a function of its bytes, its kind and its opaque ranges. O(n).
  public static func readParagraph(_ text: SourceText, _ block: ParagraphBlock) -> ParagraphReading {
    text.bytes.withUnsafeBufferPointer { readParagraph($0, block) }
  }

  private static func readParagraph(_ bytes: UnsafeBufferPointer<UInt8>, _ block: ParagraphBlock) -> ParagraphReading {
    let range = max(0, block.range.start)..<max(0, min(block.range.end, bytes.count))
    guard block.kind != .opaque, !range.isEmpty else {
      return ParagraphReading(tokens: [], sentences: [], quotedSpans: [], isEnglish: true)
    }
    let words = WordTable.english
    var tokens = ByteClass.table.withUnsafeBufferPointer { classes -> [Token] in
      guard let classes = classes.baseAddress else { return [] }
      var tokenizer = Tokenizer(bytes: bytes, classes: classes, words: words, base: range.lowerBound)
      tokenizer.tokens.reserveCapacity(range.count / 5 + 4)
      var start = range.lowerBound
      for opaque in block.opaqueRanges where opaque.start >= start && opaque.end <= range.upperBound {
        tokenizer.cut(start..<opaque.start)
        start = opaque.end
      }
      tokenizer.cut(start..<range.upperBound)
      return tokenizer.tokens
    }
    let spans = QuotationMarkPairing.pair(
      &tokens, bytes: bytes, base: range.lowerBound, length: range.count, words: words)
    let sentences = SentenceSplitter.split(tokens, bytes: bytes, base: range.lowerBound, words: words)
    for sentence in sentences { tokens[sentence.lowerBound].shape.insert(.startsSentence) }
    let isEnglish = LanguageGuess.isEnglish(tokens, words: words)
    return ParagraphReading(tokens: tokens, sentences: sentences, quotedSpans: spans, isEnglish: isEnglish)
  }

  /// Puts blocks and their readings together. `readings` runs parallel to `blocks`; a missing one counts as empty.
  /// O(n).
  public static func assemble(
    _ text: SourceText, markup: MarkupKind, blocks: [ParagraphBlock], readings: [ParagraphReading]
  ) -> ProseDocument {
    var document = ProseDocument(
      text: text, markup: markup, paragraphs: [], sentences: [], tokens: [], quotedSpans: [], opaqueRanges: [],
      metadata: DocumentMetadata())
    document.paragraphs.reserveCapacity(blocks.count)
    document.tokens.reserveCapacity(readings.reduce(0) { $0 + $1.tokens.count })
    for (index, pair) in zip(blocks, readings).enumerated() {
      append(pair.0, pair.1, paragraph: index, to: &document)
    }
    QuotationContinuation.link(&document)
    text.bytes.withUnsafeBufferPointer { document.metadata = MetadataReader.read(document, $0) }
    return document
  }

  private static func append(
    _ block: ParagraphBlock, _ reading: ParagraphReading, paragraph: Int, to document: inout ProseDocument
  ) {
    let delta = block.range.start
    let firstToken = document.tokens.count
    let firstSentence = document.sentences.count
    for token in reading.tokens {
      var token = token
      token.range = token.range.shifted(by: delta)
      document.tokens.append(token)
    }
    for sentence in reading.sentences {
      let tokens = sentence.lowerBound + firstToken..<sentence.upperBound + firstToken
      let range = document.byteRange(ofTokens: tokens)
      document.sentences.append(Sentence(range: range, tokens: tokens, paragraph: paragraph))
    }
    for span in reading.quotedSpans {
      var span = span
      span.content = span.content.shifted(by: delta)
      span.openingMark = span.openingMark.shifted(by: delta)
      span.closingMark = span.closingMark?.shifted(by: delta)
      span.tokens = span.tokens.lowerBound + firstToken..<span.tokens.upperBound + firstToken
      span.paragraph = paragraph
      document.quotedSpans.append(span)
    }
    if block.kind == .opaque {
      document.opaqueRanges.append(block.range)
    } else {
      document.opaqueRanges += block.opaqueRanges
    }
    document.paragraphs.append(
      Paragraph(
        range: block.range, kind: block.kind, level: block.level, tokens: firstToken..<document.tokens.count,
        sentences: firstSentence..<document.sentences.count, isEnglish: reading.isEnglish))
  }
}

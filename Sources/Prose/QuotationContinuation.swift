// Links quotations that run over several paragraphs: left open at the end of one, opened again in the next.

import Text

/// Links quotations over paragraphs, by the convention of English print: each paragraph opens, only the last closes.
enum QuotationContinuation {
  /// Sets `ending` to `continues` and `isContinuation` where a quotation goes on in the next paragraph. O(spans).
  static func link(_ document: inout ProseDocument) {
    widen(&document)
    for index in document.quotedSpans.indices where document.quotedSpans[index].ending == .unclosed {
      let span = document.quotedSpans[index]
      guard span.depth == 0, let next = nextText(after: span.paragraph, in: document) else { continue }
      guard let opened = firstSpan(of: next, after: index, in: document) else { continue }
      guard opensParagraph(document.quotedSpans[opened], document) else { continue }
      guard sameFamily(span.openingMark, document.quotedSpans[opened].openingMark, document) else { continue }
      document.quotedSpans[index].ending = .continues
      document.quotedSpans[opened].isContinuation = true
    }
  }

  /// A paragraph of a long quotation may quote inside it with the same marks, and leaves the outer quotation open: “She
  /// sang “Alone” twice. / “Then she left.” Read alone, the inner mark opens instead of the outer; the next paragraph,
  /// which opens again, shows that the outer went on. O(spans).
  private static func widen(_ document: inout ProseDocument) {
    for index in document.quotedSpans.indices where document.quotedSpans[index].ending == .reopened {
      let span = document.quotedSpans[index]
      let paragraph = document.paragraphs[span.paragraph]
      guard opensParagraph(span, document), let next = nextText(after: span.paragraph, in: document),
        let opened = firstSpan(of: next, after: index, in: document),
        opensParagraph(document.quotedSpans[opened], document),
        sameFamily(span.openingMark, document.quotedSpans[opened].openingMark, document)
      else { continue }
      var end = index + 1
      while end < document.quotedSpans.count, document.quotedSpans[end].paragraph == span.paragraph { end += 1 }
      guard document.quotedSpans[index + 1..<end].allSatisfy({ $0.ending == .closed }) else { continue }
      document.quotedSpans[index].ending = .unclosed
      document.quotedSpans[index].content = ByteRange(span.content.start, paragraph.range.end)
      document.quotedSpans[index].tokens = span.tokens.lowerBound..<paragraph.tokens.upperBound
      for inner in index + 1..<end { document.quotedSpans[inner].depth += 1 }
    }
  }

  /// Whether a span opens with the first token of its paragraph.
  private static func opensParagraph(_ span: QuotedSpan, _ document: ProseDocument) -> Bool {
    span.tokens.lowerBound == document.paragraphs[span.paragraph].tokens.lowerBound + 1
  }

  /// The next paragraph, where it is running text; markup between does not count.
  private static func nextText(after paragraph: Int, in document: ProseDocument) -> Int? {
    var next = paragraph + 1
    while next < document.paragraphs.count, document.paragraphs[next].kind == .opaque { next += 1 }
    guard next < document.paragraphs.count else { return nil }
    switch document.paragraphs[next].kind {
    case .body, .blockQuotation, .listItem: return next
    case .heading, .opaque: return nil
    }
  }

  private static func firstSpan(of paragraph: Int, after index: Int, in document: ProseDocument) -> Int? {
    var index = index + 1
    while index < document.quotedSpans.count, document.quotedSpans[index].paragraph < paragraph { index += 1 }
    return index < document.quotedSpans.count && document.quotedSpans[index].paragraph == paragraph ? index : nil
  }

  private static func sameFamily(_ left: ByteRange, _ right: ByteRange, _ document: ProseDocument) -> Bool {
    let bytes = document.text.bytes
    return left.count == right.count && bytes[document.text.slice(left)] == bytes[document.text.slice(right)]
  }
}

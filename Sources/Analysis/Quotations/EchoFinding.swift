// Headings whose words come from a quotation of the body.
//
// It compares words; it does not know whether the heading's marks were read as speech.

import Annotation
import Prose
import Text

/// Writes `AnalysisState.echoes`, and gives what stands between marks in a heading the speaker of what it takes up.
enum EchoFinding: AnalysisComponent {
  static func run(on state: inout AnalysisState) {
    var echoes: [Echo] = []
    for paragraph in state.prose.paragraphs where paragraph.kind == .heading && !paragraph.tokens.isEmpty {
      for tokens in stretches(of: paragraph, state.prose) {
        guard let (quotation, quoted) = source(of: tokens, state) else { continue }
        echoes.append(Echo(heading: state.prose.byteRange(ofTokens: tokens), quoted: quoted, quotation: quotation))
      }
    }
    lendSpeakers(&echoes, &state)
    state.echoes = echoes
  }

  /// Gives what stands between marks in a heading the speaker of the quotation of the body that it takes up, where the
  /// heading itself names none. Marks that were taken for a title or a term become a quotation.
  private static func lendSpeakers(_ echoes: inout [Echo], _ state: inout AnalysisState) {
    var added: [QuotationCandidate] = []
    for echo in echoes {
      let source = state.quotations[echo.quotation]
      let target = state.quotations.firstIndex { $0.spans.contains { $0.overlaps(echo.heading) } }
      if let target, target != echo.quotation, state.quotations[target].speakers.isEmpty {
        lend(source, to: &state.quotations[target])
      } else if target == nil,
        let span = state.prose.quotedSpans.firstIndex(where: { $0.depth == 0 && $0.content.contains(echo.heading) })
      {
        var quotation = QuotationCandidate(
          spans: [state.prose.quotedSpans[span].content], quotedSpans: [span], kind: .direct, evidence: source.evidence)
        lend(source, to: &quotation)
        added.append(quotation)
        state.marks.removeAll { $0.range.overlaps(echo.heading) }
      }
    }
    insert(added, &echoes, &state)
  }

  private static func lend(_ source: QuotationCandidate, to target: inout QuotationCandidate) {
    target.speakers = source.speakers
    target.speakerMentions = source.speakerMentions
    target.isAnonymous = source.isAnonymous
    target.confidence = source.confidence
    target.evidence.rule = "quotations.headingTakesUpBody"
  }

  /// Puts new quotations in their places and keeps the echoes pointing at theirs.
  private static func insert(_ added: [QuotationCandidate], _ echoes: inout [Echo], _ state: inout AnalysisState) {
    guard !added.isEmpty else { return }
    let all = state.quotations + added
    let order = all.indices.sorted { left, right in
      let (first, second) = (all[left].spans.first?.start ?? 0, all[right].spans.first?.start ?? 0)
      return first != second ? first < second : left < right
    }
    var place = [Int](repeating: 0, count: all.count)
    for (index, old) in order.enumerated() { place[old] = index }
    state.quotations = order.map { all[$0] }
    for index in echoes.indices { echoes[index].quotation = place[echoes[index].quotation] }
  }

  /// What a heading may take up: each of its spans between marks, or else the whole of it.
  private static func stretches(of paragraph: Paragraph, _ prose: ProseDocument) -> [Range<Int>] {
    let marked = prose.quotedSpans.filter { span in
      span.depth == 0 && !span.tokens.isEmpty && paragraph.tokens.lowerBound <= span.tokens.lowerBound
        && span.tokens.upperBound <= paragraph.tokens.upperBound
    }
    if !marked.isEmpty { return marked.map { trimmed($0.tokens, prose) }.filter { !$0.isEmpty } }
    let whole = trimmed(paragraph.tokens, prose)
    return whole.count >= shortestPlainHeading ? [whole] : []
  }

  /// A heading without marks must share more words before it counts as an echo.
  private static let shortestPlainHeading = 4

  private static func trimmed(_ tokens: Range<Int>, _ prose: ProseDocument) -> Range<Int> {
    var first = tokens.lowerBound
    var last = tokens.upperBound
    while first < last, prose.tokens[first].kind == .punctuation { first += 1 }
    while last > first, prose.tokens[last - 1].kind == .punctuation { last -= 1 }
    return first..<last
  }

  /// The quotation of the body that holds the words in order, at most as many words left out as there are; the nearest
  /// match wins, then the first.
  private static func source(of tokens: Range<Int>, _ state: AnalysisState) -> (quotation: Int, quoted: ByteRange)? {
    let words = tokens.compactMap { token in
      state.prose.tokens[token].kind == .punctuation ? nil : state.prose.tokens[token].foldedHash
    }
    guard words.count >= 2 else { return nil }
    var best: (quotation: Int, quoted: Range<Int>)?
    for (index, quotation) in state.quotations.enumerated() {
      let spans =
        quotation.quotedSpans.isEmpty
        ? quotation.spans : quotation.quotedSpans.map { state.prose.quotedSpans[$0].content }
      for span in spans where !isInHeading(span, state.prose) {
        let first = state.prose.tokenIndex(atOrAfter: span.start)
        let last = state.prose.tokenIndex(atOrAfter: span.end)
        guard let match = match(words, in: first..<max(first, last), state.prose) else { continue }
        if best == nil || best.map({ $0.quoted.count > match.count }) ?? false { best = (index, match) }
      }
    }
    return best.map { ($0.quotation, state.prose.byteRange(ofTokens: $0.quoted)) }
  }

  private static func isInHeading(_ range: ByteRange, _ prose: ProseDocument) -> Bool {
    guard let sentence = prose.sentenceIndex(ofToken: prose.tokenIndex(atOrAfter: range.start)) else { return false }
    return prose.paragraphs[prose.sentences[sentence].paragraph].kind == .heading
  }

  /// The shortest run of tokens that holds the words in order with few words between them. O(tokens × words).
  private static func match(_ words: [UInt64], in tokens: Range<Int>, _ prose: ProseDocument) -> Range<Int>? {
    var best: Range<Int>?
    for start in tokens where prose.tokens[start].foldedHash == words[0] {
      var next = 0
      var token = start
      let limit = min(tokens.upperBound, start + words.count * 2 + 4)
      while token < limit, next < words.count {
        if prose.tokens[token].foldedHash == words[next] { next += 1 }
        token += 1
      }
      guard next == words.count, token - start <= words.count * 2 + 2 else { continue }
      if best == nil || best.map({ $0.count > token - start }) ?? false { best = start..<token }
    }
    return best
  }
}

// Who may have said what stands between two marks, each candidate with its features.
//
// A candidate is a cue with one of its possible speakers, the speaker of the span before, or nobody. It does not
// choose.

import Annotation
import Prose
import Text

/// Who may have said a span.
struct SpeakerCandidate {
  /// Where the speaker comes from.
  enum Origin: Hashable {
    /// A site (by index in the sites of its sentence) and one of its options.
    case site(sentence: Int, site: Int, option: Int)
    /// The speaker of the span before, which stands in the same paragraph or not.
    case carried(span: Int)
    /// Nobody: a title, a term, a nickname, irony.
    case nobody
  }

  var origin: Origin
  var features: [UInt64]
}

/// What was decided for the span before.
struct EarlierSpan {
  var span: MarkedSpanFacts
  var origin: SpeakerCandidate.Origin
  /// The side of its cue: 0 none, 1 before the span, 2 after it.
  var side: Int
  /// The anchor of its cue; -1 for none.
  var anchor: Int
}

/// Lists the candidates of spans. Sites are found once a sentence.
struct SpeakerCandidates {
  let context: QuotationContext
  /// The sites of each sentence.
  let sites: [[CueSite]]

  init(_ context: QuotationContext) {
    self.context = context
    let finder = CueSiteFinder(context)
    sites = context.prose.sentences.indices.map { index in
      context.prose.paragraphs[context.prose.sentences[index].paragraph].isEnglish && !context.isCancelled()
        ? finder.sites(ofSentence: index) : []
    }
  }

  /// The candidates of a span, nobody last.
  func candidates(of span: MarkedSpanFacts, earlier: EarlierSpan?) -> [SpeakerCandidate] {
    var result: [SpeakerCandidate] = []
    var siteCount = 0
    let range = sentencesAround(span)
    for sentence in range {
      for (index, site) in sites[sentence].enumerated() {
        let options = site.options.isEmpty ? [CueSite.Option(head: -1, route: .none)] : site.options
        siteCount += 1
        for (number, option) in options.enumerated() where option.head < 0 || !span.outer.contains(option.head) {
          var features = FeatureList()
          describe(span, site, option, number, in: range, &features)
          describe(option, of: site, after: earlier, span, &features)
          result.append(
            SpeakerCandidate(
              origin: .site(sentence: sentence, site: index, option: number), features: features.hashes))
        }
      }
    }
    if let earlier, !span.isHeading, span.paragraph - earlier.span.paragraph <= 1, earlier.origin != .nobody {
      var features = FeatureList()
      describeCarried(span, earlier, siteCount, &features)
      result.append(SpeakerCandidate(origin: .carried(span: earlier.span.index), features: features.hashes))
    }
    var features = FeatureList()
    describeNobody(span, siteCount, earlier, &features)
    result.append(SpeakerCandidate(origin: .nobody, features: features.hashes))
    return result
  }

  /// The sentences of the span with the one before and the one after; and before a span that opens its paragraph the
  /// last sentence of the paragraph above.
  private func sentencesAround(_ span: MarkedSpanFacts) -> ClosedRange<Int> {
    // A heading stands for itself: the body around it does not speak it.
    let own = context.prose.paragraphs[span.paragraph].sentences
    if span.isHeading { return own.lowerBound...max(own.lowerBound, own.upperBound - 1) }
    var first = max(span.sentences.lowerBound - 1, own.lowerBound)
    let last = min(span.sentences.upperBound + 1, own.upperBound - 1)
    if span.startsParagraph, span.paragraph > 0, first > 0,
      context.prose.paragraphs[context.prose.sentences[first - 1].paragraph].kind != .heading
    {
      first -= 1
    }
    return min(first, span.sentences.lowerBound)...max(last, span.sentences.upperBound)
  }

  // MARK: Features

  private func describe(
    _ span: MarkedSpanFacts, _ site: CueSite, _ option: CueSite.Option, _ number: Int, in range: ClosedRange<Int>,
    _ features: inout FeatureList
  ) {
    let isAfter = site.anchor >= span.outer.upperBound
    let side = isAfter ? 2 : 1
    let place = place(of: site, span)
    let group = group(site, option)
    let gap = gap(between: group, span)
    let lemma = site.verb?.lemma ?? -1 - Int(site.kind.rawValue)
    let sort = Int(site.verb?.sort.rawValue ?? 3)
    let speaker = speakerClass(option.head)
    let steps = parseSteps(span, site)
    let order = option.head < 0 ? 2 : option.head < site.anchor ? 0 : 1
    let route = Int(option.route.rawValue) * 2 + (option.isConfirmed ? 1 : 0)
    features.add(1, side, place)
    features.add(2, side, place, FeatureList.bucket(gap.tokens))
    features.add(3, side, gap.mark, min(gap.tokens, 3))
    features.add(4, lemma)
    features.add(5, lemma, side, min(gap.tokens, 2))
    features.add(6, sort, side * 20 + gap.mark, place)
    features.add(7, route, order)
    features.add(8, route, side, order * 10 + min(gap.tokens, 2))
    features.add(9, speaker)
    features.add(10, speaker, sort)
    features.add(11, speaker, route)
    features.add(12, steps, place)
    features.add(13, steps, sort, side)
    features.add(14, min(gap.sites, 3), place)
    features.add(15, min(gap.spans, 3), place, side)
    features.add(16, number, route)
    features.add(17, side * 20 + order, span.ending, min(gap.tokens, 2))
    features.add(18, side * 20 + span.opening, span.before, min(gap.tokens, 2))
    features.add(19, Int(context.tag(site.anchor).rawValue), sort, side)
    features.add(20, site.isPassive ? 1 : 0, Int(site.kind.rawValue), order)
    features.add(21, site.isNegated ? 1 : 0, sort)
    features.add(22, FeatureList.bucket(span.wordCount), sort, place)
    features.add(23, FeatureList.bucket(span.wordCount), side, min(gap.tokens, 4))
    features.add(24, span.isHeading ? 1 : 0, Int(site.kind.rawValue), side)
    features.add(25, span.hasFiniteVerb ? 1 : 0, sort, steps)
    features.add(26, gap.holdsThat ? 1 : 0, side, sort)
    features.add(27, span.fillsParagraph ? 1 : 0, place, gap.mark)
    features.add(28, lemma, steps)
    features.add(29, isNearest(site, span, in: range) ? 1 : 0, side, place)
  }

  /// The features of the speaker's words themselves, and of the site against the span before.
  private func describe(
    _ option: CueSite.Option, of site: CueSite, after earlier: EarlierSpan?, _ span: MarkedSpanFacts,
    _ features: inout FeatureList
  ) {
    let route = Int(option.route.rawValue)
    let distance = option.head < 0 ? 30 : abs(option.head - site.anchor)
    features.add(30, Int(context.tag(option.head).rawValue), route)
    features.add(31, FeatureList.bucket(distance), option.head < site.anchor ? 1 : 0, route)
    features.add(32, Int(context.relation(option.head).rawValue), route)
    features.add(33, context.isCapitalized(option.head) ? 1 : 0, route, Int(site.verb?.sort.rawValue ?? 4))
    guard let earlier, earlier.span.paragraph == span.paragraph else {
      features.add(34, place(of: site, span))
      return
    }
    var isSame = 0
    if case .site(let sentence, _, _) = earlier.origin, sentence == site.sentence { isSame = 1 }
    if earlier.anchor == site.anchor { isSame = 2 }
    features.add(35, isSame, place(of: site, span), earlier.side)
    features.add(36, isSame, span.before == 0 ? 1 : 0, site.anchor >= span.outer.upperBound ? 1 : 0)
  }

  /// 0 the same sentence on both ends, 1 the sentence where the span begins, 2 where it ends, 3 the sentence before,
  /// 4 after, 5 the paragraph above, 6 in the midst.
  private func place(of site: CueSite, _ span: MarkedSpanFacts) -> Int {
    if site.sentence == span.sentences.lowerBound {
      return site.sentence == span.sentences.upperBound ? 0 : 1
    }
    if site.sentence == span.sentences.upperBound { return 2 }
    if site.sentence > span.sentences.upperBound { return 4 }
    if site.sentence > span.sentences.lowerBound { return 6 }
    return context.prose.sentences[site.sentence].paragraph == span.paragraph ? 3 : 5
  }

  /// The words from the cue to its speaker.
  private func group(_ site: CueSite, _ option: CueSite.Option) -> Range<Int> {
    guard option.head >= 0 else { return site.cue }
    let phrase = context.mention(option.head).map { context.mentions[$0].nounPhrase } ?? option.head..<(option.head + 1)
    // A relative clause can make the phrase reach over the cue or over marks.
    let first = min(site.cue.lowerBound, phrase.lowerBound)
    let last = max(site.cue.upperBound, min(phrase.upperBound, option.head + 12))
    return first..<last
  }

  /// What lies between the words that attribute and a span.
  private struct Gap {
    var tokens = 0
    var sites = 0
    var spans = 0
    /// The punctuation next to the span: 0 none, 1 comma, 2 colon, 3 other, 4 sentence edge.
    var mark = 0
    var holdsThat = false
  }

  private func gap(between group: Range<Int>, _ span: MarkedSpanFacts) -> Gap {
    let isAfter = group.lowerBound >= span.outer.lowerBound
    let between =
      isAfter
      ? span.outer.upperBound..<max(span.outer.upperBound, group.lowerBound)
      : min(group.upperBound, span.outer.lowerBound)..<span.outer.lowerBound
    var gap = Gap()
    guard between.count < 200 else {
      gap.tokens = 200
      return gap
    }
    var lastSpan: Int?
    for token in between {
      if let other = context.span(token) {
        if other != lastSpan { gap.spans += 1 }
        lastSpan = other
        continue
      }
      if context.isPunctuation(token) { continue }
      gap.tokens += 1
      if context.hash(token) == Self.that { gap.holdsThat = true }
      if context.tag(token).isVerb, AttributionVerbs.verb(context.hash(token))?.sort == .speech { gap.sites += 1 }
    }
    let edge = isAfter ? span.outer.upperBound : span.outer.lowerBound - 1
    let last = isAfter ? span.inner.upperBound - 1 : edge
    for token in [edge, last] where context.isPunctuation(token) {
      switch context.byte(token) {
      case UInt8(ascii: ","): gap.mark = 1
      case UInt8(ascii: ":"): gap.mark = 2
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): gap.mark = 4
      default: gap.mark = gap.mark == 0 ? 3 : gap.mark
      }
      if gap.mark != 0 { break }
    }
    return gap
  }

  private static let that = WordHash.folded("that")

  /// How far the span hangs below the site: 0 directly, 1, 2, 3 and more steps; 4 the site hangs below the span; 5 not.
  private func parseSteps(_ span: MarkedSpanFacts, _ site: CueSite) -> Int {
    guard let root = span.root else { return 6 }
    if let steps = context.steps(from: root, to: site.anchor) { return min(3, max(0, steps - 1)) }
    if let steps = context.steps(from: site.anchor, to: root), steps <= 2 { return 4 }
    return 5
  }

  /// What sort of noun phrase a head belongs to: its kind and type, or its pronoun.
  func speakerClass(_ head: Int) -> Int {
    guard head >= 0 else { return 0 }
    guard let mention = context.mention(head) else { return context.tag(head).isNoun ? 1 : 2 }
    let phrase = context.mentions[mention]
    switch phrase.kind {
    case .name: return 10 + Int(phrase.type?.rawValue ?? 30)
    case .pronoun: return 50 + (Self.pronounOrder.firstIndex(of: context.hash(phrase.head)) ?? 20)
    case .nominal: return 80 + Int(NounClasses.referentClass(context.hash(phrase.head)).rawValue)
    }
  }

  private static let pronounOrder = ["he", "she", "they", "it", "i", "we", "you", "his", "her", "their", "him", "them"]
    .map {
      WordHash.folded($0)
    }

  /// Whether no other verb of speech stands nearer to the span on the same side.
  private func isNearest(_ site: CueSite, _ span: MarkedSpanFacts, in range: ClosedRange<Int>) -> Bool {
    let isAfter = site.anchor >= span.outer.upperBound
    for sentence in range {
      for other in sites[sentence] where other.anchor != site.anchor {
        if isAfter, other.anchor >= span.outer.upperBound, other.anchor < site.anchor { return false }
        if !isAfter, other.anchor < span.outer.lowerBound, other.anchor > site.anchor { return false }
      }
    }
    return true
  }

  private func describeCarried(
    _ span: MarkedSpanFacts, _ earlier: EarlierSpan, _ siteCount: Int, _ features: inout FeatureList
  ) {
    let distance = span.paragraph == earlier.span.paragraph ? 0 : 1
    let startsSentence = span.before == 0 ? 1 : 0
    features.add(40, distance, startsSentence)
    features.add(41, distance, startsSentence * 10 + span.opening, earlier.side)
    features.add(42, distance, span.fillsParagraph ? 1 : 0, earlier.span.fillsParagraph ? 1 : 0)
    features.add(43, distance, min(siteCount, 4))
    features.add(44, distance, FeatureList.bucket(span.wordCount))
    features.add(45, distance, span.ending, span.before)
    features.add(46, distance, span.after)
    let tokens = max(0, span.outer.lowerBound - earlier.span.outer.upperBound)
    features.add(47, distance, FeatureList.bucket(tokens), earlier.side)
    features.add(48, span.sentences.lowerBound - earlier.span.sentences.upperBound, earlier.side, startsSentence)
    features.add(49, span.isHeading ? 1 : 0, earlier.span.isHeading ? 1 : 0)
    features.add(50, cueFreeSentences(span) ? 1 : 0, distance, startsSentence)
    features.add(51, earlier.span.ending, distance, startsSentence)
    if context.prose.quotedSpans[span.index].isContinuation { features.add(52) }
    features.add(54, min(tokens, 4), linkClass(earlier.span, span), span.opening)
    if case .carried = earlier.origin { features.add(53, distance, startsSentence) }
  }

  /// The verb that governs a span, or the last verb before it without a parse; -1 for none.
  private func governor(of span: MarkedSpanFacts) -> Int {
    var token = span.root ?? -1
    for _ in 0..<8 where token >= 0 {
      token = context.head(token)
      if token >= 0, !span.outer.contains(token), context.tag(token).isVerb { return token }
    }
    return -1
  }

  /// What links a span to the one before: 0 words, 1 nothing or a comma, 2 "and" or "or".
  private func linkClass(_ earlier: MarkedSpanFacts, _ span: MarkedSpanFacts) -> Int {
    let between = earlier.outer.upperBound..<max(earlier.outer.upperBound, span.outer.lowerBound)
    guard between.count <= 4 else { return 0 }
    var result = 1
    for token in between where !context.isPunctuation(token) {
      if context.tag(token) == .CC { result = 2 } else if context.tag(token) != .DT { return 0 }
    }
    return result
  }

  /// Whether no verb of speech stands outside marks in the sentences of the span.
  private func cueFreeSentences(_ span: MarkedSpanFacts) -> Bool {
    !span.sentences.contains { sentence in
      sites[sentence].contains { $0.verb?.sort == .speech || $0.kind == .accordingTo }
    }
  }

  private func describeNobody(
    _ span: MarkedSpanFacts, _ siteCount: Int, _ earlier: EarlierSpan?, _ features: inout FeatureList
  ) {
    let words = FeatureList.bucket(span.wordCount)
    features.add(70)
    features.add(71, words, span.opening)
    features.add(72, words, span.isTitleCase ? 1 : 0, span.hasFiniteVerb ? 1 : 0)
    features.add(73, span.before, words)
    features.add(74, span.after, words)
    features.add(75, span.before, span.after)
    features.add(76, span.isSingle ? 1 : 0, span.isHeading ? 1 : 0)
    features.add(77, min(siteCount, 4), words)
    features.add(78, span.ending, span.opening)
    features.add(79, cueFreeSentences(span) ? 1 : 0, words, span.fillsParagraph ? 1 : 0)
    features.add(80, span.isTitleCase ? 1 : 0, span.ending, words)
    let before = span.outer.lowerBound - 1
    features.add(81, Int(truncatingIfNeeded: context.hash(before)))
    features.add(82, Int(truncatingIfNeeded: context.hash(span.outer.upperBound)), span.ending)
    features.add(83, Int(context.tag(before).rawValue), Int(context.tag(span.outer.upperBound).rawValue))
    features.add(84, earlier == nil ? 0 : earlier?.origin == .nobody ? 1 : 2, span.isTitleCase ? 1 : 0)
    features.add(85, Int(context.relation(span.root ?? -1).rawValue), words)
    if let earlier, earlier.span.paragraph == span.paragraph {
      features.add(88, linkClass(earlier.span, span), earlier.origin == .nobody ? 1 : 0, words)
    }
    features.add(89, Int(truncatingIfNeeded: context.hash(before - 1)), span.before)
    features.add(90, Int(truncatingIfNeeded: context.hash(governor(of: span))), min(words, 4))
    if span.wordCount <= 2 { features.add(91, Int(truncatingIfNeeded: context.hash(span.inner.lowerBound))) }
    if span.wordCount == 1 { features.add(86, Int(context.tag(span.inner.lowerBound).rawValue)) }
    if let mention = context.mention(span.inner.lowerBound), context.mentions[mention].kind == .name {
      features.add(87, Int(context.mentions[mention].type?.rawValue ?? 0), words)
    }
  }
}

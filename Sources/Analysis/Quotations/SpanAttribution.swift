// Decides for each span between marks who said it, from the first to the last, so that a speaker can go on.

import Annotation
import Learning
import Prose

/// Decides over the spans of a document in order.
struct SpanAttribution {
  private let candidates: SpeakerCandidates
  private let model: AttributionModel

  init(_ candidates: SpeakerCandidates, _ model: AttributionModel) {
    self.candidates = candidates
    self.model = model
  }

  /// One decision for each outermost span, in order.
  func decide() -> [SpanDecision] {
    let context = candidates.context
    var decisions: [SpanDecision] = []
    for (index, span) in context.prose.quotedSpans.enumerated() where span.depth == 0 {
      guard !context.isCancelled(), let facts = MarkedSpanFacts(index, context) else { continue }
      decisions.append(decide(facts, after: decisions.last { !$0.facts.isHeading }))
    }
    return decisions
  }

  private func decide(_ facts: MarkedSpanFacts, after last: SpanDecision?) -> SpanDecision {
    let options = candidates.candidates(of: facts, earlier: last.map(earlier))
    let scores = options.map { model.speakers.score($0.features) }
    let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    guard let best = order.first else {
      return SpanDecision(facts: facts, origin: .nobody, site: nil, confidence: 0, isUnsure: false, others: [])
    }
    var chosen = best
    var isCertain = false
    // A continuation has the speaker of what it continues.
    if candidates.context.prose.quotedSpans[facts.index].isContinuation,
      let carried = options.indices.first(where: { if case .carried = options[$0].origin { true } else { false } })
    {
      chosen = carried
      isCertain = true
    }
    if let certain = certain(facts, options, order) {
      chosen = certain
      isCertain = true
    }
    let origin = options[chosen].origin
    var confidence = confidence(of: chosen, options.map(\.origin), scores, after: last)
    if isCertain, case .carried = origin { confidence = last?.confidence ?? confidence }
    if tellsByForm(origin, facts) { confidence = max(confidence, Self.confidenceByForm) }
    return SpanDecision(
      facts: facts, origin: origin, site: site(origin, after: last), confidence: confidence,
      isUnsure: origin != .nobody && !isCertain && confidence < model.leastSpeakerConfidence,
      others: order.filter { $0 != chosen }.map { options[$0].origin })
  }

  /// The chance, 0 to 1000, that the speaker of a choice is right, given that somebody speaks: that of all choices which
  /// come to the same speaker by another cue or from the span before. A speaker who goes on is as sure as the one of the
  /// span before was.
  private func confidence(
    of chosen: Int, _ origins: [SpeakerCandidate.Origin], _ scores: [Float], after last: SpanDecision?
  ) -> Int {
    let speaker = speakerWord(origins[chosen], after: last)
    var (total, same): (Float, Float) = (0, 0)
    for (origin, score) in zip(origins, scores) where origin != .nobody || origins[chosen] == .nobody {
      let weight = exponential(score - scores[chosen])
      total += weight
      guard origin == origins[chosen] || speaker != 0 && speakerWord(origin, after: last) == speaker else { continue }
      if case .carried = origin { same += weight * Float(last?.confidence ?? 0) / 1000 } else { same += weight }
    }
    return total > 0 ? min(1000, Int(1000 * same / total)) : 0
  }

  /// The head word of the speaker that a choice leads to, by its hash; 0 for none.
  private func speakerWord(_ origin: SpeakerCandidate.Origin, after last: SpanDecision?) -> UInt64 {
    guard let place = site(origin, after: last) else { return 0 }
    let options = candidates.sites[place.sentence][place.site].options
    return options.indices.contains(place.option) ? candidates.context.hash(options[place.option].head) : 0
  }

  /// Whether a dash with a name behind a span, or words that call it an answer, tell its speaker.
  private func tellsByForm(_ origin: SpeakerCandidate.Origin, _ facts: MarkedSpanFacts) -> Bool {
    guard case .site(let sentence, let site, _) = origin else { return false }
    let found = candidates.sites[sentence][site]
    return found.kind == .dash && found.anchor == facts.outer.upperBound || found.answeredSpan == facts.index
  }

  /// How sure such a form is at least, 0 to 1000: set by hand, since corpora have too few.
  private static let confidenceByForm = 800

  /// Where the form alone decides: words like a title behind "novel" or "film" or behind their owner, and names that
  /// somebody is known by, are spoken by nobody; a dash with a name right after the closing mark tells the speaker, and so does what calls the words an answer; a
  /// clause that a comma inside the marks hands on to the sentence around it is spoken by somebody.
  private func certain(_ facts: MarkedSpanFacts, _ options: [SpeakerCandidate], _ order: [Int]) -> Int? {
    let context = candidates.context
    if MarkReading.isNamedWork(facts, context) || MarkReading.isOwnedTitle(facts, context)
      || MarkReading.isNameByNobody(facts, context)
    {
      return options.indices.first { options[$0].origin == .nobody }
    }
    if let told = options.indices.first(where: { tellsByForm(options[$0].origin, facts) }) { return told }
    guard let best = order.first, options[best].origin == .nobody, facts.endsInInnerComma, facts.hasFiniteVerb else {
      return nil
    }
    return order.first { options[$0].origin != .nobody }
  }

  private func site(
    _ origin: SpeakerCandidate.Origin, after last: SpanDecision?
  ) -> (sentence: Int, site: Int, option: Int)? {
    switch origin {
    case .site(let sentence, let site, let option): (sentence, site, option)
    case .carried: last?.site
    case .nobody: nil
    }
  }

  /// What the next span sees of a decision.
  func earlier(_ decision: SpanDecision) -> EarlierSpan {
    let anchor = decision.site.map { candidates.sites[$0.sentence][$0.site].anchor } ?? -1
    return EarlierSpan(span: decision.facts, origin: decision.origin, side: side(decision), anchor: anchor)
  }

  private func side(_ decision: SpanDecision) -> Int {
    guard case .site(let sentence, let site, _) = decision.origin else { return 0 }
    return candidates.sites[sentence][site].anchor < decision.facts.outer.lowerBound ? 1 : 2
  }
}

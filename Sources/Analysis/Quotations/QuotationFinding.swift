// Who said what: attributes what stands between marks, and finds what is reported without marks.
//
// Candidates and features stand in their own files, weights in AttributionModel. It does not know which entity a
// speaker is: ChainLinking says so, also for pronouns.

import Annotation
import Learning
import Prose
import Text

/// Writes `AnalysisState.quotations` and `AnalysisState.marks`; adds a mention where a speaker has none.
enum QuotationFinding: AnalysisComponent {
  static func run(on state: inout AnalysisState) {
    guard let model = TrainedModels.attribution else { return }
    run(on: &state, model: model)
  }

  /// Runs with the given weights.
  static func run(on state: inout AnalysisState, model: AttributionModel) {
    var finder = QuotationFinder(state, model)
    finder.find()
    state.mentions = finder.mentions.sorted
    state.quotations = finder.quotations
    state.marks = finder.marks
  }
}

/// What was decided for one span between marks.
struct SpanDecision {
  let facts: MarkedSpanFacts
  var origin: SpeakerCandidate.Origin
  /// The site and option that the origin leads to, over carried speakers.
  var site: (sentence: Int, site: Int, option: Int)?
  /// The chance that the speaker is right, 0 to 1000.
  var confidence: Int
  /// Whether that is too little to name anybody.
  var isUnsure: Bool
  /// The best other speakers, best first.
  var others: [SpeakerCandidate.Origin]
}

private struct QuotationFinder {
  private let context: QuotationContext
  private let candidates: SpeakerCandidates
  private let clauses: ReportedClauses
  private let model: AttributionModel
  private let phrases: SpeakerPhrases
  private(set) var mentions: MentionAdding
  private(set) var quotations: [QuotationCandidate] = []
  private(set) var marks: [Mark] = []

  init(_ state: AnalysisState, _ model: AttributionModel) {
    context = QuotationContext(state)
    candidates = SpeakerCandidates(context)
    clauses = ReportedClauses(candidates)
    phrases = SpeakerPhrases(context)
    mentions = MentionAdding(state.mentions)
    self.model = model
  }

  mutating func find() {
    let decisions = SpanAttribution(candidates, model).decide()
    var found: [QuotationCandidate] = []
    var attributed: Set<SiteKey> = []
    addMarked(decisions, &found, &attributed)
    addIndirect(&found, attributed)
    addTurns(&found)
    found.sort {
      let left = $0.spans.first?.start ?? 0
      let right = $1.spans.first?.start ?? 0
      return left != right ? left < right : ($0.spans.last?.end ?? 0) < ($1.spans.last?.end ?? 0)
    }
    quotations = found
    let places = mentions.finalIndices
    for index in quotations.indices {
      quotations[index].speakerMentions = quotations[index].speakerMentions.map { places[$0] }
      quotations[index].addresseeMention = quotations[index].addresseeMention.map { places[$0] }
    }
  }

  // MARK: Between marks

  private mutating func addMarked(
    _ decisions: [SpanDecision], _ found: inout [QuotationCandidate], _ attributed: inout Set<SiteKey>
  ) {
    var groups: [SpanGroup] = []
    for decision in decisions {
      guard decision.origin != .nobody else {
        addUnattributed(decision, &found)
        continue
      }
      guard !decision.isUnsure else {
        addUnsure(decision, &found)
        continue
      }
      if let last = groups.indices.last, belongs(decision, to: groups[last]) {
        groups[last].decisions.append(decision)
      } else {
        groups.append(SpanGroup(decisions: [decision]))
      }
    }
    for group in groups {
      found += quotations(of: group)
      if let site = group.decisions[0].site { attributed.insert(SiteKey(sentence: site.sentence, site: site.site)) }
    }
  }

  /// Whether a span goes on with the attribution before: the same cue, or carried on in the same paragraph.
  private func belongs(_ decision: SpanDecision, to group: SpanGroup) -> Bool {
    guard let last = group.decisions.last, let site = decision.site, let other = last.site,
      site.sentence == other.sentence, site.site == other.site
    else { return false }
    if context.prose.quotedSpans[decision.facts.index].isContinuation { return true }
    return decision.facts.paragraph == last.facts.paragraph || decision.origin != .carried(span: last.facts.index)
  }

  /// A span that nobody is said to speak: words that somebody must have said stay a quotation without a speaker.
  private mutating func addUnattributed(_ decision: SpanDecision, _ found: inout [QuotationCandidate]) {
    let facts = decision.facts
    let content = context.prose.quotedSpans[facts.index].content
    let isSentence = facts.hasFiniteVerb && facts.ending != 0
    let isSpeech =
      isSentence && (facts.wordCount >= 6 && facts.before == 0 || facts.wordCount >= 3 && facts.before == 2)
    guard isSpeech, !facts.isTitleCase else {
      marks.append(Mark(range: content, kind: MarkReading.kind(facts, context)))
      return
    }
    var quotation = QuotationCandidate(
      spans: [content], quotedSpans: [facts.index], kind: .direct,
      evidence: Evidence(rule: "quotations.noSpeaker", alternatives: alternatives(decision)))
    quotation.confidence = decision.confidence
    found.append(quotation)
  }

  /// A span that somebody speaks, but who is too unsure: no speaker is better than a wrong one. The best ones stay in the
  /// reason.
  private func addUnsure(_ decision: SpanDecision, _ found: inout [QuotationCandidate]) {
    var reasons = alternatives(of: [decision.origin], reason: "too unsure: \(decision.confidence) of 1000")
    reasons += alternatives(decision)
    var quotation = QuotationCandidate(
      spans: [context.prose.quotedSpans[decision.facts.index].content], quotedSpans: [decision.facts.index],
      kind: .direct, evidence: Evidence(rule: "quotations.speakerTooUnsure", alternatives: reasons))
    quotation.confidence = decision.confidence
    found.append(quotation)
  }

  /// The quotations of a group: one for what the sentence of the cue reports, and spans that stand alone joined to it.
  private mutating func quotations(of group: SpanGroup) -> [QuotationCandidate] {
    guard let first = group.decisions.first, let place = first.site else { return [] }
    let site = candidates.sites[place.sentence][place.site]
    let option = option(place)
    let speakers = phrases.speakers(option, site)
    let speaker = speakers.extent
    var spans: [ByteRange] = []
    var isMixed = false
    let near = group.decisions.filter { $0.facts.sentences.contains(site.sentence) && sentenceHolds($0, site) }
    if !near.isEmpty, site.answeredSpan == nil {
      let outer = near.map(\.facts.outer)
      let clause = bestClause(site, speaker: speaker, marked: outer)
      if let clause, !holdsMarksOnly(clause.parts, outer) {
        isMixed = true
        spans = clause.parts.map { context.prose.byteRange(ofTokens: $0) }
      }
    }
    for decision in group.decisions {
      let content = context.prose.quotedSpans[decision.facts.index].content
      if !spans.contains(where: { $0.contains(content) }) { spans.append(content) }
    }
    spans.sort()
    var quotation = QuotationCandidate(
      spans: spans, quotedSpans: group.decisions.map(\.facts.index), kind: isMixed ? .mixed : .direct,
      evidence: evidence(site, place, first))
    quotation.confidence = group.decisions.map(\.confidence).max() ?? 0
    let isCarriedAlone = group.decisions.allSatisfy { if case .carried = $0.origin { true } else { false } }
    fill(&quotation, site, speakers, hasCue: !isCarriedAlone)
    return [quotation]
  }

  private func sentenceHolds(_ decision: SpanDecision, _ site: CueSite) -> Bool {
    let tokens = context.prose.sentences[site.sentence].tokens
    return tokens.lowerBound <= decision.facts.outer.lowerBound && decision.facts.outer.upperBound <= tokens.upperBound
  }

  /// Whether a clause holds no word outside of marks.
  private func holdsMarksOnly(_ parts: [Range<Int>], _ outer: [Range<Int>]) -> Bool {
    parts.allSatisfy { part in
      part.allSatisfy { token in context.isPunctuation(token) || outer.contains { $0.contains(token) } }
    }
  }

  private func bestClause(_ site: CueSite, speaker: Range<Int>, marked: [Range<Int>]) -> ReportedClause? {
    var best: (clause: ReportedClause, score: Float)?
    for clause in clauses.candidates(site, speaker: speaker, marked: marked) {
      let score = model.clauses.score(clause.features)
      if best == nil || best.map({ $0.score < score }) ?? false { best = (clause, score) }
    }
    return best?.clause
  }

  // MARK: Without marks

  private mutating func addIndirect(_ found: inout [QuotationCandidate], _ attributed: Set<SiteKey>) {
    for sentence in candidates.sites.indices {
      for (index, site) in candidates.sites[sentence].enumerated()
      where (site.verb != nil || site.kind == .noun) && !attributed.contains(SiteKey(sentence: sentence, site: index)) {
        let place = (sentence: sentence, site: index, option: phrases.speakingOption(of: site))
        let isSpoken = site.hasSpeakingSubject
        let speakers = phrases.speakers(option(place), site)
        let speaker = speakers.extent
        let score = model.sites.score(clauses.siteFeatures(site, speaker: speaker))
        guard score > Self.siteThreshold, let clause = bestClause(site, speaker: speaker, marked: []) else { continue }
        guard clauses.canBeSaid(clause, by: site) else { continue }
        let spans = clause.parts.map { context.prose.byteRange(ofTokens: $0) }
        let marked = context.prose.quotedSpans.indices.filter { span in
          context.prose.quotedSpans[span].depth == 0
            && spans.contains { $0.contains(context.prose.quotedSpans[span].content) }
        }
        var quotation = QuotationCandidate(
          spans: spans, quotedSpans: [], kind: .indirect,
          evidence: Evidence(
            rule: "quotations.reportedClause", ranges: [context.prose.byteRange(ofTokens: site.cue)]))
        quotation.confidence = Int(1000 / (1 + exponential(-score)))
        // "read the novel “The Long Winter”": a thing with a title is no words of anybody.
        guard marked.isEmpty || site.verb?.sort == .speech && hasVerb(clause.parts) else { continue }
        // What stands between marks and is said by this cue has been attributed already.
        let outer = marked.compactMap { MarkedSpanFacts($0, context)?.outer }
        guard outer.isEmpty || !holdsMarksOnly(clause.parts, outer) else { continue }
        fill(&quotation, site, isSpoken ? speakers : [], hasCue: true)
        if !isSpoken { quotation.evidence.rule = "quotations.passiveWithoutAgent" }
        found.append(quotation)
      }
    }
    found = withoutRefusals(found)
  }

  /// Without "declined" where "to say" reports the same: "declined to say whether it would close" is one attribution.
  private func withoutRefusals(_ found: [QuotationCandidate]) -> [QuotationCandidate] {
    // The inner one comes from the next site of the sentence, so it stands close behind.
    found.indices.filter { index in
      let outer = found[index]
      guard outer.kind == .indirect, let span = outer.spans.last else { return true }
      return !found[(index + 1)...].prefix(3).contains { inner in
        guard inner.kind == .indirect, let verb = inner.cue.first?.lowerBound, verb > 0,
          inner.spans.last?.end == span.end, context.hash(verb - 1) == Self.to, isRefused(verb)
        else { return false }
        return context.prose.tokens[verb - 1].range.start == outer.spans.first?.start
      }
    }.map { found[$0] }
  }

  private func hasVerb(_ parts: [Range<Int>]) -> Bool {
    parts.contains { part in
      part.contains { context.tag($0).isFiniteVerb || context.tag($0) == .MD || context.tag($0) == .VB }
    }
  }

  /// The score from which a site counts as attributing, found on data not trained on.
  private static let siteThreshold: Float = -0.4

  // MARK: Turns of talk

  /// Interviews without marks: each turn a direct quotation of its label. Marks inside that the label would attribute are
  /// part of the turn.
  private mutating func addTurns(_ found: inout [QuotationCandidate]) {
    for turn in SpokenTurns(context).turns {
      let content = context.prose.byteRange(ofTokens: turn.content)
      var quotation = QuotationCandidate(
        spans: [content], quotedSpans: [], kind: .direct,
        evidence: Evidence(
          rule: turn.isInterview ? "quotations.turnOfTalk" : "quotations.label",
          ranges: [context.prose.byteRange(ofTokens: turn.label)]))
      let cue = turn.colon..<(turn.colon + 1)
      let inner = found.filter { $0.cue == [cue] && $0.spans.allSatisfy(content.contains) }
      quotation.quotedSpans = inner.flatMap(\.quotedSpans).sorted()
      found.removeAll { $0.cue == [cue] && $0.spans.allSatisfy(content.contains) }
      quotation.turn = turn.content
      quotation.cue = [cue]
      quotation.speakers = [turn.label]
      quotation.speakerMentions = [mentions.mention(ownMention(turn.label), turn.label, context)]
      if let addressee = turn.addressee {
        quotation.addressee = addressee
        quotation.addresseeMention = mentions.mention(ownMention(addressee), addressee, context)
      }
      quotation.confidence = turn.isInterview ? Self.sureTurn : Self.likelyTurn
      found.append(quotation)
    }
  }

  /// The mention of a label that holds none of the words behind it.
  private func ownMention(_ label: Range<Int>) -> Int? {
    guard let mention = phrases.mention(label) else { return nil }
    let tokens = context.mentions[mention].tokens
    return label.lowerBound <= tokens.lowerBound && tokens.upperBound <= label.upperBound ? mention : nil
  }

  /// How sure a label is, 0 to 1000: set by hand, since no corpus at hand has interviews without marks.
  private static let sureTurn = 950
  private static let likelyTurn = 800

  // MARK: Parts

  private func option(_ place: (sentence: Int, site: Int, option: Int)) -> CueSite.Option? {
    let options = candidates.sites[place.sentence][place.site].options
    return options.indices.contains(place.option) ? options[place.option] : nil
  }

  private mutating func fill(
    _ quotation: inout QuotationCandidate, _ site: CueSite, _ speakers: [SpeakerPhrase], hasCue: Bool
  ) {
    quotation.speakers = speakers.map(\.tokens)
    for speaker in speakers {
      let known = phrases.mention(of: speaker.head, in: speaker.tokens)
      quotation.speakerMentions.append(mentions.mention(known, speaker.tokens, context))
    }
    quotation.isAnonymous =
      !speakers.isEmpty && speakers.allSatisfy { AnonymousSources.isAnonymous($0.tokens, context) }
    let speaker = speakers.extent
    guard hasCue else { return }
    quotation.cue = [site.cue]
    quotation.polarity = polarity(site)
    if let addressee = phrases.addressee(of: site, speaker: speaker) {
      quotation.addressee = addressee
      quotation.addresseeMention = phrases.mention(addressee)
    }
    quotation.medium = phrases.medium(of: site, speaker: speaker) ?? 0..<0
  }

  private func polarity(_ site: CueSite) -> Quotation.Polarity {
    let isDenial = site.verb?.sort == .denial || isRefused(site.anchor)
    // "Did not deny" leaves it open.
    if isDenial { return site.isNegated ? .hedged : .denied }
    if site.isNegated { return .denied }
    return AttributionVerbs.isHedge(context.hash(site.anchor)) ? .hedged : .affirmed
  }

  /// Whether a verb hangs on one that refuses or denies: "declined to say whether".
  private func isRefused(_ verb: Int) -> Bool {
    guard context.relation(verb) == .xcomp || context.hash(verb - 1) == Self.to else { return false }
    let governor = context.hasParse ? context.head(verb) : verb - 2
    return AttributionVerbs.verb(context.hash(governor))?.sort == .denial
  }

  private static let to = WordHash.folded("to")

  private func evidence(
    _ site: CueSite, _ place: (sentence: Int, site: Int, option: Int), _ decision: SpanDecision
  ) -> Evidence {
    let rule: String
    if case .carried = decision.origin {
      rule = "quotations.speakerGoesOn"
    } else {
      switch site.kind {
      case .accordingTo: rule = "quotations.accordingTo"
      case .label, .dash: rule = "quotations.label"
      case .noun: rule = option(place)?.route == .asked ? "quotations.askedBefore" : "quotations.nounOfSpeech"
      case .verb: rule = option(place)?.route.rule ?? "quotations.noSpeaker"
      }
    }
    return Evidence(
      rule: rule, ranges: [context.prose.byteRange(ofTokens: site.cue)], alternatives: alternatives(decision))
  }

  private func alternatives(_ decision: SpanDecision) -> [Evidence.Alternative] {
    alternatives(of: Array(decision.others.prefix(3)), reason: nil)
  }

  /// Speakers that were not taken, each with the reason, or because another was likelier.
  private func alternatives(of origins: [SpeakerCandidate.Origin], reason: String?) -> [Evidence.Alternative] {
    origins.compactMap { origin in
      guard case .site(let sentence, let index, let number) = origin else { return nil }
      let site = candidates.sites[sentence][index]
      guard let option = option((sentence, index, number)) else { return nil }
      let range = context.prose.byteRange(ofTokens: phrases.range(option, site))
      return Evidence.Alternative(
        text: context.prose.text[range], range: range,
        reason: reason ?? "less likely with “\(context.prose.string(ofTokens: site.cue))”")
    }
  }
}

/// A site as a key.
private struct SiteKey: Hashable {
  let sentence: Int
  let site: Int
}

/// Spans between marks that one cue attributes.
private struct SpanGroup {
  var decisions: [SpanDecision]
}

extension CueSite.Route {
  /// The code of the rule, for explanations.
  var rule: String {
    switch self {
    case .subject: "quotations.subjectOfCue"
    case .sharedSubject: "quotations.sharedSubject"
    case .antecedent: "quotations.relativeClause"
    case .agent: "quotations.agentOfCue"
    case .complement: "quotations.accordingTo"
    case .before: "quotations.nameBeforeCue"
    case .after: "quotations.nameAfterCue"
    case .label: "quotations.label"
    case .possessor: "quotations.nounOfSpeech"
    case .none: "quotations.noSpeaker"
    case .asked: "quotations.askedBefore"
    }
  }
}

// Which words of a sentence a site reports, as candidates with features. AttributionModel chooses.

import Annotation
import Prose
import Text

/// A stretch of words that a site may report; two stretches where the attribution stands in the midst of them.
struct ReportedClause {
  var parts: [Range<Int>]
  var features: [UInt64]
}

/// Lists what a site may report.
struct ReportedClauses {
  let context: QuotationContext
  let candidates: SpeakerCandidates
  private let phrases: SpeakerPhrases

  init(_ candidates: SpeakerCandidates) {
    self.candidates = candidates
    context = candidates.context
    phrases = SpeakerPhrases(candidates.context)
  }

  /// A place where a stretch may begin or end, with why.
  private struct Edge {
    var token: Int
    /// A number for the reason.
    var reason: Int
  }

  /// The candidates for a site. `speaker` is the noun phrase of its speaker; `marked` the outer token ranges of the
  /// spans between marks that it is said to attribute, which the clause has to hold.
  func candidates(_ site: CueSite, speaker: Range<Int>, marked: [Range<Int>]) -> [ReportedClause] {
    let bounds = withoutEndMarks(context.prose.sentences[site.sentence].tokens)
    guard !bounds.isEmpty else { return [] }
    var ranges: [(parts: [Range<Int>], reason: Int)] = []
    let group = groupRange(site, speaker)
    for (range, reason) in rightRanges(site, speaker, in: bounds) { ranges.append(([range], reason)) }
    for (range, reason) in leftRanges(site, group, in: bounds) {
      if !isBroken(range, by: group, in: bounds) { ranges.append(([range], reason)) }
      if let rest = restAfter(group, in: bounds), site.kind == .accordingTo || isSetOff(group, in: bounds) {
        ranges.append(([range, rest], reason + 50))
      }
    }
    var result: [ReportedClause] = []
    for (parts, reason) in ranges {
      guard
        marked.allSatisfy({ span in
          parts.contains { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
        }),
        isBalanced(parts), !holdsColon(before: marked, in: parts), !result.contains(where: { $0.parts == parts })
      else { continue }
      var features = FeatureList()
      describe(parts, reason, site, group, in: bounds, marked: marked.count, &features)
      result.append(ReportedClause(parts: parts, features: features.hashes))
    }
    return result
  }

  // MARK: Stretches

  private func withoutEndMarks(_ tokens: Range<Int>) -> Range<Int> {
    var end = tokens.upperBound
    while end > tokens.lowerBound, context.isPunctuation(end - 1), context.span(end - 1) == nil || isLoneMark(end - 1) {
      end -= 1
    }
    return tokens.lowerBound..<end
  }

  private func isLoneMark(_ token: Int) -> Bool { context.isMark(token) && context.span(token) == nil }

  /// The words of cue and speaker together, where they stand together.
  private func groupRange(_ site: CueSite, _ speaker: Range<Int>) -> Range<Int> {
    guard !speaker.isEmpty else { return site.cue }
    let near =
      speaker.upperBound <= site.cue.lowerBound
      ? site.cue.lowerBound - speaker.upperBound : speaker.lowerBound - site.cue.upperBound
    guard near < 12 else { return site.cue }
    return min(site.cue.lowerBound, speaker.lowerBound)..<max(site.cue.upperBound, speaker.upperBound)
  }

  private static let longestList = 7

  /// What may be reported after the cue.
  private func rightRanges(_ site: CueSite, _ speaker: Range<Int>, in bounds: Range<Int>) -> [(Range<Int>, Int)] {
    var from = phrases.startOfContent(site, speaker: speaker)
    if speaker.lowerBound >= from { from = speaker.upperBound }
    guard from < bounds.upperBound else { return [] }
    var starts: [Edge] = []
    func start(_ token: Int, _ reason: Int) {
      guard token >= from, token < bounds.upperBound, !starts.contains(where: { $0.token == token }) else { return }
      starts.append(Edge(token: token, reason: reason))
    }
    var ends: [Edge] = []
    func end(_ token: Int, _ reason: Int) {
      guard token > from, token <= bounds.upperBound, !ends.contains(where: { $0.token == token }) else { return }
      ends.append(Edge(token: token, reason: reason))
    }
    // An object that is told something may reach over what it is told, where the parse has it so: only its end counts.
    let behindCue = speaker.lowerBound >= site.cue.upperBound ? speaker.upperBound : site.cue.upperBound
    for child in context.children(site.anchor) where child >= behindCue {
      let number = Self.complementNumber(context.relation(child))
      guard number > 0 else { continue }
      let tree = context.subtree(child)
      var first = max(tree.lowerBound, from)
      if number == 4, context.tag(first) == .IN || context.tag(first) == .TO { first += 1 }
      while first < tree.upperBound, context.isPunctuation(first), context.span(first) == nil { first += 1 }
      if child >= from { start(first, number) }
      var last = min(tree.upperBound, bounds.upperBound)
      while last > first, context.isPunctuation(last - 1), context.span(last - 1) == nil { last -= 1 }
      end(last, number)
    }
    let first = firstWord(from, in: bounds)
    if let that = (first..<min(bounds.upperBound, first + 12)).first(where: {
      context.span($0) == nil && Self.complementizers.contains(context.hash($0))
    }) {
      start(that, 10)
    }
    if let mention = context.mention(first), context.mentions[mention].nounPhrase.lowerBound == first {
      start(firstWord(context.mentions[mention].nounPhrase.upperBound, in: bounds), 11)
    }
    if context.tag(first) == .IN || context.tag(first) == .TO || context.tag(first) == .RP { start(first + 1, 12) }
    start(first, 13)
    for (token, reason) in boundaries(after: first, in: bounds) { end(token, reason) }
    end(bounds.upperBound, 9)
    var result: [(Range<Int>, Int)] = []
    for start in starts.prefix(5) {
      for end in ends.prefix(Self.longestList + 3) where end.token > start.token {
        result.append((start.token..<end.token, start.reason * 100 + end.reason))
      }
    }
    return result
  }

  /// 1 a clause, 2 an infinitive, 3 an object, 4 a prepositional phrase, 5 an adverbial clause; 0 for no complement.
  private static func complementNumber(_ relation: DependencyRelation) -> Int {
    switch relation {
    case .ccomp: 1
    case .xcomp: 2
    case .obj: 3
    case .obl: 4
    case .advcl: 5
    case .parataxis: 6
    default: 0
    }
  }

  private func firstWord(_ token: Int, in bounds: Range<Int>) -> Int {
    var token = token
    while token < bounds.upperBound, context.isPunctuation(token), context.span(token) == nil { token += 1 }
    return token
  }

  /// Where a clause may stop before the end of the sentence: commas, dashes, conjunctions outside of marks.
  private func boundaries(after first: Int, in bounds: Range<Int>) -> [(Int, Int)] {
    var result: [(Int, Int)] = []
    for token in max(first + 1, bounds.lowerBound)..<max(first + 1, bounds.upperBound)
    where context.span(token) == nil && result.count < Self.longestList {
      if context.isPunctuation(token), !context.isMark(token), context.byte(token) != UInt8(ascii: "'") {
        result.append((token, 20))
      } else if Self.connectives.contains(context.hash(token)), !context.isPunctuation(token - 1) {
        result.append((token, 21))
      }
    }
    return result
  }

  /// What may be reported before the words that attribute.
  private func leftRanges(_ site: CueSite, _ group: Range<Int>, in bounds: Range<Int>) -> [(Range<Int>, Int)] {
    var end = group.lowerBound
    var hasComma = false
    while end > bounds.lowerBound, context.isPunctuation(end - 1), context.span(end - 1) == nil {
      hasComma = true
      end -= 1
    }
    if end > bounds.lowerBound, context.span(end - 1) != nil { hasComma = true }
    guard end > bounds.lowerBound, hasComma || site.kind == .accordingTo else { return [] }
    var starts: [Edge] = [Edge(token: bounds.lowerBound, reason: 30)]
    if Self.openers.contains(context.hash(bounds.lowerBound)) {
      starts.append(Edge(token: bounds.lowerBound + 1, reason: 31))
    }
    for (token, reason) in boundaries(after: bounds.lowerBound, in: bounds.lowerBound..<end).suffix(3) {
      starts.append(Edge(token: token + 1, reason: reason + 12))
    }
    for child in context.children(site.anchor) where child < end {
      if Self.complementNumber(context.relation(child)) > 0 {
        starts.append(Edge(token: max(bounds.lowerBound, context.subtree(child).lowerBound), reason: 35))
      }
    }
    return starts.compactMap { start in
      let first = firstWord(start.token, in: bounds)
      return first < end ? (first..<end, start.reason * 100) : nil
    }
  }

  /// Whether the attribution stands between commas: "…, she said, …".
  private func isSetOff(_ group: Range<Int>, in bounds: Range<Int>) -> Bool {
    group.upperBound < bounds.upperBound && context.isPunctuation(group.upperBound)
  }

  private func restAfter(_ group: Range<Int>, in bounds: Range<Int>) -> Range<Int>? {
    let first = firstWord(group.upperBound, in: bounds)
    return first < bounds.upperBound ? first..<bounds.upperBound : nil
  }

  /// Whether the attribution breaks into a clause that goes on behind it: "Vale, according to friends, wants to leave".
  private func isBroken(_ left: Range<Int>, by group: Range<Int>, in bounds: Range<Int>) -> Bool {
    guard isSetOff(group, in: bounds), let rest = restAfter(group, in: bounds) else { return false }
    func hasPredicate(_ words: Range<Int>) -> Bool {
      words.contains { context.span($0) == nil && (context.tag($0).isFiniteVerb || context.tag($0) == .MD) }
    }
    return !left.contains { context.span($0) != nil } && !hasPredicate(left) && hasPredicate(rest)
  }

  /// Whether a colon before marks stands inside a stretch: then the marks hold all that is said ("wrote in a letter: “…”").
  private func holdsColon(before marked: [Range<Int>], in parts: [Range<Int>]) -> Bool {
    marked.contains { span in
      let colon = span.lowerBound - 1
      return context.isPunctuation(colon) && context.byte(colon) == UInt8(ascii: ":")
        && parts.contains { $0.contains(colon) }
    }
  }

  /// Whether marks open and close inside each part.
  private func isBalanced(_ parts: [Range<Int>]) -> Bool {
    for part in parts {
      if let span = context.span(part.lowerBound), context.span(part.lowerBound - 1) == span { return false }
      if let span = context.span(part.upperBound - 1), context.span(part.upperBound) == span { return false }
    }
    return true
  }

  // MARK: Features

  private func describe(
    _ parts: [Range<Int>], _ reason: Int, _ site: CueSite, _ group: Range<Int>, in bounds: Range<Int>, marked: Int,
    _ features: inout FeatureList
  ) {
    guard let first = parts.first, let last = parts.last else { return }
    let lemma = site.verb?.lemma ?? -1 - Int(site.kind.rawValue)
    let sort = Int(site.verb?.sort.rawValue ?? 3)
    let isRight = first.lowerBound >= site.anchor
    let start = reason / 100
    let end = reason % 100
    let words = parts.reduce(0) { $0 + $1.count }
    let opening = openingClass(first.lowerBound)
    let next = nextClass(last.upperBound, in: bounds)
    let holdsFinite = parts.contains { $0.contains { context.tag($0).isFiniteVerb } }
    features.add(100, reason)
    features.add(101, start, sort)
    features.add(102, end, sort, isRight ? 1 : 0)
    features.add(103, start, lemma)
    features.add(104, FeatureList.bucket(words), isRight ? 1 : 0, sort)
    features.add(105, opening, sort)
    features.add(106, opening, lemma)
    features.add(107, next, end)
    features.add(108, next, holdsFinite ? 1 : 0, sort)
    features.add(109, holdsFinite ? 1 : 0, sort, isRight ? 1 : 0)
    features.add(110, Int(truncatingIfNeeded: context.hash(last.upperBound)), end == 9 ? 1 : 0)
    features.add(111, Int(truncatingIfNeeded: context.hash(last.upperBound + 1)), next == 1 ? 1 : 0)
    features.add(112, Int(context.tag(last.upperBound - 1).rawValue), next)
    features.add(113, parts.count, isRight ? 1 : 0, Int(site.kind.rawValue))
    features.add(114, crossing(last, site), next)
    features.add(115, first.lowerBound - site.anchor < 3 ? 1 : 0, start, opening)
    features.add(116, Int(context.tag(first.lowerBound).rawValue), start, isRight ? 1 : 0)
    features.add(117, marked > 0 ? 1 : 0, start, opening)
    features.add(118, marked > 0 ? 1 : 0, end, next)
    features.add(119, Int(context.tag(last.upperBound + 1).rawValue), next, holdsFinite ? 1 : 0)
    let between = first.lowerBound > site.cue.upperBound ? first.lowerBound - site.cue.upperBound : 0
    features.add(120, FeatureList.bucket(between), opening, sort)
    features.add(121, site.isPassive ? 1 : 0, start, opening)
    features.add(122, commaCount(parts), next)
    features.add(123, hasInnerSite(parts, site) ? 1 : 0, next, isRight ? 1 : 0)
    features.add(124, Int(context.relation(last.upperBound).rawValue), next)
  }

  private func openingClass(_ token: Int) -> Int {
    if Self.complementizers.contains(context.hash(token)) { return 20 + (context.hash(token) == Self.that ? 1 : 0) }
    if context.isMark(token) { return 23 }
    return MarkedSpanFacts.neighbourClass(token, context, isBefore: true, paragraph: 0..<context.count)
  }

  /// 0 the end of the sentence, 1 comma, 2 other mark, 3 and, 4 but, 5 other connective, 6 other.
  private func nextClass(_ token: Int, in bounds: Range<Int>) -> Int {
    if token >= bounds.upperBound { return 0 }
    if context.byte(token) == UInt8(ascii: ","), context.isPunctuation(token) {
      let after = context.hash(token + 1)
      if after == Self.and { return 7 }
      if Self.relativeWords.contains(after) { return 8 }
      if context.tag(token + 1) == .VBG { return 9 }
      if Self.connectives.contains(after) { return 10 }
      return 1
    }
    if context.isPunctuation(token) { return 2 }
    if context.hash(token) == Self.and { return 3 }
    return Self.connectives.contains(context.hash(token)) ? 5 : 6
  }

  /// How the parse sees the end of a stretch: 0 no parse, 1 the next word hangs on a word inside, 2 it does not.
  private func crossing(_ part: Range<Int>, _ site: CueSite) -> Int {
    guard context.hasParse else { return 0 }
    var token = part.upperBound
    while token < context.count, token < part.upperBound + 2, context.isPunctuation(token) { token += 1 }
    guard token < context.count else { return 3 }
    var steps = 0
    while token >= part.upperBound, steps < 12 {
      token = context.head(token)
      steps += 1
    }
    if token >= part.lowerBound, token < part.upperBound { return 1 }
    return token == site.anchor ? 4 : 2
  }

  private func commaCount(_ parts: [Range<Int>]) -> Int {
    var count = 0
    for part in parts {
      for token in part where context.isPunctuation(token) && context.byte(token) == UInt8(ascii: ",") { count += 1 }
    }
    return min(count, 4)
  }

  private func hasInnerSite(_ parts: [Range<Int>], _ site: CueSite) -> Bool {
    candidates.sites[site.sentence].contains { other in
      other.anchor != site.anchor && other.verb?.sort == .speech && parts.contains { $0.contains(other.anchor) }
    }
  }

  /// Features of a site for the question whether it attributes at all.
  func siteFeatures(_ site: CueSite, speaker: Range<Int>) -> [UInt64] {
    var features = FeatureList()
    let token = site.anchor
    let lemma = site.verb?.lemma ?? -1 - Int(site.kind.rawValue)
    let sort = Int(site.verb?.sort.rawValue ?? 3)
    let bounds = withoutEndMarks(context.prose.sentences[site.sentence].tokens)
    var complement = 0
    for child in context.children(token) where child > token {
      let number = Self.complementNumber(context.relation(child))
      if number > 0, complement == 0 || number < complement { complement = number }
    }
    let tag = Int(context.tag(token).rawValue)
    let next = firstWord(site.cue.upperBound, in: bounds)
    let nextClass = next >= bounds.upperBound ? 30 : openingClass(next)
    let option = site.options.first
    let head = option?.head ?? -1
    let isHeading =
      context.prose.paragraphs[context.prose.sentences[site.sentence].paragraph].kind == .heading ? 1 : 0
    features.add(150)
    features.add(151, lemma)
    features.add(152, lemma, tag)
    features.add(153, lemma, complement)
    features.add(154, lemma, nextClass)
    features.add(155, sort, complement, nextClass)
    features.add(156, Int(context.relation(token).rawValue), sort)
    features.add(157, candidates.speakerClass(head), sort)
    features.add(158, Int(option?.route.rawValue ?? 20), sort)
    features.add(159, site.isPassive ? 1 : 0, lemma)
    features.add(160, site.isNegated ? 1 : 0, sort)
    features.add(161, Int(truncatingIfNeeded: context.hash(next)), sort)
    features.add(162, Int(truncatingIfNeeded: context.hash(token - 1)), sort)
    features.add(163, Int(truncatingIfNeeded: context.hash(next)), lemma)
    features.add(164, isHeading, sort, complement)
    features.add(165, Int(context.tag(token - 1).rawValue), tag)
    features.add(166, token - bounds.lowerBound < 3 ? 1 : 0, bounds.upperBound - token < 3 ? 1 : 0, sort)
    features.add(167, Int(context.tag(next).rawValue), tag, sort)
    features.add(168, Int(site.kind.rawValue), isHeading, FeatureList.bucket(bounds.count))
    features.add(169, speaker.isEmpty ? 1 : 0, sort, complement)
    features.add(170, NounClasses.referentClass(context.hash(head)) == .person ? 1 : 0, candidates.speakerClass(head))
    features.add(171, Int(truncatingIfNeeded: context.hash(token)))
    return features.hashes
  }

  private static let that = WordHash.folded("that")
  private static let and = WordHash.folded("and")
  private static let complementizers = WordSet("that whether how why what if when where who which whom")
  private static let connectives = WordSet(
    "and but while as after when because before although though since whereas so or if until unless despite following")
  private static let relativeWords = WordSet("who which where whose whom")
  private static let openers = WordSet("but and so yet still now then also meanwhile however or")
}

// Several who speak together: "Ana Belo and Tomas Reyes said", "according to the mayor, two lawyers and a judge".
//
// A list is read from the surface, outwards from the one speaker that a site names, since parsers lose conjuncts. It counts
// only where it has the place of the whole subject: what stands beside it must not be able to own one of its members. It
// does not decide who speaks, only who else does.

import Annotation
import Prose
import Text

/// One of those who speak.
struct SpeakerPhrase: Sendable, Hashable {
  /// The noun phrase.
  var tokens: Range<Int>
  /// Its head word.
  var head: Int
}

extension [SpeakerPhrase] {
  /// The first token of the first speaker to the last of the last; empty for nobody.
  var extent: Range<Int> {
    guard let first, let last else { return 0..<0 }
    return first.tokens.lowerBound..<Swift.max(first.tokens.upperBound, last.tokens.upperBound)
  }
}

extension SpeakerPhrases {
  /// All who speak by an option of a site, in order; several where the text joins them by "and". Empty for nobody.
  func speakers(_ option: CueSite.Option?, _ site: CueSite) -> [SpeakerPhrase] {
    let own = range(option, site)
    guard let option, !own.isEmpty else { return [] }
    let single = SpeakerPhrase(tokens: own, head: option.head)
    guard site.kind == .verb || site.kind == .accordingTo, option.route != .agent else { return [single] }
    return CoordinationReader(context, site).list(around: single) ?? [single]
  }
}

/// Reads the list that a speaker stands in.
private struct CoordinationReader {
  private let context: QuotationContext
  private let site: CueSite
  private let bounds: Range<Int>
  /// Whether the list stands before the words that attribute.
  private var isBefore = false

  init(_ context: QuotationContext, _ site: CueSite) {
    self.context = context
    self.site = site
    bounds = context.prose.sentences[site.sentence].tokens
  }

  /// More names than this are no speakers.
  private static let longestList = 6

  /// The list around one of its members; `nil` where that one speaks alone or the list may be something else.
  func list(around single: SpeakerPhrase) -> [SpeakerPhrase]? {
    var reader = self
    reader.isBefore = single.head < site.cue.lowerBound
    let limit = reader.isBefore ? site.cue.lowerBound : bounds.upperBound
    let start = behindPairing(single.tokens.lowerBound, head: single.head)
    let end = reader.withDescription(single.tokens.upperBound, of: single.head, before: limit)
    return reader.read(SpeakerPhrase(tokens: start..<end, head: single.head))
  }

  private func read(_ single: SpeakerPhrase) -> [SpeakerPhrase]? {
    guard canSpeak(single) else { return nil }
    var list = [single]
    var joints: [Joint] = []
    while list.count < Self.longestList, let (member, joint) = next(after: list[list.count - 1]) {
      list.append(member)
      joints.append(joint)
    }
    if isBefore {
      while list.count < Self.longestList, let (member, joint) = previous(before: list[0]) {
        list.insert(member, at: 0)
        joints.insert(joint, at: 0)
      }
      guard endsBeforeCue(list[list.count - 1].tokens.upperBound) else { return nil }
    } else {
      guard list[0].tokens.lowerBound >= site.cue.upperBound else { return nil }
      while let last = list.last, list.count > 1, !endsAfterCue(last.tokens.upperBound) {
        list.removeLast()
        joints.removeLast()
      }
    }
    return whole(list, joints, holding: single)
  }

  /// The longest end of a list that has the place of a subject, and holds what the site names.
  private func whole(_ list: [SpeakerPhrase], _ joints: [Joint], holding single: SpeakerPhrase) -> [SpeakerPhrase]? {
    guard list.count > 1, joints.last == .conjunction, joints.dropLast().allSatisfy({ $0 == .comma }) else {
      return nil
    }
    guard isBefore else { return list }
    for start in list.indices.dropLast() where list[start].head <= single.head || list[start...].contains(single) {
      if opensSubject(list[start].tokens.lowerBound) { return Array(list[start...]) }
    }
    return nil
  }

  /// What joins two members.
  private enum Joint {
    case comma, conjunction
  }

  // MARK: Members

  /// The member behind a phrase: after "and", ", and" or a comma.
  private func next(after member: SpeakerPhrase) -> (SpeakerPhrase, Joint)? {
    var token = member.tokens.upperBound
    var joint: Joint?
    if isComma(token) {
      joint = .comma
      token += 1
    }
    if isConjunction(token) {
      joint = .conjunction
      token += 1
    }
    let limit = isBefore ? site.cue.lowerBound : bounds.upperBound
    guard let joint, token < limit, let other = phrase(startingAt: token, before: limit), canSpeak(other) else {
      return nil
    }
    return (other, joint)
  }

  /// The member in front of a phrase.
  private func previous(before member: SpeakerPhrase) -> (SpeakerPhrase, Joint)? {
    var token = member.tokens.lowerBound - 1
    var joint: Joint?
    if isConjunction(token) {
      joint = .conjunction
      token -= 1
    }
    if isComma(token) {
      joint = joint ?? .comma
      token -= 1
    }
    guard let joint, token >= bounds.lowerBound, let other = phrase(endingAt: token), canSpeak(other) else {
      return nil
    }
    return (other, joint)
  }

  /// The noun phrase that begins at a token, with what is said of a name between commas.
  private func phrase(startingAt start: Int, before limit: Int) -> SpeakerPhrase? {
    guard context.span(start) == nil, let head = CueSiteFinder.phraseHead(startingAt: start, context), head < limit
    else {
      return nil
    }
    var end = head + 1
    if let mention = context.mention(head) {
      let phrase = context.mentions[mention].nounPhrase
      if phrase.lowerBound >= start, phrase.lowerBound <= head { end = max(end, min(phrase.upperBound, limit)) }
    }
    while end > head + 1, context.isPunctuation(end - 1) || isConjunction(end - 1) { end -= 1 }
    return SpeakerPhrase(tokens: start..<withDescription(end, of: head, before: limit), head: head)
  }

  /// The end of a name's phrase with its description, which closes with a comma: "Tomas Reyes, head of the port,".
  private func withDescription(_ end: Int, of head: Int, before limit: Int) -> Int {
    guard isComma(end), isName(head), let described = CueSiteFinder.phraseHead(startingAt: end + 1, context),
      let mention = context.mention(described), context.mentions[mention].kind == .nominal,
      context.tag(described) == .NN
    else { return end }
    let last = context.mentions[mention].nounPhrase.upperBound
    let close = isComma(last - 1) ? last - 1 : last
    return close > described && close < limit && isComma(close) ? close : end
  }

  /// The noun phrase that ends with a token.
  private func phrase(endingAt last: Int) -> SpeakerPhrase? {
    guard context.span(last) == nil, let mention = context.mention(last) else { return nil }
    let phrase = context.mentions[mention].nounPhrase
    guard phrase.upperBound == last + 1, phrase.lowerBound >= bounds.lowerBound else { return nil }
    let head = context.mentions[mention].head
    let start = min(phrase.lowerBound, context.runStart(head, in: bounds, stoppingAt: context.isTime))
    // "Ana Belo, a lawyer, and": the description stands for its name.
    if isComma(start - 1), isDeterminer(start), isComma(last + 1), isName(start - 2),
      let name = self.phrase(endingAt: start - 2)
    {
      return SpeakerPhrase(tokens: name.tokens.lowerBound..<(last + 1), head: name.head)
    }
    return SpeakerPhrase(tokens: behindPairing(start, head: head)..<(last + 1), head: head)
  }

  /// The token behind "both" or "neither" at the start of a list.
  private func behindPairing(_ start: Int, head: Int) -> Int {
    start < head && Self.pairing.contains(context.hash(start)) ? start + 1 : start
  }

  /// Whether a phrase names somebody who can speak.
  private func canSpeak(_ phrase: SpeakerPhrase) -> Bool {
    guard
      !phrase.tokens.contains(where: { context.span($0) != nil || context.tag($0).isFiniteVerb && !isRelative(phrase) })
    else { return false }
    guard let mention = context.mention(phrase.head) else { return false }
    let candidate = context.mentions[mention]
    switch candidate.kind {
    case .name:
      switch candidate.type {
      case .person, .organization, .geopoliticalEntity, .nationality: return true
      default: return false
      }
    case .pronoun: return Self.pronouns.contains(context.hash(phrase.head))
    case .nominal:
      let sort = NounClasses.referentClass(context.hash(phrase.head))
      return sort == .person || sort == .group
    }
  }

  private func isRelative(_ phrase: SpeakerPhrase) -> Bool {
    phrase.tokens.contains { Self.relatives.contains(context.hash($0)) }
  }

  // MARK: Edges

  /// Whether only auxiliaries and adverbs stand between a list and its cue.
  private func endsBeforeCue(_ end: Int) -> Bool {
    guard end <= site.cue.lowerBound else { return false }
    return (end..<site.cue.lowerBound).allSatisfy { token in
      let tag = context.tag(token)
      return context.span(token) == nil
        && (tag == .RB || tag == .MD || tag == .DT || Self.auxiliaries.contains(context.hash(token)) || isComma(token))
    }
  }

  /// Whether nothing behind a list makes its last member the subject of another clause: "said Belo and Reyes agreed".
  private func endsAfterCue(_ end: Int) -> Bool {
    var token = end
    while token < bounds.upperBound, context.tag(token) == .RB { token += 1 }
    guard token < bounds.upperBound else { return true }
    return !context.tag(token).isFiniteVerb && context.tag(token) != .MD
      && !Self.auxiliaries.contains(context.hash(token))
  }

  /// Whether a subject can open at a token: at the edge of a clause, not behind a verb or a preposition.
  private func opensSubject(_ start: Int) -> Bool {
    var token = start - 1
    if Self.pairing.contains(context.hash(token)) { token -= 1 }
    guard token >= bounds.lowerBound, !context.prose.tokens[token].shape.contains(.closesQuotation) else { return true }
    return context.isPunctuation(token) || Self.clauseOpeners.contains(context.hash(token))
      || context.tag(token).isVerb && AttributionVerbs.verb(context.hash(token))?.sort == .speech
  }

  private func isComma(_ token: Int) -> Bool {
    context.isPunctuation(token) && context.byte(token) == UInt8(ascii: ",") && context.span(token) == nil
  }

  private func isConjunction(_ token: Int) -> Bool { Self.conjunctions.contains(context.hash(token)) }

  private func isDeterminer(_ token: Int) -> Bool { context.tag(token) == .DT || context.tag(token) == .PRPS }

  private func isName(_ token: Int) -> Bool {
    context.mention(token).map { context.mentions[$0].kind == .name && context.mentions[$0].type == .person } ?? false
  }

  private static let conjunctions = WordSet("and & or nor")
  private static let pairing = WordSet("both either neither")
  private static let relatives = WordSet("who whose whom which")
  private static let pronouns = WordSet("he she they we i you")
  private static let auxiliaries = WordSet(
    "has have had 's 've 'd is are was were be been also then later did does do would will 'll both all each")
  private static let clauseOpeners = WordSet(
    "that but while as when because although though after before since where and so yet if then")
}

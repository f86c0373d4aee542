// Whom something was said to, and where: the noun phrases behind a cue that are neither speaker nor content.

import Annotation
import Prose
import Text

extension SpeakerPhrases {
  // MARK: Addressee

  /// Whom it was said to: the object of "told", or "to" with a noun phrase.
  func addressee(of site: CueSite, speaker: Range<Int>) -> Range<Int>? {
    guard site.kind == .verb else { return nil }
    if let object = object(of: site, speaker: speaker) { return object }
    guard !AddresseeVerbs.addressing.contains(context.hash(site.anchor)) || site.isPassive else { return nil }
    var token = site.anchor + 1
    if !speaker.isEmpty, speaker.lowerBound == token { token = speaker.upperBound }
    if context.hash(token) == Self.to, context.span(token) == nil, !context.tag(token + 1).isVerb {
      return nounPhrase(after: token, in: bounds(site), speaker: speaker)
    }
    return nil
  }

  /// Where what a site reports may begin: behind the one who is told it, never with them. The end of the cue where nobody
  /// is.
  func startOfContent(_ site: CueSite, speaker: Range<Int>) -> Int {
    guard AddresseeVerbs.telling.contains(context.hash(site.anchor)), let object = object(of: site, speaker: speaker)
    else {
      return site.cue.upperBound
    }
    // Who is told to do something does it: "told her deputy to resign" reports a clause with its subject. A relative
    // clause belongs to the addressee, and ends nobody knows where.
    var next = object.upperBound
    while context.tag(next) == .RB { next += 1 }
    let isOpen = context.hash(next) == Self.to || Self.relatives.contains(context.hash(next))
    return isOpen ? site.cue.upperBound : object.upperBound
  }

  /// The object of a verb that takes whoever is spoken to for one.
  private func object(of site: CueSite, speaker: Range<Int>) -> Range<Int>? {
    guard site.kind == .verb, !site.isPassive, AddresseeVerbs.addressing.contains(context.hash(site.anchor)) else {
      return nil
    }
    return nounPhrase(after: site.anchor, in: bounds(site), speaker: speaker)
  }

  private func bounds(_ site: CueSite) -> Range<Int> { context.prose.sentences[site.sentence].tokens }

  private func nounPhrase(after token: Int, in bounds: Range<Int>, speaker: Range<Int>) -> Range<Int>? {
    let start = token + 1
    guard start < bounds.upperBound, context.span(start) == nil,
      let head = CueSiteFinder.phraseHead(startingAt: start, context), canBeTold(head)
    else { return nil }
    var end = head + 1
    if let mention = context.mention(head) {
      let phrase = context.mentions[mention].nounPhrase
      if phrase.lowerBound <= head { end = max(end, min(phrase.upperBound, bounds.upperBound)) }
    }
    let phrase = start..<endOfAddressee(head: head, end: end)
    return phrase.overlaps(speaker) ? nil : phrase
  }

  /// Where the words for an addressee end: before the clause that they are told, before marks, before a time.
  private func endOfAddressee(head: Int, end: Int) -> Int {
    var token = head + 1
    while token < end {
      if context.span(token) != nil || Self.clauseOpeners.contains(context.hash(token)) { break }
      if context.tag(token).isFiniteVerb || context.tag(token) == .MD || context.tag(token) == .PRP { break }
      if context.isTime(token) { break }
      token += 1
    }
    // "told Radio Alder’s “Morning Hour” that"
    if token == end, context.tag(token) == .POS, let title = context.span(token + 1) {
      return context.prose.quotedSpans[title].tokens.upperBound + 1
    }
    // "reporters on" Monday: what hangs in the air goes.
    while token > head + 1, !context.tag(token - 1).isNoun, context.tag(token - 1) != .CD { token -= 1 }
    return token
  }

  /// Whether a noun can be spoken to: not the story that is told.
  private func canBeTold(_ head: Int) -> Bool { !Self.toldThings.contains(context.hash(head)) }

  // MARK: Medium

  /// Where it was said: "in an interview with …", "on Facebook", "at a news conference".
  func medium(of site: CueSite, speaker: Range<Int>) -> Range<Int>? {
    let bounds = context.prose.sentences[site.sentence].tokens
    var token = site.cue.upperBound
    if speaker.lowerBound >= token { token = speaker.upperBound }
    let limit = min(bounds.upperBound, token + 14)
    while token < limit, context.span(token) == nil {
      if Self.mediumPrepositions.contains(context.hash(token)), let end = mediumEnd(token, bounds) {
        return token..<end
      }
      if context.hash(token) == Self.that { return nil }
      token += 1
    }
    return nil
  }

  /// The end of a medium that begins with the preposition at `token`; `nil` where it is none.
  private func mediumEnd(_ token: Int, _ bounds: Range<Int>) -> Int? {
    var end = token + 1
    while end < min(bounds.upperBound, token + 8), context.span(end) == nil {
      let tag = context.tag(end)
      guard
        tag.isNoun || tag.isAdjective || tag == .DT || tag == .PRPS || tag == .POS || tag == .CD || tag == .VBN
          || tag == .hyphen || tag == .VBG
      else { break }
      end += 1
    }
    guard end > token + 1 else { return nil }
    let words = (token + 1)..<end
    guard words.contains(where: { Self.media.contains(context.hash($0)) || isPlatform($0) }) else { return nil }
    if context.hash(end) == Self.with, let head = CueSiteFinder.phraseHead(startingAt: end + 1, context),
      let mention = context.mention(head)
    {
      return context.mentions[mention].nounPhrase.upperBound
    }
    return end
  }

  private func isPlatform(_ token: Int) -> Bool {
    Self.platforms.contains(context.hash(token)) && context.isCapitalized(token)
  }

  private static let to = WordHash.folded("to")
  private static let that = WordHash.folded("that")
  private static let with = WordHash.folded("with")
  private static let clauseOpeners = WordSet("that whether if how why what when where who which")
  private static let relatives = WordSet("who whom whose which")
  private static let toldThings = WordSet("story stories tale tales truth lie lies joke jokes anecdote difference time")
  private static let mediumPrepositions = WordSet("in on at via during through over by from")
  private static let media = WordSet(
    """
    interview interviews statement statements conference briefing post posts tweet tweets message messages letter
    letters email e-mail emails speech speeches address report reports memo blog column op-ed editorial essay
    article book memoir podcast broadcast radio television tv video call telephone phone twitter facebook instagram
    telegram whatsapp linkedin youtube tiktok weibo reddit mastodon bluesky newsletter filing affidavit testimony
    hearing debate rally release communiqué communique remarks thread
    """)
  private static let platforms = WordSet("x twitter facebook signal threads snapchat vk wechat truth")
}

/// The verbs that take whoever is spoken to for their object.
enum AddresseeVerbs {
  /// Those that report a clause besides: "told AFP it was late".
  static let telling = WordSet(
    """
    tell tells told telling inform informs informed informing assure assures assured assuring remind reminds reminded
    reminding notify notifies notified notifying
    """)
  /// All of them.
  static let addressing = WordSet(
    """
    tell tells told telling ask asks asked asking inform informs informed informing assure assures assured assuring
    remind reminds reminded reminding advise advises advised advising urge urges urged urging warn warns warned warning
    notify notifies notified notifying
    """)
}

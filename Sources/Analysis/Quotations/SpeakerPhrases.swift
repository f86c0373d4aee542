// The noun phrases around a cue: speaker, addressee, and where it was said.

import Annotation
import Prose
import Text

/// Finds noun phrases around cues.
struct SpeakerPhrases {
  let context: QuotationContext

  init(_ context: QuotationContext) { self.context = context }

  /// The noun phrase of a speaker: the run of nouns and modifiers around its head, its mention, and what is said of it
  /// between commas.
  func range(_ option: CueSite.Option?, _ site: CueSite) -> Range<Int> {
    guard let option, option.head >= 0 else { return 0..<0 }
    if context.tag(option.head).isPronoun { return option.head..<(option.head + 1) }
    let run = chunk(option.head)
    var first = run.lowerBound
    var last = run.upperBound
    if let mention = context.mention(option.head) {
      let phrase = context.mentions[mention].nounPhrase
      if phrase.lowerBound <= option.head, option.head < phrase.upperBound {
        first = min(first, phrase.lowerBound)
        last = max(last, phrase.upperBound)
      }
    }
    let near = clipped(first..<last, head: option.head, site)
    if let name = appositeName(after: near, of: option.head, site) {
      return near.lowerBound..<context.mentions[name].nounPhrase.upperBound
    }
    return withInsertion(near, site)
  }

  /// Which option of a site speaks a clause without marks: the first, unless it is the subject of that clause ("Reyes said
  /// the bridge was safe") and a noun phrase stands before the cue.
  func speakingOption(of site: CueSite) -> Int {
    guard site.kind == .verb, let first = site.options.first, first.head > site.anchor else { return 0 }
    let end = range(first, site).upperBound
    guard context.tag(end).isFiniteVerb || context.tag(end) == .MD else { return 0 }
    return site.options.lastIndex { $0.head >= 0 && $0.head < site.anchor } ?? 0
  }

  /// The words of a phrase on the head's side of the cue, outside of marks.
  private func clipped(_ phrase: Range<Int>, head: Int, _ site: CueSite) -> Range<Int> {
    var start = min(phrase.lowerBound, head)
    var end = max(phrase.upperBound, head + 1)
    if head < site.cue.lowerBound {
      end = min(end, site.cue.lowerBound)
    } else {
      start = max(start, site.cue.upperBound)
    }
    for token in start..<end where context.span(token) != nil && token > head {
      end = token
      break
    }
    while end > head + 1, context.isPunctuation(end - 1) { end -= 1 }
    return min(start, head)..<max(end, head + 1)
  }

  /// Takes in what stands between commas after a name: "Ana Reyes, a lawyer in Lima,".
  private func withInsertion(_ phrase: Range<Int>, _ site: CueSite) -> Range<Int> {
    // After "according to Ana Reyes," the clause follows.
    guard site.kind != .accordingTo else { return phrase }
    // A noun phrase may end amid its relative clause, where the parse lost it: what matters is the comma that opens it.
    let comma =
      phrase.dropFirst().first { context.isPunctuation($0) && isRelative($0 + 1) } ?? phrase.upperBound
    guard comma + 1 < context.count, context.span(comma) == nil, context.byte(comma) == UInt8(ascii: ","),
      context.isPunctuation(comma), context.sentence(comma) == site.sentence
    else { return phrase }
    let bounds = context.prose.sentences[site.sentence].tokens
    let limit = comma < site.cue.lowerBound ? site.cue.lowerBound : bounds.upperBound
    guard opensInsertion(comma + 1), limit - comma <= Self.longestInsertion else { return phrase }
    if limit == site.cue.lowerBound {
      // Before the cue the insertion must close with a comma.
      guard context.byte(limit - 1) == UInt8(ascii: ",") else { return phrase }
      return phrase.lowerBound..<(limit - 1)
    }
    var end = comma + 1
    while end < limit, context.span(end) == nil {
      if context.isPunctuation(end), !isInsideBrackets(end) {
        guard context.byte(end) == UInt8(ascii: ","), opensInsertion(end + 1) || context.tag(end + 1).isProperNoun
        else {
          break
        }
      }
      end += 1
    }
    return phrase.lowerBound..<max(end, phrase.upperBound)
  }

  private static let longestInsertion = 32

  /// The name that tells who a noun phrase is: "her deputy, Rui Costa, said", "said the mayor, Ida Brandt."; a mention.
  private func appositeName(after phrase: Range<Int>, of head: Int, _ site: CueSite) -> Int? {
    let comma = phrase.upperBound
    guard site.kind != .accordingTo, let described = context.mention(head),
      context.mentions[described].kind == .nominal,
      context.isPunctuation(comma), context.byte(comma) == UInt8(ascii: ","), context.span(comma) == nil,
      let name = context.mention(comma + 1), context.mentions[name].tokens.lowerBound == comma + 1,
      context.mentions[name].kind == .name, context.mentions[name].type == .person
    else { return nil }
    // A list names others: only what closes with a comma before the cue, or ends where the speaker ends, describes.
    let end = context.mentions[name].nounPhrase.upperBound
    if comma < site.cue.lowerBound {
      return end + 1 == site.cue.lowerBound && context.byte(end) == UInt8(ascii: ",") ? name : nil
    }
    let bounds = context.prose.sentences[site.sentence].tokens
    return end >= bounds.upperBound || context.isPunctuation(end) && context.tag(end + 1) != .CC ? name : nil
  }

  private func isRelative(_ token: Int) -> Bool { Self.relatives.contains(context.hash(token)) }

  /// Whether a noun phrase or a relative clause opens: "a lawyer", "the head of", "who has", "director of".
  private func opensInsertion(_ token: Int) -> Bool {
    guard token < context.count, context.span(token) == nil else { return false }
    if Self.relatives.contains(context.hash(token)) { return true }
    let tag = context.tag(token)
    if tag == .DT || tag == .PRPS || tag == .NN || tag == .CD { return true }
    return tag.isAdjective && context.tag(token + 1).isNoun
  }

  private func isInsideBrackets(_ token: Int) -> Bool {
    context.byte(token) == UInt8(ascii: "(") || context.byte(token) == UInt8(ascii: ")")
      || context.byte(token) == UInt8(ascii: "-") || context.byte(token) == UInt8(ascii: "'")
  }

  private static let relatives = WordSet("who whose whom which")

  /// The nouns, names and modifiers before a head, and its number of words after it that belong to a name.
  private func chunk(_ head: Int) -> Range<Int> {
    var start = head
    let bounds = context.prose.sentenceIndex(ofToken: head).map { context.prose.sentences[$0].tokens } ?? 0..<0
    while start > bounds.lowerBound, context.span(start - 1) == nil, !context.isTime(start - 1) {
      let tag = context.tag(start - 1)
      guard tag.isNoun || tag.isAdjective || tag == .DT || tag == .CD || tag == .PRPS || tag == .POS || tag == .hyphen
      else { break }
      start -= 1
      if tag == .DT || tag == .PRPS { break }
    }
    return start..<(head + 1)
  }

  /// The mention of a speaker: that of its head, as long as it does not stand for a modifier.
  func mention(of head: Int?, in phrase: Range<Int>) -> Int? {
    guard let head, let mention = context.mention(head) else { return mention(phrase) }
    let candidate = context.mentions[mention]
    if candidate.kind == .nominal, let name = lastName(in: phrase) { return name }
    return candidate.head == head || candidate.tokens.contains(head) ? mention : self.mention(phrase)
  }

  /// The name of a person that a phrase ends with behind a comma.
  private func lastName(in phrase: Range<Int>) -> Int? {
    guard let last = phrase.last, let mention = context.mention(last) else { return nil }
    let name = context.mentions[mention]
    guard name.kind == .name, name.type == .person, name.nounPhrase.upperBound == phrase.upperBound,
      name.tokens.lowerBound > phrase.lowerBound + 1, context.isPunctuation(name.tokens.lowerBound - 1),
      context.byte(name.tokens.lowerBound - 1) == UInt8(ascii: ",")
    else { return nil }
    return mention
  }

  /// The mention that a phrase belongs to.
  func mention(_ phrase: Range<Int>) -> Int? {
    guard !phrase.isEmpty else { return nil }
    var best: Int?
    for token in phrase {
      guard let mention = context.mention(token), context.mentions[mention].head == token,
        phrase.contains(context.mentions[mention].nounPhrase.lowerBound)
      else { continue }
      // The first name or noun that heads a phrase from the start on; a modifier's own mention does not count.
      if context.mentions[mention].nounPhrase.lowerBound == phrase.lowerBound { return mention }
      if best == nil { best = mention }
    }
    return best
  }
}

/// Adds mentions for speakers that have none, and knows where each lands once the list is sorted.
struct MentionAdding {
  private let known: [MentionCandidate]
  private var added: [MentionCandidate] = []

  init(_ mentions: [MentionCandidate]) { known = mentions }

  /// The index of a mention before sorting: a known one, or a new one for `phrase`.
  mutating func mention(_ index: Int?, _ phrase: Range<Int>, _ context: QuotationContext) -> Int {
    if let index { return index }
    if let earlier = added.firstIndex(where: { $0.tokens == phrase }) { return known.count + earlier }
    let head = phrase.last { context.tag($0).isNoun || context.tag($0) == .PRP } ?? phrase.upperBound - 1
    let isPronoun = phrase.count == 1 && PronounTable.form(context.hash(head)) != nil
    added.append(
      MentionCandidate(
        tokens: phrase, nounPhrase: phrase, head: head, kind: isPronoun ? .pronoun : .nominal, type: nil,
        gender: NounClasses.gender(context.hash(head)), number: context.tag(head) == .NNS ? .plural : .singular,
        quotedSpan: nil, sentence: context.sentence(head)))
    return known.count + added.count - 1
  }

  /// All mentions in order.
  var sorted: [MentionCandidate] {
    // Joined once: made anew for each mention it took most of the time on long texts.
    let all = all
    return order.map { all[$0] }
  }

  private var all: [MentionCandidate] { known + added }

  private var order: [Int] {
    guard !added.isEmpty else { return Array(known.indices) }
    let all = all
    return all.indices.sorted {
      let (left, right) = (all[$0].tokens, all[$1].tokens)
      if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
      return left.upperBound != right.upperBound ? left.upperBound > right.upperBound : $0 < $1
    }
  }

  /// Where mentions land, by their index before sorting. Made once all are added.
  var finalIndices: [Int] {
    var result = [Int](repeating: 0, count: known.count + added.count)
    for (place, index) in order.enumerated() { result[index] = place }
    return result
  }
}

// Where a text may attribute: cue verbs with their subjects, "according to", labels before a colon.
//
// It lists what can be; AttributionModel decides what is. Text between marks is left out.

import Annotation
import Prose
import Text

/// A place that may attribute, and whoever may be its speaker.
struct CueSite: Sendable {
  /// What attributes.
  enum Kind: UInt8, Sendable {
    case verb, accordingTo, label
  }

  /// How a speaker was found.
  enum Route: UInt8, Sendable {
    case subject, sharedSubject, antecedent, agent, complement, before, after, label, none
  }

  /// A noun phrase that may be the speaker.
  struct Option: Sendable {
    /// The head word.
    var head: Int
    /// How it was found.
    var route: Route
    /// Whether another route leads to the same words.
    var isConfirmed = false
  }

  var kind: Kind
  /// The words that attribute.
  var cue: Range<Int>
  /// The word that the others hang on: the verb, "according", the colon.
  var anchor: Int
  /// The verb, for a verb.
  var verb: AttributionVerb?
  var sentence: Int
  /// Who may speak, the most trusted route first.
  var options: [Option]
  /// "was told by": the speaker is the agent.
  var isPassive = false
  /// "did not say".
  var isNegated = false
}

/// Finds the sites of a document.
struct CueSiteFinder {
  private let context: QuotationContext
  /// Verbs outside of marks that govern what stands between marks, cue verbs or not: a snippet belongs to its own clause.
  private let governors: Set<Int>

  init(_ context: QuotationContext) {
    self.context = context
    var governors: Set<Int> = []
    for span in context.prose.quotedSpans where span.depth == 0 {
      guard var token = context.rootToken(of: span.tokens) else { continue }
      for _ in 0..<8 {
        token = context.head(token)
        guard token >= 0 else { break }
        if context.span(token) == nil, context.tag(token).isVerb {
          governors.insert(token)
          break
        }
      }
    }
    self.governors = governors
  }

  /// The sites of one sentence, in order.
  func sites(ofSentence index: Int) -> [CueSite] {
    let sentence = context.prose.sentences[index]
    var result: [CueSite] = []
    for token in sentence.tokens where context.span(token) == nil {
      if let verb = AttributionVerbs.verb(context.hash(token)), isVerb(token, verb, in: sentence.tokens) {
        if context.hash(token) == Self.according {
          if let site = accordingTo(token, sentence: index) { result.append(site) }
        } else {
          result.append(self.verb(token, verb, sentence: index))
        }
      } else if governors.contains(token) || context.hasParse && context.relation(token) == .root && context.tag(token).isVerb {
        result.append(self.verb(token, nil, sentence: index))
      } else if context.byte(token) == UInt8(ascii: ":"), let site = label(token, sentence: index) {
        result.append(site)
      }
    }
    return result
  }

  /// Whether a form of a cue verb is used as a verb. Tags decide; a form of `say` and its like is one unless a
  /// determiner stands before it.
  private func isVerb(_ token: Int, _ verb: AttributionVerb, in sentence: Range<Int>) -> Bool {
    if context.hash(token) == Self.according { return context.hash(token + 1) == Self.to }
    let tag = context.tag(token)
    if tag.isVerb { return context.relation(token) != .amod || verb.sort == .speech && tag != .VBG }
    if context.prose.paragraphs[context.prose.sentences[max(0, context.sentence(token))].paragraph].kind == .heading {
      return tag == .NNS || tag == .NNP || tag == .NNPS || tag == .XX
    }
    return tag == .XX
  }

  // MARK: Verbs

  private func verb(_ token: Int, _ verb: AttributionVerb?, sentence: Int) -> CueSite {
    var site = CueSite(
      kind: .verb, cue: token..<(token + 1), anchor: token, verb: verb, sentence: sentence, options: [])
    site.isPassive = isPassive(token)
    site.isNegated = isNegated(token)
    var options: [CueSite.Option] = []
    func offer(_ head: Int?, _ route: CueSite.Route) {
      guard let head, head != token, context.span(head) == nil else { return }
      if let known = options.firstIndex(where: { sameWords($0.head, head) }) {
        options[known].isConfirmed = true
      } else {
        options.append(CueSite.Option(head: head, route: route))
      }
    }
    if site.isPassive {
      offer(agent(of: token), .agent)
    } else {
      if let (head, route) = subject(of: token) { offer(head, route) }
    }
    let bounds = context.prose.sentences[sentence].tokens
    offer(phraseAfter(token, in: bounds), .after)
    if let (nearest, first) = phraseBefore(token, in: bounds) {
      offer(nearest, .before)
      offer(first, .before)
    }
    site.options = options
    return site
  }

  private func sameWords(_ left: Int, _ right: Int) -> Bool {
    if left == right { return true }
    guard let first = context.mention(left), let second = context.mention(right) else { return false }
    return first == second
  }

  /// Whether a participle is passive: "was told", "asked by".
  private func isPassive(_ token: Int) -> Bool {
    guard context.tag(token) == .VBN || context.tag(token) == .VBD else { return false }
    if context.hasParse {
      for child in context.children(token) {
        if context.relation(child) == .auxPass || context.relation(child) == .nsubjPass { return true }
      }
    }
    guard context.tag(token) == .VBN else { return false }
    var before = token - 1
    while before >= 0, context.tag(before) == .RB { before -= 1 }
    return Self.be.contains(context.hash(before))
  }

  private func isNegated(_ token: Int) -> Bool {
    for before in max(0, token - 3)..<token where Self.negations.contains(context.hash(before)) {
      return true
    }
    return false
  }

  /// The subject of a verb by the parse, over coordination, participles and relative clauses.
  func subject(of verb: Int, depth: Int = 0) -> (head: Int, route: CueSite.Route)? {
    guard context.hasParse, depth < 6 else { return nil }
    for child in context.children(verb)
    where context.relation(child) == .nsubj || context.relation(child) == .nsubjPass {
      if Self.relatives.contains(context.hash(child)), let noun = antecedent(of: verb) { return (noun, .antecedent) }
      return (child, depth == 0 ? .subject : .sharedSubject)
    }
    let head = context.head(verb)
    guard head >= 0 else { return nil }
    switch context.relation(verb) {
    case .conj, .xcomp, .advcl, .parataxis, .aux, .ccomp:
      if context.relation(verb) == .ccomp || context.relation(verb) == .parataxis {
        // A finite clause has its own subject.
        guard context.tag(verb) == .VBG || context.tag(verb) == .VB else { return nil }
      }
      return subject(of: head, depth: depth + 1).map { ($0.head, .sharedSubject) }
    case .acl, .aclRelcl: return (head, .antecedent)
    default: return nil
    }
  }

  private func antecedent(of verb: Int) -> Int? {
    var token = verb
    for _ in 0..<4 {
      if context.relation(token) == .aclRelcl || context.relation(token) == .acl {
        return context.head(token) >= 0 ? context.head(token) : nil
      }
      guard context.relation(token) == .conj || context.relation(token) == .xcomp, context.head(token) >= 0 else {
        return nil
      }
      token = context.head(token)
    }
    return nil
  }

  private func agent(of verb: Int) -> Int? {
    for child in context.children(verb) where context.relation(child) == .oblAgent || context.relation(child) == .obl {
      for marker in context.children(child) where context.hash(marker) == Self.by { return child }
    }
    if context.hash(verb + 1) == Self.by { return phraseAfter(verb + 1, in: verb..<(verb + 12)) }
    return nil
  }

  // MARK: Neighbours

  /// The head of the noun phrase that begins right after a token: "said the two ministers".
  func phraseAfter(_ token: Int, in bounds: Range<Int>) -> Int? {
    var start = token + 1
    while start < bounds.upperBound, start <= token + 3, context.tag(start) == .RB { start += 1 }
    guard start < min(bounds.upperBound, context.count), context.span(start) == nil else { return nil }
    guard isPhraseStart(start), let mention = context.mention(start) else { return nil }
    let phrase = context.mentions[mention]
    guard phrase.nounPhrase.lowerBound == start || phrase.tokens.lowerBound == start else {
      return widest(startingAt: start)
    }
    return widest(startingAt: start) ?? phrase.head
  }

  /// The head of the longest noun phrase that begins at a token.
  private func widest(startingAt start: Int) -> Int? { Self.phraseHead(startingAt: start, context) }

  /// The head of the longest noun phrase that begins at a token, outside of marks.
  static func phraseHead(startingAt start: Int, _ context: QuotationContext) -> Int? {
    var best: (length: Int, head: Int)?
    var token = start
    while token < context.count, token < start + 8, context.span(token) == nil {
      if let mention = context.mention(token), context.mentions[mention].nounPhrase.lowerBound == start {
        let phrase = context.mentions[mention]
        if best == nil || best.map({ $0.length < phrase.nounPhrase.count }) ?? false {
          best = (phrase.nounPhrase.count, phrase.head)
        }
      }
      token += 1
    }
    return best?.head
  }

  private func isPhraseStart(_ token: Int) -> Bool {
    let tag = context.tag(token)
    return tag.isNoun || tag.isAdjective || tag == .DT || tag == .PRP || tag == .PRPS || tag == .CD || tag == .VBN
      || tag == .PDT
  }

  /// The noun phrase that ends before a verb: the nearest one, and the one that its prepositions hang on ("the head" in
  /// "the head of the agency said").
  private func phraseBefore(_ verb: Int, in bounds: Range<Int>) -> (nearest: Int, first: Int)? {
    var token = verb - 1
    while token >= bounds.lowerBound, isBetweenSubjectAndVerb(token) { token -= 1 }
    token = skippingInsertion(endingAt: token, in: bounds)
    guard token >= bounds.lowerBound, context.span(token) == nil else { return nil }
    if Self.relatives.contains(context.hash(token)) {
      token -= 1
      if token >= bounds.lowerBound, context.byte(token) == UInt8(ascii: ",") { token -= 1 }
      guard token >= bounds.lowerBound, context.span(token) == nil else { return nil }
    }
    guard let mention = context.mention(token) else { return nil }
    let nearest = context.mentions[mention]
    var first = nearest
    for _ in 0..<4 {
      let before = first.nounPhrase.lowerBound - 1
      guard before > bounds.lowerBound, context.tag(before) == .IN, Self.nounPrepositions.contains(context.hash(before)),
        context.span(before - 1) == nil, let outer = context.mention(before - 1)
      else { break }
      first = context.mentions[outer]
    }
    return (nearest.head, first.head)
  }

  private func isBetweenSubjectAndVerb(_ token: Int) -> Bool {
    let tag = context.tag(token)
    return tag == .RB || tag == .MD || Self.auxiliaries.contains(context.hash(token))
  }

  /// The token before a phrase between commas that ends at `token`: "Ana Reyes, the mayor, said".
  private func skippingInsertion(endingAt token: Int, in bounds: Range<Int>) -> Int {
    guard token > bounds.lowerBound, context.byte(token) == UInt8(ascii: ",") else { return token }
    var open = token - 1
    while open > bounds.lowerBound, context.byte(open) != UInt8(ascii: ",") {
      if context.isMark(open) { return token }
      open -= 1
    }
    return open > bounds.lowerBound ? open - 1 : token
  }

  // MARK: Other sites

  private func accordingTo(_ token: Int, sentence: Int) -> CueSite? {
    let bounds = context.prose.sentences[sentence].tokens
    guard token + 2 < bounds.upperBound else { return nil }
    var options: [CueSite.Option] = []
    for child in context.children(token) where child > token + 1 && context.relation(child) != .punct {
      options.append(CueSite.Option(head: child, route: .complement))
      break
    }
    let head = context.head(token)
    if options.isEmpty, head > token + 1, head < bounds.upperBound, context.relation(token) == .caseMarker {
      options.append(CueSite.Option(head: head, route: .complement))
    }
    if let after = phraseAfter(token + 1, in: bounds) {
      if let known = options.first, sameWords(known.head, after) {
        options[0].isConfirmed = true
      } else {
        options.append(CueSite.Option(head: after, route: .complement))
      }
    }
    guard !options.isEmpty else { return nil }
    return CueSite(
      kind: .accordingTo, cue: token..<(token + 2), anchor: token, verb: AttributionVerbs.verb(Self.according),
      sentence: sentence, options: options)
  }

  /// "Reyes: …" at the start of a sentence, as interviews and headings have it.
  private func label(_ colon: Int, sentence: Int) -> CueSite? {
    let bounds = context.prose.sentences[sentence].tokens
    let words = bounds.lowerBound..<colon
    guard (1...6).contains(words.count), let mention = context.mention(colon - 1) else { return nil }
    let phrase = context.mentions[mention]
    guard phrase.nounPhrase.lowerBound <= bounds.lowerBound + 1 || phrase.tokens.lowerBound == bounds.lowerBound,
      !words.contains(where: { context.tag($0).isFiniteVerb })
    else { return nil }
    return CueSite(
      kind: .label, cue: colon..<(colon + 1), anchor: colon, verb: nil, sentence: sentence,
      options: [CueSite.Option(head: phrase.head, route: .label)])
  }

  // MARK: Words

  private static let according = WordHash.folded("according")
  private static let to = WordHash.folded("to")
  private static let by = WordHash.folded("by")
  private static let be = WordSet("be is are was were been being 's 're am get got gets")
  private static let negations = WordSet("not n't n’t never neither nor without")
  private static let relatives = WordSet("who which that whom")
  private static let auxiliaries = WordSet(
    "has have had 's 've 'd is are was were be been also then later has have had did does do would will 'll to")
  private static let nounPrepositions = WordSet("of at for from in with on")
}

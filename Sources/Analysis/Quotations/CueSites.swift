// Where a text may attribute: cue verbs with their subjects, "according to", labels before a colon.
//
// It lists what can be; AttributionModel decides what is. Text between marks is left out.

import Annotation
import Prose
import Text

/// A place that may attribute, with whoever may be its speaker.
struct CueSite: Sendable {
  /// What attributes.
  enum Kind: UInt8, Sendable {
    case verb, accordingTo, label, dash, noun
  }

  /// How a speaker was found.
  enum Route: UInt8, Sendable {
    case subject, sharedSubject, antecedent, agent, complement, before, after, label, possessor, none, asked
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
  /// The span between marks that the words call an answer, as an index of `ProseDocument.quotedSpans`.
  var answeredSpan: Int?

  /// Whether the words before the verb can be its speaker: not those of "the club is said to be for sale", which are spoken
  /// of by nobody in particular. "Is convinced" and "is quoted as saying" have a speaker there.
  var hasSpeakingSubject: Bool {
    guard isPassive, let verb, AttributionVerbs.isSaidOfSubject(verb), let option = options.first else { return true }
    return option.route == .agent || option.route == .complement
  }
}

/// Finds the sites of a document.
struct CueSiteFinder {
  private let context: QuotationContext
  /// Verbs outside of marks that govern what stands between marks, cue verbs or not: a snippet belongs to its own
  /// clause.
  private let governors: Set<Int>
  private let replies: ReplySiteFinder

  init(_ context: QuotationContext) {
    self.context = context
    replies = ReplySiteFinder(context)
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
      } else if let site = replies.site(token, sentence: index) {
        result.append(site)
      } else if Self.nouns.contains(context.hash(token)), let site = noun(token, sentence: index) {
        result.append(site)
      } else if governors.contains(token)
        || context.hasParse && context.relation(token) == .root && context.tag(token).isVerb
      {
        result.append(self.verb(token, nil, sentence: index))
      } else if context.isPunctuation(token), let site = label(token, sentence: index) ?? dash(token, sentence: index) {
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
      guard var head, head != token, context.span(head) == nil, !isTime(head) else { return }
      head = nounPhraseHead(head)
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

  /// Whether a word names a time, which never speaks.
  private func isTime(_ token: Int) -> Bool { Self.times.contains(context.hash(token)) || context.isTime(token) }

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
    guard isPhraseStart(start) || context.mention(start) != nil else { return nil }
    return Self.phraseHead(startingAt: start, context)
  }

  /// The head of the noun phrase that begins at a token, outside of marks: the last noun of the run of determiners,
  /// modifiers, nouns and names, or a pronoun.
  static func phraseHead(startingAt start: Int, _ context: QuotationContext) -> Int? {
    guard start < context.count, context.span(start) == nil else { return nil }
    if context.tag(start).isPronoun, context.tag(start) == .PRP { return start }
    var token = start
    var head: Int?
    // "an official on leave": where tags see no noun, the last modifier stands for it.
    var lastModifier: Int?
    while token < min(context.count, start + 14), context.span(token) == nil {
      if token > start, context.prose.tokens[token].shape.contains(.startsSentence) { break }
      let tag = context.tag(token)
      // A determiner opens the next phrase: "told parliament the plan".
      if head != nil, tag == .DT || tag == .PRPS || tag == .PDT { break }
      if let mention = context.mention(token), context.mentions[mention].kind == .name,
        context.mentions[mention].tokens.lowerBound == token
      {
        head = context.mentions[mention].head
        token = max(token + 1, context.mentions[mention].tokens.upperBound)
        continue
      }
      if tag.isNoun {
        head = token
      } else if head == nil, tag.isAdjective {
        lastModifier = token
      } else if !tag.isAdjective, tag != .DT, tag != .PRPS, tag != .CD, tag != .POS, tag != .hyphen, tag != .PDT,
        !(tag == .VBN && head == nil)
      {
        break
      }
      token += 1
    }
    return head ?? lastModifier ?? (context.tag(start) == .DT || context.tag(start) == .CD ? start : nil)
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
    guard let mention = context.mention(token) else {
      let canSpeak =
        context.tag(token).isNoun || context.tag(token) == .DT || context.tag(token) == .CD
        || context.isCapitalized(token) && context.prose.tokens[token].kind == .word
      return canSpeak ? (token, token) : nil
    }
    let nearest = context.mentions[mention]
    var first = nearest
    for _ in 0..<4 {
      let before = context.runStart(first.nounPhrase.lowerBound, in: bounds, stoppingAt: isTime) - 1
      // "a source close to the talks"
      if context.hash(before) == Self.to, context.tag(before - 1).isAdjective, before - 2 >= bounds.lowerBound,
        context.span(before - 2) == nil, let outer = context.mention(before - 2)
      {
        first = context.mentions[outer]
        continue
      }
      guard before > bounds.lowerBound, context.tag(before) == .IN,
        Self.nounPrepositions.contains(context.hash(before)),
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

  /// The token before what stands between commas or brackets and ends at `token`: "Ana Reyes (Labour), the mayor,
  /// said".
  private func skippingInsertion(endingAt token: Int, in bounds: Range<Int>) -> Int {
    var token = token
    for _ in 0..<3 {
      guard token > bounds.lowerBound, context.isPunctuation(token) else { return token }
      let opener: UInt8
      switch context.byte(token) {
      case UInt8(ascii: ","): opener = UInt8(ascii: ",")
      case UInt8(ascii: ")"): opener = UInt8(ascii: "(")
      default: return token
      }
      if opener == UInt8(ascii: ","), context.byte(token - 1) == UInt8(ascii: ")") {
        token -= 1
        continue
      }
      var open = token - 1
      while open > bounds.lowerBound, context.byte(open) != opener {
        if context.isMark(open) { return token }
        open -= 1
      }
      guard open > bounds.lowerBound else { return token }
      token = open - 1
    }
    return token
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
    guard context.byte(colon) == UInt8(ascii: ":") else { return nil }
    let words = bounds.lowerBound..<colon
    // "Jon Vale (Labour): …"
    let end = words.contains(colon - 1) ? skippingInsertion(endingAt: colon - 1, in: bounds) : colon - 1
    guard (1...6).contains(end + 1 - words.lowerBound), let mention = context.mention(end) else { return nil }
    let phrase = context.mentions[mention]
    guard phrase.nounPhrase.lowerBound <= bounds.lowerBound + 1 || phrase.tokens.lowerBound == bounds.lowerBound,
      !words.contains(where: { context.tag($0).isFiniteVerb })
    else { return nil }
    return CueSite(
      kind: .label, cue: colon..<(colon + 1), anchor: colon, verb: nil, sentence: sentence,
      options: [CueSite.Option(head: phrase.head, route: .label)])
  }

  /// "his claim that …", "calls for …": a noun of speech with whoever it belongs to.
  private func noun(_ token: Int, sentence: Int) -> CueSite? {
    guard context.tag(token) == .NN || context.tag(token) == .NNS else { return nil }
    var options: [CueSite.Option] = []
    for child in context.children(token) where context.span(child) == nil && !isTime(child) {
      let relation = context.relation(child)
      if relation == .nmodPoss
        || relation == .nmod && child > token && Self.sourcePrepositions.contains(preposition(child))
      {
        options.append(CueSite.Option(head: child, route: relation == .nmodPoss ? .possessor : .complement))
      }
    }
    if options.isEmpty, context.tag(token - 1) == .PRPS {
      options.append(CueSite.Option(head: token - 1, route: .possessor))
    }
    if let (head, _) = subject(of: context.head(token)), head != token, context.span(head) == nil, !isTime(head) {
      options.append(CueSite.Option(head: nounPhraseHead(head), route: .sharedSubject))
    }
    let takesClause = context.children(token).contains { child in
      child > token && (context.relation(child) == .ccomp || context.relation(child) == .acl)
    }
    let next = context.hash(token + 1)
    guard
      takesClause || next == Self.thatWord || context.span(token + 1) != nil || context.isPunctuation(token + 1)
        || Self.nounComplements.contains(next)
    else { return nil }
    return CueSite(
      kind: .noun, cue: token..<(token + 1), anchor: token, verb: nil, sentence: sentence, options: options)
  }

  private func preposition(_ token: Int) -> UInt64 {
    for child in context.children(token) where context.relation(child) == .caseMarker { return context.hash(child) }
    return 0
  }

  /// The last noun of the run of nouns that a token stands in: "Miller" for "Reyes" in "Reyes spokesman Miller".
  func nounPhraseHead(_ token: Int) -> Int {
    guard context.tag(token).isNoun else { return token }
    var head = token
    var next = token + 1
    while next < context.count, context.span(next) == nil, !isTime(next),
      !context.prose.tokens[next].shape.contains(.startsSentence)
    {
      if context.tag(next).isNoun {
        head = next
      } else if context.tag(next) != .POS && context.tag(next) != .hyphen && !(context.tag(next) == .NN) {
        break
      }
      next += 1
    }
    return head
  }

  /// "“…” — Ana Reyes": a dash after a closing mark with a name.
  private func dash(_ token: Int, sentence: Int) -> CueSite? {
    let first = context.byte(token)
    guard first == 0xE2 || first == UInt8(ascii: "-"), !context.isMark(token) else { return nil }
    let before = token - 1
    guard before >= 0, context.prose.tokens[before].shape.contains(.closesQuotation),
      let head = Self.phraseHead(startingAt: token + 1, context), context.isCapitalized(token + 1),
      let mention = context.mention(head), context.mentions[mention].kind == .name
    else { return nil }
    let end = context.mentions[mention].nounPhrase.upperBound
    guard
      end >= context.count || context.isPunctuation(end) || context.prose.tokens[end].shape.contains(.startsSentence)
    else { return nil }
    return CueSite(
      kind: .dash, cue: token..<(token + 1), anchor: token, verb: nil, sentence: sentence,
      options: [CueSite.Option(head: head, route: .label)])
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
  private static let times = WordSet(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year
    morning afternoon evening night january february march april june july august september october november
    december
    """)
  private static let thatWord = WordHash.folded("that")
  private static let sourcePrepositions = WordSet("of by from")
  private static let nounComplements = WordSet("for of about to as on against")
  private static let nouns = WordSet(
    """
    claim claims statement statements comment comments question questions nickname chant chants slogan promise
    promises call calls word words argument arguments remark remarks criticism accusation accusations assertion
    assertions suggestion suggestions warning warnings vow pledge pledges belief beliefs view views opinion idea
    notion report reports announcement message tweet tweets prediction predictions proposal proposals plan plans
    demand demands request support opposition concern concerns fear fears hope hopes complaint complaints allegation
    allegations charge charges description explanation answer response reply insistence refusal decision
    recommendation conclusion line quote phrase sign signs letter email speech title
    """)
  private static let nounPrepositions = WordSet("of at for from in with on")
}

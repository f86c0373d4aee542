// Whom a definite noun phrase means: "the junta" after "the military junta", "the country" where one country is the topic,
// "the coup" after an ousting.
//
// A noun phrase without a definite determiner introduces; it never points back. No phrase is linked for want of a better one.

import Annotation
import Lexicon
import Prose
import Text

/// Resolves one definite noun phrase at a time, in the order of the text.
struct NominalLinking {
  private let state: AnalysisState
  private let clauses: Clauses

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
  }

  /// The antecedent of a noun phrase and the rule that found it; `nil` where it introduces.
  ///
  /// Only mentions before `limit` count; the mention itself where none is given.
  func antecedent(
    of index: Int, in chains: ChainBuilder, before limit: Int? = nil
  ) -> (mention: Int, rule: String, confidence: Int)? {
    let mention = state.mentions[index]
    let limit = min(limit ?? index, index)
    if let name = nameGiven(to: index) { return (name, "chains.namedSo", 900) }
    guard isDefinite(mention) else { return nil }
    if let same = sameHead(limit, mention, in: chains) { return (same, "chains.sameHead", 850) }
    if let role = sameRole(limit, mention, in: chains) { return (role, "chains.sameRole", 800) }
    if let named = headOfName(limit, mention, in: chains) { return (named, "chains.nameWithHead", 800) }
    if let event = sameEvent(limit, mention, in: chains) { return (event, "chains.sameEvent", 700) }
    if let kind = byKind(limit, mention, in: chains) { return (kind, "chains.kindOfEntity", 680) }
    return nil
  }

  /// Whether a noun phrase has a determiner that points back.
  func isDefinite(_ mention: MentionCandidate) -> Bool {
    Self.definiteDeterminers.contains(clauses.hash(mention.tokens.lowerBound))
  }

  /// The name right behind a noun phrase that says what it is called: "a man named Tom Reed", "a company known as Astra".
  private func nameGiven(to index: Int) -> Int? {
    let verb = state.mentions[index].head + 1
    let first: Int
    if Self.namingVerbs.contains(clauses.hash(verb)) {
      first = verb + 1
    } else if clauses.hash(verb) == Self.known, clauses.hash(verb + 1) == Self.as {
      first = verb + 2
    } else {
      return nil
    }
    return ((index + 1)..<min(index + 4, max(index + 1, state.mentions.count))).first { other in
      let name = state.mentions[other]
      return name.kind == .name && (name.tokens.lowerBound == first || name.nounPhrase.lowerBound == first)
    }
  }

  private static let namingVerbs = WordSet("named called")
  private static let known = WordHash.folded("known")
  private static let `as` = WordHash.folded("as")

  // MARK: Head match

  private func sameHead(_ index: Int, _ mention: MentionCandidate, in chains: ChainBuilder) -> Int? {
    let modifiers = modifiers(of: mention)
    let names = namesInside(mention)
    let head = clauses.hash(mention.head)
    for other in stride(from: index - 1, through: 0, by: -1) {
      let candidate = state.mentions[other]
      guard candidate.kind == .nominal, candidate.number == mention.number, clauses.hash(candidate.head) == head,
        !chains.isAbsorbed[other]
      else { continue }
      guard !candidate.tokens.overlaps(mention.tokens) else { continue }
      let known = modifiersOfChain(other, in: chains)
      guard modifiers.isSubset(of: known) || modifiers.isEmpty else { continue }
      let otherNames = namesInside(candidate)
      guard names.isEmpty || otherNames.isEmpty || !names.isDisjoint(with: otherNames) else { continue }
      // A plain indefinite far away is another one.
      if !isDefinite(candidate), mention.sentence - candidate.sentence > 12 { continue }
      return other
    }
    return nil
  }

  /// The words before the head that tell one referent from another.
  private func modifiers(of mention: MentionCandidate) -> Set<UInt64> {
    var result: Set<UInt64> = []
    for token in mention.tokens where token < mention.head {
      let tag = clauses.tag(token)
      if tag.isAdjective || tag.isNoun || tag == .CD || tag == .VBN || tag == .VBG {
        result.insert(clauses.hash(token))
      }
    }
    return result
  }

  private func modifiersOfChain(_ index: Int, in chains: ChainBuilder) -> Set<UInt64> {
    var result: Set<UInt64> = []
    for other in chains.profile(index).mentions {
      for token in state.mentions[other].tokens { result.insert(clauses.hash(token)) }
    }
    return result
  }

  /// The names after the head: "the president of France" is not "the president of Mali".
  private func namesInside(_ mention: MentionCandidate) -> Set<UInt64> {
    var result: Set<UInt64> = []
    for token in mention.tokens where token != mention.head && clauses.tag(token).isProperNoun {
      result.insert(clauses.hash(token))
    }
    return result
  }

  // MARK: Roles and names

  /// "the minister" for somebody whose role says "minister".
  private func sameRole(_ index: Int, _ mention: MentionCandidate, in chains: ChainBuilder) -> Int? {
    guard NounClasses.referentClass(clauses.hash(mention.head)) == .person, mention.number == .singular else {
      return nil
    }
    let head = clauses.hash(mention.head)
    for other in stride(from: index - 1, through: 0, by: -1) {
      let candidate = state.mentions[other]
      guard candidate.kind == .name, candidate.type == .person else { continue }
      let profile = chains.profile(other)
      let holds = profile.roles.contains { role in role.contains { clauses.hash($0) == head } }
      guard holds, genderFits(profile.gender, mention.gender) else { continue }
      return other
    }
    return nil
  }

  /// "the commission" for "the Electoral Commission".
  private func headOfName(_ index: Int, _ mention: MentionCandidate, in chains: ChainBuilder) -> Int? {
    guard namesInside(mention).isEmpty else { return nil }
    let head = clauses.hash(mention.head)
    return stride(from: index - 1, through: 0, by: -1).first { other in
      let candidate = state.mentions[other]
      guard candidate.kind == .name, candidate.nounPhrase.count > 1, candidate.type != .person else { return false }
      return headNoun(candidate).map { clauses.hash($0) == head } ?? false
    }
  }

  /// The noun that a name is built on: its last word, or the last one before a preposition ("Bank of England").
  private func headNoun(_ mention: MentionCandidate) -> Int? {
    let preposition = mention.nounPhrase.first { clauses.tag($0) == .IN }
    let end = preposition ?? mention.nounPhrase.upperBound
    return end > mention.nounPhrase.lowerBound ? end - 1 : nil
  }

  private func genderFits(_ first: Gender, _ second: Gender) -> Bool {
    first == .unknown || second == .unknown || first == second
  }

  // MARK: Events

  /// "the coup" for an earlier "ousting": a noun for the same sort of event.
  private func sameEvent(_ index: Int, _ mention: MentionCandidate, in chains: ChainBuilder) -> Int? {
    guard let sort = EventNouns.sort(clauses.hash(mention.head)), modifiers(of: mention).isEmpty else { return nil }
    for other in stride(from: index - 1, through: 0, by: -1) {
      let candidate = state.mentions[other]
      guard candidate.kind == .nominal, EventNouns.sort(clauses.hash(candidate.head)) == sort else { continue }
      guard candidate.number == mention.number, !candidate.tokens.overlaps(mention.tokens) else { continue }
      return other
    }
    return nil
  }

  /// The verb that told of the event which a definite noun phrase without an antecedent names: "the coup" after "soldiers
  /// ousted the governor". Not farther than three sentences back.
  func eventVerb(of index: Int) -> Int? {
    let mention = state.mentions[index]
    guard isDefinite(mention), let sort = EventNouns.sort(clauses.hash(mention.head)) else { return nil }
    let sentences = state.prose.sentences
    guard sentences.indices.contains(mention.sentence) else { return nil }
    let first = sentences[max(0, mention.sentence - 3)].tokens.lowerBound
    return (first..<max(first, mention.tokens.lowerBound)).last { token in
      clauses.tag(token).isVerb && EventNouns.sort(ofVerb: clauses.hash(token)) == sort
    }
  }

  // MARK: Kinds

  /// "the country", "the group", "the company": the entity of that kind that the text is about here.
  private func byKind(_ index: Int, _ mention: MentionCandidate, in chains: ChainBuilder) -> Int? {
    guard mention.number == .singular, modifiers(of: mention).isEmpty, namesInside(mention).isEmpty else { return nil }
    let head = clauses.hash(mention.head)
    let fits: (Int) -> Bool
    if Self.countryNouns.contains(head) {
      fits = { chains.profile($0).country != nil }
    } else if Self.cityNouns.contains(head) {
      fits = { self.state.mentions[$0].type == .geopoliticalEntity && chains.profile($0).country == nil }
    } else if Self.organizationNouns.contains(head) {
      fits = { self.isOrganization($0) }
    } else {
      return nil
    }
    return mostSalient(before: index, in: chains, fits)
  }

  private func isOrganization(_ index: Int) -> Bool {
    let mention = state.mentions[index]
    guard mention.kind == .name, mention.type == .organization else { return false }
    return !PlaceFacts.isSeatOrMedium(mention.tokens.map(clauses.hash), in: state.lexicon)
  }

  /// The entity with the best mix of nearness, number of mentions and grammatical role.
  private func mostSalient(before index: Int, in chains: ChainBuilder, _ fits: (Int) -> Bool) -> Int? {
    let mention = state.mentions[index]
    var best: (mention: Int, score: Int)?
    var seen: [Int: Int] = [:]
    for other in stride(from: index - 1, through: 0, by: -1) where fits(other) {
      let candidate = state.mentions[other]
      let distance = mention.sentence - candidate.sentence
      guard distance <= 8 else { break }
      if candidate.tokens.overlaps(mention.tokens) { continue }
      let root = chains.root(other)
      let count = chains.profile(other).mentions.count { $0 < index }
      var score = 60 - 12 * min(distance, 5) + 14 * min(count, 6)
      switch clauses.role(candidate.head) {
      case .subject, .passiveSubject: score += 16
      case .possessor: score += 8
      case .object: score += 4
      case .modifier: score -= 10
      default: break
      }
      if distance == 0, clauses.clause(of: candidate.head) == clauses.clause(of: mention.head) { score -= 40 }
      score += seen[root] ?? 0
      seen[root] = max(seen[root] ?? 0, 6)
      if best.map({ score > $0.score }) ?? true { best = (other, score) }
    }
    return best?.mention
  }

  private static let definiteDeterminers = WordSet("the this that these those")
  private static let countryNouns = WordSet("country nation republic kingdom")
  private static let cityNouns = WordSet("city town capital village")
  private static let organizationNouns = WordSet(
    """
    group company firm organisation organization agency corporation bank airline carmaker manufacturer retailer broadcaster
    newspaper network club team union party institute foundation charity militia movement giant startup outfit body
    """)
}

// What the text itself says that somebody is: titles before a name, appositions, "X is the …", "X of the group Y".
//
// It collects the text's own words; it infers nothing from them.

import Annotation
import Prose
import Text

/// Collects roles, and absorbs the noun phrases that are nothing but roles.
struct RoleFinding {
  private let state: AnalysisState
  private let clauses: Clauses
  /// The mentions by the token that heads them.
  private let mentionOfHead: [Int: Int]

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
    var mentionOfHead: [Int: Int] = [:]
    for (index, mention) in state.mentions.enumerated() where mentionOfHead[mention.head] == nil {
      mentionOfHead[mention.head] = index
    }
    self.mentionOfHead = mentionOfHead
  }

  /// Adds the roles of every name to its chain.
  func collect(in chains: inout ChainBuilder) {
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name {
      addTitle(of: index, mention, in: &chains)
      addApposition(of: index, mention, in: &chains)
      addPredicate(of: index, mention, in: &chains)
      if mention.type == .person { addAffiliation(of: index, mention, in: &chains) }
    }
  }

  /// "US Naval Academy professor [name]", "President [name]", "the observer group [name]".
  private func addTitle(of index: Int, _ mention: MentionCandidate, in chains: inout ChainBuilder) {
    var tokens = mention.nounPhrase.lowerBound..<mention.tokens.lowerBound
    while let first = tokens.first, Self.determiners.contains(clauses.hash(first)) { tokens.removeFirst() }
    guard !tokens.isEmpty, tokens.contains(where: { clauses.tag($0).isNoun }) else { return }
    chains.addRole(tokens, to: index)
    for token in tokens where clauses.tag(token).isNoun {
      let gender = NounClasses.gender(clauses.hash(token))
      if gender == .masculine || gender == .feminine { chains.update(index) { $0.gender = gender } }
    }
  }

  /// "[name], a fellow at Y" and "the minister, [name], said".
  private func addApposition(of index: Int, _ mention: MentionCandidate, in chains: inout ChainBuilder) {
    for (other, nominal) in nominalsAround(index) {
      let gap =
        nominal.tokens.lowerBound >= mention.tokens.upperBound
        ? mention.tokens.upperBound..<nominal.tokens.lowerBound
        : nominal.tokens.upperBound..<mention.nounPhrase.lowerBound
      let inner = withoutBrackets(gap)
      guard inner.count <= 1, inner.allSatisfy({ isComma($0) }) else { continue }
      guard fits(nominal, mention), isAppositive(nominal, of: mention, gap: gap) else { continue }
      chains.absorb(other, asRoleOf: index)
    }
  }

  /// A gap without the bracket that opens it: "[name] (1907–1988), the painter".
  private func withoutBrackets(_ gap: Range<Int>) -> Range<Int> {
    guard let first = gap.first, clauses.tag(first) == .openBracket,
      let close = gap.first(where: { clauses.tag($0) == .closeBracket })
    else { return gap }
    return (close + 1)..<gap.upperBound
  }

  /// The noun phrases that stand right after or right before a name.
  private func nominalsAround(_ index: Int) -> [(Int, MentionCandidate)] {
    let mention = state.mentions[index]
    var result: [(Int, MentionCandidate)] = []
    for step in [-1, 1] {
      var other = index + step
      for _ in 0..<6 where state.mentions.indices.contains(other) {
        let candidate = state.mentions[other]
        if candidate.kind == .nominal, candidate.sentence == mention.sentence,
          candidate.tokens.lowerBound >= mention.tokens.upperBound
            || candidate.tokens.upperBound <= mention.nounPhrase.lowerBound
        {
          result.append((other, candidate))
        }
        other += step
      }
    }
    return result
  }

  private func isAppositive(_ nominal: MentionCandidate, of mention: MentionCandidate, gap: Range<Int>) -> Bool {
    let isAfter = nominal.tokens.lowerBound >= mention.tokens.upperBound
    if nominal.head < state.dependencies.count {
      if state.dependencies[nominal.head] == .appos, Int(state.heads[nominal.head]) == mention.head { return true }
      if state.dependencies[mention.head] == .appos, Int(state.heads[mention.head]) == nominal.head { return true }
      if state.dependencies[nominal.head] == .conj { return false }
    }
    guard mention.type == .person else { return false }
    if !isAfter {
      return opensSentenceBeforeSubject(nominal, mention, gap: gap) || isOfficeBeforeName(nominal, mention, gap: gap)
    }
    // By form: "[name], the/a … ," with a noun for a person; the parse may have taken it for a list.
    let first = nominal.tokens.lowerBound
    let hasArticle = clauses.tag(first) == .DT || gap.count == 1 && clauses.tag(first) != .PRPS
    guard hasArticle, NounClasses.referentClass(clauses.hash(nominal.head)) == .person else { return false }
    let end = nominal.tokens.upperBound
    let closes = end >= state.prose.tokens.count || state.prose.tokens[end].kind == .punctuation
    return closes
  }

  /// "An accomplished pianist, [name] gave …": by form, since parsers take the phrase for the subject.
  private func opensSentenceBeforeSubject(
    _ nominal: MentionCandidate, _ mention: MentionCandidate, gap: Range<Int>
  ) -> Bool {
    let first = nominal.tokens.lowerBound
    guard gap.count == 1, Self.indefiniteArticles.contains(clauses.hash(first)),
      state.prose.sentences.indices.contains(mention.sentence),
      state.prose.sentences[mention.sentence].tokens.lowerBound == first
    else { return false }
    let next = clauses.tag(mention.tokens.upperBound)
    return next.isFiniteVerb || next == .MD
  }

  /// "the Danish minister, [name], said": a definite noun for a person, and the name between commas behind it. No list goes
  /// on behind the second comma.
  private func isOfficeBeforeName(_ nominal: MentionCandidate, _ mention: MentionCandidate, gap: Range<Int>) -> Bool {
    let end = mention.tokens.upperBound
    guard gap.count == 1, nominal.head == nominal.tokens.upperBound - 1, isComma(end), nominal.number != .plural,
      clauses.sameSentence(end, mention.head)
    else { return false }
    let opens = clauses.hash(nominal.tokens.lowerBound) == Self.the || clauses.tag(nominal.tokens.lowerBound) == .PRPS
    let next = clauses.tag(end + 1)
    return opens && next != .CC && !next.isNoun && next != .DT
      && NounClasses.referentClass(clauses.hash(nominal.head)) == .person
  }

  /// A person's apposition is a noun for persons; an organisation's is none.
  private func fits(_ nominal: MentionCandidate, _ mention: MentionCandidate) -> Bool {
    let referent = NounClasses.referentClass(clauses.hash(nominal.head))
    switch mention.type {
    case .person: return referent == .person
    case .nationality: return false
    default: return referent != .person
    }
  }

  private func isComma(_ token: Int) -> Bool { clauses.tag(token) == .comma || clauses.hash(token) == Self.comma }

  /// "[name] is the minister of finance".
  private func addPredicate(of index: Int, _ mention: MentionCandidate, in chains: inout ChainBuilder) {
    guard clauses.role(mention.head) == .subject, let predicate = clauses.governor(mention.head),
      clauses.phrases.child(of: predicate, .cop) != nil, let other = mentionOfHead[predicate]
    else { return }
    let nominal = state.mentions[other]
    guard nominal.kind == .nominal, fits(nominal, mention) else { return }
    guard let copula = clauses.phrases.child(of: predicate, .cop), Self.assertedCopulas.contains(clauses.hash(copula)),
      clauses.phrases.children(of: predicate).allSatisfy({ !Self.negations.contains(clauses.hash($0)) })
    else { return }
    chains.absorb(other, asRoleOf: index)
  }

  /// "[name] of the observer group Y", "[name] from the University of Z".
  private func addAffiliation(of index: Int, _ mention: MentionCandidate, in chains: inout ChainBuilder) {
    let preposition = mention.tokens.upperBound
    guard Self.affiliationPrepositions.contains(clauses.hash(preposition)),
      clauses.sameSentence(preposition, mention.head)
    else { return }
    for other in (index + 1)..<min(index + 5, max(index + 1, state.mentions.count)) {
      let candidate = state.mentions[other]
      guard candidate.sentence == mention.sentence, candidate.kind == .name, candidate.type == .organization else {
        continue
      }
      let between = (preposition + 1)..<candidate.tokens.lowerBound
      guard between.count <= 6, between.allSatisfy({ isInsideNounPhrase($0) }) else { return }
      chains.addRole(preposition..<candidate.tokens.upperBound, to: index)
      return
    }
  }

  private func isInsideNounPhrase(_ token: Int) -> Bool {
    let tag = clauses.tag(token)
    return tag == .DT || tag.isAdjective || tag.isNoun || tag == .POS || tag == .hyphen || tag == .PRPS || tag == .VBN
  }

  private static let the = WordHash.folded("the")
  private static let comma = WordHash.folded(",")
  private static let indefiniteArticles = WordSet("a an")
  private static let determiners = WordSet("the a an his her its their our my your")
  private static let assertedCopulas = WordSet("is was 's were are am become became remains remained")
  private static let negations = WordSet("not n't never no")
  private static let affiliationPrepositions = WordSet("of from at with")
}

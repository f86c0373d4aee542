// Whom a pronoun means.
//
// "I" in a quotation is its speaker, "we" the speaker's side, "you" the addressee; a pronoun of the third person takes the
// candidate with the best sum of weights (PronounWeights), or none.

import Annotation
import Prose
import Text

/// Resolves one pronoun at a time, in the order of the text.
struct PronounResolution {
  private let state: AnalysisState
  private let clauses: Clauses
  private let candidates: PronounCandidates
  private let weights: PronounWeights
  private let authorship: Authorship
  /// The quotation of each quoted span; -1 for none.
  private let quotationOfSpan: [Int]
  /// The quotations that are turns of talk without marks, in order.
  private let turns: [Int]

  init(_ state: AnalysisState, clauses: Clauses, weights: PronounWeights = .trained) {
    self.state = state
    self.clauses = clauses
    self.weights = weights
    candidates = PronounCandidates(state, clauses: clauses)
    authorship = Authorship(state, clauses: clauses)
    var quotationOfSpan = [Int](repeating: -1, count: state.prose.quotedSpans.count)
    for (index, quotation) in state.quotations.enumerated() {
      for span in quotation.quotedSpans where quotationOfSpan.indices.contains(span) { quotationOfSpan[span] = index }
    }
    self.quotationOfSpan = quotationOfSpan
    turns = state.quotations.indices.filter { !state.quotations[$0].turn.isEmpty }
  }

  /// Joins pronoun `index` with its antecedent where there is one.
  func resolve(_ index: Int, choosing chooser: ChainLinking.Chooser? = nil, in chains: inout ChainBuilder) {
    let head = state.mentions[index].head
    guard let form = PronounTable.form(clauses.hash(head), clauses.tag(head)) else { return }
    switch form.person {
    case .first: resolveFirst(index, form, in: &chains)
    case .second: resolveSecond(index, in: &chains)
    case .third:
      if let chooser {
        let options = candidates.candidates(of: index, form, in: chains)
        guard let chosen = chooser(index, form, options, chains) else { return }
        join(index, form, to: chosen, confidence: 1000, in: &chains)
      } else {
        resolveThird(index, form, in: &chains)
      }
    }
  }

  // MARK: First and second person

  /// The quotation that a mention stands in.
  private func quotation(around index: Int) -> QuotationCandidate? {
    guard let place = place(of: index), place >= 0 else { return nil }
    return state.quotations[place]
  }

  /// Whose words a mention stands in: a quotation, or -2 and less for marks that nobody is known to speak; `nil` for
  /// those of the text.
  private func place(of index: Int) -> Int? {
    let mention = state.mentions[index]
    if let span = mention.quotedSpan { return quotationOfSpan[span] >= 0 ? quotationOfSpan[span] : -2 - span }
    // Turns follow one another: the last that begins before the mention is the only one that can hold it.
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if state.quotations[turns[middle]].turn.lowerBound <= mention.head { low = middle + 1 } else { high = middle }
    }
    guard low > 0, state.quotations[turns[low - 1]].turn.contains(mention.head) else { return nil }
    return turns[low - 1]
  }

  private func resolveFirst(_ index: Int, _ form: PronounForm, in chains: inout ChainBuilder) {
    if let name = authorship.ownNames[index] {
      chains.join(index, to: name, rule: "chains.saysOwnName", confidence: 900)
    }
    guard let quotation = quotation(around: index), let speaker = quotation.onlySpeakerMention,
      state.mentions.indices.contains(speaker)
    else { return resolveOwnWords(index, form, in: &chains) }
    if form.number == .singular {
      chains.join(index, to: speaker, rule: "chains.speakerSaysI", confidence: 950)
    } else if chains.profile(speaker).number == .plural || chains.profile(speaker).type == .organization {
      chains.join(index, to: speaker, rule: "chains.speakersSayWe", confidence: 850)
    } else if let side = side(of: speaker, in: chains) {
      chains.join(index, to: side, rule: "chains.speakersSideIsWe", confidence: 700)
    } else {
      joinWithEarlierTwin(index, in: &chains)
    }
  }

  /// Outside quotations "I" is who writes, where the text says who that is.
  private func resolveOwnWords(_ index: Int, _ form: PronounForm, in chains: inout ChainBuilder) {
    if form.number == .singular, place(of: index) == nil, let author = authorship.author {
      chains.join(index, to: author, rule: "chains.authorSaysI", confidence: 800)
    } else {
      joinWithEarlierTwin(index, in: &chains)
    }
  }

  /// The country or organisation that a speaker speaks for, by the words of his office.
  private func side(of speaker: Int, in chains: ChainBuilder) -> Int? {
    let roles = chains.profile(speaker).roles
    guard roles.contains(where: { role in role.contains { Self.spokenForOffices.contains(clauses.hash($0)) } }) else {
      return nil
    }
    for (other, mention) in state.mentions.enumerated() where mention.kind == .name {
      guard roles.contains(where: { $0.overlaps(mention.tokens) }) else { continue }
      switch mention.type {
      case .organization, .geopoliticalEntity: return other
      case .nationality:
        let words = mention.tokens.map(clauses.hash)
        guard let country = PlaceFacts.country(ofDemonym: words, in: state.lexicon) else { continue }
        if let named = state.mentions.indices.first(where: { chains.profile($0).country == country }) { return named }
      default: continue
      }
    }
    return nil
  }

  private func resolveSecond(_ index: Int, in chains: inout ChainBuilder) {
    if let addressee = quotation(around: index)?.addresseeMention, state.mentions.indices.contains(addressee),
      chains.profile(addressee).type != .organization
    {
      chains.join(index, to: addressee, rule: "chains.addresseeIsYou", confidence: 800)
    } else if place(of: index) == nil, let addressee = authorship.addressee {
      chains.join(index, to: addressee, rule: "chains.letterSaysYou", confidence: 750)
    } else {
      joinWithEarlierTwin(index, in: &chains)
    }
  }

  /// Without a known speaker: the same pronoun earlier in the same quotation, or in running text, is the same one.
  private func joinWithEarlierTwin(_ index: Int, in chains: inout ChainBuilder) {
    let mention = state.mentions[index]
    guard let form = PronounTable.form(clauses.hash(mention.head)) else { return }
    let around = place(of: index)
    for other in stride(from: index - 1, through: 0, by: -1) {
      let candidate = state.mentions[other]
      guard mention.sentence - candidate.sentence <= 12 else { return }
      guard candidate.kind == .pronoun, let its = PronounTable.form(clauses.hash(candidate.head)),
        its.person == form.person,
        its.number == form.number
      else { continue }
      guard place(of: other) == around else { continue }
      chains.join(index, to: other, rule: "chains.samePronoun", confidence: 650)
      return
    }
  }

  // MARK: Third person

  private func resolveThird(_ index: Int, _ form: PronounForm, in chains: inout ChainBuilder) {
    let pronounClass = PronounClass(form)
    let scored = candidates.candidates(of: index, form, in: chains).map {
      (mention: $0.mention, score: weights.score($0.features, pronounClass))
    }
    guard let best = Self.best(scored), best.score > PronounWeights.threshold(pronounClass) else { return }
    let rivals = scored.filter { !chains.areJoined($0.mention, best.mention) }.sorted { $0.score > $1.score }
    let margin = best.score - (rivals.first?.score ?? PronounWeights.threshold(pronounClass))
    join(index, form, to: best.mention, confidence: min(950, 550 + margin * 4), in: &chains)
    chains.addAlternatives(
      rivals.prefix(2).map {
        Evidence.Alternative(
          text: state.prose.string(ofTokens: state.mentions[$0.mention].tokens),
          range: state.prose.byteRange(ofTokens: state.mentions[$0.mention].tokens),
          reason: "scores \($0.score) against \(best.score)")
      }, to: index)
  }

  /// The candidate with the highest score; of equals the nearest.
  private static func best(_ scored: [(mention: Int, score: Int)]) -> (mention: Int, score: Int)? {
    var best: (mention: Int, score: Int)?
    for candidate in scored where best.map({ candidate.score > $0.score }) ?? true { best = candidate }
    return best
  }

  /// Joins a pronoun of the third person with a mention; the entity takes the gender that the pronoun shows.
  func join(
    _ index: Int, _ form: PronounForm, to antecedent: Int, confidence: Int, in chains: inout ChainBuilder
  ) {
    chains.join(index, to: antecedent, rule: "chains.pronoun", confidence: confidence)
    guard form.gender == .masculine || form.gender == .feminine else { return }
    chains.update(index) { if $0.gender == .unknown || $0.gender == .neuter { $0.gender = form.gender } }
  }

  private static let spokenForOffices = WordSet(
    """
    president minister premier chancellor senator lawmaker legislator mp deputy ambassador envoy diplomat official spokesman
    spokeswoman spokesperson general commander colonel admiral chief executive ceo director chairman chairwoman chair coach captain
    manager founder owner leader king queen prince mayor governor secretary congressman congresswoman representative
    """)
}

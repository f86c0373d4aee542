// Where a capital stands for the state that it governs: "Moscow is vying for influence", not "protests in Moscow".
//
// Decided by the clause around the name: what acts, owns, is accused or dealt with is a state; what one is in, goes to or
// what is hit is a place. The reason is kept. It does not know any article's world: only the lexicon's capitals.

import Annotation
import Lexicon
import Prose
import Text

/// Joins capitals that act as states with the chains of their countries.
struct Metonymy {
  private let state: AnalysisState
  private let clauses: Clauses

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
  }

  /// A capital that stands for its state.
  struct Metonym {
    /// The name.
    let mention: Int
    /// The state, as an entry of the lexicon.
    let country: Int
    /// The rule that says so.
    let rule: String
  }

  /// The capitals that act as states, in order. Names that are also a country's ("Singapore") are left alone.
  func find() -> [Metonym] {
    state.mentions.indices.compactMap { index in
      let mention = state.mentions[index]
      guard mention.kind == .name, mention.type == .geopoliticalEntity || mention.type == .location else { return nil }
      let words = mention.tokens.map(clauses.hash)
      guard let country = PlaceFacts.country(ofCapital: words, in: state.lexicon),
        PlaceFacts.country(named: words, in: state.lexicon) == nil, let rule = reason(mention)
      else { return nil }
      return Metonym(mention: index, country: country, rule: rule)
    }
  }

  /// Marks metonyms and joins them with their states. Where the text does not name the state they share a chain of their own.
  func link(_ metonyms: [Metonym], in chains: inout ChainBuilder) {
    var first: [Int: Int] = [:]
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name {
      if let country = chains.profile(index).country, first[country] == nil { first[country] = index }
    }
    for metonym in metonyms {
      chains.isMetonym[metonym.mention] = true
      if let named = first[metonym.country] {
        chains.join(metonym.mention, to: named, rule: metonym.rule, confidence: 900)
      } else {
        first[metonym.country] = metonym.mention
        chains.update(metonym.mention) { $0.country = metonym.country }
      }
    }
  }

  /// The rule by which a capital acts as a state here; `nil` where it is a place.
  private func reason(_ mention: MentionCandidate) -> String? {
    let next = mention.tokens.upperBound
    // "Paris, France", "Moscow region", "Washington-based": a place.
    if clauses.tag(next) == .hyphen { return nil }
    if let preposition = clauses.preposition(of: mention) { return prepositionalReason(mention, preposition) }
    if next < state.prose.tokens.count, state.prose.tokens[next].shape.contains(.possessive) {
      return possessiveReason(next)
    }
    // "forced Paris to rethink", "Washington did not follow": it acts, whatever the parse makes of it.
    if clauses.tag(next) == .TO || clauses.tag(next) == .MD || Self.auxiliaries.contains(clauses.hash(next)) {
      return "chains.capitalActs"
    }
    // "the pressure Paris is putting on it": what it is doing is nobody else's deed.
    if Self.beForms.contains(clauses.hash(next)), clauses.tag(next + 1) == .VBG,
      !Self.placePredicates.contains(clauses.hash(next + 1))
    {
      return "chains.capitalActs"
    }
    let governor = clauses.governor(mention.head)
    switch clauses.role(mention.head) {
    case .subject:
      guard let governor, !Self.placePredicates.contains(clauses.hash(governor)) else { return nil }
      return "chains.capitalActs"
    case .passiveSubject:
      guard let governor, !Self.damageVerbs.contains(clauses.hash(governor)) else { return nil }
      return "chains.capitalActs"
    case .object:
      guard let governor, !Self.placeVerbs.contains(clauses.hash(governor)),
        !Self.damageVerbs.contains(clauses.hash(governor))
      else { return nil }
      return "chains.capitalAddressed"
    default:
      // Before a verb without an auxiliary between: a subject that the parse missed.
      return clauses.tag(next).isFiniteVerb && !Self.placePredicates.contains(clauses.hash(next))
        && !Self.beForms.contains(clauses.hash(next)) ? "chains.capitalActs" : nil
    }
  }

  private func possessiveReason(_ possessive: Int) -> String? {
    // The thing owned: the last noun of the run after the possessive.
    var head = possessive + 1
    var token = head
    while clauses.sameSentence(token, possessive), token - possessive <= 6 {
      let tag = clauses.tag(token)
      if tag.isNoun { head = token }
      guard tag.isNoun || tag.isAdjective || tag == .VBG || tag == .VBN || tag == .hyphen || tag == .CD else { break }
      token += 1
    }
    let hash = clauses.hash(head)
    if Self.placeParts.contains(hash) { return nil }
    return "chains.capitalOwns"
  }

  private func prepositionalReason(_ mention: MentionCandidate, _ preposition: Int) -> String? {
    let word = clauses.hash(preposition)
    let governor = clauses.governor(mention.head).map(clauses.hash) ?? 0
    if Self.dealingPrepositions.contains(word) {
      return Self.motionWords.contains(governor) ? nil : "chains.capitalDealtWith"
    }
    if word == Self.of {
      return Self.placeParts.contains(governor) ? nil : "chains.capitalOwns"
    }
    if word == Self.to || word == Self.from {
      return Self.dealingNouns.contains(governor) ? "chains.capitalDealtWith" : nil
    }
    return nil
  }

  private static let of = WordHash.folded("of")
  private static let to = WordHash.folded("to")
  private static let from = WordHash.folded("from")
  private static let auxiliaries = WordSet("has have had did does do")
  private static let beForms = WordSet("is was are were be been being")
  private static let dealingPrepositions = WordSet(
    "with against by between towards toward on upon for among versus without")
  private static let dealingNouns = WordSet(
    """
    aid support loyal loyalty message appeal close ties weapons arms warning threat pressure request response reply according
    thanks concessions hostile opposed allied offer letter answer belongs subservient beholden sympathetic assurances guarantee
    guarantees signal orders instructions permission reaction commitment independent independence distance distancing backing
    """)
  private static let placePredicates = WordSet(
    """
    city capital town home located situated lies lying sits sitting population hub metropolis hosts hosted hosting awoke
    woke waking burned burns burning growing shrinking expanding booming sinking freezing flooding venue host
    """)
  private static let damageVerbs = WordSet(
    """
    hit struck shelled bombed rocked attacked besieged captured destroyed flooded surrounded occupied evacuated shaken located
    liberated seized stormed encircled devastated battered targeted
    """)
  private static let placeVerbs = WordSet(
    """
    visit visited visits visiting leave left leaves leaving reach reached reaches reaching enter entered enters entering tour
    toured flee fled flees fleeing approach approached hit struck bomb bombed shell shelled attack attacked capture captured
    seize seized storm stormed cross crossed love loved know knew see saw tour explore explored encircle surround occupy
    """)
  private static let motionWords = WordSet(
    """
    drive drove drives driving march marched marching head headed heads heading advance advanced advancing fly flew flying flight
    travel travelled traveled travelling traveling train road rail highway bus left leave leaving departed depart departs route
    bound moved move moving journey way push pushed attack attacks assault strikes strike raid raids offensive drone missile
    missiles
    """)
  private static let placeParts = WordSet(
    """
    capital city cities town street streets suburb suburbs outskirts north south east west centre center airport port station
    stadium square mayor governor embassy embassies hospital hospitals university school schools police residents resident
    people population neighbourhood neighborhood neighbourhoods district districts metro subway skyline weather climate roads road
    bridge river museum museums cathedral mosque church palace park parks prison market markets hotels hotel restaurants bars
    traffic air heart part parts side kilometres kilometers km miles mile zoo bank banks fall siege battle
    capture evacuation bombing shelling occupation citizens inhabitants commuters theatre theater opera club clubs
    """)
}

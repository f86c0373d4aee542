// Which mentions are one entity: the order of the sieves, and the chains that come out.
//
// Names first, all of them, since a headline may have the surname before the text has the full name; then capitals that act
// as states, roles and renamings; then, in the order of the text, noun phrases and pronouns. Precise rules go first.

import Annotation
import Lexicon
import Prose
import Text

/// Writes `AnalysisState.chains` and what is parallel to the mentions.
enum ChainLinking: AnalysisComponent {
  static func run(on state: inout AnalysisState) {
    var linker = ChainLinker(state)
    linker.link(choosing: nil)
    linker.write(to: &state)
  }

  /// Chooses the antecedent of a pronoun of the third person among its candidates; `nil` for none.
  typealias Chooser = (Int, PronounForm, [PronounCandidates.Candidate], ChainBuilder) -> Int?

  /// Links with somebody else's choice of antecedents: for training.
  static func link(_ state: AnalysisState, choosing chooser: @escaping Chooser) {
    var linker = ChainLinker(state)
    linker.link(choosing: chooser)
  }
}

private struct ChainLinker {
  private let state: AnalysisState
  private let clauses: Clauses
  private var chains: ChainBuilder

  init(_ state: AnalysisState) {
    self.state = state
    clauses = Clauses(state)
    chains = ChainBuilder(state)
  }

  mutating func link(choosing chooser: ChainLinking.Chooser?) {
    setGenders()
    UserLinks(state).link(in: &chains)
    let metonymy = Metonymy(state, clauses: clauses)
    let metonyms = metonymy.find()
    // Roles before names: two people of one name are told apart by what they are.
    RoleFinding(state, clauses: clauses).collect(in: &chains)
    NameLinking(state, excluding: Set(metonyms.map(\.mention))).link(in: &chains)
    metonymy.link(metonyms, in: &chains)
    TurnLinking(state).link(in: &chains)
    linkInOrder(choosing: chooser)
  }

  /// Gender by title and by given name, before names are joined: two persons of one surname may differ in it.
  private mutating func setGenders() {
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name && mention.type == .person {
      let gender = NameGender.gender(of: mention, in: state)
      if gender != .unknown { chains.update(index) { $0.gender = gender } }
    }
  }

  private mutating func linkInOrder(choosing chooser: ChainLinking.Chooser?) {
    let nominals = NominalLinking(state, clauses: clauses)
    let pronouns = PronounResolution(state, clauses: clauses)
    let possessed = PossessedLinking(state, clauses: clauses)
    let renamed = Renaming(state, clauses: clauses).find()
    var waiting: [Int: [Renaming.Renamed]] = [:]
    for renaming in renamed { waiting[renaming.bearer, default: []].append(renaming) }
    // A new name does not compete for what it renames.
    var held = Set(renamed.map(\.name))
    for (index, mention) in state.mentions.enumerated() where !chains.isAbsorbed[index] && !state.isCancelled() {
      switch mention.kind {
      case .name: break
      case .nominal where Self.settledRules.contains(chains.evidence[index].rule): break
      case .nominal:
        if let antecedent = nominals.antecedent(of: index, in: chains) {
          if held.contains(antecedent.mention) {
            linkPastHeld(index, nominals, held: held, fallback: antecedent)
          } else {
            chains.join(index, to: antecedent.mention, rule: antecedent.rule, confidence: antecedent.confidence)
          }
        } else if let verb = nominals.eventVerb(of: index) {
          chains.note(
            index, rule: "chains.eventOfClause", because: [state.prose.byteRange(ofTokens: verb..<(verb + 1))])
        }
      case .pronoun: pronouns.resolve(index, choosing: chooser, in: &chains)
      }
      possessed.link(ownedBy: index, in: &chains)
      for renaming in waiting[mention.head] ?? [] {
        chains.join(renaming.name, to: index, rule: "chains.renamed", confidence: 850)
        held.remove(renaming.name)
      }
    }
  }

  /// Rules after which a noun phrase is not looked at again.
  private static let settledRules: Set<String> = [
    "chains.userLexicon", "chains.sameLabel", "chains.onlyOneAsked", "chains.surnameInLabel",
  ]

  /// A noun phrase whose best antecedent is the very name that it is about to bear looks for the one before.
  private mutating func linkPastHeld(
    _ index: Int, _ nominals: NominalLinking, held: Set<Int>,
    fallback: (mention: Int, rule: String, confidence: Int)
  ) {
    let first = held.min() ?? index
    if let earlier = nominals.antecedent(of: index, in: chains, before: first) {
      chains.join(index, to: earlier.mention, rule: earlier.rule, confidence: earlier.confidence)
    } else {
      chains.join(index, to: fallback.mention, rule: fallback.rule, confidence: fallback.confidence)
    }
  }

  // MARK: Writing

  /// Drops noun phrases that are roles or point to nothing of interest, and writes the rest.
  func write(to state: inout AnalysisState) {
    let speaking = Set(state.quotations.flatMap { $0.speakerMentions + [$0.addresseeMention].compactMap(\.self) })
    let kept = state.mentions.indices.filter { isKept($0, speaking: speaking) }
    var newIndex = [Int](repeating: -1, count: state.mentions.count)
    for (position, mention) in kept.enumerated() { newIndex[mention] = position }
    let roots = kept.map(chains.root)
    var chainOfRoot: [Int: Int] = [:]
    var members: [[Int]] = []
    var chainOfMention: [Int] = []
    for (position, root) in roots.enumerated() {
      if let chain = chainOfRoot[root] {
        members[chain].append(position)
        chainOfMention.append(chain)
      } else {
        chainOfRoot[root] = members.count
        chainOfMention.append(members.count)
        members.append([position])
      }
    }
    state.mentions = kept.map { self.state.mentions[$0] }
    state.chainOfMention = chainOfMention
    state.evidenceOfMention = kept.map { chains.evidence[$0] }
    state.confidenceOfMention = kept.map { chains.confidence[$0] }
    state.isMetonym = kept.map { chains.isMetonym[$0] }
    for index in state.quotations.indices {
      state.quotations[index].speakerMentions = state.quotations[index].speakerMentions.compactMap {
        remapped($0, newIndex)
      }
      state.quotations[index].addresseeMention = remapped(state.quotations[index].addresseeMention, newIndex)
    }
    let describer = ChainDescriber(state, chains: chains, original: kept)
    state.chains = members.map { describer.chain($0) }
    describer.addRelations(to: &state.chains, chainOfMention: chainOfMention)
  }

  private func remapped(_ mention: Int?, _ newIndex: [Int]) -> Int? {
    guard let mention, newIndex.indices.contains(mention), newIndex[mention] >= 0 else { return nil }
    return newIndex[mention]
  }

  /// Whether a mention is worth keeping: names and pronouns always; noun phrases that are linked, that speak or are spoken
  /// to, or whose head is a person, a group, a place or an event.
  private func isKept(_ index: Int, speaking: Set<Int>) -> Bool {
    let mention = state.mentions[index]
    if speaking.contains(index) { return true }
    if chains.isAbsorbed[index] { return false }
    guard mention.kind == .nominal else { return true }
    if chains.profile(index).mentions.count > 1 { return true }
    return NounClasses.referentClass(clauses.hash(mention.head)) != .thing
  }
}

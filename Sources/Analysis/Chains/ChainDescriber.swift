// What a finished chain is called and said to be: canonical name, introducing mention, roles, gender, ties.
//
// It reads the finished chains; it joins nothing.

import Annotation
import Lexicon
import Prose
import Text

/// Describes the chains that a builder has grown.
struct ChainDescriber {
  /// The state with the mentions that were kept.
  private let state: AnalysisState
  private let chains: ChainBuilder
  /// For each kept mention its index in the builder.
  private let original: [Int]
  /// What the user says of names.
  private let userFacts: UserFacts

  init(_ state: AnalysisState, chains: ChainBuilder, original: [Int]) {
    self.state = state
    userFacts = UserFacts(state.lexicon.userEntries)
    self.chains = chains
    self.original = original
  }

  /// The chain of the kept mentions `members`, sorted.
  func chain(_ members: [Int]) -> ChainCandidate {
    let introducing = introducingMention(members)
    var chain = ChainCandidate(
      mentions: members, type: type(members), canonicalName: canonicalName(members, introducing: introducing),
      introducingMention: introducing)
    let profile = chains.profile(original[introducing])
    chain.roles = profile.roles.sorted { $0.lowerBound < $1.lowerBound }
    chain.gender = profile.gender
    chain.number = profile.number
    chain.lexiconFacts = userRoles(members) + lexiconFacts(members, profile)
    chain.userIdentity = UserLinks.identity(of: profile, in: state.lexicon)
    return chain
  }

  // MARK: Names

  /// The fullest name; without a name the fullest nominal; without either the first pronoun. Metonyms do not name.
  private func introducingMention(_ members: [Int]) -> Int {
    var best = members[0]
    var bestRank = (-1, -1)
    for member in members {
      let rank = rank(member)
      if rank > bestRank {
        best = member
        bestRank = rank
      }
    }
    return best
  }

  /// Kind first, then length; the earlier of equals wins since only a greater rank replaces.
  private func rank(_ member: Int) -> (Int, Int) {
    let mention = state.mentions[member]
    let isMetonym = member < state.isMetonym.count && state.isMetonym[member]
    switch mention.kind {
    case .name:
      let rule = member < state.evidenceOfMention.count ? state.evidenceOfMention[member].rule : ""
      if isMetonym { return (3, 0) }
      // A country is called by its usual name, not by an abbreviation; a renamed entity by its first name.
      return (rule == "chains.renamed" ? 4 : 5, letterCount(mention.tokens))
    case .nominal: return (mention.quotedSpan == nil ? 2 : 1, mention.tokens.count > 12 ? 1 : mention.tokens.count)
    case .pronoun: return (0, 0)
    }
  }

  private func letterCount(_ tokens: Range<Int>) -> Int { state.prose.byteRange(ofTokens: tokens).count }

  private func canonicalName(_ members: [Int], introducing: Int) -> String {
    Self.onOneLine(state.prose.string(ofTokens: state.mentions[introducing].tokens))
  }

  /// A name that stands over a line end, on one line.
  static func onOneLine(_ name: String) -> String {
    // Most names have nothing but letters and single spaces, and splitting costs more than the rest of a chain.
    var last: UInt8 = 0x20
    let isPlain = name.utf8.allSatisfy { byte in
      defer { last = byte }
      return byte > 0x20 && byte < 0x80 || byte == 0x20 && last != 0x20
    }
    if isPlain, last != 0x20 { return name }
    return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The type that most of its names have; of equals the first.
  private func type(_ members: [Int]) -> EntityType? {
    var counts: [(type: EntityType, count: Int)] = []
    for member in members where state.mentions[member].kind == .name {
      guard let type = state.mentions[member].type else { continue }
      if let known = counts.firstIndex(where: { $0.type == type }) {
        counts[known].count += 1
      } else {
        counts.append((type, 1))
      }
    }
    var best: (type: EntityType, count: Int)?
    for entry in counts where best.map({ entry.count > $0.count }) ?? true { best = entry }
    return best?.type
  }

  // MARK: Facts

  /// What the user says that it is, each once: under any of its names.
  private func userRoles(_ members: [Int]) -> [String] {
    guard !userFacts.isEmpty else { return [] }
    var roles: [String] = []
    for member in members where state.mentions[member].kind == .name {
      for role in userFacts.roles(ofName: UserLinks.words(state.prose.tokens[state.mentions[member].tokens]))
      where !roles.contains(role) {
        roles.append(role)
      }
    }
    return roles
  }

  private func lexiconFacts(_ members: [Int], _ profile: EntityProfile) -> [String] {
    if let country = profile.country { return PlaceFacts.facts(ofCountry: country, in: state.lexicon) }
    for member in members where state.mentions[member].kind == .name {
      let words = state.mentions[member].tokens.map { state.prose.tokens[$0].foldedHash }
      let facts = PlaceFacts.facts(ofName: words, in: state.lexicon)
      if !facts.isEmpty { return facts }
    }
    return []
  }

  /// Ties between chains: a role that holds an organisation, a capital and its country, a people and its country.
  func addRelations(to candidates: inout [ChainCandidate], chainOfMention: [Int]) {
    var chainOfCountry: [Int: Int] = [:]
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name {
      if let country = chains.profile(original[index]).country, chainOfCountry[country] == nil {
        chainOfCountry[country] = chainOfMention[index]
      }
    }
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name {
      let chain = chainOfMention[index]
      let words = mention.tokens.map { state.prose.tokens[$0].foldedHash }
      if mention.type == .nationality, let country = PlaceFacts.country(ofDemonym: words, in: state.lexicon) {
        add(.nationalityOf, from: chain, to: chainOfCountry[country], in: &candidates)
      } else if let country = PlaceFacts.country(ofCapital: words, in: state.lexicon) {
        add(.capitalOf, from: chain, to: chainOfCountry[country], in: &candidates)
      }
      guard mention.type == .organization else { continue }
      for (other, candidate) in candidates.enumerated()
      where candidate.type == .person && candidate.roles.contains(where: { $0.overlaps(mention.tokens) }) {
        add(.memberOf, from: other, to: chain, in: &candidates)
      }
    }
  }

  private func add(_ kind: Relation.Kind, from chain: Int, to other: Int?, in candidates: inout [ChainCandidate]) {
    guard let other, other != chain, candidates.indices.contains(chain) else { return }
    let relation = Relation(kind: kind, chain: other)
    if !candidates[chain].relations.contains(relation) { candidates[chain].relations.append(relation) }
  }
}

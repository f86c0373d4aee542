// Whom "her mother" or "the mayor's sister" means: the one that the same owner had before.
//
// A possessed noun phrase is decided when its owner is: "his brother" is another one with every "his".

import Annotation
import Prose
import Text

/// Resolves noun phrases that a possessor determines.
struct PossessedLinking {
  private let state: AnalysisState
  private let clauses: Clauses
  /// The possessor of each noun phrase, a mention; -1 for none.
  private let possessor: [Int]
  /// The noun phrases of each possessor.
  private let possessed: [Int: [Int]]
  /// How far back a possession is looked for, so that the work on a long text stays proportional to it.
  private static let reachMentions = 3000

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
    var mentionOfHead: [Int: Int] = [:]
    for (index, mention) in state.mentions.enumerated()
    where mention.kind != .nominal || mentionOfHead[mention.head] == nil {
      mentionOfHead[mention.head] = index
    }
    var possessor = [Int](repeating: -1, count: state.mentions.count)
    var possessed: [Int: [Int]] = [:]
    for (index, mention) in state.mentions.enumerated() where mention.kind == .nominal {
      guard let owner = clauses.phrases.child(of: mention.head, .nmodPoss), owner < mention.head,
        let ownerMention = mentionOfHead[owner]
      else { continue }
      possessor[index] = ownerMention
      possessed[ownerMention, default: []].append(index)
    }
    self.possessor = possessor
    self.possessed = possessed
  }

  /// Joins the noun phrases that mention `owner` determines with those that its entity owned before.
  func link(ownedBy owner: Int, in chains: inout ChainBuilder) {
    for index in possessed[owner] ?? [] where !chains.isAbsorbed[index] {
      guard let antecedent = antecedent(of: index, owner: owner, in: chains) else { continue }
      chains.join(index, to: antecedent, rule: "chains.samePossession", confidence: 820)
    }
  }

  private func antecedent(of index: Int, owner: Int, in chains: ChainBuilder) -> Int? {
    let mention = state.mentions[index]
    let head = clauses.hash(mention.head)
    let modifiers = modifiers(of: mention)
    for other in stride(from: index - 1, through: max(0, index - Self.reachMentions), by: -1) {
      let candidate = state.mentions[other]
      guard !candidate.tokens.overlaps(mention.tokens) else { continue }
      switch candidate.kind {
      case .nominal:
        guard possessor[other] >= 0, clauses.hash(candidate.head) == head, candidate.number == mention.number,
          chains.areJoined(possessor[other], owner), !chains.isAbsorbed[other],
          modifiers.isSubset(of: self.modifiers(of: candidate))
        else { continue }
        return other
      case .name:
        // "his wife Ada … his wife": the title before a name, with an owner of its own.
        guard candidate.type == .person, isTitle(head, of: candidate, ownedBy: owner, in: chains) else { continue }
        return other
      case .pronoun: continue
      }
    }
    return nil
  }

  /// Whether a person's name has the noun as its title, possessed by the same entity.
  private func isTitle(
    _ head: UInt64, of candidate: MentionCandidate, ownedBy owner: Int, in chains: ChainBuilder
  ) -> Bool {
    let title = candidate.nounPhrase.lowerBound..<candidate.tokens.lowerBound
    guard title.contains(where: { clauses.hash($0) == head }), let first = title.first else { return false }
    return state.mentions.indices.contains { other in
      state.mentions[other].kind == .pronoun && state.mentions[other].head == first && chains.areJoined(other, owner)
    }
  }

  /// The words between owner and noun that tell one referent from another.
  private func modifiers(of mention: MentionCandidate) -> Set<UInt64> {
    var result: Set<UInt64> = []
    for token in mention.tokens where token < mention.head {
      let tag = clauses.tag(token)
      if tag.isAdjective || tag == .CD || tag == .NN || tag == .NNS { result.insert(clauses.hash(token)) }
    }
    return result
  }
}

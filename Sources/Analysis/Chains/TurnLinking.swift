// Who is behind the label of a turn: one label is one speaker, and "A" is whoever the text introduces to be asked.

import Annotation
import Prose
import Text

/// Joins the labels of turns of talk.
struct TurnLinking {
  private let state: AnalysisState

  init(_ state: AnalysisState) { self.state = state }

  /// Joins labels without a name with their like; those of answers with the only person that the text names before.
  func link(in chains: inout ChainBuilder) {
    let turns = state.quotations.filter { !$0.turn.isEmpty }
    guard let first = turns.first else { return }
    var firstOfLabel: [UInt64: Int] = [:]
    for turn in turns {
      guard let mention = turn.speakerMentions.first, let label = turn.speakers.first,
        state.mentions.indices.contains(mention)
      else { continue }
      if linkSurname(of: label, mention, in: &chains) || state.mentions[mention].kind == .name { continue }
      let key = label.reduce(UInt64(0)) { WordHash.combine($0, state.prose.tokens[$1].foldedHash) }
      if let earlier = firstOfLabel[key] {
        chains.join(mention, to: earlier, rule: "chains.sameLabel", confidence: 900)
        continue
      }
      firstOfLabel[key] = mention
      guard label.count == 1, Self.answers.contains(state.prose.tokens[label.lowerBound].foldedHash),
        let person = onlyPerson(before: first.speakers.first?.lowerBound ?? 0, in: chains)
      else { continue }
      chains.join(mention, to: person, rule: "chains.onlyOneAsked", confidence: 700)
    }
  }

  /// Joins a surname that alone before a colon was not taken for a person's with the only person who bears it.
  private func linkSurname(of label: Range<Int>, _ own: Int, in chains: inout ChainBuilder) -> Bool {
    guard state.mentions[own].type != .person, let surname = label.last else { return false }
    let hash = state.prose.tokens[surname].foldedHash
    let bearers = state.mentions.indices.filter { index in
      let mention = state.mentions[index]
      return mention.kind == .name && mention.type == .person && mention.tokens.count > 1
        && state.prose.tokens[mention.tokens.upperBound - 1].foldedHash == hash
    }
    guard let first = bearers.first, bearers.allSatisfy({ chains.areJoined($0, first) }) else { return false }
    chains.join(own, to: first, rule: "chains.surnameInLabel", confidence: 850)
    return true
  }

  /// The person named before a token, where there is no other.
  private func onlyPerson(before token: Int, in chains: ChainBuilder) -> Int? {
    let persons = state.mentions.indices.filter { index in
      let mention = state.mentions[index]
      return mention.kind == .name && mention.type == .person && mention.tokens.upperBound <= token
    }
    guard let first = persons.first, persons.allSatisfy({ chains.areJoined($0, first) }) else { return nil }
    return first
  }

  private static let answers = WordSet("a answer")
}

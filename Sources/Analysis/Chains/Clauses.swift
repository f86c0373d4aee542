// Small questions about the clause around a mention: its grammatical role, its governor, its preposition.
//
// Answers come from the parse, and from tags and neighbours where there is none.

import Annotation
import Prose
import Text

/// The place of a mention in its clause.
enum GrammaticalRole: UInt8, Sendable, CaseIterable {
  case subject, passiveSubject, object, oblique, possessor, modifier, other
}

/// Asks the parse about the surroundings of tokens.
struct Clauses {
  let state: AnalysisState
  let phrases: NounPhrases
  private let hasParse: Bool

  init(_ state: AnalysisState) {
    self.state = state
    phrases = NounPhrases(state)
    hasParse = !state.prose.tokens.isEmpty && state.heads.count == state.prose.tokens.count
  }

  /// The relation of a mention's head, coordination undone: "Mali and Niger" are both subjects.
  func relation(_ head: Int) -> DependencyRelation {
    guard hasParse else { return .dep }
    var token = head
    for _ in 0..<8 where state.dependencies[token] == .conj || state.dependencies[token] == .flat {
      let next = Int(state.heads[token])
      guard next >= 0, next != token else { break }
      token = next
    }
    return state.dependencies[token]
  }

  /// The token that a mention's head hangs on, coordination undone.
  func governor(_ head: Int) -> Int? {
    guard hasParse else { return nil }
    var token = head
    for _ in 0..<8 {
      let relation = state.dependencies[token]
      let next = Int(state.heads[token])
      guard next >= 0, next != token else { return nil }
      if relation != .conj, relation != .flat { return next }
      token = next
    }
    return nil
  }

  /// The grammatical role of a mention's head.
  func role(_ head: Int) -> GrammaticalRole {
    switch relation(head) {
    case .nsubj, .csubj: return .subject
    case .nsubjPass: return .passiveSubject
    case .obj, .iobj: return .object
    case .obl, .oblAgent, .nmod: return .oblique
    case .nmodPoss: return .possessor
    case .compound, .amod, .det: return .modifier
    default: return .other
    }
  }

  /// The preposition that governs a mention: the case child, or the last preposition before its noun phrase.
  func preposition(of mention: MentionCandidate) -> Int? {
    if hasParse {
      for child in phrases.children(of: mention.head)
      where state.dependencies[child] == .caseMarker && !state.prose.tokens[child].shape.contains(.possessive)
        && child < mention.head
      {
        return child
      }
    }
    var before = mention.nounPhrase.lowerBound - 1
    while before >= 0, mention.nounPhrase.lowerBound - before <= 3, sameSentence(before, mention.head) {
      let tag = tag(before)
      if tag == .IN || tag == .TO { return before }
      guard tag == .DT || tag.isAdjective || tag == .openQuote else { break }
      before -= 1
    }
    return nil
  }

  /// The nearest verb above a token, itself included.
  func verb(above token: Int) -> Int? {
    guard hasParse else { return nil }
    var current = token
    for _ in 0..<40 {
      if tag(current).isVerb || tag(current) == .MD { return current }
      let next = Int(state.heads[current])
      guard next >= 0, next != current else { return nil }
      current = next
    }
    return nil
  }

  /// The head of the clause that a token stands in: the nearest verb above that has a subject, or the root.
  func clause(of token: Int) -> Int? {
    guard hasParse else { return state.prose.sentenceIndex(ofToken: token) }
    var current = token
    for _ in 0..<60 {
      switch state.dependencies[current] {
      case .root, .ccomp, .advcl, .acl, .aclRelcl, .csubj, .parataxis: return current
      default: break
      }
      let next = Int(state.heads[current])
      guard next >= 0, next != current else { return current }
      current = next
    }
    return current
  }

  /// The subject of a verb, through auxiliaries and open complements.
  func subject(of verb: Int) -> Int? {
    guard hasParse else { return nil }
    var current = verb
    for _ in 0..<6 {
      if let subject = phrases.child(of: current, .nsubj, .nsubjPass) { return subject }
      let relation = state.dependencies[current]
      guard relation == .xcomp || relation == .conj || relation == .aux || relation == .advcl else { return nil }
      let next = Int(state.heads[current])
      guard next >= 0, next != current else { return nil }
      current = next
    }
    return nil
  }

  /// Whether `ancestor` stands above `token` in the tree.
  func isBelow(_ token: Int, _ ancestor: Int) -> Bool {
    guard hasParse else { return false }
    var current = token
    for _ in 0..<60 {
      if current == ancestor { return true }
      let next = Int(state.heads[current])
      guard next >= 0, next != current else { return false }
      current = next
    }
    return false
  }

  /// The folded hash of a token; 0 outside.
  func hash(_ token: Int) -> UInt64 {
    token >= 0 && token < state.prose.tokens.count ? state.prose.tokens[token].foldedHash : 0
  }

  /// The tag of a token; XX where no tagger ran.
  func tag(_ token: Int) -> PartOfSpeech {
    token >= 0 && token < state.partsOfSpeech.count ? state.partsOfSpeech[token] : .XX
  }

  /// Whether two tokens stand in one sentence.
  func sameSentence(_ first: Int, _ second: Int) -> Bool {
    state.prose.sentenceIndex(ofToken: first) == state.prose.sentenceIndex(ofToken: second)
  }
}

// The growing chains: a union of mentions with what is known of each entity so far, and why each mention joined.
//
// It checks that two entities can be one; it does not decide that they are.

import Annotation
import Prose
import Text

/// What is known of an entity while its chain grows.
struct EntityProfile {
  var type: EntityType?
  var referent: ReferentClass
  var gender: Gender
  var number: GrammaticalNumber
  /// Mentions in order.
  var mentions: [Int]
  /// The country that a name of the chain denotes, as an entry of the lexicon.
  var country: Int?
  /// The words of its roles.
  var roles: [Range<Int>] = []
  /// The entry of the user's lexicon that names it, as an index of `Lexicon.userEntries`.
  var userEntry: Int?
  /// The sides of names that the user keeps apart: of one entry it never holds two.
  var sides: [Side] = []

  /// One name of a `not-same` entry of the user's lexicon.
  struct Side: Hashable {
    var entry: Int
    var side: Int
  }

  /// Whether the user says that two entities are not one.
  static func areKeptApart(_ first: EntityProfile, _ second: EntityProfile) -> Bool {
    first.sides.contains { own in second.sides.contains { $0.entry == own.entry && $0.side != own.side } }
  }
}

/// A union of mentions into entities.
struct ChainBuilder {
  let state: AnalysisState
  private var parent: [Int]
  private var profiles: [EntityProfile]
  /// Why each mention stands in its chain, parallel to the mentions.
  private(set) var evidence: [Evidence]
  /// How sure each mention's chain is, parallel to the mentions.
  private(set) var confidence: [Int]
  /// Mentions that only say what another entity is ("X, a fellow at Y"): roles, no chain of their own.
  private(set) var isAbsorbed: [Bool]
  /// Capitals and seats that stand for a state.
  var isMetonym: [Bool]

  init(_ state: AnalysisState) {
    self.state = state
    parent = Array(state.mentions.indices)
    profiles = state.mentions.indices.map { index in
      let mention = state.mentions[index]
      let headHash = state.prose.tokens[mention.head].foldedHash
      return EntityProfile(
        type: mention.type, referent: Self.referent(of: mention, headHash: headHash), gender: mention.gender,
        number: mention.number, mentions: [index])
    }
    evidence = state.mentions.map { _ in Evidence(rule: "chains.introduced") }
    confidence = [Int](repeating: 1000, count: state.mentions.count)
    isAbsorbed = [Bool](repeating: false, count: state.mentions.count)
    isMetonym = [Bool](repeating: false, count: state.mentions.count)
  }

  private static func referent(of mention: MentionCandidate, headHash: UInt64) -> ReferentClass {
    switch mention.kind {
    case .name:
      switch mention.type {
      case .person, .nationality: return .person
      case .organization: return .group
      case .geopoliticalEntity, .location, .facility: return .place
      case .event: return .event
      default: return .thing
      }
    case .nominal: return NounClasses.referentClass(headHash)
    case .pronoun: return mention.gender == .masculine || mention.gender == .feminine ? .person : .thing
    }
  }

  /// The mention that stands for the chain of `mention`.
  func root(_ mention: Int) -> Int {
    var current = mention
    while parent[current] != current { current = parent[current] }
    return current
  }

  /// What is known of the entity of `mention`.
  func profile(_ mention: Int) -> EntityProfile { profiles[root(mention)] }

  /// Changes what is known of the entity of `mention`.
  mutating func update(_ mention: Int, _ change: (inout EntityProfile) -> Void) { change(&profiles[root(mention)]) }

  /// Whether two mentions already share a chain.
  func areJoined(_ first: Int, _ second: Int) -> Bool { root(first) == root(second) }

  /// Puts `mention` and its chain into the chain of `other`, with the reason.
  ///
  /// A join with itself does nothing, and neither does one that the user forbids. What is known of both is merged: known over unknown, the named over the unnamed.
  mutating func join(
    _ mention: Int, to other: Int, rule: String, confidence sure: Int, because ranges: [ByteRange] = []
  ) {
    let from = root(mention)
    let into = root(other)
    guard from != into, !EntityProfile.areKeptApart(profiles[from], profiles[into]) else { return }
    let kept = min(from, into)
    let lost = max(from, into)
    profiles[kept] = Self.merged(profiles[into], profiles[from])
    parent[lost] = kept
    let antecedent = state.prose.byteRange(ofTokens: state.mentions[other].tokens)
    evidence[mention] = Evidence(rule: rule, ranges: [antecedent] + ranges)
    confidence[mention] = sure
  }

  /// Notes what a mention rests on that joins nobody.
  mutating func note(_ mention: Int, rule: String, because ranges: [ByteRange]) {
    evidence[mention] = Evidence(rule: rule, ranges: ranges)
  }

  /// Notes what lost against the antecedent that a mention got.
  mutating func addAlternatives(_ alternatives: [Evidence.Alternative], to mention: Int) {
    evidence[mention].alternatives += alternatives
  }

  /// Takes a mention out: it is a role of the entity of `other`.
  mutating func absorb(_ mention: Int, asRoleOf other: Int) {
    guard !areJoined(mention, other), !isAbsorbed[mention] else { return }
    isAbsorbed[mention] = true
    addRole(state.mentions[mention].tokens, to: other)
  }

  /// Notes a role of the entity of `mention`, once.
  mutating func addRole(_ tokens: Range<Int>, to mention: Int) {
    guard !tokens.isEmpty else { return }
    update(mention) { profile in
      if !profile.roles.contains(where: { $0.overlaps(tokens) }) { profile.roles.append(tokens) }
    }
  }

  private static func merged(_ first: EntityProfile, _ second: EntityProfile) -> EntityProfile {
    var result = first
    result.type = first.type ?? second.type
    if first.type == nil, first.referent == .thing { result.referent = second.referent }
    result.gender = merged(first.gender, second.gender)
    if first.number == .unknown { result.number = second.number }
    result.mentions = (first.mentions + second.mentions).sorted()
    result.country = first.country ?? second.country
    result.userEntry = first.userEntry ?? second.userEntry
    result.sides += second.sides
    for role in second.roles where !result.roles.contains(role) { result.roles.append(role) }
    return result
  }

  private static func merged(_ first: Gender, _ second: Gender) -> Gender {
    if first == .masculine || first == .feminine { return first }
    if second == .masculine || second == .feminine { return second }
    return first == .unknown ? second : first
  }
}

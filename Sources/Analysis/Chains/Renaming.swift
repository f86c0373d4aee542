// Names that an entity has taken, had, or is also known by: "renamed X", "formerly known as X", "rebranded X, the group …".
//
// A verb of renaming and the name behind it; the renamed one is the noun before the participle or the clause's subject.

import Annotation
import Prose
import Text

/// Joins an entity's new, old and other names.
struct Renaming {
  private let state: AnalysisState
  private let clauses: Clauses

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
  }

  /// A name that a clause says another entity bears.
  struct Renamed {
    /// The new, old or other name.
    let name: Int
    /// The head token of what bears it.
    let bearer: Int
  }

  /// All renamings of the text, in order.
  func find() -> [Renamed] {
    var result: [Renamed] = []
    for (index, mention) in state.mentions.enumerated() where mention.kind == .name {
      guard let verb = renamingVerb(before: mention), let bearer = bearer(of: verb, name: mention) else { continue }
      result.append(Renamed(name: index, bearer: bearer))
    }
    return result
  }

  /// The verb of renaming right before a name; "known", "called" need no "as" before them but no object between either.
  private func renamingVerb(before mention: MentionCandidate) -> Int? {
    var token = mention.nounPhrase.lowerBound - 1
    while token >= 0, mention.nounPhrase.lowerBound - token <= 3, clauses.sameSentence(token, mention.head),
      Self.fillers.contains(clauses.hash(token)) || state.prose.tokens[token].shape.contains(.opensQuotation)
    {
      token -= 1
    }
    guard token >= 0, clauses.sameSentence(token, mention.head) else { return nil }
    return Self.verbs.contains(clauses.hash(token)) ? token : nil
  }

  private func bearer(of verb: Int, name: MentionCandidate) -> Int? {
    // "The unit, renamed X, left": the noun before the comma, whatever the parse hangs the participle on.
    if clauses.tag(verb - 1) == .comma, clauses.tag(verb - 2).isNoun, clauses.sameSentence(verb - 2, verb) {
      return verb - 2
    }
    if verb < state.dependencies.count {
      let head = Int(state.heads[verb])
      switch state.dependencies[verb] {
      case .acl, .aclRelcl, .amod:
        if head >= 0, !name.tokens.contains(head) { return head }
      default: break
      }
      if let subject = clauses.subject(of: verb), !name.tokens.contains(subject) { return subject }
    }
    // "Renamed X, the group …": the participle opens the sentence, the subject of its main verb bears the name.
    guard let sentence = state.prose.sentenceIndex(ofToken: verb) else { return nil }
    let tokens = state.prose.sentences[sentence].tokens
    if verb - tokens.lowerBound <= 1 {
      return firstNounPhraseAfterComma(in: name.tokens.upperBound..<tokens.upperBound)
    }
    // "X, formerly Y": the noun before the comma.
    let before = verb - 1
    return tokens.contains(before) && clauses.tag(before).isNoun ? before : nil
  }

  /// The head of the definite noun phrase that opens the main clause after a participle clause.
  private func firstNounPhraseAfterComma(in tokens: Range<Int>) -> Int? {
    for mention in state.mentions where tokens.contains(mention.tokens.lowerBound) {
      let before = mention.nounPhrase.lowerBound - 1
      guard before >= 0, clauses.tag(before) == .comma || clauses.hash(before) == Self.comma else { continue }
      if clauses.role(mention.head) == .subject || clauses.role(mention.head) == .passiveSubject
        || mention.kind != .name
      {
        return mention.head
      }
    }
    return nil
  }

  private static let comma = WordHash.folded(",")
  private static let fillers = WordSet("as the now simply itself formerly previously also")
  private static let verbs = WordSet(
    "renamed rebranded rechristened redubbed known called dubbed nicknamed aka a.k.a. formerly née nee alias")
}

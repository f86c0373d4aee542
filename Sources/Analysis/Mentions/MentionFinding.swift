// Which spans point to somebody or something: names, noun phrases, pronouns.
//
// It does not decide who is meant (ChainLinking does), nor which noun phrases are worth showing when nothing else
// points to their referent (ChainLinking drops those).

import Annotation
import Lexicon
import Prose
import Text

/// Writes `AnalysisState.mentions`: names from `names`, noun phrases and pronouns from tags and parse.
enum MentionFinding: AnalysisComponent {
  static func run(on state: inout AnalysisState) {
    var finder = MentionFinder(state)
    state.mentions = finder.find()
  }
}

private struct MentionFinder {
  private let state: AnalysisState
  private let phrases: NounPhrases
  /// For each token: 1 + the index of the name that it stands in, 0 outside names.
  private var nameOfToken: [Int32]
  /// For each token: whether it stands in a value.
  private var isValue: [Bool]
  /// For each token: whether it belongs to the noun phrase of a name as the noun that says what the name is.
  private var ownedByName: [Bool]
  private var found: [MentionCandidate] = []

  init(_ state: AnalysisState) {
    self.state = state
    phrases = NounPhrases(state)
    nameOfToken = [Int32](repeating: 0, count: state.prose.tokens.count)
    isValue = [Bool](repeating: false, count: state.prose.tokens.count)
    ownedByName = isValue
    for (index, name) in state.names.enumerated() {
      for token in name.tokens where token < nameOfToken.count { nameOfToken[token] = Int32(index + 1) }
    }
    for value in state.values where value.type != .cardinal && value.type != .ordinal {
      for token in value.tokens where token < isValue.count { isValue[token] = true }
    }
  }

  mutating func find() -> [MentionCandidate] {
    addNames()
    for (index, sentence) in state.prose.sentences.enumerated() {
      guard state.prose.paragraphs[sentence.paragraph].isEnglish, !state.isCancelled() else { continue }
      for token in sentence.tokens where nameOfToken[token] == 0 {
        if isPronoun(token) {
          addPronoun(token, sentence: index)
        } else if isNominalHead(token) {
          addNominal(token, sentence: index)
        }
      }
    }
    found.sort {
      $0.tokens.lowerBound != $1.tokens.lowerBound
        ? $0.tokens.lowerBound < $1.tokens.lowerBound : $0.tokens.upperBound > $1.tokens.upperBound
    }
    markQuotedSpans()
    return found
  }

  // MARK: Names

  private mutating func addNames() {
    for name in state.names where !name.tokens.isEmpty {
      let head = headOfName(name)
      if let noun = groupNoun(after: name) { ownedByName[noun] = true }
      // "The United States is", "the Philippines is": a name in the plural is one entity unless it names people.
      let isPlural = name.type == .nationality && (tag(head) == .NNPS || tag(head) == .NNS)
      found.append(
        MentionCandidate(
          tokens: name.tokens, nounPhrase: nounPhrase(of: name), head: head, kind: .name, type: name.type,
          gender: name.type == .person ? .unknown : .neuter, number: isPlural ? .plural : .singular, quotedSpan: nil,
          sentence: state.prose.sentenceIndex(ofToken: name.tokens.lowerBound) ?? 0))
    }
  }

  /// The token of a name that hangs on a token outside of it; the last one without a parse.
  private func headOfName(_ name: NameSpan) -> Int {
    guard state.heads.count == state.prose.tokens.count else { return name.tokens.upperBound - 1 }
    return name.tokens.first { !name.tokens.contains(Int(state.heads[$0])) } ?? name.tokens.upperBound - 1
  }

  /// Article, title and modifiers before the name, as long as the name ends its noun phrase.
  private func nounPhrase(of name: NameSpan) -> Range<Int> {
    var end = name.tokens.upperBound
    if let head = groupNoun(after: name) {
      end = head + 1
    } else if let next = token(after: name.tokens),
      tag(next).isNoun || tag(next) == .hyphen
    {
      return name.tokens
    }
    var start = name.tokens.lowerBound
    let lowest = state.prose.sentenceIndex(ofToken: start).map { state.prose.sentences[$0].tokens.lowerBound } ?? start
    let takesTitle = name.type == .person
    while start > lowest {
      let before = start - 1
      let tag = tag(before)
      let isModifier =
        takesTitle
        ? tag.isNoun || tag.isAdjective || tag == .DT || tag == .PRPS || tag == .POS || tag == .hyphen || tag == .VBN
          || tag == .VBG
        : tag == .DT || tag.isAdjective && start == name.tokens.lowerBound
      guard isModifier, !isValue[before], !(tag == .DT && !Self.articles.contains(hash(before))) else { break }
      if takesTitle, nameOfToken[before] != 0, isPersonName(Int(nameOfToken[before]) - 1) { break }
      start = before
      if tag == .DT || tag == .PRPS { break }
    }
    if takesTitle, start < name.tokens.lowerBound, !endsInRole(start..<name.tokens.lowerBound) {
      return name.tokens
    }
    return start..<end
  }

  /// The noun behind an organisation's name that says what it is: "the Belmar rescue [group]", "the Astra [company]". The
  /// noun phrase is then the name's own.
  private func groupNoun(after name: NameSpan) -> Int? {
    guard name.type == .organization, let sentence = state.prose.sentenceIndex(ofToken: name.tokens.lowerBound) else {
      return nil
    }
    let limit = min(state.prose.sentences[sentence].tokens.upperBound, name.tokens.upperBound + 3)
    var token = name.tokens.upperBound
    while token < limit, tag(token) == .NN || tag(token).isAdjective, nameOfToken[token] == 0 {
      let next = token + 1
      if Self.kindsOfOrganization.contains(hash(token)), next >= limit || !tag(next).isNoun && tag(next) != .hyphen {
        return token
      }
      token += 1
    }
    return nil
  }

  private static let kindsOfOrganization = WordSet(
    """
    group company firm newspaper magazine agency network party movement militia organisation organization bank airline
    broadcaster channel charity club union foundation institute corporation conglomerate chain brand app platform website
    """)

  /// Whether the words before a person's name can be a title or a role: their last word is a noun and no other name.
  private func endsInRole(_ tokens: Range<Int>) -> Bool {
    let last = tokens.upperBound - 1
    return tag(last).isNoun && (nameOfToken[last] == 0 || tag(last) == .NN)
  }

  private func isPersonName(_ index: Int) -> Bool {
    index >= 0 && index < state.names.count && state.names[index].type == .person
  }

  private static let articles = WordSet("the a an")

  // MARK: Noun phrases

  /// Whether a token is a common noun that heads a noun phrase of its own.
  private func isNominalHead(_ token: Int) -> Bool {
    guard tag(token) == .NN || tag(token) == .NNS, !isValue[token] else { return false }
    guard state.prose.tokens[token].kind == .word else { return false }
    if state.dependencies.count == state.prose.tokens.count {
      switch state.dependencies[token] {
      case .compound, .flat, .fixed, .goeswith, .caseMarker, .cc, .mark, .discourse, .advmod, .det: return false
      default: break
      }
    }
    if ownedByName[token] { return false }
    if let next = self.token(after: token..<(token + 1)) {
      // A noun before a noun or before a person's name is a modifier or a title, whatever the parse says.
      if tag(next).isNoun, nameOfToken[next] == 0 || isPersonName(Int(nameOfToken[next]) - 1) { return false }
      if tag(next) == .hyphen { return false }
    }
    return true
  }

  private mutating func addNominal(_ head: Int, sentence: Int) {
    var span = phrases.full(head: head)
    // A relative clause is set off by commas: keep it; other insertions are cut where the tree is doubtful.
    if span.count > Self.longestNominal { span = phrases.short(head: head) }
    let headHash = hash(head)
    let gender = NounClasses.gender(headHash)
    found.append(
      MentionCandidate(
        tokens: span, nounPhrase: span, head: head, kind: .nominal, type: nil, gender: gender,
        number: tag(head) == .NNS ? .plural : .singular, quotedSpan: nil, sentence: sentence))
  }

  /// Longer noun phrases are parsing errors more often than not.
  private static let longestNominal = 30

  // MARK: Pronouns

  private func isPronoun(_ token: Int) -> Bool {
    guard PronounTable.form(hash(token)) != nil else { return false }
    let shape = state.prose.tokens[token].shape
    // "US" is no pronoun; "IT" neither. In a heading in capitals the tag decides.
    if shape.contains(.allCapitals), !tag(token).isPronoun { return false }
    return state.partsOfSpeech.isEmpty || tag(token).isPronoun || !tag(token).isNoun
  }

  private mutating func addPronoun(_ token: Int, sentence: Int) {
    guard let form = PronounTable.form(hash(token)), !isExpletive(token) else { return }
    let span = token..<(token + 1)
    found.append(
      MentionCandidate(
        tokens: span, nounPhrase: span, head: token, kind: .pronoun, type: nil, gender: form.gender,
        number: form.number, quotedSpan: nil, sentence: sentence))
  }

  /// "it" that refers to nothing: "it is clear that …", "it rained", "it took two years to …".
  private func isExpletive(_ token: Int) -> Bool {
    guard hash(token) == Self.it else { return false }
    if token < state.dependencies.count, state.dependencies[token] == .expl { return true }
    guard let verb = self.token(after: token..<(token + 1)) else { return false }
    if Self.weatherVerbs.contains(hash(verb)) { return true }
    guard Self.copulas.contains(hash(verb)) else { return false }
    var next = verb + 1
    while let sentence = state.prose.sentenceIndex(ofToken: token),
      next < state.prose.sentences[sentence].tokens.upperBound,
      tag(next) == .RB || tag(next) == .VBN && Self.copulas.contains(hash(next))
    {
      next += 1
    }
    guard next < state.prose.tokens.count, Self.expletiveAdjectives.contains(hash(next)) else { return false }
    return next + 1 < state.prose.tokens.count && Self.clauseOpeners.contains(hash(next + 1))
  }

  private static let it = WordHash.folded("it")
  private static let copulas = WordSet("is was 's be been being seems seemed appears appeared becomes became remains")
  private static let weatherVerbs = WordSet("rained rains snowed snows")
  private static let expletiveAdjectives = WordSet(
    """
    clear unclear possible impossible likely unlikely important necessary essential vital crucial difficult hard easy true
    obvious evident known unknown unusual rare common time worth thought believed said understood reported estimated expected
    hoped feared best better good bad wrong right too not
    """)
  private static let clauseOpeners = WordSet("that to whether if for how why when what who")

  // MARK: Places

  /// Sets for each mention the innermost quoted span around it. Spans are sorted and nested, so one sweep is enough.
  private mutating func markQuotedSpans() {
    let spans = state.prose.quotedSpans
    guard !spans.isEmpty else { return }
    var next = 0
    var open: [Int] = []
    for index in found.indices {
      let start = found[index].tokens.lowerBound
      while next < spans.count, spans[next].tokens.lowerBound <= start {
        open.append(next)
        next += 1
      }
      open.removeAll { spans[$0].tokens.upperBound <= start }
      found[index].quotedSpan = open.last
    }
  }

  /// The token after a run, as long as it stands in the same sentence.
  private func token(after tokens: Range<Int>) -> Int? {
    let next = tokens.upperBound
    guard next < state.prose.tokens.count,
      let sentence = state.prose.sentenceIndex(ofToken: tokens.lowerBound),
      state.prose.sentences[sentence].tokens.contains(next)
    else { return nil }
    return next
  }

  private func tag(_ token: Int) -> PartOfSpeech {
    token >= 0 && token < state.partsOfSpeech.count ? state.partsOfSpeech[token] : .XX
  }

  private func hash(_ token: Int) -> UInt64 { state.prose.tokens[token].foldedHash }
}

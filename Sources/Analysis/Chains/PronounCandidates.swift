// Which mentions a pronoun may point to, and the features of each.
//
// It does not weigh them: that is PronounWeights'.

import Annotation
import Prose
import Text

/// Finds and describes the candidate antecedents of pronouns.
struct PronounCandidates {
  /// A mention that a pronoun may point to.
  struct Candidate {
    let mention: Int
    var features: PronounFeatures
  }

  private let state: AnalysisState
  private let clauses: Clauses
  /// The mention that speaks each quoted span; -1 for none.
  private let speakerOfSpan: [Int]
  /// The first mention of a person by name: mostly whom the text is about.
  private let firstPerson: Int?

  init(_ state: AnalysisState, clauses: Clauses) {
    self.state = state
    self.clauses = clauses
    var speakerOfSpan = [Int](repeating: -1, count: state.prose.quotedSpans.count)
    for quotation in state.quotations {
      guard let speaker = quotation.onlySpeakerMention else { continue }
      for span in quotation.quotedSpans where speakerOfSpan.indices.contains(span) { speakerOfSpan[span] = speaker }
    }
    self.speakerOfSpan = speakerOfSpan
    firstPerson = state.mentions.firstIndex { $0.kind == .name && $0.type == .person }
  }

  /// How far back a pronoun reaches, in sentences, in mentions of any kind, and in candidates.
  private static let reach = (sentences: 8, mentions: 400, candidates: 40)

  /// The mentions that agree with the pronoun and stand where it can see them, nearest first.
  func candidates(of index: Int, _ form: PronounForm, in chains: ChainBuilder) -> [Candidate] {
    let pronoun = state.mentions[index]
    let anaphor = Anaphor(
      index: index, mention: pronoun, form: form, bareForm: PronounTable.form(clauses.hash(pronoun.head)),
      lastSpeaker: lastSpeaker(before: pronoun.head))
    var result: [Candidate] = []
    // The entities so far, nearest first, and what their other mentions say. There are few.
    var roots: [Int] = []
    var histories: [PronounFeatures] = []
    for other in order(around: index) {
      let candidate = state.mentions[other]
      if pronoun.sentence - candidate.sentence > Self.reach.sentences { break }
      guard result.count < Self.reach.candidates, !chains.isAbsorbed[other] else { continue }
      guard agrees(other, form, in: chains), isVisible(candidate, from: pronoun, form) else { continue }
      let (rank, root) = (roots.count, chains.root(other))
      let entity: Int
      if let known = roots.firstIndex(of: root) {
        entity = known
      } else {
        entity = roots.count
        roots.append(root)
        histories.append(self.entity(chains.profile(other), anaphor))
      }
      var features = features(anaphor, other, rank: rank, in: chains)
      features.formUnion(histories[entity])
      result.append(Candidate(mention: other, features: features))
    }
    if roots.count == 1 { for index in result.indices { result[index].features.insert(.candidateIsOnlyEntity) } }
    return result
  }

  /// The pronoun, with what is asked about it for every candidate.
  private struct Anaphor {
    let index: Int
    let mention: MentionCandidate
    let form: PronounForm
    /// Its form by the word alone.
    let bareForm: PronounForm?
    /// Who spoke last before it.
    let lastSpeaker: Int?
  }

  /// Mentions before the pronoun, nearest first, and then those after it in its sentence, for "In his speech, the mayor …".
  private func order(around index: Int) -> [Int] {
    let pronoun = state.mentions[index]
    // No farther than a pronoun reaches, so that the work on a long text stays proportional to it.
    let before = Array(
      stride(from: index - 1, through: 0, by: -1).prefix {
        pronoun.sentence - state.mentions[$0].sentence <= Self.reach.sentences && index - $0 <= Self.reach.mentions
      })
    var after: [Int] = []
    var next = index + 1
    while next < state.mentions.count, state.mentions[next].sentence == pronoun.sentence, after.count < 4 {
      if state.mentions[next].kind != .pronoun { after.append(next) }
      next += 1
    }
    let isEarly =
      state.prose.sentences.indices.contains(pronoun.sentence)
      && pronoun.head - state.prose.sentences[pronoun.sentence].tokens.lowerBound < 8
    let sameSentence = before.prefix { state.mentions[$0].sentence == pronoun.sentence }
    return isEarly ? Array(sameSentence) + after + before.dropFirst(sameSentence.count) : before
  }

  // MARK: Agreement

  private func agrees(_ other: Int, _ form: PronounForm, in chains: ChainBuilder) -> Bool {
    let profile = chains.profile(other)
    switch (form.number, form.gender) {
    case (.singular, .masculine), (.singular, .feminine):
      guard profile.number != .plural, profile.type != .nationality else { return false }
      guard profile.referent == .person || profile.type == .person else { return false }
      return profile.gender == .unknown || profile.gender == form.gender || profile.gender == .neuter
    case (.singular, _):
      guard profile.number != .plural, profile.type != .person, profile.type != .nationality else { return false }
      return profile.referent != .person
    default:
      if profile.number == .plural || profile.type == .nationality { return true }
      return profile.referent == .group || profile.type == .geopoliticalEntity || profile.type == .organization
        // Singular they: for a person without a name whose gender nobody has said ("a spokesperson").
        || profile.referent == .person && profile.gender == .unknown && profile.type != .person
    }
  }

  /// Nesting and binding: not inside the phrase that it would point to, and not the object beside its own subject.
  private func isVisible(_ candidate: MentionCandidate, from pronoun: MentionCandidate, _ form: PronounForm) -> Bool {
    if candidate.nounPhrase.contains(pronoun.head) { return false }
    if !form.isPossessive, candidate.nounPhrase.overlaps(pronoun.tokens) { return false }
    if !form.isPossessive, candidate.sentence == pronoun.sentence {
      let governor = clauses.governor(pronoun.head)
      let isCoargument = governor != nil && governor == clauses.governor(candidate.head)
      if isCoargument { return form.isReflexive }
    }
    return !form.isReflexive || candidate.sentence == pronoun.sentence
  }

  // MARK: Features

  /// What the candidate's own words and place say.
  private func features(_ anaphor: Anaphor, _ other: Int, rank: Int, in chains: ChainBuilder) -> PronounFeatures {
    let pronoun = anaphor.mention
    let candidate = state.mentions[other]
    let follows = other > anaphor.index
    var result = PronounFeatures()
    result.insert(distance(pronoun, candidate, follows: follows))
    addPlaces(pronoun, candidate, to: &result)
    addSyntax(pronoun, candidate, to: &result)
    addForm(anaphor, candidate, to: &result)
    addSpeech(anaphor, other, to: &result, chains: chains)
    if rank == 0 { result.insert(.nearestCandidate) } else if rank == 1 { result.insert(.secondNearestCandidate) }
    if rank == 0, candidate.sentence == pronoun.sentence { result.insert(.nearestInSameSentence) }
    addNearness(pronoun, candidate, to: &result)
    addStructure(pronoun, candidate, follows: follows, to: &result)
    return result
  }

  /// What the entity's other mentions say, whichever of them is the candidate.
  private func entity(_ profile: EntityProfile, _ anaphor: Anaphor) -> PronounFeatures {
    var result = PronounFeatures()
    addEntity(profile, before: anaphor.index, form: anaphor.form, to: &result)
    addHistory(profile, anaphor, to: &result)
    return result
  }

  /// What the shape of the sentence says of the candidate.
  private func addStructure(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, follows: Bool, to result: inout PronounFeatures
  ) {
    if candidate.sentence == pronoun.sentence, let governor = clauses.governor(candidate.head) {
      let role = clauses.role(candidate.head)
      // "In his speech, the mayor …": the pronoun stands in a phrase before the subject of its verb.
      if follows, role == .subject || role == .passiveSubject, clauses.isBelow(pronoun.head, governor) {
        result.insert(.subjectAfterFrontedPhrase)
      }
      // "She told the mayor that he …".
      if !follows, role == .object, clauses.isBelow(pronoun.head, governor) { result.insert(.objectGovernsClause) }
    }
    if isNested(candidate) { result.insert(.candidateIsNested) }
    if isCoordinated(candidate.head) { result.insert(.candidateIsCoordinated) }
    if candidate.kind == .nominal, candidate.tokens.lowerBound == candidate.head { result.insert(.candidateIsBare) }
  }

  /// Whether a mention stands inside the phrase of another: "the sister of the mayor", "the mayor's sister".
  private func isNested(_ candidate: MentionCandidate) -> Bool {
    guard let governor = clauses.governor(candidate.head) else { return false }
    switch clauses.relation(candidate.head) {
    case .nmod, .nmodPoss, .compound: return clauses.tag(governor).isNoun
    default: return false
    }
  }

  /// Whether a head is one of several that share a role: "the mayor and the sheriff".
  private func isCoordinated(_ head: Int) -> Bool {
    guard head < state.dependencies.count else { return false }
    return state.dependencies[head] == .conj || clauses.phrases.child(of: head, .conj) != nil
  }

  /// How the text has spoken of the entity before the pronoun.
  private func addHistory(_ profile: EntityProfile, _ anaphor: Anaphor, to result: inout PronounFeatures) {
    let (index, pronoun, form) = (anaphor.index, anaphor.mention, anaphor.form)
    var hasSamePronoun = false
    var isNamed = false
    var isSubjectBefore = false
    var isInSentence = false
    for mention in profile.mentions {
      let candidate = state.mentions[mention]
      if candidate.kind == .name { isNamed = true }
      guard mention < index else { continue }
      if candidate.kind == .pronoun, let its = PronounTable.form(clauses.hash(candidate.head)),
        its.person == .third, its.gender == form.gender, its.number == form.number
      {
        hasSamePronoun = true
      }
      if candidate.sentence == pronoun.sentence { isInSentence = true }
      if candidate.sentence == pronoun.sentence - 1, !isSubjectBefore {
        let role = clauses.role(candidate.head)
        isSubjectBefore = role == .subject || role == .passiveSubject
      }
    }
    if hasSamePronoun { result.insert(.entityHasSamePronoun) }
    if isNamed { result.insert(.entityIsNamed) }
    if isSubjectBefore { result.insert(.entityIsSubjectOneSentenceBack) }
    if isInSentence { result.insert(.entityInSameSentenceBefore) }
    if let first = firstPerson, profile.mentions.first == first { result.insert(.entityOpensText) }
  }

  /// Nearness in tokens, and grammatical role by sentence: within a sentence the nearest is meant, across sentences the subject.
  private func addNearness(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout PronounFeatures
  ) {
    switch pronoun.head - candidate.nounPhrase.upperBound {
    case 0...4: result.insert(.withinFourTokens)
    case 5...10: result.insert(.withinTenTokens)
    case 11...20: result.insert(.withinTwentyTokens)
    default: break
    }
    let role = clauses.role(candidate.head)
    let isSubject = role == .subject || role == .passiveSubject
    switch pronoun.sentence - candidate.sentence {
    case ...0:
      if isSubject { result.insert(.subjectInSameSentence) }
      if role == .object { result.insert(.objectInSameSentence) }
      if role == .oblique { result.insert(.obliqueInSameSentence) }
      if role == .possessor { result.insert(.possessorInSameSentence) }
    case 1:
      if isSubject { result.insert(.subjectOneSentenceBack) }
      if role == .object { result.insert(.objectOneSentenceBack) }
      if role == .oblique { result.insert(.obliqueOneSentenceBack) }
      if role == .possessor { result.insert(.possessorOneSentenceBack) }
    default:
      if isSubject { result.insert(.subjectFartherBack) }
    }
    // "its own": the owner is a subject, mostly of the clause around.
    if clauses.hash(pronoun.head + 1) == Self.own, candidate.sentence == pronoun.sentence {
      result.insert(isSubject ? .subjectOfItsOwn : .notSubjectOfItsOwn)
    }
    if isSubject, result.contains(.paragraphBefore) { result.insert(.subjectOfParagraphBefore) }
  }

  private func distance(_ pronoun: MentionCandidate, _ candidate: MentionCandidate, follows: Bool) -> PronounFeature {
    if follows { return .candidateFollows }
    switch pronoun.sentence - candidate.sentence {
    case ...0: return .sameSentence
    case 1: return .oneSentenceBack
    case 2: return .twoSentencesBack
    case 3, 4: return .threeOrFourSentencesBack
    default: return .fartherBack
    }
  }

  private func addPlaces(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout PronounFeatures
  ) {
    let sentences = state.prose.sentences
    guard sentences.indices.contains(pronoun.sentence), sentences.indices.contains(candidate.sentence) else { return }
    let here = sentences[pronoun.sentence].paragraph
    let there = sentences[candidate.sentence].paragraph
    if here == there { result.insert(.sameParagraph) } else if here - there == 1 { result.insert(.paragraphBefore) }
    if state.prose.paragraphs[there].kind == .heading { result.insert(.candidateInHeading) }
    if candidate.nounPhrase.lowerBound - sentences[candidate.sentence].tokens.lowerBound <= 1 {
      result.insert(.opensItsSentence)
    }
  }

  private func addSyntax(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout PronounFeatures
  ) {
    let role = clauses.role(candidate.head)
    switch role {
    case .subject: result.insert(.candidateIsSubject)
    case .passiveSubject: result.insert(.candidateIsPassiveSubject)
    case .object: result.insert(.candidateIsObject)
    case .oblique: result.insert(.candidateIsOblique)
    case .possessor: result.insert(.candidateIsPossessor)
    case .modifier: result.insert(.candidateIsModifier)
    case .other: result.insert(.candidateIsOther)
    }
    let own = clauses.role(pronoun.head)
    if own == .subject || own == .passiveSubject, role == .subject || role == .passiveSubject {
      result.insert(.parallelSubject)
    }
    if own == .object, role == .object { result.insert(.parallelObject) }
    guard candidate.sentence == pronoun.sentence else { return }
    if role == .subject || role == .passiveSubject, let governor = clauses.governor(candidate.head) {
      if clauses.clause(of: pronoun.head) == clauses.clause(of: candidate.head) {
        result.insert(.sameClauseSubject)
      } else if clauses.isBelow(pronoun.head, governor) {
        result.insert(.candidateGovernsClause)
      }
    }
  }

  private func addForm(_ anaphor: Anaphor, _ candidate: MentionCandidate, to result: inout PronounFeatures) {
    switch candidate.kind {
    case .name: result.insert(.candidateIsName)
    case .nominal:
      let first = clauses.hash(candidate.tokens.lowerBound)
      result.insert(Self.definite.contains(first) ? .candidateIsDefinite : .candidateIsIndefinite)
    case .pronoun:
      result.insert(.candidateIsPronoun)
      if let mine = anaphor.bareForm, let its = PronounTable.form(clauses.hash(candidate.head)),
        mine.gender == its.gender, mine.number == its.number, mine.person == its.person
      {
        result.insert(.samePronoun)
      }
    }
  }

  private func addEntity(
    _ profile: EntityProfile, before index: Int, form: PronounForm, to result: inout PronounFeatures
  ) {
    switch profile.mentions.count(where: { $0 < index }) {
    case ...1: result.insert(.entityMentionedOnce)
    case 2, 3: result.insert(.entityMentionedTwoOrThreeTimes)
    default: result.insert(.entityMentionedOften)
    }
    if profile.mentions.count >= 6 { result.insert(.entityIsTopic) }
    if profile.country != nil {
      result.insert(.candidateIsCountry)
    } else if profile.type == .nationality {
      result.insert(.candidateIsPeople)
    } else {
      switch profile.referent {
      case .person: result.insert(.candidateIsPerson)
      case .group: result.insert(.candidateIsGroup)
      case .place: result.insert(.candidateIsPlace)
      case .event: result.insert(.candidateIsEvent)
      case .thing: result.insert(.candidateIsThing)
      }
    }
    result.insert(profile.gender == form.gender && form.gender != .unknown ? .genderKnown : .genderUnknown)
    let isPlural = profile.number == .plural
    result.insert((form.number == .plural) == isPlural ? .numberAgrees : .numberDiffers)
  }

  private func addSpeech(
    _ anaphor: Anaphor, _ other: Int, to result: inout PronounFeatures, chains: ChainBuilder
  ) {
    let pronoun = anaphor.mention
    let candidate = state.mentions[other]
    switch (pronoun.quotedSpan, candidate.quotedSpan) {
    case (nil, .some): result.insert(.candidateQuotedPronounNot)
    case (let mine?, let its?): result.insert(mine == its ? .bothInOneQuotation : .differentQuotations)
    case (.some, nil): result.insert(.pronounQuotedCandidateNot)
    case (nil, nil): break
    }
    if let span = pronoun.quotedSpan, speakerOfSpan[span] >= 0 {
      if chains.areJoined(speakerOfSpan[span], other) { result.insert(.candidateSpeaks) }
    } else if let last = anaphor.lastSpeaker, chains.areJoined(last, other) {
      result.insert(.candidateSpokeLast)
    }
  }

  /// The speaker of the last quoted span that ends before a token, not farther than two paragraphs back.
  private func lastSpeaker(before token: Int) -> Int? {
    for span in state.prose.quotedSpans.indices.reversed()
    where state.prose.quotedSpans[span].tokens.upperBound <= token {
      let speaker = speakerOfSpan[span]
      if speaker >= 0, state.mentions.indices.contains(speaker), state.mentions[speaker].head < token { return speaker }
      if speaker < 0 { continue }
      return nil
    }
    return nil
  }

  private static let own = WordHash.folded("own")
  private static let definite = WordSet("the this that these those his her its their my our your")
}

// What speaks for and against one antecedent of one pronoun, as a set of named features.
//
// The features are plain yes-or-no facts, so that weights can be trained (gloss-train pronouns) and read by people
// (gloss explain). It does not weigh them.

import Annotation
import Prose
import Text

/// One fact about a pronoun and a candidate antecedent.
enum PronounFeature: Int, CaseIterable, Sendable {
  case sameSentence, oneSentenceBack, twoSentencesBack, threeOrFourSentencesBack, fartherBack, candidateFollows
  case sameParagraph, paragraphBefore
  case candidateIsSubject, candidateIsPassiveSubject, candidateIsObject, candidateIsOblique, candidateIsPossessor
  case candidateIsModifier, candidateIsOther
  case parallelSubject, parallelObject
  case candidateIsName, candidateIsDefinite, candidateIsIndefinite, candidateIsPronoun, samePronoun
  case entityMentionedOnce, entityMentionedTwoOrThreeTimes, entityMentionedOften
  case nearestCandidate, secondNearestCandidate
  case opensItsSentence
  case candidateIsPerson, candidateIsGroup, candidateIsCountry, candidateIsPlace, candidateIsEvent, candidateIsThing
  case candidateIsPeople
  case genderKnown, genderUnknown, numberAgrees, numberDiffers
  case candidateQuotedPronounNot, bothInOneQuotation, pronounQuotedCandidateNot, differentQuotations
  case candidateSpeaks, candidateSpokeLast
  case sameClauseSubject, candidateInHeading, candidateGovernsClause
  case entityIsTopic
  case withinFourTokens, withinTenTokens, withinTwentyTokens
  case subjectInSameSentence, objectInSameSentence, obliqueInSameSentence, possessorInSameSentence
  case subjectOneSentenceBack, objectOneSentenceBack, obliqueOneSentenceBack, possessorOneSentenceBack
  case subjectFartherBack, nearestInSameSentence, subjectOfParagraphBefore
  case subjectOfItsOwn, notSubjectOfItsOwn
  case subjectAfterFrontedPhrase, objectGovernsClause
  case entityHasSamePronoun, entityIsNamed, entityOpensText, entityIsSubjectOneSentenceBack, entityInSameSentenceBefore
  case candidateIsNested, candidateIsCoordinated, candidateIsBare, candidateIsOnlyEntity
}

/// How a pronoun stands: each has weights of its own.
enum PronounClass: Int, CaseIterable, Sendable {
  case person, personPossessive, thing, thingPossessive, plural, pluralPossessive

  /// The class of a pronoun of the third person.
  init(_ form: PronounForm) {
    switch (form.number, form.gender) {
    case (.singular, .neuter): self = form.isPossessive ? .thingPossessive : .thing
    case (.singular, _): self = form.isPossessive ? .personPossessive : .person
    default: self = form.isPossessive ? .pluralPossessive : .plural
    }
  }
}

/// Finds and describes the candidate antecedents of pronouns.
struct PronounCandidates {
  /// A mention that a pronoun may point to.
  struct Candidate {
    let mention: Int
    let features: [PronounFeature]
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
    var result: [Candidate] = []
    var seen: Set<Int> = []
    for other in order(around: index) {
      let candidate = state.mentions[other]
      if pronoun.sentence - candidate.sentence > Self.reach.sentences { break }
      guard result.count < Self.reach.candidates, !chains.isAbsorbed[other] else { continue }
      guard agrees(other, form, in: chains), isVisible(candidate, from: pronoun, form) else { continue }
      let rank = seen.count
      seen.insert(chains.root(other))
      result.append(Candidate(mention: other, features: features(index, other, form, rank: rank, in: chains)))
    }
    guard seen.count == 1 else { return result }
    return result.map { Candidate(mention: $0.mention, features: $0.features + [.candidateIsOnlyEntity]) }
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

  private func features(
    _ index: Int, _ other: Int, _ form: PronounForm, rank: Int, in chains: ChainBuilder
  ) -> [PronounFeature] {
    let pronoun = state.mentions[index]
    let candidate = state.mentions[other]
    var result: [PronounFeature] = []
    result.append(distance(pronoun, candidate, follows: other > index))
    addPlaces(pronoun, candidate, to: &result)
    addSyntax(pronoun, candidate, to: &result)
    addForm(pronoun, candidate, to: &result)
    let profile = chains.profile(other)
    addEntity(profile, before: index, form: form, to: &result)
    addSpeech(pronoun, other, to: &result, chains: chains)
    if rank == 0 { result.append(.nearestCandidate) } else if rank == 1 { result.append(.secondNearestCandidate) }
    if rank == 0, candidate.sentence == pronoun.sentence { result.append(.nearestInSameSentence) }
    addNearness(pronoun, candidate, to: &result)
    addStructure(pronoun, candidate, follows: other > index, to: &result)
    addHistory(index, other, form, profile, to: &result)
    return result
  }

  /// What the shape of the sentence says of the candidate.
  private func addStructure(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, follows: Bool, to result: inout [PronounFeature]
  ) {
    if candidate.sentence == pronoun.sentence, let governor = clauses.governor(candidate.head) {
      let role = clauses.role(candidate.head)
      // "In his speech, the mayor …": the pronoun stands in a phrase before the subject of its verb.
      if follows, role == .subject || role == .passiveSubject, clauses.isBelow(pronoun.head, governor) {
        result.append(.subjectAfterFrontedPhrase)
      }
      // "She told the mayor that he …".
      if !follows, role == .object, clauses.isBelow(pronoun.head, governor) { result.append(.objectGovernsClause) }
    }
    if isNested(candidate) { result.append(.candidateIsNested) }
    if isCoordinated(candidate.head) { result.append(.candidateIsCoordinated) }
    if candidate.kind == .nominal, candidate.tokens.lowerBound == candidate.head { result.append(.candidateIsBare) }
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
  private func addHistory(
    _ index: Int, _ other: Int, _ form: PronounForm, _ profile: EntityProfile, to result: inout [PronounFeature]
  ) {
    let pronoun = state.mentions[index]
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
    if hasSamePronoun { result.append(.entityHasSamePronoun) }
    if isNamed { result.append(.entityIsNamed) }
    if isSubjectBefore { result.append(.entityIsSubjectOneSentenceBack) }
    if isInSentence { result.append(.entityInSameSentenceBefore) }
    if let first = firstPerson, profile.mentions.first == first { result.append(.entityOpensText) }
  }

  /// Nearness in tokens, and grammatical role by sentence: within a sentence the nearest is meant, across sentences the subject.
  private func addNearness(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout [PronounFeature]
  ) {
    switch pronoun.head - candidate.nounPhrase.upperBound {
    case 0...4: result.append(.withinFourTokens)
    case 5...10: result.append(.withinTenTokens)
    case 11...20: result.append(.withinTwentyTokens)
    default: break
    }
    let role = clauses.role(candidate.head)
    let isSubject = role == .subject || role == .passiveSubject
    switch pronoun.sentence - candidate.sentence {
    case ...0:
      if isSubject { result.append(.subjectInSameSentence) }
      if role == .object { result.append(.objectInSameSentence) }
      if role == .oblique { result.append(.obliqueInSameSentence) }
      if role == .possessor { result.append(.possessorInSameSentence) }
    case 1:
      if isSubject { result.append(.subjectOneSentenceBack) }
      if role == .object { result.append(.objectOneSentenceBack) }
      if role == .oblique { result.append(.obliqueOneSentenceBack) }
      if role == .possessor { result.append(.possessorOneSentenceBack) }
    default:
      if isSubject { result.append(.subjectFartherBack) }
    }
    // "its own": the owner is a subject, mostly of the clause around.
    if clauses.hash(pronoun.head + 1) == Self.own, candidate.sentence == pronoun.sentence {
      result.append(isSubject ? .subjectOfItsOwn : .notSubjectOfItsOwn)
    }
    if isSubject, result.contains(.paragraphBefore) { result.append(.subjectOfParagraphBefore) }
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
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout [PronounFeature]
  ) {
    let sentences = state.prose.sentences
    guard sentences.indices.contains(pronoun.sentence), sentences.indices.contains(candidate.sentence) else { return }
    let here = sentences[pronoun.sentence].paragraph
    let there = sentences[candidate.sentence].paragraph
    if here == there { result.append(.sameParagraph) } else if here - there == 1 { result.append(.paragraphBefore) }
    if state.prose.paragraphs[there].kind == .heading { result.append(.candidateInHeading) }
    if candidate.nounPhrase.lowerBound - sentences[candidate.sentence].tokens.lowerBound <= 1 {
      result.append(.opensItsSentence)
    }
  }

  private func addSyntax(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout [PronounFeature]
  ) {
    let role = clauses.role(candidate.head)
    switch role {
    case .subject: result.append(.candidateIsSubject)
    case .passiveSubject: result.append(.candidateIsPassiveSubject)
    case .object: result.append(.candidateIsObject)
    case .oblique: result.append(.candidateIsOblique)
    case .possessor: result.append(.candidateIsPossessor)
    case .modifier: result.append(.candidateIsModifier)
    case .other: result.append(.candidateIsOther)
    }
    let own = clauses.role(pronoun.head)
    if own == .subject || own == .passiveSubject, role == .subject || role == .passiveSubject {
      result.append(.parallelSubject)
    }
    if own == .object, role == .object { result.append(.parallelObject) }
    guard candidate.sentence == pronoun.sentence else { return }
    if role == .subject || role == .passiveSubject, let governor = clauses.governor(candidate.head) {
      if clauses.clause(of: pronoun.head) == clauses.clause(of: candidate.head) {
        result.append(.sameClauseSubject)
      } else if clauses.isBelow(pronoun.head, governor) {
        result.append(.candidateGovernsClause)
      }
    }
  }

  private func addForm(
    _ pronoun: MentionCandidate, _ candidate: MentionCandidate, to result: inout [PronounFeature]
  ) {
    switch candidate.kind {
    case .name: result.append(.candidateIsName)
    case .nominal:
      let first = clauses.hash(candidate.tokens.lowerBound)
      result.append(Self.definite.contains(first) ? .candidateIsDefinite : .candidateIsIndefinite)
    case .pronoun:
      result.append(.candidateIsPronoun)
      if let mine = PronounTable.form(clauses.hash(pronoun.head)),
        let its = PronounTable.form(clauses.hash(candidate.head)),
        mine.gender == its.gender, mine.number == its.number, mine.person == its.person
      {
        result.append(.samePronoun)
      }
    }
  }

  private func addEntity(
    _ profile: EntityProfile, before index: Int, form: PronounForm, to result: inout [PronounFeature]
  ) {
    switch profile.mentions.count(where: { $0 < index }) {
    case ...1: result.append(.entityMentionedOnce)
    case 2, 3: result.append(.entityMentionedTwoOrThreeTimes)
    default: result.append(.entityMentionedOften)
    }
    if profile.mentions.count >= 6 { result.append(.entityIsTopic) }
    if profile.country != nil {
      result.append(.candidateIsCountry)
    } else if profile.type == .nationality {
      result.append(.candidateIsPeople)
    } else {
      switch profile.referent {
      case .person: result.append(.candidateIsPerson)
      case .group: result.append(.candidateIsGroup)
      case .place: result.append(.candidateIsPlace)
      case .event: result.append(.candidateIsEvent)
      case .thing: result.append(.candidateIsThing)
      }
    }
    result.append(profile.gender == form.gender && form.gender != .unknown ? .genderKnown : .genderUnknown)
    let isPlural = profile.number == .plural
    result.append((form.number == .plural) == isPlural ? .numberAgrees : .numberDiffers)
  }

  private func addSpeech(
    _ pronoun: MentionCandidate, _ other: Int, to result: inout [PronounFeature], chains: ChainBuilder
  ) {
    let candidate = state.mentions[other]
    switch (pronoun.quotedSpan, candidate.quotedSpan) {
    case (nil, .some): result.append(.candidateQuotedPronounNot)
    case (let mine?, let its?): result.append(mine == its ? .bothInOneQuotation : .differentQuotations)
    case (.some, nil): result.append(.pronounQuotedCandidateNot)
    case (nil, nil): break
    }
    if let span = pronoun.quotedSpan, speakerOfSpan[span] >= 0 {
      if chains.areJoined(speakerOfSpan[span], other) { result.append(.candidateSpeaks) }
    } else if let last = lastSpeaker(before: pronoun.head), chains.areJoined(last, other) {
      result.append(.candidateSpokeLast)
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

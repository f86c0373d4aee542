// The facts that speak for and against one antecedent of one pronoun, and sets of them.
//
// They are plain yes-or-no facts, so that weights can be trained (gloss-train pronouns) and read by people
// (gloss explain). It knows neither how they are found nor how they are weighed.

import Annotation

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

/// A set of features: a bit each, since dozens of candidates are described for every pronoun.
struct PronounFeatures: Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Adds a feature.
  mutating func insert(_ feature: PronounFeature) {
    if feature.rawValue < 64 {
      low |= 1 << UInt64(feature.rawValue)
    } else {
      high |= 1 << UInt64(feature.rawValue - 64)
    }
  }

  /// Adds all features of another set.
  mutating func formUnion(_ other: PronounFeatures) {
    low |= other.low
    high |= other.high
  }

  /// Whether a feature is in the set.
  func contains(_ feature: PronounFeature) -> Bool {
    feature.rawValue < 64 ? low >> UInt64(feature.rawValue) & 1 == 1 : high >> UInt64(feature.rawValue - 64) & 1 == 1
  }

  /// Calls `body` with the number of each feature, in their order.
  @inline(__always) func forEach(_ body: (Int) -> Void) {
    var bits = low
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
    bits = high
    while bits != 0 {
      body(64 + bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }
}

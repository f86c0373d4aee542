// The weights of the features of PronounFeatures, by class of pronoun.

/// Weighs a candidate antecedent.
enum PronounWeights {
  /// A pronoun whose best candidate scores no more than this stays alone.
  static let threshold = 0

  /// The sum of the weights of `features`.
  static func score(_ features: [PronounFeature], _ pronounClass: PronounClass) -> Int {
    features.reduce(0) { $0 + weight($1, pronounClass) }
  }

  private static func weight(_ feature: PronounFeature, _ pronounClass: PronounClass) -> Int {
    let isPossessive =
      pronounClass == .personPossessive || pronounClass == .thingPossessive || pronounClass == .pluralPossessive
    switch feature {
    case .sameSentence: return isPossessive ? 34 : 24
    case .oneSentenceBack: return isPossessive ? 12 : 24
    case .twoSentencesBack: return 8
    case .threeOrFourSentencesBack: return -2
    case .fartherBack: return -14
    case .candidateFollows: return 4
    case .sameParagraph: return 4
    case .paragraphBefore: return 2
    case .candidateIsSubject: return 18
    case .candidateIsPassiveSubject: return 16
    case .candidateIsObject: return 6
    case .candidateIsOblique: return 0
    case .candidateIsPossessor: return 4
    case .candidateIsModifier: return -14
    case .candidateIsOther: return 0
    case .parallelSubject: return 8
    case .parallelObject: return 6
    case .candidateIsName: return 8
    case .candidateIsDefinite: return 4
    case .candidateIsIndefinite: return -2
    case .candidateIsPronoun: return 6
    case .samePronoun: return 14
    case .entityMentionedOnce: return -4
    case .entityMentionedTwoOrThreeTimes: return 4
    case .entityMentionedOften: return 8
    case .nearestCandidate: return isPossessive ? 10 : 6
    case .secondNearestCandidate: return 3
    case .opensItsSentence: return 4
    case .candidateIsPerson: return 2
    case .candidateIsGroup: return 8
    case .candidateIsCountry: return 6
    case .candidateIsPlace: return -10
    case .candidateIsEvent: return -4
    case .candidateIsThing: return -6
    case .candidateIsPeople: return 6
    case .genderKnown: return 10
    case .genderUnknown: return 0
    case .numberAgrees: return 8
    case .numberDiffers: return -6
    case .candidateQuotedPronounNot: return -34
    case .bothInOneQuotation: return 8
    case .pronounQuotedCandidateNot: return -2
    case .differentQuotations: return 2
    case .candidateSpeaks: return -24
    case .candidateSpokeLast: return 14
    case .sameClauseSubject: return isPossessive ? 16 : 0
    case .candidateInHeading: return -20
    case .candidateGovernsClause: return 8
    case .entityIsTopic: return 4
    }
  }
}

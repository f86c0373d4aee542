// The weights of the features of PronounFeatures, by class of pronoun.
//
// `trained` is what ships: PronounWeights+Trained.swift, written by `gloss-train pronouns`, which starts from `prior`.

/// Weighs a candidate antecedent.
struct PronounWeights: Sendable {
  /// One row a class of pronoun, one column a feature.
  var values: [Int]

  /// A pronoun whose best candidate scores no more than this stays alone. "It" often means nothing that was mentioned; "his"
  /// and "they" nearly always mean somebody, and where training saw nobody the mention was missed.
  static func threshold(_ pronounClass: PronounClass) -> Int { pronounClass == .thing ? 0 : -24 }

  /// The number of weights.
  static let count = PronounClass.allCases.count * PronounFeature.allCases.count

  /// Where the weight of a feature stands in `values`.
  static func position(_ feature: PronounFeature, _ pronounClass: PronounClass) -> Int {
    pronounClass.rawValue * PronounFeature.allCases.count + feature.rawValue
  }

  /// The sum of the weights of `features`.
  func score(_ features: PronounFeatures, _ pronounClass: PronounClass) -> Int {
    let row = pronounClass.rawValue * PronounFeature.allCases.count
    guard row + PronounFeature.allCases.count <= values.count else { return 0 }
    var sum = 0
    features.forEach { sum += values[row + $0] }
    return sum
  }

  /// The weights before any training.
  static let prior: PronounWeights = {
    var values = [Int](repeating: 0, count: count)
    for pronounClass in PronounClass.allCases {
      for feature in PronounFeature.allCases {
        values[position(feature, pronounClass)] = prior(feature, pronounClass)
      }
    }
    return PronounWeights(values: values)
  }()

  /// The weight that the training starts from: what the literature says of salience (Lappin and Leass 1994), in round numbers.
  private static func prior(_ feature: PronounFeature, _ pronounClass: PronounClass) -> Int {
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
    case .withinFourTokens: return isPossessive ? 8 : 2
    case .withinTenTokens: return isPossessive ? 4 : 2
    case .withinTwentyTokens: return 1
    default: return 0
    }
  }
}

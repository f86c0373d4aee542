// The gender that a person's name shows: by title first, by given name where the counts are clear.

import Annotation
import Lexicon
import Prose
import Text

/// Reads the gender off titles and given names.
enum NameGender {
  /// The gender of a person's name; unknown where neither title nor given name tells.
  static func gender(of mention: MentionCandidate, in state: AnalysisState) -> Gender {
    // The word right before the name is looked at even where the noun phrase was not seen to begin with it.
    let first = mention.tokens.lowerBound
    let opensSentence =
      state.prose.sentences.indices.contains(mention.sentence)
      && state.prose.sentences[mention.sentence].tokens.lowerBound == first
    let start = min(mention.nounPhrase.lowerBound, opensSentence ? first : max(0, first - 1))
    for token in start..<first {
      let hash = state.prose.tokens[token].foldedHash
      if masculineTitles.contains(hash) { return .masculine }
      if feminineTitles.contains(hash) { return .feminine }
    }
    guard mention.tokens.count > 1 else { return .unknown }
    return PlaceFacts.genderOfGivenName(state.prose.tokens[mention.tokens.lowerBound].foldedHash, in: state.lexicon)
  }

  private static let masculineTitles = WordSet(
    "mr mr. sir lord king prince sheikh father brother pope monsieur señor herr baron duke emperor sultan emir imam congressman chairman spokesman"
  )
  private static let feminineTitles = WordSet(
    "ms ms. mrs mrs. miss lady dame queen princess sister madame señora frau baroness duchess empress congresswoman chairwoman spokeswoman"
  )
}

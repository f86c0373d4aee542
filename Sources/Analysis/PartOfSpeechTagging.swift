// Parts of speech, by the trained tagger, one sentence at a time.

import Annotation
import Learning
import Prose
import Text

/// Writes `AnalysisState.partsOfSpeech`.
enum PartOfSpeechTagging: AnalysisComponent {
  static func run(on state: inout AnalysisState) {
    guard let tagger = TrainedModels.tagger else { return }
    var tags = [PartOfSpeech](repeating: .XX, count: state.prose.tokens.count)
    for sentence in state.prose.sentences {
      let result = tagger.tag(TokenFeatures.ofSentence(sentence, in: state.prose))
      for (token, label) in zip(sentence.tokens, result) {
        tags[token] = TrainedModels.partOfSpeech(label)
      }
    }
    state.partsOfSpeech = tags
  }
}

extension TokenFeatures {
  /// The features of the words of a sentence.
  static func ofSentence(_ sentence: Sentence, in prose: ProseDocument) -> [TokenFeatures] {
    prose.text.bytes.withUnsafeBufferPointer { bytes in
      prose.tokens[sentence.tokens].map { token in
        let range = prose.text.slice(token.range)
        return TokenFeatures(UnsafeBufferPointer(rebasing: bytes[range]), foldedHash: token.foldedHash)
      }
    }
  }
}

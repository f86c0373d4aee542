// Parts of speech, by the trained tagger, one sentence at a time.

import Annotation
import Learning
import Prose
import Text

/// Writes `AnalysisState.words` and `AnalysisState.partsOfSpeech`.
enum PartOfSpeechTagging: AnalysisComponent {
  static func run(on state: inout AnalysisState) {
    state.words = TokenFeatures.ofDocument(state.prose, classes: TrainedModels.wordClasses)
    guard let tagger = TrainedModels.tagger else { return }
    var labels = [UInt8](repeating: 0, count: state.words.count)
    state.words.withUnsafeBufferPointer { words in
      labels.withUnsafeMutableBufferPointer { labels in
        for sentence in state.prose.sentences where !state.isCancelled() {
          tagger.tag(
            UnsafeBufferPointer(rebasing: words[sentence.tokens]),
            into: UnsafeMutableBufferPointer(rebasing: labels[sentence.tokens]))
        }
      }
    }
    // A token outside every sentence is no word.
    var tags = [PartOfSpeech](repeating: .XX, count: state.words.count)
    for sentence in state.prose.sentences {
      for token in sentence.tokens { tags[token] = TrainedModels.partOfSpeech(labels[token]) }
    }
    state.partsOfSpeech = tags
  }
}

extension TokenFeatures {
  /// The features of all words of a document.
  package static func ofDocument(_ prose: ProseDocument, classes: WordClassTable) -> [TokenFeatures] {
    prose.text.bytes.withUnsafeBufferPointer { bytes in
      prose.tokens.map { token in
        TokenFeatures(
          UnsafeBufferPointer(rebasing: bytes[prose.text.slice(token.range)]), foldedHash: token.foldedHash,
          classes: classes[token.foldedHash])
      }
    }
  }
}

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
    if let memory = state.syntaxMemory {
      state.syntaxKeys = state.prose.sentences.map { SyntaxMemory.key($0, in: state.prose) }
      state.rememberedSyntax = memory.entries(state.syntaxKeys)
    }
    var labels = [UInt8](repeating: 0, count: state.words.count)
    state.words.withUnsafeBufferPointer { words in
      labels.withUnsafeMutableBufferPointer { labels in
        for (number, sentence) in state.prose.sentences.enumerated() where !state.isCancelled() {
          if state.remembered(number) != nil { continue }
          tagger.tag(
            UnsafeBufferPointer(rebasing: words[sentence.tokens]),
            into: UnsafeMutableBufferPointer(rebasing: labels[sentence.tokens]))
        }
      }
    }
    // A token outside every sentence is no word.
    var tags = [PartOfSpeech](repeating: .XX, count: state.words.count)
    for (number, sentence) in state.prose.sentences.enumerated() {
      if let entry = state.remembered(number) {
        for (token, tag) in zip(sentence.tokens, entry.partsOfSpeech) { tags[token] = tag }
      } else {
        for token in sentence.tokens { tags[token] = TrainedModels.partOfSpeech(labels[token]) }
      }
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

extension AnalysisState {
  /// What is remembered of a sentence; nil where it must be read.
  func remembered(_ sentence: Int) -> SyntaxMemory.Entry? {
    rememberedSyntax.indices.contains(sentence) ? rememberedSyntax[sentence] : nil
  }
}

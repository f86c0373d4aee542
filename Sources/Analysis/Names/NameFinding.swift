// Finds the names of a document: the trained model, then what it cannot know (states against landscapes, the user's word).
//
// Knows nothing of who anyone is: whether two names are one entity is for chains.

import Annotation
import Lexicon
import Prose
import Text

/// Writes `AnalysisState.names`.
package enum NameFinding: AnalysisComponent {
  /// The names of a text whose structure has been read, without the rest of the pipeline.
  package static func names(_ prose: ProseDocument, lexicon: Lexicon = .builtin) -> [NameSpan] {
    var state = AnalysisState(prose: prose, lexicon: lexicon, options: AnalysisOptions())
    PartOfSpeechTagging.run(on: &state)
    run(on: &state)
    return state.names
  }

  package static func run(on state: inout AnalysisState) {
    let view = NameView(state.prose, words: state.words, gazetteer: NameGazetteer(state.lexicon))
    guard let model = NameModel.builtin else { return }
    let features = NameFeatures(view: view, partsOfSpeech: state.partsOfSpeech)
    var tagger = NameTagger(model: model, features: features, isCancelled: state.isCancelled)
    guard !state.isCancelled() else { return }
    let typing = NameTyping(view: view, lexicon: state.lexicon)
    let names = NameConsistency(view: view).settle(tagger.names()).map { name in
      NameSpan(
        tokens: name.tokens, type: typing.type(of: name), confidence: Int((name.probability * 1000).rounded()),
        rule: "names.model")
    }
    state.names = NameRules(view: view, lexicon: state.lexicon).apply(to: names)
  }
}

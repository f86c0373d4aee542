// Heads and relations, by the trained parser, one sentence at a time.

import Annotation
import Learning
import Prose
import Text

/// Writes `AnalysisState.heads` and `AnalysisState.dependencies`.
enum DependencyParsing: AnalysisComponent {
  /// A longer sentence is a table or a list without marks: it is parsed in pieces, so that work stays proportional.
  private static let longestSentence = 200

  static func run(on state: inout AnalysisState) {
    guard let parser = TrainedModels.parser, state.partsOfSpeech.count == state.prose.tokens.count else { return }
    var heads = [Int32](repeating: -1, count: state.prose.tokens.count)
    var relations = [DependencyRelation](repeating: .root, count: state.prose.tokens.count)
    for sentence in state.prose.sentences {
      let features = TokenFeatures.ofSentence(sentence, in: state.prose)
      var start = 0
      while start < features.count {
        let end = min(start + longestSentence, features.count)
        let base = sentence.tokens.lowerBound + start
        let tags = state.partsOfSpeech[base..<(base + end - start)].map(\.rawValue)
        let parse = parser.parse(Array(features[start..<end]), tags: tags)
        for word in parse.heads.indices {
          heads[base + word] = parse.heads[word] < 0 ? -1 : Int32(base + parse.heads[word])
          relations[base + word] = relation(TrainedModels.relation(parse.labels[word]), head: parse.heads[word])
        }
        start = end
      }
    }
    state.heads = heads
    state.dependencies = relations
  }

  /// The relation that goes with a head: the root and nothing else is `root`. A second root, which the parser hangs on the
  /// first, is a clause set beside it.
  private static func relation(_ label: DependencyRelation, head: Int) -> DependencyRelation {
    if head < 0 { return .root }
    return label == .root ? .parataxis : label
  }
}

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
    guard let parser = TrainedModels.parser, state.partsOfSpeech.count == state.words.count else { return }
    var heads = [Int32](repeating: -1, count: state.prose.tokens.count)
    var relations = [DependencyRelation](repeating: .root, count: state.prose.tokens.count)
    let tags = state.partsOfSpeech.map(\.rawValue)
    state.words.withUnsafeBufferPointer { words in
      tags.withUnsafeBufferPointer { tags in
        for (number, sentence) in state.prose.sentences.enumerated() where !state.isCancelled() {
          if let entry = state.remembered(number) {
            let start = Int32(sentence.tokens.lowerBound)
            for (word, token) in sentence.tokens.enumerated() {
              heads[token] = entry.heads[word] < 0 ? -1 : start + entry.heads[word]
              relations[token] = entry.dependencies[word]
            }
            continue
          }
          var start = sentence.tokens.lowerBound
          while start < sentence.tokens.upperBound {
            let piece = start..<min(start + longestSentence, sentence.tokens.upperBound)
            let parse = parser.parse(
              UnsafeBufferPointer(rebasing: words[piece]), tags: UnsafeBufferPointer(rebasing: tags[piece]))
            for (word, head) in parse.heads.enumerated() {
              heads[start + word] = head < 0 ? -1 : Int32(start + head)
              relations[start + word] = relation(TrainedModels.relation(parse.labels[word]), head: head)
            }
            start = piece.upperBound
          }
        }
      }
    }
    state.heads = heads
    state.dependencies = relations
    remember(state)
  }

  /// Leaves what was read anew in the memory.
  private static func remember(_ state: AnalysisState) {
    guard let memory = state.syntaxMemory, !state.isCancelled() else { return }
    var entries: [(key: SyntaxMemory.Key, entry: SyntaxMemory.Entry)] = []
    for (number, sentence) in state.prose.sentences.enumerated() where state.remembered(number) == nil {
      let start = Int32(sentence.tokens.lowerBound)
      let entry = SyntaxMemory.Entry(
        partsOfSpeech: Array(state.partsOfSpeech[sentence.tokens]),
        heads: state.heads[sentence.tokens].map { $0 < 0 ? -1 : $0 - start },
        dependencies: Array(state.dependencies[sentence.tokens]))
      entries.append((state.syntaxKeys[number], entry))
    }
    memory.add(entries)
  }

  /// The relation that goes with a head: the root and nothing else is `root`. A second root, which the parser hangs on the
  /// first, is a clause set beside it.
  private static func relation(_ label: DependencyRelation, head: Int) -> DependencyRelation {
    if head < 0 { return .root }
    return label == .root ? .parataxis : label
  }
}

// Runs the name model over a document, twice: the second reading remembers what the first one found.

import Annotation
import Learning
import Prose
import Text

/// A name as the model gives it.
package struct TaggedName: Sendable, Hashable {
  /// Where it stands.
  package var tokens: Range<Int>
  /// Its type.
  package var type: NameModelType
  /// The probability that exactly these tokens are a name of this type, 0 to 1.
  package var probability: Float
}

/// Finds the names of a document with a model.
package struct NameTagger {
  private let model: NameModel
  private let features: NameFeatures
  /// The scores of all tokens of runs, one run after the other, without memory.
  private var scores: [SIMD16<Int16>] = []
  private var scoreStarts: [Int] = []
  private var marginals = LinearChainCRF.Marginals()
  private let isCancelled: @Sendable () -> Bool

  /// A tagger for a document; one that is cancelled finds nothing.
  package init(model: NameModel, features: NameFeatures, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    self.isCancelled = isCancelled
    self.model = model
    self.features = features
  }

  /// The names of the document, sorted. `passes` is 2; 1 is for training the second pass.
  package mutating func names(passes: Int = 2) -> [TaggedName] {
    let sentences = features.view.runSentences
    scoreRuns(sentences)
    guard !isCancelled() else { return [] }
    let first = decode(scores, withProbabilities: passes == 1)
    guard passes > 1, !first.isEmpty else { return first }
    let memory = NameMemory(first.map { ($0.tokens, $0.type) }, view: features.view)
    var second = scores
    var hashes: [UInt32] = []
    for (number, run) in features.view.runs.enumerated() {
      for (offset, token) in run.enumerated() {
        hashes.removeAll(keepingCapacity: true)
        features.appendMemory(token, memory: memory, to: &hashes)
        second[scoreStarts[number] + offset] &+= hashes.withUnsafeBufferPointer { model.field.score($0) }
      }
    }
    return decode(second, withProbabilities: true)
  }

  private mutating func scoreRuns(_ sentences: [Range<Int>]) {
    var hashes: [UInt32] = []
    hashes.reserveCapacity(96)
    for (run, sentence) in zip(features.view.runs, sentences) where !isCancelled() {
      scoreStarts.append(scores.count)
      for token in run {
        hashes.removeAll(keepingCapacity: true)
        features.append(token, run: run, sentence: sentence, to: &hashes)
        scores.append(hashes.withUnsafeBufferPointer { model.field.score($0) })
      }
    }
  }

  private mutating func decode(_ scores: [SIMD16<Int16>], withProbabilities: Bool) -> [TaggedName] {
    var names: [TaggedName] = []
    var labels: [UInt8] = []
    for (number, run) in features.view.runs.enumerated() where !isCancelled() {
      let start = scoreStarts[number]
      scores[start..<(start + run.count)].withUnsafeBufferPointer { rows in
        model.field.bestSequence(rows, into: &labels)
        let spans = Self.spans(labels)
        guard !spans.isEmpty else { return }
        let isPrepared =
          withProbabilities && marginals.prepare(rows, model: model.field, temperature: model.temperature)
        for (range, type) in spans {
          let probability =
            isPrepared ? marginals.probability(ofSpan: range, type: type.rawValue, model: model.field) : 0
          let tokens = (range.lowerBound + run.lowerBound)..<(range.upperBound + run.lowerBound)
          names.append(TaggedName(tokens: tokens, type: type, probability: probability))
        }
      }
    }
    return names
  }

  /// The spans of a label sequence.
  static func spans(_ labels: [UInt8]) -> [(Range<Int>, NameModelType)] {
    var result: [(Range<Int>, NameModelType)] = []
    for (index, label) in labels.enumerated() {
      guard let type = NameModelType(label: label) else { continue }
      if label & 1 == 0, let last = result.popLast() {
        result.append((last.0.lowerBound..<(index + 1), type))
      } else {
        result.append((index..<(index + 1), type))
      }
    }
    return result
  }
}

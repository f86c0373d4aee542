// Learns the weights of PronounFeatures from documents whose chains are known.
//
// Everything before the pronouns runs as it does in use (names, roles, noun phrases), so that the weights fit the mistakes of
// the earlier steps. It reads no file: the caller brings the documents.

import Annotation
import Lexicon
import Prose
import Text

/// An averaged perceptron over candidate antecedents: the best-scoring candidate against the best-scoring right one.
package struct PronounTraining {
  /// A document with the chain of each mention, by the byte range of its head word.
  package struct Document: Sendable {
    let prose: ProseDocument
    let chainOfHead: [ByteRange: String]

    /// A document of its structure and its chains.
    package init(prose: ProseDocument, chainOfHead: [ByteRange: String]) {
      self.prose = prose
      self.chainOfHead = chainOfHead
    }
  }

  /// One pronoun with its candidates and which of them are right; where none is, it should stay alone.
  private struct Example {
    let pronounClass: PronounClass
    let candidates: [[PronounFeature]]
    let isRight: [Bool]
  }

  private var examples: [Example] = []

  /// No examples yet.
  package init() {}

  /// The number of pronouns seen.
  package var count: Int { examples.count }

  /// Adds the pronouns of a document.
  package mutating func add(_ document: Document, lexicon: Lexicon = .builtin) {
    var state = AnalysisState(prose: document.prose, lexicon: lexicon, options: AnalysisOptions())
    for component in Pipeline.components {
      if component == ChainLinking.self { break }
      component.run(on: &state)
    }
    let gold = state.mentions.map {
      document.chainOfHead[state.prose.byteRange(ofTokens: $0.head..<($0.head + 1))]
    }
    var collected: [Example] = []
    ChainLinking.link(state) { index, form, candidates, chains in
      guard let chain = gold[index] else { return nil }
      let isRight = candidates.map { candidate in
        // A name without a gold head of its own counts by any other mention of its chain.
        gold[candidate.mention] == chain
      }
      collected.append(
        Example(pronounClass: PronounClass(form), candidates: candidates.map(\.features), isRight: isRight))
      return isRight.firstIndex(of: true).map { candidates[$0].mention }
    }
    examples += collected
  }

  /// The weights after `epochs` passes, averaged over all updates, with the share of pronouns that they get right here.
  package func train(epochs: Int) -> (weights: [Int], right: Int) {
    var current = PronounWeights.prior.values.map { $0 * Self.scale }
    var sum = [Int](repeating: 0, count: current.count)
    var steps = 0
    for _ in 0..<epochs {
      for example in examples {
        update(&current, example)
        for index in sum.indices { sum[index] += current[index] }
        steps += 1
      }
    }
    let averaged = steps == 0 ? current : sum.map { $0 / steps }
    return (averaged.map { Self.rounded($0) }, evaluate(averaged))
  }

  /// The share of pronouns that the shipped weights get right, in right ones.
  package func evaluateTrained() -> Int { evaluate(PronounWeights.trained.values) }

  private static let scale = 8
  private static let step = 4

  private static func rounded(_ value: Int) -> Int { (value + (value >= 0 ? scale / 2 : -scale / 2)) / scale }

  private func best(_ weights: [Int], _ example: Example, onlyRight: Bool) -> (index: Int, score: Int)? {
    var best: (index: Int, score: Int)?
    for (index, features) in example.candidates.enumerated() where !onlyRight || example.isRight[index] {
      let score = features.reduce(0) { $0 + weights[PronounWeights.position($1, example.pronounClass)] }
      if best.map({ score > $0.score }) ?? true { best = (index, score) }
    }
    return best
  }

  private func update(_ weights: inout [Int], _ example: Example) {
    let chosen = best(weights, example, onlyRight: false)
    let right = best(weights, example, onlyRight: true)
    let isAlone = chosen.map { $0.score <= 0 } ?? true
    if let right {
      if !isAlone, let chosen, example.isRight[chosen.index] { return }
      change(&weights, example, right.index, by: Self.step)
      if !isAlone, let chosen { change(&weights, example, chosen.index, by: -Self.step) }
    } else if !isAlone, let chosen {
      change(&weights, example, chosen.index, by: -Self.step)
    }
  }

  private func change(_ weights: inout [Int], _ example: Example, _ index: Int, by step: Int) {
    for feature in example.candidates[index] {
      weights[PronounWeights.position(feature, example.pronounClass)] += step
    }
  }

  /// How many of the pronouns some weights get right.
  package func evaluate(_ weights: [Int]) -> Int {
    examples.count { example in
      let chosen = best(weights, example, onlyRight: false)
      let isAlone = chosen.map { $0.score <= 0 } ?? true
      guard example.isRight.contains(true) else { return isAlone }
      return !isAlone && chosen.map { example.isRight[$0.index] } ?? false
    }
  }
}

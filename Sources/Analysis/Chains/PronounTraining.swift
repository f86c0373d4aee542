// Learns the weights of PronounFeatures from documents whose chains are known.
//
// Everything before the pronouns runs as it does in use (names, roles, noun phrases), so that the weights fit the mistakes of
// the earlier steps. It reads no file: the caller brings the documents.

import Annotation
import Glibc
import Learning
import Lexicon
import Prose
import Text

/// A log-linear ranking of candidate antecedents.
package struct PronounTraining {
  /// A document with the chain of each mention, by the byte range of its head word.
  package struct Document: Sendable {
    let prose: ProseDocument
    let chainOfHead: [ByteRange: String]
    let isPartial: Bool

    /// A document of its structure and its chains. In a partial one only some mentions have a chain, and nothing is known
    /// of the others.
    package init(prose: ProseDocument, chainOfHead: [ByteRange: String], isPartial: Bool = false) {
      self.prose = prose
      self.chainOfHead = chainOfHead
      self.isPartial = isPartial
    }
  }

  /// One pronoun with its candidates and which of them are right; where none is, it should stay alone.
  private struct Example {
    let pronounClass: PronounClass
    let candidates: [PronounFeatures]
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
      guard let chain = gold[index] else {
        return document.isPartial ? Self.best(PronounWeights.prior.values, form, candidates) : nil
      }
      let isRight = candidates.map { candidate in
        gold[candidate.mention] == chain
          || document.isPartial && Self.isJoined(candidate.mention, with: chain, gold, chains)
      }
      // Where some mentions are known only, none that is right says nothing.
      guard !document.isPartial || isRight.contains(true) else { return nil }
      collected.append(
        Example(pronounClass: PronounClass(form), candidates: candidates.map(\.features), isRight: isRight))
      return isRight.firstIndex(of: true).map { candidates[$0].mention }
    }
    examples += collected
  }

  /// Whether a mention shares its chain, as far as it has grown, with one that the gold puts into `chain`.
  private static func isJoined(_ mention: Int, with chain: String, _ gold: [String?], _ chains: ChainBuilder) -> Bool {
    chains.profile(mention).mentions.contains { gold[$0] == chain }
  }

  /// What some weights choose where the gold is silent: those before training, so that the training does not depend on what
  /// ships.
  private static func best(_ weights: [Int], _ form: PronounForm, _ candidates: [PronounCandidates.Candidate]) -> Int? {
    let pronounClass = PronounClass(form)
    let example = Example(pronounClass: pronounClass, candidates: candidates.map(\.features), isRight: [])
    guard let best = best(weights, example), best.score > PronounWeights.threshold(pronounClass) else { return nil }
    return candidates[best.index].mention
  }

  /// The weights after `epochs` passes, with the number of pronouns that they get right here.
  ///
  /// Maximises the chance of the right candidates, of staying alone where there is none, under a softmax over the candidates and
  /// a candidate "nobody" with score 0 (Durrett and Klein 2013, §3), by stochastic gradient with a falling step.
  package func train(epochs: Int) -> (weights: [Int], right: Int) {
    var weights = PronounWeights.prior.values.map { Double($0) / Self.scale }
    var random = RandomNumbers(seed: 11)
    var order = Array(examples.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      let step = 0.05 / (1 + 0.3 * Double(epoch))
      for index in order { climb(&weights, examples[index], step: step) }
    }
    let rounded = weights.map { Int(($0 * Self.scale).rounded()) }
    return (rounded, evaluate(rounded))
  }

  private static let scale = 16.0

  /// One step up the gradient of one example.
  private func climb(_ weights: inout [Double], _ example: Example, step: Double) {
    let row = example.pronounClass.rawValue * PronounFeature.allCases.count
    var scores = example.candidates.map { features in
      var score = 0.0
      features.forEach { score += weights[row + $0] }
      return score
    }
    scores.append(0)
    let highest = scores.max() ?? 0
    let chances = scores.map { exp($0 - highest) }
    let sum = chances.reduce(0, +)
    let isAlone = !example.isRight.contains(true)
    let right = zip(chances, example.isRight + [isAlone]).reduce(0.0) { $0 + ($1.1 ? $1.0 : 0) }
    for (index, features) in example.candidates.enumerated() {
      let wanted = example.isRight[index] && right > 0 ? chances[index] / right : 0
      let change = step * (wanted - chances[index] / sum)
      guard change.magnitude > 1e-6 else { continue }
      features.forEach { weights[row + $0] += change }
    }
  }

  private static func best(_ weights: [Int], _ example: Example) -> (index: Int, score: Int)? {
    var best: (index: Int, score: Int)?
    let table = PronounWeights(values: weights)
    for (index, features) in example.candidates.enumerated() {
      let score = table.score(features, example.pronounClass)
      if best.map({ score > $0.score }) ?? true { best = (index, score) }
    }
    return best
  }

  /// How many of the pronouns some weights get right.
  package func evaluate(_ weights: [Int]) -> Int {
    examples.count { example in
      let chosen = Self.best(weights, example)
      let isAlone = chosen.map { $0.score <= PronounWeights.threshold(example.pronounClass) } ?? true
      guard example.isRight.contains(true) else { return isAlone }
      return !isAlone && chosen.map { example.isRight[$0.index] } ?? false
    }
  }
}

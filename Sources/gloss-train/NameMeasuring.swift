// Measures a name model on dev data: scores of both readings, and how far its probabilities can be believed.

import Analysis
import Glibc
import Learning
import Prose

/// Measures a model that is not yet in the program.
struct NameMeasuring {
  let options: TrainingOptions
  var training: NameTraining

  /// The dev files that the table shows; none of them is trained on.
  private static let files = [("worldwide", "dev"), ("gum", "dev"), ("gmb", "dev")]
  private static let temperatures: [Float] = [0.8, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.3, 2.6, 3]

  /// Prints the table of scores and that of probabilities; returns the temperature that fits the first dev file best.
  func measure(_ field: LinearChainCRF) -> Float {
    var best: Float = 1
    print(NameScores.heading)
    for (number, file) in Self.files.enumerated() {
      guard let documents = read(file.0, file.1) else { continue }
      let model = NameModel(field: field, temperature: 1)
      for passes in [1, 2] {
        print(scores(documents, model, passes: passes).line("\(file.0) \(file.1), reading \(passes)"))
      }
      if number == 0 { best = calibrate(documents, field) }
    }
    return best
  }

  private func read(_ folder: String, _ file: String) -> [PreparedDocument]? {
    guard var corpus = NameCorpus.training.first(where: { $0.corpus.folder == folder })?.corpus,
      let documents = NameCorpus.read("\(options.corpora)/ner/\(folder)/\(file).jsonl")
    else { return nil }
    corpus.guideline = .news
    var training = training
    return documents.map { training.prepare($0, corpus, fold: 0, weight: 1) }
  }

  private func scores(_ documents: [PreparedDocument], _ model: NameModel, passes: Int) -> NameScores {
    var scores = NameScores()
    for document in documents {
      var tagger = NameTagger(model: model, features: document.features)
      let prose = document.features.view.prose
      let found = tagger.names(passes: passes).map {
        (range: prose.byteRange(ofTokens: $0.tokens), type: $0.type.corpusName)
      }
      scores.add(
        gold: document.document.names, found: found, declared: document.document.declaredTypes,
        bytes: document.document.bytes)
    }
    return scores
  }

  /// The temperature with the smallest log loss of "this span with this type is gold"; prints the table at it.
  private func calibrate(_ documents: [PreparedDocument], _ field: LinearChainCRF) -> Float {
    var best: (temperature: Float, loss: Double, judged: [(Float, Bool)]) = (1, .infinity, [])
    for temperature in Self.temperatures {
      let judged = judge(documents, NameModel(field: field, temperature: temperature))
      let loss = judged.reduce(0) { sum, name in
        let probability = Double(min(max(name.0, 0.001), 0.999))
        return sum - log(name.1 ? probability : 1 - probability)
      }
      if loss < best.loss { best = (temperature, loss, judged) }
    }
    print("probabilities at temperature \(best.temperature): stated, right, names")
    for step in 0..<10 {
      let part = best.judged.filter { min(Int($0.0 * 10), 9) == step }
      guard !part.isEmpty else { continue }
      let stated = part.reduce(0) { $0 + Int($1.0 * 1000) } / part.count
      print("  \(stated) \(part.filter(\.1).count * 1000 / part.count) \(part.count)")
    }
    return best.temperature
  }

  /// The probability of each name found, and whether it is right.
  private func judge(_ documents: [PreparedDocument], _ model: NameModel) -> [(Float, Bool)] {
    documents.flatMap { document -> [(Float, Bool)] in
      var tagger = NameTagger(model: model, features: document.features)
      let prose = document.features.view.prose
      let bytes = document.document.bytes
      let gold = Set(document.document.names.map { NameKey(range: $0.range, type: NameScores.plain($0.type)) })
      return tagger.names().map { name in
        let range = NameTrimming.trim(
          prose.byteRange(ofTokens: name.tokens), bytes, isPerson: name.type == .person)
        return (name.probability, gold.contains(NameKey(range: range, type: NameScores.plain(name.type.corpusName))))
      }
    }
  }
}

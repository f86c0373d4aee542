// gloss-train evaluate-syntax: the table of the tagger and the parser on the dev parts of the treebanks.

import Annotation
import Learning

/// Measures the tagger and the parser that lie in the sources.
enum SyntaxEvaluation {
  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 { run(options, parserPath: nil) }

  /// Measures the parser at a path, or the one in the sources.
  static func run(_ options: TrainingOptions, parserPath: String?) -> Int32 {
    let parser = parserPath.map { ShippedModels.parser($0) } ?? ShippedModels.parser()
    guard let tagger = ShippedModels.tagger(), let parser else { return 1 }
    let models = SyntaxModels(tagger: tagger, parser: parser)
    for name in ["gum", "ewt"] {
      let path = "\(options.corpora)/treebank/\(name)-dev.conllu"
      guard let dev = Treebank.read(path) else {
        report("gloss-train: cannot read \(path); name the folder of the corpora with --corpora")
        return 1
      }
      print(line("\(name) dev, gold tokens", scores(dev, models)))
      var raw = SyntaxScores()
      for sentence in dev { raw.add(raw: sentence, with: models) }
      print(line("\(name) dev, raw text of each sentence", raw))
      for (form, variant) in [("capitals", 0), ("title case", 1), ("small letters", 2)] {
        print(line("\(name) dev, in \(form)", scores(dev.map { Treebank.inLetters($0, variant: variant) }, models)))
      }
      relations(name, scores(dev, models))
    }
    speed(options, models)
    return 0
  }

  private static func scores(_ sentences: [TreebankSentence], _ models: SyntaxModels) -> SyntaxScores {
    var result = SyntaxScores()
    for sentence in sentences { result.add(sentence, models.run(sentence.features)) }
    return result
  }

  private static func line(_ title: String, _ scores: SyntaxScores) -> String {
    "\(title): XPOS \(scores.tags.f1) UAS \(scores.unlabelled.f1) LAS \(scores.labelled.f1)"
  }

  /// The F1 of each relation, the most frequent first.
  private static func relations(_ name: String, _ scores: SyntaxScores) {
    let rows = DependencyRelation.allCases.map { ($0, scores.byRelation[Int($0.rawValue)]) }
      .filter { $0.1.gold > 0 }
      .sorted { ($1.1.gold, $0.0.rawValue) < ($0.1.gold, $1.0.rawValue) }
    print(
      "\(name) dev by relation, F1 (number): "
        + rows.map { "\($0.0.name) \($0.1.f1) (\($0.1.gold))" }.joined(separator: ", "))
  }

  /// How much text a second of one core tags and parses, features included: processor time, on the training part (unrepeated).
  private static func speed(_ options: TrainingOptions, _ models: SyntaxModels) {
    guard let sentences = Treebank.read("\(options.corpora)/treebank/ewt-train.conllu") else { return }
    let start = processorSeconds()
    var bytes = 0
    var words = 0
    var roots = 0
    for sentence in sentences {
      roots += models.run(sentence.features).heads.count { $0 < 0 }
      words += sentence.forms.count
      bytes += sentence.text.count
    }
    let spent = max(processorSeconds() - start, 1e-6)
    print(
      "speed: \(words) words, \(roots) roots, \(Int(Double(words) / spent)) words/s, \(Int(Double(bytes) / spent / 1000)) KB/s"
    )
  }
}

// gloss-train names: trains the name model and measures it on dev data.

import Analysis
import Annotation
import Learning
import Lexicon
import Models
import Prose
import Text

/// What a training run of the name model can be given beside the shared options, as `--name value` pairs.
struct NameSettings {
  /// Passes over the training data.
  var epochs = 8
  /// How many runs the model is the mean of.
  var runs = 3
  /// Passes of each model that makes first readings.
  var foldEpochs = 4
  /// How many such models; 0 trains the first reading alone, for quick trials.
  var folds = 3
  /// Steps of the gradient.
  var gradient = LinearChainCRFTrainer.Options()

  /// The settings in `arguments`; the message where one is wrong.
  static func parse(_ arguments: [String]) -> (NameSettings, problem: String?) {
    var settings = NameSettings()
    settings.gradient.learningRate = 0.1
    settings.gradient.dropout = 0.1
    for index in stride(from: 0, to: arguments.count, by: 2) {
      guard index + 1 < arguments.count else { return (settings, "\(arguments[index]) needs a value") }
      let value = arguments[index + 1]
      switch arguments[index] {
      case "--epochs": settings.epochs = Int(value) ?? settings.epochs
      case "--runs": settings.runs = Int(value) ?? settings.runs
      case "--fold-epochs": settings.foldEpochs = Int(value) ?? settings.foldEpochs
      case "--folds": settings.folds = Int(value) ?? settings.folds
      case "--rate": settings.gradient.learningRate = Float(value) ?? settings.gradient.learningRate
      case "--dropout": settings.gradient.dropout = Float(value) ?? settings.gradient.dropout
      case "--decay": settings.gradient.decay = Float(value) ?? settings.gradient.decay
      default: return (settings, "names: no option \(arguments[index])")
      }
    }
    return (settings, nil)
  }
}

/// Trains and measures the name model.
enum NamesCommand {
  private static let rowBits = 18
  private static let modelPath = "Sources/Models/tables/names.bin"

  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    let (settings, problem) = NameSettings.parse(options.rest)
    if let problem {
      report("gloss-train: \(problem)")
      return 2
    }
    let start = now()
    var training = NameTraining(lexicon: .builtin)
    guard let documents = prepare(options, &training, foldCount: max(settings.folds, 1)) else { return 1 }
    report(
      "names: \(documents.count) documents after \(Int(now() - start)) s; \(training.unreachable) gold tokens out of reach"
    )
    let set = trainingSet(documents, settings)
    report("names: first readings after \(Int(now() - start)) s")
    let (table, scale, transitions) = train(set, settings.epochs, settings, runs: settings.runs, name: "model")
    guard
      let field = LinearChainCRF(
        table: table, scale: scale, labelCount: NameModelType.labelCount, transitions: transitions)
    else { return 1 }
    let temperature = NameMeasuring(options: options, training: training).measure(field)
    let path = options.output ?? modelPath
    let bytes = NameModel.bytes(
      table: table, scale: scale, transitions: transitions, temperature: temperature)
    guard Files.write(bytes, to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    report("names: \(bytes.count) bytes to \(path) after \(Int(now() - start)) s")
    return 0
  }

  /// The runs of all documents, each as the first and as the second reading sees it.
  private static func trainingSet(
    _ documents: [PreparedDocument], _ settings: NameSettings
  ) -> CRFTrainingSet {
    var set = CRFTrainingSet()
    guard settings.folds > 0 else {
      for document in documents { NameTraining.add(document, memory: nil, weight: document.weight, to: &set) }
      return set
    }
    for (document, memory) in zip(documents, foldMemories(documents, settings)) {
      NameTraining.add(document, memory: nil, weight: document.weight * 0.5, to: &set)
      NameTraining.add(document, memory: memory, weight: document.weight, to: &set)
    }
    return set
  }

  /// Reads all training documents, and copies of some in capitals and in title case.
  private static func prepare(_ options: TrainingOptions, _ training: inout NameTraining, foldCount: Int)
    -> [PreparedDocument]?
  {
    var result: [PreparedDocument] = []
    for (corpus, files) in NameCorpus.training {
      for file in files {
        let path = "\(options.corpora)/ner/\(corpus.folder)/\(file).jsonl"
        guard let documents = NameCorpus.read(path) else {
          report("gloss-train: cannot read \(path); name the folder of the corpora with --corpora")
          return nil
        }
        for (number, document) in documents.enumerated() {
          let fold = number % foldCount
          result.append(training.prepare(document, corpus, fold: fold, weight: corpus.weight))
          if number % 6 == 1 {
            let variant = NameTraining.caseVariant(document, number: number / 6)
            result.append(training.prepare(variant, corpus, fold: fold, weight: corpus.weight * 0.5))
          }
        }
      }
    }
    return result
  }

  private static func train(
    _ set: CRFTrainingSet, _ epochs: Int, _ settings: NameSettings, runs: Int = 1, name: String
  ) -> (table: [Int8], scale: Float, transitions: [Int16]) {
    var trainer = LinearChainCRFTrainer(
      labelCount: NameModelType.labelCount, rowBits: rowBits, options: settings.gradient)
    let start = now()
    report("names: \(name): \(set.runCount) runs, \(set.positionCount) tokens")
    for pass in 0..<(max(runs, 1) * epochs) {
      if pass > 0, pass % epochs == 0 { trainer.restart(run: pass / epochs) }
      let loss = trainer.trainEpoch(set)
      if pass % epochs * 2 >= epochs { trainer.accumulateAverage() }
      let left = (now() - start) / Double(pass + 1) * Double(max(runs, 1) * epochs - pass - 1)
      report(
        "names: \(name): epoch \(pass + 1) of \(max(runs, 1) * epochs), loss \(Int(loss * 100_000)) e-5 a token, \(Int(left)) s left"
      )
    }
    return trainer.quantized()
  }

  /// What a model that never saw the document finds in it: the first reading that the second pass learns to use.
  private static func foldMemories(
    _ documents: [PreparedDocument], _ settings: NameSettings
  ) -> [NameMemory] {
    var memories = [NameMemory?](repeating: nil, count: documents.count)
    for fold in 0..<settings.folds {
      var set = CRFTrainingSet()
      for document in documents where document.fold != fold {
        NameTraining.add(document, memory: nil, weight: document.weight, to: &set)
      }
      let (table, scale, transitions) = train(
        set, settings.foldEpochs, settings, name: "fold \(fold + 1) of \(settings.folds)")
      guard
        let field = LinearChainCRF(
          table: table, scale: scale, labelCount: NameModelType.labelCount, transitions: transitions)
      else { continue }
      let model = NameModel(field: field, temperature: 1)
      for (number, document) in documents.enumerated() where document.fold == fold {
        var tagger = NameTagger(model: model, features: document.features)
        let names = tagger.names(passes: 1).map { (tokens: $0.tokens, type: $0.type) }
        memories[number] = NameMemory(names, view: document.features.view)
      }
    }
    return zip(documents, memories).map { $1 ?? NameMemory([], view: $0.features.view) }
  }
}

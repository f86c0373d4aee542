// gloss-train tagger: trains the part-of-speech tagger from the treebanks.

import Annotation
import Learning

/// Trains and measures the part-of-speech tagger.
enum TaggerCommand {
  private static let epochs = 8
  private static let runs = 4
  private static let rowCount = 1 << 16

  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    guard let training = sentences(options, "train") else { return 1 }
    let all = training + Treebank.caseVariants(training, step: 6) + Treebank.quotationVariants(training)
    let labels = PartOfSpeech.allCases.map(\.name)
    let examples = all.map {
      SequenceTagger.Example(words: $0.features, labels: $0.tags.map(\.rawValue))
    }
    report("tagger: \(all.count) sentences, \(examples.reduce(0) { $0 + $1.words.count }) words")
    let start = now()
    let trained = SequenceTagger.train(examples, labels: labels, rowCount: rowCount, runs: runs, epochs: epochs) {
      epoch, permille in
      let left = (now() - start) / Double(epoch + 1) * Double(runs * epochs - epoch - 1)
      report("tagger: epoch \(epoch + 1) of \(runs * epochs), \(permille) ‰ right in training, \(Int(left)) s left")
    }
    guard let tagger = ShippedModels.tagger(bytes: trained) else { return 1 }
    let bytes = RememberedDecisions.adding(to: tagger, options)
    let path = options.output ?? "Sources/Models/tables/tagger.bin"
    guard Files.write(bytes, to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    return bytes.withUnsafeBytes { evaluate(options, model: $0) }
  }

  /// The sentences of both treebanks.
  static func sentences(_ options: TrainingOptions, _ part: String) -> [TreebankSentence]? {
    var result: [TreebankSentence] = []
    for name in ["gum", "ewt"] {
      let path = "\(options.corpora)/treebank/\(name)-\(part).conllu"
      guard let read = Treebank.read(path) else {
        report("gloss-train: cannot read \(path); name the folder of the corpora with --corpora")
        return nil
      }
      result += read
    }
    return result
  }

  /// Prints the share of words tagged right on the dev parts.
  static func evaluate(_ options: TrainingOptions, model bytes: UnsafeRawBufferPointer) -> Int32 {
    guard let base = bytes.baseAddress else { return 1 }
    do throws(ModelError) {
      let tagger = try SequenceTagger(
        try ModelFile(embedded: base, count: bytes.count, kind: SequenceTagger.kind))
      for name in ["gum", "ewt"] {
        guard let dev = Treebank.read("\(options.corpora)/treebank/\(name)-dev.conllu") else { continue }
        var right = 0
        var seen = 0
        for sentence in dev {
          let tags = tagger.tag(sentence.features)
          for (tag, gold) in zip(tags, sentence.tags) {
            right += tag == gold.rawValue ? 1 : 0
            seen += 1
          }
        }
        print("XPOS \(name) dev, gold tokens: \(percent(right, seen))")
      }
      return 0
    } catch {
      report("gloss-train: \(error)")
      return 1
    }
  }
}

/// A share with two decimals.
func percent(_ part: Int, _ whole: Int) -> String {
  guard whole > 0 else { return "–" }
  let hundredths = part * 10000 / whole
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}

// gloss-train speakers: trains who speaks, what attributes and what is reported, from PolNeAR.

import Analysis
import Prose

/// Trains the rankers of attribution.
enum SpeakersCommand {
  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    let folder = "\(options.corpora)/quotes"
    guard let marked = QuotationCorpus.read("\(folder)/polnear_direct_train.jsonl"),
      let all = QuotationCorpus.read("\(folder)/polnear_train.jsonl"), marked.count == all.count
    else {
      report("gloss-train: cannot read \(folder)/polnear_train.jsonl; name the folder of the corpora with --corpora")
      return 1
    }
    var training = AttributionTraining()
    let start = now()
    for (index, pair) in zip(marked, all).enumerated() {
      training.add(ProseReader.read(pair.0.text, markup: .plainText), marked: pair.0.quotes, all: pair.1.quotes)
      if index % 200 == 199 {
        let left = Int((now() - start) / Double(index + 1) * Double(all.count - index - 1))
        report("speakers: \(index + 1) of \(all.count) documents, \(left) s left")
      }
    }
    let (bytes, counts) = training.model(
      epochs: options.value(of: "--epochs").flatMap { Int($0) } ?? 6)
    report("speakers: \(counts[0]) spans, \(counts[1]) verbs, \(counts[2]) clauses")
    let path = options.output ?? "Sources/Models/tables/attribution.bin"
    guard Files.write(bytes, to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    return 0
  }
}

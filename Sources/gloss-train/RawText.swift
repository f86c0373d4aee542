// The raw text of the corpora: what is learned from text without annotations.

import JSON
import Text

/// Reads the texts of corpora files.
enum RawText {
  /// Training parts with whole articles; no file that anything is measured on among them.
  static let trainingFiles = [
    "ner/worldwide/train.jsonl", "ner/gmb/train.jsonl", "ner/gum/train.jsonl", "quotes/polnear_train.jsonl",
    "coref/litbank_train.jsonl",
  ]

  /// Calls `body` with each text of the files, in their order; a file that is not there is reported and left out.
  static func forEach(in files: [String], of options: TrainingOptions, _ body: (SourceText) -> Void) {
    for file in files {
      guard let lines = Files.lines("\(options.corpora)/\(file)") else {
        report("gloss-train: no \(file), its text is left out")
        continue
      }
      for line in lines where !line.isEmpty {
        guard let value = try? JSONValue(parsing: Array(line)), let text = value["text"]?.string else { continue }
        body(SourceText(text))
      }
    }
  }
}

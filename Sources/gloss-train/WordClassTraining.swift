// gloss-train classes: word classes from the raw text of the training corpora.

import Learning
import Prose
import Text

/// Learns the word classes that all models see.
enum WordClassTraining {
  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    let table = train(options, fine: 256, coarse: 48, passes: 15)
    let path = options.output ?? "Sources/Models/tables/classes.bin"
    guard Files.write(table.model, to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    return 0
  }

  /// Files whose text is read: training parts, and two development parts of web text; no test file among them.
  private static let files = [
    "ner/worldwide/train.jsonl", "ner/gmb/train.jsonl", "ner/gum/train.jsonl", "ner/crossner_politics/train.jsonl",
    "ner/btc/train.jsonl", "ner/wnut17/train.jsonl", "quotes/polnear_train.jsonl", "quotes/gum_rst_train.jsonl",
    "coref/litbank_train.jsonl", "sentences/ud_ewt/dev.jsonl", "ner/uner_ewt/dev.jsonl",
  ]
  private static let smallestCount = 4
  private static let rare: Int32 = 1

  /// Learns `fine` and `coarse` classes (boundary included) in at most `passes` passes each.
  static func train(_ options: TrainingOptions, fine: Int, coarse: Int, passes: Int) -> WordClassTable {
    var words: [UInt64] = []
    RawText.forEach(in: files, of: options) { append($0, to: &words) }
    let (text, vocabulary) = number(words)
    report("classes: \(text.count) words of raw text, \(vocabulary.count) in the classes")
    let fineClasses = cluster(text, vocabulary.count, fine, passes)
    let coarseClasses = cluster(text, vocabulary.count, coarse, passes)
    return WordClassTable(
      vocabulary.indices.dropFirst(2).map { word in
        let classes = WordClassTable.Classes(
          fine: UInt8(clamping: fineClasses[word]), coarse: UInt8(clamping: coarseClasses[word]))
        return (vocabulary[word], classes)
      })
  }

  /// Appends the word hashes of a text, 0 before each sentence.
  private static func append(_ text: SourceText, to words: inout [UInt64]) {
    let prose = ProseReader.read(text, markup: .plainText)
    for sentence in prose.sentences {
      words.append(0)
      for token in prose.tokens[sentence.tokens] {
        words.append(token.kind == .number ? WordHash.folded("#\(min(token.range.count, 5))") : token.foldedHash)
      }
    }
  }

  /// Numbers the words: 0 the boundary, 1 every rare word, then by count.
  private static func number(_ words: [UInt64]) -> ([Int32], [UInt64]) {
    var counts: [UInt64: Int] = [:]
    for word in words where word != 0 { counts[word, default: 0] += 1 }
    let frequent = counts.filter { $0.value >= smallestCount }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    var numbers: [UInt64: Int32] = [0: 0]
    var vocabulary: [UInt64] = [0, 1]
    for entry in frequent {
      numbers[entry.key] = Int32(vocabulary.count)
      vocabulary.append(entry.key)
    }
    return (words.map { numbers[$0] ?? rare }, vocabulary)
  }

  private static func cluster(_ text: [Int32], _ wordCount: Int, _ classCount: Int, _ passes: Int) -> [Int] {
    let start = now()
    var clustering = ExchangeClustering(text: text, wordCount: wordCount, classCount: classCount)
    for pass in 0..<passes {
      let moved = clustering.pass()
      let left = (now() - start) / Double(pass + 1) * Double(passes - pass - 1)
      report("classes: \(classCount) word classes, pass \(pass + 1) of \(passes), \(moved) moved, \(Int(left)) s left")
      if moved * 500 < wordCount { break }
    }
    return clustering.numberedClasses()
  }
}

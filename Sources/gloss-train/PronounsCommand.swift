// gloss-train pronouns: trains the weights of pronoun resolution from documents whose chains are known.

import Analysis
import Annotation
import JSON
import Prose
import Text

/// Trains and measures pronoun resolution.
enum PronounsCommand {
  private static let epochs = 60

  /// Runs with the arguments after the command's name; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    var training = PronounTraining()
    for path in ["coref/ontogum_train.jsonl", "coref/litbank_train.jsonl"] {
      guard add("\(options.corpora)/\(path)", to: &training, onlyShippable: true) else { return 1 }
    }
    guard addTable("\(options.corpora)/coref/gap_dev.tsv", to: &training) else { return 1 }
    report("pronouns: \(training.count) in training")
    let result = training.train(epochs: epochs)
    print("training: \(percent(result.right, training.count)) right")
    let path = options.output ?? "Sources/Analysis/Chains/PronounWeights+Trained.swift"
    guard Files.write(source(result.weights), to: path) else {
      report("gloss-train: cannot write \(path)")
      return 1
    }
    var dev = PronounTraining()
    var ambiguous = PronounTraining()
    guard add("\(options.corpora)/coref/ontogum_dev.jsonl", to: &dev, onlyShippable: false),
      addTable("\(options.corpora)/coref/gap_validation.tsv", to: &ambiguous)
    else { return 1 }
    print("ontogum dev, \(dev.count) pronouns: \(percent(dev.evaluate(result.weights), dev.count)) right")
    print(
      "gap validation, \(ambiguous.count) pronouns: \(percent(ambiguous.evaluate(result.weights), ambiguous.count)) right"
    )
    return 0
  }

  /// Adds the documents of a file of chains.
  private static func add(_ path: String, to training: inout PronounTraining, onlyShippable: Bool) -> Bool {
    guard let lines = Files.lines(path) else {
      report("gloss-train: cannot read \(path); name the folder of the corpora with --corpora")
      return false
    }
    for line in lines where !line.isEmpty {
      guard let record = try? JSONValue(parsing: Array(line)), let document = document(record) else { continue }
      if onlyShippable, record["ship_ok"] == .bool(false) { continue }
      training.add(document)
    }
    return true
  }

  /// Adds the pronouns of a table of GAP, of which one pronoun and two names are known.
  private static func addTable(_ path: String, to training: inout PronounTraining) -> Bool {
    guard let lines = Files.lines(path), let head = lines.first else {
      report("gloss-train: cannot read \(path); name the folder of the corpora with --corpora")
      return false
    }
    let names = columns(head)
    for line in lines.dropFirst() where !line.isEmpty {
      let row = Dictionary(zip(names, columns(line))) { first, _ in first }
      if let document = ambiguousPronoun(row) { training.add(document) }
    }
    return true
  }

  private static func columns(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// A row of GAP: the pronoun, and the name that it means; `nil` where it means neither.
  private static func ambiguousPronoun(_ row: [String: String]) -> PronounTraining.Document? {
    guard let text = row["Text"] else { return nil }
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    let prose = ProseReader.read(SourceText(text), markup: .plainText)
    var chains: [ByteRange: String] = [:]
    func mark(_ word: String, _ offset: String, _ chain: String) {
      guard let words = row[word], let start = row[offset].flatMap({ Int($0) }), offsets.indices.contains(start),
        offsets.indices.contains(start + words.unicodeScalars.count)
      else { return }
      let range = ByteRange(offsets[start], offsets[start + words.unicodeScalars.count])
      for token in prose.tokens[prose.tokenIndex(atOrAfter: range.start)...] {
        guard range.contains(token.range) else { break }
        chains[token.range] = chain
      }
    }
    for (name, rival) in [("A", "B"), ("B", "A")] where row["\(name)-coref"]?.uppercased() == "TRUE" {
      mark(rival, "\(rival)-offset", "rival")
      mark(name, "\(name)-offset", "meant")
      mark("Pronoun", "Pronoun-offset", "meant")
    }
    return chains.isEmpty ? nil : PronounTraining.Document(prose: prose, chainOfHead: chains, isPartial: true)
  }

  private static func document(_ record: JSONValue) -> PronounTraining.Document? {
    guard let text = record["text"]?.string else { return nil }
    let source = SourceText(text)
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    var chains: [ByteRange: String] = [:]
    let prose = ProseReader.read(source, markup: .plainText)
    for mention in record["mentions"]?.array ?? [] {
      guard let chain = mention["chain"]?.string, let range = headRange(mention, offsets) else { continue }
      // The head of a name of several words is one word here: the last token inside.
      let first = prose.tokenIndex(atOrAfter: range.start)
      for token in first..<max(first, min(first + 12, prose.tokens.count)) {
        let word = prose.tokens[token].range
        guard range.contains(word) else { break }
        if chains[word] == nil { chains[word] = chain }
      }
    }
    return PronounTraining.Document(prose: prose, chainOfHead: chains)
  }

  private static func headRange(_ mention: JSONValue, _ offsets: [Int]) -> ByteRange? {
    let pair = mention["head"]?.array ?? []
    let start = pair.first?.integer ?? mention["start"]?.integer
    let end = pair.count > 1 ? pair[1].integer : mention["end"]?.integer
    guard let start, let end, offsets.indices.contains(start), offsets.indices.contains(end) else { return nil }
    return ByteRange(offsets[start], offsets[end])
  }

  /// The Swift source that holds the weights.
  private static func source(_ weights: [Int]) -> [UInt8] {
    var lines = [
      "// The trained weights of pronoun resolution. Written by `gloss-train pronouns`; do not edit.",
      "//",
      "// One row a class of pronoun (PronounClass), one column a feature (PronounFeature), both in their order.",
      "",
      "extension PronounWeights {",
      "  /// The weights that ship.",
      "  static let trained = PronounWeights(",
      "    values: [",
    ]
    var index = 0
    while index < weights.count {
      let row = weights[index..<min(index + 16, weights.count)]
      lines.append("      " + row.map { "\($0)," }.joined(separator: " "))
      index += 16
    }
    lines += ["    ])", "}", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }
}

// gloss-train evaluate-sentences [FILE…]: holds tokens and sentences against corpora. By default the development sets.
//
// A boundary is the end of a sentence; the end of the text is given away. Tokens are compared by exact span. Texts
// whose gold has no sentences are left out.

import Glibc
import JSON
import Prose
import Text

/// Measures tokens and sentences on corpora of lines {"text", "sentences": [[start, end], …], "tokens": …?}, offsets in
/// code points.
enum EvaluateSentences {
  /// The corpora that are measured where no file is named, below the folder of the corpora.
  static let developmentSets = ["pragmatic_segmenter/dev.jsonl", "ud_ewt/dev.jsonl", "gum/dev.jsonl"]

  /// Runs on the files in `rest`, or on the development sets; the exit status.
  static func run(_ options: TrainingOptions) -> Int32 {
    let files = options.rest.isEmpty ? developmentSets.map { "\(options.corpora)/sentences/\($0)" } : options.rest
    for file in files {
      guard let figures = measure(file) else {
        report("gloss-train: cannot read \(file)")
        return 1
      }
      print(file)
      print("  tokens      \(figures.tokens)")
      print("  boundaries  \(figures.boundaries)")
      print("  whole texts right \(figures.textsRight) of \(figures.texts)")
    }
    return 0
  }

  /// What was counted on one corpus.
  struct Figures {
    var tokens = SpanCount()
    var boundaries = SpanCount()
    var texts = 0
    var textsRight = 0
  }

  /// Reads every text of a corpus and counts; `nil` where the file cannot be read.
  static func measure(_ file: String) -> Figures? {
    guard let lines = Files.lines(file) else { return nil }
    var figures = Figures()
    for line in lines where !line.isEmpty {
      guard let value = try? JSONValue(parsing: Array(line)), let string = value["text"]?.string else { return nil }
      guard let sentences = value["sentences"] else { continue }
      let text = SourceText(string)
      let offsets = byteOffsets(text)
      let document = ProseReader.read(text, markup: .plainText)
      count(
        document, sentences: ranges(sentences, offsets), tokens: value["tokens"].map { ranges($0, offsets) }, &figures)
    }
    return figures
  }

  private static func count(
    _ document: ProseDocument, sentences: [ByteRange], tokens: [ByteRange]?, _ figures: inout Figures
  ) {
    let end = document.tokens.last?.range.end ?? 0
    let gold = Set(sentences.map(\.end))
    let found = Set(document.sentences.map(\.range.end))
    figures.boundaries.add(gold: gold.subtracting([end]), found: found.subtracting([end]))
    figures.texts += 1
    if gold == found { figures.textsRight += 1 }
    if let tokens { figures.tokens.add(gold: Set(tokens), found: Set(document.tokens.map(\.range))) }
  }

  /// The byte offset of each code point, and of the end.
  private static func byteOffsets(_ text: SourceText) -> [Int] {
    var offsets = text.bytes.indices.filter { text.bytes[$0] & 0xC0 != 0x80 }
    offsets.append(text.count)
    return offsets
  }

  private static func ranges(_ value: JSONValue, _ offsets: [Int]) -> [ByteRange] {
    guard case .array(let pairs) = value else { return [] }
    return pairs.compactMap { pair in
      guard let start = pair[0]?.integer, let end = pair[1]?.integer, offsets.indices.contains(start),
        offsets.indices.contains(end)
      else { return nil }
      return ByteRange(offsets[start], offsets[end])
    }
  }
}

/// Counts of what is in the gold, what was found, and what is in both.
struct SpanCount: CustomStringConvertible {
  /// How many the gold has.
  var gold = 0
  /// How many were found.
  var found = 0
  /// How many of them are right.
  var right = 0

  /// Counts one text.
  mutating func add<Item: Hashable>(gold goldItems: Set<Item>, found foundItems: Set<Item>) {
    gold += goldItems.count
    found += foundItems.count
    right += goldItems.intersection(foundItems).count
  }

  var description: String {
    let precision = found == 0 ? 0 : Double(right) / Double(found)
    let recall = gold == 0 ? 0 : Double(right) / Double(gold)
    let balance = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    return "P \(percent(precision))  R \(percent(recall))  F1 \(percent(balance))  (gold \(gold), found \(found))"
  }

  private func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

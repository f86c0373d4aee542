// Measures ValueFinding: on the articles of a timex corpus (predictions for a scorer), and on the test suites of other
// date parsers (cases), whose answers are compared as stretches of time.

import Analysis
import Annotation
import JSON
import Lexicon
import Prose
import Text

/// `gloss-train evaluate --cases|--timex FILE`: measures dates, sums and numbers.
enum EvaluateValues {
  /// `--cases` runs the suites below `corpora/cases`; `--timex GOLD` writes predictions to `--output`. `--split test` takes
  /// the test part, `--failures N` lists the first N cases that went wrong.
  static func run(_ options: TrainingOptions) -> Int32 {
    let rest = options.rest
    func value(after name: String) -> String? {
      rest.firstIndex(of: name).flatMap { $0 + 1 < rest.count ? rest[$0 + 1] : nil }
    }
    if let gold = value(after: "--timex"), let output = options.output { return predict(gold, output) }
    let split = value(after: "--split") ?? "dev"
    let failures = value(after: "--failures").flatMap { Int($0) } ?? 0
    let only = value(after: "--suite")
    print(CaseCounts.heading)
    for suite in CaseSuite.all where only == nil || only == suite.name {
      guard let lines = Files.lines("\(options.corpora)/cases/\(suite.folder)/\(split).jsonl") else {
        report("gloss-train: no cases in \(options.corpora)/cases/\(suite.folder)")
        return 1
      }
      measure(suite, lines, failures)
    }
    guard only == nil || only == "timex" else { return 0 }
    let corpus = value(after: "--timex") ?? "\(options.corpora)/timex/gum/dev.jsonl"
    guard let lines = Files.lines(corpus) else {
      report("gloss-train: cannot read \(corpus)")
      return 1
    }
    EvaluateTimex.measure(
      "timex \(corpus.split(separator: "/").suffix(2).joined(separator: "/"))", lines, failures: failures)
    return 0
  }

  /// The values of one text.
  static func values(_ text: String, _ reference: String?) -> (prose: ProseDocument, values: [ValueSpan]) {
    let prose = ProseReader.read(SourceText(text), markup: .plainText)
    var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions(referenceDate: reference))
    ValueFinding.run(on: &state)
    return (prose, state.values)
  }

  private static func predict(_ gold: String, _ output: String) -> Int32 {
    guard let lines = Files.lines(gold) else {
      report("gloss-train: cannot read \(gold)")
      return 1
    }
    var bytes: [UInt8] = []
    for line in lines where !line.isEmpty {
      guard let record = try? JSONValue(parsing: Array(line)), let text = record["text"]?.string,
        let id = record["id"]?.string
      else { continue }
      let (prose, found) = values(text, record["reference_time"]?.string)
      var writer = JSONWriter()
      writer.object { writer in
        writer.key("expressions")
        writer.array { writer in
          for value in found {
            let range = prose.byteRange(ofTokens: value.tokens)
            writer.object { writer in
              writer.key("end")
              writer.integer(codePoints(prose.text.bytes, range.end))
              writer.key("start")
              writer.integer(codePoints(prose.text.bytes, range.start))
              writer.key("type")
              writer.string(value.type.name)
              writer.key("value")
              writer.string(value.value)
            }
          }
        }
        writer.key("id")
        writer.string(id)
      }
      bytes += writer.bytes + [0x0A]
    }
    return Files.write(bytes, to: output) ? 0 : 1
  }

  private static func codePoints(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[0..<min(offset, bytes.count)].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  private static func measure(_ suite: CaseSuite, _ lines: [ArraySlice<UInt8>], _ failures: Int) {
    var counts = CaseCounts()
    var left = failures
    for line in lines where !line.isEmpty {
      guard let record = try? JSONValue(parsing: Array(line)), let input = record["input"]?.string else { continue }
      switch suite.expectation(record) {
      case .leftOut(let reason): counts.leftOut[reason, default: 0] += 1
      case .expected(let expected):
        let reference = record["reference_time"]?.string
        let (prose, all) = values(input, reference)
        let found = all.filter { suite.types.contains($0.type) }.map {
          FoundValue(
            value: $0.value, type: $0.type, text: prose.string(ofTokens: $0.tokens), tokens: $0.tokens,
            before: $0.tokens.lowerBound > 0 ? prose.string(ofToken: $0.tokens.lowerBound - 1).lowercased() : "")
        }
        switch suite.agreement(expected, found, input: prose, reference: reference) {
        case .value: counts.byValue += 1
        case .convention: counts.byConvention += 1
        case .none:
          counts.wrong += 1
          guard left > 0 else { continue }
          left -= 1
          let gold = expected.map(\.description).joined(separator: "; ")
          let ours = found.map { "\($0.text) = \($0.value)" }.joined(separator: "; ")
          print("  \(record["file"]?.string ?? "") | \(input) | \(reference ?? "-") | want \(gold) | got \(ours)")
        }
      }
    }
    print(counts.row(suite.name))
  }
}

/// The counts of one suite.
private struct CaseCounts {
  var byValue = 0
  var byConvention = 0
  var wrong = 0
  /// What was not judged, by reason.
  var leftOut: [String: Int] = [:]

  static let heading = "suite                 judged  right   share  of them by convention; left out, by kind"

  /// One line of the table.
  func row(_ name: String) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let judged = byValue + byConvention + wrong
    let good = byValue + byConvention
    let share = judged == 0 ? 0 : Double(good * 1000 / judged) / 10
    let out = leftOut.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return name + right(String(judged), 28 - name.count) + right(String(good), 7) + right("\(share) %", 8) + "  "
      + "\(byConvention); \(out.isEmpty ? "none" : out.joined(separator: ", "))"
  }
}

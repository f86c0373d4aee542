// gloss bench: how fast this machine is with some texts.

import Analysis
import Annotation
import Corpus
import Features
import Glibc
import JSON
import Prose
import Recording
import Text

/// Measures the stages on some texts.
enum BenchCommand: Command {
  static let name = "bench"
  static let summary = "Measure how fast texts are read, annotated, looked up and written."
  static let operands = "FILE…"
  static let options =
    [
      Option("--runs", value: "N", help: "how often each stage is measured; 11 by default"),
      Option("--stage", value: "NAME", help: "measure this stage only, as it is called in the table"),
      Option(
        "--folder", value: "DIR", help: "link the entities of a folder's documents instead, and again after changes"),
    ] + Inputs.options
  static let details = "Times are the median and the least of all runs, by the monotonic clock, of one thread."

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    let runs = try arguments.integer("--runs", in: 1...1000, default: 11)
    if let folder = arguments["--folder"] {
      let files = FileWalking.proseFiles(in: folder).paths
      guard !files.isEmpty else {
        console.complain("no text is in '\(folder)'; name a folder with .txt or .md files")
        return .input
      }
      for line in FolderBench(try Inputs(files, arguments, console)).report(runs: runs) { console.printLine(line) }
      return .success
    }
    var inputs: [InputDocument] = []
    let isComplete = try Inputs(arguments.operands, arguments, console).forEach { inputs.append($0) }
    guard !inputs.isEmpty else { return .input }
    let documents = inputs.map(Annotating.snapshot)
    let work = Workload(
      documentCount: documents.count, byteCount: documents.reduce(0) { $0 + $1.text.count },
      tokenCount: documents.reduce(0) { $0 + $1.annotation.prose.tokens.count })
    console.printLine(
      "\(work.documentCount) documents, \(work.byteCount) bytes, \(work.tokenCount) tokens, \(runs) runs")
    var table = Table(columns: ["stage", "median µs", "least µs", "tokens/s", "MB/s"])
    let corpus = CorpusSnapshot(documents: documents)
    let wanted = arguments["--stage"]
    for (name, stage) in stages(inputs, documents, corpus) where wanted == nil || wanted == name {
      table.rows.append(row(name, measure(runs, stage), work))
    }
    if let wanted {
      guard !table.rows.isEmpty else {
        let names = stages([], [], corpus).map(\.0).joined(separator: "', '")
        throw UsageError(message: "there is no stage '\(wanted)'; the stages are '\(names)'")
      }
      console.print(table.text(as: .aligned))
      return isComplete ? .success : .input
    }
    let hovers = measure(runs) { hoverEverywhere(documents, corpus) }
    console.print(table.text(as: .aligned))
    let questions = documents.reduce(0) { $0 + $1.annotation.prose.tokens.count }
    if questions > 0 { console.printLine("hover: \(hovers.median / questions) ns at a token, median") }
    printJSON(runs, console)
    printStart(runs, inputs, console)
    return isComplete ? .success : .input
  }

  /// The JSON codec on one structured message of 5 KB, as editors send and get them.
  private static func printJSON(_ runs: Int, _ console: Console) {
    let message = JSONBenchmark()
    let bytes = message.json
    let repeats = 1000
    let read = measure(runs) {
      (0..<repeats).reduce(0) { sum, _ in
        sum &+ (Self.decoded(bytes) == nil ? 0 : 1)
      }
    }
    let write = measure(runs) { (0..<repeats).reduce(0) { sum, _ in sum &+ message.json.count } }
    console.printLine(
      "JSON message of \(bytes.count) bytes: read in \(read.median / repeats) ns, written in \(write.median / repeats) ns, median"
    )
  }

  /// How long this program takes to serve, and how much memory: nobody has a document open, or all of these.
  private static func printStart(_ runs: Int, _ inputs: [InputDocument], _ console: Console) {
    let documents = inputs.enumerated().map { index, input in
      (uri: "untitled:\(index)", text: String(decoding: input.text.bytes, as: UTF8.self))
    }
    guard let program = ownPath,
      let bench = StartBenchmark(program: program, runs: min(runs, 31), documents: documents),
      let least = bench.initializeMicroseconds.first
    else { return console.complain("this program cannot be started from here; nothing is known of its start") }
    let median = bench.initializeMicroseconds[bench.initializeMicroseconds.count / 2]
    console.printLine("start of 'gloss serve' to the answer to initialize: \(median) µs, median; \(least) µs, least")
    console.printLine(
      "peak memory of 'gloss serve': \(bench.idlePeakKilobytes) kB without a document, "
        + "\(bench.documentsPeakKilobytes) kB with these")
  }

  /// Where this program lies.
  private static var ownPath: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  private static func decoded(_ bytes: [UInt8]) -> JSONBenchmark? {
    try? JSONReader.read(bytes) { reader throws(JSONError) in try JSONBenchmark(from: &reader) }
  }

  private struct Workload {
    var documentCount: Int
    var byteCount: Int
    var tokenCount: Int
  }

  private static func stages(
    _ inputs: [InputDocument], _ documents: [DocumentSnapshot], _ corpus: CorpusSnapshot
  ) -> [(String, () -> Int)] {
    [
      ("lines", { inputs.reduce(0) { $0 &+ LineIndex($1.text).lineCount } }),
      ("structure", { inputs.reduce(0) { $0 &+ ProseReader.read($1.text, markup: .plainText).tokens.count } }),
      (
        Pipeline.Part.namesAndValues.rawValue,
        { inputs.reduce(0) { $0 &+ Pipeline.count(.namesAndValues, in: $1.text) } }
      ),
      (
        Pipeline.Part.namesValuesAndParse.rawValue,
        { inputs.reduce(0) { $0 &+ Pipeline.count(.namesValuesAndParse, in: $1.text) } }
      ),
      ("annotation", { inputs.reduce(0) { $0 &+ Pipeline.annotate($1.text, lexicon: $1.lexicon).mentions.count } }),
      ("snapshot", { inputs.reduce(0) { $0 &+ Annotating.snapshot(of: $1).digest.utf8.count } }),
      ("jsonl", { documents.reduce(0) { $0 &+ JSONLines().line(of: $1.annotation, id: "").count } }),
      ("outline", { documents.reduce(0) { $0 &+ DocumentSymbols.outline(of: $1).count } }),
      ("entities", { CorpusSnapshot(documents: corpus.documents).entities.entities.count }),
    ]
  }

  private static func hoverEverywhere(_ documents: [DocumentSnapshot], _ corpus: CorpusSnapshot) -> Int {
    documents.reduce(0) { sum, document in
      document.annotation.prose.tokens.reduce(sum) { sum, token in
        sum &+ (Hover(at: token.range.start, in: document, corpus: corpus)?.card.markdown.utf8.count ?? 0)
      }
    }
  }

  /// The median and the least time of some runs, in nanoseconds, after one run that warms up.
  private static func measure(_ runs: Int, _ stage: () -> Int) -> (median: Int, least: Int) {
    // The sum keeps the optimiser from leaving the work out.
    var sum = stage()
    var times: [Int] = []
    for _ in 0..<runs {
      let start = MonotonicClock.nanoseconds()
      sum &+= stage()
      times.append(MonotonicClock.nanoseconds() - start)
    }
    times.sort()
    return sum == .min ? (0, 0) : (times[times.count / 2], times[0])
  }

  private static func row(_ name: String, _ time: (median: Int, least: Int), _ work: Workload) -> [String] {
    let nanoseconds = Swift.max(time.median, 1)
    let perSecond = work.tokenCount.multipliedReportingOverflow(by: 1_000_000_000).partialValue / nanoseconds
    // Bytes a microsecond are megabytes a second; one decimal.
    let tenths = work.byteCount.multipliedReportingOverflow(by: 10_000).partialValue / nanoseconds
    return [
      name, String(time.median / 1000), String(time.least / 1000), String(perSecond), "\(tenths / 10).\(tenths % 10)",
    ]
  }
}

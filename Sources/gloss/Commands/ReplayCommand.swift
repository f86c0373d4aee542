// gloss replay: plays recorded sessions to a server and compares every answer.

import Corpus
import Recording
import Server
import Text

/// Replays recorded sessions.
enum ReplayCommand: Command {
  static let name = "replay"
  static let summary = "Replay recorded sessions and compare every answer."
  static let operands = "SESSION…"
  static let options = [
    Option("--strict", help: "compare the same messages in the same order; the default"),
    Option("--relaxed", help: "compare without regard to order between two messages of the client, and without logs"),
    Option("--update", help: "write the answers of this server into the recording; review the difference"),
    Option("--in-process", help: "play to a server in this process; the default"),
    Option("--server", value: "PATH", help: "play to a program, started with the words of the recording"),
    Option("--from", value: "LINE", help: "compare from this line of the recording on; what is before is played only"),
    Option("--only", value: "ID,…", help: "compare the answers to these requests only"),
    Option("--realtime", help: "send messages at their recorded times"),
    Option("--stats", help: "say how long the answers took, by method, and what memory they left in use"),
    Option("--piece", value: "N", help: "write to the server in pieces of at most N bytes"),
    Option("--variants", help: "replay each session in every way that must not change its answers as well"),
    Option("--format", value: "FORMAT", choices: ["text", "tap", "junit"], help: "how results are written"),
  ]
  static let details =
    "A session is a folder with session.jsonl or session.jsonl.gz, as 'gloss serve --record DIR' makes it, or that file; or a transcript (.md)."

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError(message: "replay needs a session: the folder that 'gloss serve --record DIR' made")
    }
    let options = try replayOptions(arguments)
    let target = try target(arguments)
    var status = ExitStatus.success
    var outcomes: [NamedOutcome] = []
    for operand in arguments.operands {
      if operand.hasSuffix(".md") {
        if !TranscriptReplay.run(operand, updates: arguments.has("--update"), console) { status = .input }
        continue
      }
      let folder = SessionFolder(path: operand)
      guard let session = SessionReading.session(folder, console) else {
        status = .input
        continue
      }
      guard let outcome = Replayer(target: target, options: options).replay(session, folder: folder) else {
        console.complain(
          "\(operand): no server could be started; check the program and the space in the folder for temporary files")
        status = .input
        continue
      }
      if arguments.has("--variants") {
        outcomes += variants(of: session, folder, SessionReading.name(operand), target)
        if outcomes.contains(where: { !$0.outcome.isEqual }) { status = .input }
      }
      if arguments.has("--update") {
        if !update(folder, outcome, console) { status = .input }
      } else {
        outcomes.append(NamedOutcome(name: SessionReading.name(operand), outcome: outcome))
        if !outcome.isEqual { status = .input }
      }
      if arguments.has("--stats") { printStatistics(outcome, arguments, console) }
    }
    if !arguments.has("--update") { show(outcomes, arguments["--format"] ?? "text", console) }
    return status
  }

  private static func replayOptions(_ arguments: Arguments) throws(UsageError) -> Replayer.Options {
    if arguments.has("--strict"), arguments.has("--relaxed") {
      throw UsageError(message: "--strict and --relaxed exclude each other; leave one out")
    }
    if arguments.has("--update"), let other = ["--only", "--from", "--variants"].first(where: arguments.has) {
      throw UsageError(message: "--update writes the whole recording; leave out \(other)")
    }
    var options = Replayer.Options()
    options.strictness = arguments.has("--relaxed") ? .relaxed : .strict
    options.pieceByteCount = try arguments.integer("--piece", in: 1...Int(Int32.max), default: Int(Int32.max))
    // The header is the first line of the file, and has no number of its own.
    options.firstSequence = try arguments.integer("--from", in: 1...Int(Int32.max), default: 1) - 1
    options.keepsTime = arguments.has("--realtime")
    if arguments["--server"] == nil {
      options.identity = ServeCommand.identity
      options.watchesMemory = arguments.has("--stats")
    }
    options.requestIDs = arguments["--only"].map { Set($0.split(separator: ",").map(String.init)) }
    return options
  }

  private static func target(_ arguments: Arguments) throws(UsageError) -> Replayer.Target {
    guard let path = arguments["--server"] else { return inProcess }
    guard !arguments.has("--in-process") else {
      throw UsageError(message: "--in-process and --server exclude each other; leave one out")
    }
    return .program(path: path)
  }

  /// A server in this process, as the command line starts it.
  static let inProcess = Replayer.Target.inProcess { session in
    ServeCommand.serverOptions(referenceDate: session.referenceDate)
  }

  /// The outcomes of all variants that a session allows.
  private static func variants(
    of session: SessionFile, _ folder: SessionFolder, _ name: String, _ target: Replayer.Target
  ) -> [NamedOutcome] {
    ReplayVariant.allCases.compactMap { variant in
      Replayer.replay(variant, of: session, folder: folder, target: target).map {
        NamedOutcome(name: "\(name), \(variant.summary)", outcome: $0)
      }
    }
  }

  private static func update(_ folder: SessionFolder, _ outcome: ReplayOutcome, _ console: Console) -> Bool {
    for problem in outcome.problems { console.complain("\(folder.sessionPath): \(problem)") }
    for remark in outcome.remarks { console.printLine("\(folder.sessionPath): \(remark)") }
    console.printLine(
      "\(folder.sessionPath): \(outcome.comparedCount) answers, \(outcome.mismatches.count) changed")
    guard outcome.updated.write(to: folder.sessionPath) else {
      console.complain("\(folder.sessionPath): cannot be written")
      return false
    }
    return outcome.problems.isEmpty
  }

  private static func show(_ outcomes: [NamedOutcome], _ format: String, _ console: Console) {
    switch format {
    case "tap": console.print(ReplayReport.tap(outcomes))
    case "junit": console.print(ReplayReport.junit(outcomes))
    default:
      for named in outcomes {
        for remark in named.outcome.remarks { console.printLine("\(named.name): \(remark)") }
        for mismatch in named.outcome.mismatches { console.printLine("\(mismatch)\n") }
        for problem in named.outcome.problems { console.printLine(problem) }
        let counts = "\(named.outcome.comparedCount) answers compared, \(named.outcome.mismatches.count) differ"
        console.printLine("\(named.name): \(counts)")
      }
    }
  }

  private static func printStatistics(_ outcome: ReplayOutcome, _ arguments: Arguments, _ console: Console) {
    let isHere = arguments["--server"] == nil
    var columns = ["method", "answers", "p50 µs", "p95 µs", "p99 µs", "longest µs"]
    if isHere { columns += ["p50 bytes kept", "most bytes kept"] }
    var table = Table(columns: columns)
    for summary in outcome.latencies.summaries {
      var figures = [summary.count, summary.p50, summary.p95, summary.p99, summary.max]
      if isHere, let kept = summary.keptBytes { figures += [kept.median, kept.most] }
      table.rows.append([summary.method] + figures.map(String.init))
    }
    console.print(table.text(as: .aligned))
    if isHere { console.printLine("memory in use: \(ReplayLatencies.bytesInUse / 1024) kB") }
    let kilobytes = ReplayLatencies.peakKilobytes(ofPrograms: arguments["--server"] != nil)
    console.printLine("peak memory: \(kilobytes) kB")
  }
}

/// Reads sessions and says what is wrong with them.
enum SessionReading {
  /// The session of a folder; `nil` where it cannot be read, which has been said.
  static func session(_ folder: SessionFolder, _ console: Console) -> SessionFile? {
    do throws(FileError) {
      let file = try FileReading.bytes(ofFile: folder.sessionPath, limitBytes: Limits.recordingByteCount)
      let lines: [UInt8]
      do throws(GzipError) {
        lines = try folder.lines(ofFile: file)
      } catch {
        console.complain("\(folder.sessionPath): \(error)")
        return nil
      }
      do throws(SessionFile.ParsingError) {
        return try SessionFile(parsing: lines)
      } catch {
        console.complain("\(folder.sessionPath): \(error)")
      }
    } catch {
      console.complain("\(error)")
    }
    return nil
  }

  /// The name of a session: the last part of its folder's path.
  static func name(_ operand: String) -> String {
    let parts = operand.split(separator: "/").map(String.init)
    let last = ["session.jsonl", "session.jsonl.gz"].contains(parts.last) ? parts.dropLast().last : parts.last
    return last ?? operand
  }
}

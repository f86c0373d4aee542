// gloss serve: the daemon. Wires the server to the pipeline, which it does not know.

import Analysis
import Corpus
import Recording
import Server
import Text

/// Serves an editor or a script on standard input and output.
enum ServeCommand: Command {
  static let name = "serve"
  static let summary = "Serve an editor or a script over standard input and output."
  static let operands = ""
  static let options = [
    Option("--stdio", help: "the only way there is; for editors that insist on saying it"),
    Option("--clientProcessId", value: "N", help: "end when this process ends"),
    Option("--no-parent-watch", help: "do not end with the process that started the server"),
    Option(
      "--position-encoding", value: "UNIT", choices: PositionEncoding.allCases.map(\.rawValue),
      help: "count columns so, whatever the client says"),
    Option("--reference-date", value: "YYYY-MM-DD", help: "the day that \"Friday\" counts from"),
    Option("--record", value: "DIR", help: "record the session in a folder"),
    Option(
      "--record-text", value: "MODE", choices: Recorder.TextMode.allCases.map(\.rawValue),
      help: "keep the text of documents in the recording, or filler of the same shape"),
    Option("--deterministic", help: "do everything on one thread in the order of the messages"),
  ]
  static let details = "Speaks the Language Server Protocol 3.17. Standard output carries nothing else."

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.isEmpty else {
      throw UsageError(message: "serve takes no operands; leave out '\(arguments.operands[0])'")
    }
    var options = serverOptions(referenceDate: nil)
    if arguments.has("--clientProcessId") {
      options.clientProcessID = try arguments.integer("--clientProcessId", in: 1...Int(Int32.max), default: 1)
    }
    options.positionEncoding = arguments["--position-encoding"].flatMap(PositionEncoding.init)
    options.watchesParent = !arguments.has("--no-parent-watch")
    options.isDeterministic = arguments.has("--deterministic")
    if let date = arguments["--reference-date"] {
      guard CalendarDay(parsing: date) != nil else {
        throw UsageError(message: "--reference-date '\(date)' is no day; give it as YYYY-MM-DD")
      }
      options.referenceDate = date
    }
    let recorder = try recorder(arguments, options)
    if let recorder {
      options.tap = recorder.tap
      options.willEnd = { recorder.finish(exitCode: $0) }
    }
    return LanguageServer.run(options) == 0 ? .success : .input
  }

  /// The options of a server that annotates with the pipeline.
  static func serverOptions(referenceDate: String?) -> ServerOptions {
    var options = ServerOptions(version: CommandLineTool.version) { settings in
      var user = UserLexicon()
      user.add(folders: settings.folderPaths)
      user.problems.forEach(Console.complainAtOnce)
      return DocumentStore.pipelineAnnotator(
        lexicon: user.lexicon, options: AnalysisOptions(referenceDate: settings.referenceDate))
    }
    options.referenceDate = referenceDate
    return options
  }

  /// The recorder that `--record` asks for.
  private static func recorder(_ arguments: Arguments, _ options: ServerOptions) throws(UsageError) -> Recorder? {
    guard let folder = arguments["--record"] else { return nil }
    let mode = arguments["--record-text"].flatMap(Recorder.TextMode.init) ?? .full
    guard
      let recorder = Recorder(
        folder: folder, textMode: mode, serverVersion: CommandLineTool.version, referenceDate: options.referenceDate)
    else { throw UsageError(message: "--record '\(folder)': the folder cannot be written") }
    let content = mode == .full ? "it contains your text" : "words are replaced by filler"
    Console.complainAtOnce("recording to \(folder)/session.jsonl; \(content)")
    return recorder
  }
}

// gloss serve: the daemon. Wires the server to the pipeline, which it does not know.

import Analysis
import Corpus
import Glibc
import JSON
import Lexicon
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
    Option("--settings", value: "JSON", help: "settings that win over all others; see 'gloss schema --settings-page'"),
    Option("--record", value: "DIR", help: "record the session in a folder"),
    Option(
      "--record-text", value: "MODE", choices: Recorder.TextMode.allCases.map(\.rawValue),
      help: "keep the text of documents in the recording, or filler of the same shape"),
    Option("--record-gzip", help: "compress the recording: session.jsonl.gz in the place of session.jsonl"),
    Option("--log", value: "FILE", help: "add a line for each message to a file: what it is and how long it took"),
    Option("--verify-sync", help: "have clients send the text that they save, and compare it with the server's"),
    Option("--deterministic", help: "do everything on one thread in the order of the messages"),
  ]
  static let details = "Speaks the Language Server Protocol 3.17. Standard output carries nothing else."

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.isEmpty else {
      throw UsageError(message: "serve takes no operands; leave out '\(arguments.operands[0])'")
    }
    let date = try referenceDate(arguments)
    let recorder = try recorder(arguments, referenceDate: date)
    var options = serverOptions(referenceDate: date, didReadFile: recorder?.fileTap)
    if arguments.has("--clientProcessId") {
      options.clientProcessID = try arguments.integer("--clientProcessId", in: 1...Int(Int32.max), default: 1)
    }
    options.positionEncoding = arguments["--position-encoding"].flatMap(PositionEncoding.init)
    options.watchesParent = !arguments.has("--no-parent-watch")
    options.isDeterministic = arguments.has("--deterministic")
    if let settings = arguments["--settings"] {
      guard let value = try? JSONValue(parsing: Array(settings.utf8)), value.object != nil else {
        throw UsageError(message: "--settings '\(settings)' is no JSON object; give one, as '{\"crossFolder\":true}'")
      }
      options.settings = value
    }
    options.verifiesSynchronization = arguments.has("--verify-sync")
    if let recorder {
      options.didBegin = recorder.settingsTap
      options.willEnd = { recorder.finish(exitCode: $0) }
    }
    let taps = [recorder?.tap, try messageLog(arguments)?.tap].compactMap(\.self)
    if !taps.isEmpty { options.tap = { direction, frame in for tap in taps { tap(direction, frame) } } }
    return LanguageServer.run(options) == 0 ? .success : .input
  }

  /// What recordings say of this server.
  static var identity: ServerIdentity {
    ServerIdentity(
      version: CommandLineTool.version, protocolVersion: LanguageServer.protocolVersion,
      lexicon: "sha256:" + Lexicon.builtinDigest.description)
  }

  private static func referenceDate(_ arguments: Arguments) throws(UsageError) -> String? {
    guard let date = arguments["--reference-date"] else { return nil }
    guard CalendarDay(parsing: date) != nil else {
      throw UsageError(message: "--reference-date '\(date)' is no day; give it as YYYY-MM-DD")
    }
    return date
  }

  /// The options of a server that annotates with the pipeline. `didReadFile` is called with each file that is read.
  static func serverOptions(referenceDate: String?, didReadFile: FileTap? = nil) -> ServerOptions {
    let memory = SyntaxMemory()
    var options = ServerOptions(version: CommandLineTool.version) {
      (settings: AnnotationSettings) -> DocumentStore.Annotator in
      // What is wrong with the files is shown beside their lines by the server.
      var user = UserLexicon()
      for source in settings.lexicons { user.add(text: source.text, of: source.path) }
      let options = AnalysisOptions(
        referenceDate: settings.referenceDate, ignoresFrontMatterDate: settings.ignoresFrontMatterDate,
        assumesEnglish: settings.assumesEnglish)
      return DocumentStore.pipelineAnnotator(lexicon: user.lexicon, options: options, memory: memory)
    }
    options.annotationMemory = memory
    options.referenceDate = referenceDate
    options.didReadFile = didReadFile
    return options
  }

  /// The log that `--log` asks for; `file:` before the name is what some editors write.
  private static func messageLog(_ arguments: Arguments) throws(UsageError) -> MessageLog? {
    guard let name = arguments["--log"] else { return nil }
    let path = name.hasPrefix("file:") ? String(name.dropFirst("file:".count)) : name
    guard let log = MessageLog(path: path) else {
      throw UsageError(message: "--log '\(path)' cannot be written; name a file in a folder that exists")
    }
    return log
  }

  /// The recorder that `--record` asks for.
  private static func recorder(
    _ arguments: Arguments, referenceDate: String?
  ) throws(UsageError) -> Recorder? {
    guard let folder = arguments["--record"] else {
      guard !arguments.has("--record-gzip") else {
        throw UsageError(message: "--record-gzip needs a recording; add --record DIR, or leave it out")
      }
      return nil
    }
    let mode = arguments["--record-text"].flatMap(Recorder.TextMode.init) ?? .full
    let start = Recorder.Start(identity: identity, arguments: words(arguments), referenceDate: referenceDate)
    let recorder: Recorder
    do throws(RecordingError) {
      recorder = try Recorder(
        folder: folder, textMode: mode, isCompressed: arguments.has("--record-gzip"), start: start,
        home: getenv("HOME").map { String(cString: $0) })
    } catch {
      throw UsageError(message: "--record \(error)")
    }
    let content = mode == .full ? "it contains your text" : "words and names of files are replaced by filler"
    Console.complainAtOnce("recording to \(recorder.sessionPath); \(content)")
    return recorder
  }

  /// The words with which the same server can be started again, without those that belong to this machine.
  private static func words(_ arguments: Arguments) -> [String] {
    var words = ["serve"]
    for option in ["--deterministic", "--verify-sync"] where arguments.has(option) { words.append(option) }
    for option in ["--position-encoding", "--reference-date", "--settings"] {
      if let value = arguments[option] { words += [option, value] }
    }
    return words
  }
}

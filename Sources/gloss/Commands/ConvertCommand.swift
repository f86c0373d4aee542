// gloss convert: recordings of other tools as sessions, and sessions for other tools.

import Corpus
import Glibc
import Recording
import Text

/// Converts recordings.
enum ConvertCommand: Command {
  static let name = "convert"
  static let summary = "Convert recordings of other tools to sessions, and sessions for other tools."
  static let operands = "RECORDING"
  static let options = [
    Option(
      "--from", value: "FORM", choices: ["session"] + ForeignRecording.allCases.map(\.rawValue),
      help: "what the recording is; 'session' by default"),
    Option(
      "--to", value: "FORM",
      choices: ["session", "transcript"] + ForeignRecording.allCases.filter(\.isWritten).map(\.rawValue),
      help: "what is written; by default 'session', or 'mirror' where the recording is a session"),
    Option(
      "--only", value: "ID,…", help: "in a transcript these requests only, with the least text that gives their answers"
    ),
    Option("--root", value: "DIR", help: "the folder that stands for the session's own; its workspace by default"),
    Option("--output", value: "PATH", help: "the file, or the folder of a session; standard output by default"),
  ]
  static let details = """
    mirror     the bytes that a client sent (clangd, sourcekit-lsp, tinymist): can be piped into any server
    devtools   lines of messages, as lsp-devtools records them
    inspector  lines of the LSP inspector, which VS Code writes with "format": "json"
    trace      the text of a verbose trace of VS Code or gopls, as far as it can be read
    transcript a page of Markdown that is a test: to read, to edit, and for 'gloss replay'
    """

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count == 1 else {
      throw UsageError(message: "convert needs one recording; name a file or '-'")
    }
    let source = arguments["--from"] ?? "session"
    let target = arguments["--to"] ?? (source == "session" ? "mirror" : "session")
    guard let session = read(arguments.operands[0], ForeignRecording(rawValue: source), console) else { return .input }
    if arguments["--only"] != nil, target != "transcript" {
      throw UsageError(message: "--only chooses requests of a transcript; add --to transcript, or leave it out")
    }
    let bytes: [UInt8]
    if target == "transcript" {
      let folder = source == "session" ? SessionFolder(path: arguments.operands[0]) : nil
      guard let page = transcript(of: session, folder, arguments, console) else { return .input }
      bytes = Array(page.utf8)
    } else if let form = ForeignRecording(rawValue: target) {
      let folder = arguments["--root"] ?? absolute(SessionFolder(path: arguments.operands[0]).path + "/workspace")
      bytes = form.bytes(of: session, folder: folder) ?? []
    } else {
      bytes = session.bytes
    }
    guard let output = arguments["--output"] else {
      console.write(bytes)
      return .success
    }
    let path = target == "session" ? SessionFolder(path: output).prepared() : output
    guard target == "session" ? session.write(to: path) : RecordingOutput.write(bytes, to: path) else {
      console.complain("\(path): cannot be written; check the folder")
      return .input
    }
    return .success
  }

  private static func read(_ operand: String, _ form: ForeignRecording?, _ console: Console) -> SessionFile? {
    guard let form else { return SessionReading.session(SessionFolder(path: operand), console) }
    do throws(FileError) {
      let bytes =
        operand == "-"
        ? try FileReading.bytes(ofDescriptor: 0, path: "standard input", limitBytes: Limits.documentByteCount)
        : try FileReading.bytes(ofFile: operand, limitBytes: Limits.documentByteCount, allowsPipe: true)
      do throws(RecordingError) {
        return try form.session(bytes)
      } catch {
        console.complain("\(operand): \(error)")
      }
    } catch {
      console.complain("\(error)")
    }
    return nil
  }

  // MARK: Transcripts

  /// The session as a page; what on it this server does otherwise is said.
  private static func transcript(
    of session: SessionFile, _ folder: SessionFolder?, _ arguments: Arguments, _ console: Console
  ) -> String? {
    let wanted = arguments["--only"].map { Set($0.split(separator: ",").map(String.init)) }
    var recorded = RecordedSession(session)
    if let folder { recorded = RecordedSession(session, in: folder) }
    guard let trial = SessionTrial() else {
      console.complain("no temporary folder can be made; check the space on the disk")
      return nil
    }
    if let wanted { recorded = least(of: recorded, wanted, trial, console) }
    _ = trial.put(recorded)
    let operand = arguments.operands[0]
    let title = operand == "-" ? "session" : SessionReading.name(operand)
    guard
      let page = SessionPage.transcript(
        of: recorded.session, folder: trial.folder, title: title, requestIDs: wanted)
    else {
      console.complain("\(operand): does not say how its columns count; replay it with --update first")
      return nil
    }
    let outcome = TranscriptRunner(ServeCommand.serverOptions(referenceDate: nil)).run(Transcript(page))
    let count = outcome?.problems.count ?? 0
    if count > 0 {
      console.complain("\(count) of its answers are others here; 'gloss replay --update PAGE' writes them")
    }
    return page
  }

  /// The session with the fewest messages and the least text that give some requests their recorded answers; the session
  /// itself where they are others here.
  private static func least(
    of recorded: RecordedSession, _ wanted: Set<String>, _ trial: SessionTrial, _ console: Console
  ) -> RecordedSession {
    var options = Replayer.Options()
    options.strictness = .relaxed
    options.requestIDs = wanted
    let replayer = Replayer(target: ReplayCommand.inProcess, options: options)
    func replay(_ candidate: RecordedSession) -> ReplayOutcome? {
      trial.put(candidate) ? replayer.replay(candidate.session, folder: trial.folder) : nil
    }
    let count = replay(recorded)?.comparedCount ?? 0
    var minimizer = SessionMinimizer { candidate in
      guard let outcome = replay(candidate) else { return false }
      return outcome.isEqual && outcome.comparedCount == count
    }
    if count > 0, let least = minimizer.minimize(recorded) { return least }
    console.complain(
      count == 0 ? "none of these requests is in the session" : "the answers are others here; nothing was left out")
    return recorded
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return String(cString: current) + "/" + path
  }
}

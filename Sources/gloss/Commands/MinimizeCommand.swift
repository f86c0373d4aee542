// gloss minimize: the smallest session that still shows a failure.

import Corpus
import Glibc
import Recording
import Text

/// Makes sessions smaller.
enum MinimizeCommand: Command {
  static let name = "minimize"
  static let summary = "Make a session smaller while a command still succeeds on it."
  static let operands = "SESSION"
  static let options = [
    Option("--while", value: "COMMAND", help: "a shell command; $1 is the folder of the smaller session"),
    Option(
      "--output", value: "DIR", help: "the folder of the result; the session with '-small' behind its name by default"),
  ]
  static let details = """
    Messages go first, then paragraphs, lines and sentences of the texts that were opened, then files of the workspace and
    what stands in them. The command says by its exit status whether
    what is looked for is still there: 0 it is, so --while '! gloss replay "$1"' keeps a session that does not replay.
    """

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.count == 1 else {
      throw UsageError(message: "minimize needs one session; name its folder")
    }
    guard let command = arguments["--while"] else {
      throw UsageError(message: "minimize needs --while COMMAND: what must stay true of the session in $1")
    }
    let source = SessionFolder(path: arguments.operands[0])
    guard let session = SessionReading.session(source, console) else { return .input }
    guard let trial = SessionTrial() else {
      console.complain("no temporary folder can be made; check the space on the disk")
      return .input
    }
    var minimizer = SessionMinimizer { candidate in
      trial.put(candidate) && runs(command, trial.folder.path)
    }
    guard let smallest = minimizer.minimize(RecordedSession(session, in: source)) else {
      console.complain("\(source.path): the command does not succeed on the session itself")
      return .input
    }
    let output = SessionFolder(path: arguments["--output"] ?? source.path + "-small")
    guard smallest.write(to: output) else {
      console.complain("\(output.path): cannot be written; check the folder")
      return .input
    }
    console.printLine(
      "\(output.path): \(smallest.session.entries.count) of \(session.entries.count) lines, "
        + "\(smallest.files.count) of \(source.files.count) files, \(minimizer.trialCount) trials")
    return .success
  }

  /// Whether a shell command with one argument ends with 0. Its output goes to standard error.
  private static func runs(_ command: String, _ argument: String) -> Bool {
    let texts: [String] = ["sh", "-c", command, "sh", argument]
    var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    var process = pid_t()
    guard posix_spawnp(&process, "sh", &actions, nil, &words, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }
}

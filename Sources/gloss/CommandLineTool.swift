// Finds the command that is meant and runs it. The only place that ends the process.

import Glibc

/// The program as a whole.
enum CommandLineTool {
  /// Every command, in the order of the help.
  static var commands: [any Command.Type] {
    [
      AnnotateCommand.self, QuotesCommand.self, EntitiesCommand.self, CrossReferencesCommand.self,
      ExplainCommand.self, CheckCommand.self, BenchCommand.self, ServeCommand.self, ReplayCommand.self,
      ConvertCommand.self, MinimizeCommand.self,
      LexiconCommand.self, SchemaCommand.self, CompletionsCommand.self, VersionCommand.self,
      HelpCommand.self,
    ]
  }

  /// The version of the program.
  static let version = "0.1.0"

  /// Runs the command line of the process and ends it.
  static func main() -> Never {
    signal(SIGPIPE, SIG_IGN)
    let console = Console()
    let status = run(Array(CommandLine.arguments.dropFirst()), console)
    console.flush()
    exit(status.rawValue)
  }

  /// Runs the command that `words` name; without words the daemon where a client is on standard input, else the help.
  static func run(_ words: [String], _ console: Console) -> ExitStatus {
    var words = words
    if words.isEmpty { words = isatty(0) == 1 ? ["help"] : ["serve"] }
    // Editors start a language server as `gloss --stdio`.
    if words[0] == "--stdio" || words[0].hasPrefix("--clientProcessId") { words.insert("serve", at: 0) }
    switch words[0] {
    case "-h", "--help": words[0] = "help"
    case "-V", "--version": words[0] = "version"
    default: break
    }
    guard let command = commands.first(where: { $0.name == words[0] }) else {
      console.complain(unknownCommand(words[0]))
      return .usage
    }
    let rest = Array(words.dropFirst())
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      console.print(Help.text(of: command))
      return .success
    }
    do throws(UsageError) {
      let arguments = try Arguments(parsing: rest, options: command.options, command: command.name)
      return try command.run(arguments, console)
    } catch {
      console.complain(error.message + " (see 'gloss help \(command.name)')")
      return .usage
    }
  }

  private static func unknownCommand(_ word: String) -> String {
    if word.hasPrefix("-") { return "unknown option '\(word)'; name a command first (see 'gloss help')" }
    let names = commands.map { $0.name }
    if let nearest = Suggestion.nearest(to: word, among: names) {
      return "unknown command '\(word)'; did you mean '\(nearest)'? (see 'gloss help')"
    }
    return "unknown command '\(word)'; the commands are \(names.joined(separator: ", "))"
  }
}

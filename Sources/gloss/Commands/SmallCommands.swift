// gloss version and gloss help.

/// Says which version this is.
enum VersionCommand: Command {
  static let name = "version"
  static let summary = "Say which version this is."
  static let operands = ""

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard arguments.operands.isEmpty else { throw UsageError(message: "version takes no operands") }
    console.printLine("gloss \(CommandLineTool.version)")
    return .success
  }
}

/// Says how the program is used.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = "Say how Gloss, or one command of it, is used."
  static let operands = "[COMMAND]"

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard let name = arguments.operands.first else {
      console.print(Help.overview())
      return .success
    }
    guard let command = CommandLineTool.commands.first(where: { $0.name == name }) else {
      throw UsageError(message: "there is no command '\(name)'")
    }
    console.print(Help.text(of: command))
    return .success
  }
}

// What a command is.

/// How the process ends.
enum ExitStatus: Int32 {
  /// All was done.
  case success = 0
  /// Some input could not be read, or a check failed; the rest was done.
  case input = 1
  /// The command line was not understood; nothing was done.
  case usage = 2
}

/// One command of the program.
protocol Command {
  /// What it is called.
  static var name: String { get }
  /// What it does, in a few words.
  static var summary: String { get }
  /// What follows its name.
  static var operands: String { get }
  /// Its options.
  static var options: [Option] { get }
  /// What to know beyond the options; may be empty.
  static var details: String { get }
  /// Does it. Throws where the words make no sense.
  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus
}

extension Command {
  static var options: [Option] { [] }
  static var details: String { "" }
}

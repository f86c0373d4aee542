// gloss schema: the descriptions of what Gloss reads and writes, generated from the program.

import Server

/// Prints generated descriptions.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "Print the descriptions that are generated from the program."
  static let operands = ""
  static let options = [
    Option("--settings", help: "the JSON Schema of .gloss.json"),
    Option("--settings-page", help: "the settings for people, in Markdown"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    let wanted = options.map(\.name).filter { arguments.has($0) }
    guard arguments.operands.isEmpty, wanted.count == 1, let first = wanted.first else {
      throw UsageError(message: "say which: " + options.map(\.name).joined(separator: " or "))
    }
    switch first {
    case "--settings": console.print(SettingsDocumentation.schema)
    default: console.print(SettingsDocumentation.page)
    }
    return .success
  }
}

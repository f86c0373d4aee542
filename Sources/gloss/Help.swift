// The help, made from what the commands say of themselves.

/// Texts of help.
enum Help {
  /// The overview of all commands.
  static func overview() -> String {
    let width = CommandLineTool.commands.map { $0.name.count }.max() ?? 0
    var text = """
      Gloss: who is this, who said this, and what refers to what, in English news prose.

      usage: gloss COMMAND [options] [operands]


      """
    for command in CommandLineTool.commands {
      let padding = String(repeating: " ", count: width - command.name.count)
      text += "  \(command.name)\(padding)  \(command.summary)\n"
    }
    text += """

      'gloss help COMMAND' tells more. Without a command, and with a client on standard input, Gloss serves it.
      FILE may be '-' for standard input. Exit status: 0 all done, 1 some input failed, 2 not understood.

      """
    return text
  }

  /// The help of one command.
  static func text(of command: any Command.Type) -> String {
    var usage = "usage: gloss \(command.name)"
    if !command.options.isEmpty { usage += " [options]" }
    if !command.operands.isEmpty { usage += " \(command.operands)" }
    var text = usage + "\n\n\(command.summary)\n"
    if !command.details.isEmpty { text += "\n\(command.details)\n" }
    guard !command.options.isEmpty else { return text }
    let heads = command.options.map { option in option.name + (option.value.map { " " + $0 } ?? "") }
    let width = heads.map(\.count).max() ?? 0
    text += "\noptions:\n"
    for (head, option) in zip(heads, command.options) {
      let choices = option.choices.isEmpty ? "" : " (\(option.choices.joined(separator: ", ")))"
      text += "  \(head)\(String(repeating: " ", count: width - head.count))  \(option.help)\(choices)\n"
    }
    return text
  }
}

// gloss completions: what a shell needs to complete command lines, made from the commands themselves.

/// Writes a completion script for a shell.
enum CompletionsCommand: Command {
  static let name = "completions"
  static let summary = "Write a completion script for bash, zsh or fish."
  static let operands = "bash|zsh|fish"
  static let details = """
    bash: source <(gloss completions bash)
    zsh:  source <(gloss completions zsh)
    fish: gloss completions fish | source
    """

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    switch arguments.operands {
    case ["bash"]: console.print(bash())
    case ["zsh"]: console.print("autoload -U +X bashcompinit && bashcompinit\n" + bash())
    case ["fish"]: console.print(fish())
    default: throw UsageError(message: "name one shell: bash, zsh or fish")
    }
    return .success
  }

  private static func bash() -> String {
    var script = """
      _gloss() {
        local word="${COMP_WORDS[COMP_CWORD]}" last="${COMP_WORDS[COMP_CWORD-1]}"
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(CommandLineTool.commands.map { $0.name }.joined(separator: " "))" -- "$word"))
          return
        fi
        case "${COMP_WORDS[1]} $last" in

      """
    for command in CommandLineTool.commands {
      for option in command.options where !option.choices.isEmpty {
        script += "    \"\(command.name) \(option.name)\")"
        script += " COMPREPLY=($(compgen -W \"\(option.choices.joined(separator: " "))\" -- \"$word\")); return ;;\n"
      }
    }
    script += """
        esac
        case "${COMP_WORDS[1]} $word" in

      """
    for command in CommandLineTool.commands where !command.options.isEmpty {
      let names = command.options.map(\.name).joined(separator: " ")
      script += "    \"\(command.name) -\"*) COMPREPLY=($(compgen -W \"\(names)\" -- \"$word\")); return ;;\n"
    }
    return script + """
        esac
        COMPREPLY=($(compgen -f -- "$word"))
      }
      complete -o filenames -F _gloss gloss

      """
  }

  private static func fish() -> String {
    var script = ""
    for command in CommandLineTool.commands {
      script +=
        "complete -c gloss -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))\n"
      for option in command.options {
        script += "complete -c gloss -n '__fish_seen_subcommand_from \(command.name)' -l \(option.name.dropFirst(2))"
        if option.value != nil { script += " -r" }
        if !option.choices.isEmpty { script += " -f -a \(quoted(option.choices.joined(separator: " ")))" }
        script += " -d \(quoted(option.help))\n"
      }
    }
    return script
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'") + "'"
  }
}

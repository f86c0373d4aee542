// Tests of the words of the command line.

import Testing

@testable import gloss

@Suite struct ArgumentsTests {
  private let options = [
    Option("--format", value: "FORMAT", choices: ["text", "jsonl"], help: ""), Option("--quiet", help: ""),
    Option("--count", value: "N", help: ""),
  ]

  private func problem(_ words: [String]) -> String? {
    do throws(UsageError) {
      let arguments = try Arguments(parsing: words, options: options, command: "try")
      _ = try arguments.integer("--count", in: 1...9, default: 1)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func understood() throws {
    let words = ["a", "--format=jsonl", "-", "--quiet", "--count", "3", "--", "--format"]
    let arguments = try Arguments(parsing: words, options: options, command: "try")
    #expect(arguments.operands == ["a", "-", "--format"])
    #expect(arguments["--format"] == "jsonl")
    #expect(arguments.has("--quiet"))
    #expect(try arguments.integer("--count", in: 1...9, default: 1) == 3)
  }

  @Test(
    "what is wrong, and what to do",
    arguments: [
      (["--fromat", "text"], "unknown option '--fromat'; did you mean '--format'?"),
      (["--verbose"], "unknown option '--verbose'; 'try' takes --format, --quiet, --count"),
      (["--format"], "--format needs a value; give --format FORMAT"),
      (["--format=jsonll"], "--format 'jsonll': did you mean 'jsonl'? It takes text, jsonl"),
      (["--format", "pdf"], "--format 'pdf': it takes text, jsonl"),
      (["--quiet=yes"], "--quiet takes no value; leave out '=yes'"),
      (["--count", "x"], "--count 'x': give a number from 1 to 9"),
      (["--count=10"], "--count '10': give a number from 1 to 9"),
    ])
  func problems(words: [String], expected: String) {
    #expect(problem(words) == expected)
  }

  @Test(
    "typing errors",
    arguments: [("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xyz", 3)])
  func distance(left: String, right: String, expected: Int) {
    #expect(Suggestion.distance(Array(left.utf8), Array(right.utf8)) == expected)
    #expect(Suggestion.distance(Array(right.utf8), Array(left.utf8)) == expected)
  }

  @Test("every command has its own name, and helps")
  func commands() {
    let names = CommandLineTool.commands.map { $0.name }
    #expect(Set(names).count == names.count)
    for command in CommandLineTool.commands {
      let help = Help.text(of: command)
      #expect(help.hasPrefix("usage: gloss \(command.name)"))
      for option in command.options { #expect(help.contains(option.name)) }
      #expect(Help.overview().contains(command.summary))
    }
  }
}

@Suite struct TableTests {
  private let table: Table = {
    var table = Table(columns: ["who", "what"])
    table.rows = [["Ana Núñez", "a, \"b\""], ["Rex", "=1|2"]]
    return table
  }()

  @Test func aligned() {
    #expect(table.text(as: .aligned) == "who        what\nAna Núñez  a, \"b\"\nRex        =1|2\n")
  }

  @Test("quoted where needed; no formula for a spreadsheet")
  func csv() {
    #expect(table.text(as: .csv) == "who,what\r\nAna Núñez,\"a, \"\"b\"\"\"\r\nRex, =1|2\r\n")
  }

  @Test func markdown() {
    #expect(table.text(as: .markdown) == "| who | what |\n| --- | --- |\n| Ana Núñez | a, \"b\" |\n| Rex | =1\\|2 |\n")
  }
}

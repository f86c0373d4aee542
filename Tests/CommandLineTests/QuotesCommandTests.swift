// gloss quotes as a process: every option, every format. All people are invented.

import Foundation
import JSON
import Testing

@testable import gloss

@Suite("gloss quotes")
struct QuotesCommandTests {
  private static let first = """
    Ana Belo met Tomas Reyes in Lima.

    “We are ready to open the bridge,” Belo told Reuters. Reyes denied that the bridge was unsafe.

    The mayor said the plan was “a waste of money” for the town.

    """
  private static let second = "Ana Belo and Tomas Reyes came. “The bridge is ready,” said Ana Belo and Tomas Reyes.\n"

  private static func run(_ options: [String]) throws -> Program.Result {
    let files = try Files(["a.txt": Array(first.utf8), "b.txt": Array(second.utf8)])
    return try Program.run(["quotes"] + options + [files.path + "/a.txt", files.path + "/b.txt"])
  }

  private static let ready = "We are ready to open the bridge"
  private static let denied = "that the bridge was unsafe"
  private static let waste = "the plan was “a waste of money” for the town"
  private static let shared = "The bridge is ready"

  @Test(
    "options narrow what is listed, alone and together",
    arguments: [
      ([], [ready, denied, waste, shared]),
      (["--speaker", "Ana Belo"], [ready, shared]), (["--speaker", "BELO"], [ready, shared]),
      (["--speaker", "Reyes"], [denied, shared]), (["--speaker", "the mayor"], [waste]),
      (["--speaker", "Vale"], []),
      (["--to", "reuters"], [ready]), (["--to", "Belo"], []),
      (["--text", "WASTE of  money"], [waste]), (["--text", "ready"], [ready, shared]),
      (["--text", "we are ready to shut the bridge"], []),
      (["--fuzzy", "--text", "we are ready to shut the bridge"], [ready]),
      (["--kind", "direct"], [ready, shared]), (["--kind", "mixed"], [waste]), (["--kind", "indirect"], [denied]),
      (["--speaker", "Belo", "--to", "Reuters", "--text", "bridge", "--kind", "direct"], [ready]),
      (["--speaker", "Belo", "--kind", "indirect"], []),
    ] as [([String], [String])])
  func options(_ options: [String], _ expected: [String]) throws {
    let result = try Self.run(options + ["--format", "jsonl"])
    let texts = try result.output.split(separator: "\n").map { line in
      try JSONValue(parsing: Array(line.utf8))["text"]?.string ?? ""
    }
    #expect(texts == expected)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test("a table has a head, and columns that stand below one another")
  func table() throws {
    let byDefault = try Self.run(["--to", "Reuters"])
    #expect(try Self.run(["--to", "Reuters", "--format", "table"]).output == byDefault.output)
    let lines = byDefault.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.first?.split(separator: " ") == ["speaker", "quotation", "kind", "cue", "to", "place"])
    let columns = lines.map { $0.range(of: $0 == lines.first ? "kind" : "direct")?.lowerBound.utf16Offset(in: $0) }
    #expect(columns.count == 2 && columns[0] == columns[1])
    #expect(lines.last?.hasSuffix("a:3") == true)
  }

  @Test(
    "tables for other programs",
    arguments: [
      (
        "csv",
        "speaker,quotation,kind,cue,to,place\r\nAna Belo and Tomas Reyes,“The bridge is ready”,direct,said,,b:1\r\n"
      ),
      (
        "markdown",
        """
        | speaker | quotation | kind | cue | to | place |
        | --- | --- | --- | --- | --- | --- |
        | Ana Belo and Tomas Reyes | “The bridge is ready” | direct | said |  | b:1 |

        """
      ),
    ])
  func forms(_ format: String, _ expected: String) throws {
    #expect(try Self.run(["--text", "is ready", "--format", format]).output == expected)
  }

  @Test("a line of JSON says all, keys sorted")
  func jsonLines() throws {
    let output = try Self.run(["--text", "is ready", "--format", "jsonl"]).output
    let value = try JSONValue(parsing: Array(output.utf8.dropLast()))
    #expect(value["speaker"]?.string == "Ana Belo and Tomas Reyes")
    #expect(value["speakers"]?.array.map { $0.compactMap(\.string) } == ["Ana Belo", "Tomas Reyes"])
    #expect(value["polarity"]?.string == "affirmed")
    #expect(value["line"]?.integer == 1)
    #expect(value["score"]?.integer == 1000)
    #expect(value["spans"]?[0]?[0]?.integer == 32)
    let keys = try #require(value.object).members.map(\.key)
    #expect(keys == keys.sorted())
  }

  @Test(
    "what no option takes is refused",
    arguments: [
      ["--kind", "spoken"], ["--format", "xml"], ["--fuzzy"], ["--speaker"],
    ])
  func wrongOptions(_ options: [String]) throws {
    let result = try Program.run(["quotes"] + options)
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }
}

// Tests of the built program as a process: exit codes, error lines, pipes.

import Foundation
import JSON
import Testing

@testable import gloss

/// The built program.
enum Program {
  /// What a run gave.
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of standard error.
    var complaints: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The program stands beside the bundle of the tests.
  static var path: String {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder =
      bundle ?? (Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0])
    return URL(fileURLWithPath: folder).deletingLastPathComponent().appendingPathComponent("gloss").path
  }

  /// Runs the program to its end.
  static func run(_ words: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    // All inputs of the tests fit the buffer of a pipe.
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let errors = standardError.fileHandleForReading
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: complaints, as: UTF8.self))
  }
}

/// A folder with files for one test.
struct Files: ~Copyable {
  let path = NSTemporaryDirectory() + "gloss-" + UUID().uuidString

  init(_ files: [String: [UInt8]]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }
}

@Suite struct ProcessTests {
  @Test(
    "not understood: one line that says what to do, exit status 2, nothing on standard output",
    arguments: [
      (["anotate"], "did you mean 'annotate'?"), (["annotate"], "no FILE given"), (["--wrong"], "name a command first"),
      (["annotate", "--fromat", "text", "x"], "did you mean '--format'?"), (["annotate", "-", "-"], "given twice"),
      (["annotate", "--reference-date", "Friday", "x"], "YYYY-MM-DD"), (["xref"], "no NAME given"),
      (["explain", "x", "3"], "give LINE:COLUMN"), (["explain", "x", "0:0"], "give LINE:COLUMN"),
      (["explain", "x", "99999999999999999999:1"], "give LINE:COLUMN"), (["bench", "--runs", "0", "x"], "from 1 to"),
      (["quotes", "--fuzzy", "x"], "--text WORDS"), (["help", "wrong"], "no command 'wrong'"),
      (["annotate", "--format", "html", "a", "b"], "--output FOLDER"), (["serve", "x"], "no operands"),
    ])
  func usage(words: [String], expected: String) throws {
    let result = try Program.run(words)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.complaints.count == 1)
    #expect(result.errors.contains(expected))
  }

  @Test func aBenchmarkTellsOfStagesOfTheStartAndOfMemory() throws {
    let files = try Files(["a.txt": Array("“We agreed,” said Ana Bell.\n".utf8)])
    let result = try Program.run(["bench", "--runs", "1", files["a.txt"]])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    for part in [
      "annotation ", "start of 'gloss serve' to the answer to initialize: ", "peak memory of 'gloss serve': ",
    ] {
      #expect(result.output.contains(part))
    }
  }

  @Test("bad files are complained of, a line each; the others are done; exit status 1")
  func badFiles() throws {
    let files = try Files([
      "good.txt": Sample.article, "binary.png": [0x89, 0x50, 0, 0], "latin.txt": [0x4E, 0xFA, 0x2E],
    ])
    let words = [
      "annotate", "--format", "jsonl", files["none.txt"], files.path, files["binary.png"], files["good.txt"],
    ]
    let result = try Program.run(words)
    #expect(result.status == 1)
    #expect(result.complaints.count == 3)
    #expect(result.complaints[0].hasSuffix("none.txt: no such file; check the name"))
    #expect(result.complaints[1].contains("is a folder"))
    #expect(result.complaints[2].contains("is binary"))
    let line = try JSONValue(parsing: Array(result.output.utf8))
    #expect(line["id"]?.string == "good")
  }

  @Test("invalid UTF-8 is said and repaired, and is no failure")
  func repaired() throws {
    let files = try Files(["latin.txt": [0x4E, 0xFA, 0x2E]])
    let result = try Program.run(["annotate", "--format", "jsonl", files["latin.txt"]])
    #expect(result.status == 0)
    #expect(result.complaints.count == 1)
    #expect(result.errors.contains("not valid UTF-8"))
    #expect(try JSONValue(parsing: Array(result.output.utf8))["text"]?.string == "N\u{FFFD}.")
  }

  @Test("standard input in, JSON out: keys sorted, coordinates in code points")
  func pipe() throws {
    let result = try Program.run(["annotate", "--format", "jsonl", "-"], input: Sample.article)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let line = try JSONValue(parsing: Array(result.output.utf8))
    let keys = line.object?.members.map(\.key) ?? []
    #expect(keys == keys.sorted())
    let scalars = Array(String(decoding: Sample.article, as: UTF8.self).unicodeScalars)
    let tokens = (line["tokens"]?.array ?? []).compactMap { token -> String? in
      guard let start = token[0]?.integer, let end = token[1]?.integer else { return nil }
      return String(scalars[start..<end].map { Character($0) })
    }
    #expect(tokens.contains("Núñez"))
    #expect(tokens.contains("smiled"))
  }

  @Test("lines of JSON: those that are no documents are complained of by number, the others answered")
  func lines() throws {
    let input = """
      {"id":"a","text":"Ana spoke."}

      nonsense
      [1]
      {"id":7,"input":"Rex sang.","reference_time":"2026-03-04T10:00:00"}
      {"id":"c"}
      {"text":"No name."}
      """
    let words = ["annotate", "--format", "jsonl", "--input", "jsonl", "--no-text", "-"]
    let result = try Program.run(words, input: Array(input.utf8))
    #expect(result.status == 1)
    #expect(result.complaints.map { $0.prefix { $0 != " " } } == ["gloss:", "gloss:", "gloss:"])
    for (complaint, number) in zip(result.complaints, [3, 4, 6]) {
      #expect(complaint.contains("standard input:\(number): "))
    }
    let ids = try result.output.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8))["id"] }
    #expect(ids == [.string("a"), .integer(7), .string("7")])
    #expect(!result.output.contains("\"text\""))
  }

  @Test("an entity over files: by file, and with what it says by day")
  func chronology() throws {
    let files = try Files([
      "a.md": Array("---\ndate: 2024-05-02\n---\nMara Lind left. “I was tired,” said Lind.\n".utf8),
      "b.md": Array("---\ndate: 2021-01-30\n---\nMara Lind sang.\n".utf8), "c.md": Array("Mara Lind slept.\n".utf8),
    ])
    let paths = ["a.md", "b.md", "c.md"].map { files[$0] }
    let plain = try Program.run(["xref", "Mara Lind"] + paths)
    #expect(plain.status == 0)
    #expect(
      plain.output.split(separator: "\n").dropFirst().map { $0.split(separator: " ")[0] }
        == ["a:4:1:", "a:4:18:", "a:4:37:", "b:4:1:", "c:1:1:"])
    let byDay = try Program.run(["xref", "--chronology", "mara lind"] + paths)
    let lines = byDay.output.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "Mara Lind (person:mara-lind)", " 2021-01-30 b", "  b:4:1: name  [Mara Lind] sang.", " 2024-05-02 a",
        "  a:4:1: name  [Mara Lind] left. “I was tired,” said Lind.", "  a:4:18: says  “I was tired”",
        "  a:4:18: pronoun  Mara Lind left. “[I] was tired,” said Lind.",
        "  a:4:37: name  Mara Lind left. “I was tired,” said [Lind].", " no day c", "  c:1:1: name  [Mara Lind] slept.",
      ])
  }

  @Test("the article for a reader: nothing but letters in a pipe, whatever the environment")
  func readable() throws {
    let result = try Program.run(["annotate", "-"], input: Array("Ana spoke.\n".utf8), environment: ["NO_COLOR": "1"])
    #expect(result.status == 0)
    #expect(result.output.contains("spoke."))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("the same input gives the same bytes in every process")
  func deterministic() throws {
    for format in ["text", "jsonl", "html", "brat", "webannotation", "conllu"] {
      let outputs = try (0..<2).map { _ in
        try Program.run(["annotate", "--format", format, "-"], input: Sample.article).output
      }
      #expect(outputs[0] == outputs[1])
      #expect(!outputs[0].isEmpty || format == "brat")
    }
  }

  @Test("one file a document in a folder, made where it is not there; names from JSON cannot leave it, nor meet")
  func folder() throws {
    let files = try Files([:])
    let input = Array("{\"id\":\"../../x\",\"text\":\"Ana spoke.\"}\n{\"id\":\"../../x\",\"text\":\"\"}\n".utf8)
    let words = ["annotate", "--input", "jsonl", "--format", "conllu", "--output", files["made"], "-"]
    #expect(try Program.run(words, input: input).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: files["made"]).sorted()
    #expect(names == [".._.._x-2.conllu", ".._.._x.conllu"])
    let nowhere = try Program.run(["annotate", "--output", files["no/where"], "-"], input: input)
    #expect(nowhere.status == 2)
    #expect(nowhere.complaints.count == 1)
  }

  @Test("checking everything everywhere")
  func check() throws {
    let result = try Program.run(["check", "-"], input: Sample.article)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasSuffix("answers: sound\n"))
  }

  @Test("your own lexicon: broken lines are complained of, and the rest applies")
  func lexicon() throws {
    let files = try Files([
      ".gloss.lexicon": Array("person: Ana Núñez | Núñez ; role = finance minister\nnonsense\n".utf8),
      "a.txt": Sample.article,
    ])
    let listed = try Program.run(["lexicon", files[".gloss.lexicon"]])
    #expect(listed.status == 1)
    #expect(listed.output.contains("Ana Núñez | Núñez"))
    #expect(listed.complaints.count == 1)
    let annotated = try Program.run(["annotate", "--format", "jsonl", files["a.txt"]])
    #expect(annotated.status == 0)
    #expect(annotated.errors.contains(".gloss.lexicon:2: "))
    let missing = try Program.run(["annotate", "--lexicon", files["none"], "--format", "jsonl", files["a.txt"]])
    #expect(missing.status == 1)
    #expect(!missing.output.isEmpty)
  }

  @Test("completion scripts hold every command, and bash reads its own", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try Program.run(["completions", shell]).output
    for command in CommandLineTool.commands { #expect(script.contains(command.name)) }
    guard shell == "bash" else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-n", "-c", script]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("a pipe by name, as a shell's <(…) gives it, is read to its end")
  func namedPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "\"$0\" check <(printf 'Ana spoke.')", Program.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.hasPrefix("1 documents, 3 tokens, "))
  }

  @Test("help and version")
  func help() throws {
    #expect(try Program.run(["help"]).output.contains("annotate"))
    #expect(try Program.run(["annotate", "--help"]).output.hasPrefix("usage: gloss annotate"))
    #expect(try Program.run(["--version"]).output.hasPrefix("gloss "))
  }

  @Test("without words and with nobody on standard input it serves, and ends with its client")
  func serves() throws {
    let body = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
    let frame = "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    for words in [[], ["--stdio"], ["serve", "--no-parent-watch"]] {
      let result = try Program.run(words, input: Array(frame.utf8))
      #expect(result.output.contains("\"capabilities\""))
      #expect(result.status == 1, "the client went without shutdown")
    }
  }
}

/// What the tests share.
private enum Sample {
  static let article = Array(
    "“We will pay,” said finance minister Ana Núñez 😀. She smiled on 3 March 2026.\r\n\r\nRex Oduya agreed.\r\n".utf8)
}

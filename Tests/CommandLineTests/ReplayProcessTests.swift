// Recording and replaying with the built program: what a session's folder holds, that every run gives the same bytes, reports
// for other programs, and real editors.

import Foundation
import FoundationXML
import JSON
import TestSupport
import Testing

@testable import gloss

@Suite("Recording and replaying as processes")
struct ReplayProcessTests {
  private static func sessionPath(_ name: String) -> String { ProjectFiles.path("protocol/sessions/" + name) }

  private static func frame(_ body: String) -> [UInt8] {
    Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
  }

  /// What a client sends that opens a file of a folder and asks about it.
  static func conversation(_ folder: String) -> [UInt8] {
    let uri = "file://\(folder)/a.txt"
    let place = #"{"textDocument":{"uri":"\#(uri)"},"position":{"line":0,"character":1}}"#
    return [
      #"{"id":1,"jsonrpc":"2.0","method":"initialize","params":{"capabilities":{},"processId":\#(getpid()),"rootUri":"file://\#(folder)"}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(uri)","languageId":"text","version":1,"text":"Ana Núñez met Rex Oduya.\n"}}}"#,
      #"{"id":2,"jsonrpc":"2.0","method":"textDocument/hover","params":\#(place)}"#,
      #"{"id":3,"jsonrpc":"2.0","method":"textDocument/hover","params":{"textDocument":{"uri":"file://\#(folder)/secret-plan.md"},"position":{"line":0,"character":1}}}"#,
      #"{"id":4,"jsonrpc":"2.0","method":"shutdown"}"#, #"{"jsonrpc":"2.0","method":"exit"}"#,
    ].flatMap(frame)
  }

  /// Records a conversation about three files, of which one is no prose.
  static func record(_ files: borrowing Files, _ words: [String] = []) throws -> String {
    let folder = files["news folder"]
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in [
      "a.txt": "Old words.\n", "secret-plan.md": "# Heading\n\nRex Oduya left.\n", "c.png": "no prose",
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let recording = files["recording"]
    let encoded = folder.replacingOccurrences(of: " ", with: "%20")
    let result = try Program.run(
      ["serve", "--deterministic", "--record", recording] + words, input: conversation(encoded))
    #expect(result.status == 0, "\(result.errors)")
    return recording
  }

  @Test func aRecordingHoldsWhatTheServerReadAndNoPath() throws {
    let files = try Files([:])
    let recording = try Self.record(files)
    let names = try #require(FileManager.default.enumerator(atPath: recording)).compactMap { $0 as? String }.sorted()
    #expect(names == ["session.jsonl", "workspace", "workspace/a.txt", "workspace/secret-plan.md"])
    let text = try String(contentsOfFile: recording + "/session.jsonl", encoding: .utf8)
    #expect(!text.contains(files.path))
    #expect(text.contains("file://${ROOT}/a.txt"))
    #expect(text.hasPrefix("{\"argv\":[\"serve\",\"--deterministic\"],") && text.contains("\"lexicon\":\"sha256:"))
    #expect(text.contains("\"settings\":{}"))
    #expect(!text.contains("\(getpid())"))
    let replay = try Program.run(["replay", recording])
    #expect(replay.status == 0, "\(replay.output)")
    #expect(replay.output == "recording: 4 answers compared, 0 differ\n")
  }

  @Test func aLogSaysWhatPassedAndNeverWhatItSaid() throws {
    let files = try Files([:])
    _ = try Self.record(files, ["--log", "file:" + files["serve.log"]])
    let log = try String(contentsOfFile: files["serve.log"], encoding: .utf8)
    #expect(log.contains("→ request textDocument/hover (id 2), "))
    #expect(log.contains(" ← answer to textDocument/hover (id 2) after ") && log.contains("→ notification exit, "))
    for secret in ["Núñez", "Rex", files.path, "a.txt"] { #expect(!log.contains(secret)) }
    #expect(try Program.run(["serve", "--log", files["none/serve.log"]], input: []).status == 2)
  }

  @Test(arguments: ["shape", "none"]) func aRecordingCanBeGivenAway(mode: String) throws {
    let files = try Files([:])
    let recording = try Self.record(files, ["--record-text", mode])
    for name in ["session.jsonl", "workspace/secret-plan.md", "workspace/a.txt", "workspace/aaaaaa-aaaa.md"] {
      guard let text = try? String(contentsOfFile: recording + "/" + name, encoding: .utf8) else {
        #expect(name.contains("secret"))
        continue
      }
      for word in ["Núñez", "Oduya", "Heading", "words", "secret"] { #expect(!text.contains(word), "\(name)") }
    }
    // The answers quote the text, and are left out: a replay makes them anew.
    #expect(try Program.run(["replay", "--update", recording]).status == 0)
    #expect(try Program.run(["replay", recording]).output.hasSuffix("4 answers compared, 0 differ\n"))
  }

  @Test func aFolderOfOthersIsNotRecordedInto() throws {
    let files = try Files(["mine.txt": Array("words".utf8)])
    let result = try Program.run(["serve", "--record", files.path], input: [])
    #expect(result.status == 2)
    #expect(result.errors.contains("mine.txt"))
  }

  @Test(arguments: ["cancellation", "emacs", "neovim", "script-bulk", "seed", "shape", "typing-storm"])
  func everyRunGivesTheSameBytes(name: String) throws {
    var results: [Data] = []
    // Hashing differs from process to process unless it is told not to.
    for environment in [[:], ["SWIFT_DETERMINISTIC_HASHING": "1"], [:]] {
      let files = try Files([:])
      try FileManager.default.copyItem(atPath: Self.sessionPath(name), toPath: files[name])
      let result = try Program.run(["replay", "--update", files[name]], environment: environment)
      #expect(result.status == 0, "\(result.errors)")
      results.append(try Data(contentsOf: URL(fileURLWithPath: files[name + "/session.jsonl"])))
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test func noSessionIsLeftOutOfTheComparisonOfRuns() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: ProjectFiles.path("protocol/sessions"))
    #expect(
      names.filter { $0 != "README.md" }.sorted() == [
        "cancellation", "emacs", "neovim", "script-bulk", "seed", "shape", "typing-storm",
      ])
  }

  @Test func aProgramIsReplayedToAsAServerInTheProcessIs() throws {
    let files = try Files([:])
    let recording = try Self.record(files)
    let result = try Program.run(["replay", "--server", Program.path, "--stats", recording])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("textDocument/hover"))
    #expect(result.output.contains("peak memory: "))
    let here = try Program.run(["replay", "--stats", recording])
    #expect(here.output.contains("most bytes kept") && here.output.contains("memory in use: "))
    let missing = try Program.run(["replay", "--server", files["none"], recording])
    #expect(missing.status == 1)
    #expect(missing.complaints.count == 1)
  }

  @Test func reportsForOtherPrograms() throws {
    let files = try Files([:])
    let recording = try Self.record(files)
    let path = recording + "/session.jsonl"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: "Ana Núñez — ", with: "Bo <&> \\u0001 # — ").write(
      toFile: path, atomically: true, encoding: .utf8)
    let tap = try Program.run(["replay", "--format", "tap", recording])
    #expect(tap.status == 1)
    let lines = tap.output.split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["TAP version 14", "1..1"])
    #expect(lines.last == "not ok 1 - recording")
    #expect(
      lines.contains { $0.hasPrefix("    not ok 2 - line ") && $0.hasSuffix("textDocument/hover (id 2)") }, "\(lines)")
    let junit = try Program.run(["replay", "--format", "junit", recording])
    let parser = XMLParser(data: Data(junit.output.utf8))
    #expect(parser.parse())
    #expect(junit.output.contains("tests=\"4\" failures=\"1\""))
    #expect(junit.output.contains("^"))
  }

  @Test func aPageOfOneRequestWithTheLeastText() throws {
    let files = try Files([:])
    let recording = try Self.record(files)
    let page = files["page.md"]
    let result = try Program.run(
      ["convert", recording, "--to", "transcript", "--only", "2", "--output", page])
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.contains("```jsonc --> textDocument/hover @1\n") && text.contains("A|na Núñez"))
    #expect(!text.contains(files.path) && !text.contains("secret-plan.md"))
    #expect(try Program.run(["replay", page]).output.hasSuffix("page.md: as written\n"))
    #expect(try Program.run(["convert", recording, "--only", "2"]).status == 2)
  }

  @Test func conversionsAndSmallerSessions() throws {
    let files = try Files([:])
    let recording = try Self.record(files)
    let mirror = try Program.run(["convert", recording, "--root", "/elsewhere"])
    #expect(mirror.output.hasPrefix("Content-Length: "))
    #expect(mirror.output.contains("file:///elsewhere/a.txt"))
    let back = try Program.run(
      ["convert", "--from", "mirror", "-", "--output", files["back"]], input: Array(mirror.output.utf8))
    #expect(back.status == 0, "\(back.errors)")
    #expect(try Program.run(["replay", "--update", files["back"]]).status == 0)
    let small = try Program.run(
      [
        "minimize", recording, "--while",
        "grep -q '\"id\":3' \"$1/session.jsonl\" && grep -rq Oduya \"$1/workspace\"", "--output", files["small"],
      ])
    #expect(small.status == 0, "\(small.errors)")
    let text = try String(contentsOfFile: files["small/session.jsonl"], encoding: .utf8)
    #expect(text.contains("\"id\":3"))
    #expect(!text.contains("\"id\":2"))
    let names = try #require(FileManager.default.enumerator(atPath: files["small/workspace"])).compactMap {
      $0 as? String
    }
    #expect(names == ["secret-plan.md"])
    #expect(try String(contentsOfFile: files["small/workspace/secret-plan.md"], encoding: .utf8) == "Rex Oduya left.\n")
  }
}

@Suite("Real editors")
struct EditorTests {
  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  private static func drive(_ editor: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ProjectFiles.path("Tests/Editors/run"))
    process.arguments = [editor, Program.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }

  @Test(.enabled(if: isInstalled("nvim"), "neovim is not installed: nothing is tested with it"))
  func neovim() throws { try Self.drive("neovim") }

  @Test(.enabled(if: isInstalled("emacs"), "emacs is not installed: nothing is tested with it"))
  func emacs() throws { try Self.drive("emacs") }
}

// Recordings that are compressed, with the built program: they replay, stay what they are, and outlive a server that is killed.

import Foundation
import TestSupport
import Testing

@testable import Recording

@Suite("Compressed recordings")
struct CompressedRecordingTests {
  private static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private static func lines(_ path: String) throws -> String {
    let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    return String(decoding: try Gzip.decompress(file, limitBytes: 1 << 20), as: UTF8.self)
  }

  @Test func replaysWithoutDifferenceAndStaysCompressed() throws {
    let files = try Files([:])
    let recording = try ReplayProcessTests.record(files, ["--record-gzip"])
    #expect(try Self.names(recording) == ["session.jsonl.gz", "workspace"])
    let file = recording + "/session.jsonl.gz"
    let lines = try Self.lines(file)
    #expect(
      lines.hasPrefix("{\"argv\":[\"serve\",\"--deterministic\"],") && lines.contains("\n{\"dir\":\"end\",\"exit\":0,"),
      "\(lines)")
    for operand in [recording, file] {
      let replay = try Program.run(["replay", operand])
      #expect(replay.status == 0 && replay.output == "recording: 4 answers compared, 0 differ\n", "\(replay.errors)")
    }
    #expect(try Program.run(["replay", "--update", recording]).output.hasPrefix(file + ": 4 answers, 0 changed"))
    #expect(try Self.names(recording) == ["session.jsonl.gz", "workspace"])
    #expect(try Self.lines(file) == lines)
    // The next recording in the same folder replaces this one.
    #expect(try ReplayProcessTests.record(files) == recording)
    #expect(try Self.names(recording) == ["session.jsonl", "workspace"])
  }

  @Test func isConvertedAndMadeSmaller() throws {
    let files = try Files([:])
    let recording = try ReplayProcessTests.record(files, ["--record-gzip"])
    let lines = try Self.lines(recording + "/session.jsonl.gz")
    #expect(try Program.run(["convert", recording, "--to", "session"]).output == lines)
    let other = files["other/session.jsonl.gz"]
    #expect(try Program.run(["convert", recording, "--to", "session", "--output", other]).status == 0)
    #expect(try Self.lines(other) == lines)
    let isThere = "grep -q '\"id\":3' \"$1/session.jsonl\""
    let small = try Program.run(["minimize", recording, "--while", isThere, "--output", files["small"]])
    #expect(small.status == 0, "\(small.errors)")
    #expect(try String(contentsOfFile: files["small/session.jsonl"], encoding: .utf8).count < lines.count)
  }

  @Test func aKilledServerLeavesItsLines() throws {
    let files = try Files([:])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["serve", "--deterministic", "--record", files["recording"], "--record-gzip"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let messages = [
      #"{"id":1,"jsonrpc":"2.0","method":"initialize","params":{"capabilities":{},"processId":null,"rootUri":null}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"id":2,"jsonrpc":"2.0","method":"workspace/symbol","params":{"query":"Oduya"}}"#,
    ]
    for body in messages {
      try input.fileHandleForWriting.write(contentsOf: Data("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
    }
    var answers = ""
    while !answers.contains("\"id\":2") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      answers += String(decoding: more, as: UTF8.self)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let file = files["recording/session.jsonl.gz"]
    let content = Gzip.content(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))), limitBytes: 1 << 20)
    #expect(content.error == .truncated && String(decoding: content.bytes, as: UTF8.self).contains("workspace/symbol"))
    let replay = try Program.run(["replay", files["recording"]])
    #expect(replay.status == 0 && replay.output.hasSuffix(" answers compared, 0 differ\n"), "\(replay)")
  }

  @Test func saysWhatIsWrong() throws {
    let files = try Files([:])
    let recording = try ReplayProcessTests.record(files, ["--record-gzip"])
    let file = recording + "/session.jsonl.gz"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    var damaged = bytes
    damaged[bytes.count - 6] ^= 1
    for (bytes, complaint) in [
      (Array("{}\n".utf8), "is no gzip file"), (Array(bytes.prefix(100)), "is cut off"), (damaged, "is damaged"),
    ] {
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      let result = try Program.run(["replay", recording])
      #expect(result.status == 1 && result.complaints.count == 1 && result.errors.contains("\(file): \(complaint)"))
    }
    #expect(try Program.run(["serve", "--record-gzip"]).status == 2)
  }
}

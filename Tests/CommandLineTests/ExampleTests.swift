// The example client of protocol/examples, run as a newcomer would.

import Foundation
import TestSupport
import Testing

@testable import gloss

@Suite struct ExampleTests {
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: python != nil, "needs python3")) func theExampleClientAsksAboutAnArticle() throws {
    let script = ProjectFiles.path("protocol/examples/ask.py")
    let lines = String(decoding: ProjectFiles.bytes("protocol/examples/ask.py"), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 61, "an example is read in one go")
    let files = try Files(["a.txt": Array("Judge Mara Lind left. “No,” said Lind. 😀 Mara Lind slept.\n".utf8)])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = [script, files["a.txt"], Program.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.contains("1:7 Mara: ") && text.contains("introduced on line 1"))
    // The emoji is one column, as Python counts.
    #expect(text.contains("1:42 Mara: "))
    #expect(text.contains("Mara Lind: “No”"))
  }
}

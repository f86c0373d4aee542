// The program gzip reads what is written here. Where it is not installed nothing is tested with it.

import Foundation
import TestSupport
import Testing

@testable import Recording

@Suite("The program gzip")
struct GzipProgramTests {
  /// Where it is installed.
  private static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/gzip" }.first(where: FileManager.default.isExecutableFile)

  /// What it gives for a file.
  private static func run(_ option: String, _ file: [UInt8]) throws -> (status: Int32, output: [UInt8]) {
    // A file: a pipe would have to be filled while the other one is emptied.
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("gloss-\(UUID().uuidString).gz")
    try Data(file).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = [option, url.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, [UInt8](bytes))
  }

  @Test(.enabled(if: path != nil, "gzip is not installed: nothing is tested with it"))
  func readsWhatIsWritten() throws {
    for input in GzipTesting.inputs {
      let file = Gzip.compress(input)
      #expect(try Self.run("-t", file).status == 0)
      #expect(try Self.run("-dc", file).output == input)
    }
  }

  @Test(.enabled(if: path != nil, "gzip is not installed: nothing is tested with it"))
  func readsPiecesAndWhatIsLeftOfThem() throws {
    var writer = GzipWriter()
    let pieces = GzipTesting.lines.map { writer.write($0) }
    let content = Array(GzipTesting.lines.joined())
    let cutOff = try Self.run("-dc", Array(pieces.joined()))
    #expect(cutOff.status != 0 && cutOff.output == content)
    let whole = try Self.run("-dc", pieces.joined() + writer.finish() + Gzip.compress([1]))
    #expect(whole.status == 0 && whole.output == content + [1])
  }

  @Test(.enabled(if: path != nil, "gzip is not installed: nothing is tested with it"), arguments: ["-1", "-6", "-9"])
  func whatItWritesIsRead(level: String) throws {
    for input in GzipTesting.inputs {
      #expect(try GzipTesting.read(Self.run(level + "c", input).output) == input)
    }
  }
}

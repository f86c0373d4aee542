// What must never be in the program, whatever it does: another counter of columns, a way to the network, a further process.

import Foundation
import TestSupport
import Testing

@testable import gloss

@Suite("Rules of the sources") struct SourceRulesTests {
  /// The sources of what ships, by their paths below Sources, without comments.
  private static let sources: [(path: String, text: String)] = {
    let root = ProjectFiles.path("Sources")
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("gloss-train/") }.sorted().map { path in
      let text = String(decoding: ProjectFiles.bytes("Sources/" + path), as: UTF8.self)
      let lines = text.split(separator: "\n").filter { line in !line.drop { $0 == " " }.hasPrefix("//") }
      return (path, lines.joined(separator: "\n"))
    }
  }()

  /// The files in which a pattern occurs.
  private func files(with pattern: Regex<Substring>) -> [String] {
    Self.sources.filter { $0.text.contains(pattern) }.map(\.path)
  }

  @Test func thereAreSources() { #expect(Self.sources.count > 300) }

  @Test func oneTypeCountsColumns() {
    // LineIndex reads UTF-8 itself; nothing else may count units of UTF-16.
    #expect(files(with: /\.utf16\.|UTF16View|utf16Offset|UTF16\.width/) == [])
  }

  @Test func noNetworkAndNoFoundation() throws {
    #expect(files(with: /\b(?:socket|connect|getaddrinfo|sendto|recvfrom)\(|URLSession/) == [])
    #expect(files(with: /import Foundation/) == [])
    // Names that the program wants from libraries stand in it between two zero bytes.
    let program = try Data(contentsOf: URL(fileURLWithPath: Program.path))
    // A sanitizer brings all of them along.
    let isSanitized = ["__asan_init", "__tsan_init"].contains { program.range(of: Data($0.utf8)) != nil }
    for name in ["socket", "getaddrinfo", "gethostbyname", "sendto", "recvfrom"] where !isSanitized {
      #expect(program.range(of: Data([0] + Array(name.utf8) + [0])) == nil, "\(name) is linked")
    }
    #expect(program.range(of: Data([0] + Array("posix_spawnp".utf8) + [0])) != nil, "names of libraries are not found")
  }

  @Test func onlyReplaysAndMinimizingStartProcesses() {
    // `gloss serve` starts none: editors would have to end it.
    #expect(
      files(with: /posix_spawn|\bfork\(|\bpopen\(|\bsystem\(|execv/) == [
        "Recording/ServerStart.swift", "gloss/Commands/MinimizeCommand.swift",
      ])
  }
}

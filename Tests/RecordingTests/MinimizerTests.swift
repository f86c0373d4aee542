// Sessions made smaller while something stays true.

import JSON
import Testing
import Text

@testable import Recording

@Suite("Smaller sessions")
struct MinimizerTests {
  private static func session() -> SessionFile {
    var lines: [SessionFile.Line] = [
      .fromClient(["id": 0, "method": "initialize"]), .fromServer(["id": 0, "result": [:]]),
      .fromClient([
        "method": "textDocument/didOpen",
        "params": ["textDocument": ["uri": "u:1", "text": "One. Two!\r\nThree? Four.\r\n\r\nFive.\r\n"]],
      ]),
    ]
    for id in 1...20 {
      lines.append(.fromClient(["id": .integer(Int64(id)), "method": id == 13 ? "culprit" : "textDocument/hover"]))
      lines.append(.fromServer(["id": .integer(Int64(id)), "result": nil]))
    }
    lines += [.fromClient(["id": 99, "method": "shutdown"]), .fromClient(["method": "exit"])]
    return SessionFile(header: JSONObject(), entries: lines.map { .init(line: $0, timeMicroseconds: 0) }, exitCode: 0)
  }

  private static func text(_ recorded: RecordedSession) -> String? {
    for entry in recorded.session.entries {
      if case .fromClient(let message) = entry.line, let text = message["params"]?["textDocument"]?["text"]?.string {
        return text
      }
    }
    return nil
  }

  private static func has(_ method: String, _ recorded: RecordedSession) -> Bool {
    recorded.session.entries.contains {
      if case .fromClient(let message) = $0.line { message["method"]?.string == method } else { false }
    }
  }

  @Test func oneMessageIsLeft() throws {
    var minimizer = SessionMinimizer { Self.has("culprit", $0) }
    let result = minimizer.minimize(RecordedSession(Self.session()))
    let smallest = try #require(result)
    // initialize and its answer, the culprit and its answer, shutdown, exit.
    #expect(smallest.session.entries.count == 6)
    #expect(minimizer.trialCount < 60)
  }

  @Test func oneSentenceIsLeft() throws {
    var minimizer = SessionMinimizer { Self.text($0)?.contains("Four") ?? false }
    let result = minimizer.minimize(RecordedSession(Self.session()))
    let smallest = try #require(result)
    #expect(Self.text(smallest) == " Four.\r\n")
    #expect(!Self.has("culprit", smallest))
  }

  /// A session beside which files lie, one of which holds something else later.
  private static func sessionWithFiles() -> RecordedSession {
    let later = Array("New.\n\nThe culprit came back! Nobody knew. And so on.\n".utf8)
    let digest = Digest(of: later).description
    var session = session()
    session.entries.insert(
      .init(line: .fileChange(.init(kind: .changed, path: "b.md", sha256: digest)), timeMicroseconds: 0), at: 5)
    return RecordedSession(
      session,
      files: [
        "contents/" + digest: later, "workspace/a.txt": Array("Nothing.\n".utf8),
        "workspace/b.md": Array("# One\r\n\r\nTwo. Three é!\r\nFour.\r\n\r\n😀 Five.".utf8),
      ])
  }

  private static func texts(_ recorded: RecordedSession) -> [String] {
    recorded.files.sorted { $0.key < $1.key }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  @Test func filesThatNobodyNeedsGoAndOthersAreCut() throws {
    var minimizer = SessionMinimizer { candidate in
      Self.has("culprit", candidate) && Self.texts(candidate).contains { $0.contains("é!") }
    }
    let result = minimizer.minimize(Self.sessionWithFiles())
    let smallest = try #require(result)
    #expect(Array(smallest.files.keys) == ["workspace/b.md"])
    #expect(Self.texts(smallest) == [" Three é!\r\n"])
    #expect(smallest.session.entries.count == 6)
  }

  @Test func whatAFileHeldLaterIsNamedByItsNewDigest() throws {
    var minimizer = SessionMinimizer { candidate in
      candidate.session.entries.contains { entry in
        guard case .fileChange(let change) = entry.line,
          let bytes = candidate.files["contents/" + (change.sha256 ?? "")]
        else { return false }
        return String(decoding: bytes, as: UTF8.self).contains("culprit")
          && Digest(of: bytes).description == change.sha256
      }
    }
    let result = minimizer.minimize(Self.sessionWithFiles())
    let smallest = try #require(result)
    #expect(smallest.files.count == 1 && Self.texts(smallest) == ["The culprit came back!"])
  }

  @Test(arguments: ["", "a", "One.\n\nTwo", "a\r\n\r\nb\r\rc\n\n\n", "😀?\u{2029}é!\n ", "\n", "\r\n"])
  func piecesGiveTheTextAgain(text: String) {
    for cut in TextPieces.allCases {
      let pieces = cut.pieces(of: Array(text.utf8))
      #expect(String(decoding: pieces.joined(), as: UTF8.self) == text)
      #expect(pieces.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    }
  }

  @Test func whatIsNotThereCannotStay() {
    var minimizer = SessionMinimizer { _ in false }
    let result = minimizer.minimize(RecordedSession(Self.session()))
    #expect(result == nil)
    #expect(minimizer.trialCount == 1)
  }
}

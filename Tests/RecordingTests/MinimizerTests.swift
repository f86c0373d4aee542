// Sessions made smaller while something stays true.

import JSON
import Testing

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

  private static func text(_ session: SessionFile) -> String? {
    for entry in session.entries {
      if case .fromClient(let message) = entry.line, let text = message["params"]?["textDocument"]?["text"]?.string {
        return text
      }
    }
    return nil
  }

  private static func has(_ method: String, _ session: SessionFile) -> Bool {
    session.entries.contains {
      if case .fromClient(let message) = $0.line { message["method"]?.string == method } else { false }
    }
  }

  @Test func oneMessageIsLeft() throws {
    var minimizer = SessionMinimizer { Self.has("culprit", $0) }
    let result = minimizer.minimize(Self.session())
    let smallest = try #require(result)
    // initialize and its answer, the culprit and its answer, shutdown, exit.
    #expect(smallest.entries.count == 6)
    #expect(minimizer.trialCount < 60)
  }

  @Test func oneSentenceIsLeft() throws {
    var minimizer = SessionMinimizer { Self.text($0)?.contains("Four") ?? false }
    let result = minimizer.minimize(Self.session())
    let smallest = try #require(result)
    #expect(Self.text(smallest) == " Four.\r\n")
    #expect(!Self.has("culprit", smallest))
  }

  @Test func whatIsNotThereCannotStay() {
    var minimizer = SessionMinimizer { _ in false }
    let result = minimizer.minimize(Self.session())
    #expect(result == nil)
    #expect(minimizer.trialCount == 1)
  }
}

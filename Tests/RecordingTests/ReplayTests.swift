// Replays: answers as recorded, in every split of the input, with files on disk and requests of the server.

import JSON
import TestSupport
import Testing
import Text

@testable import Recording

@Suite("Replays")
struct ReplayTests {
  @Test(arguments: ProjectSession.all) func answersAreAsRecorded(recording: ProjectSession) throws {
    let outcome = try #require(ReplayTesting.replay(recording.session(), recording.folder))
    #expect(outcome.comparedCount > 0)
    #expect(ReplayTesting.differences(outcome) == [])
  }

  @Test func aChangedAnswerIsReportedWithItsPlace() throws {
    var session = try ProjectSession.seed.session()
    let index = try #require(
      session.entries.firstIndex { entry in
        if case .fromServer(let message) = entry.line { message["result"]?["contents"] != nil } else { false }
      })
    guard case .fromServer(let message) = session.entries[index].line else { return }
    session.entries[index].line = .fromServer(["jsonrpc": "2.0", "id": message["id"] ?? nil, "result": nil])
    let outcome = try #require(ReplayTesting.replay(session))
    let differences = ReplayTesting.differences(outcome)
    #expect(differences.count == 1)
    #expect(differences.first?.contains("textDocument/hover") == true)
    #expect(differences.first?.contains("^") == true)
  }

  @Test func twoReplaysGiveTheSameBytes() throws {
    let session = try ProjectSession.seed.session()
    #expect(ReplayTesting.replay(session)?.updated.bytes == ReplayTesting.replay(session)?.updated.bytes)
  }

  @Test func onlySomeAnswersAreCompared() throws {
    let session = try ProjectSession.seed.session()
    var options = Replayer.Options()
    options.requestIDs = ["1", "3"]
    #expect(ReplayTesting.replay(session, nil, options)?.comparedCount == 2)
    options.requestIDs = nil
    options.firstSequence = session.entries.count - 3
    let count = try #require(ReplayTesting.replay(session, nil, options)?.comparedCount)
    #expect((1...3).contains(count))
  }

  @Test func latenciesAreKnownByMethod() throws {
    let outcome = try #require(ReplayTesting.replay(ProjectSession.seed.session()))
    let hover = try #require(outcome.latencies.summaries.first { $0.method == "textDocument/hover" })
    #expect(hover.count > 10)
    #expect(hover.p50 <= hover.p95 && hover.p95 <= hover.p99 && hover.p99 <= hover.max)
  }
}

@Suite("Answers of a client to the server")
struct ServerRequestAnswersTests {
  private static func asked(_ id: JSONValue, _ method: JSONValue) -> SessionFile.Entry {
    .init(line: .fromServer(["id": id, "method": method]), timeMicroseconds: 0)
  }
  private static let session = SessionFile(
    header: JSONObject(), entries: [asked(0, "a"), asked(1, "b"), asked(2, "a")], exitCode: nil)

  @Test func methodAndOrderDecideNotTheID() {
    var answers = ServerRequestAnswers(Self.session)
    #expect(answers.note(["id": 10, "method": "b"]) == nil)
    #expect(answers.note(["id": 11, "method": "a"]) == nil)
    #expect(answers.note(["id": 12, "method": "a"]) == nil)
    #expect(answers.take(["id": 2, "result": "second"]) == ["id": 12, "result": "second"])
    #expect(answers.take(["id": 1, "result": nil]) == ["id": 10, "result": nil])
  }

  @Test func anAnswerWaitsForItsRequest() {
    var answers = ServerRequestAnswers(Self.session)
    #expect(answers.take(["id": 0, "result": 1]) == nil)
    #expect(answers.note(["id": 77, "method": "a"]) == ["id": 77, "result": 1])
  }

  @Test func aRequestWithoutARecordingIsRefused() {
    var answers = ServerRequestAnswers(Self.session)
    #expect(answers.note(["id": 5, "method": "new"])?["error"]?["code"] == -32601)
  }
}

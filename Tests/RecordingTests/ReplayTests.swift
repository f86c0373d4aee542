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

@Suite("What a person is shown of a difference")
struct ReplayComparisonTests {
  /// The comparison of two answers to a question about a text.
  private func shown(_ request: JSONValue, _ recorded: JSONValue?, _ now: JSONValue?) -> String {
    var log = RequestLog(encoding: .utf16, folder: nil)
    log.note([
      "method": "textDocument/didOpen",
      "params": ["textDocument": ["text": "😀 Ana met Rex.\nShe left.\n", "uri": "file:///news/a%20b.txt"]],
    ])
    log.note(request)
    return ReplayComparison(sequence: 7, recorded: recorded, now: now, log: log).description
  }

  private static func places(_ columns: (Int64, Int64)...) -> JSONValue {
    [
      "id": 1,
      "result": .array(
        columns.map {
          [
            "range": [
              "end": ["character": .integer($0.1), "line": 0], "start": ["character": .integer($0.0), "line": 0],
            ],
            "uri": "file:///news/a%20b.txt",
          ]
        }),
    ]
  }

  private static let question: JSONValue = [
    "id": 1, "method": "textDocument/references",
    "params": ["position": ["character": 1, "line": 1], "textDocument": ["uri": "file:///news/a%20b.txt"]],
  ]

  @Test func eachLineOfProseOnceWithARowForEachPlace() {
    #expect(
      shown(Self.question, Self.places((3, 6), (11, 14)), Self.places((3, 6), (11, 13))) == """
        textDocument/references (id 1), line 8 of the recording
          a b.txt:2: She left.
          asked       ^
          a b.txt:1: 😀 Ana met Rex.
          recorded              ^^^
          now                   ^^
          result[1].range.end.character
            recorded: 14
            now:      13
        """)
  }

  @Test func whatIsMissingIsShownWhereItWas() {
    let text = shown(Self.question, Self.places((3, 6), (11, 14)), Self.places((11, 14)))
    #expect(text.contains("  a b.txt:1: 😀 Ana met Rex.\n  recorded      ^^^\n  result[0]\n"), "\(text)")
  }

  @Test func aPlaceThatBothHaveIsOneRow() {
    func hover(_ text: JSONValue) -> JSONValue {
      [
        "id": 1,
        "result": [
          "contents": text, "range": ["end": ["character": 3, "line": 1], "start": ["character": 0, "line": 1]],
        ],
      ]
    }
    let text = shown(Self.question, hover("Ana"), hover("Rex"))
    #expect(text.contains("  asked       ^\n  at         ^^^\n  result.contents\n"), "\(text)")
    #expect(shown(Self.question, hover("Ana"), nil).contains("  nothing came\n"))
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

// Metamorphic replays of every recording of the project, and the changes to sessions that they stand on.

import JSON
import TestSupport
import Testing
import Text

@testable import Recording

@Suite("Variants of recordings")
struct VariantTests {
  /// Recordings are replayed from their beginning only; `gloss replay --variants` in `.ci/run` replays all of them.
  private static func session(_ recording: ProjectSession) throws -> SessionFile {
    var session = try recording.session()
    var count = min(session.entries.count, 60)
    // Not between a request and its answer.
    while count < session.entries.count, session.entries[count].line.isFromServer { count += 1 }
    session.entries = Array(session.entries.prefix(count))
    session.exitCode = nil
    return session
  }

  /// The long recordings are left to `.ci/run`: here they would take minutes.
  private static let short = ProjectSession.all.filter { !["seed", "shape", "typing-storm"].contains($0.name) }

  @Test(arguments: short, ReplayVariant.allCases)
  func changesNothing(recording: ProjectSession, variant: ReplayVariant) throws {
    let session = try Self.session(recording)
    guard variant.plan(session, folder: recording.folder) != nil else { return }
    let outcome = try #require(
      Replayer.replay(variant, of: session, folder: recording.folder, target: ReplayTesting.target))
    #expect(outcome.comparedCount > 0)
    #expect(ReplayTesting.differences(outcome) == [])
  }

  @Test func everyVariantAppliesToSomeRecording() throws {
    let sessions = try ProjectSession.all.map { ($0.folder, try $0.session()) }
    for variant in ReplayVariant.allCases {
      #expect(sessions.contains { variant.plan($0.1, folder: $0.0) != nil }, "\(variant.rawValue)")
    }
  }
}

@Suite("Changes to sessions")
struct SessionTransformTests {
  private static let uri: JSONValue = "file://${ROOT}/a.txt"

  /// A session that opens `text` and changes it once.
  private static func session(_ text: String, _ change: JSONValue, _ rest: [SessionFile.Line] = []) -> SessionFile {
    let lines: [SessionFile.Line] =
      [
        .fromClient([
          "method": "textDocument/didOpen",
          "params": ["textDocument": ["uri": uri, "version": 1, "text": .string(text)]],
        ]),
        .fromClient([
          "method": "textDocument/didChange",
          "params": ["textDocument": ["uri": uri, "version": 2], "contentChanges": [change]],
        ]),
      ] + rest
    return SessionFile(
      header: JSONObject([("encoding", "utf-16")]), entries: lines.map { .init(line: $0, timeMicroseconds: 0) },
      exitCode: nil)
  }

  private static func range(_ line: Int64, _ start: Int64, _ end: Int64) -> JSONValue {
    [
      "start": ["line": .integer(line), "character": .integer(start)],
      "end": ["line": .integer(line), "character": .integer(end)],
    ]
  }

  private static func message(_ session: SessionFile, _ index: Int) -> JSONValue? {
    switch session.entries[index].line {
    case .fromClient(let message), .fromServer(let message): message
    default: nil
    }
  }

  @Test func wholeTexts() {
    let session = Self.session("a😀b\r\nc", ["range": Self.range(0, 3, 4), "text": "é"])
    let change = Self.message(SessionTransform.wholeTexts(session), 1)?["params"]?["contentChanges"]
    #expect(change == [["text": "a😀é\r\nc"]])
  }

  @Test(arguments: [(PositionEncoding.utf8, 5, 6), (.utf16, 3, 4), (.utf32, 2, 3)])
  func positionsOfChangesAndAnswers(encoding: PositionEncoding, start: Int, end: Int) throws {
    let session = Self.session(
      "a😀b", ["range": Self.range(0, 3, 4), "rangeLength": 1, "text": "bc"],
      [
        .fromClient([
          "id": 1, "method": "textDocument/definition",
          "params": ["textDocument": ["uri": Self.uri], "position": ["line": 0, "character": 3]],
        ]),
        .fromServer(["id": 1, "result": ["uri": Self.uri, "range": Self.range(0, 3, 4)]]),
        .fromClient([
          "id": 2, "method": "textDocument/semanticTokens/full", "params": ["textDocument": ["uri": Self.uri]],
        ]),
        .fromServer(["id": 2, "result": ["data": [0, 0, 3, 0, 0, 0, 3, 1, 1, 0]]]),
      ])
    let converted = try #require(SessionTransform.converted(session, to: encoding, folder: nil))
    let expected = Self.range(0, Int64(start), Int64(end))
    let change = Self.message(converted, 1)?["params"]?["contentChanges"]?[0]
    #expect(change?["range"] == expected)
    #expect(Self.message(converted, 2)?["params"]?["position"] == expected["start"])
    #expect(Self.message(converted, 3)?["result"]?["range"] == expected)
    let width = JSONValue.integer(Int64(start))
    #expect(Self.message(converted, 5)?["result"]?["data"] == [0, 0, width, 0, 0, 0, width, 1, 1, 0])
    #expect(converted.encoding == encoding)
  }

  @Test func deltasOfTokensBecomeWhole() throws {
    func ask(_ id: JSONValue, _ method: String, _ previous: JSONValue) -> SessionFile.Line {
      .fromClient([
        "id": id, "method": .string("textDocument/semanticTokens/" + method),
        "params": ["textDocument": ["uri": Self.uri], "previousResultId": previous],
      ])
    }
    let session = Self.session(
      "", ["text": "😀a 😀b"],
      [
        ask(1, "full", nil), .fromServer(["id": 1, "result": ["data": [0, 0, 2, 0, 0], "resultId": "x"]]),
        ask(2, "full/delta", "x"),
        .fromServer([
          "id": 2, "result": ["edits": [["start": 5, "deleteCount": 0, "data": [0, 4, 2, 1, 0]]], "resultId": "y"],
        ]),
        ask(3, "full/delta", "unknown"), .fromServer(["id": 3, "result": ["edits": [], "resultId": "z"]]),
      ])
    var known = session
    known.entries.removeLast(2)
    let converted = try #require(SessionTransform.converted(known, to: .utf32, folder: nil))
    #expect(Self.message(converted, 4)?["method"] == "textDocument/semanticTokens/full")
    #expect(Self.message(converted, 5)?["result"]?["data"] == [0, 0, 1, 0, 0, 0, 3, 1, 1, 0])
    #expect(SessionTransform.converted(session, to: .utf32, folder: nil) == nil)
  }

  @Test func readsTwiceAndCancelled() {
    let session = Self.session(
      "a", ["text": "b"],
      [.fromClient(["id": 1, "method": "textDocument/hover"]), .fromServer(["id": 1, "result": nil])])
    let twice = SessionTransform.readsTwice(session)
    #expect(twice.entries.count == 6)
    #expect(Self.message(twice, 3)?["id"] == "again 1")
    #expect(Self.message(twice, 5) == ["id": "again 1", "result": nil])
    #expect(Self.message(SessionTransform.readsCancelled(session), 3)?["params"] == ["id": 1])
  }

  @Test func reopening() throws {
    let session = Self.session(
      "a", ["text": "b"],
      [
        .fromClient(["id": 1, "method": "textDocument/hover"]), .fromServer(["id": 1, "result": nil]),
        .fromClient(["id": 2, "method": "textDocument/hover"]), .fromServer(["id": 2, "result": nil]),
      ])
    let reopened = try #require(SessionTransform.reopened(session))
    #expect(Self.message(reopened, 4)?["method"] == "textDocument/didClose")
    #expect(Self.message(reopened, 5)?["params"]?["textDocument"]?["text"] == "b")
    #expect(Self.message(reopened, 6)?["id"] == 2)
  }
}

// Session files, redaction, differences, and the recording of the seed article replayed in every way.

import Analysis
import Corpus
import JSON
import Lexicon
import Server
import TestSupport
import Testing
import Text

@testable import Recording

@Suite("Session files")
struct SessionFileTests {
  // Keys in their order: a file sorts them.
  private static let message: JSONValue = ["id": 1, "jsonrpc": "2.0", "method": "initialize"]

  @Test func readsWhatItWrites() throws {
    let session = SessionFile(
      header: JSONObject([("note", "two lines")]),
      entries: [
        .init(line: .fromClient(Self.message), timeMicroseconds: 5),
        .init(line: .malformed([0, 255, 13]), timeMicroseconds: 6),
        .init(line: .fromServer(["id": 1, "jsonrpc": "2.0", "result": nil]), timeMicroseconds: 7),
      ], exitCode: 0)
    let read = try SessionFile(parsing: session.bytes)
    #expect(read.entries == session.entries)
    #expect(read.exitCode == 0)
    #expect(read.bytes == session.bytes)
  }

  @Test(arguments: [
    ("", "line 1: empty: a header was expected"),
    ("{}", "line 1: no header: {\"format\":\"gloss-session\",…} was expected"),
    ("{\"format\":\"gloss-session\",\"version\":9}", "line 1: another version of the format: 1 is read"),
    (
      "{\"format\":\"gloss-session\",\"version\":1}\n{\"dir\":\"up\"}",
      "line 2: “dir” is none of c2s, s2c, fs, err, end"
    ),
    (
      "{\"format\":\"gloss-session\",\"version\":1}\n{\"dir\":\"c2s\"}",
      "line 2: a message of the client has neither “msg” nor “raw”"
    ),
  ])
  func saysWhatIsWrong(_ text: String, _ message: String) {
    #expect(throws: SessionFile.ParsingError.self) { try SessionFile(parsing: Array(text.utf8)) }
    do { _ = try SessionFile(parsing: Array(text.utf8)) } catch { #expect("\(error)" == message) }
  }

  @Test(arguments: 0...7) func base64(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 83 + 250) }
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
  }

  @Test func folderIsHidden() {
    let placeholder = RootPlaceholder(roots: ["/home/ana/news", "/home/ana"])
    let hidden = placeholder.hiding(["uri": "file:///home/ana/news/a.txt", "other": "file:///home/ana/b.txt"])
    #expect(hidden == ["uri": "file://${ROOT}/a.txt", "other": "file://${ROOT}/b.txt"])
    #expect(RootPlaceholder.filling(hidden, with: "/tmp")["uri"] == "file:///tmp/a.txt")
  }
}

@Suite("Redaction")
struct RedactionTests {
  @Test(arguments: [
    ("“We will pay 20,” said Zoë.", "“Aa aaaa aaa 00,” aaaa Aaä."),
    ("Ünal 東京 😀\r\n", "Äaaa 一一 😀\r\n"),
  ])
  func keepsShape(_ text: String, _ shape: String) {
    #expect(Redaction.shape(of: text) == shape)
    #expect(Redaction.shape(of: text).utf8.count == text.utf8.count)
    #expect(Redaction.shape(of: text).utf16.count == text.utf16.count)
  }
}

@Suite("Differences")
struct JSONDifferenceTests {
  @Test func namesThePlace() {
    let recorded: JSONValue = ["result": ["a": 1, "list": [1, 2, 3]]]
    let now: JSONValue = ["result": ["a": 2, "list": [1, 2], "b": nil]]
    let paths = JSONDifference.all(expected: recorded, actual: now).map(\.path)
    #expect(paths == ["result.a", "result.list[2]", "result.b"])
  }

  @Test func orderOfKeysDoesNotCount() {
    #expect(JSONDifference.all(expected: ["a": 1, "b": 2], actual: ["b": 2, "a": 1]).isEmpty)
  }
}

@Suite("Replays of the seed article")
struct ReplayTests {
  private static func replay(
    _ session: SessionFile, _ strictness: Replayer.Strictness = .strict, piece: Int = .max
  ) -> Replayer.Outcome? {
    Replayer(strictness: strictness, root: "/gloss-replay", pieceByteCount: piece) { session in
      var options = ServerOptions(version: "test") { settings in
        DocumentStore.pipelineAnnotator(
          lexicon: .builtin, options: AnalysisOptions(referenceDate: settings.referenceDate))
      }
      options.referenceDate = session.referenceDate
      return options
    }.replay(session)
  }

  private static func seed() throws -> SessionFile {
    try SessionFile(parsing: ProjectFiles.bytes("protocol/sessions/seed/session.jsonl"))
  }

  /// The version that the server tells is the only thing that a release may change without a look at the recording.
  private static func differences(_ outcome: Replayer.Outcome) -> [String] {
    outcome.mismatches.filter { mismatch in
      !mismatch.differences.allSatisfy { $0.path == "result.serverInfo.version" }
    }.map(\.description)
  }

  @Test func answersAreAsRecorded() throws {
    let outcome = try #require(Self.replay(Self.seed()))
    #expect(outcome.comparedCount > 300)
    #expect(Self.differences(outcome) == [])
  }

  @Test(arguments: [1, 7, 4096]) func anySplitOfTheInputChangesNothing(piece: Int) throws {
    var session = try Self.seed()
    // One byte a write is slow: the first messages are enough, and hold the whole article.
    session.entries = Array(session.entries.prefix(24))
    let outcome = try #require(Self.replay(session, piece: piece))
    #expect(Self.differences(outcome) == [])
  }

  @Test func aChangedAnswerIsReported() throws {
    var session = try Self.seed()
    let index = try #require(
      session.entries.firstIndex { entry in
        if case .fromServer(let message) = entry.line { message["result"]?["contents"] != nil } else { false }
      })
    guard case .fromServer(let message) = session.entries[index].line else { return }
    session.entries[index].line = .fromServer(["jsonrpc": "2.0", "id": message["id"] ?? nil, "result": nil])
    let outcome = try #require(Self.replay(session))
    #expect(Self.differences(outcome).count == 1)
    #expect(Self.differences(outcome).first?.contains("textDocument/hover") == true)
    #expect(Self.differences(outcome).first?.contains("^") == true)
  }

  @Test func twoReplaysGiveTheSameBytes() throws {
    let session = try Self.seed()
    #expect(Self.replay(session)?.updated.bytes == Self.replay(session)?.updated.bytes)
  }
}

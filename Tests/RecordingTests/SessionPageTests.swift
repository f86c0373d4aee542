// Sessions as transcripts: pages that say what the recording says, and that the server does.

import Foundation
import JSON
import TestSupport
import Testing
import Text

@testable import Recording

@Suite("Sessions as transcripts") struct SessionPageTests {
  private static func entry(_ message: JSONValue) -> SessionFile.Entry {
    let isAnswer = message["result"] != nil || message["error"] != nil
    return .init(line: isAnswer ? .fromServer(message) : .fromClient(message), timeMicroseconds: 0)
  }

  private static func open(_ text: String, _ name: String = "a.txt") -> JSONValue {
    [
      "method": "textDocument/didOpen",
      "params": [
        "textDocument": [
          "languageId": "plaintext", "text": .string(text), "uri": .string("file://${ROOT}/" + name), "version": 1,
        ]
      ],
    ]
  }

  private static func hover(_ id: JSONValue, _ character: Int64) -> JSONValue {
    [
      "id": id, "method": "textDocument/hover",
      "params": [
        "position": ["character": .integer(character), "line": 0], "textDocument": ["uri": "file://${ROOT}/a.txt"],
      ],
    ]
  }

  /// The page of a conversation of a client that counts UTF-16.
  private func written(_ messages: [JSONValue], only ids: Set<String>? = nil) -> String? {
    let session = SessionFile(
      header: JSONObject([("encoding", "utf-16")]), entries: messages.map(Self.entry), exitCode: nil)
    return SessionPage.transcript(of: session, folder: nil, title: "talk", requestIDs: ids)
  }

  @Test func placesAreMarksAndAnswersStandBehindTheirQuestions() throws {
    let page = try #require(
      written([
        Self.open("😀 Ana met Rex.\n"), Self.hover(7, 4), Self.hover(8, 11),
        [
          "id": 8, "result": ["range": ["end": ["character": 14, "line": 0], "start": ["character": 11, "line": 0]]],
        ],
        ["id": 7, "error": ["code": -32603, "message": "no"]],
      ]))
    #expect(
      page == """
        # talk

        ```text file:///workspace/a.txt
        😀 A|na met |Rex.
        ```

        ```jsonc --> textDocument/hover @1
        ```

        ```jsonc <-- error
        {"code": -32603, "message": "no"}
        ```

        ```jsonc --> textDocument/hover @2
        ```

        ```jsonc <--
        {"range": "0:10-0:13"}
        ```

        """)
  }

  @Test(arguments: ["no line end", "", "a | b\n", "a\r\n"])
  func aTextThatNoBlockCanHoldIsANotification(text: String) throws {
    let page = try #require(written([Self.open(text), Self.hover(1, 0), ["id": 1, "result": nil]]))
    #expect(page.contains("```jsonc --! textDocument/didOpen") && !page.contains("```text"))
    #expect(page.contains("\"position\"") && page.contains("```jsonc <--\nnull\n```"))
    let outcome = TranscriptRunner(ReplayTesting.serverOptions(referenceDate: nil)).run(Transcript(page))
    #expect(outcome?.problems.count == 0)
  }

  @Test func filesLieOnTheDiskOfThePage() throws {
    let files = [
      "workspace/b.md": "Rex Oduya left.\n", "workspace/sub/c.txt": "Ana\r\ncame.", "contents/0a": "no workspace",
    ]
    let trial = try #require(SessionTrial())
    var messages = [Self.open("Rex Oduya met Ana.\n"), Self.hover(1, 0), ["id": 1, "result": nil]]
    messages.insert(
      ["id": 0, "method": "initialize", "params": ["capabilities": [:], "rootUri": "file://${ROOT}"]], at: 0)
    var session = SessionFile(
      header: JSONObject([("encoding", "utf-16")]), entries: messages.map(Self.entry), exitCode: nil)
    let digest = Digest(of: Array("Rex Oduya came.\n".utf8)).description
    for change in [
      SessionFile.FileChange(kind: .changed, path: "b.md", sha256: digest),
      .init(kind: .deleted, path: "b.md", sha256: nil),
    ] {
      session.entries.append(.init(line: .fileChange(change), timeMicroseconds: 0))
    }
    var recorded = RecordedSession(session, files: files.mapValues { Array($0.utf8) })
    recorded.files["contents/" + digest] = Array("Rex Oduya came.\n".utf8)
    #expect(trial.put(recorded))
    let page = try #require(SessionPage.transcript(of: session, folder: trial.folder, title: "talk"))
    #expect(page.contains("```markdown file file:///workspace/b.md\nRex Oduya left.\n```"))
    #expect(page.contains("```jsonc file file:///workspace/sub/c.txt\n\"Ana\\r\\ncame.\"\n```"))
    #expect(page.contains("```markdown file file:///workspace/b.md\nRex Oduya came.\n```"))
    #expect(page.contains("```text deleted file:///workspace/b.md\n```"))
    let outcome = try #require(
      TranscriptRunner(ReplayTesting.serverOptions(referenceDate: nil)).run(Transcript(page)))
    // The server counts the other document, and the page never sees where it lies.
    #expect(outcome.problems.map(\.description).joined().contains("1 other document"))
    #expect(!outcome.updated.markdown.contains("gloss-"))
  }

  @Test func anEarlierAnswerIsNamedByItsPlace() throws {
    let delta: JSONValue = [
      "id": 2, "method": "textDocument/semanticTokens/full/delta",
      "params": ["previousResultId": "ab12", "textDocument": ["uri": "file://${ROOT}/a.txt"]],
    ]
    let page = try #require(
      written([
        Self.open("Ana spoke.\n"), Self.hover(0, 0), ["id": 0, "result": nil],
        [
          "id": 1, "method": "textDocument/semanticTokens/full",
          "params": ["textDocument": ["uri": "file://${ROOT}/a.txt"]],
        ],
        ["id": 1, "result": ["data": [], "resultId": "ab12"]], delta,
        ["id": 2, "result": ["edits": [], "resultId": "cd34"]],
      ]))
    #expect(page.contains("{\"previousResultId\": \"@answers.2.resultId\"}"))
    #expect(page.contains("\"resultId\": \"…\"") && !page.contains("ab12"))
  }

  @Test func aFenceInTheTextMakesALongerFence() throws {
    let page = try #require(written([Self.open("```\ncode\n````\n")]))
    #expect(page.contains("`````text file:///workspace/a.txt\n```\ncode\n````\n`````"))
    #expect(Transcript(page).markdown == page)
  }

  @Test func onlyWhatIsWantedAndNothingBehindIt() throws {
    let messages = [
      Self.open("Ana spoke.\n"), Self.hover("a", 0), ["id": "a", "result": nil], Self.hover("b", 2),
      ["id": "b", "result": nil], Self.open("Rex spoke.\n", "b.txt"), Self.hover("c", 4), ["id": "c", "result": nil],
    ]
    let page = try #require(written(messages, only: ["b"]))
    #expect(page.contains("An|a spoke.") && !page.contains("Rex"))
    #expect(page.components(separatedBy: "textDocument/hover").count == 2)
  }

  @Test(arguments: ProjectSession.all) func theServerDoesWhatThePagesOfItsSessionsSay(recording: ProjectSession) throws
  {
    let session = try recording.session()
    let page = try #require(SessionPage.transcript(of: session, folder: recording.folder, title: recording.name))
    #expect(!page.contains("${ROOT"))
    let outcome = try #require(
      TranscriptRunner(ReplayTesting.serverOptions(referenceDate: nil)).run(Transcript(page)))
    #expect(outcome.answers.count > 3)
    #expect(outcome.problems.map(\.description) == [])
  }
}

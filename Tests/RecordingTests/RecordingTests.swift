// Session files, redaction, differences.

import JSON
import Testing

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
        .init(line: .fileChange(.init(kind: .changed, path: "b.md", sha256: "00")), timeMicroseconds: 8),
        .init(line: .fileChange(.init(kind: .deleted, path: "${ROOT2}/c.md", sha256: nil)), timeMicroseconds: 8),
        .init(line: .remark("a word"), timeMicroseconds: 9),
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
      "{\"format\":\"gloss-session\",\"version\":1}\n{\"dir\":\"fs\",\"path\":\"a\"}",
      "line 2: a change of a file has no “path”, or its “change” is none of created, changed, deleted"
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
}

@Suite("Redaction")
struct RedactionTests {
  @Test func wordsOfRequestsAreHiddenWhereverTheyStand() {
    let message: JSONValue = [
      "id": 1, "method": "textDocument/codeAction",
      "params": [
        "context": ["diagnostics": [["code": "A103", "message": "“Núñez” is early"]]], "entity": "person:ana-nunez",
        "speaker": ["entity": "person:rex", "name": "Rex"], "textDocument": ["uri": "file:///a.txt"],
      ],
    ]
    let hidden: JSONValue = [
      "context": ["diagnostics": [["code": "A103", "message": "“Aääaa” aa aaaaa"]]], "entity": "person:aaa-aaaaa",
      "speaker": ["entity": "person:aaa", "name": "Aaa"], "textDocument": ["uri": "file:///a.txt"],
    ]
    #expect(Redaction.shape(ofMessage: message)["params"] == hidden)
  }

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

@Suite("Names of files")
struct NameFillerTests {
  @Test(arguments: [
    ("file://${ROOT}/budget%20plan.md", "file://${ROOT}/aaaaaa%20aaaa.md"),
    ("file://${ROOT2}/N%C3%BA%C3%B1ez/x.txt#L3", "file://${ROOT2}/A%C3%A4%C3%A4aa/a.txt#L3"),
    ("${HOME}/Secret 2.tar", "${HOME}/Aaaaaa 0.tar"), ("${ROOT}\\a.b\\c", "${ROOT}\\a.b\\b"),
    ("${ROOT}", "${ROOT}"), ("file://${ROOT}/.gloss.json", "file://${ROOT}/.gloss.json"),
    ("see ${ROOT}/plot.md: no", "see ${ROOT}/aaaa.md: no"), ("costs ${$}{ROOT}/plot", "costs ${$}{ROOT}/plot"),
  ])
  func areOfTheSameShape(text: String, hidden: String) {
    var filler = NameFiller()
    #expect(filler.hiding(.string(text)) == .string(hidden))
  }

  @Test func aNameHasOneFillerAndAFillerOneName() {
    var filler = NameFiller()
    let message: JSONValue = [
      "changes": ["file://${ROOT}/budget.md": [], "untitled:harbor": []],
      "uris": ["file://${ROOT}/harbor.txt", "file://${ROOT}/budget.txt", "gloss:/entity/person:ana-nunez"],
      "workspaceFolders": [["name": "budget", "uri": "file://${ROOT}"]],
      "edit": ["changes": ["file://${ROOT2}": []]],
    ]
    let hidden: JSONValue = [
      "changes": ["file://${ROOT}/aaaaaa.md": [], "untitled:aaaaab": []],
      "uris": ["file://${ROOT}/aaaaab.txt", "file://${ROOT}/aaaaaa.txt", "gloss:/entity/person:aaa-aaaaa"],
      "workspaceFolders": [["name": "aaaaaa", "uri": "file://${ROOT}"]],
      "edit": ["changes": ["file://${ROOT2}": []]],
    ]
    let first = filler.hiding(message)
    #expect(first == hidden)
    #expect(filler.hiding(message) == first)
    let names = (0..<60).map { filler.hiding(path: "${ROOT}/\(UnicodeScalar(UInt8(65 + $0 % 58)))") }
    #expect(Set(names).count == 58)
  }

  @Test func settingsKeepTheirPatterns() {
    var filler = NameFiller()
    let settings: JSONValue = [
      "documents": ["exclude": ["drafts/**", "*.bak"], "include": ["**/*.{md,txt}"]],
      "lexicon": ["files": ["desk/people.lexicon"]],
    ]
    #expect(
      filler.hiding(settings) == [
        "documents": ["exclude": ["aaaaaa/**", "*.bak"], "include": ["**/*.{md,txt}"]],
        "lexicon": ["files": ["aaaa/aaaaab.lexicon"]],
      ])
  }

  @Test func linesOfALexiconStayLines() {
    #expect(
      Redaction.shape(ofLexicon: "# mine\nperson: Ana Núñez | Núñez ; role = Mayor\nsame: A B | C\nbroken\n")
        == "# aaaa\nperson: Aaa Aääaa | Aääaa ; role = Aaaaa\nsame: A A | A\naaaaaa\n")
  }
}

@Suite("What a recording was made with")
struct ServerIdentityTests {
  @Test func anotherServerIsNamedAndAnUpdateSaysWhichOneItWas() throws {
    var session = try ProjectSession(name: "cancellation").session()
    let folder = ProjectSession(name: "cancellation").folder
    var options = Replayer.Options()
    options.identity = ServerIdentity(
      version: "9", protocolVersion: "1.0", lexicon: "sha256:" + String(repeating: "b", count: 64))
    session.header["lexicon"] = .string("sha256:" + String(repeating: "a", count: 64))
    session.header["settings"] = ["crossFolder": true]
    let outcome = try #require(ReplayTesting.replay(session, folder, options))
    #expect(
      outcome.remarks.first
        == "recorded with another lexicon: sha256:aaaaaaaaaaaaaaaa…, here sha256:bbbbbbbbbbbbbbbb…")
    #expect(outcome.remarks.last?.hasPrefix("recorded with other settings: {\"crossFolder\":true}, here {") == true)
    let again = try #require(ReplayTesting.replay(outcome.updated, folder, options))
    #expect(again.remarks == [] && again.updated.header["server"]?["version"] == "9")
    #expect(
      ReplayReport.tap([NamedOutcome(name: "x", outcome: outcome)]).contains("    # recorded with another lexicon"))
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

  @Test func oneMissingElementIsOneDifference() {
    let differences = JSONDifference.all(expected: ["list": [1, 2, 3, 4]], actual: ["list": [2, 3, 5, 4, 6]])
    #expect(differences.map(\.path) == ["list[0]", "list[2]", "list[4]"])
    #expect(differences.map(\.expected) == [1, nil, nil])
  }

  @Test func elementsThatAreAlikeAreOneThatHasChanged() {
    func place(_ line: Int64, _ column: Int64) -> JSONValue {
      ["end": ["character": .integer(column + 5), "line": .integer(line)], "uri": "a:b"]
    }
    let differences = JSONDifference.all(
      expected: [place(1, 1), place(2, 40)], actual: [place(1, 1), place(7, 7), place(2, 41)])
    #expect(
      differences.map(\.path) == ["[1]", "[1].end.character"], "\(differences.map(\.path))")
    #expect(differences.last?.stepsNow.first == .index(2))
    #expect(JSONLikeness.of([1, 2], [1, 3, 4]) == 333 && JSONLikeness.of(["a": 1], ["a": 1]) == 1000)
  }

  @Test func carriesCaretsUnderWhatChangedInAText() {
    let text = JSONDifference(
      steps: [.key("value")], expected: "Ana — person\n2 mentions", actual: "Ana — city\n2 mentions")
    #expect(
      "\(text)" == """
        value
            recorded: "Ana — person\\n2 mentions"
            now:      "Ana — city\\n2 mentions"
                             ^^^^
        """)
  }

  @Test func longTextsAreShownAroundTheirFirstDifference() {
    let start = String(repeating: "x", count: 900)
    let text = "\(JSONDifference(steps: [], expected: .string(start + "old"), actual: .string(start + "new")))"
    #expect(text.contains("xxxold") && text.contains("xxxnew"))
    #expect(text.count < 250)
  }

  @Test func orderOfKeysDoesNotCount() {
    #expect(JSONDifference.all(expected: ["a": 1, "b": 2], actual: ["b": 2, "a": 1]).isEmpty)
  }
}

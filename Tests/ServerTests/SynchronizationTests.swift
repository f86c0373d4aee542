// The client's text and ours stay the same, whatever is typed.

import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

private func range(_ positions: PositionRange) -> JSONValue {
  func value(_ position: Position) -> JSONValue {
    ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.character))]
  }
  return ["start": value(positions.start), "end": value(positions.end)]
}

@Suite struct SynchronizationTests {
  @Test(arguments: PositionEncoding.allCases)
  func randomEditsLeaveTheTextThatStringGives(encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: 3)
    let pieces = positionAlphabet + ["\r\n", "", "Ana ", "\u{2028}", "e\u{301}"]
    for round in 0..<60 {
      let client = TestClient()
      client.initialize(["general": ["positionEncodings": [.string(encoding.rawValue)]]])
      var scalars = Array(pieces.shuffled(using: &generator).joined().unicodeScalars)
      client.open(String(String.UnicodeScalarView(scalars)))
      for step in 0..<20 {
        var changes: [JSONValue] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let start = Int.random(in: 0...scalars.count, using: &generator)
          let end = Int.random(in: start...scalars.count, using: &generator)
          let text = String(String.UnicodeScalarView(scalars))
          let lines = LineIndex(SourceText(text))
          func offset(_ count: Int) -> Int { String(String.UnicodeScalarView(scalars[..<count])).utf8.count }
          let positions = lines.positionRange(of: ByteRange(offset(start), offset(end)), encoding: encoding)
          // Between \r and \n there is no position: such an edit cannot be named.
          guard lines.byteRange(of: positions, encoding: encoding) == ByteRange(offset(start), offset(end)) else {
            continue
          }
          let insert = (pieces.randomElement(using: &generator) ?? "") + (pieces.randomElement(using: &generator) ?? "")
          changes.append(["range": range(positions), "rangeLength": 99, "text": .string(insert)])
          scalars.replaceSubrange(start..<end, with: Array(insert.unicodeScalars))
        }
        client.change(.array(changes), version: Int64(step + 2))
        let expected = String(String.UnicodeScalarView(scalars))
        if client.text.map({ Array($0.utf8) }) != Array(expected.utf8) { Issue.record("round \(round), step \(step)") }
      }
    }
  }

  @Test func wholeTextsAndRangesMix() {
    let client = TestClient()
    client.initialize()
    client.open("one")
    let first = range(PositionRange(start: Position(line: 0, character: 0), end: Position(line: 0, character: 3)))
    client.change([
      ["text": "two\r\nthree"], ["range": first, "text": "2"], ["range": nil, "text": "all"],
      ["range": first, "text": ""],
    ])
    #expect(client.text == "")
  }

  @Test func oddNotificationsChangeNothingElse() {
    let client = TestClient()
    client.initialize()
    client.change([
      ["range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]], "text": "x"]
    ])
    #expect(client.text == nil)
    client.change([["text": "opened"]])
    #expect(client.text == "opened")
    client.open("again", version: 0)
    #expect(client.text == "again")
    client.change([])
    client.change([["text": 7]])
    client.notify("textDocument/didChange", ["textDocument": ["uri": .string(TestClient.uri)]])
    client.notify("textDocument/didOpen", ["textDocument": ["uri": 5, "text": nil]])
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///other.txt"]])
    #expect(client.text == "again")
    client.change([
      ["range": ["start": ["line": 9, "character": 9], "end": ["line": 0, "character": 0]], "text": "x"]
    ])
    #expect(client.text == "x")
    client.change([["text": "older"]], version: -3)
    #expect(client.text == "older")
    client.notify("textDocument/didClose", ["textDocument": ["uri": .string(TestClient.uri)]])
    #expect(client.text == nil)
  }

  @Test func aSavedTextIsComparedWhereThatIsAskedFor() {
    let client = TestClient(configure: { $0.verifiesSynchronization = true })
    #expect(client.initialize()["textDocumentSync"]?["save"] == ["includeText": true])
    #expect(TestClient().initialize()["textDocumentSync"]?["save"] == false)
    func save(_ text: JSONValue?) -> [String] {
      var params = JSONObject([("textDocument", ["uri": .string(TestClient.uri)])])
      params["text"] = text
      client.notify("textDocument/didSave", .object(params))
      return client.notifications("window/logMessage").compactMap { $0["message"]?.string }
    }
    #expect(save("nothing is open").isEmpty)
    client.open("one\ntwo\n")
    #expect(save("one\ntwo\n").isEmpty && save(nil).isEmpty && save(7).isEmpty)
    let lines = save("one\r\n2\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("[A309]") && lines[0].contains("line 1 "), "\(lines)")
    #expect(client.text == "one\r\n2\n")
    #expect(client.result("gloss/status")["anomalies"]?["otherText"] == 1)
  }

  @Test func namesOfOneDocumentInAnySpelling() {
    let client = TestClient()
    client.initialize()
    client.open("Ana spoke.", uri: "file:///c%3A/news/a%20b.txt")
    let params: JSONValue = [
      "textDocument": ["uri": "file:///C:/news/a b.txt"], "position": ["line": 0, "character": 1],
    ]
    #expect(client.result("textDocument/hover", params)["range"] != nil)
  }
}

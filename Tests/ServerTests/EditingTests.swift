// Renames and colours: what editors apply must be exact.

import Features
import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

@Suite struct EditingTests {
  private let marked = MarkedText("Ana| Bell 😀 left.\r\n“I saw |Max Orr,” said Ana Bell.")

  private func client(_ capabilities: JSONValue) -> TestClient {
    let client = TestClient()
    client.initialize(capabilities)
    client.open(marked.text, version: 7)
    return client
  }

  private func rename(_ client: TestClient, at mark: Int, to name: String) -> JSONValue {
    guard case .object(var params) = client.at(marked.offsets[mark], of: marked.text) else { return nil }
    params["newName"] = .string(name)
    return client.request("textDocument/rename", .object(params))
  }

  /// The text after the edits of a list.
  private func applied(_ edits: JSONValue?, _ client: TestClient) -> String {
    var text = SourceText(marked.text)
    for edit in (edits?.array ?? []).reversed() {
      guard let range = client.bytes(edit["range"], of: marked.text) else { continue }
      text = text.applying(TextEdit(range: ByteRange(range), replacement: Array((edit["newText"]?.string ?? "").utf8)))
    }
    return text[text.range]
  }

  @Test func editsGiveTheTextWithTheNewName() {
    let client = client([:])
    let edits = rename(client, at: 0, to: "Zoë Hart")["result"]?["changes"]?[TestClient.uri]
    #expect(applied(edits, client) == marked.text.replacing("Ana Bell", with: "Zoë Hart"))
  }

  @Test func versionsAndGroupsOnlyWhereTheClientTakesThem() {
    let edit: JSONValue = ["documentChanges": true, "changeAnnotationSupport": [:]]
    let client = client(["workspace": ["workspaceEdit": edit]])
    let result = rename(client, at: 1, to: "Jo Orr")["result"]
    #expect(result?["documentChanges"]?[0]?["textDocument"]?["version"] == 7)
    #expect(result?["changeAnnotations"]?["Inside quotations"]?["needsConfirmation"] == true)
    // A client without groups cannot ask, and a quotation stays as it was said.
    let plain = rename(self.client([:]), at: 1, to: "Jo Orr")["result"]
    #expect(plain?["changes"]?.object?.members.isEmpty == true)
  }

  @Test func refusalsSayWhy() {
    let client = client(["textDocument": ["rename": ["prepareSupport": true]]])
    let params = client.at(MarkedText("Ana Bell 😀 le|ft.").offsets[0], of: marked.text)
    let refusal = client.request("textDocument/prepareRename", params)["error"]
    #expect(refusal?["code"] == -32803 && refusal?["data"]?["reason"] == "rename.nothing")
    #expect(rename(client, at: 0, to: " ")["error"]?["code"] == -32602)
    let prepared = client.result("textDocument/prepareRename", client.at(marked.offsets[0], of: marked.text))
    #expect(prepared["placeholder"] == "Ana Bell")
  }

  @Test(arguments: PositionEncoding.allCases)
  func coloursUnpackToTheirWordsInEveryEncoding(encoding: PositionEncoding) throws {
    let client = client(["general": ["positionEncodings": [.string(encoding.rawValue)]]])
    let params: JSONValue = ["textDocument": ["uri": .string(TestClient.uri)]]
    let data = (client.result("textDocument/semanticTokens/full", params)["data"]?.array ?? []).compactMap(\.integer)
    #expect(data.count % 5 == 0 && !data.isEmpty)
    let lines = LineIndex(SourceText(marked.text))
    var place = Position(line: 0, character: 0)
    var words: [String] = []
    for token in stride(from: 0, to: data.count, by: 5) {
      place.character = data[token] == 0 ? place.character + data[token + 1] : data[token + 1]
      place.line += data[token]
      let end = Position(line: place.line, character: place.character + data[token + 2])
      words.append(lines.text[lines.byteRange(of: PositionRange(start: place, end: end), encoding: encoding)])
    }
    #expect(words.filter { $0 == "Ana Bell" }.count == 2 && words.contains("Max Orr"))
    #expect(WireInvariants.violationCount == 0)
  }

  @Test(
    arguments: [
      ([], "class"), (["class", "person"], "person"), (["class"], "class"), (["string"], nil),
    ] as [([String], String?)])
  func typesOfColoursAreThoseOfTheClient(known: [String], expected: String?) {
    var client = ClientCapabilities.Resolved()
    client.semanticTokenTypes = known
    let legend = SemanticTokensLegend(client)
    #expect(legend.index(of: .person).map { legend.types[$0] } == expected)
    #expect(Set(legend.types).count == legend.types.count)
  }
}

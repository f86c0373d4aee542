// Diagnostics are pulled or pushed, never both, and not sent twice.

import JSON
import TestSupport
import Testing

@testable import Server

private let text = "“We agreed, said the clerk.\n\n“Why?” it said.\n"
private let pull: JSONValue = ["textDocument": ["diagnostic": ["relatedInformation": true, "dataSupport": true]]]
private let on: JSONValue = ["gloss": ["features": ["diagnostic": true]]]
private let document: JSONValue = ["uri": .string(TestClient.uri)]

private func published(_ client: TestClient) -> [JSONValue] {
  client.session.settle()
  return client.received().filter { $0["method"] == "textDocument/publishDiagnostics" }.compactMap { $0["params"] }
}

@Suite struct DiagnosticTests {
  @Test func reportsAreNotRepeated() throws {
    let client = TestClient()
    client.initialize(pull, options: on)
    client.open(text)
    let report = client.result("textDocument/diagnostic", ["textDocument": document])
    let id = try #require(report["resultId"])
    #expect(report["kind"] == "full" && report["items"]?.array?.isEmpty == false)
    #expect(report["items"]?[0]?["data"]?["id"]?.string?.hasPrefix("d:") == true)
    let again = client.result("textDocument/diagnostic", ["textDocument": document, "previousResultId": id])
    #expect(again == ["kind": "unchanged", "resultId": id])
    client.change([["text": "Nothing."]])
    let other = client.result("textDocument/diagnostic", ["textDocument": document, "previousResultId": id])
    #expect(other["kind"] == "full" && other["items"] == [])
    #expect(published(client).isEmpty)
  }

  @Test func allDocumentsAtOnce() {
    let client = TestClient()
    client.initialize(pull, options: on)
    client.open(text)
    client.open("Nothing.", uri: "file:///news/b.txt")
    let items = client.result("workspace/diagnostic", ["previousResultIds": []])["items"]?.array ?? []
    #expect(items.map { $0["items"]?.array?.isEmpty } == [false, true] && items.map { $0["version"] } == [1, 1])
    let previous = JSONValue.array(items.map { ["uri": $0["uri"] ?? .null, "value": $0["resultId"] ?? .null] })
    let again = client.result("workspace/diagnostic", ["previousResultIds": previous])["items"]?.array ?? []
    #expect(again.map { $0["kind"] } == ["unchanged", "unchanged"])
  }

  @Test func aClientThatCannotAskIsTold() {
    let client = TestClient()
    #expect(client.initialize(options: on)["diagnosticProvider"] == nil)
    client.open(text)
    let first = published(client)
    #expect(first.count == 1 && first[0]["version"] == 1 && first[0]["diagnostics"]?.array?.isEmpty == false)
    #expect(first[0]["diagnostics"]?[0]?["data"] == nil)
    #expect(published(client).isEmpty)
    client.notify("textDocument/didClose", ["textDocument": document])
    #expect(published(client).map { $0["diagnostics"] } == [[]])
  }

  @Test func silenceIsTheDefault() {
    let client = TestClient()
    client.initialize()
    client.open(text)
    #expect(published(client).isEmpty)
  }
}

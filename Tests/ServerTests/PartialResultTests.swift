// Results in parts hold the same as the result whole.

import JSON
import LanguageServerProtocol
import TestSupport
import Testing

@testable import Server

private let text = (0..<150).map { "“We pay \($0) times,” said Ana Bell. Max Orr met Ana Bell.\n\n" }.joined()
private let document: JSONValue = ["uri": .string(TestClient.uri)]

private func with(_ params: JSONValue, _ key: String, _ value: JSONValue) -> JSONValue {
  guard case .object(var object) = params else { return params }
  object[key] = value
  return .object(object)
}

@Suite struct PartialResultTests {
  private func client() -> TestClient {
    let client = TestClient()
    client.initialize(
      ["textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true], "diagnostic": [:]]],
      options: ["diagnostics": ["enable": true]])
    client.open(text)
    return client
  }

  @Test(
    arguments: [
      ("textDocument/references", ["context": ["includeDeclaration": true]]), ("textDocument/documentSymbol", [:]),
      ("textDocument/documentHighlight", [:]), ("textDocument/implementation", [:]),
      ("workspace/symbol", ["query": ""]),
    ] as [(String, JSONValue)], [JSONValue.string("part"), 7])
  func partsAreTheWhole(method: (String, JSONValue), token: JSONValue) {
    let client = client()
    var params = client.at(text.utf8.count / 2, of: text)
    let place = text.utf8.count - "Ana Bell.\n\n".utf8.count + 1
    params = client.at(place, of: text)
    for member in method.1.object?.members ?? [] { params = with(params, member.key, member.value) }
    let whole = client.result(method.0, params).array ?? []
    let answer = client.request(method.0, with(params, "partialResultToken", token))
    let parts = client.notifications("$/progress")
    #expect(answer["result"] == [] && parts.allSatisfy { $0["token"] == token })
    #expect(parts.flatMap { $0["value"]?.array ?? [] } == whole && !whole.isEmpty)
    #expect(parts.allSatisfy { (1...200).contains($0["value"]?.array?.count ?? 0) })
    #expect(whole.count <= 200 || parts.count > 1)
  }

  @Test func pagesOfOurOwnMethods() {
    let client = client()
    let whole = client.result("gloss/quotes", ["limit": 140])
    let rest = client.result("gloss/quotes", ["limit": 140, "partialResultToken": "p"])
    #expect(rest["items"] == [] && rest["cursor"] == whole["cursor"] && rest["revision"] == whole["revision"])
    #expect(client.notifications("$/progress").flatMap { $0["value"]?.array ?? [] } == whole["items"]?.array)
  }

  @Test func reportsOfDiagnostics() {
    let client = client()
    client.open("“Why? said Ana Bell.\n")
    let whole = client.result("textDocument/diagnostic", ["textDocument": document])
    let rest = client.result("textDocument/diagnostic", ["textDocument": document, "partialResultToken": 1])
    #expect(client.notifications("$/progress").map { $0["value"] } == [whole])
    #expect(rest["items"] == [] && rest["kind"] == "full" && whole["items"] != [])
    _ = client.result("workspace/diagnostic", ["previousResultIds": [], "partialResultToken": 1])
    #expect(client.notifications("$/progress").map { $0["value"]?["items"]?.array?.count } == [1])
  }

  @Test func nothingInPartsIsNothing() {
    let client = client()
    let place = with(client.at(0, of: text), "context", ["includeDeclaration": true])
    client.open("nothing here")
    #expect(client.request("textDocument/references", with(place, "partialResultToken", "p"))["result"] == .null)
    #expect(client.notifications("$/progress").isEmpty)
    // A token of another type is no token.
    #expect(client.result("workspace/symbol", ["query": "zzz", "partialResultToken": [:]]) == [])
  }
}

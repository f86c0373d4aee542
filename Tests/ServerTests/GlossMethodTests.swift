// The methods beside LSP, as a script calls them.

import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

private let text =
  "“We will pay,” said Ana Bell. “Never,” said Max Orr.\r\n\r\nAna Bell 😀 left. “Été is late,” said Ana Bell."

private func script() -> TestClient {
  let client = TestClient()
  client.initialize(["general": ["positionEncodings": ["utf-8"]]])
  client.open(text)
  return client
}

private func texts(_ page: JSONValue) -> [String] { page["items"]?.array?.compactMap { $0["text"]?.string } ?? [] }

@Suite struct GlossMethodTests {
  @Test(
    arguments: [
      ([:], ["We will pay", "Never", "Été is late"]),
      (["speaker": ["name": "ana bell"]], ["We will pay", "Été is late"]),
      (["speaker": nil], []), (["text": "will pay"], ["We will pay"]),
      (["text": "never", "match": "exact"], ["Never"]),
      (["kind": "indirect"], []), (["kind": ["direct"], "limit": 1], ["We will pay"]),
      (["scope": ["folder": "file:///news"], "text": "ete"], ["Été is late"]), (["folder": "file:///other"], []),
      (["uris": ["file:///news/article.txt"], "speaker": ["name": "Max Orr"]], ["Never"]),
    ] as [(JSONValue, [String])])
  func quotesByConditions(params: JSONValue, expected: [String]) {
    #expect(texts(script().result("gloss/quotes", params)) == expected)
  }

  @Test(
    arguments: [
      ["match": "regex"], ["kind": "shouted"], ["speaker": 7], ["speaker": [:]], ["cursor": "x"], ["limit": -1],
      ["text": 1],
    ] as [JSONValue])
  func quotesWithWrongConditionsAreRefused(params: JSONValue) {
    #expect(script().refusal("gloss/quotes", params) == -32602)
  }

  @Test func spansCarryBytesWhereAsked() throws {
    let client = script()
    let page = client.result("gloss/quotes", ["text": "Été", "offsets": true])
    let span = try #require(page["items"]?[0]?["spans"]?[0])
    let offsets = (span["offsets"]?.array ?? []).compactMap(\.integer)
    guard offsets.count == 2 else {
      Issue.record("\(span)")
      return
    }
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[offsets[0]..<offsets[1]], as: UTF8.self).hasPrefix("Été is late"))
    #expect(client.bytes(span["range"], of: text) == offsets[0]..<offsets[1])
    #expect(client.result("gloss/quotes", ["text": "Été"])["items"]?[0]?["spans"]?[0]?["offsets"] == nil)
  }

  @Test func pagesFollowEachOtherUntilTheTextChanges() throws {
    let client = script()
    var cursor: JSONValue = nil
    var found: [String] = []
    repeat {
      let page = client.result("gloss/quotes", ["limit": 1, "cursor": cursor])
      found += texts(page)
      cursor = page["cursor"] ?? .null
    } while !cursor.isNull
    #expect(found == ["We will pay", "Never", "Été is late"])
    let first = client.result("gloss/quotes", ["limit": 1])
    client.change([["text": "“New,” said Max Orr."]])
    #expect(client.refusal("gloss/quotes", ["cursor": first["cursor"] ?? .null]) == -32801)
  }

  @Test func entitiesWithTheirCounts() throws {
    let client = script()
    let items = try #require(client.result("gloss/entities", ["speakersOnly": true, "sort": "name"])["items"]?.array)
    #expect(items.map { $0["name"] } == ["Ana Bell", "Max Orr"])
    #expect(items[0]["mentions"] == 3 && items[0]["quotations"] == 2 && items[0]["type"] == "PERSON")
    let id = try #require(items[1]["id"])
    #expect(client.result("gloss/entities", ["id": id])["items"]?.array?.count == 1)
    #expect(client.refusal("gloss/entities", ["type": "HUMAN"]) == -32602)
  }

  @Test func crossReferencesByIdentifierAndByPlace() throws {
    let client = script()
    client.open("Max Orr met Ana Bell.", uri: "file:///news/b.txt")
    let place = client.at(MarkedText("“We will pay,” said Ana B|ell.").offsets[0], of: text)
    let found = client.result("gloss/crossReferences", place)
    let documents = try #require(found["documents"]?.array)
    #expect(documents.map { $0["document"]?["uri"] } == ["file:///news/article.txt", "file:///news/b.txt"])
    #expect(documents.map { $0["mentions"]?.array?.count } == [3, 1])
    #expect(client.result("gloss/crossReferences", ["entity": found["entity"] ?? .null])["name"] == "Ana Bell")
    #expect(client.refusal("gloss/crossReferences") == -32602)
  }

  @Test func textsAreCompared() {
    let client = script()
    let digest = JSONValue.string(Digest(of: Array(text.utf8)).description)
    let uri = JSONValue.string(TestClient.uri)
    #expect(client.result("gloss/checkText", ["uri": uri, "sha256": digest])["equal"] == true)
    #expect(client.result("gloss/checkText", ["uri": uri, "sha256": "00"])["equal"] == false)
    #expect(client.result("gloss/checkText", ["uri": "file:///no", "sha256": digest])["sha256"] == .null)
  }

  @Test func documentsAndTextsAreDumpedAlike() {
    let client = script()
    var known = client.result("gloss/document", ["textDocument": ["uri": .string(TestClient.uri)]]).object
    var kept = client.result("gloss/analyze", ["text": .string(text)]).object
    #expect(known?["quotes"]?.array?.count == 3)
    known?["id"] = nil
    kept?["id"] = nil
    #expect(known == kept)
  }

  @Test func explanationsSayWhichRule() {
    let client = script()
    let explained = client.result(
      "gloss/explain", client.at(MarkedText("“We will pay,” said Ana B|ell.").offsets[0], of: text))
    #expect(explained[0]?["rule"]?.string != nil && explained[0]?["statement"]?.string?.contains("Ana Bell") == true)
  }

  @Test func synchronizeCountsChanges() throws {
    let client = script()
    let before = try #require(client.result("gloss/synchronize")["revision"]?.integer)
    client.change([["text": "new"]])
    let after = try #require(client.result("gloss/synchronize")["revision"]?.integer)
    #expect(after > before)
  }
}

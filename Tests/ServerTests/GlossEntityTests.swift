// One entity, its mentions, and what stands at many places: over JSON-RPC.

import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

private let text = "“We will pay,” said Ana Bell.\n\nAna Bell met Max Orr.\n"

private func script() -> TestClient {
  let client = TestClient()
  client.initialize(["general": ["positionEncodings": ["utf-8"]]])
  client.open(text)
  client.open("Ana Bell left.", uri: "file:///news/b.txt")
  return client
}

private func place(_ marked: String) -> [String: JSONValue] {
  let offset = MarkedText(marked).offsets[0]
  let position = LineIndex(SourceText(text)).position(ofByteOffset: offset, encoding: .utf8)
  return ["line": .integer(Int64(position.line)), "character": .integer(Int64(position.character))]
}

private func position(_ marked: String) -> JSONValue {
  .object(JSONObject(place(marked).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
}

private let document: JSONValue = ["uri": .string(TestClient.uri)]

@Suite struct GlossEntityTests {
  @Test func allOfOneEntity() throws {
    let client = script()
    let found = client.result("gloss/entity", ["entity": "person:ana-bell"])
    #expect(found["name"] == "Ana Bell" && found["mentions"] == 3 && found["quotations"] == 1)
    #expect(found["movedTo"] == nil)
    let documents = try #require(found["documents"]?.array)
    #expect(documents.map { $0["mentions"] } == [2, 1])
    #expect(documents.map { $0["reason"] } == ["first", "sameFullName"])
    #expect(found["roles"]?[0]?["text"] == "Ana Bell" && found["roles"]?[0]?["span"]?["range"] != nil)
    let there = client.result(
      "gloss/entity", ["textDocument": document, "position": position("“We will pay,” said Ana B|ell.")])
    #expect(there == found)
    #expect(
      client.request("gloss/entity", ["textDocument": document, "position": position("“We will pay,” s|aid")])["result"]
        == .null)
  }

  @Test(
    arguments: [
      ("person:nobody-here", "id.unknown"), ("local:0123456789abcdef:3", "stale.id"), ("nonsense", "id.malformed"),
    ])
  func identifiersThatMeanNothingAreRefused(id: String, reason: String) {
    let refusal = script().request("gloss/entity", ["entity": .string(id)])["error"]
    #expect(refusal?["data"]?["reason"] == .string(reason))
  }

  @Test func anOldIdentifierLeadsToTheNewOne() {
    // The type was another when the identifier was given out.
    let found = script().result("gloss/entity", ["entity": "organization:ana-bell"])
    #expect(found["movedTo"] == "person:ana-bell" && found["id"] == "person:ana-bell")
  }

  @Test func mentionsByConditions() {
    let client = script()
    func texts(_ params: JSONValue) -> [String] {
      client.result("gloss/mentions", params)["items"]?.array?.compactMap { $0["text"]?.string } ?? []
    }
    #expect(texts(["textDocument": document]) == ["We", "Ana Bell", "Ana Bell", "Max Orr"])
    #expect(texts(["entity": "person:ana-bell"]).count == 3)
    #expect(texts(["entity": "person:ana-bell", "scope": ["uris": ["file:///news/b.txt"]]]) == ["Ana Bell"])
    #expect(texts(["type": "ORG"]) == [] && texts(["kind": "pronoun"]) == [])
    let line: JSONValue = [
      "textDocument": document, "range": ["start": ["line": 2, "character": 0], "end": ["line": 3, "character": 0]],
    ]
    #expect(texts(line) == ["Ana Bell", "Max Orr"])
    #expect(client.refusal("gloss/mentions", ["kind": "noun"]) == -32602)
  }

  @Test func identifiersOfMentionsNameTheirBytes() throws {
    let client = script()
    let page = client.result("gloss/mentions", ["textDocument": document, "offsets": true])
    let mention = try #require(page["items"]?[1])
    let digest = try #require(mention["document"]?["digest"]?.string)
    let offsets = (mention["span"]?["offsets"]?.array ?? []).compactMap(\.integer)
    #expect(offsets.count == 2 && mention["id"] == .string("m:\(digest):\(offsets[0])-\(offsets[1])"))
  }

  @Test func manyPlacesInOneRoundTrip() throws {
    let client = script()
    let result = client.result(
      "gloss/resolve",
      [
        "textDocument": document,
        "positions": [
          position("“We will p|ay"), position("“We will pay,” said Ana B|ell"), position("“We will pay,” s|aid"),
        ],
      ])
    let items = try #require(result["items"]?.array)
    #expect(items.count == 3)
    #expect(items[0]["quotation"]?["speaker"]?["name"] == "Ana Bell" && items[0]["mention"] == .null)
    #expect(items[1]["entity"]?["id"] == "person:ana-bell" && items[1]["mention"]?["text"] == "Ana Bell")
    #expect(items[2]["mention"] == .null && items[2]["sentence"]?["text"]?.string?.hasSuffix("Bell.") == true)
    let other: JSONValue = ["textDocument": ["uri": "file:///none.txt"], "position": ["line": 0, "character": 0]]
    #expect(client.request("gloss/resolve", ["items": [other]])["error"]?["data"]?["reason"] == "document.unknown")
  }
}

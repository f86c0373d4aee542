// Who wants to hear of changes hears of them, once, and of nothing else.

import JSON
import TestSupport
import Testing

@testable import Server

private func changes(_ client: TestClient) -> [JSONValue] {
  client.received().filter { $0["method"] == "gloss/didChange" }.compactMap { $0["params"] }
}

private func settled(_ client: TestClient) -> [JSONValue] {
  client.session.settle()
  return changes(client)
}

@Suite struct SubscriptionTests {
  @Test func entitiesComeAndGoByTheirIdentifiers() throws {
    let client = TestClient()
    client.initialize()
    client.open("Ana Bell spoke.")
    let subscription = client.result("gloss/subscribe", ["events": ["entities"]])["subscription"]
    #expect(settled(client).isEmpty)
    client.change([["text": "Ana Bell spoke. Max Orr left. Ana Bell left."]])
    let told = settled(client)
    #expect(told.count == 1 && told.first?["subscription"] == subscription)
    let document = try #require(told.first?["documents"]?[0])
    #expect(document["added"] == ["person:max-orr"] && document["removed"] == [])
    #expect(document["changed"] == ["person:ana-bell"] && document["version"] == 2)
    client.notify("textDocument/didClose", ["textDocument": ["uri": .string(TestClient.uri)]])
    let last = settled(client).last?["documents"]?[0]
    #expect(last?["removed"] == ["person:ana-bell", "person:max-orr"] && last?["version"] == .null)
  }

  @Test func anEditElsewhereIsNoChangeOfAQuotation() {
    let client = TestClient()
    client.initialize()
    client.open("“We agreed,” said Ana Bell.")
    _ = client.result("gloss/subscribe", ["events": ["quotations"]])
    client.change([["text": "So it was. “We agreed,” said Ana Bell."]])
    #expect(settled(client).isEmpty)
    client.change([["text": "So it was. “We agreed,” said Max Orr."]])
    let told = settled(client)
    #expect(told.count == 1 && told[0]["documents"]?[0]?["changed"]?.array?.count == 1)
  }

  @Test func anotherDocumentCanTellWhoIsMeant() {
    let client = TestClient()
    client.initialize()
    client.open("today Ana Bell spoke to Rex Oduya.", uri: "file:///news/a.txt")
    client.open("later Bell met Rex Oduya.", uri: "file:///news/b.txt")
    let entities = client.result("gloss/entities", ["uris": ["file:///news/b.txt"]])["items"]?.array ?? []
    let joined = entities.contains { $0["id"] == "person:ana-bell" }
    _ = client.result("gloss/subscribe", ["events": ["entities"]])
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///news/a.txt"]])
    let told = settled(client).flatMap { $0["documents"]?.array ?? [] }
    let other = told.first { $0["uri"] == "file:///news/b.txt" || $0["document"]?["uri"] == "file:///news/b.txt" }
    #expect(joined && other?["removed"] == ["person:ana-bell"] && other?["added"] == ["person:bell"], "\(told)")
  }

  @Test func manyEditsAreOneMessage() {
    let client = TestClient()
    client.initialize()
    client.open("")
    _ = client.result("gloss/subscribe")
    for letter in "Ana Bell spoke." {
      client.change([
        [
          "range": ["start": ["line": 0, "character": 999], "end": ["line": 0, "character": 999]],
          "text": .string(String(letter)),
        ]
      ])
    }
    #expect(settled(client).count == 1)
  }

  @Test func scopesAndEnds() {
    let client = TestClient()
    client.initialize()
    let id = client.result("gloss/subscribe", ["scope": ["folder": "file:///other"]])["subscription"] ?? .null
    client.open("Ana Bell spoke.")
    #expect(settled(client).isEmpty)
    client.open("Ana Bell spoke.", uri: "file:///other/a.txt")
    #expect(settled(client).count == 1)
    #expect(client.request("gloss/unsubscribe", ["subscription": id])["error"] == nil)
    client.open("Max Orr spoke.", uri: "file:///other/b.txt")
    #expect(settled(client).isEmpty)
    #expect(client.refusal("gloss/unsubscribe", ["subscription": id]) == -32803)
    #expect(client.refusal("gloss/subscribe", ["events": ["weather"]]) == -32602)
  }

  @Test func aClientCanSayAtOnceThatItWantsThem() {
    let client = TestClient()
    client.initialize(["experimental": ["gloss": ["didChange": true]]])
    client.open("Ana Bell spoke.")
    #expect(settled(client).map { $0["subscription"] } == ["client"])
  }

  @Test func scriptsCannotFillTheMemory() {
    let client = TestClient()
    client.initialize()
    for _ in 0..<ChangeAnnouncer.limitCount { _ = client.result("gloss/subscribe") }
    #expect(client.refusal("gloss/subscribe") == -32803)
  }
}

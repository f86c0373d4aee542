// What the server tells of itself, and the documents that it writes.

import Corpus
import JSON
import LanguageServerProtocol
import Synchronization
import TestSupport
import Testing
import Text
import Transport

@testable import Server

@Suite struct StatusTests {
  @Test func everySettingWithItsOrigin() throws {
    let folder = try ScratchFolder()
    try folder.write(".gloss.json", #"{"crossFolder": true, "colour": 1}"#)
    let client = TestClient()
    client.initialize(options: ["gloss": ["trace": "off", "inlayHints": ["dates": false]]], folders: [folder.uri])
    let status = client.result("gloss/status")
    let settings = status["settings"]?.array ?? []
    #expect(settings.compactMap { $0["key"]?.string } == SettingDefinition.all.map(\.key))
    func origin(_ key: String) -> JSONValue? { settings.first { $0["key"] == .string(key) }?["origin"] }
    #expect(origin("inlayHints.dates") == "initializationOptions" && origin("crossFolder") == "file")
    #expect(origin("inlayHints.speakers") == "default")
    #expect(settings.first { $0["key"] == "crossFolder" }?["file"] == .string(folder.uri(".gloss.json")))
    #expect(status["unknownSettings"] == [.string(folder.path + "/.gloss.json: colour")])
    #expect(status["health"] == "ok" && status["folders"]?[0]?["uri"] == .string(folder.uri))
    #expect(status["processId"] == 0 && status["uptimeMilliseconds"] == 0, "the same in every replay")
  }

  @Test func documentsWithTheirHolders() {
    let client = TestClient()
    client.initialize()
    client.open("Ana Bell left.")
    _ = client.result("gloss/open", ["documents": [["uri": .string(TestClient.uri), "text": "Max Orr left."]]])
    let document = client.result("gloss/status")["documents"]?[0]
    #expect(document?["holder"] == "editor" && document?["holders"] == ["editor", "script"])
    #expect(document?["annotated"] == true && document?["bytes"] == 14 && document?["version"] == 1)
  }

  @Test func odditiesAreCounted() {
    let client = TestClient()
    client.initialize()
    client.open("Ana Bell left.")
    for body in [
      "{", "[]", #"{"method":"no/such"}"#, #"{"id":5,"result":1}"#, #"{"id":1,"method":"textDocument/hover"}"#,
    ] {
      client.send(body)
    }
    client.change([["text": "x"]], version: 1)
    client.change([["range": nil]], uri: "file:///other.txt")
    client.session.handle(.malformed([0x78]))
    let seen = client.result("gloss/status")["anomalies"]
    #expect(seen?["invalidMessage"] == 2 && seen?["unknownNotification"] == 1 && seen?["unexpectedResponse"] == 1)
    #expect(seen?["wrongParams"]?.integer ?? 0 >= 1 && seen?["versionNotGrowing"] == 1 && seen?["malformedFrame"] == 1)
  }

  @Test func changesOfTheConditionAreToldToThoseWhoWantToHear() throws {
    let folder = try ScratchFolder()
    try folder.write("a.txt", "Ana Bell left.")
    let wanting: JSONValue = ["experimental": ["gloss": ["status": true]]]
    let client = TestClient()
    client.initialize(wanting, folders: [folder.uri])
    let told = client.notifications("gloss/statusChanged")
    #expect(told.last == ["health": "ok", "message": nil, "quiescent": true])
    client.notify("workspace/didChangeConfiguration", ["settings": ["crossFolder": 7]])
    #expect(client.notifications("gloss/statusChanged").map { $0["health"] } == ["warning"])
    client.notify("workspace/didChangeConfiguration", ["settings": ["crossFolder": true]])
    #expect(client.notifications("gloss/statusChanged").map { $0["health"] } == ["ok"])
    let other = TestClient()
    other.initialize(folders: [folder.uri])
    #expect(other.notifications("gloss/statusChanged").isEmpty)
  }

  @Test func memoryIsATree() {
    let client = TestClient(isDeterministic: false)
    client.initialize()
    client.open("Ana Bell left.")
    client.session.settle()
    let tree = client.result("gloss/memory")
    let text = tree["children"]?["documents"]?["children"]?[TestClient.uri]?["children"]?["text"]
    #expect(text?["_self"]?.integer ?? 0 >= 14 && tree["_total"]?.integer ?? 0 > 1_000_000)
    func sum(_ node: JSONValue) -> Int {
      let children = node["children"]?.object?.members.map { sum($0.value) } ?? []
      return (node["_self"]?.integer ?? 0) + children.reduce(0, +)
    }
    #expect(sum(tree) == tree["_total"]?.integer)
  }

  /// A memory of the test's own.
  private final class Memory: AnnotationMemory {
    let count = Atomic(7_000)
    var byteCount: Int { count.load(ordering: .relaxed) }
    var limitByteCount: Int { 9_000 }
    func removeAll() { count.store(0, ordering: .relaxed) }
  }

  @Test func memoryGrowsWithDocumentsAndFallsWhenTheyAreClosed() {
    let memory = Memory()
    let client = TestClient(isDeterministic: false) { $0.annotationMemory = memory }
    client.initialize()
    func part(_ name: String) -> (total: Int, limit: Int?) {
      client.session.settle()
      let node = client.result("gloss/memory")["children"]?[name]
      return (node?["_total"]?.integer ?? -1, node?["_limit"]?.integer)
    }
    var sizes = [part("documents").total]
    for number in 1...3 {
      client.open("“We agreed,” said Ana Bell. Max Orr met Ana Bell.", uri: "file:///news/\(number).txt")
      sizes.append(part("documents").total)
    }
    #expect(sizes[0] == 0 && zip(sizes, sizes.dropFirst()).allSatisfy(<), "\(sizes)")
    #expect(part("remembered") == (7_000, 9_000) && part("output").limit == Limits.outputQueueByteCount)
    for number in [3, 2, 1] {
      #expect(part("remembered").total == 7_000, "a document is left")
      client.notify("textDocument/didClose", ["textDocument": ["uri": .string("file:///news/\(number).txt")]])
      #expect(part("documents").total == sizes[number - 1])
    }
    #expect(part("remembered").total == 0)
  }

  // MARK: Documents of the server

  private let shows: JSONValue = ["workspace": ["textDocumentContent": [:]]]

  private func content(_ client: TestClient, _ uri: String) -> String {
    client.result("workspace/textDocumentContent", ["uri": .string(uri)])["text"]?.string ?? ""
  }

  @Test func dossiersOfPeopleAndDocuments() throws {
    let client = TestClient()
    let capabilities = client.initialize(shows)
    #expect(capabilities["workspace"]?["textDocumentContent"] == ["schemes": ["gloss"]])
    client.open("“We *agreed*,” said Ana Bell.\n\nMax Orr met Ana Bell.\n")
    let id = client.result("gloss/entities", ["name": "Ana Bell"])["items"]?[0]?["id"]?.string ?? ""
    let dossier = content(client, "gloss:/entity/" + id)
    #expect(dossier.hasPrefix("# Ana Bell\n") && dossier.contains("## 2 mentions in 1 document"))
    #expect(dossier.contains("[article, line 1](<file:///news/article.txt#L1>): “We \\*agreed\\*”"))
    #expect(content(client, "gloss:///entity/" + id.replacing(":", with: "%3A")) == dossier)
    #expect(content(client, "gloss:/quotations/" + id).hasPrefix("# What Ana Bell says\n\n## 1 quotation\n"))
    let summary = content(client, "gloss:/document/" + TestClient.uri)
    #expect(summary.contains("## People") && summary.contains("[Ana Bell](<gloss:/entity/\(id)>)"))
    for uri in ["gloss:/entity/person:nobody", "gloss:/entity/", "gloss:/x/y", "file:///x", "gloss:"] {
      #expect(client.refusal("workspace/textDocumentContent", ["uri": .string(uri)]) == -32803)
    }
  }

  @Test func dossiersThatAreOtherNowAreRefreshed() {
    let client = TestClient()
    client.initialize(shows)
    client.open("Ana Bell left.")
    let id = client.result("gloss/entities", ["name": "Ana Bell"])["items"]?[0]?["id"]?.string ?? ""
    let uri = "gloss:/entity/" + id
    _ = content(client, uri)
    client.change([["text": "Ana Bell left.\n\nMax Orr stayed."]])
    client.session.settle()
    #expect(client.requests("workspace/textDocumentContent/refresh").isEmpty)
    client.change([["text": "Ana Bell left. Ana Bell came."]], version: 3)
    client.session.settle()
    #expect(client.requests("workspace/textDocumentContent/refresh").map { $0["params"] } == [["uri": .string(uri)]])
    client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
    client.change([["text": "Ana Bell left."]], version: 4)
    client.session.settle()
    #expect(client.requests("workspace/textDocumentContent/refresh").isEmpty)
  }

  @Test func introductionsLeadToDossiersWhereTheyMay() {
    let document: JSONValue = ["textDocument": ["uri": .string(TestClient.uri)]]
    for (capabilities, isOn, count) in [(shows, true, 1), (shows, false, 0), ([:], true, 0)] as [(JSONValue, Bool, Int)]
    {
      let client = TestClient()
      client.initialize(capabilities, options: ["documentLink": ["entities": .bool(isOn)]])
      client.open("Ana Bell left. Ana Bell came.")
      let links = client.result("textDocument/documentLink", document).array ?? []
      #expect(links.count == count && links.allSatisfy { $0["target"]?.string?.hasPrefix("gloss:/entity/") == true })
    }
  }

  @Test func noOneElseIsOfferedThem() {
    let client = TestClient()
    #expect(client.initialize()["workspace"]?["textDocumentContent"] == nil)
    #expect(client.refusal("workspace/textDocumentContent", ["uri": "gloss:/document/x"]) == -32601)
  }
}

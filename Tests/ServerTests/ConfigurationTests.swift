// Settings by messages: pushed, pulled, per folder; and that each of them changes an answer.

import Corpus
import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

private let text = "“We agreed on 3 March,” Ana Bell said.\n\n“Never.”\n\nMax Orr left for Lund. He slept.\n"

private func client(
  _ options: JSONValue = nil, _ capabilities: JSONValue = [:], folders: [String] = [], text: String = text
) -> TestClient {
  let client = TestClient()
  client.initialize(capabilities, options: options, folders: folders)
  client.open(text)
  return client
}

private func hints(_ client: TestClient) -> Int {
  let range: JSONValue = ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]]
  return client.result("textDocument/inlayHint", ["textDocument": document, "range": range]).array?.count ?? -1
}

private let document: JSONValue = ["uri": .string(TestClient.uri)]

private func configure(_ client: TestClient, _ settings: JSONValue) {
  client.notify("workspace/didChangeConfiguration", ["settings": settings])
}

@Suite struct ConfigurationTests {
  @Test func pushedSettingsReplaceEachOtherAndNullChangesNothing() {
    let client = client(["inlayHints": ["speakers": false]])
    #expect(hints(client) == 0)
    configure(client, ["gloss": ["inlayHints": ["speakers": true]], "editor": ["x": 1]])
    #expect(hints(client) > 0)
    configure(client, nil)
    #expect(hints(client) > 0)
    configure(client, ["inlayHints": ["speakers": false], "python": [:]])
    #expect(hints(client) == 0)
    configure(client, ["inlayHints": ["speakers": true]])
    configure(client, [:])
    #expect(hints(client) == 0, "the options of initialize hold again")
    #expect(client.notifications("window/logMessage").isEmpty)
  }

  @Test func aClientThatAnswersIsAskedForEachFolder() throws {
    let capabilities: JSONValue = ["workspace": ["configuration": true]]
    let client = TestClient()
    client.initialize(capabilities, folders: ["file:///news", "file:///sport"])
    client.open(text)
    client.open(text, uri: "file:///sport/a.txt")
    let asked = client.requests("workspace/configuration")
    #expect(
      asked.map { $0["params"]?["items"] } == [
        [
          ["section": "gloss"], ["scopeUri": "file:///news", "section": "gloss"],
          ["scopeUri": "file:///sport", "section": "gloss"],
        ]
      ])
    client.respond(to: asked.first, [["inlayHints": ["speakers": false]], nil, ["inlayHints": ["maxLength": 12]]])
    #expect(hints(client) == 0)
    let status = client.result("gloss/status", ["textDocument": ["uri": "file:///sport/a.txt"]])
    let setting = status["settings"]?.array?.first { $0["key"] == "inlayHints.maxLength" }
    #expect(setting?["value"] == 12 && setting?["origin"] == "configuration")
    for empty: JSONValue in [nil, [:]] {
      configure(client, empty)
      let again = client.requests("workspace/configuration")
      #expect(again.count == 1)
      client.respond(to: again.first, nil)
      #expect(hints(client) == 0, "a client that refuses has said nothing")
    }
    configure(client, nil)
    client.respond(to: client.requests("workspace/configuration").first, [[:], [:], [:]])
    #expect(hints(client) > 0)
  }

  @Test func nobodyIsAskedWhoDoesNotSayThatHeAnswers() {
    let client = client(folders: ["file:///news"])
    configure(client, nil)
    #expect(client.received().allSatisfy { $0["id"] == nil })
  }

  // MARK: Each setting changes an answer

  @Test func aFeatureThatIsSwitchedOffLaterFindsNothing() {
    let client = client()
    let place = client.at(1, of: text)
    let hover = client.at(MarkedText("“We agreed on 3 March,” Ana B|ell").offsets[0], of: text)
    #expect(client.result("textDocument/hover", hover) != .null)
    configure(client, ["features": ["hover": false, "quotes": false, "linkedEditingRange": true]])
    #expect(client.request("textDocument/hover", hover)["result"] == .null)
    #expect(client.refusal("gloss/quotes") == -32601)
    #expect(client.request("textDocument/linkedEditingRange", place)["error"] == nil)
    configure(client, [:])
    #expect(client.result("textDocument/hover", hover) != .null)
    #expect(client.refusal("textDocument/linkedEditingRange", place) == -32601)
  }

  @Test func hintsByKindAndLength() {
    let client = client(["inlayHints": ["speakers": true, "maxLength": 8]])
    let range: JSONValue = ["start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0]]
    let found = client.result("textDocument/inlayHint", ["textDocument": document, "range": range]).array ?? []
    #expect(!found.isEmpty && found.allSatisfy { ($0["label"]?.string ?? "").unicodeScalars.count <= 8 })
  }

  @Test func diagnosticsByCodeAndSwitch() {
    let open = "“We agreed, said Ana Bell.\n\nIt left. “Why?”\n"
    let pull: JSONValue = ["textDocument": ["diagnostic": [:]]]
    func codes(_ options: JSONValue) -> [JSONValue]? {
      let client = client(options, pull, text: open)
      let report = client.result("textDocument/diagnostic", ["textDocument": document])
      return report["items"]?.array?.compactMap { $0["code"] }
    }
    #expect(codes(["diagnostics": ["enable": true, "codes": ["A101"]]]) == ["A101"])
    #expect(codes(["diagnostics": ["enable": true, "codes": []]]) == [])
    #expect(codes(["diagnostics": ["enable": true]])?.contains("A102") == true)
    #expect(codes([:]) == nil && codes(["diagnostics": ["enable": true], "features": ["diagnostic": false]]) == nil)
    let told = client(["diagnostics": ["enable": true]], text: open)
    told.session.settle()
    #expect(told.notifications("textDocument/publishDiagnostics").last?["diagnostics"]?.array?.isEmpty == false)
    configure(told, ["diagnostics": ["enable": false]])
    #expect(told.notifications("textDocument/publishDiagnostics").last?["diagnostics"] == [])
  }

  @Test func aHoverOverPlainWordsFallsBackWhereItIsWanted() {
    let words = "Ana Bell waited. Ana Bell met Max Orr outside."
    let place = MarkedText("Ana Bell waited. Ana Bell met Max Orr out|side.").offsets[0]
    let plain = client(text: words)
    #expect(plain.result("textDocument/hover", plain.at(place, of: words)) == .null)
    let client = client(["hover": ["fallback": true]], text: words)
    let hover = client.result("textDocument/hover", client.at(place, of: words))
    #expect(hover["contents"]?["value"]?.string?.hasPrefix("Ana Bell") == true)
    #expect(client.bytes(hover["range"], of: words) == place..<place)
  }

  @Test func foldersArePutTogetherWhereTheyMayBe() {
    func count(_ options: JSONValue) -> Int? {
      let client = TestClient()
      client.initialize(options: options, folders: ["file:///news", "file:///sport"])
      client.open("Ana Bell spoke.")
      client.open("Ana Bell won.", uri: "file:///sport/a.txt")
      guard case .object(var params) = client.at(1, of: "Ana Bell spoke.") else { return nil }
      params["context"] = ["includeDeclaration": true]
      return client.result("textDocument/references", .object(params)).array?.count
    }
    #expect(count([:]) == 1 && count(["crossFolder": true]) == 2)
  }

  @Test func limitsHold() {
    let client = client(["limits": ["results": 1, "workspaceSymbols": 2, "annotatedBytes": 1_024]])
    #expect(client.result("gloss/quotes")["items"]?.array?.count == 1)
    #expect(client.result("workspace/symbol", ["query": ""]).array?.count == 2)
    client.open(String(repeating: "Ana Bell left. ", count: 100))
    #expect(client.result("textDocument/hover", client.at(1, of: "Ana")) == .null)
    #expect(client.result("gloss/status")["documents"]?[0]?["truncated"] == "document-too-large")
    configure(client, ["limits": ["annotatedBytes": 100_000]])
    #expect(client.result("textDocument/hover", client.at(1, of: "Ana")) != .null)
  }

  @Test func whatAnnotationsDependOnReachesTheAnnotator() {
    var seen: [AnnotationSettings] = []
    let options: JSONValue = ["time": ["referenceDate": "2026-03-04"], "language": "en"]
    let client = TestClient(configure: { $0.referenceDate = nil })
    client.initialize(options: options)
    client.open(text)
    seen.append(client.session.resolver.settings(of: DocumentURI(TestClient.uri)).annotation)
    configure(client, ["time": ["referenceDate": "dateline"]])
    seen.append(client.session.resolver.settings(of: DocumentURI(TestClient.uri)).annotation)
    #expect(seen[0] == AnnotationSettings(referenceDate: "2026-03-04", assumesEnglish: true))
    #expect(seen[1] == AnnotationSettings(ignoresFrontMatterDate: true, assumesEnglish: true))
    let forced = TestClient(configure: {
      $0.referenceDate = "2025-01-01"
      $0.settings = ["crossFolder": true]
    })
    forced.initialize(options: options)
    #expect(forced.session.resolver.session.annotation.referenceDate == "2025-01-01")
    #expect(forced.session.settings.crossesFolders && forced.session.settings.language == "en")
  }

  @Test func tracesSayWhatCameAndNotWhatIsInIt() {
    let client = client(["trace": "messages"])
    _ = client.received()
    _ = client.request("gloss/statistics")
    let lines = client.notifications("$/logTrace")
    #expect(lines == [["message": "Received request 'gloss/statistics' (1)"]])
    client.notify("$/setTrace", ["value": "verbose"])
    _ = client.received()
    client.open("Secret Name left.")
    #expect(client.notifications("$/logTrace").allSatisfy { $0["verbose"]?.string?.hasSuffix(" bytes") == true })
    client.notify("$/setTrace", ["value": "off"])
    _ = client.notifications("$/logTrace")
    _ = client.request("gloss/statistics")
    #expect(client.notifications("$/logTrace").isEmpty)
  }

  @Test func theClientAsksAnewWhatMayBeOtherNow() {
    let refreshes: JSONValue = [
      "workspace": ["inlayHint": ["refreshSupport": true], "diagnostics": ["refreshSupport": true]]
    ]
    let client = client(nil, refreshes)
    configure(client, ["inlayHints": ["dates": false]])
    #expect(client.requests("workspace/inlayHint/refresh").map { $0["params"] } == [nil])
    #expect(client.requests("workspace/diagnostic/refresh").count == 1)
    #expect(client.requests("workspace/codeLens/refresh").isEmpty)
  }
}

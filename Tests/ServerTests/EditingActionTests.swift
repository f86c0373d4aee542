// Code actions, completion, commands, and items that are completed when they are chosen.

import Foundation
import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

@testable import Server

private let document: JSONValue = ["uri": .string(TestClient.uri)]
private let kinds: JSONValue = ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix"]]]]

private func range(_ start: Int64, _ end: Int64) -> JSONValue {
  ["start": ["line": 0, "character": .integer(start)], "end": ["line": 0, "character": .integer(end)]]
}

@Suite struct CodeActionRequestTests {
  private func client(_ codeAction: JSONValue = kinds, workspace: JSONValue = [:], root: String? = nil) -> TestClient {
    let client = TestClient()
    var params: [(String, JSONValue)] = [
      ("capabilities", ["textDocument": ["codeAction": codeAction], "workspace": ["workspaceEdit": workspace]])
    ]
    if let root { params.append(("rootUri", .string(root))) }
    _ = client.request("initialize", .object(JSONObject(params)))
    client.notify("initialized")
    return client
  }

  private func actions(_ client: TestClient, only: JSONValue = nil, uri: String = TestClient.uri) -> [JSONValue] {
    client.result(
      "textDocument/codeAction",
      ["textDocument": ["uri": .string(uri)], "range": range(1, 1), "context": ["diagnostics": [], "only": only]]
    ).array ?? []
  }

  @Test func aClientWithoutLiteralsHasNone() {
    #expect(client([:]).refusal("textDocument/codeAction") == -32601)
  }

  @Test func theQuickFixIsAnEditOfTheDocument() {
    let client = client()
    client.open("“We agreed.")
    let found = actions(client, only: ["quickfix"])
    #expect(found.count == 1 && found[0]["isPreferred"] == true && found[0]["diagnostics"]?.array?.count == 1)
    #expect(found[0]["edit"]?["changes"]?[TestClient.uri]?[0]?["newText"] == "”")
    #expect(actions(client, only: ["refactor"]).isEmpty)
    #expect(actions(client, only: ["quickfix.other"]).isEmpty)
  }

  @Test func theLexiconIsMadeOnlyWhereTheClientCan() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gloss-actions-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let uri = folder.absoluteString + "a.txt"
    let plain = client(root: folder.absoluteString)
    plain.open("Ana Bell spoke.", uri: uri)
    #expect(actions(plain, only: ["source"], uri: uri).isEmpty)
    let able = client(
      workspace: ["documentChanges": true, "resourceOperations": ["create"]], root: folder.absoluteString)
    able.open("Ana Bell spoke.", uri: uri)
    let action = try #require(actions(able, only: ["source.gloss.type"], uri: uri).first)
    let changes = action["edit"]?["documentChanges"]
    #expect(changes?[0]?["kind"] == "create" && changes?[0]?["options"]?["ignoreIfExists"] == true)
    #expect(changes?[1]?["edits"]?[0]?["newText"] == "organization: Ana Bell\n")
    // A file that does not end in a line end gets one first.
    try Data("# mine".utf8).write(to: folder.appendingPathComponent(".gloss.lexicon"))
    let line = try #require(actions(plain, only: ["source.gloss.type"], uri: uri).first)["edit"]?["changes"]
    let edit = line?.object?.members.first?.value[0]
    #expect(edit?["newText"] == "\norganization: Ana Bell\n")
    #expect(edit?["range"]?["start"] == ["character": 6, "line": 0])
  }

  @Test func editsComeWhenTheActionIsChosenAndOnlyForTheSameText() throws {
    var later = kinds.object ?? JSONObject()
    later["dataSupport"] = true
    later["resolveSupport"] = ["properties": ["edit"]]
    let client = client(.object(later))
    client.open("“We agreed.")
    let action = try #require(actions(client, only: ["quickfix"]).first)
    #expect(action["edit"] == nil)
    let resolved = client.result("codeAction/resolve", action)
    #expect(resolved["edit"]?["changes"] != nil && resolved["title"] == action["title"])
    client.change([["text": "Other."]])
    #expect(client.refusal("codeAction/resolve", action) == -32801)
  }
}

@Suite struct CompletionRequestTests {
  @Test func namesWithTheirCards() throws {
    let client = TestClient()
    let capabilities = client.initialize(options: ["gloss": ["features": ["completion": true]]])
    #expect(capabilities["completionProvider"]?["resolveProvider"] == true)
    client.open("Ana Bell spoke. A")
    let position: JSONValue = ["line": 0, "character": 17]
    let list = client.result("textDocument/completion", ["textDocument": document, "position": position])
    let item = try #require(list["items"]?[0])
    #expect(item["label"] == "Ana Bell" && item["kind"] == 7 && list["isIncomplete"] == false)
    #expect(item["textEdit"]?["newText"] == "Ana Bell")
    #expect(client.bytes(item["textEdit"]?["range"], of: "Ana Bell spoke. A") == 16..<17)
    let resolved = client.result("completionItem/resolve", item)
    #expect(resolved["documentation"]?["value"]?.string?.contains("Ana Bell") == true)
    #expect(client.result("completionItem/resolve", ["label": "mine"]) == ["label": "mine"])
  }

  @Test func offUntilItIsWanted() {
    #expect(TestClient().initialize()["completionProvider"] == nil)
  }
}

@Suite struct ResolvingTests {
  private let text = "“We agreed,” said Ana Bell.\n\n“So be it.”\n\nAna Bell left on."

  private func client(_ capabilities: JSONValue) -> TestClient {
    let client = TestClient()
    client.initialize(capabilities)
    client.open(text)
    return client
  }

  @Test func rangesOfSymbolsComeLater() throws {
    let client = client(["workspace": ["symbol": ["resolveSupport": ["properties": ["location.range"]]]]])
    let symbol = try #require(client.result("workspace/symbol", ["query": "ana"])[0])
    #expect(symbol["location"] == ["uri": .string(TestClient.uri)])
    let resolved = client.result("workspaceSymbol/resolve", symbol)
    #expect(client.bytes(resolved["location"]?["range"], of: text)?.count == 8)
    client.change([["text": "x"]])
    #expect(client.refusal("workspaceSymbol/resolve", symbol) == -32801)
    let plain = self.client([:])
    #expect(plain.result("workspace/symbol", ["query": "ana"])[0]?["location"]?["range"] != nil)
    #expect(plain.refusal("workspaceSymbol/resolve", symbol) == -32601)
  }

  @Test func wordsOfLensesComeLater() throws {
    let client = client(["textDocument": ["codeLens": ["resolveSupport": ["properties": ["command"]]]]])
    let lens = try #require(client.result("textDocument/codeLens", ["textDocument": document])[0])
    #expect(lens["command"] == nil)
    let resolved = client.result("codeLens/resolve", lens)
    #expect(resolved["command"]?["title"]?.string?.contains("mention") == true)
    let plain = self.client([:]).result("textDocument/codeLens", ["textDocument": document])[0]
    #expect(plain?["command"] == resolved["command"] && plain?["data"] == nil)
  }

  @Test func cardsOfHintsComeLater() throws {
    let client = client(["textDocument": ["inlayHint": ["resolveSupport": ["properties": ["tooltip"]]]]])
    let everything: JSONValue = ["start": ["line": 0, "character": 0], "end": ["line": 9, "character": 0]]
    let hint = try #require(
      client.result("textDocument/inlayHint", ["textDocument": document, "range": everything])[0])
    #expect(hint["tooltip"] == nil && hint["data"] != nil)
    let resolved = client.result("inlayHint/resolve", hint)
    #expect(resolved["tooltip"]?["value"]?.string?.isEmpty == false && resolved["label"] == hint["label"])
  }
}

@Suite struct TokenDeltaTests {
  private let params: JSONValue = ["textDocument": document]

  private func client(delta: Bool) -> TestClient {
    let client = TestClient()
    client.initialize(["textDocument": ["semanticTokens": ["requests": ["full": ["delta": .bool(delta)]]]]])
    client.open("Ana Bell met Max Orr. Zoë Hart left.")
    return client
  }

  @Test func differencesMakeTheNewNumbersOfTheOld() throws {
    let client = client(delta: true)
    let old = client.result("textDocument/semanticTokens/full", params)
    let id = try #require(old["resultId"])
    for text in ["Ana Bell met Max Orr. So Zoë Hart left.", "", "Ana Bell met Max Orr. Zoë Hart left."] {
      client.change([["text": .string(text)]])
      let new = client.result("textDocument/semanticTokens/full", params)
      let delta = client.result(
        "textDocument/semanticTokens/full/delta", ["textDocument": document, "previousResultId": id])
      var data = old["data"]?.array ?? []
      for edit in delta["edits"]?.array ?? [] {
        let start = edit["start"]?.integer ?? -1
        let count = edit["deleteCount"]?.integer ?? -1
        #expect(start % 5 == 0 && count % 5 == 0)
        data.replaceSubrange(start..<(start + count), with: edit["data"]?.array ?? [])
      }
      #expect(data == new["data"]?.array && delta["resultId"] == new["resultId"])
    }
  }

  @Test func whatIsForgottenIsSentWhole() {
    let delta = client(delta: true).result(
      "textDocument/semanticTokens/full/delta", ["textDocument": document, "previousResultId": "no"])
    #expect(delta["data"] != nil && delta["edits"] == nil)
  }

  @Test func noNamesForClientsThatAskForNoDifferences() {
    let client = client(delta: false)
    #expect(client.result("textDocument/semanticTokens/full", params)["resultId"] == nil)
    #expect(client.refusal("textDocument/semanticTokens/full/delta") == -32601)
  }
}

@Suite struct CommandTests {
  private func client() -> TestClient {
    let client = TestClient()
    client.initialize()
    client.open("“We agreed,” said Ana Bell.")
    return client
  }

  private func command(_ client: TestClient, _ name: String, _ arguments: JSONValue...) -> JSONValue {
    client.request("workspace/executeCommand", ["command": .string(name), "arguments": .array(arguments)])
  }

  @Test func requestsAreAnsweredAsIfTheyHadBeenSent() {
    let client = client()
    let params: JSONValue = ["speaker": ["name": "Ana Bell"]]
    #expect(command(client, "gloss.request", "gloss/quotes", params)["result"] == client.result("gloss/quotes", params))
    #expect(
      command(client, "gloss.request", "textDocument/hover", client.at(24, of: "“We agreed,” said Ana Bell."))[
        "result"]?["contents"] != nil)
    let wrong = command(client, "gloss.request", "gloss/quotes", ["limit": -1])["error"]
    #expect(wrong?["code"] == -32602 && wrong?["message"]?.string?.hasPrefix("gloss/quotes") == true)
  }

  @Test(arguments: ["gloss/open", "gloss/close", "gloss/subscribe", "workspace/executeCommand", "shutdown", "no/such"])
  func nothingThatChangesAnything(method: String) {
    let refusal = command(client(), "gloss.request", .string(method), ["command": "gloss.reanalyze"])["error"]
    #expect(refusal?["data"]?["reason"] == "command.notReadable")
  }

  @Test func documentsAreExportedAndReadAnew() {
    let client = client()
    let exported = command(client, "gloss.exportDocument", .string(TestClient.uri), "brat")["result"]
    #expect(exported?["documents"]?[0]?["files"]?.array?.count == 2)
    #expect(command(client, "gloss.reanalyze")["error"] == nil)
    #expect(command(client, "gloss.exportDocument")["error"]?["code"] == -32602)
    #expect(command(client, "rm -rf")["error"]?["data"]?["reason"] == "command.unknown")
  }
}

@Suite struct ReferenceContainerTests {
  @Test func placesSayWhoSpeaksWhereTheClientTakesIt() {
    let text = "“Max Orr knew,” said Ana Bell. Max Orr left."
    for takes in [false, true] {
      let client = TestClient()
      client.initialize(["experimental": ["gloss": ["referenceContainer": .bool(takes)]]])
      client.open(text)
      let places = client.result("textDocument/references", client.at(4, of: text)).array ?? []
      #expect(
        places.count == 2 && places.allSatisfy { ($0["mentionKind"] != nil) == takes && ($0["quoted"] != nil) == takes }
      )
    }
  }
}

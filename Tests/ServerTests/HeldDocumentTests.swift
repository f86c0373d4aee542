// Who holds a document, and whose text counts.

import Foundation
import JSON
import TestSupport
import Testing
import Text

@testable import Server

private func open(_ client: TestClient, _ documents: JSONValue...) -> [JSONValue] {
  client.result("gloss/open", ["documents": .array(documents)])["documents"]?.array ?? []
}

private func names(_ client: TestClient) -> [String] {
  client.result("gloss/entities", ["sort": "name"])["items"]?.array?.compactMap { $0["name"]?.string } ?? []
}

@Suite struct HeldDocumentTests {
  private let uri = JSONValue.string(TestClient.uri)

  @Test func theEditorsTextWinsAndTheScriptsComesBack() {
    let client = TestClient()
    client.initialize()
    let opened = open(client, ["uri": uri, "version": 7, "text": "Max Orr left."])
    #expect(opened.first?["holder"] == "script" && opened.first?["version"] == 7)
    #expect(opened.first?["digest"] == .string(Digest(of: Array("Max Orr left.".utf8)).name))
    #expect(names(client) == ["Max Orr"])
    client.open("Ana Bell spoke.")
    #expect(names(client) == ["Ana Bell"])
    #expect(open(client, ["uri": uri, "text": "Zoë Hart left."]).first?["holder"] == "editor")
    #expect(names(client) == ["Ana Bell"])
    client.notify("textDocument/didClose", ["textDocument": ["uri": uri]])
    #expect(names(client) == ["Zoë Hart"])
    #expect(client.result("gloss/close", ["uris": [uri, "file:///never/open.txt"]])["closed"] == 1)
    #expect(names(client) == [])
  }

  @Test func manyAtOnceInTheirOrder() {
    let client = TestClient()
    client.initialize()
    let opened = open(
      client, ["uri": "file:///b.txt", "text": "Max Orr left."], ["uri": "x:untitled", "text": ""],
      ["uri": "file:///a.txt", "text": "Ana Bell spoke."])
    #expect(opened.map { $0["uri"] } == ["file:///b.txt", "x:untitled", "file:///a.txt"])
    #expect(opened.allSatisfy { $0["problems"] == [] && $0["version"] == .null })
    #expect(names(client) == ["Ana Bell", "Max Orr"])
  }

  @Test func filesAreReadAndProblemsNamed() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gloss-open-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("Ada Kerr.txt")
    try Data("Ada Kerr left.\u{A0}".utf8 + [0xFF]).write(to: file)
    let client = TestClient()
    client.initialize()
    let opened = open(
      client, ["uri": .string(file.absoluteString)], ["uri": .string(folder.absoluteString + "none.txt")],
      ["uri": "untitled:1"])
    #expect(
      opened.map { $0["problems"]?[0]?["code"] ?? nil } == ["text.repaired", "file.unreadable", "uri.notFile"])
    #expect(opened.map { $0["digest"]?.isNull } == [false, true, true])
    #expect(names(client) == ["Ada Kerr"])
  }

  @Test(
    arguments: [[:], ["documents": [[:]]], ["documents": [["uri": 1]]], ["documents": [["uri": "a:b", "text": 1]]]]
      as [JSONValue])
  func wrongDocumentsAreRefused(params: JSONValue) {
    let client = TestClient()
    client.initialize()
    #expect(client.refusal("gloss/open", params) == -32602)
  }
}

// What is announced is what is answered, in the form that the client takes.

import JSON
import LanguageServerProtocol
import TestSupport
import Testing

@testable import Server

@Suite struct CapabilityTests {
  @Test(
    arguments: [
      ([:], "utf-16"), (["general": ["positionEncodings": ["utf-8", "utf-16"]]], "utf-8"),
      (["general": ["positionEncodings": ["x", "utf-32"]]], "utf-32"),
    ] as [(JSONValue, String)])
  func encodingIsAlwaysAnnounced(capabilities: JSONValue, expected: String) {
    #expect(TestClient().initialize(capabilities)["positionEncoding"] == .string(expected))
  }

  /// A client that can take everything.
  private static let ableClient: JSONValue = [
    "textDocument": [
      "codeAction": [
        "codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix"]]], "dataSupport": true,
        "resolveSupport": ["properties": ["edit"]],
      ],
      "codeLens": ["resolveSupport": ["properties": ["command"]]], "diagnostic": [:],
      "inlayHint": ["resolveSupport": ["properties": ["tooltip"]]], "rename": ["prepareSupport": true],
      "semanticTokens": ["requests": ["full": ["delta": true]]], "typeHierarchy": [:],
    ],
    "workspace": ["symbol": ["resolveSupport": ["properties": ["location.range"]]], "textDocumentContent": [:]],
  ]

  @Test func everyFeatureIsAnnouncedAndAnsweredWhereItIsOnAndNowhereElse() {
    for handler in AllHandlers.list {
      for isOn in [true, false] {
        let client = TestClient()
        let switches = JSONValue.object(JSONObject([(handler.feature, .bool(isOn))]))
        let capabilities = client.initialize(Self.ableClient, options: ["gloss": ["features": switches]])
        if let (key, _) = handler.capability(client.session.client) {
          #expect((capabilities[key] != nil) == isOn, "\(key)")
        }
        #expect((client.refusal(handler.method) == -32601) == !isOn, "\(handler.method)")
      }
    }
  }

  @Test func whatDisturbsIsOffUntilItIsSwitchedOn() {
    let capabilities = TestClient().initialize()
    #expect(capabilities["diagnosticProvider"] == nil && capabilities["linkedEditingRangeProvider"] == nil)
    #expect(capabilities["hoverProvider"] == true)
  }

  @Test func hoverIsMarkdownOnlyWhereTheClientTakesIt() {
    for (formats, kind) in [(["markdown", "plaintext"], "markdown"), (["plaintext"], "plaintext"), ([], "plaintext")] {
      let client = TestClient()
      client.initialize(["textDocument": ["hover": ["contentFormat": .array(formats.map { .string($0) })]]])
      client.open("Ana spoke.")
      #expect(client.result("textDocument/hover", client.at(1, of: "Ana spoke."))["contents"]?["kind"] == .string(kind))
    }
  }

  @Test func symbolsAreATreeOnlyWhereTheClientTakesIt() {
    let text = "# Talks\n\n“We agreed,” said Ana Bell.\n"
    let tree = TestClient()
    tree.initialize(["textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]])
    tree.open(text)
    let list = TestClient()
    list.initialize()
    list.open(text)
    let params: JSONValue = ["textDocument": ["uri": .string(TestClient.uri)]]
    let symbols = tree.result("textDocument/documentSymbol", params).array ?? []
    #expect(!symbols.isEmpty && symbols.allSatisfy { $0["selectionRange"] != nil })
    let flat = list.result("textDocument/documentSymbol", params).array ?? []
    #expect(flat.count >= symbols.count && flat.allSatisfy { $0["location"] != nil && $0["selectionRange"] == nil })
  }

  @Test(arguments: ["definition", "declaration", "typeDefinition", "implementation"])
  func linksOnlyWhereTheClientTakesThem(feature: String) {
    let text = "“We agreed,” said Ana Bell. Ana Bell left."
    let marked = MarkedText("“We agreed,” said Ana Bell. ‹Ana B|ell› left.")
    for linkSupport in [false, true] {
      let client = TestClient()
      client.initialize(["textDocument": .object(JSONObject([(feature, ["linkSupport": .bool(linkSupport)])]))])
      client.open(text)
      let places = client.result("textDocument/" + feature, client.at(marked.offsets[0], of: text)).array ?? []
      #expect(!places.isEmpty)
      #expect(places.allSatisfy { ($0["targetUri"] != nil) == linkSupport && ($0["uri"] != nil) != linkSupport })
      if linkSupport { #expect(client.bytes(places.first?["originSelectionRange"], of: text) == marked.ranges[0]) }
    }
  }
}

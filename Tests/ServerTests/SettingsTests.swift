// Where settings come from, which of them wins, and what is said of wrong ones.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import TestSupport
import Testing

@testable import Server

@Suite struct SettingsTests {
  @Test func defaultsAreThoseOfTheStruct() {
    for definition in SettingDefinition.all {
      var settings = Settings()
      #expect(definition.apply(definition.value(in: Settings()), to: &settings) == nil, "\(definition.key)")
      #expect(definition.value(in: settings) == definition.value(in: Settings()), "\(definition.key)")
      #expect(definition.documentation.hasSuffix("."), "\(definition.key)")
    }
    #expect(Set(SettingDefinition.all.map(\.key)).count == SettingDefinition.all.count)
  }

  @Test func everySettingRefusesAValueOfTheWrongType() {
    for definition in SettingDefinition.all {
      for value: JSONValue in [["x": 1], [1], -1, "no such value"] {
        var settings = Settings()
        if case .texts = definition.kind, value == [1] { #expect(definition.apply(value, to: &settings) != nil) }
        if value.object != nil { #expect(definition.apply(value, to: &settings) == definition.expected) }
        if definition.apply(value, to: &settings) != nil { #expect(settings == Settings()) }
      }
    }
  }

  @Test func nestedAndBareAreTheSame() {
    let bare = SettingsLayer(.initializationOptions, ["inlayHints": ["pronouns": true], "crossFolder": true])
    let nested = SettingsLayer(
      .initializationOptions, ["gloss": ["inlayHints": ["pronouns": true], "crossFolder": true]])
    #expect(bare.entries == nested.entries && bare.entries.map(\.key) == ["crossFolder", "inlayHints.pronouns"])
  }

  @Test func otherSectionsThatComeAlongAreNoOnesBusiness() {
    let value: JSONValue = ["python": ["x": 1], "inlayHints": ["dates": false, "shadows": true]]
    #expect(SettingsLayer(.configuration, value, isShared: true).unknownKeys == ["inlayHints.shadows"])
    #expect(SettingsLayer(.configuration, value).unknownKeys == ["inlayHints.shadows", "python"])
    let nested = SettingsLayer(.configuration, ["gloss": value, "editor": [:]], isShared: true)
    #expect(nested.unknownKeys == ["inlayHints.shadows", "python"])
  }

  @Test func wrongValuesAreReportedTogetherAndTheRestApplies() {
    let layer = SettingsLayer(
      .commandLine,
      [
        "inlayHints": ["dates": "yes", "speakers": false], "limits": ["results": 0], "documents": 7,
        "time": ["referenceDate": "soon"], "diagnostics": ["codes": ["A999"]], "trace": nil,
      ])
    #expect(
      layer.problems == [
        "diagnostics.codes: expected a list of \"A101\", \"A102\", \"A103\", \"A104\", \"A105\", \"A106\" and \"A107\"",
        "documents: expected an object", "inlayHints.dates: expected true or false",
        "limits.results: expected a whole number from 1 to 10000",
        "time.referenceDate: expected \"metadata\", \"dateline\" or a day as YYYY-MM-DD",
      ])
    #expect(layer.entries.map(\.key) == ["inlayHints.speakers"])
    #expect(SettingsLayer(.commandLine, 5).problems == ["expected an object"])
  }

  @Test func theStrongerSourceWinsAndIsNamed() throws {
    let folder = try ScratchFolder()
    try folder.write(".gloss.json", #"{"limits": {"results": 4, "documents": 4}, "$schema": "x"}"#)
    var sources = SettingsSources()
    let uri = DocumentURI(folder.uri("a.txt"))
    func limits(_ count: Int64) -> JSONValue {
      ["limits": ["results": .integer(count), "inlineBytes": .integer(count), "workspaceSymbols": .integer(count)]]
    }
    func resolved() -> ResolvedSettings {
      SettingsResolver(sources, folders: [DocumentURI(folder.uri)]).settings(of: uri)
    }
    #expect(
      resolved().settings.limits.resultItemCount == 4 && resolved().settings.limits.inlineDocumentByteCount == 65_536)
    sources.initializationOptions = SettingsLayer(.initializationOptions, limits(2))
    #expect(resolved().origins["limits.inlineBytes"] == .initializationOptions)
    sources.configuration = SettingsLayer(.configuration, ["limits": ["inlineBytes": 3, "results": 3]])
    #expect(resolved().settings.limits.inlineDocumentByteCount == 3)
    #expect(resolved().origins["limits.workspaceSymbols"] == .initializationOptions)
    #expect(resolved().settings.limits.resultItemCount == 4)
    #expect(resolved().origins["limits.results"] == .file(folder.path + "/.gloss.json"))
    sources.commandLine = SettingsLayer(.commandLine, ["limits": ["results": 5]])
    #expect(resolved().settings.limits.resultItemCount == 5 && resolved().settings.limits.documentCount == 4)
    #expect(resolved().origins["limits.results"] == .commandLine && resolved().origins["trace"] == nil)
  }

  @Test func theNearestFileUpwardWithinTheFolder() throws {
    let outer = try ScratchFolder()
    try outer.write(".gloss.json", #"{"crossFolder": true}"#)
    try outer.write("paper/.gloss.json", #"{"inlayHints": {"maxLength": 10}}"#)
    try outer.write("paper/desk/.gloss.json", #"{"inlayHints": {"maxLength": 20}}"#)
    let folder = DocumentURI(outer.uri("paper"))
    let resolver = SettingsResolver(folders: [folder])
    func length(_ name: String) -> Int {
      resolver.settings(of: DocumentURI(outer.uri(name))).settings.inlayHints.labelScalarCount
    }
    #expect(length("paper/a.txt") == 10 && length("paper/desk/a.txt") == 20 && length("paper/desk/deep/er/a.txt") == 20)
    #expect(length("paper/sport/a.txt") == 10 && length("b.txt") == 30 && length("papers/a.txt") == 30)
    #expect(!resolver.settings(of: DocumentURI(outer.uri("paper/a.txt"))).settings.crossesFolders)
    #expect(resolver.session.settings.inlayHints.labelScalarCount == 10)
    #expect(resolver.settings(of: DocumentURI("untitled:1")).settings == Settings())
  }

  @Test func aBrokenFileIsNamedOnceAndTheServerWorks() throws {
    let folder = try ScratchFolder()
    try folder.write(".gloss.json", "{\"inlayHints\": {\"dates\": 1, \"colour\": 2},, }")
    let client = TestClient()
    client.initialize(folders: [folder.uri])
    let shown = client.notifications("window/showMessage")
    #expect(
      shown.count == 1 && shown.first?["message"]?.string?.contains("\(folder.path)/.gloss.json: is not JSON") == true)
    try folder.write(".gloss.json", #"{"inlayHints": {"dates": 1, "speakers": 0, "colour": 2}, "b": 1, "a": 1}"#)
    client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": .string(folder.uri(".gloss.json")), "type": 2]]])
    let file = folder.path + "/.gloss.json: "
    let wrong = client.notifications("window/showMessage").compactMap { $0["message"]?.string }
    #expect(
      wrong == [
        "[A305] Gloss cannot use these settings: \(file)inlayHints.dates: expected true or false; "
          + "\(file)inlayHints.speakers: expected true or false"
      ])
    let unknown = client.notifications("window/logMessage").compactMap { $0["message"]?.string }
    #expect(unknown == ["[A308] settings that nobody knows: \(file)a; \(file)b; \(file)inlayHints.colour"])
    client.notify("workspace/didChangeConfiguration", ["settings": ["crossFolder": true]])
    #expect(client.received().allSatisfy { $0["method"] == "textDocument/publishDiagnostics" })
  }

  @Test func generatedFilesAreFresh() {
    for (name, text) in [
      ("protocol/settings.schema.json", SettingsDocumentation.schema),
      ("protocol/settings.md", SettingsDocumentation.page),
    ] {
      GeneratedFile.expect(text, at: name)
    }
  }

  @Test func theSchemaHasEverySetting() throws {
    let schema = try JSONValue(parsing: Array(SettingsDocumentation.schema.utf8))
    for definition in SettingDefinition.all {
      var node: JSONValue? = schema
      for part in definition.key.split(separator: ".") { node = node?["properties"]?[String(part)] }
      #expect(node?["default"] == definition.value(in: Settings()) && node?["description"] != nil, "\(definition.key)")
    }
  }
}

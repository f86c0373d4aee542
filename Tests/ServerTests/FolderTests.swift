// Files of folders: read, watched, left out; progress; the user's lexicon.

import Analysis
import Corpus
import JSON
import LanguageServerProtocol
import Lexicon
import TestSupport
import Testing
import Text

@testable import Server

private func names(_ client: TestClient) -> [String] {
  client.result("gloss/entities", ["sort": "name"])["items"]?.array?.compactMap { $0["name"]?.string } ?? []
}

private func change(_ client: TestClient, _ folder: ScratchFolder, _ name: String, _ kind: Int64) {
  client.notify(
    "workspace/didChangeWatchedFiles", ["changes": [["uri": .string(folder.uri(name)), "type": .integer(kind)]]])
}

@Suite struct FolderTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    for (name, text) in [
      ("a.txt", "Ana Bell left."), ("b.md", "Max Orr left."), ("drafts/c.txt", "Zoë Hart left."),
      ("notes.org", "Kim Ford left."), (".hidden/d.txt", "Lee Dunn left."), ("node_modules/e.txt", "Pat Moss left."),
    ] {
      try folder.write(name, text)
    }
  }

  @Test(
    arguments: [
      ([:], ["Ana Bell", "Max Orr", "Zoë Hart"]), (["exclude": ["drafts/**"]], ["Ana Bell", "Max Orr", "Pat Moss"]),
      (["include": ["**/*.org", "*.txt"]], ["Ana Bell", "Kim Ford"]), (["folders": false], []),
      (["maxBytes": 1_024], ["Ana Bell", "Max Orr", "Zoë Hart"]),
    ] as [(JSONValue, [String])])
  func theFilesThatAreWanted(documents: JSONValue, expected: [String]) throws {
    try folder.write("long.txt", "Big File left." + String(repeating: " ", count: 1_100))
    let client = TestClient()
    client.initialize(options: ["documents": documents], folders: [folder.uri])
    let isLimited = documents["maxBytes"] != nil
    let long = isLimited || expected.isEmpty ? [] : ["Big File"]
    #expect(names(client) == (expected + long).sorted())
  }

  @Test func otherSettingsReadOtherFiles() {
    let client = TestClient()
    client.initialize(folders: [folder.uri])
    client.notify("workspace/didChangeConfiguration", ["settings": ["documents": ["include": ["**/*.org", "a.*"]]]])
    #expect(names(client) == ["Ana Bell", "Kim Ford"])
    client.notify("workspace/didChangeConfiguration", ["settings": ["documents": ["folders": false]]])
    #expect(names(client) == [])
    client.notify("workspace/didChangeConfiguration", ["settings": ["limits": ["documents": 1]]])
    #expect(names(client) == ["Ana Bell"])
    #expect(client.notifications("window/logMessage").last?["message"]?.string?.hasPrefix("[A307]") == true)
  }

  @Test func changesOnDiskAreTakenOverWhereFilesAreWanted() throws {
    let client = TestClient()
    client.initialize(folders: [folder.uri])
    try folder.write("a.txt", "Ada Kerr left.")
    try folder.write("f.txt", "Joe Wren left.")
    try folder.write("g.org", "Nobody Else left.")
    try folder.remove("b.md")
    change(client, folder, "a.txt", 2)
    change(client, folder, "f.txt", 1)
    change(client, folder, "g.org", 1)
    change(client, folder, "b.md", 3)
    #expect(names(client) == ["Ada Kerr", "Joe Wren", "Zoë Hart"])
  }

  @Test func foldersComeAndGo() throws {
    let other = try ScratchFolder()
    try other.write("x.txt", "Kit Lowe left.")
    let client = TestClient()
    client.initialize(folders: [folder.uri])
    func event(_ key: String, _ uri: String) -> JSONValue {
      ["event": .object(JSONObject([(key, [["uri": .string(uri), "name": ""]])]))]
    }
    client.notify("workspace/didChangeWorkspaceFolders", event("added", other.uri))
    #expect(names(client) == ["Ana Bell", "Kit Lowe", "Max Orr", "Zoë Hart"])
    client.notify("workspace/didChangeWorkspaceFolders", event("removed", folder.uri))
    #expect(names(client) == ["Kit Lowe"])
  }

  @Test func theClientTellsOfFilesWhereItCan() throws {
    let client = TestClient()
    let dynamic: JSONValue = ["dynamicRegistration": true]
    client.initialize(
      ["workspace": ["didChangeWatchedFiles": dynamic, "didChangeConfiguration": dynamic]],
      options: ["lexicon": ["files": ["names.lexicon"]]], folders: [folder.uri])
    let registrations = client.requests("client/registerCapability").compactMap { $0["params"]?["registrations"]?[0] }
    #expect(
      registrations.map { $0["method"] } == ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"])
    #expect(registrations.first?["registerOptions"] == ["section": "gloss"])
    let patterns = registrations.last?["registerOptions"]?["watchers"]?.array?.compactMap { $0["globPattern"]?.string }
    #expect(
      patterns == ["**/*.{txt,text,md,markdown}", "**/.gloss.json", "**/.gloss.lexicon", "**/names.lexicon"])
    client.notify("workspace/didChangeConfiguration", ["settings": ["documents": ["include": ["*.org"]]]])
    #expect(client.requests("client/unregisterCapability").count == 1)
    #expect(client.requests("client/registerCapability").count == 1)
    let silent = TestClient()
    silent.initialize(folders: [folder.uri])
    #expect(silent.received().allSatisfy { $0["id"] == nil })
  }

  // MARK: Progress

  @Test func progressIsToldWhereItIsAccepted() throws {
    let client = TestClient()
    client.initialize(["window": ["workDoneProgress": true]], folders: [folder.uri])
    let created = client.requests("window/workDoneProgress/create")
    #expect(created.map { $0["params"] } == [["token": "gloss/index/1"]] && client.notifications("$/progress").isEmpty)
    client.respond(to: created.first, .null)
    let steps = client.notifications("$/progress")
    #expect(steps.allSatisfy { $0["token"] == "gloss/index/1" })
    let kinds = steps.compactMap { $0["value"]?["kind"]?.string }
    #expect(kinds.first == "begin" && kinds.last == "end" && kinds.dropFirst().dropLast().allSatisfy { $0 == "report" })
    let percentages = steps.compactMap { $0["value"]?["percentage"]?.integer }
    #expect(percentages == percentages.sorted() && percentages.last == 100)
    #expect(steps.last?["value"]?["message"] == "read 3 documents")
    #expect(names(client).count == 3)
  }

  @Test(arguments: [true, false])
  func foldersAreReadAlsoWhereTheClientRefusesOrIsSilent(refuses: Bool) {
    let client = TestClient()
    client.initialize(["window": ["workDoneProgress": true]], folders: [folder.uri])
    if refuses { client.respond(to: client.requests("window/workDoneProgress/create").first, nil) }
    #expect(names(client).count == 3 && client.notifications("$/progress").isEmpty)
  }

  @Test func readingIsGivenUpWhenTheClientSaysSo() {
    let progress = IndexingProgress(token: .string("t"), output: Output { _ in })
    let store = DocumentStore(annotator: TestAnnotator.annotate)
    let done = CallCounter()
    let reader = FolderReader(
      store: store, work: WorkQueue(isInline: true), progress: progress, didRead: { _, _ in progress.cancel() }
    ) { done.count() }
    reader.read([folder.path + "/a.txt", folder.path + "/b.md"])
    #expect(store.snapshot.documents.count == 1 && reader.isDone && done.value == 1)
    let client = TestClient()
    client.initialize(["window": ["workDoneProgress": true]], folders: [folder.uri])
    client.respond(to: client.requests("window/workDoneProgress/create").first, .null)
    client.notify("window/workDoneProgress/cancel", ["token": "gloss/index/1"])
    client.notify("window/workDoneProgress/cancel", ["token": 7])
    client.notify("window/workDoneProgress/cancel", [:])
    #expect(names(client).count == 3)
  }

  // MARK: Lexicon

  /// A client whose server annotates with the pipeline, as the program does.
  private func reader(_ options: JSONValue = nil) -> TestClient {
    let client = TestClient(configure: { serverOptions in
      serverOptions.makeAnnotator = { settings in
        var user = UserLexicon()
        for source in settings.lexicons { user.add(text: source.text, of: source.path) }
        return DocumentStore.pipelineAnnotator(lexicon: user.lexicon, options: AnalysisOptions())
      }
    })
    client.initialize(options: options, folders: [folder.uri])
    return client
  }

  private func entity(_ client: TestClient, _ name: String) -> JSONValue? {
    client.result("gloss/entities", ["name": .string(name)])["items"]?[0]
  }

  @Test func theLexiconOfAFolderIsReadAndReadAgain() throws {
    try folder.write("z.txt", "Quorvex met Ana Bell in Sundmoor. Trelliance paid. The Dunmore Group paid too. DG left.")
    let client = reader()
    change(client, folder, "z.txt", 2)
    #expect(entity(client, "Quorvex")?["type"] != "PERSON" || entity(client, "Trelliance")?["type"] != "ORG")
    try folder.write(
      ".gloss.lexicon",
      """
      person: Quorvex ; role = harbour master
      organization: Trelliance
      place: Sundmoor
      same: Dunmore Group | DG
      """)
    change(client, folder, ".gloss.lexicon", 1)
    #expect(entity(client, "Quorvex")?["type"] == "PERSON")
    #expect(entity(client, "Trelliance")?["type"] == "ORG")
    #expect(["GPE", "LOC"].contains(entity(client, "Sundmoor")?["type"]?.string))
    #expect(entity(client, "DG")?["name"] == "Dunmore Group")
    try folder.write(".gloss.lexicon", "organization: Quorvex\nnot-same: Dunmore Group | DG\n")
    change(client, folder, ".gloss.lexicon", 2)
    #expect(entity(client, "Quorvex")?["type"] == "ORG")
    #expect(entity(client, "DG")?["name"] != "Dunmore Group")
    try folder.remove(".gloss.lexicon")
    change(client, folder, ".gloss.lexicon", 3)
    #expect(client.result("gloss/status")["lexicons"] == [])
  }

  @Test func filesThatSettingsNameCountToo() throws {
    try folder.write("desk/.gloss.json", #"{"lexicon": {"files": ["people.lexicon", "none.lexicon"]}}"#)
    try folder.write("desk/people.lexicon", "person: Quorvex\n")
    try folder.write("desk/q.txt", "Quorvex left.")
    let client = reader()
    #expect(entity(client, "Quorvex")?["type"] == "PERSON")
    let shown = client.notifications("window/showMessage").compactMap { $0["message"]?.string }
    #expect(shown.count == 1 && shown[0].contains("none.lexicon: no such file"))
    try folder.write("desk/people.lexicon", "organization: Quorvex\n")
    change(client, folder, "desk/people.lexicon", 2)
    #expect(entity(client, "Quorvex")?["type"] == "ORG")
  }

  @Test func theWholeDiskIsNotReadAndTheLogSaysWhy() {
    let client = TestClient()
    client.initialize(folders: ["file:///"])
    client.session.settle()
    let lines = client.notifications("window/logMessage").compactMap { $0["message"]?.string }
    #expect(lines.count == 1 && lines[0].hasPrefix("[A310] '/' is not read"))
    #expect(client.result("gloss/status")["folders"]?[0]?["documents"] == 0)
  }

  @Test func whatIsWrongWithSettingsIsShownBesideItUntilItIsMended() throws {
    func found(_ client: TestClient) -> [[String]] {
      client.notifications("textDocument/publishDiagnostics").map { params in
        #expect(params["uri"] == .string(folder.uri(".gloss.json")))
        return (params["diagnostics"]?.array ?? []).map { item in
          let (start, end) = (item["range"]?["start"], item["range"]?["end"])
          let columns = [start, end].map { $0?["character"]?.integer ?? -1 }
          return "\(item["code"]?.string ?? "") \(start?["line"]?.integer ?? -1):\(columns[0])-\(columns[1])"
        }
      }
    }
    try folder.write(
      ".gloss.json", "{\"gloss\": {\"😀\": 1, \"inlayHints\": {\"dates\": \"yes\"},\n \"limits\": {\"results\": 0}}}")
    let client = reader()
    #expect(found(client) == [["S003 0:11-15", "S002 0:44-49", "S002 1:23-24"]])
    // Other settings change: these faults are known.
    client.notify("workspace/didChangeConfiguration", ["settings": ["gloss": ["crossFolder": true]]])
    #expect(found(client) == [])
    try folder.write(".gloss.json", "{\"crossFolder\" true}")
    change(client, folder, ".gloss.json", 2)
    #expect(found(client) == [["S001 0:15-16"]])
    try folder.write(".gloss.json", "{\"crossFolder\": true}")
    change(client, folder, ".gloss.json", 2)
    #expect(found(client) == [[]])
    change(client, folder, ".gloss.json", 2)
    #expect(found(client) == [])
  }

  @Test func brokenLinesAreShownBesideThemUntilTheyAreMended() throws {
    try folder.write(".gloss.lexicon", "person: Ana Bell\nnonsense 😀\nsame: One\n")
    let client = reader()
    let shown = client.notifications("textDocument/publishDiagnostics")
    #expect(shown.count == 1 && shown.first?["uri"] == .string(folder.uri(".gloss.lexicon")))
    let found = shown.first?["diagnostics"]?.array ?? []
    #expect(found.map { $0["code"] } == ["L001", "L001"])
    #expect(
      found.first?["range"] == ["end": ["character": 11, "line": 1], "start": ["character": 0, "line": 1]])
    #expect(found.last?["message"]?.string?.contains("needs two names") == true)
    // What the editor has open wins over the file, and is no prose.
    client.open("person: Ana Bell\nsame: One\n", uri: folder.uri(".gloss.lexicon"), version: 4)
    client.session.settle()
    let edited = client.notifications("textDocument/publishDiagnostics")
    #expect(edited.map { $0["diagnostics"]?.array?.count } == [1] && edited.first?["version"] == 4)
    #expect(!names(client).contains("One"))
    client.change([["text": "person: Ana Bell\n"]], uri: folder.uri(".gloss.lexicon"), version: 5)
    client.session.settle()
    #expect(client.notifications("textDocument/publishDiagnostics").map { $0["diagnostics"] } == [[]])
    client.notify("textDocument/didClose", ["textDocument": ["uri": .string(folder.uri(".gloss.lexicon"))]])
    #expect(client.notifications("textDocument/publishDiagnostics").map { $0["diagnostics"]?.array?.count } == [2])
    try folder.remove(".gloss.lexicon")
    change(client, folder, ".gloss.lexicon", 3)
    #expect(client.notifications("textDocument/publishDiagnostics").map { $0["diagnostics"] } == [[]])
  }
}

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
    let scoped = client.result(
      "gloss/crossReferences", ["entity": "person:ana-bell", "scope": ["uris": ["file:///news/b.txt"]], "limit": 1])
    #expect(scoped["documents"]?.array?.count == 1 && scoped["cursor"] == .null)
    let documents = try #require(found["documents"]?.array)
    #expect(documents.map { $0["document"]?["uri"] } == ["file:///news/article.txt", "file:///news/b.txt"])
    #expect(documents.map { $0["mentions"]?.array?.count } == [3, 1])
    #expect(client.result("gloss/crossReferences", ["entity": found["entity"] ?? .null])["name"] == "Ana Bell")
    #expect(client.refusal("gloss/crossReferences") == -32602)
  }

  @Test func crossReferencesInTheOrderOfDays() throws {
    let client = script()
    client.open("---\ndate: 2024-05-02\n---\nAna Bell slept. “I was tired,” said Ana Bell.", uri: "file:///news/b.md")
    client.open("---\ndate: 2021-01-30\n---\nAna Bell sang.", uri: "file:///news/c.md")
    let byDay = client.result("gloss/crossReferences", ["entity": "person:ana-bell", "sort": "day"])
    let documents = try #require(byDay["documents"]?.array)
    #expect(documents.map { $0["day"] } == ["2021-01-30", "2024-05-02", .null])
    #expect(
      documents.map { $0["quotations"]?.array?.map { $0["text"] } } == [
        [], ["“I was tired”"], ["“We will pay”", "“Été is late”"],
      ])
    let byName = client.result("gloss/crossReferences", ["entity": "person:ana-bell", "sort": "document"])
    #expect(byName["documents"]?.array?.map { $0["day"] } == [.null, "2024-05-02", "2021-01-30"])
    let second = client.result("gloss/crossReferences", ["entity": "person:ana-bell", "sort": "day", "limit": 1])
    #expect(second["documents"]?[0]?["day"] == "2021-01-30" && second["cursor"] != .null)
    #expect(client.refusal("gloss/crossReferences", ["entity": "person:ana-bell", "sort": "month"]) == -32602)
  }

  @Test func textsAreCompared() {
    let client = script()
    let digest = JSONValue.string(Digest(of: Array(text.utf8)).description)
    let uri = JSONValue.string(TestClient.uri)
    #expect(client.result("gloss/checkText", ["uri": uri, "sha256": digest])["equal"] == true)
    #expect(client.result("gloss/checkText", ["uri": uri, "sha256": "00"])["equal"] == false)
    #expect(client.result("gloss/checkText", ["uri": "file:///no", "sha256": digest])["sha256"] == .null)
  }

  @Test func theFirstLineThatDiffersIsNamed() {
    let client = script()
    let mine = JSONValue.string(text.replacing("😀 left", with: "left"))
    let compared = client.result("gloss/checkText", ["uri": .string(TestClient.uri), "text": mine])
    #expect(compared["equal"] == false && compared["difference"]?["line"] == 2)
    #expect(compared["difference"]?["server"]?.string?.hasPrefix("Ana Bell 😀 left") == true)
    let same = client.result("gloss/checkText", ["uri": .string(TestClient.uri), "text": .string(text)])
    #expect(same["equal"] == true && same["difference"] == nil)
    // Ends of lines count.
    let other = JSONValue.string(text.replacing("\r\n", with: "\n"))
    let ends = client.result("gloss/checkText", ["uri": .string(TestClient.uri), "text": other])
    #expect(ends["difference"]?["line"] == 0 && ends["difference"]?["client"]?.string?.hasSuffix(".\n") == true)
  }

  @Test func documentsAndTextsAreDumpedAlike() {
    let client = script()
    let document: JSONValue = ["textDocument": ["uri": .string(TestClient.uri)], "offsets": true]
    var known = client.result("gloss/document", document).object
    let kept = client.result("gloss/analyze", ["text": .string(text), "offsets": true]).object
    #expect(known?["quotes"]?.array?.count == 3 && known?["document"]?["version"] == 1)
    known?["document"] = nil
    known?["revision"] = nil
    #expect(known == kept)
  }

  @Test func sectionsAndUnchangedDumps() throws {
    let client = script()
    let document: JSONValue = ["uri": .string(TestClient.uri)]
    let part = client.result("gloss/document", ["textDocument": document, "include": ["quotations", "structure"]])
    let keys = part.object?.members.map(\.key) ?? []
    #expect(
      keys == ["digest", "document", "marks", "paragraphs", "quotes", "resultId", "revision", "sentences", "tokens"])
    let id = try #require(client.result("gloss/document", ["textDocument": document])["resultId"])
    let again = client.result("gloss/document", ["textDocument": document, "previousResultId": id])
    #expect(again["unchanged"] == true && again["mentions"] == nil && again["resultId"] == id)
    client.change([["text": "Other."]])
    let other = client.result("gloss/document", ["textDocument": document, "previousResultId": id])
    #expect(other["unchanged"] == nil && other["mentions"] != nil && other["resultId"] != id)
    #expect(client.refusal("gloss/document", ["textDocument": document, "include": ["weather"]]) == -32602)
    #expect(client.refusal("gloss/document", ["textDocument": ["uri": "file:///none"]]) == -32803)
  }

  @Test func explanationsSayWhichRuleByPlaceAndByIdentifier() throws {
    let client = script()
    let explained = client.result(
      "gloss/explain", client.at(MarkedText("“We will pay,” said Ana B|ell.").offsets[0], of: text))
    #expect(explained[0]?["rule"]?.string != nil && explained[0]?["statement"]?.string?.contains("Ana Bell") == true)
    let id = try #require(explained[0]?["id"])
    #expect(client.result("gloss/explain", ["id": id])[0] == explained[0])
    client.change([["text": "Other."]])
    #expect(client.request("gloss/explain", ["id": id])["error"]?["data"]?["reason"] == "stale.id")
  }

  @Test func sharedQuotationsAreGrouped() throws {
    let client = script()
    let words = "“We will not leave the harbour before winter,” said Max Orr."
    client.open(words, uri: "file:///news/b.txt")
    client.open("Nobody knows. " + words, uri: "file:///news/c.txt")
    let page = client.result("gloss/sharedQuotes", ["minWords": 4])
    let group = try #require(page["items"]?[0])
    #expect(page["items"]?.array?.count == 1 && group["documents"] == 2 && group["sameSpeaker"] == true)
    let id = try #require(group["quotes"]?[1]?["id"])
    #expect(client.result("gloss/sharedQuotes", ["quotation": id])["items"]?.array?.count == 1)
    #expect(client.result("gloss/sharedQuotes", ["uris": ["file:///news/b.txt"]])["items"] == [])
    #expect(client.result("gloss/quotes", ["id": id])["items"]?.array?.count == 1)
  }

  @Test func countsOfDocumentsAndOfAll() {
    let client = script()
    client.open("Max Orr left.", uri: "file:///news/b.txt")
    let counts = client.result("gloss/statistics")
    #expect(counts["items"]?.array?.count == 2 && counts["total"]?["documents"] == 2)
    #expect(counts["total"]?["quotations"] == 3 && counts["total"]?["attributedPermille"] == 1000)
    #expect(counts["versionAnomalies"] == 0)
    client.change([["text": "x"]], version: 1)
    let range: JSONValue = ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 1]]
    client.change([["range": range, "rangeLength": 1, "text": "y😀"], ["range": range, "rangeLength": 2, "text": "z"]])
    let later = client.result("gloss/statistics", ["limit": 1])
    #expect(later["versionAnomalies"] == 1 && later["rangeLengthAnomalies"] == 1)
  }

  @Test(arguments: ["json", "webAnnotation", "brat", "nif", "scip", "html", "tokens", "spacy", "conllu"])
  func exportsInEveryFormat(format: String) {
    let page = script().result("gloss/export", ["format": .string(format)])
    let files = page["documents"]?[0]?["files"]?.array ?? []
    #expect(!files.isEmpty && files.allSatisfy { $0["name"]?.string?.hasPrefix("article.") == true })
    #expect(script().refusal("gloss/export", ["format": "docx"]) == -32602)
  }

  @Test func theLexiconKnowsWhatShips() {
    let found = script().result("gloss/lexicon", ["name": "France"])
    #expect(found["items"]?.array?.contains { $0["kind"] == "country" && $0["origin"] == ["kind": "builtin"] } == true)
    #expect(script().result("gloss/lexicon")["items"] == [])
  }

  @Test func synchronizeCountsChanges() throws {
    let client = script()
    let before = try #require(client.result("gloss/synchronize")["revision"]?.integer)
    client.change([["text": "new"]])
    let after = try #require(client.result("gloss/synchronize")["revision"]?.integer)
    #expect(after > before)
  }
}

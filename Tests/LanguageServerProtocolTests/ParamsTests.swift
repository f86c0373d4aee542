// Parameters in the odd shapes that clients send.

import JSON
import LanguageServerProtocol
import Testing
import Text

private func read<Value: JSONReadable>(_ type: Value.Type, _ text: String) throws(JSONError) -> Value {
  try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in try reader.read() }
}

private func fault<Value: JSONReadable>(_ type: Value.Type, _ text: String) -> String? {
  do {
    _ = try read(type, text)
    return nil
  } catch {
    return error.description
  }
}

@Suite struct ParamsTests {
  @Test(arguments: [
    (#"{}"#, "textDocument: missing"),
    (#"{"textDocument":{"uri":7},"position":{}}"#, "textDocument.uri: expected string, found number"),
    (#"{"textDocument":{"uri":"u"}}"#, "position: missing"),
    (#"{"textDocument":{"uri":"u"},"position":"x"}"#, "position: expected object, found string"),
    (
      #"{"textDocument":{"uri":"u"},"position":{"line":"0","character":0}}"#,
      "position.line: expected unsigned integer, found string"
    ),
    (#"{"textDocument":{"uri":"u"},"position":{"line":-1,"character":0}}"#, "position.line: expected unsigned integer"),
    (
      #"{"textDocument":{"uri":"u"},"position":{"line":1.5,"character":0}}"#, "position.line: expected unsigned integer"
    ),
  ])
  func positionsThatAreNone(text: String, message: String) {
    #expect(fault(TextDocumentPositionParams.self, text) == message)
  }

  @Test func positionsInAnyNotation() throws {
    let text =
      #"{"position":{"character":1e300,"line":2.0,"x":[]},"textDocument":{"uri":"u","version":null},"workDoneToken":1}"#
    let params = try read(TextDocumentPositionParams.self, text)
    #expect(params.position == Position(line: 2, character: 2_147_483_647) && params.uri == "u")
  }

  @Test(
    arguments: [
      (#"{"capabilities":{}}"#, [], nil), (#"{}"#, [], nil),
      (#"{"workspaceFolders":null,"rootUri":"file:///a"}"#, [], nil),
      (#"{"workspaceFolders":[],"rootUri":"file:///a"}"#, [], nil),
      (#"{"rootUri":"file:///a"}"#, ["file:///a"], nil), (#"{"rootUri":null,"rootPath":"/a"}"#, [], "/a"),
      (#"{"workspaceFolders":[{"name":"x"},{"uri":"file:///b","name":"b"},7]}"#, ["file:///b"], nil),
      (#"{"rootUri":7,"initializationOptions":null,"clientInfo":[],"trace":1,"processId":null}"#, [], nil),
    ] as [(String, [String], String?)])
  func foldersInAnyShape(text: String, folders: [String], rootPath: String?) throws {
    let params = try read(InitializeParams.self, text)
    #expect(params.folders.map(\.uri) == folders && params.rootPath == rootPath)
  }

  @Test(arguments: [#"{"processId":"x"}"#, #"{"capabilities":[]}"#, #"{"processId":1.5}"#])
  func initializeWithWrongTypesIsAFault(text: String) {
    #expect(fault(InitializeParams.self, text) != nil)
  }

  @Test(arguments: [
    (#"{"general":{"positionEncodings":["utf-32","utf-8"]}}"#, PositionEncoding.utf32),
    (#"{"general":{"positionEncodings":["utf-7",3,"utf-8"]}}"#, .utf8),
    (#"{"general":{"positionEncodings":[]}}"#, .utf16),
    (#"{"general":null}"#, .utf16), (#"{}"#, .utf16), (#"[]"#, .utf16),
  ])
  func encodingIsTheFirstThatIsKnown(text: String, expected: PositionEncoding) throws {
    #expect(try ClientCapabilities(read(JSONValue.self, text)).resolved.positionEncoding == expected)
  }

  @Test func capabilitiesOfWrongTypesAreAbsent() throws {
    let text =
      #"{"textDocument":{"hover":{"contentFormat":"markdown"},"documentSymbol":[],"definition":{"linkSupport":1}}}"#
    #expect(try ClientCapabilities(read(JSONValue.self, text)).resolved == ClientCapabilities.Resolved())
  }

  @Test func changesWithAndWithoutRange() throws {
    let text = #"""
      {"textDocument":{"uri":"u","version":"x"},"contentChanges":[{"text":"a\r\n"},{"range":null,"text":"b"},
      {"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"rangeLength":-7,"text":"\ud83d"}]}
      """#
    let params = try read(DidChangeTextDocumentParams.self, text)
    #expect(params.version == nil && params.changes.map(\.range?.description) == [nil, nil, "0:1-0:2"])
    #expect(params.changes.map { String(decoding: $0.text, as: UTF8.self) } == ["a\r\n", "b", "\u{FFFD}"])
    #expect(fault(DidChangeTextDocumentParams.self, #"{"textDocument":{"uri":"u"}}"#) == "contentChanges: missing")
  }

  @Test func watchedFilesThatMakeNoSenseAreLeftOut() throws {
    let text = #"{"changes":[{"uri":"a","type":1},{"uri":"b","type":9},{"type":2},7,{"uri":"c","type":3.0}]}"#
    #expect(try read(DidChangeWatchedFilesParams.self, text).changes.map(\.uri) == ["a", "c"])
    #expect(try read(DidChangeWatchedFilesParams.self, #"{"changes":null}"#).changes.isEmpty)
  }

  @Test(arguments: ["{}", #"{"id":null}"#, #"{"id":[]}"#, #"{"id":1.5}"#])
  func cancelledIDsThatAreNone(text: String) throws {
    #expect(try read(CancelParams.self, text).id == nil)
  }
}

// Recordings of other tools, read as sessions and written again.

import JSON
import Testing
import Text

@testable import Recording

@Suite("Recordings of other tools")
struct ForeignRecordingTests {
  private static func lines(_ session: SessionFile) -> [String] {
    session.entries.map { entry in
      switch entry.line {
      case .fromClient(let message): "c2s " + name(message)
      case .fromServer(let message): "s2c " + name(message)
      case .malformed(let bytes): "raw \(bytes.count)"
      case .remark: "remark"
      case .fileChange: "fs"
      }
    }
  }

  private static func name(_ message: JSONValue) -> String {
    let id = message["id"].map { $0.integer.map(String.init) ?? $0.string ?? "?" }
    return [message["method"]?.string, id].compactMap(\.self).joined(separator: " ")
  }

  private static func frame(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }

  @Test func mirror() throws {
    let initialize =
      #"{"id":1,"jsonrpc":"2.0","method":"initialize","params":{"processId":77,"rootUri":"file:///srv/desk"}}"#
    let hover = #"{"id":2.0,"jsonrpc":"2.0","method":"textDocument/hover"}"#
    let bytes = Array((Self.frame(initialize) + "nonsense\r\n" + Self.frame("{") + Self.frame(hover)).utf8)
    let session = try ForeignRecording.mirror.session(bytes)
    // A number that is not kept as it is written makes its message raw.
    #expect(
      Self.lines(session) == [
        "c2s initialize 1", "raw 10", "raw \(Self.frame("{").utf8.count)", "raw \(Self.frame(hover).utf8.count)",
      ])
    guard case .fromClient(let first) = session.entries[0].line else { return }
    #expect(first["params"] == ["processId": nil, "rootUri": "file://${ROOT}"])
    let again = String(decoding: ForeignRecording.mirror.bytes(of: session, folder: "/new") ?? [], as: UTF8.self)
    #expect(again.contains(#""rootUri":"file:///new""#))
    #expect(again.hasSuffix("nonsense\r\n" + Self.frame("{") + Self.frame(hover)))
  }

  @Test func directionsAreInferred() throws {
    let text = """
      {"id":1,"jsonrpc":"2.0","method":"initialize","params":{}}
      {"id":1,"jsonrpc":"2.0","result":{"capabilities":{"positionEncoding":"utf-8"}}}
      a word in between
      {"id":1,"jsonrpc":"2.0","method":"workspace/configuration","params":{"items":[]}}
      {"id":2,"jsonrpc":"2.0","method":"textDocument/hover","params":{}}
      {"id":1,"jsonrpc":"2.0","result":[]}
      {"jsonrpc":"2.0","method":"window/logMessage","params":{}}
      {"jsonrpc":"2.0","method":"window/workDoneProgress/cancel","params":{}}
      {"id":2,"jsonrpc":"2.0","result":null}
      {"id":9,"jsonrpc":"2.0","result":null}
      """
    let session = try ForeignRecording.devtools.session(Array(text.utf8))
    #expect(
      Self.lines(session) == [
        "c2s initialize 1", "s2c 1", "s2c workspace/configuration 1", "c2s textDocument/hover 2", "c2s 1",
        "s2c window/logMessage", "c2s window/workDoneProgress/cancel", "s2c 2",
      ])
    #expect(session.encoding == .utf8)
  }

  @Test(
    arguments: [
      ("/home/ana/news", "/home/ana/my.lexicon"), ("/Users/ana/desk", "/Users/ana/x"),
      ("c:/Users/ana/desk", "C:\\\\Users\\\\ana\\\\x"), ("/root/desk", "/root/x"), ("/home/ana", "/home/ana/x"),
    ])
  func theHomeFolderOfAnotherMachineIsHidden(root: String, other: String) throws {
    let text = """
      {"id":1,"jsonrpc":"2.0","method":"initialize","params":{"rootUri":"file:///\(root.drop { $0 == "/" })","initializationOptions":{"files":["\(other)"]}}}
      {"id":1,"jsonrpc":"2.0","result":{}}
      """
    let bytes = try ForeignRecording.devtools.session(Array(text.utf8)).bytes
    let session = String(decoding: bytes, as: UTF8.self)
    #expect(
      !session.contains("ana") && !session.contains("/root") && session.contains("\"file://${ROOT}\""), "\(session)")
  }

  @Test(arguments: ["/srv/desk", "/", "/home", "/home/", "", "relative/home/ana"])
  func noHomeFolderIsInvented(root: String) { #expect(RootPlaceholder.home(around: root) == nil) }

  @Test func bytesThatHoldNoMessageAreNoMirror() {
    #expect(throws: RecordingError.self) {
      try ForeignRecording.mirror.session(Array("{\"id\":1,\"method\":\"initialize\"}\r\n\r\n".utf8))
    }
  }

  @Test func inspectorAndBack() throws {
    let text = """
      [LSP   - 10:30:12 AM] {"type":"send-request","message":{"id":0,"method":"initialize","params":{}},"timestamp":1000}
      [LSP   - 10:30:12 AM] {"type":"receive-response","message":{"id":0,"result":{}},"timestamp":1012}
      {"type":"send-notification","message":{"jsonrpc":"2.0","method":"initialized","params":{}},"timestamp":1013}
      {"other":1}
      """
    let session = try ForeignRecording.inspector.session(Array(text.utf8))
    #expect(Self.lines(session) == ["c2s initialize 0", "s2c 0", "c2s initialized"])
    #expect(session.entries.map(\.timeMicroseconds) == [0, 12_000, 13_000])
    let again = try #require(ForeignRecording.inspector.bytes(of: session, folder: "/x"))
    #expect(try ForeignRecording.inspector.session(again).entries == session.entries)
  }

  @Test func trace() throws {
    let text = """
      [Info  - 10:30:11 AM] starting
      [Trace - 10:30:12 AM] Sending request 'initialize - (0)'.
      Params: {
          "processId": 12,
          "rootUri": "file:///srv/desk"
      }


      [Trace - 10:30:12 AM] Received response 'initialize - (0)' in 12ms.
      Result: {
          "capabilities": {}
      }


      [Trace - 10:30:12 AM] Sending notification 'initialized'.
      No parameters provided.

      [Trace - 10:30:12 AM] Received request 'workspace/configuration - (a)'.
      Params: { "items": [] }

      [Trace - 10:30:12 AM] Sending response 'workspace/configuration - (a)'. Processing request took 0ms
      Result: []

      [Trace - 10:30:13 AM] Sending notification 'textDocument/didOpen'.
      Params: { "text": "cut o

      [Trace - 10:30:13 AM] Received response 'textDocument/hover - (3)' in 1ms. Request failed: no such thing (-32601).
      [Trace - 10:30:13 AM] Received response 'shutdown - (4)' in 1ms.
      No result returned.
      """
    let session = try ForeignRecording.trace.session(Array(text.utf8))
    #expect(
      Self.lines(session) == [
        "c2s initialize 0", "s2c 0", "c2s initialized", "s2c workspace/configuration a", "c2s a", "remark", "s2c 3",
        "s2c 4",
      ])
    guard case .fromServer(let failed) = session.entries[6].line, case .fromServer(let last) = session.entries[7].line
    else { return }
    #expect(failed["error"] == ["code": -32601, "message": "no such thing"])
    #expect(last["result"] == .some(.null))
    #expect(!String(decoding: session.bytes, as: UTF8.self).contains("/srv/desk"))
  }

  @Test(arguments: ForeignRecording.allCases) func nothingIsAnError(form: ForeignRecording) {
    #expect(throws: RecordingError.self) { try form.session([]) }
    #expect(throws: RecordingError.self) { try form.session(Array("words without form".utf8)) }
  }
}

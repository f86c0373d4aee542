// The states of a session, and every message in the wrong one.

import JSON
import LanguageServerProtocol
import Testing
import Transport

@testable import Server

@Suite struct LifecycleTests {
  @Test func beforeInitializeRequestsAreRefusedAndNotificationsDropped() {
    let client = TestClient()
    #expect(client.refusal("textDocument/hover") == -32002)
    #expect(client.refusal("shutdown") == -32002)
    #expect(client.refusal("no/such") == -32002)
    client.open("Ana spoke.")
    client.notify("no/such")
    #expect(client.received().isEmpty && client.text == nil)
  }

  @Test func initializeAnswersFirstAndOnce() {
    let client = TestClient()
    let answers = client.send(#"{"id":1,"method":"initialize","params":{"initializationOptions":{"gloss":{"x":1}}}}"#)
    #expect(answers.first?["result"]?["serverInfo"]?["name"] == "gloss")
    #expect(answers.count == 2 && answers[1]["method"] == "window/logMessage")
    #expect(client.refusal("initialize") == -32600)
    #expect(client.result("shutdown") == .null)
  }

  @Test func initializeWithWrongTypesIsRefusedAndMayBeRepeated() {
    let client = TestClient()
    #expect(client.refusal("initialize", ["processId": "x"]) == -32602)
    #expect(client.request("initialize")["result"] != nil)
  }

  @Test func afterShutdownOnlyExit() {
    let client = TestClient()
    client.initialize()
    #expect(client.request("shutdown")["error"] == nil)
    for method in ["shutdown", "textDocument/hover", "initialize", "no/such"] {
      #expect(client.refusal(method) == -32600)
    }
    #expect(client.session.exitCode == nil)
    client.notify("exit")
    #expect(client.session.exitCode == 0)
  }

  @Test(arguments: [false, true])
  func exitWithoutShutdownIsAFailure(isInitialized: Bool) {
    let client = TestClient()
    if isInitialized { client.initialize() }
    client.notify("exit")
    #expect(client.session.exitCode == 1)
  }

  @Test func endOfInputCountsAsExit() {
    let client = TestClient()
    #expect(client.session.endOfInput() == 1)
    let other = TestClient()
    other.initialize()
    _ = other.request("shutdown")
    #expect(other.session.endOfInput() == 0)
  }

  @Test(arguments: [
    (#"{"id":7,"method":"no/such"}"#, -32601), (#"{"id":7,"method":"$/noSuch"}"#, -32601),
    (#"{"id":7,"method":"textDocument/didOpen","params":{}}"#, -32601),
    (#"{"id":7,"method":"textDocument/hover"}"#, -32602),
    (#"{"id":7,"method":7}"#, -32600), (#"{"id":7}"#, -32600), ("[]", -32600), ("{", -32700), ("", -32700),
  ])
  func wrongMessagesAreRefusedAndTheSessionGoesOn(body: String, code: Int) {
    let client = TestClient()
    client.initialize()
    _ = client.received()
    let answers = client.send(body)
    #expect(answers.map { $0["error"]?["code"]?.integer } == [code])
    #expect(client.request("textDocument/hover", client.at(0, of: ""))["error"] == nil)
  }

  @Test func unknownNotificationsAreNotAnswered() {
    let client = TestClient()
    client.initialize()
    _ = client.received()
    for body in [
      #"{"method":"$/noSuch"}"#, #"{"method":"textDocument/hover"}"#, #"{"id":1,"result":{}}"#,
      #"{"id":null,"error":{}}"#,
    ] {
      #expect(client.send(body).isEmpty, "\(body)")
    }
    #expect(client.send(#"{"method":"no/such"}"#).map { $0["method"] } == ["window/logMessage"])
    #expect(client.send(#"{"method":"no/such"}"#).isEmpty)
  }

  @Test func framesThatAreNoneAreRefusedWithoutAnID() {
    let client = TestClient()
    client.session.handle(.malformed([0x78]))
    client.session.handle(.oversized(byteCount: 1 << 40))
    client.session.handle(.unsupportedCharset("utf-16"))
    let answers = client.received()
    #expect(answers.map { $0["error"]?["code"]?.integer } == [-32700, -32600, -32600])
    #expect(answers.allSatisfy { $0["id"] == .null })
  }

  @Test func idsComeBackInKindAndValue() {
    let client = TestClient()
    client.initialize()
    _ = client.received()
    for id in ["1", "\"1\"", "0", "-5", "\"é😀\\\"\"", "\"\"", "9007199254740992"] {
      let answers = client.send(#"{"id":\#(id),"method":"no/such"}"#)
      #expect(answers.first?["id"]?.json == Array(id.utf8))
    }
  }
}

// Which bodies are messages, and of which kind.

import JSON
import LanguageServerProtocol
import Testing

private func kind(_ body: String) -> String {
  switch IncomingMessage(Array(body.utf8)) {
  case .request(let id, let method, _): "request \(String(decoding: id.json, as: UTF8.self)) \(method)"
  case .notification(let method, _): "notification \(method)"
  case .response(let id, _, let isError):
    "response \(id.map { String(decoding: $0.json, as: UTF8.self) } ?? "-") \(isError)"
  case .invalid(let id, let error):
    "invalid \(id.map { String(decoding: $0.json, as: UTF8.self) } ?? "-") \(error.code.rawValue)"
  }
}

@Suite struct MessageTests {
  @Test(arguments: [
    (#"{"jsonrpc":"2.0","id":1,"method":"a"}"#, "request 1 a"), (#"{"id":"1","method":"a"}"#, #"request "1" a"#),
    (#"{"id":1.0,"method":"a"}"#, "request 1 a"), (#"{"id":-5,"method":"a","params":{}}"#, "request -5 a"),
    (#"{"id":"","method":"a"}"#, #"request "" a"#), (#"{"method":"a","params":[]}"#, "notification a"),
    (#"{"id":1,"result":null}"#, "response 1 false"), (#"{"id":null,"error":{"code":1}}"#, "response - true"),
    (#"{"id":9007199254740992,"method":"a"}"#, "request 9007199254740992 a"),
    (#"{"id":9007199254740993,"method":"a"}"#, "invalid - -32600"), (#"{"id":1.5,"method":"a"}"#, "invalid - -32600"),
    (#"{"id":null,"method":"a"}"#, "invalid - -32600"), (#"{"id":[],"method":"a"}"#, "invalid - -32600"),
    (#"{"id":"x","params":{}}"#, #"invalid "x" -32600"#), (#"{"id":"x","method":7}"#, #"invalid "x" -32600"#),
    (#"{"method":7}"#, "invalid - -32600"), ("{}", "invalid - -32600"), ("[]", "invalid - -32600"),
    (#"[{"id":1,"method":"a"}]"#, "invalid - -32600"), ("42", "invalid - -32600"), (#""x""#, "invalid - -32600"),
    ("null", "invalid - -32600"), ("true", "invalid - -32600"), ("", "invalid - -32700"),
    (#"{"id":1,"method":"#, "invalid - -32700"), (#"{"method":"a"} tail"#, "invalid - -32700"),
    (#"{"method":"a","method":"b"}"#, "notification b"), ("\u{FEFF} {\"method\":\"a\"}\n", "notification a"),
  ])
  func kinds(body: String, expected: String) {
    #expect(kind(body) == expected)
  }

  @Test func depthIsAFaultOfSyntax() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(kind(#"{"id":1,"method":"a","params":"# + deep + "}") == "invalid - -32700")
  }

  @Test(arguments: ["", #","params":null"#, #","params":[]"#, #","params":[ ]"#, #","params":{}"#])
  func absentParametersAreAnEmptyObject(params: String) throws {
    guard case .request(_, _, let params) = IncomingMessage(Array((#"{"id":1,"method":"a""# + params + "}").utf8))
    else {
      Issue.record("no request")
      return
    }
    _ = try params.read(SetTraceParams.self)
    let error = #expect(throws: JSONError.self) { try params.read(TextDocumentParams.self) }
    #expect(error?.description == "textDocument: missing")
  }

  @Test func answersEchoTheIDInKindAndValue() {
    for id in [RequestID.integer(1), .string(Array("1".utf8)), .string(Array("é\"\\".utf8))] {
      let body = OutgoingMessage.response(id: id, result: JSONNull())
      guard case .response(let echoed, _, false) = IncomingMessage(body) else {
        Issue.record("no response")
        return
      }
      #expect(echoed == id)
    }
    #expect(
      String(
        decoding: OutgoingMessage.response(id: nil, error: ResponseError(.parseError, "m", reason: "r")), as: UTF8.self)
        == #"{"error":{"code":-32700,"data":{"reason":"r"},"message":"m"},"id":null,"jsonrpc":"2.0"}"#)
  }
}

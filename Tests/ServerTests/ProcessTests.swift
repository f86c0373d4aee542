// The whole server on pipes: framing, order, cancellation, a client that does not read. No sleeping: everything that is
// waited for is a message.

import Corpus
import Glibc
import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text
import Transport

@testable import Server

/// A server on its own thread, and the client's ends of the pipes.
private final class Wire {
  let toServer: Int32
  private var reader: FrameReader
  private let code = Monitor<Int32?>(nil)

  /// With `leaving`, the client has said all that and is gone before the server begins.
  init(leaving: [UInt8]? = nil, annotator: @escaping DocumentStore.TextAnnotator = TestAnnotator.annotate) {
    signal(SIGPIPE, SIG_IGN)
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    _ = pipe(&input)
    _ = pipe(&output)
    toServer = input[1]
    reader = FrameReader(descriptor: output[0])
    let (serverInput, serverOutput, code) = (input[0], output[1], code)
    if let leaving {
      write(leaving)
      close(toServer)
    }
    BackgroundThread.start {
      let result = LanguageServer.run(
        ServerOptions(version: "test") { _ in annotator }, input: serverInput, output: serverOutput)
      close(serverInput)
      close(serverOutput)
      code.withLock { $0 = result }
    }
  }

  var exitCode: Int32? { code.wait(upTo: 20_000) { $0 != nil } ? code.withLock { $0 } : nil }

  func write(_ bytes: some Collection<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(toServer, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func next() -> JSONValue? {
    guard case .body(let body) = reader.next() else { return nil }
    return try? JSONValue(parsing: body)
  }
}

private func frame(_ body: String) -> [UInt8] { Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8) }

private func hover(_ id: Int) -> [UInt8] {
  frame(
    #"{"id":\#(id),"method":"textDocument/hover","params":{"textDocument":{"uri":"u:1"},"position":{"line":0,"character":1}}}"#
  )
}

private let opening =
  frame(#"{"id":0,"method":"initialize","params":{"capabilities":{}}}"#)
  + frame(#"{"method":"initialized","params":{}}"#)

private func didOpen(_ text: String) -> [UInt8] {
  var writer = JSONWriter()
  writer.string(text)
  let text = String(decoding: writer.bytes, as: UTF8.self)
  return frame(
    #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"u:1","languageId":"text","version":1,"text":\#(text)}}}"#
  )
}

private let closing = frame(#"{"id":99,"method":"shutdown"}"#) + frame(#"{"method":"exit"}"#)

@Suite struct ProcessTests {
  @Test(arguments: [1, 2, 3, 7, 64, 1_000_000])
  func anySplitOfTheInputGivesTheSameAnswers(size: Int) {
    let stream =
      opening + didOpen("Zoë Bell 😀 left.") + hover(1) + Array("stray\r\n".utf8) + frame("{") + hover(2) + closing
    let wire = Wire()
    for start in stride(from: 0, to: stream.count, by: size) {
      wire.write(stream[start..<min(start + size, stream.count)])
    }
    var answers: [JSONValue] = []
    while let message = wire.next() { answers.append(message) }
    #expect(answers.map { $0["id"] ?? "none" } == [0, 1, nil, nil, 2, 99])
    #expect(answers.count == 6 && answers[1]["result"] == answers[4]["result"] && answers[1]["result"] != .null)
    #expect(wire.exitCode == 0)
  }

  @Test func aChangeIsSeenByTheHoverRightBehindIt() {
    let wire = Wire()
    let change =
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"u:1","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":3}},"text":"lise"}]}}"#
    wire.write(opening + didOpen("Ana left.") + hover(1) + frame(change) + hover(2) + closing)
    _ = wire.next()
    #expect(wire.next()?["result"]?["range"]?["end"]?["character"] == 3)
    #expect(wire.next()?["result"]?["range"]?["end"]?["character"] == 7)
    #expect(wire.exitCode == 0)
  }

  @Test func requestsOnALongDocumentAreCancelledAtOnceAndAnsweredOnce() {
    // The annotator waits until the test lets it go on: the requests behind it are certainly open.
    let gate = Monitor(false)
    let wire = Wire { text, markup in
      if text.count > Limits.inlineDocumentByteCount { _ = gate.wait { $0 ? true : nil } }
      return TestAnnotator.annotate(text, markup: markup)
    }
    let long = String(repeating: "Ana Bell met Max Orr. ", count: Limits.inlineDocumentByteCount / 20)
    wire.write(
      opening + didOpen(long) + hover(1) + hover(2) + frame(#"{"method":"$/cancelRequest","params":{"id":1}}"#))
    #expect(wire.next()?["id"] == 0)
    let cancelled = wire.next()
    #expect(cancelled?["id"] == 1 && cancelled?["error"]?["code"] == -32800)
    gate.withLock { $0 = true }
    let answered = wire.next()
    #expect(answered?["id"] == 2 && answered?["result"]?["range"] != nil)
    wire.write(closing)
    #expect(wire.next()?["id"] == 99 && wire.next() == nil && wire.exitCode == 0)
  }

  @Test func shutdownAnswersWhatIsOpenAndDoesNotWait() {
    let gate = Monitor(false)
    let wire = Wire { text, markup in
      if text.count > Limits.inlineDocumentByteCount { _ = gate.wait { $0 ? true : nil } }
      return TestAnnotator.annotate(text, markup: markup)
    }
    let long = String(repeating: "Ana Bell met Max Orr. ", count: Limits.inlineDocumentByteCount / 20)
    wire.write(opening + didOpen(long) + hover(1) + hover(2) + closing)
    #expect(wire.next()?["id"] == 0)
    for id in [1, 2] {
      let refused = wire.next()
      #expect(refused?["id"] == .integer(Int64(id)) && refused?["error"]?["code"] == -32802)
    }
    #expect(wire.next()?["id"] == 99 && wire.exitCode == 0)
    gate.withLock { $0 = true }
  }

  @Test func aClientThatDoesNotReadIsReadAllTheSame() {
    let wire = Wire()
    let text = String(repeating: "Ana Bell met Max Orr. ", count: 200)
    wire.write(opening + didOpen(text))
    let symbols = #""method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"u:1"}}}"#
    // Far more than pipes hold on both sides; writing would block for ever if the server waited for its reader.
    for id in 1...2_000 { wire.write(frame(#"{"id":\#(id),\#(symbols)"#)) }
    for id in 0...2_000 { #expect(wire.next()?["id"] == .integer(Int64(id))) }
    wire.write(closing)
    #expect(wire.next()?["id"] == 99 && wire.exitCode == 0)
  }

  private static let asking = frame(
    #"{"id":0,"method":"initialize","params":{"capabilities":{"workspace":{"configuration":true}}}}"#)
  private static let initialized = frame(#"{"method":"initialized","params":{}}"#)

  @Test func aClientThatIsSilentIsAsked() {
    let wire = Wire()
    wire.write(Self.asking + Self.initialized)
    #expect(wire.next()?["id"] == 0)
    #expect(wire.next()?["method"] == "workspace/configuration")
    wire.write(closing)
    #expect(wire.next()?["id"] == 99 && wire.exitCode == 0)
  }

  @Test func aClientIsAskedBeforeItsFirstRequestIsAnswered() {
    let wire = Wire()
    wire.write(Self.asking + Self.initialized + didOpen("Zoë Bell left.") + hover(1) + closing)
    #expect(wire.next()?["id"] == 0)
    #expect(wire.next()?["method"] == "workspace/configuration")
    #expect(wire.next()?["id"] == 1 && wire.next()?["id"] == 99 && wire.exitCode == 0)
  }

  @Test(arguments: ["", "Content-Length: 500\r\n\r\n{"])
  func aClientThatLeavesAtOnceIsNotAsked(rest: String) {
    let wire = Wire(leaving: Self.asking + Self.initialized + didOpen("Zoë Bell left.") + Array(rest.utf8))
    #expect(wire.next()?["id"] == 0)
    #expect(wire.next() == nil && wire.exitCode == 1)
  }

  @Test func endOfInputEndsTheServer() {
    let wire = Wire()
    wire.write(opening + Array("Content-Length: 500\r\n\r\n{".utf8))
    #expect(wire.next()?["id"] == 0)
    close(wire.toServer)
    #expect(wire.next() == nil && wire.exitCode == 1)
  }
}

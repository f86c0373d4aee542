// How long a server takes from its start to the answer to `initialize`, and how much memory it takes: by starting it.
//
// Reported, never asserted.

import Glibc
import JSON

/// What starting a program a few times has shown.
public struct StartBenchmark: Sendable {
  /// From the start of the process to the answer to `initialize`, sorted, in microseconds.
  public var initializeMicroseconds: [Int] = []
  /// The most memory of a server that nobody has given a document, in kilobytes.
  public var idlePeakKilobytes = 0
  /// The most memory of a server that holds the documents, all annotated, in kilobytes.
  public var documentsPeakKilobytes = 0

  /// Starts a program, which serves by the words `serve --no-parent-watch`, `runs` times without a document and once with
  /// some, by name and text; `nil` where it cannot be started or says nothing.
  public init?(program: String, runs: Int, documents: [(uri: String, text: String)]) {
    for _ in 0..<max(runs, 1) {
      guard let time = Self.session(program, []) else { return nil }
      initializeMicroseconds.append(time)
    }
    initializeMicroseconds.sort()
    // The system tells the most of all processes that have ended: those without documents come first.
    idlePeakKilobytes = ReplayLatencies.peakKilobytes(ofPrograms: true)
    guard Self.session(program, documents) != nil else { return nil }
    documentsPeakKilobytes = ReplayLatencies.peakKilobytes(ofPrograms: true)
  }

  /// One session with a server; how long it took to answer `initialize`, in microseconds.
  private static func session(_ program: String, _ documents: [(uri: String, text: String)]) -> Int? {
    let start = Clock.nanoseconds()
    guard let server = ServerConnection.start(program: program, arguments: ["serve", "--no-parent-watch"]) else {
      return nil
    }
    send(["id": 1, "jsonrpc": "2.0", "method": "initialize", "params": ["capabilities": [:]]], to: server)
    guard let answer = server.next(), answer.message["result"] != nil else { return nil }
    send(["jsonrpc": "2.0", "method": "initialized", "params": [:]], to: server)
    for (uri, text) in documents {
      let document: JSONValue = [
        "languageId": "plaintext", "text": .string(text), "uri": .string(uri), "version": 1,
      ]
      send(["jsonrpc": "2.0", "method": "textDocument/didOpen", "params": ["textDocument": document]], to: server)
    }
    send(["id": 2, "jsonrpc": "2.0", "method": "gloss/synchronize"], to: server)
    while let received = server.next() { if received.message["id"] == 2 { break } }
    send(["id": 3, "jsonrpc": "2.0", "method": "shutdown"], to: server)
    send(["jsonrpc": "2.0", "method": "exit"], to: server)
    server.closeInput()
    while server.next() != nil {}
    _ = server.exitCode()
    return (answer.timeNanoseconds - start) / 1000
  }

  private static func send(_ message: JSONValue, to server: ServerConnection) { server.write(ReplayRun.frame(message)) }
}

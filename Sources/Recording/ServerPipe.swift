// A server in this process, on two pipes: what a replay talks to.

import Glibc
import JSON
import Server
import Synchronization
import Transport

/// A running server and the ends of its pipes.
final class ServerPipe {
  private let input: Int32
  private var reader: FrameReader
  private let exit = ExitCell()
  private var isInputOpen = true
  private var barrierCount = 0
  private let readEnd: Int32

  /// Starts a server; `nil` where the system gives no pipes.
  init?(_ options: ServerOptions) {
    var toServer: [Int32] = [0, 0]
    var fromServer: [Int32] = [0, 0]
    guard pipe(&toServer) == 0 else { return nil }
    guard pipe(&fromServer) == 0 else {
      close(toServer[0])
      close(toServer[1])
      return nil
    }
    input = toServer[1]
    readEnd = fromServer[0]
    reader = FrameReader(descriptor: fromServer[0])
    let (serverInput, serverOutput, exit) = (toServer[0], fromServer[1], exit)
    BackgroundThread.start {
      let code = LanguageServer.run(options, input: serverInput, output: serverOutput)
      exit.set(code)
      close(serverInput)
      close(serverOutput)
    }
  }

  deinit {
    closeInput()
    while reader.next() != nil {}
    close(readEnd)
  }

  /// The exit code, once the output has ended.
  var exitCode: Int32? { exit.code }

  /// Writes bytes, in pieces of at most `pieceByteCount`.
  func write(_ bytes: [UInt8], pieceByteCount: Int) {
    var offset = 0
    while offset < bytes.count, isInputOpen {
      let end = min(bytes.count, offset + max(pieceByteCount, 1))
      let count = bytes[offset..<end].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      offset += count
    }
  }

  /// Writes a message as a frame.
  func send(_ message: JSONValue, pieceByteCount: Int) {
    write(Self.frame(message), pieceByteCount: pieceByteCount)
  }

  static func frame(_ message: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    message.write(to: &writer)
    return Array("Content-Length: \(writer.bytes.count)\r\n\r\n".utf8) + writer.bytes
  }

  /// All messages that the server has sent up to now: asks something that nobody records, and reads until its answer.
  func messagesUpToNow() -> [JSONValue] {
    barrierCount += 1
    let id = "gloss-replay-barrier-\(barrierCount)"
    send(
      .object(
        JSONObject([("jsonrpc", .string("2.0")), ("id", .string(id)), ("method", .string("$/glossReplayBarrier"))])),
      pieceByteCount: .max)
    var result: [JSONValue] = []
    while let message = next() {
      if message["id"]?.string == id { break }
      result.append(message)
    }
    return result
  }

  /// All messages until the server closes its output.
  func messagesUpToEnd() -> [JSONValue] {
    closeInput()
    var result: [JSONValue] = []
    while let message = next() { result.append(message) }
    return result
  }

  private func next() -> JSONValue? {
    while let frame = reader.next() {
      if case .body(let body) = frame, let message = try? JSONValue(parsing: body) { return message }
    }
    return nil
  }

  private func closeInput() {
    guard isInputOpen else { return }
    isInputOpen = false
    close(input)
  }
}

/// The exit code that the server's thread leaves.
private final class ExitCell: Sendable {
  private let value = Mutex<Int32?>(nil)
  var code: Int32? { value.withLock { $0 } }
  func set(_ code: Int32) { value.withLock { $0 = code } }
}

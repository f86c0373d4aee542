// The server as a process: one thread that reads, orders and answers, until the client says exit or is gone.
//
// What messages mean is Session's business; this file knows descriptors, threads and exit codes.

import Glibc
import LanguageServerProtocol
import Text
import Transport

/// A server on two descriptors.
public enum LanguageServer {
  /// The version of the protocol beside LSP.
  public static let protocolVersion = ServerCapabilities.protocolVersion

  /// Serves on standard input and output until the client is done; the exit code of the process.
  ///
  /// Standard output belongs to the protocol from now on; whatever else is printed lands in standard error.
  public static func run(_ options: ServerOptions) -> Int32 {
    let streams = StandardStreams.claim()
    return run(options, input: streams.input, output: streams.output)
  }

  /// Serves on two descriptors until the client is done; 0 if it said `shutdown` before the end, else 1.
  public static func run(_ options: ServerOptions, input: Int32, output: Int32) -> Int32 {
    let writer = FrameWriter(descriptor: output, tap: options.tap)
    let session = Session(options: options, output: Output(writer))
    let finish: @Sendable (Int32) -> Void = { code in
      writer.finish(waitingUpTo: 100)
      options.willEnd?(code)
    }
    if options.watchesParent && !options.isDeterministic {
      session.onParentDeath = {
        finish(1)
        _exit(1)
      }
    }
    var reader = FrameReader(descriptor: input)
    while session.exitCode == nil {
      guard let frame = reader.next(whenSilent: { session.rest(afterMilliseconds: $0) }) else { break }
      options.tap?(.incoming, frame)
      session.handle(frame)
    }
    let code = session.exitCode ?? session.endOfInput()
    finish(code)
    return code
  }
}

/// Where the session's messages go.
struct Output: Sendable {
  /// Sends a body.
  let send: @Sendable ([UInt8]) -> Void
  /// Whether so much waits that long answers should not be made.
  let isCongested: @Sendable () -> Bool
  /// The bytes that wait.
  let waitingByteCount: @Sendable () -> Int

  /// To a writer of frames.
  init(_ writer: FrameWriter) {
    send = { writer.write($0) }
    isCongested = { writer.isCongested }
    waitingByteCount = { writer.waitingByteCount }
  }

  /// To a function.
  init(_ send: @escaping @Sendable ([UInt8]) -> Void) {
    self.send = send
    isCongested = { false }
    waitingByteCount = { 0 }
  }
}

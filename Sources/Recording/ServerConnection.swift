// The client's end of a server: bytes go in, messages come out.
//
// One thread serves both directions, so that neither end can keep the other waiting for ever: while there is something to
// write it also reads. It knows frames, and no method.

import Glibc
import JSON
import Synchronization
import Text
import Transport

/// A running server and the ends of its pipes.
final class ServerConnection {
  /// A message with the moment when it had been read.
  struct Received {
    var message: JSONValue
    var timeNanoseconds: Int
  }

  /// How long a server may be silent while something is expected of it.
  static let patienceMilliseconds: Int32 = 60_000

  private let input: Int32
  private let output: Int32
  private let waitForExit: () -> Int32?
  private var parser = FrameParser()
  /// When the last bytes were read.
  private var lastReadNanoseconds = 0
  private var isInputOpen = true
  private var isOutputOpen = true
  /// Whether the server was silent for too long.
  private(set) var isSilent = false

  /// A connection over two descriptors, which it closes. `waitForExit` gives the exit code once the output has ended.
  init(input: Int32, output: Int32, waitForExit: @escaping () -> Int32?) {
    self.input = input
    self.output = output
    self.waitForExit = waitForExit
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(input, F_SETFL, fcntl(input, F_GETFL) | O_NONBLOCK)
  }

  deinit {
    closeInput()
    while fill() {}
    close(output)
  }

  /// Writes bytes, in pieces of at most `pieceByteCount`.
  func write(_ bytes: [UInt8], pieceByteCount: Int = .max) {
    var offset = 0
    while offset < bytes.count, isInputOpen {
      var polls = [pollfd(fd: input, events: Int16(POLLOUT), revents: 0)]
      if isOutputOpen { polls.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0)) }
      guard poll(&polls, nfds_t(polls.count), Self.patienceMilliseconds) > 0 else {
        if errno == EINTR { continue }
        isSilent = true
        return
      }
      if polls.count > 1, polls[1].revents != 0 { _ = fill() }
      guard polls[0].revents != 0 else { continue }
      let end = offset + min(bytes.count - offset, max(pieceByteCount, 1))
      let count = bytes[offset..<end].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count > 0 { offset += count } else if errno != EAGAIN, errno != EINTR { closeInput() }
    }
  }

  /// Ends the server's input.
  func closeInput() {
    guard isInputOpen else { return }
    isInputOpen = false
    close(input)
  }

  /// The next message; `nil` at the end of the output, and where the server is silent for too long.
  ///
  /// What is there is read before any of it is understood: a server that leaves does not wait long for its reader.
  func next() -> Received? {
    while true {
      while isReadable(withinMilliseconds: 0), fill() {}
      while let frame = parser.next() {
        if case .body(let body) = frame, let message = try? JSONValue(parsing: body) {
          return Received(message: message, timeNanoseconds: lastReadNanoseconds)
        }
      }
      guard isOutputOpen, !isSilent else { return nil }
      if !isReadable(withinMilliseconds: Self.patienceMilliseconds) { isSilent = true }
    }
  }

  private func isReadable(withinMilliseconds timeout: Int32) -> Bool {
    guard isOutputOpen else { return false }
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while true {
      let ready = poll(&descriptor, 1, timeout)
      if ready < 0, errno == EINTR { continue }
      return ready > 0
    }
  }

  /// The exit code, once the output has ended; `nil` where it cannot be known.
  func exitCode() -> Int32? { isSilent ? nil : waitForExit() }

  /// Reads what is there; false at the end.
  private func fill() -> Bool {
    guard isOutputOpen else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = chunk.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR || errno == EAGAIN { return true }
    guard count > 0 else {
      isOutputOpen = false
      return false
    }
    parser.append(chunk[..<count])
    lastReadNanoseconds = Clock.nanoseconds()
    return true
  }
}

/// The monotonic clock.
enum Clock {
  /// Nanoseconds since some moment in the past.
  static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}

// The only writer to the client. Whoever answers, on whichever thread, answers through it.
//
// A frame is written at once by the thread that has it, as far as the pipe takes it without blocking. What is left waits in
// a queue for a thread of its own, so that a client which does not read never stops the thread that reads from it.

import Glibc
import Text

/// Writes whole frames in the order in which they are given, from any thread, and never blocks.
public final class FrameWriter: Sendable {
  private struct State {
    /// Bytes that wait, the oldest first; of the first, `written` bytes are gone.
    var queue: [[UInt8]] = []
    var written = 0
    var byteCount = 0
    /// Whether the thread of the queue is running.
    var isDraining = false
    /// Whether the client is gone: nothing is written any more.
    var isClosed = false
  }

  private let descriptor: Int32
  private let monitor = Monitor(State())
  private let tap: MessageTap?

  /// A writer to a descriptor; `tap` sees each body before it is written, in order.
  public init(descriptor: Int32, tap: MessageTap? = nil) {
    self.descriptor = descriptor
    self.tap = tap
  }

  /// Whether so much waits that no more long answers should be made.
  public var isCongested: Bool { monitor.withLock { $0.byteCount > Limits.outputQueueByteCount } }

  /// The bytes that the client has not read yet, beyond what the pipe holds.
  public var waitingByteCount: Int { monitor.withLock { $0.byteCount } }

  /// Whether the client has closed its end, or has left so much unread that it counts as gone.
  public var isClosed: Bool { monitor.withLock { $0.isClosed } }

  /// Writes a message with its header.
  public func write(_ body: [UInt8]) {
    var frame = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    frame.reserveCapacity(frame.count + body.count)
    frame += body
    let startsThread = monitor.withLock { state -> Bool in
      guard !state.isClosed else { return false }
      tap?(.outgoing, .body(body))
      let done = state.queue.isEmpty ? writeWithoutBlocking(frame, &state) : 0
      guard done < frame.count, !state.isClosed else { return false }
      enqueue(done == 0 ? frame : Array(frame[done...]), &state)
      defer { state.isDraining = true }
      return !state.isDraining
    }
    if startsThread { BackgroundThread.start { self.drain() } }
  }

  /// Waits until everything is written, but not longer than `milliseconds`.
  public func finish(waitingUpTo milliseconds: Int) {
    _ = monitor.wait(upTo: milliseconds) { $0.queue.isEmpty || $0.isClosed }
  }

  // MARK: Parts

  /// Writes what the descriptor takes at once, in pieces of a page: a pipe that is ready takes one without blocking.
  private func writeWithoutBlocking(_ frame: [UInt8], _ state: inout State) -> Int {
    frame.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = Glibc.poll(&poll, 1, 0)
        if ready == 0 || (ready < 0 && errno == EINTR) { return done }
        let piece = UnsafeRawBufferPointer(rebasing: bytes[done..<Swift.min(done + 4_096, bytes.count)])
        let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
        if count > 0 {
          done += count
        } else if count < 0, errno == EAGAIN || errno == EINTR {
          return done
        } else {
          close(&state)
          return done
        }
      }
      return done
    }
  }

  private func enqueue(_ bytes: [UInt8], _ state: inout State) {
    state.queue.append(bytes)
    state.byteCount += bytes.count
    if state.byteCount > 2 * Limits.outputQueueByteCount { close(&state) }
  }

  private func close(_ state: inout State) {
    state.isClosed = true
    state.queue = []
    state.byteCount = 0
  }

  /// Writes the queue until it is empty. Blocks: it runs on the queue's own thread.
  private func drain() {
    while let (bytes, offset) = nextPiece() {
      let count = bytes.withUnsafeBytes { whole -> Int in
        let piece = UnsafeRawBufferPointer(rebasing: whole[offset...])
        return Glibc.write(descriptor, piece.baseAddress, piece.count)
      }
      let failure = errno
      if count < 0, failure == EAGAIN {
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = Glibc.poll(&poll, 1, 1_000)
      }
      monitor.withLock { state in
        if count >= 0 {
          advance(by: count, &state)
        } else if failure != EAGAIN, failure != EINTR {
          close(&state)
        }
      }
    }
  }

  /// The oldest bytes that wait, or nil when there are none: then the thread counts as ended.
  private func nextPiece() -> (bytes: [UInt8], offset: Int)? {
    monitor.withLock { state in
      guard !state.isClosed, let first = state.queue.first else {
        state.isDraining = false
        return nil
      }
      return (first, state.written)
    }
  }

  private func advance(by count: Int, _ state: inout State) {
    guard let first = state.queue.first else { return }
    state.written += count
    state.byteCount -= count
    if state.written >= first.count {
      state.queue.removeFirst()
      state.written = 0
    }
  }
}

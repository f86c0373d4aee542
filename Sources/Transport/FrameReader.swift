// Reads frames from a descriptor, blocking. It belongs to one thread.

import Glibc

/// A blocking reader of frames.
public struct FrameReader {
  private let descriptor: Int32
  private var parser = FrameParser()
  private var chunk: [UInt8]

  /// A reader of a descriptor, 64 KB at a time: what a pipe holds.
  public init(descriptor: Int32, chunkByteCount: Int = 1 << 16) {
    self.descriptor = descriptor
    chunk = [UInt8](repeating: 0, count: Swift.max(1, chunkByteCount))
  }

  /// The next frame; nil at the end of the input, also where the end cuts a frame, and where reading fails for good.
  ///
  /// `whenSilent` is called when there is nothing to read: the time for work that nobody waits for yet. It is told how
  /// long the input has been silent, and says after how many more milliseconds of silence it wants to be called again;
  /// nil where it does not, and inside a frame it is not.
  public mutating func next(whenSilent: (_ milliseconds: Int32) -> Int32? = { _ in nil }) -> Frame? {
    while true {
      if let frame = parser.next() { return frame }
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      var silence: Int32 = 0
      while Glibc.poll(&poll, 1, silence) == 0, let pause = whenSilent(silence), parser.isBetweenFrames {
        silence = pause
      }
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        parser.append(chunk[..<count])
      } else if count == 0 {
        return nil
      } else if errno == EAGAIN {
        // Someone made the shared descriptor non-blocking: wait until there is something.
        _ = Glibc.poll(&poll, 1, -1)
      } else if errno != EINTR {
        return nil
      }
    }
  }
}

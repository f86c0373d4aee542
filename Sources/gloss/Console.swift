// Standard output and standard error.

import Glibc

/// Writes results to standard output, in large pieces, and complaints to standard error, one line each.
final class Console {
  private static let bufferByteCount = 1 << 16
  private var buffer: [UInt8] = []
  /// False once the reader of the output has gone: then nothing more is worth doing.
  private(set) var isOpen = true

  /// Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is "dumb".
  var usesColour: Bool {
    guard isatty(1) == 1 else { return false }
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    if let terminal = getenv("TERM"), String(cString: terminal) == "dumb" { return false }
    return true
  }

  /// Writes `text` as it is.
  func print(_ text: String) { write(Array(text.utf8)) }

  /// Writes `text` and a line end.
  func printLine(_ text: String) {
    write(Array(text.utf8))
    write([0x0A])
  }

  /// Writes bytes.
  func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.bufferByteCount { flush() }
  }

  /// Sends what is waiting.
  func flush() {
    if isOpen { isOpen = Self.send(buffer, to: 1) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes one line to standard error, after what is waiting for standard output.
  func complain(_ message: String) {
    flush()
    Self.complainAtOnce(message)
  }

  /// Writes one line to standard error, from any thread.
  static func complainAtOnce(_ message: String) {
    let line = message.unicodeScalars.map { $0.value < 0x20 ? " " : String($0) }.joined()
    _ = send(Array("gloss: \(line)\n".utf8), to: 2)
  }

  /// Writes all bytes; false where the other end is gone.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return false
      }
      start += count
    }
    return true
  }
}

// Files of the training tool: reading whole, writing whole.

import Glibc

/// Reads and writes whole files.
enum Files {
  /// All bytes of a file; `nil` where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
    }
  }

  /// Writes all bytes of a file; false where it cannot be written.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { _ = close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return false }
      offset += count
    }
    return true
  }

  /// Writes all bytes to standard output; stops where nobody reads.
  static func writeToStandardOutput(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(1, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      if count <= 0 { return }
      offset += count
    }
  }

  /// The lines of a file, without their ends; `nil` where it cannot be read.
  static func lines(_ path: String) -> [ArraySlice<UInt8>]? {
    read(path)?.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }
}

/// Prints a line to standard error at once, for progress.
func report(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

/// Seconds of a clock that only goes forward, for the time left.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds of a core that this process has spent.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

// Writes one file a document into a folder.

import Glibc

/// A folder for the files of `--output`.
struct OutputFolder {
  private let path: String
  /// The names that were given out: two documents of one name get two files.
  private var taken: Set<String> = []

  /// The folder at `path`, made if it is not there; an error says what to do.
  init(_ path: String) throws(UsageError) {
    self.path = path
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw UsageError(message: "--output '\(path)' is no folder") }
    } else if mkdir(path, 0o755) != 0 {
      throw UsageError(message: "--output '\(path)' cannot be made (\(String(cString: strerror(errno))))")
    }
  }

  /// Writes a file for the document `name`; the problem where it cannot be written.
  mutating func write(_ bytes: [UInt8], name: String, pathExtension: String) -> String? {
    let file = "\(path)/\(unusedName(for: name)).\(pathExtension)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return problem(file) }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return problem(file) }
      start += count
    }
    return nil
  }

  private func problem(_ file: String) -> String {
    "\(file): cannot be written (\(String(cString: strerror(errno)))); check the folder and the space on the disk"
  }

  /// A name for a document's file. An identifier from a line of JSON is data: it must not lead out of the folder.
  private mutating func unusedName(for name: String) -> String {
    var safe = name.unicodeScalars.map { $0 == "/" || $0.value < 0x20 ? "_" : String($0) }.joined()
    if safe.isEmpty || safe == "." || safe == ".." { safe = "_" }
    var candidate = safe
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(safe)-\(number)"
      number += 1
    }
    return candidate
  }
}

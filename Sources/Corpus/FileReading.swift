// Reads a file, and says in one sentence what is wrong where it cannot.
//
// It knows paths and bytes; what is prose and what is not is only guessed here to refuse pictures and programs.

import Glibc
import Text

/// Why a file cannot be read.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    case missing, directory, notPermitted, notRegular, binary
    case tooLarge(byteCount: Int, limitBytes: Int)
    case other(errorNumber: Int32)
  }

  /// The file, as it was asked for.
  public var path: String
  /// What is wrong with it.
  public var reason: Reason

  /// An error of its parts.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The file, what is wrong, and what to do.
  public var description: String {
    switch reason {
    case .missing: "\(path): no such file; check the name"
    case .directory: "\(path): is a folder; name the files in it (\(path.hasSuffix("/") ? path : path + "/")*.txt)"
    case .notPermitted: "\(path): may not be read; check its permissions"
    case .notRegular: "\(path): is no regular file; copy its content into one, or pipe it in and read '-'"
    case .binary: "\(path): is binary, not text; convert it to text first"
    case .tooLarge(let count, let limit):
      "\(path): is too large (\(count) bytes of at most \(limit)); split it"
    case .other(let number): "\(path): cannot be read (\(String(cString: strerror(number)))); try again"
    }
  }
}

/// Reads files and standard input.
public enum FileReading {
  /// Whether something stands at a path, readable or not.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The bytes of the regular file at `path`, at most `limitBytes` of them.
  ///
  /// A pipe is read only where `allowsPipe` says so, as a shell's `<(…)` needs: it may keep its reader waiting, which
  /// a server must not.
  public static func bytes(
    ofFile path: String, limitBytes: Int = Limits.fileByteCount, allowsPipe: Bool = false
  ) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path: path, reason: reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, reason: reason(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw FileError(path: path, reason: .directory)
    case S_IFREG: break
    case S_IFIFO where allowsPipe: _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    default: throw FileError(path: path, reason: .notRegular)
    }
    guard Int(status.st_size) <= limitBytes else {
      throw FileError(path: path, reason: .tooLarge(byteCount: Int(status.st_size), limitBytes: limitBytes))
    }
    return try bytes(ofDescriptor: descriptor, path: path, limitBytes: limitBytes, expected: Int(status.st_size))
  }

  /// The bytes of an open descriptor up to its end, at most `limitBytes` of them. `path` names it in errors.
  public static func bytes(
    ofDescriptor descriptor: Int32, path: String, limitBytes: Int, expected: Int = 0
  ) throws(FileError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(expected)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, reason: reason(errno))
      }
      if count == 0 { return result }
      guard result.count + count <= limitBytes else {
        throw FileError(path: path, reason: .tooLarge(byteCount: result.count + count, limitBytes: limitBytes))
      }
      result.append(contentsOf: buffer[..<count])
    }
  }

  /// The text of a file; `wasRepaired` where bytes were not UTF-8 and became U+FFFD.
  ///
  /// Refuses what holds a zero byte in its first 8 KiB: the sign of a binary file, as for grep and git. UTF-16 with a byte
  /// order mark is decoded.
  public static func text(
    ofFile path: String
  ) throws(FileError) -> (text: SourceText, wasRepaired: Bool) {
    try text(from: try bytes(ofFile: path), path: path)
  }

  /// The text of bytes that were read from `path`; see `text(ofFile:)`.
  public static func text(
    from bytes: [UInt8], path: String
  ) throws(FileError) -> (text: SourceText, wasRepaired: Bool) {
    if let decoded = decodedUTF16(bytes) { return (SourceText(decoded), false) }
    guard !bytes.prefix(8 << 10).contains(0) else { throw FileError(path: path, reason: .binary) }
    let text = SourceText(repairing: bytes)
    return (text, text.bytes != bytes)
  }

  private static func decodedUTF16(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let isLittleEndian = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittleEndian || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return nil }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func reason(_ number: Int32) -> FileError.Reason {
    switch number {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .notPermitted
    case EISDIR: .directory
    default: .other(errorNumber: number)
    }
  }
}

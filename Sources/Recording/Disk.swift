// Files and folders as recordings need them: whole files, trees copied and removed.
//
// It knows paths and bytes, and nothing of sessions. What cannot be done gives false or nil; the caller knows what to say.

import Glibc

/// Reads and writes whole files and trees of folders.
enum Disk {
  /// How deep trees may nest: beyond it lies a loop of mounts.
  private static let depthLimit = 32

  /// The bytes of a regular file; `nil` where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return result }
      result.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes a file in the place of what is there; false where it cannot be written.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return write(bytes, to: descriptor)
  }

  /// Writes all bytes to a descriptor that blocks; false where it takes no more.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  /// Makes a folder and those above it, where they are missing.
  static func makeFolder(_ path: String) {
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix += part
      if !prefix.isEmpty { mkdir(prefix, 0o755) }
      prefix += "/"
    }
  }

  /// The folder of a file.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A new folder with a name that nobody has; `nil` where there can be none. Its name holds nothing that a URI encodes.
  static func makeTemporaryFolder() -> String? {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/gloss-XXXXXX").utf8CString)
    // realpath: a server may answer with the folder's real name.
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The regular files below a folder, as paths relative to it, sorted bytewise. Links are not followed.
  static func files(below folder: String) -> [String] {
    var found: [String] = []
    var waiting = [(path: "", depth: 0)]
    while let (path, depth) = waiting.popLast() {
      for name in names(in: path.isEmpty ? folder : folder + "/" + path) {
        let child = path.isEmpty ? name : path + "/" + name
        switch kind(of: folder + "/" + child) {
        case S_IFDIR where depth < depthLimit: waiting.append((child, depth + 1))
        case S_IFREG: found.append(child)
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file, or a folder with everything in it. Links are removed, not followed.
  static func remove(_ path: String, depth: Int = 0) {
    guard kind(of: path) == S_IFDIR, depth <= depthLimit else {
      unlink(path)
      return
    }
    for name in names(in: path) { remove(path + "/" + name, depth: depth + 1) }
    rmdir(path)
  }

  private static func kind(of path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  /// The names in a folder, in no order.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

// Finds the prose files of a folder. It reads names, not contents.

import Glibc
import Text

/// Finds the prose files of a folder, in an order that does not depend on the file system.
public enum FileWalking {
  /// What a walk found.
  public struct Result: Sendable, Hashable {
    /// The paths, sorted bytewise.
    public var paths: [String] = []
    /// Whether there were more than `limitCount`.
    public var isTruncated = false
  }

  /// How deep folders may nest: beyond it lies a loop of mounts or a machine's work.
  private static let depthLimit = 32

  /// The prose files in and below `folder`: hidden files, hidden folders and symbolic links are left out.
  ///
  /// Gives nothing for the root folder and the home folder, which nobody means, unless `isForced`. `isCancelled` is polled
  /// once a folder.
  public static func proseFiles(
    in folder: String, filter: FileFilter = FileFilter(), limitCount: Int = Limits.documentCount,
    isForced: Bool = false,
    isCancelled: () -> Bool = { false }
  ) -> Result {
    guard isForced || !isRefused(folder) else { return Result() }
    var found = Result()
    let prefix = folder.hasSuffix("/") ? folder.utf8.count : folder.utf8.count + 1
    var waiting = [(path: folder, depth: 0)]
    while let (path, depth) = waiting.popLast(), !isCancelled() {
      for name in names(in: path) where !name.hasPrefix(".") {
        let child = path.hasSuffix("/") ? path + name : path + "/" + name
        let relative = String(decoding: child.utf8.dropFirst(prefix), as: UTF8.self)
        let (kind, byteCount) = status(of: child)
        switch kind {
        case S_IFDIR where depth < depthLimit && !filter.excludesAll(below: relative):
          waiting.append((child, depth + 1))
        case S_IFREG where byteCount <= filter.limitByteCount && filter.accepts(relative): found.paths.append(child)
        default: break
        }
      }
    }
    found.paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if found.paths.count > limitCount {
      found.paths.removeLast(found.paths.count - limitCount)
      found.isTruncated = true
    }
    return found
  }

  /// Whether a folder is the root or the home folder.
  public static func isRefused(_ folder: String) -> Bool {
    guard let resolved = realpath(folder, nil) else { return false }
    defer { free(resolved) }
    let path = String(cString: resolved)
    if path == "/" { return true }
    guard let home = getenv("HOME"), let resolvedHome = realpath(home, nil) else { return false }
    defer { free(resolvedHome) }
    return path == String(cString: resolvedHome)
  }

  private static func status(of path: String) -> (kind: mode_t, byteCount: Int) {
    var status = stat()
    return lstat(path, &status) == 0 ? (status.st_mode & S_IFMT, Int(status.st_size)) : (0, 0)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}

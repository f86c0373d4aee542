// A recorded session as a folder that can be zipped and sent: the session's file, the files of the workspace as the server
// read them first, and what they held later.
//
//     session.jsonl        or session.jsonl.gz
//     workspace/…          what `${ROOT}` held; workspace2/… for `${ROOT2}`, home/… for `${HOME}`
//     contents/<sha256>    what files held after a change on disk

import Text

/// Where the parts of a recorded session lie.
public struct SessionFolder: Sendable {
  /// The folder.
  public var path: String
  /// The session's own file.
  public var sessionPath: String

  /// The name of the session's own file.
  private static let fileName = "session.jsonl"
  /// What is behind the name of a file that is compressed.
  private static let compressedSuffix = ".gz"

  /// The session at a path: the folder, or the `.jsonl` or `.jsonl.gz` file in it. In a folder the file that is not
  /// compressed comes first.
  public init(path: String) {
    if [".jsonl", ".jsonl" + Self.compressedSuffix].contains(where: path.hasSuffix) {
      sessionPath = path
      self.path = Disk.folder(of: path)
    } else {
      let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      self.path = trimmed
      let names = Disk.names(in: trimmed)
      let isCompressed = !names.contains(Self.fileName) && names.contains(Self.fileName + Self.compressedSuffix)
      sessionPath = "\(trimmed)/\(Self.fileName)\(isCompressed ? Self.compressedSuffix : "")"
    }
  }

  /// A new session at a path, whatever lies there.
  init(newAt path: String, isCompressed: Bool) {
    self.init(path: path)
    if self.isCompressed, !path.hasSuffix(Self.compressedSuffix) {
      sessionPath.removeLast(Self.compressedSuffix.count)
    }
    if isCompressed, !self.isCompressed { sessionPath += Self.compressedSuffix }
  }

  /// Whether the session's own file is a gzip file, as its name says.
  public var isCompressed: Bool { Self.isCompressed(sessionPath) }

  /// Whether the file at a path is a gzip file, as its name says.
  static func isCompressed(_ path: String) -> Bool { path.hasSuffix(compressedSuffix) }

  /// The lines that the bytes of the session's own file stand for.
  ///
  /// A server that was killed leaves a gzip file without an end. Its lines are whole all the same and are given, as those of
  /// a file that is not compressed would be.
  public func lines(ofFile bytes: [UInt8]) throws(GzipError) -> [UInt8] {
    guard isCompressed else { return bytes }
    let content = Gzip.content(of: bytes, limitBytes: Limits.recordingByteCount)
    guard let error = content.error else { return content.bytes }
    guard error == .truncated, content.bytes.last == UInt8(ascii: "\n") else { throw error }
    return content.bytes
  }

  /// The name of the folder that keeps the files of a placeholder (`ROOT`, `ROOT2`, `HOME`); `nil` for other names.
  static func folderName(ofPlaceholder name: String) -> String? {
    if name == "HOME" { return "home" }
    guard name.hasPrefix("ROOT") else { return nil }
    let number = name.dropFirst("ROOT".count)
    return number.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "workspace" + number : nil
  }

  /// The placeholder whose files a folder keeps: the inverse of `folderName`.
  static func placeholder(ofFolderName name: String) -> String? {
    if name == "home" { return "HOME" }
    return isWorkspace(name) ? "ROOT" + name.dropFirst("workspace".count) : nil
  }

  /// Where a file with a placeholder in its path (`${ROOT}/a/b.md`, or `a/b.md` for short) lies, relative to the folder;
  /// `nil` for paths that lead out of it.
  static func place(of path: String) -> String? {
    let full = path.hasPrefix("${") ? path : "${ROOT}/" + path
    guard let close = full.firstIndex(of: "}") else { return nil }
    let name = String(full[full.index(full.startIndex, offsetBy: 2)..<close])
    let rest = full[full.index(after: close)...]
    guard let folder = folderName(ofPlaceholder: name), rest.hasPrefix("/") else { return nil }
    let parts = rest.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }) else {
      return nil
    }
    return folder + rest
  }

  /// The content of a digest.
  func content(sha256: String) -> [UInt8]? {
    guard sha256.utf8.count == 64, sha256.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return Disk.read(path + "/contents/" + sha256)
  }

  /// Keeps a content under its digest.
  func keep(_ bytes: [UInt8], sha256: String) {
    Disk.makeFolder(path + "/contents")
    _ = Disk.write(bytes, to: path + "/contents/" + sha256)
  }

  /// Removes the files of an earlier recording in the same folder.
  func clear() {
    for name in Disk.names(in: path) where Self.isPart(name) { Disk.remove(path + "/" + name) }
  }

  /// What lies in the folder and is no part of a recording, sorted; where there is no recording, everything.
  var strangers: [String] {
    let names = Disk.names(in: path).sorted()
    let isRecording = names.contains(where: Self.isSession)
    return isRecording ? names.filter { !Self.isPart($0) } : names
  }

  /// The files of all workspaces, and what they held later, as paths in the folder.
  public var files: [String] {
    (workspaceNames + ["contents"]).flatMap { name in Disk.files(below: path + "/" + name).map { name + "/" + $0 } }
  }

  /// The folders of workspaces that the session has.
  var workspaceNames: [String] { Disk.names(in: path).filter(Self.isWorkspace).sorted() }

  private static func isPart(_ name: String) -> Bool {
    isSession(name) || name == "contents" || isWorkspace(name)
  }

  private static func isSession(_ name: String) -> Bool { name == fileName || name == fileName + compressedSuffix }

  private static func isWorkspace(_ name: String) -> Bool {
    if name == "home" { return true }
    return name.hasPrefix("workspace")
      && name.dropFirst("workspace".count).utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

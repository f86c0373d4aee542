// The fresh folders of one replay: what `${ROOT}` and its like stand for while it runs.

import Glibc
import JSON
import Text

/// A temporary copy of a session's workspace. It is removed with the value's last owner.
final class ReplayFolders {
  private let base: String
  private let source: SessionFolder?

  /// Copies the workspace of a session; `nil` where there can be no temporary folder.
  init?(copying source: SessionFolder?) {
    guard let base = Disk.makeTemporaryFolder() else { return nil }
    self.base = base
    self.source = source
    for name in ["workspace", "home"] { Disk.makeFolder(base + "/" + name) }
    guard let source else { return }
    for name in source.workspaceNames {
      for file in Disk.files(below: source.path + "/" + name) {
        guard let bytes = Disk.read(source.path + "/\(name)/\(file)") else { continue }
        put(bytes, at: "\(name)/\(file)")
      }
    }
  }

  deinit { Disk.remove(base) }

  /// The folder that a placeholder stands for; made where it is missing.
  func folder(_ name: String) -> String? {
    guard let part = SessionFolder.folderName(ofPlaceholder: name) else { return nil }
    let path = base + "/" + part
    mkdir(path, 0o755)
    return path
  }

  /// A message or a text with these folders in the place of their names.
  func filling(_ message: JSONValue) -> JSONValue { RootPlaceholder.filling(message, folder: folder) }

  /// A message with the names of these folders in their place.
  func hiding(_ message: JSONValue) -> JSONValue {
    // Made anew for each message: a folder comes into being when it is named.
    RootPlaceholder(
      named: Disk.names(in: base).sorted().compactMap { name in
        SessionFolder.placeholder(ofFolderName: name).map { ($0, base + "/" + name) }
      }
    ).hiding(message)
  }

  /// Bytes of a client that were no message. A frame that was whole is whole again with the folders' paths in it.
  func filling(raw bytes: [UInt8]) -> [UInt8] {
    guard let body = SessionFile.body(ofFrame: bytes) else { return bytes }
    let filled = RootPlaceholder.filling(body, folder: folder)
    return filled == body ? bytes : Array("Content-Length: \(filled.count)\r\n\r\n".utf8) + filled
  }

  /// Changes a file as the recording says; false where the recording lacks what it holds.
  func apply(_ change: SessionFile.FileChange) -> Bool {
    guard let place = SessionFolder.place(of: change.path) else { return false }
    if change.kind == .deleted {
      unlink(base + "/" + place)
      return true
    }
    guard let bytes = change.sha256.flatMap({ source?.content(sha256: $0) }) else { return false }
    put(bytes, at: place)
    return true
  }

  private func put(_ bytes: [UInt8], at place: String) {
    let path = base + "/" + place
    Disk.makeFolder(Disk.folder(of: path))
    _ = Disk.write(bytes, to: path)
  }
}

// A session's folder in a temporary place, for programs that look at changed copies of it.

/// A session in a temporary folder. It is removed with its last owner.
public final class SessionTrial {
  /// Where it lies.
  public let folder: SessionFolder
  private var files: [String: [UInt8]] = [:]

  /// An empty folder; `nil` where there can be none.
  public init?() {
    guard let path = Disk.makeTemporaryFolder() else { return nil }
    folder = SessionFolder(path: path)
  }

  deinit { Disk.remove(folder.path) }

  /// Writes a session in the place of the one before; false where it cannot be written.
  public func put(_ recorded: RecordedSession) -> Bool {
    for name in files.keys where recorded.files[name] == nil { Disk.remove(folder.path + "/" + name) }
    let changed = recorded.files.filter { files[$0.key] != $0.value }
    files = recorded.files
    return RecordedSession(recorded.session, files: changed).write(to: folder)
  }
}

extension RecordedSession {
  /// Writes the session and its files to a folder, which is made where it is missing; false where one cannot be written.
  public func write(to folder: SessionFolder) -> Bool {
    Disk.makeFolder(folder.path)
    let areWritten = files.allSatisfy { name, bytes in
      let path = folder.path + "/" + name
      Disk.makeFolder(Disk.folder(of: path))
      return Disk.write(bytes, to: path)
    }
    return areWritten && session.write(to: folder.sessionPath)
  }
}

extension SessionFolder {
  /// Makes the folder where it is missing; the path of the session's own file.
  public func prepared() -> String {
    Disk.makeFolder(path)
    return sessionPath
  }
}

/// Writes what recordings are converted to.
public enum RecordingOutput {
  /// Writes a file in the place of what is there; false where it cannot be written.
  public static func write(_ bytes: [UInt8], to path: String) -> Bool { Disk.write(bytes, to: path) }
}

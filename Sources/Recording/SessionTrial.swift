// A session's folder in a temporary place, for programs that look at changed copies of it.

/// A temporary copy of a recorded session. It is removed with its last owner.
public final class SessionTrial {
  /// Where it lies.
  public let folder: SessionFolder

  /// Copies the files of a session; `nil` where there can be no temporary folder.
  public init?(copying source: SessionFolder) {
    guard let path = Disk.makeTemporaryFolder() else { return nil }
    folder = SessionFolder(path: path)
    _ = source.copyFiles(to: folder)
  }

  deinit { Disk.remove(folder.path) }

  /// Writes the session in the place of the one before.
  public func put(_ session: SessionFile) -> Bool { session.write(to: folder.sessionPath) }

  /// Copies everything to a folder, which is made where it is missing.
  public func copy(to target: SessionFolder) -> Bool {
    Disk.makeFolder(target.path)
    guard folder.copyFiles(to: target), let bytes = Disk.read(folder.sessionPath) else { return false }
    return Disk.write(bytes, to: target.sessionPath)
  }
}

extension SessionFolder {
  /// Makes the folder where it is missing; the path of the session's own file.
  public func prepared() -> String {
    Disk.makeFolder(path)
    return sessionPath
  }

  /// Copies workspaces and contents; false where one cannot be written.
  fileprivate func copyFiles(to target: SessionFolder) -> Bool {
    files.allSatisfy { file in
      Disk.makeFolder(Disk.folder(of: target.path + "/" + file))
      return Disk.read(path + "/" + file).map { Disk.write($0, to: target.path + "/" + file) } ?? false
    }
  }
}

/// Writes what recordings are converted to.
public enum RecordingOutput {
  /// Writes a file in the place of what is there; false where it cannot be written.
  public static func write(_ bytes: [UInt8], to path: String) -> Bool { Disk.write(bytes, to: path) }
}

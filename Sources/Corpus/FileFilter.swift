// Which files of a folder are documents.

import Text

/// Which files of a folder are documents: by the pattern of their path and by their size.
public struct FileFilter: Sendable, Hashable {
  private let include: [GlobPattern]
  private let exclude: [GlobPattern]
  /// The patterns of `exclude` that hold for all that is below a folder.
  private let excludedFolders: [GlobPattern]
  /// The largest file.
  public let limitByteCount: Int

  /// A filter. The patterns are for paths from the folder down.
  public init(
    include: [String] = ["**/*.{txt,text,md,markdown}"], exclude: [String] = [],
    limitByteCount: Int = Limits.fileByteCount
  ) {
    self.include = include.map { GlobPattern($0) }
    self.exclude = exclude.map { GlobPattern($0) }
    excludedFolders = exclude.filter { $0.hasSuffix("/**") }.map { GlobPattern($0) }
    self.limitByteCount = limitByteCount
  }

  /// Whether a file is wanted, by its path from the folder down. Extensions may be in capitals.
  public func accepts(_ path: some StringProtocol) -> Bool {
    let folded = path.lowercased()
    return include.contains { $0.matches(path) || $0.matches(folded) } && !exclude.contains { $0.matches(path) }
  }

  /// Whether nothing in or below a folder is wanted, whatever it is.
  public func excludesAll(below folder: String) -> Bool {
    excludedFolders.contains { $0.matches(folder + "/-") && $0.matches(folder + "/-/-") }
  }
}

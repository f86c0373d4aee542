// Files have changed on disk.

import JSON

/// `workspace/didChangeWatchedFiles`.
public enum DidChangeWatchedFilesNotification: NotificationType {
  /// The method.
  public static let method = "workspace/didChangeWatchedFiles"
  /// The files.
  public typealias Params = DidChangeWatchedFilesParams
}

/// The files that changed.
public struct DidChangeWatchedFilesParams: JSONReadable, Sendable, Hashable {
  /// The kinds of changes, with the protocol's numbers.
  public enum Kind: Int, Sendable {
    /// The kinds of the protocol, by its names.
    case created = 1
    case changed = 2
    case deleted = 3
  }

  /// One file.
  public struct Change: Sendable, Hashable {
    /// The file.
    public var uri: String
    /// What happened to it.
    public var kind: Kind
  }

  /// The changes in order; entries that make no sense are left out.
  public let changes: [Change]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var changes: [Change] = []
    try reader.object { (key, reader) throws(JSONError) in
      guard "changes" ~= key else { return }
      let entries = try reader.ifPossible([JSONValue].self) ?? []
      changes = entries.compactMap { entry in
        guard let uri = entry["uri"]?.string, let kind = entry["type"]?.integer.flatMap(Kind.init) else { return nil }
        return Change(uri: uri, kind: kind)
      }
    }
    self.changes = changes
  }
}

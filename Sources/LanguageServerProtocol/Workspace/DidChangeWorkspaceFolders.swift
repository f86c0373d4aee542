// Folders were added to the client or taken from it.

import JSON

/// `workspace/didChangeWorkspaceFolders`.
public enum DidChangeWorkspaceFoldersNotification: NotificationType {
  /// The method.
  public static let method = "workspace/didChangeWorkspaceFolders"
  /// The folders.
  public typealias Params = DidChangeWorkspaceFoldersParams
}

/// Folders that came and went.
public struct DidChangeWorkspaceFoldersParams: JSONReadable, Sendable {
  /// Folders that came.
  public let added: [InitializeParams.Folder]
  /// Folders that went.
  public let removed: [InitializeParams.Folder]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var event = JSONValue.null
    try reader.object { (key, reader) throws(JSONError) in
      if "event" ~= key { event = try reader.read() }
    }
    added = InitializeParams.folders(event["added"] ?? .null) ?? []
    removed = InitializeParams.folders(event["removed"] ?? .null) ?? []
  }
}

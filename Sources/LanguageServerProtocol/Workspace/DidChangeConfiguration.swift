// The client's settings have changed.

import JSON

/// `workspace/didChangeConfiguration`.
public enum DidChangeConfigurationNotification: NotificationType {
  /// The method.
  public static let method = "workspace/didChangeConfiguration"
  /// The settings.
  public typealias Params = DidChangeConfigurationParams
}

/// New settings.
public struct DidChangeConfigurationParams: JSONReadable, Sendable {
  /// The settings as they came; null where the client wants to be asked.
  public let settings: JSONValue

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var settings = JSONValue.null
    try reader.object { (key, reader) throws(JSONError) in
      if "settings" ~= key { settings = try reader.read() }
    }
    self.settings = settings
  }
}

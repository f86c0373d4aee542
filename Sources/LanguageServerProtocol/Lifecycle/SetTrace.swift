// How much the client wants to hear about what the server does.

import JSON

/// `$/setTrace`.
public enum SetTraceNotification: NotificationType {
  /// The method.
  public static let method = "$/setTrace"
  /// The new value.
  public typealias Params = SetTraceParams
}

/// How much is traced.
public struct SetTraceParams: JSONReadable, Sendable, Hashable {
  /// `off`, `messages` or `verbose`; nil for anything else.
  public let value: String?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var value: String?
    try reader.object { (key, reader) throws(JSONError) in
      if "value" ~= key { value = try reader.ifPossible(String.self) }
    }
    self.value = value
  }
}

// The client has read the answer to `initialize`.

import JSON

/// `initialized`.
public enum InitializedNotification: NotificationType {
  /// The method.
  public static let method = "initialized"
  /// None.
  public typealias Params = JSONNull
}

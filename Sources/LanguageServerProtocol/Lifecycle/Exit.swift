// The end of the process.

import JSON

/// `exit`.
public enum ExitNotification: NotificationType {
  /// The method.
  public static let method = "exit"
  /// None.
  public typealias Params = JSONNull
}

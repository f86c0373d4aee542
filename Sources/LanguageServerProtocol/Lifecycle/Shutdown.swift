// The end of work; the process stays until `exit`.

import JSON

/// `shutdown`.
public enum ShutdownRequest: RequestType {
  /// The method.
  public static let method = "shutdown"
  /// None.
  public typealias Params = JSONNull
  /// Null.
  public typealias Result = JSONNull
}

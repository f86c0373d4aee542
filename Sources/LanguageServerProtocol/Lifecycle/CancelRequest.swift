// The client no longer wants an answer.

import JSON

/// `$/cancelRequest`.
public enum CancelRequestNotification: NotificationType {
  /// The method.
  public static let method = "$/cancelRequest"
  /// Which request.
  public typealias Params = CancelParams
}

/// Which request is cancelled.
public struct CancelParams: JSONReadable, Sendable, Hashable {
  /// Its id; nil where what stands there is none.
  public let id: RequestID?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var id: RequestID?
    try reader.object { (key, reader) throws(JSONError) in
      if "id" ~= key { id = try reader.ifPossible(RequestID.self) }
    }
    self.id = id
  }
}

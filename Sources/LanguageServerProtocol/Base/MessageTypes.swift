// What a message type states of itself: its method, its parameters, its result.

import JSON

/// A request from the client.
public protocol RequestType: Sendable {
  /// The method.
  static var method: String { get }
  /// The parameters.
  associatedtype Params: JSONReadable & Sendable
  /// The result.
  associatedtype Result: JSONWritable & Sendable
}

/// A notification from the client.
public protocol NotificationType: Sendable {
  /// The method.
  static var method: String { get }
  /// The parameters.
  associatedtype Params: JSONReadable & Sendable
}

// What the client says it can take, as it says it. What follows for answers is decided in ClientCapabilities+Resolved.

import JSON

/// The capabilities of a client, as a tree: most of it concerns nobody.
public struct ClientCapabilities: Sendable {
  private let tree: JSONValue

  /// Capabilities as they came.
  public init(_ tree: JSONValue = .null) { self.tree = tree }

  /// The value under a path of keys.
  public subscript(path: String...) -> JSONValue? {
    var value: JSONValue? = tree
    for key in path { value = value?[key] }
    return value
  }

  /// Whether the value under a path is true.
  func isTrue(_ path: String...) -> Bool {
    var value: JSONValue? = tree
    for key in path { value = value?[key] }
    return value?.bool ?? false
  }
}

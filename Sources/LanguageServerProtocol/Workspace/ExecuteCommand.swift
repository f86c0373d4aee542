// Commands, for clients that cannot send methods of our own.

import JSON

/// `workspace/executeCommand`.
public enum ExecuteCommandRequest: RequestType {
  /// The method.
  public static let method = "workspace/executeCommand"
  /// The command.
  public typealias Params = ExecuteCommandParams
  /// What the command gives.
  public typealias Result = JSONValue
}

/// A command with its arguments.
public struct ExecuteCommandParams: JSONReadable, Sendable, Hashable {
  /// The name of the command.
  public let command: String
  /// Its arguments.
  public let arguments: [JSONValue]

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var command: String?
    var arguments: [JSONValue] = []
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "command": command = try reader.string()
      case "arguments": arguments = try reader.takeNull() ? [] : try reader.array()
      default: break
      }
    }
    self.command = try reader.require(command, "command")
    self.arguments = arguments
  }
}

// A line for the client's log.

import JSON

/// `window/logMessage`, and `window/showMessage`, which has the same parameters.
public struct LogMessageParams: JSONWritable, Sendable, Hashable {
  /// The method.
  public static let method = "window/logMessage"
  /// The method that shows the line to people.
  public static let showMethod = "window/showMessage"

  /// How serious it is, with the protocol's numbers.
  public enum Level: Int, Sendable {
    /// The levels of the protocol, by its names.
    case error = 1
    case warning = 2
    case info = 3
    case log = 4
  }

  /// How serious it is.
  public var level: Level
  /// The line.
  public var message: String

  /// A line.
  public init(_ level: Level, _ message: String) {
    self.level = level
    self.message = message
  }

  /// Writes the parameters.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", message)
      writer.member("type", level.rawValue)
    }
  }
}

// What the server does with messages, for clients that want to know.

import JSON

/// `$/logTrace`.
public struct LogTraceParams: JSONWritable, Sendable, Hashable {
  /// The method.
  public static let method = "$/logTrace"

  /// What happened.
  public var message: String
  /// More of it, where the client wants all.
  public var verbose: String?

  /// A line.
  public init(message: String, verbose: String? = nil) {
    self.message = message
    self.verbose = verbose
  }

  /// Writes the parameters.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", message)
      if let verbose { writer.member("verbose", verbose) }
    }
  }
}

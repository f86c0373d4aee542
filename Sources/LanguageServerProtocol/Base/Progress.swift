// How far a long piece of work is, and results in parts.

import JSON

/// The name of a progress, as its maker has given it.
public enum ProgressToken: Hashable, Sendable, JSONReadable, JSONWritable {
  /// A number.
  case integer(Int)
  /// A string.
  case string(String)

  /// Reads an integer or a string.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self = reader.peek() == .string ? .string(try reader.string()) : .integer(try reader.integer())
  }

  /// Writes the token as it came.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .integer(let value): writer.integer(value)
    case .string(let value): writer.string(value)
    }
  }
}

/// `$/progress`: a step of a piece of work, or a part of a result.
public struct ProgressParams<Value: JSONWritable>: JSONWritable {
  /// Whose it is.
  public var token: ProgressToken
  /// The step or the part.
  public var value: Value

  /// A step or a part.
  public init(token: ProgressToken, value: Value) {
    self.token = token
    self.value = value
  }

  /// Writes the parameters.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("token", token)
      writer.member("value", value)
    }
  }
}

/// The method of `ProgressParams`.
public enum ProgressNotification {
  /// The method.
  public static let method = "$/progress"
}

/// A step of a piece of work of the server's own.
public enum WorkDoneProgress: JSONWritable, Sendable, Hashable {
  /// It begins, with a title.
  case begin(title: String, message: String?, percentage: Int?)
  /// It goes on.
  case report(message: String?, percentage: Int?)
  /// It is over.
  case end(message: String?)

  /// Writes the value of a `$/progress`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .begin(let title, let message, let percentage):
        writer.member("cancellable", true)
        writer.member("kind", "begin")
        if let message { writer.member("message", message) }
        if let percentage { writer.member("percentage", percentage) }
        writer.member("title", title)
      case .report(let message, let percentage):
        writer.member("cancellable", true)
        writer.member("kind", "report")
        if let message { writer.member("message", message) }
        if let percentage { writer.member("percentage", percentage) }
      case .end(let message):
        writer.member("kind", "end")
        if let message { writer.member("message", message) }
      }
    }
  }
}

/// `window/workDoneProgress/cancel`.
public enum WorkDoneProgressCancelNotification: NotificationType {
  /// The method.
  public static let method = "window/workDoneProgress/cancel"
  /// Which.
  public typealias Params = WorkDoneProgressCancelParams
}

/// Which piece of work is given up.
public struct WorkDoneProgressCancelParams: JSONReadable, Sendable, Hashable {
  /// Its token; nil where what stands there is none.
  public let token: ProgressToken?

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var token: ProgressToken?
    try reader.object { (key, reader) throws(JSONError) in
      if "token" ~= key { token = try reader.ifPossible(ProgressToken.self) }
    }
    self.token = token
  }
}

/// The member `partialResultToken` that parameters of many methods may have.
public struct PartialResultParams: JSONReadable, Sendable, Hashable {
  /// The token; nil where the client takes the result whole.
  public let token: ProgressToken?

  /// Reads the parameters, of whatever method.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var token: ProgressToken?
    try reader.object { (key, reader) throws(JSONError) in
      if "partialResultToken" ~= key { token = try reader.ifPossible(ProgressToken.self) }
    }
    self.token = token
  }
}

// Why a request was refused, in the protocol's numbers.

import JSON

/// The codes of JSON-RPC and of the protocol.
public enum ErrorCode: Int, Sendable, Hashable, CaseIterable {
  /// The body is not JSON.
  case parseError = -32700
  /// The body is JSON, but no message, or none that is allowed now.
  case invalidRequest = -32600
  /// Nobody handles the method.
  case methodNotFound = -32601
  /// The parameters have another shape than the method needs.
  case invalidParams = -32602
  /// Something of ours went wrong.
  case internalError = -32603
  /// A request came before `initialize`.
  case serverNotInitialized = -32002
  /// The request is right, but cannot be fulfilled.
  case requestFailed = -32803
  /// The server gave the request up.
  case serverCancelled = -32802
  /// The document changed, and the answer would be wrong.
  case contentModified = -32801
  /// The client gave the request up.
  case requestCancelled = -32800
}

/// The refusal of a request.
public struct ResponseError: Error, Sendable, Hashable, JSONWritable {
  /// The class of the refusal.
  public var code: ErrorCode
  /// What is wrong, for people.
  public var message: String
  /// What is wrong, for programs: a stable word such as `params.type`; goes into `data`.
  public var reason: String?
  /// The number of the message in the catalogue, such as `A042`; goes into `data`.
  public var catalogueCode: String?

  /// A refusal.
  public init(_ code: ErrorCode, _ message: String, reason: String? = nil, catalogueCode: String? = nil) {
    self.code = code
    self.message = message
    self.reason = reason
    self.catalogueCode = catalogueCode
  }

  /// The refusal of a body that is not JSON.
  public static func noJSON(_ description: String) -> ResponseError {
    ResponseError(.parseError, description, reason: "json.syntax", catalogueCode: "A027")
  }

  /// The refusal of JSON that is not a message.
  public static func noMessage(_ description: String) -> ResponseError {
    ResponseError(.invalidRequest, description, reason: "message.shape", catalogueCode: "A028")
  }

  /// Writes the error object.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", code.rawValue)
      if reason != nil || catalogueCode != nil {
        writer.key("data")
        writer.object { writer in
          if let catalogueCode { writer.member("code", catalogueCode) }
          if let reason { writer.member("reason", reason) }
        }
      }
      writer.member("message", message)
    }
  }
}

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
  /// What the refusal is about, for programs: the members of `GlossErrorDetails`; goes into `data`, where there are any.
  public var details: JSONObject

  /// A refusal.
  public init(
    _ code: ErrorCode, _ message: String, reason: String? = nil, catalogueCode: String? = nil,
    details: JSONObject = JSONObject()
  ) {
    self.code = code
    self.message = message
    self.reason = reason
    self.catalogueCode = catalogueCode
    self.details = details
  }

  /// The refusal of a body that is not JSON.
  public static func noJSON(_ error: JSONError) -> ResponseError {
    ResponseError(
      .parseError, error.description, reason: "json.syntax", catalogueCode: "A027",
      details: JSONObject([("byteOffset", .integer(Int64(error.byteOffset)))]))
  }

  /// The refusal of JSON that is not a message: the member at fault, where it is one, and what is wrong.
  public static func noMessage(_ member: String?, _ problem: String) -> ResponseError {
    var details = JSONObject([("problem", .string(problem))])
    if let member { details["path"] = .string(member) }
    return ResponseError(
      .invalidRequest, member.map { "\($0): \(problem)" } ?? problem, reason: "message.shape", catalogueCode: "A028",
      details: details)
  }

  /// Writes the error object.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", code.rawValue)
      if reason != nil || catalogueCode != nil {
        writer.key("data")
        writer.object { writer in
          if let catalogueCode { writer.member("code", catalogueCode) }
          if !details.members.isEmpty { writer.member("details", JSONValue.object(details)) }
          if let reason { writer.member("reason", reason) }
        }
      }
      writer.member("message", message)
    }
  }
}

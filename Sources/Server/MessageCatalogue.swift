// Every sentence that the server says of itself, each with a number that stays.
//
// Nothing here holds text of a document: messages end up in logs.

import Features
import JSON
import LanguageServerProtocol
import Text

/// The refusals of requests.
enum Refusal {
  static func notInitialized(_ method: String) -> ResponseError {
    ResponseError(
      .serverNotInitialized, "\(method): 'initialize' must come first", reason: "lifecycle.notInitialized",
      catalogueCode: "A001", details: about(method: method))
  }

  static let initializedTwice = ResponseError(
    .invalidRequest, "initialize: the session has begun already", reason: "lifecycle.initializedTwice",
    catalogueCode: "A002")

  static func shutDown(_ method: String) -> ResponseError {
    ResponseError(
      .invalidRequest, "\(method): nothing but 'exit' may follow 'shutdown'", reason: "lifecycle.shutDown",
      catalogueCode: "A003", details: about(method: method))
  }

  static func unknownMethod(_ method: String) -> ResponseError {
    ResponseError(
      .methodNotFound, "\(method.prefix(100)): no such method", reason: "method.unknown", catalogueCode: "A004",
      details: about(method: method))
  }

  /// Wrong parameters: the method where it is known, the path of the member, and what is wrong with it ("expected
  /// string").
  static func params(_ method: String?, _ path: String, _ problem: String) -> ResponseError {
    var details = method.map(about) ?? JSONObject()
    if !path.isEmpty { details["path"] = .string(path) }
    details["problem"] = .string(problem)
    let message = [method ?? "", path, problem].filter { !$0.isEmpty }.joined(separator: ": ")
    return ResponseError(.invalidParams, message, reason: "params.type", catalogueCode: "A005", details: details)
  }

  static func params(_ method: String, _ error: JSONError) -> ResponseError {
    params(method, error.pathDescription, error.message)
  }

  static let cancelled = ResponseError(
    .requestCancelled, "cancelled by the client", reason: "request.cancelled", catalogueCode: "A006")

  static let cancelledByShutdown = ResponseError(
    .serverCancelled, "cancelled by 'shutdown'", reason: "request.shutdown", catalogueCode: "A007")

  static let congested = ResponseError(
    .serverCancelled, "too many answers wait to be read", reason: "output.congested", catalogueCode: "A008")

  static func tooManyRequests(_ limitCount: Int) -> ResponseError {
    ResponseError(
      .serverCancelled, "more than \(limitCount) requests wait", reason: "request.tooMany", catalogueCode: "A009",
      details: over(limitCount))
  }

  static let idInUse = ResponseError(
    .invalidRequest, "the id belongs to a request that is not answered yet", reason: "request.idInUse",
    catalogueCode: "A010")

  static let contentModified = ResponseError(
    .contentModified, "the document changed while the answer was made", reason: "document.modified",
    catalogueCode: "A011")

  static let staleCursor = ResponseError(
    .contentModified, "the cursor is of an earlier moment; ask from the start", reason: "cursor.stale",
    catalogueCode: "A012")

  static func textTooLarge(_ byteCount: Int) -> ResponseError {
    ResponseError(
      .requestFailed, "text of \(byteCount) bytes; at most \(Limits.annotatedDocumentByteCount) are annotated",
      reason: "document.tooLarge", catalogueCode: "A013",
      details: over(Limits.annotatedDocumentByteCount, byteCount: byteCount))
  }

  static func rename(_ refusal: RenameRefusal) -> ResponseError {
    ResponseError(
      refusal == .badName ? .invalidParams : .requestFailed, refusal.message, reason: "rename.\(refusal.rawValue)",
      catalogueCode: "A014")
  }

  static func unknownDocument(_ uri: String) -> ResponseError {
    ResponseError(
      .requestFailed, "\(uri.prefix(200)): no such document is open or in a folder", reason: "document.unknown",
      catalogueCode: "A015", details: JSONObject([("uri", .string(String(uri.prefix(200))))]))
  }

  static func identifier(_ id: String, _ fault: IdentifierFault) -> ResponseError {
    let id = String(id.prefix(100))
    let details = JSONObject([("id", .string(id))])
    switch fault {
    case .malformed:
      return ResponseError(
        .invalidParams, "\(id): not an identifier of this server", reason: "id.malformed", catalogueCode: "A016",
        details: details)
    case .stale:
      return ResponseError(
        .requestFailed, "\(id): of a text that has changed or is closed; ask for it anew", reason: "stale.id",
        catalogueCode: "A017", details: details)
    case .unknown:
      return ResponseError(
        .requestFailed, "\(id): nothing has this identifier", reason: "id.unknown", catalogueCode: "A018",
        details: details)
    }
  }

  static func tooManyDocuments(_ count: Int) -> ResponseError {
    ResponseError(
      .requestFailed, "\(count) documents; at most \(Limits.documentCount) are held", reason: "document.tooMany",
      catalogueCode: "A019", details: over(Limits.documentCount, count: count))
  }

  static let tooManySubscriptions = ResponseError(
    .requestFailed, "more than \(ChangeAnnouncer.limitCount) subscriptions", reason: "subscription.tooMany",
    catalogueCode: "A023", details: over(ChangeAnnouncer.limitCount))

  static func unknownSubscription(_ id: String) -> ResponseError {
    ResponseError(
      .requestFailed, "\(id.prefix(40)): no such subscription", reason: "subscription.unknown", catalogueCode: "A024",
      details: JSONObject([("id", .string(String(id.prefix(40))))]))
  }

  static func unknownCommand(_ name: String) -> ResponseError {
    ResponseError(
      .invalidParams, "\(name.prefix(100)): no such command", reason: "command.unknown", catalogueCode: "A025",
      details: JSONObject([("command", .string(String(name.prefix(100))))]))
  }

  static func notReadable(_ method: String) -> ResponseError {
    ResponseError(
      .invalidParams, "\(method.prefix(100)): not a method that only reads", reason: "command.notReadable",
      catalogueCode: "A026", details: about(method: method))
  }

  static let malformedHeader = ResponseError(
    .parseError, "header without a usable Content-Length; searching for the next one", reason: "frame.header",
    catalogueCode: "A020")

  static func oversized(_ byteCount: Int) -> ResponseError {
    ResponseError(
      .invalidRequest, "message of \(byteCount) bytes; at most \(Limits.messageByteCount) are read",
      reason: "frame.tooLarge", catalogueCode: "A021", details: over(Limits.messageByteCount, byteCount: byteCount))
  }

  static func charset(_ name: String) -> ResponseError {
    ResponseError(
      .invalidRequest, "charset \(name.prefix(40)): only utf-8 is supported", reason: "frame.charset",
      catalogueCode: "A022", details: JSONObject([("charset", .string(String(name.prefix(40))))]))
  }

  // MARK: Details

  private static func about(method: String) -> JSONObject {
    JSONObject([("method", .string(String(method.prefix(100))))])
  }

  private static func over(_ limit: Int, count: Int? = nil, byteCount: Int? = nil) -> JSONObject {
    var details = JSONObject([("limit", .integer(Int64(limit)))])
    if let count { details["count"] = .integer(Int64(count)) }
    if let byteCount { details["byteCount"] = .integer(Int64(byteCount)) }
    return details
  }
}

/// Lines for the client's log.
enum LogLine {
  static func ignoredNotification(_ method: String) -> LogMessageParams {
    LogMessageParams(.log, "[A300] \(method.prefix(100)): unknown notification, ignored from now on")
  }

  static func badNotification(_ method: String, _ description: String) -> LogMessageParams {
    LogMessageParams(.warning, "[A301] \(method): \(description); ignored")
  }

  static let changeOfUnknownDocument = LogMessageParams(
    .warning, "[A302] textDocument/didChange: a document that is not open was changed; ignored")

  static let versionAnomaly = LogMessageParams(
    .log, "[A303] textDocument/didChange: a version did not grow; the change was applied")

  static let documentTooLarge = LogMessageParams(
    .warning, "[A304] textDocument/didChange: the text would grow beyond \(Limits.documentByteCount) bytes; ignored")

  static func settings(_ problems: [String]) -> LogMessageParams {
    LogMessageParams(.warning, "[A305] Gloss cannot use these settings: " + problems.joined(separator: "; "))
  }

  static func unknownSettings(_ keys: [String]) -> LogMessageParams {
    LogMessageParams(.warning, "[A308] settings that nobody knows: " + keys.joined(separator: "; "))
  }

  static let parentNotVisible = LogMessageParams(
    .log, "[A306] initialize: the process of processId cannot be seen from here; it is not watched")

  static func otherText(line: Int) -> LogMessageParams {
    LogMessageParams(
      .warning,
      "[A309] textDocument/didSave: the saved text is another one than the server's from line \(line) on; it counts now"
    )
  }

  static func folderRefused(_ path: String) -> LogMessageParams {
    LogMessageParams(
      .info,
      "[A310] '\(path)' is not read: nobody means the whole disk or a home folder; \"documents\": {\"folders\": true} has it read"
    )
  }

  static func folderTruncated(_ limitCount: Int) -> LogMessageParams {
    LogMessageParams(.warning, "[A307] a folder holds more than \(limitCount) documents; the rest is not read")
  }
}

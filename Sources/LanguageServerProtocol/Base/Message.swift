// The envelope of JSON-RPC 2.0: what kind of message a body is. Its parameters stay bytes until someone knows their type.

import JSON
import Text

/// The id by which a request is answered. `1` and `"1"` are two ids.
public enum RequestID: Hashable, Sendable, JSONWritable {
  /// A number.
  case integer(Int64)
  /// A string, as its bytes, so that two strings are one id only when they are the same.
  case string([UInt8])

  /// Writes the id as it came.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .integer(let value): writer.integer(value)
    case .string(let bytes): writer.string(utf8: bytes)
    }
  }
}

extension RequestID: JSONReadable {
  /// Reads a string or an integer of at most 2^53.
  public init(from reader: inout JSONReader) throws(JSONError) {
    if reader.peek() == .string {
      self = .string(try reader.utf8())
    } else {
      let value = Int64(try reader.integer())
      guard value.magnitude <= UInt64(Limits.exactInteger) else { throw reader.mismatch("id beyond 2^53") }
      self = .integer(value)
    }
  }
}

/// One message from the client.
public enum IncomingMessage: Sendable, Hashable {
  /// A request, which must be answered once.
  case request(id: RequestID, method: String, params: Params)
  /// A notification, which must not be answered.
  case notification(method: String, params: Params)
  /// The answer to a request of ours; of a refusal the result is `Params.none`.
  case response(id: RequestID?, result: Params, isError: Bool)
  /// Not a message of the protocol; answered with the error, under the id if there is one.
  case invalid(id: RequestID?, error: ResponseError)

  /// Parameters that are not read yet: the body and where they stand in it.
  public struct Params: Sendable, Hashable {
    let body: [UInt8]
    let range: Range<Int>?

    init(body: [UInt8], range: Range<Int>?) {
      self.body = body
      self.range = range
    }

    /// Parameters that came inside of others.
    public init(_ value: JSONValue) {
      body = value.json
      range = 0..<body.count
    }

    /// No parameters.
    public static let none = Params(body: [], range: nil)

    /// Reads the parameters as a type. Absent ones, null and `[]` count as an object without members.
    public func read<Value: JSONReadable>(_ type: Value.Type) throws(JSONError) -> Value {
      func decode(_ reader: inout JSONReader) throws(JSONError) -> Value { try Value(from: &reader) }
      guard let range else { return try JSONReader.read(Array("{}".utf8), decode) }
      let text = body[range]
      let isEmptyArray = text.first == UInt8(ascii: "[") && text.dropFirst().allSatisfy { " \t\r\n]".utf8.contains($0) }
      if isEmptyArray || text.elementsEqual("null".utf8) { return try JSONReader.read(Array("{}".utf8), decode) }
      return try JSONReader.read(body, in: range, decode)
    }
  }

  /// Tells what a body is. Total: faults give `invalid`.
  public init(_ body: [UInt8]) {
    do {
      self = try JSONReader.read(body) { (reader) throws(JSONError) in
        let kind = reader.peek()
        guard kind == .object else {
          try reader.skip()
          let what = kind == .array ? "batches are not part of the protocol" : "a message is an object"
          return .invalid(id: nil, error: .noMessage(nil, what))
        }
        return try Envelope(from: &reader).message(body)
      }
    } catch {
      self = .invalid(id: nil, error: .noJSON(error))
    }
  }
}

/// The members of a message, each as far as it can be understood.
private struct Envelope: JSONReadable {
  private enum Member<Value> {
    case absent
    case wrong
    case present(Value)
  }

  private var id = Member<RequestID>.absent
  private var method = Member<String>.absent
  private var params: Range<Int>?
  private var result: Range<Int>?
  private var hasError = false

  init(from reader: inout JSONReader) throws(JSONError) {
    var (id, method) = (Member<RequestID>.absent, Member<String>.absent)
    var params: Range<Int>?
    var result: Range<Int>?
    var hasError = false
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "id": id = try reader.ifPossible(RequestID.self).map { .present($0) } ?? .wrong
      case "method": method = try reader.ifPossible(String.self).map { .present($0) } ?? .wrong
      case "params": params = try reader.skippedRange()
      case "result": result = try reader.skippedRange()
      case "error": hasError = true
      default: break
      }
    }
    (self.id, self.method, self.params) = (id, method, params)
    (self.result, self.hasError) = (result, hasError)
  }

  func message(_ body: [UInt8]) -> IncomingMessage {
    let params = IncomingMessage.Params(body: body, range: params)
    switch (id, method) {
    case (.present(let id), .present(let method)): return .request(id: id, method: method, params: params)
    case (.absent, .present(let method)): return .notification(method: method, params: params)
    case (.wrong, .present):
      return .invalid(id: nil, error: .noMessage("id", "expected a string or an integer"))
    case (let id, .absent) where result != nil || hasError:
      let answer = hasError ? .none : IncomingMessage.Params(body: body, range: result)
      if case .present(let id) = id { return .response(id: id, result: answer, isError: hasError) }
      return .response(id: nil, result: answer, isError: hasError)
    case (.present(let id), _):
      return .invalid(id: id, error: .noMessage("method", "expected string"))
    default:
      return .invalid(id: nil, error: .noMessage("method", "expected string"))
    }
  }
}

/// Messages to the client.
public enum OutgoingMessage {
  /// The answer to a request.
  public static func response(id: RequestID, result: some JSONWritable) -> [UInt8] {
    var writer = JSONWriter(capacity: 1_024)
    writer.object { writer in
      writer.member("id", id)
      writer.member("jsonrpc", "2.0")
      writer.member("result", result)
    }
    return writer.bytes
  }

  /// The refusal of a request; `nil` for a message whose id could not be read.
  public static func response(id: RequestID?, error: ResponseError) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("error", error)
      writer.member("id", id)
      writer.member("jsonrpc", "2.0")
    }
    return writer.bytes
  }

  /// A request of ours; without parameters where the method has none.
  public static func request(id: Int, _ method: String, _ params: JSONValue?) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", id)
      writer.member("jsonrpc", "2.0")
      writer.member("method", method)
      if let params { writer.member("params", params) }
    }
    return writer.bytes
  }

  /// A notification.
  public static func notification(_ method: String, _ params: some JSONWritable) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("jsonrpc", "2.0")
      writer.member("method", method)
      writer.member("params", params)
    }
    return writer.bytes
  }
}

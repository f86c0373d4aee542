// Reading by type: the scalars that messages are made of, and members that may be missing or wrong.

extension JSONReader {
  /// Reads a value of a type.
  @inlinable public mutating func read<Value: JSONReadable>(_ type: Value.Type = Value.self) throws(JSONError) -> Value
  {
    try Value(from: &self)
  }

  /// Reads a value of a type, or nil where something else stands there: that is skipped.
  @inlinable public mutating func ifPossible<Value: JSONReadable>(
    _ type: Value.Type
  ) throws(JSONError) -> Value? {
    try ifPossible { (reader) throws(JSONError) in try Value(from: &reader) }
  }
}

extension String: JSONReadable {
  /// Reads a JSON string.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.string() }
}

extension Int: JSONReadable {
  /// Reads a JSON integer.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.integer() }
}

extension Bool: JSONReadable {
  /// Reads true or false.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.bool() }
}

extension Array: JSONReadable where Element: JSONReadable {
  /// Reads an array.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.array() }
}

extension Array: JSONWritable where Element: JSONWritable {
  /// Writes an array.
  public func write(to writer: inout JSONWriter) { writer.array(self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  /// Writes the value, or null.
  public func write(to writer: inout JSONWriter) {
    if let value = self { value.write(to: &writer) } else { writer.null() }
  }
}

/// Nothing: the parameters of messages that need none, and results that are null.
public struct JSONNull: JSONReadable, JSONWritable, Hashable, Sendable {
  /// Nothing.
  public init() {}

  /// Accepts any value.
  public init(from reader: inout JSONReader) throws(JSONError) { try reader.skip() }

  /// Writes null.
  public func write(to writer: inout JSONWriter) { writer.null() }
}

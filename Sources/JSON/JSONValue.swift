// JSON as a tree, for what has no type of its own: settings, echoes, recordings, tests.

import Glibc

/// A JSON value of any type.
public enum JSONValue: Sendable, Hashable {
  /// null
  case null
  /// true or false
  case bool(Bool)
  /// A number without fraction and exponent that fits 64 bits, kept exactly.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// A string.
  case string(String)
  /// A list of values.
  case array([JSONValue])
  /// Members in the order in which they came.
  case object(JSONObject)

  /// Equal in type and content; strings are compared byte for byte, not by canonical equivalence.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// The member of an object, or nil.
  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element of an array, or nil.
  public subscript(index: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
  }

  /// The string, if it is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The integer, if it is one; `1.0` is.
  public var integer: Int? {
    switch self {
    case .integer(let value): Int(exactly: value)
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The truth value, if it is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The elements, if it is an array.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The members, if it is an object.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// Whether it is null.
  public var isNull: Bool { self == .null }
}

/// The members of an object, in order; no key twice.
public struct JSONObject: Sendable, Hashable {
  /// One member.
  public struct Member: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The value.
    public fileprivate(set) var value: JSONValue

    /// Equal by bytes of the key and by value.
    public static func == (left: Member, right: Member) -> Bool {
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }

  /// The members in order.
  public private(set) var members: [Member] = []

  /// An object without members.
  public init() {}

  /// An object of members; of equal keys the last wins, in the place of the first.
  public init(_ pairs: [(String, JSONValue)]) {
    members.reserveCapacity(pairs.count)
    guard pairs.count > 16 else {
      for (key, value) in pairs { self[key] = value }
      return
    }
    var places: [[UInt8]: Int] = [:]
    places.reserveCapacity(pairs.count)
    for (key, value) in pairs {
      let bytes = Array(key.utf8)
      if let place = places[bytes] {
        members[place].value = value
      } else {
        places[bytes] = members.count
        members.append(Member(key: key, value: value))
      }
    }
  }

  /// The value of a key. Setting a new key appends it; setting nil removes it. Linear.
  public subscript(key: String) -> JSONValue? {
    get { members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
    set {
      let place = members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONValue: JSONReadable {
  /// Reads a value of any type.
  public init(from reader: inout JSONReader) throws(JSONError) {
    switch reader.peek() {
    case .null:
      _ = try reader.takeNull()
      self = .null
    case .bool:
      self = .bool(try reader.bool())
    case .number:
      switch try reader.number(expected: "number") {
      case .integer(let value): self = .integer(value)
      case .real(let value): self = .number(value)
      }
    case .string:
      self = .string(try reader.string())
    case .array:
      self = .array(try reader.array())
    case .object:
      var pairs: [(String, JSONValue)] = []
      try reader.object { (key, reader) throws(JSONError) in
        pairs.append((key.string, try JSONValue(from: &reader)))
      }
      self = .object(JSONObject(pairs))
    case .end:
      try reader.skip()
      self = .null
    }
  }

  /// Reads the one value that bytes hold.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try JSONReader.read(bytes) { (reader) throws(JSONError) in try JSONValue(from: &reader) }
  }
}

extension JSONValue: JSONWritable {
  /// Writes the value, members in their order.
  public func write(to writer: inout JSONWriter) { write(to: &writer, sortsKeys: false) }

  /// Writes the value, members in their order or sorted by the bytes of their keys.
  public func write(to writer: inout JSONWriter, sortsKeys: Bool) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .number(let value): writer.number(value)
    case .string(let value): writer.string(value)
    case .array(let elements):
      writer.array { writer in
        for element in elements { element.write(to: &writer, sortsKeys: sortsKeys) }
      }
    case .object(let object):
      let members =
        sortsKeys
        ? object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : object.members
      writer.object { writer in
        for member in members {
          writer.key(member.key)
          member.value.write(to: &writer, sortsKeys: sortsKeys)
        }
      }
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Null.
  public init(nilLiteral: ()) { self = .null }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object with its members in the order of the literal.
  public init(dictionaryLiteral pairs: (String, JSONValue)...) { self = .object(JSONObject(pairs)) }
}

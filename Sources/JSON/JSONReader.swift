// A pull reader: the caller asks for the type that it expects, and values are decoded straight from the bytes.
//
// Strict about JSON (RFC 8259), lenient about text: what is not UTF-8 and lone surrogates become U+FFFD, since a message
// that an editor cut in the middle of a pair is worth more than none. Knows no method and no message.

import Glibc
import Text

/// A cursor in JSON bytes. It lives only inside `JSONReader.read`, which keeps the bytes in place.
public struct JSONReader {
  @usableFromInline let base: UnsafeBufferPointer<UInt8>
  /// The offset of the next byte.
  @usableFromInline var position: Int
  /// The number of arrays and objects around the next byte.
  @usableFromInline var depth = 0

  @usableFromInline init(_ base: UnsafeBufferPointer<UInt8>, at position: Int) {
    self.base = base
    self.position = position
  }

  /// Reads the one JSON value that `bytes` hold, by asking `body` to.
  ///
  /// A byte order mark before it is skipped; anything but white space after it is an error.
  @inlinable public static func read<Value>(
    _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    try read(bytes, in: 0..<bytes.count, body)
  }

  /// Reads the one JSON value in part of `bytes`; offsets in errors count from the start of `bytes`.
  @inlinable public static func read<Value>(
    _ bytes: [UInt8], in range: Range<Int>, _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    try bytes.withUnsafeBufferPointer { (whole) throws(JSONError) -> Value in
      let end = Swift.min(Swift.max(range.upperBound, 0), whole.count)
      let start = Swift.min(Swift.max(range.lowerBound, 0), end)
      var reader = JSONReader(UnsafeBufferPointer(rebasing: whole[..<end]), at: start)
      reader.skipByteOrderMark()
      let value = try body(&reader)
      try reader.end()
      return value
    }
  }

  /// The number of bytes before the next one.
  public var byteOffset: Int { position }

  // MARK: What comes next

  /// The types of JSON values, and the end.
  public enum Kind: String, Sendable {
    case null, bool, number, string, array, object, end
  }

  /// The type of the next value by its first byte; `end` also where no value can start.
  public mutating func peek() -> Kind {
    skipSpace()
    guard position < base.count else { return .end }
    switch base[position] {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: return .end
    }
  }

  // MARK: Objects and arrays

  /// Reads an object: calls `member` at each value with its key. A value that `member` leaves alone is skipped.
  @inlinable public mutating func object(
    _ member: (JSONKey, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(UInt8(ascii: "{"), "object")
    if take(UInt8(ascii: "}")) { return depth -= 1 }
    repeat {
      let key = try self.key()
      let start = position
      do {
        try member(key, &self)
        if position == start { try skip() }
      } catch {
        var outer = error
        outer.prepend(.key(key.string))
        throw outer
      }
    } while try next(UInt8(ascii: "}"))
    depth -= 1
  }

  /// Reads an array: calls `element` at each value with its index. A value that `element` leaves alone is skipped.
  @inlinable public mutating func array(
    _ element: (Int, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try open(UInt8(ascii: "["), "array")
    if take(UInt8(ascii: "]")) { return depth -= 1 }
    var index = 0
    repeat {
      skipSpace()
      let start = position
      do {
        try element(index, &self)
        if position == start { try skip() }
      } catch {
        var outer = error
        outer.prepend(.index(index))
        throw outer
      }
      index += 1
    } while try next(UInt8(ascii: "]"))
    depth -= 1
  }

  /// Reads an array whose elements all have one type.
  @inlinable public mutating func array<Element: JSONReadable>(
    of type: Element.Type = Element.self
  ) throws(JSONError) -> [Element] {
    var elements: [Element] = []
    try array { (_, reader) throws(JSONError) in elements.append(try Element(from: &reader)) }
    return elements
  }

  // MARK: Leniency and demands

  /// What `body` reads, or nil where the value has another type: then the value is skipped. Faults of syntax still throw.
  @inlinable public mutating func ifPossible<Value>(
    _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    skipSpace()
    let start = (position, depth)
    do {
      return try body(&self)
    } catch {
      guard error.kind == .mismatch else { throw error }
      (position, depth) = start
      try skip()
      return nil
    }
  }

  /// `value`, or an error that names the member which is missing.
  @inlinable public func require<Value>(_ value: Value?, _ key: StaticString) throws(JSONError) -> Value {
    if let value { return value }
    var error = mismatch("missing")
    error.prepend(.key("\(key)"))
    throw error
  }

  /// A mismatch at the present place, for callers that check values themselves.
  public func mismatch(_ message: String) -> JSONError { JSONError(.mismatch, message, byteOffset: position) }

  // MARK: Parts

  @usableFromInline func syntax(_ message: String) -> JSONError {
    JSONError(.syntax, message, byteOffset: position)
  }

  /// The error for a value of the wrong type, or for bytes that start no value at all.
  @usableFromInline mutating func unexpected(_ expected: StaticString) -> JSONError {
    let kind = peek()
    return kind == .end ? syntax("expected a JSON value") : mismatch("expected \(expected), found \(kind.rawValue)")
  }

  @usableFromInline mutating func skipByteOrderMark() {
    if position + 3 <= base.count, base[position] == 0xEF, base[position + 1] == 0xBB, base[position + 2] == 0xBF {
      position += 3
    }
  }

  /// Steps over white space. There is hardly ever any: servers and editors write none.
  @inlinable @inline(__always) mutating func skipSpace() {
    if position < base.count, base[position] > 0x20 { return }
    skipSpaceRun()
  }

  @usableFromInline mutating func skipSpaceRun() {
    while position < base.count {
      let byte = base[position]
      if byte > 0x20 { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// Steps over one byte after white space, if it comes next.
  @inlinable @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < base.count, base[position] == byte else { return false }
    position += 1
    return true
  }

  @usableFromInline mutating func end() throws(JSONError) {
    skipSpace()
    if position < base.count { throw syntax("text after the JSON value") }
  }

  @usableFromInline mutating func open(_ bracket: UInt8, _ expected: StaticString) throws(JSONError) {
    guard take(bracket) else { throw unexpected(expected) }
    guard depth < Limits.jsonDepth else { throw syntax("more than \(Limits.jsonDepth) levels") }
    depth += 1
  }

  /// After a member or element: whether another one follows; otherwise the bracket is consumed.
  @usableFromInline mutating func next(_ closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard position < base.count else { throw syntax("unexpected end") }
    let byte = base[position]
    if byte == UInt8(ascii: ",") {
      position += 1
      return true
    }
    guard byte == closing else { throw syntax("expected a comma or a closing bracket") }
    position += 1
    return false
  }

  /// Reads a key and its colon, and the white space before the value.
  @usableFromInline mutating func key() throws(JSONError) -> JSONKey {
    skipSpace()
    guard position < base.count, base[position] == UInt8(ascii: "\"") else { throw syntax("expected a key") }
    if let key = shortKey() { return key }
    let scan = try scanString()
    guard take(UInt8(ascii: ":")) else { throw syntax("expected a colon") }
    skipSpace()
    return JSONKey(UnsafeBufferPointer(rebasing: base[scan.start..<scan.end]), hasEscape: scan.hasEscape)
  }

  /// Reads a key of up to 16 bytes without escapes, with its marks and a colon right behind them, or reads nothing.
  @inline(__always) private mutating func shortKey() -> JSONKey? {
    let start = position + 1
    guard start + 17 < base.count else { return nil }
    var mask = JSONBytes.specialMask(JSONBytes.word(base, at: start))
    var end = start
    if mask == 0 {
      end += 8
      mask = JSONBytes.specialMask(JSONBytes.word(base, at: end))
      if mask == 0 { return nil }
    }
    end += JSONBytes.beforeFirst(mask).byteCount
    guard base[end] == UInt8(ascii: "\""), base[end + 1] == UInt8(ascii: ":") else { return nil }
    position = end + 2
    skipSpace()
    return JSONKey(UnsafeBufferPointer(rebasing: base[start..<end]), hasEscape: false)
  }
}

/// The key of a member. Compare it with literals in a `switch`; do not keep it.
public struct JSONKey {
  /// The bytes as written; they live as long as the reader's.
  @usableFromInline let raw: UnsafeBufferPointer<UInt8>
  /// Whether some of them are escapes.
  @usableFromInline let hasEscape: Bool

  @usableFromInline init(_ raw: UnsafeBufferPointer<UInt8>, hasEscape: Bool) {
    self.raw = raw
    self.hasEscape = hasEscape
  }

  /// The key as a string.
  public var string: String {
    hasEscape ? String(decoding: decoded, as: UTF8.self) : String(decoding: raw, as: UTF8.self)
  }

  /// The bytes that the key stands for.
  private var decoded: [UInt8] {
    JSONReader(raw, at: 0).decode(JSONReader.StringScan(start: 0, end: raw.count, hasEscape: true, isASCII: false))
  }

  @usableFromInline func isEscaped(_ literal: UnsafeBufferPointer<UInt8>) -> Bool { decoded.elementsEqual(literal) }

  /// Whether the key is `literal`, byte for byte: lets a `switch` take literals as cases.
  @inlinable @inline(__always) public static func ~= (literal: StaticString, key: JSONKey) -> Bool {
    literal.withUTF8Buffer { expected in
      if key.hasEscape { return key.isEscaped(expected) }
      guard expected.count == key.raw.count else { return false }
      guard let left = expected.baseAddress, let right = key.raw.baseAddress else { return true }
      return memcmp(left, right, expected.count) == 0
    }
  }
}

/// A type that reads itself from JSON.
public protocol JSONReadable {
  /// Reads the next value.
  init(from reader: inout JSONReader) throws(JSONError)
}

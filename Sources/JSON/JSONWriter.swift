// Writes JSON by steps, always in the same form: no white space, keys in the order given, shortest numbers.
//
// Whoever writes sees to it that keys are sorted; that the brackets match is seen to by the closures.

import Glibc
import Text

/// A growing text of JSON.
public struct JSONWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8]
  /// Whether the next value or key needs a comma before it.
  private var needsComma = false

  /// A writer with room for `capacity` bytes.
  public init(capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  // MARK: Objects and arrays

  /// Writes an object whose members `body` writes: each a key and a value.
  @inlinable public mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes an array whose elements `body` writes.
  @inlinable public mutating func array(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    body(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes an array of values that write themselves.
  @inlinable public mutating func array(_ elements: some Sequence<some JSONWritable>) {
    array { writer in
      for element in elements { element.write(to: &writer) }
    }
  }

  /// Writes a key that needs no escapes; its value must follow.
  public mutating func key(_ key: StaticString) {
    separate()
    needsComma = false
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a key of any letters; its value must follow.
  public mutating func key(_ key: String) {
    string(key)
    needsComma = false
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Scalars

  /// Writes a string.
  public mutating func string(_ string: String) {
    separate()
    var copy = string
    copy.withUTF8 { quote($0) }
  }

  /// Writes a string of valid UTF-8 bytes.
  public mutating func string(utf8: [UInt8]) {
    separate()
    utf8.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes an integer.
  public mutating func integer(_ value: some BinaryInteger) {
    separate()
    let number = Int64(clamping: value)
    var magnitude = number.magnitude
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    // 20 digits hold every 64-bit number.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = 20
      repeat {
        first -= 1
        let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
        digits[first] = UInt8(truncatingIfNeeded: digit) + 0x30
        magnitude = quotient
      } while magnitude != 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[first...]))
    }
  }

  /// Writes a number in the fewest digits that read back as the same; what is no number becomes null.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if abs(value) < Double(Limits.exactInteger), value == value.rounded(.towardZero) { return integer(Int64(value)) }
    separate()
    bytes.append(contentsOf: value.description.utf8)
  }

  /// Writes true or false.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes null.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes bytes that are one JSON value already.
  public mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  // MARK: Members

  /// Writes a member with a string.
  public mutating func member(_ key: StaticString, _ value: String) {
    self.key(key)
    string(value)
  }

  /// Writes a member with an integer.
  public mutating func member(_ key: StaticString, _ value: Int) {
    self.key(key)
    integer(value)
  }

  /// Writes a member with true or false.
  public mutating func member(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a member with a value that writes itself.
  @inlinable public mutating func member(_ key: StaticString, _ value: some JSONWritable) {
    self.key(key)
    value.write(to: &self)
  }

  /// Writes a member with an array of values that write themselves.
  @inlinable public mutating func member(_ key: StaticString, _ values: [some JSONWritable]) {
    self.key(key)
    array(values)
  }

  // MARK: Parts

  @usableFromInline mutating func open(_ bracket: UInt8) {
    separate()
    needsComma = false
    bytes.append(bracket)
  }

  @usableFromInline mutating func close(_ bracket: UInt8) {
    needsComma = true
    bytes.append(bracket)
  }

  @inline(__always) private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Writes a string in its marks. Runs without anything special are copied whole; slashes stay.
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var runStart = 0
    var index = 0
    while index < text.count {
      if index + 8 <= text.count {
        let mask = JSONBytes.specialMask(JSONBytes.word(text, at: index))
        guard mask != 0 else {
          index += 8
          continue
        }
        index += JSONBytes.beforeFirst(mask).byteCount
      }
      let byte = text[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
        escape(byte)
        runStart = index + 1
      }
      index += 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      let low = byte & 0x0F
      bytes.append(contentsOf: "u00".utf8)
      bytes.append((byte >> 4) + 0x30)
      bytes.append(low < 10 ? low + 0x30 : low - 10 + 0x61)
    default: bytes.append(byte)
    }
  }
}

/// A type that writes itself as JSON, keys sorted.
public protocol JSONWritable {
  /// Writes one value.
  func write(to writer: inout JSONWriter)
}

extension JSONWritable {
  /// The value as JSON on one line.
  public var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

extension String: JSONWritable {
  /// Writes a JSON string.
  public func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: JSONWritable {
  /// Writes a JSON integer.
  public func write(to writer: inout JSONWriter) { writer.integer(self) }
}

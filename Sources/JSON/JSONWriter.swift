// Writes JSON by steps, always in the same form: no white space, keys in the order given, shortest numbers.
//
// Whoever writes sees to it that keys are sorted; that the brackets match is seen to by the closures.

import Glibc
import Text

/// A growing text of JSON.
///
/// It owns plain memory rather than an array and cannot be copied: appends to an array asked after its only owner at
/// every bracket, which was half of the time that writing took.
public struct JSONWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written so far.
  public private(set) var byteCount = 0
  /// Whether the next value or key needs a comma before it.
  private var needsComma = false

  /// A writer with room for `capacity` bytes; it grows.
  public init(capacity: Int = 256) {
    self.capacity = Swift.max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// A copy of what was written so far.
  public var bytes: [UInt8] { [UInt8](UnsafeBufferPointer(start: base, count: byteCount)) }

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
    key.withUTF8Buffer { key in
      reserve(key.count + 4)
      separate()
      needsComma = false
      put(UInt8(ascii: "\""))
      copyShort(key)
      put(UInt8(ascii: "\""))
      put(UInt8(ascii: ":"))
    }
  }

  /// Writes a key of any letters; its value must follow.
  public mutating func key(_ key: String) {
    string(key)
    needsComma = false
    reserve(1)
    put(UInt8(ascii: ":"))
  }

  // MARK: Scalars

  /// Writes a string.
  public mutating func string(_ string: String) {
    var copy = string
    copy.withUTF8 { quote($0) }
  }

  /// Writes a string of valid UTF-8 bytes.
  public mutating func string(utf8: [UInt8]) {
    utf8.withUnsafeBufferPointer { quote($0) }
  }

  /// Writes an integer.
  public mutating func integer(_ value: some BinaryInteger) { decimal(Int64(clamping: value)) }

  /// Writes an integer.
  public mutating func integer(_ value: Int) { decimal(Int64(value)) }

  /// Writes a number in the fewest digits that read back as the same; what is no number becomes null.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if abs(value) < Double(Limits.exactInteger), value == value.rounded(.towardZero) { return integer(Int64(value)) }
    raw(value.description.utf8)
  }

  /// Writes true or false.
  public mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

  /// Writes null.
  public mutating func null() { word("null") }

  /// Writes bytes that are one JSON value already.
  public mutating func raw(_ json: some Collection<UInt8>) {
    let count = json.count
    reserve(count + 1)
    separate()
    _ = UnsafeMutableBufferPointer(start: base + byteCount, count: count).initialize(from: json)
    byteCount += count
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
    reserve(2)
    separate()
    needsComma = false
    put(bracket)
  }

  @usableFromInline mutating func close(_ bracket: UInt8) {
    needsComma = true
    reserve(1)
    put(bracket)
  }

  /// Makes sure that `count` more bytes fit. Whoever puts or copies has reserved before.
  @inline(__always) private mutating func reserve(_ count: Int) {
    if capacity - byteCount < count { grow(count) }
  }

  @inline(never) private mutating func grow(_ count: Int) {
    let larger = Swift.max(capacity * (capacity < 65_536 ? 4 : 2), byteCount + count)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.moveInitialize(from: base, count: byteCount)
    base.deallocate()
    (base, capacity) = (memory, larger)
  }

  @inline(__always) private mutating func put(_ byte: UInt8) {
    base[byteCount] = byte
    byteCount += 1
  }

  @inline(__always) private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard let source = bytes.baseAddress else { return }
    (base + byteCount).initialize(from: source + range.lowerBound, count: range.count)
    byteCount += range.count
  }

  /// Copies a key: most have fewer than 16 letters, for which two words that overlap cost less than a call.
  @inline(__always) private mutating func copyShort(_ bytes: UnsafeBufferPointer<UInt8>) {
    let source = UnsafeRawBufferPointer(bytes)
    let target = UnsafeMutableRawPointer(base + byteCount)
    let count = bytes.count
    switch count {
    case 8...16:
      let (first, last) = (JSONBytes.word(bytes, at: 0), JSONBytes.word(bytes, at: count - 8))
      target.storeBytes(of: first.littleEndian, as: UInt64.self)
      target.storeBytes(of: last.littleEndian, toByteOffset: count - 8, as: UInt64.self)
    case 4..<8:
      let first = source.loadUnaligned(as: UInt32.self)
      let last = source.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      target.storeBytes(of: first, as: UInt32.self)
      target.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
    default: return copy(bytes, 0..<count)
    }
    byteCount += count
  }

  /// Writes the comma that the value before left due. One byte must be reserved for it.
  @inline(__always) private mutating func separate() {
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func word(_ word: StaticString) {
    word.withUTF8Buffer { word in
      reserve(word.count + 1)
      separate()
      copy(word, 0..<word.count)
    }
  }

  private mutating func decimal(_ number: Int64) {
    // A comma, a sign, and 19 digits.
    reserve(21)
    separate()
    var magnitude = number.magnitude
    if number < 0 { put(UInt8(ascii: "-")) }
    if magnitude < 10 { return put(UInt8(truncatingIfNeeded: magnitude) &+ 0x30) }
    var digitCount = 1
    var bound: UInt64 = 10
    while digitCount < 19, magnitude >= bound {
      digitCount += 1
      bound &*= 10
    }
    byteCount += digitCount
    var index = byteCount
    repeat {
      index -= 1
      let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
      base[index] = UInt8(truncatingIfNeeded: digit) &+ 0x30
      magnitude = quotient
    } while magnitude != 0
  }

  /// Writes a string in its marks. Eight bytes at a time where nothing is special; slashes stay.
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    reserve(text.count + Self.stringOverhead)
    separate()
    put(UInt8(ascii: "\""))
    var index = 0
    while index + 8 <= text.count {
      let word = JSONBytes.word(text, at: index)
      let mask = JSONBytes.specialMask(word)
      guard mask != 0 else {
        store(word, byteCount: 8)
        index += 8
        continue
      }
      let run = JSONBytes.beforeFirst(mask).byteCount
      copy(text, index..<index + run)
      escape(text[index + run], before: text.count - index - run)
      index += run + 1
    }
    quoteTail(text, from: index)
    put(UInt8(ascii: "\""))
  }

  /// A comma, two marks, and the bytes that storing a whole word writes beyond the end.
  private static let stringOverhead = 3 + 8

  /// Writes the last bytes of a string, fewer than eight: as one word if nothing in them is special.
  @inline(__always) private mutating func quoteTail(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    let count = text.count - start
    if count > 0, let tail = JSONBytes.tail(text, byteCount: count), JSONBytes.specialMask(tail) == 0 {
      return store(tail, byteCount: count)
    }
    for index in start..<text.count {
      let byte = text[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        escape(byte, before: text.count - index)
      } else {
        put(byte)
      }
    }
  }

  /// Writes the first bytes of a word; eight must be reserved.
  @inline(__always) private mutating func store(_ word: UInt64, byteCount count: Int) {
    UnsafeMutableRawPointer(base + byteCount).storeBytes(of: word.littleEndian, as: UInt64.self)
    byteCount += count
  }

  /// Writes the escape of a byte, and reserves what `rest` bytes of the string and its closing mark need after it.
  private mutating func escape(_ byte: UInt8, before rest: Int) {
    reserve(6 + rest + Self.stringOverhead)
    put(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: put(UInt8(ascii: "b"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0C: put(UInt8(ascii: "f"))
    case 0x0D: put(UInt8(ascii: "r"))
    case 0..<0x20:
      let low = byte & 0x0F
      put(UInt8(ascii: "u"))
      put(0x30)
      put(0x30)
      put((byte >> 4) + 0x30)
      put(low < 10 ? low + 0x30 : low - 10 + 0x61)
    default: put(byte)
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

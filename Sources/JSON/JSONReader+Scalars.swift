// Strings, numbers, and values that nobody wants.

import Glibc
import Text

extension JSONReader {
  // MARK: Strings

  /// Reads a string.
  public mutating func string() throws(JSONError) -> String {
    let scan = try stringScan()
    if scan.hasEscape { return String(decoding: decode(scan), as: UTF8.self) }
    return String(decoding: UnsafeBufferPointer(rebasing: base[scan.start..<scan.end]), as: UTF8.self)
  }

  /// Reads a string as UTF-8 bytes that are valid: the way for the text of documents.
  public mutating func utf8() throws(JSONError) -> [UInt8] {
    let scan = try stringScan()
    let bytes = scan.hasEscape ? decode(scan) : Array(base[scan.start..<scan.end])
    return scan.isASCII && !scan.hasEscape ? bytes : SourceText(repairing: bytes).bytes
  }

  /// A string as it lies in the input: without its quotation marks, escapes not decoded.
  @usableFromInline struct StringScan {
    @usableFromInline var start: Int
    @usableFromInline var end: Int
    @usableFromInline var hasEscape: Bool
    @usableFromInline var isASCII: Bool
  }

  private mutating func stringScan() throws(JSONError) -> StringScan {
    skipSpace()
    guard position < base.count, base[position] == UInt8(ascii: "\"") else { throw unexpected("string") }
    return try scanString()
  }

  /// Checks the string whose opening mark comes next, and steps over it. Eight bytes at a time where nothing is special.
  @usableFromInline mutating func scanString() throws(JSONError) -> StringScan {
    position += 1
    var scan = StringScan(start: position, end: position, hasEscape: false, isASCII: true)
    let count = base.count
    while true {
      while position + 8 <= count {
        let word = JSONBytes.word(base, at: position)
        let mask = JSONBytes.specialMask(word)
        guard mask != 0 else {
          if word & JSONBytes.highs != 0 { scan.isASCII = false }
          position += 8
          continue
        }
        let (byteCount, bits) = JSONBytes.beforeFirst(mask)
        if word & bits & JSONBytes.highs != 0 { scan.isASCII = false }
        position += byteCount
        break
      }
      guard position < count else { throw syntax("string without end") }
      let byte = base[position]
      switch byte {
      case UInt8(ascii: "\""):
        scan.end = position
        position += 1
        return scan
      case UInt8(ascii: "\\"):
        scan.hasEscape = true
        try checkEscape()
      case 0..<0x20:
        throw syntax("control character in a string")
      default:
        if byte >= 0x80 { scan.isASCII = false }
        position += 1
      }
    }
  }

  /// Checks the escape whose backslash comes next, and steps over it.
  private mutating func checkEscape() throws(JSONError) {
    guard position + 1 < base.count else { throw syntax("string without end") }
    switch base[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard position + 6 <= base.count, JSONBytes.codeUnit(base, at: position + 2) != nil else {
        throw syntax("\\u without four hexadecimal digits")
      }
      position += 6
    default:
      throw syntax("unknown escape")
    }
  }

  /// The bytes that a checked string stands for. Escapes never grow, so the input's length is capacity enough.
  @usableFromInline func decode(_ scan: StringScan) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: scan.end - scan.start) { output, written in
      var index = scan.start
      while index < scan.end {
        let byte = base[index]
        if byte != UInt8(ascii: "\\") {
          let run = plainRun(from: index, to: scan.end)
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(output)[written...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(base)[index..<run]))
          written += run - index
          index = run
        } else if base[index + 1] == UInt8(ascii: "u") {
          let (scalar, length) = scalarEscape(at: index, end: scan.end)
          for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            output[written] = unit
            written += 1
          }
          index += length
        } else {
          output[written] = JSONBytes.unescaped(base[index + 1])
          written += 1
          index += 2
        }
      }
    }
  }

  /// The offset of the first backslash from `start`, or `end`.
  private func plainRun(from start: Int, to end: Int) -> Int {
    var index = start
    while index + 8 <= end {
      let mask = JSONBytes.backslashMask(JSONBytes.word(base, at: index))
      guard mask == 0 else { return index + JSONBytes.beforeFirst(mask).byteCount }
      index += 8
    }
    while index < end, base[index] != UInt8(ascii: "\\") { index += 1 }
    return index
  }

  /// The scalar of a checked `\u` escape, joined with a second one where the two make a pair; a lone half gives U+FFFD.
  private func scalarEscape(at index: Int, end: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = JSONBytes.codeUnit(base, at: index + 2) ?? 0xFFFD
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, index + 12 <= end, base[index + 6] == UInt8(ascii: "\\"),
      base[index + 7] == UInt8(ascii: "u"),
      let second = JSONBytes.codeUnit(base, at: index + 8), second >= 0xDC00, second < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { return ("\u{FFFD}", 6) }
    return (scalar, 12)
  }

  // MARK: Numbers

  /// A number as it was written: exact where it is an integer of 64 bits.
  enum Number {
    case integer(Int64)
    case real(Double)
  }

  /// Reads an integer. `1.0` and `1e2` are integers; fractions and numbers beyond 64 bits are mismatches.
  public mutating func integer() throws(JSONError) -> Int {
    if let value = shortInteger() { return value }
    let start = position
    switch try number(expected: "integer") {
    case .integer(let value):
      return Int(value)
    case .real(let value):
      if let exact = Int(exactly: value) { return exact }
      position = start
      throw mismatch("expected integer, found \(value)")
    }
  }

  /// Reads an integer that is not negative; larger numbers than 2^31 - 1 clamp, as positions do.
  public mutating func clampedUnsigned() throws(JSONError) -> Int {
    let limit = Int(Int32.max)
    if let value = shortInteger() { return Swift.min(value, limit) }
    let start = position
    switch try number(expected: "unsigned integer") {
    case .integer(let value) where value >= 0:
      return Swift.min(Int(value), limit)
    case .real(let value) where value >= 0 && value == value.rounded(.towardZero):
      return value >= Double(limit) ? limit : Int(value)
    default:
      position = start
      throw mismatch("expected unsigned integer")
    }
  }

  /// Reads a number as a double.
  public mutating func double() throws(JSONError) -> Double {
    switch try number(expected: "number") {
    case .integer(let value): return Double(value)
    case .real(let value): return value
    }
  }

  /// Reads an integer of up to 15 digits that is followed by a comma or a bracket, or reads nothing: nearly all numbers.
  private mutating func shortInteger() -> Int? {
    skipSpace()
    let end = Swift.min(base.count, position + 16)
    var index = position
    var value = 0
    while index < end {
      let digit = base[index] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      index += 1
    }
    let isShort = index < end && index > position
    guard isShort, base[position] != UInt8(ascii: "0") || index == position + 1 else { return nil }
    switch base[index] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      position = index
      return value
    default: return nil
    }
  }

  mutating func number(expected: StaticString) throws(JSONError) -> Number {
    skipSpace()
    guard peek() == .number else { throw unexpected(expected) }
    let start = position
    let isInteger = try scanNumber()
    if isInteger, let value = smallInteger(start, position) { return .integer(value) }
    let digits = String(decoding: UnsafeBufferPointer(rebasing: base[start..<position]), as: UTF8.self)
    if isInteger, let value = Int64(digits) { return .integer(value) }
    guard let value = Double(digits), value.isFinite else {
      position = start
      throw syntax("number too large")
    }
    return .real(value)
  }

  /// The integer in a range of digits, if it is so short that it cannot overflow.
  private func smallInteger(_ start: Int, _ end: Int) -> Int64? {
    guard end - start <= 18 else { return nil }
    let isNegative = base[start] == UInt8(ascii: "-")
    if isNegative, end - start == 2, base[start + 1] == UInt8(ascii: "0") { return 0 }
    var value: Int64 = 0
    for index in (isNegative ? start + 1 : start)..<end { value = value * 10 + Int64(base[index] &- 0x30) }
    return isNegative ? -value : value
  }

  /// Steps over a number and checks its grammar; whether it has neither fraction nor exponent.
  private mutating func scanNumber() throws(JSONError) -> Bool {
    if base[position] == UInt8(ascii: "-") { position += 1 }
    let start = position
    guard scanDigits() > 0 else { throw syntax("number without digits") }
    if base[start] == UInt8(ascii: "0"), position - start > 1 { throw syntax("number with a leading zero") }
    var isInteger = true
    if position < base.count, base[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard scanDigits() > 0 else { throw syntax("number without digits after the point") }
    }
    if position < base.count, base[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if position < base.count, base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard scanDigits() > 0 else { throw syntax("number without an exponent") }
    }
    return isInteger
  }

  private mutating func scanDigits() -> Int {
    let start = position
    while position < base.count, base[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  // MARK: Words

  /// Reads true or false.
  public mutating func bool() throws(JSONError) -> Bool {
    guard peek() == .bool else { throw unexpected("bool") }
    let isTrue = base[position] == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  /// Steps over a null, if it comes next.
  public mutating func takeNull() throws(JSONError) -> Bool {
    guard peek() == .null else { return false }
    try word("null")
    return true
  }

  private mutating func word(_ word: StaticString) throws(JSONError) {
    let isThere = word.withUTF8Buffer { expected in
      position + expected.count <= base.count && base[position..<position + expected.count].elementsEqual(expected)
    }
    guard isThere else { throw syntax("unknown word") }
    position += word.utf8CodeUnitCount
  }

  // MARK: Values that nobody wants

  /// Steps over a value of any type and checks that it is JSON.
  public mutating func skip() throws(JSONError) {
    switch peek() {
    case .string: _ = try scanString()
    case .number:
      let start = position
      // A number without an exponent, and of fewer than 300 digits, is finite.
      if try !scanNumber() || position - start > 300 {
        position = start
        _ = try number(expected: "number")
      }
    case .bool: _ = try bool()
    case .null: _ = try takeNull()
    case .array: try skipArray()
    case .object: try skipObject()
    case .end: throw syntax(position < base.count ? "expected a JSON value" : "unexpected end")
    }
  }

  private mutating func skipArray() throws(JSONError) {
    try open(UInt8(ascii: "["), "array")
    if !take(UInt8(ascii: "]")) {
      repeat { try skip() } while try next(UInt8(ascii: "]"))
    }
    depth -= 1
  }

  private mutating func skipObject() throws(JSONError) {
    try open(UInt8(ascii: "{"), "object")
    if !take(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        guard position < base.count, base[position] == UInt8(ascii: "\"") else { throw syntax("expected a key") }
        _ = try scanString()
        guard take(UInt8(ascii: ":")) else { throw syntax("expected a colon") }
        try skip()
      } while try next(UInt8(ascii: "}"))
    }
    depth -= 1
  }

  /// Steps over a value and gives the range of its bytes, for reading it later.
  public mutating func skippedRange() throws(JSONError) -> Range<Int> {
    skipSpace()
    let start = position
    try skip()
    return start..<position
  }
}

// What the reader takes, what it refuses, and where it says the fault is.

import JSON
import TestSupport
import Testing
import Text

private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

private func skip(_ bytes: [UInt8]) throws(JSONError) {
  try JSONReader.read(bytes) { (reader) throws(JSONError) in try reader.skip() }
}

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", nil), (" true ", true), ("false", false), ("0", 0), ("-0", 0), ("-12", -12),
      ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("1.0", .number(1)), ("1e2", .number(100)), ("-2.5E-1", .number(-0.25)), ("\"\"", ""), ("[]", []), ("{}", [:]),
      ("[1,[2],{}]", [1, [2], [:]]), ("{\"a\":1,\"b\":[true]}", ["a": 1, "b": [true]]),
      ("{\"a\":1,\"b\":2,\"a\":3}", ["a": 3, "b": 2]), ("\u{FEFF}1", 1), ("\t\r\n 1 \n", 1),
      (#""a\"\\\/\b\f\n\r\té""#, .string("a\"\\/\u{8}\u{C}\n\r\té")), (#""\u00e9\ud83d\ude00""#, "é😀"),
      (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#"{"\u0061":1}"#, ["a": 1]),
    ] as [(String, JSONValue)])
  func valuesAreRead(text: String, expected: JSONValue) throws {
    #expect(try parse(text) == expected)
    try skip(Array(text.utf8))
  }

  @Test(arguments: [
    ("", 0), (" ", 1), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("{\"a\":1,}", 7), ("{\"a\" 1}", 5), ("{a:1}", 1),
    ("{\"a\":}", 5), ("{1:2}", 1), ("[1", 2), ("{\"a\":1", 6), ("[}", 1), ("{]", 1), ("[1}", 2), ("\"a", 2),
    ("\"\\x\"", 1), ("\"\\u12\"", 1), ("\"\\u12g4\"", 1), ("\"a\nb\"", 2), ("tru", 0), ("nul", 0), ("falsy", 0),
    ("truee", 4), ("01", 2), ("-", 1), ("-a", 1), ("1.", 2), (".5", 0), ("+1", 0), ("1e", 2), ("1e+", 3), ("NaN", 0),
    ("Infinity", 0), ("1e400", 0), ("-1e400", 0), ("1 2", 2), ("null x", 5), ("// c\n1", 0), ("'a'", 0),
    ("{\"a\":1}}", 7),
    ("\u{FEFF}", 3), ("\"\\", 1), ("[1e999]", 1), ("\u{0}", 0),
  ])
  func faultsOfSyntaxAreFound(text: String, byteOffset: Int) {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.kind == .syntax)
    #expect(error?.byteOffset == byteOffset)
    #expect(throws: JSONError.self) { try skip(Array(text.utf8)) }
  }

  @Test func readingAndSkippingAgreeOnEveryShortText() {
    let alphabet = ["[", "]", "{", "}", ",", ":", "\"", "\\", "1", "-", "e", ".", "t"]
    for text in smallStrings(over: alphabet, maximumLength: 4) {
      let isRead = (try? parse(text)) != nil
      let isSkipped = (try? skip(Array(text.utf8))) != nil
      if isRead != isSkipped { Issue.record("\(text)") }
    }
  }

  @Test func bytesThatAreNoUTF8AreRepaired() throws {
    let value = try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x62, 0x22])
    #expect(value == "a\u{FFFD}b")
    let bytes = try JSONReader.read([0x22, 0xC3, 0x22]) { (reader) throws(JSONError) in try reader.utf8() }
    #expect(bytes == Array("\u{FFFD}".utf8))
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func depthIsLimited(opening: String, closing: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    _ = try parse(nested(Limits.jsonDepth))
    try skip(Array(nested(Limits.jsonDepth).utf8))
    for depth in [Limits.jsonDepth + 1, 1_000_000] {
      #expect(throws: JSONError.self) { try parse(nested(depth)) }
      #expect(throws: JSONError.self) { try skip(Array(nested(depth).utf8)) }
    }
    #expect(throws: JSONError.self) { try parse(String(repeating: opening, count: 1_000_000)) }
  }

  @Test func objectsOfManyMembersKeepOrderAndTheLastOfEqualKeys() throws {
    let text = "{" + (0..<50_000).map { "\"k\($0 % 40_000)\":\($0)" }.joined(separator: ",") + "}"
    let object = try #require(try parse(text).object)
    #expect(object.members.count == 40_000)
    #expect(object.members[5].key == "k5" && object.members[5].value == 40_005)
    #expect(object.members[39_999].value == 39_999)
  }

  @Test func keysAreComparedByBytesNotByEquivalence() throws {
    let object = try #require(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").object)
    #expect(object.members.count == 2)
  }

  @Test func longStringsKeepEveryByteAroundTheWordSize() throws {
    for length in 0..<40 {
      for special in ["", "\\n", "\\u0041", "é", "😀"] {
        for place in 0...length {
          let filler = String(repeating: "x", count: length)
          let text = filler.prefix(place) + special + filler.dropFirst(place)
          let plain = special == "\\n" ? "\n" : special == "\\u0041" ? "A" : special
          let expected = filler.prefix(place) + plain + filler.dropFirst(place)
          #expect(try parse("\"" + text + "\"") == .string(String(expected)))
        }
      }
    }
  }
}

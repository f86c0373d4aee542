// Typed reading: types, leniency, and paths in errors.

import JSON
import Testing
import Text

/// A type with a part that must be there and one that may be missing.
private struct Item: JSONReadable, Equatable {
  var name: String
  var rank: Int?

  init(from reader: inout JSONReader) throws(JSONError) {
    var name: String?
    var rank: Int?
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "name": name = try reader.string()
      case "rank": rank = try reader.ifPossible { (reader) throws(JSONError) in try reader.integer() }
      default: break
      }
    }
    self.name = try reader.require(name, "name")
    self.rank = rank
  }
}

private struct Shelf: JSONReadable {
  var items: [Item] = []

  init(from reader: inout JSONReader) throws(JSONError) {
    var items: [Item] = []
    try reader.object { (key, reader) throws(JSONError) in
      if "items" ~= key { items = try reader.array() }
    }
    self.items = items
  }
}

private func read<Value: JSONReadable>(_ type: Value.Type, _ text: String) throws(JSONError) -> Value {
  try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in try Value(from: &reader) }
}

private func integer(_ text: String) throws(JSONError) -> Int {
  try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in try reader.integer() }
}

private func unsigned(_ text: String) throws(JSONError) -> Int {
  try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in try reader.clampedUnsigned() }
}

@Suite struct JSONTypedReadingTests {
  @Test(arguments: [
    (#"{"items":[{"name":"a"},{"name":1}]}"#, "items[1].name: expected string, found number"),
    (#"{"items":[{"name":"a"},{"rank":1}]}"#, "items[1].name: missing"),
    (#"{"items":{}}"#, "items: expected array, found object"), (#"[]"#, "expected object, found array"),
  ])
  func mismatchesNameTheirPath(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try read(Shelf.self, text) }
    #expect(error?.kind == .mismatch)
    #expect(error?.description == message)
  }

  @Test func optionalMembersOfAnotherTypeAreTakenAsAbsent() throws {
    let item = try read(Item.self, #"{"rank":{"deep":["x"]},"name":"a","other":[1,{"b":2}]}"#)
    #expect(item.name == "a" && item.rank == nil)
  }

  @Test(arguments: [("1", 1), ("1.0", 1), ("1e3", 1000), ("-5", -5), ("9007199254740993", 9_007_199_254_740_993)])
  func integersInAnyNotation(text: String, expected: Int) throws {
    #expect(try integer(text) == expected)
  }

  @Test(arguments: ["1.5", "1e300", "\"1\"", "null", "18446744073709551616", "true"])
  func whatIsNoIntegerIsAMismatch(text: String) {
    let error = #expect(throws: JSONError.self) { try integer(text) }
    #expect(error?.kind == .mismatch)
  }

  @Test(arguments: [
    ("0", 0), ("7.0", 7), ("2147483648", 2_147_483_647), ("1e300", 2_147_483_647),
    ("18446744073709551616", 2_147_483_647),
  ])
  func unsignedNumbersClamp(text: String, expected: Int) throws {
    #expect(try unsigned(text) == expected)
  }

  @Test(arguments: ["-1", "1.5", "-1e300", "\"0\"", "null"])
  func whatIsNoUnsignedNumberIsAMismatch(text: String) {
    let error = #expect(throws: JSONError.self) { try unsigned(text) }
    #expect(error?.kind == .mismatch)
  }

  @Test func partsReadLaterGiveOffsetsOfTheWhole() throws {
    let bytes = Array(#"{"a":[1, 2],"b":"x"}"#.utf8)
    var range = 0..<0
    try JSONReader.read(bytes) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in
        if "b" ~= key { range = try reader.skippedRange() }
      }
    }
    #expect(String(decoding: bytes[range], as: UTF8.self) == "\"x\"")
    let error = #expect(throws: JSONError.self) {
      try JSONReader.read(bytes, in: range) { (reader) throws(JSONError) in try reader.integer() }
    }
    #expect(error?.byteOffset == 16)
  }
}

// One form only, and what is written reads back as the same.

import JSON
import TestSupport
import Testing

private func written(_ value: JSONValue, sortsKeys: Bool = false) -> String {
  var writer = JSONWriter()
  value.write(to: &writer, sortsKeys: sortsKeys)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct JSONWriterTests {
  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (0, "0"), (-42, "-42"), (.integer(.min), "-9223372036854775808"),
      (.integer(.max), "9223372036854775807"), (.number(1), "1"), (.number(0.1), "0.1"), (.number(-2.5), "-2.5"),
      (.number(1e300), "1e+300"), (.number(.infinity), "null"), (.number(.nan), "null"), ("a/b", #""a/b""#),
      ("\"\\\n\r\t\u{8}\u{C}\u{1}\u{1F}é😀\u{7F}", "\"\\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u001fé😀\u{7F}\""),
      ([1, [], [:], "x"], #"[1,[],{},"x"]"#), (["b": 1, "a": [["c": nil]]], #"{"b":1,"a":[{"c":null}]}"#),
    ] as [(JSONValue, String)])
  func theOneForm(value: JSONValue, expected: String) throws {
    #expect(written(value) == expected)
  }

  @Test func keysAreSortedByBytesAtEveryLevel() {
    let value: JSONValue = ["b": ["é": 1, "z": 2], "a": 1, "B": 0]
    #expect(written(value, sortsKeys: true) == #"{"B":0,"a":1,"b":{"z":2,"é":1}}"#)
  }

  @Test func whatIsWrittenReadsBack() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let value = randomValue(depth: 4, &generator)
      let text = written(value)
      #expect(try JSONValue(parsing: Array(text.utf8)) == value, "\(text)")
    }
  }

  @Test func stepsAndTreeGiveTheSame() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", 7)
      writer.key("list")
      writer.array { writer in
        writer.bool(true)
        writer.null()
        writer.array { _ in }
        writer.raw(Array("{}".utf8))
      }
      writer.member("text", "x")
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"id":7,"list":[true,null,[],{}],"text":"x"}"#)
  }

  @Test func theBenchmarkMessageReadsBack() throws {
    let message = JSONBenchmark()
    let bytes = message.json
    #expect((4_500...5_500).contains(bytes.count))
    #expect(try JSONReader.read(bytes) { (reader) throws(JSONError) in try JSONBenchmark(from: &reader) } == message)
  }
}

private func randomValue(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
  let letters: [String] = ["a", "\"", "\\", "\n", "é", "😀", "\u{1}", "/", "\u{FFFD}", " "]
  func text() -> String {
    (0..<Int.random(in: 0...20, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
  }
  switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
  case 0: return nil
  case 1: return .bool(.random(using: &generator))
  case 2: return .integer(Int64.random(in: .min ... .max, using: &generator))
  case 3: return .number(Double.random(in: -1...1, using: &generator))
  case 4: return .string(text())
  case 5:
    let count = Int.random(in: 0...4, using: &generator)
    return .array((0..<count).map { _ in randomValue(depth: depth - 1, &generator) })
  default:
    let count = Int.random(in: 0...20, using: &generator)
    return .object(JSONObject((0..<count).map { ("\($0)" + text(), randomValue(depth: depth - 1, &generator)) }))
  }
}

@Test("a special byte at any place of a string of any length up to three words is escaped, and reads back")
func specialBytesAtEveryPlace() throws {
  for length in 0...25 {
    let plain = (0..<length).map { UInt8(0x61 + $0 % 26) }
    #expect(String(decoding: plain, as: UTF8.self).json.count == length + 2)
    for place in 0..<length {
      for special: UInt8 in [0x22, 0x5C, 0x0A, 0x01, 0x1F, 0x7F] {
        var bytes = plain
        bytes[place] = special
        var writer = JSONWriter(capacity: 1)
        writer.array { writer in
          writer.null()
          writer.string(utf8: bytes)
          writer.string(utf8: bytes)
        }
        let read = try JSONReader.read(writer.bytes) { (reader) throws(JSONError) in
          var strings: [[UInt8]] = []
          try reader.array { (index, reader) throws(JSONError) in if index > 0 { strings.append(try reader.utf8()) } }
          return strings
        }
        #expect(read == [bytes, bytes])
      }
    }
  }
}

@Test("integers of every number of digits are written as Swift prints them", arguments: [1, 9])
func integersOfEveryLength(digit: Int64) {
  var text = ""
  for _ in 0..<18 {
    text += "\(digit)"
    let number = Int64(text) ?? 0
    for value in [number, -number, number - digit, number &+ 1] {
      var writer = JSONWriter()
      writer.integer(value)
      #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(value)")
    }
  }
  for value in [Int64.min, Int64.max, 0] {
    var writer = JSONWriter()
    writer.integer(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(value)")
  }
}

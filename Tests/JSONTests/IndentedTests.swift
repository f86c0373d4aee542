// JSON over several lines is the same JSON.

import Testing

@testable import JSON

@Suite struct IndentedTests {
  @Test(
    arguments: [
      (nil, "null\n"), ([], "[]\n"), ([:], "{}\n"), ([1, 2], "[1, 2]\n"), (["a": [1]], "{\n  \"a\": [1]\n}\n"),
      (["a": ["b": 1], "c": "d\n"], "{\n  \"a\": {\"b\": 1},\n  \"c\": \"d\\n\"\n}\n"), ([[], [:]], "[[], {}]\n"),
    ] as [(JSONValue, String)])
  func oneMemberALineUnlessAllFits(value: JSONValue, expected: String) throws {
    #expect(value.indented == expected)
    #expect(try JSONValue(parsing: Array(value.indented.utf8)) == value)
  }

  @Test func longLinesAreBroken() throws {
    let value = JSONValue.array((0..<60).map { .integer($0) })
    #expect(value.indented.split(separator: "\n").count == 62)
    #expect(try JSONValue(parsing: Array(value.indented.utf8)) == value)
  }
}

// What comes in as bytes, and what subscripts take.

import Testing
import Text

@Suite struct SourceTextTests {
  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xC3], "\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xC3, 0xA9], "é"), ([], ""),
    ] as [([UInt8], String)])
  func bytesThatAreNoUTF8AreReplaced(bytes: [UInt8], expected: String) {
    #expect(SourceText(repairing: bytes).bytes == Array(expected.utf8))
  }

  @Test func rangesClamp() {
    let text = SourceText("héllo")
    #expect(text[ByteRange(-5, 3)] == "hé")
    #expect(text[ByteRange(3, 99)] == "llo")
    #expect(text[ByteRange(50, 99)] == "")
  }
}

// Edits against String's own replacement, on every short string.

import TestSupport
import Testing
import Text

@Suite struct TextEditTests {
  @Test func everyEditOfEveryShortString() {
    let replacements = ["", "a", "\n", "\r", "😀"]
    for text in smallStrings(over: positionAlphabet, maximumLength: 5) {
      let boundaries = text.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + String($1).utf8.count) }
      let scalars = Array(text.unicodeScalars)
      for (first, start) in boundaries.enumerated() {
        for (last, end) in boundaries.enumerated() where last >= first {
          for replacement in replacements {
            let edit = TextEdit(range: ByteRange(start, end), replacement: Array(replacement.utf8))
            let edited = SourceText(text).applying(edit)
            var expected = String.UnicodeScalarView(scalars[..<first])
            expected.append(contentsOf: replacement.unicodeScalars)
            expected.append(contentsOf: scalars[last...])
            if edited.bytes != Array(String(expected).utf8) { Issue.record("\(text.debugDescription) \(edit)") }
          }
        }
      }
    }
  }

  @Test func insideAScalarTheEditGrowsToTheScalar() {
    let text = SourceText("a😀b")
    #expect(text.applying(TextEdit(range: ByteRange(2, 3), replacement: [0x78])).bytes == Array("axb".utf8))
    #expect(text.applying(TextEdit(range: ByteRange(3, 3), replacement: [0x78])).bytes == Array("ax😀b".utf8))
  }

  @Test func outsideTheTextTheEditClamps() {
    let edit = TextEdit(range: ByteRange(90, 95), replacement: [0x78])
    #expect(SourceText("ab").applying(edit).bytes == Array("abx".utf8))
  }

  @Test func replacementsThatAreNoUTF8AreRepaired() {
    let edit = TextEdit(range: ByteRange(1, 1), replacement: [0xFF])
    #expect(SourceText("ab").applying(edit).bytes == Array("a\u{FFFD}b".utf8))
  }
}

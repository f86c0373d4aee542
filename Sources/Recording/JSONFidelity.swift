// Whether a parsed message gives back what was written: numbers as they stood (`1.0` is not `1`, ids may be beyond 64 bits),
// no member lost, no byte repaired.

import JSON

/// Compares the text of a message with the value that was read from it.
enum JSONFidelity {
  /// Whether writing the value gives the same numbers and as many members, and repairs nothing.
  static func isKept(_ text: [UInt8], by value: JSONValue) -> Bool {
    var writer = JSONWriter()
    value.write(to: &writer)
    let before = Marks(of: text)
    let after = Marks(of: writer.bytes)
    return before.numbers == after.numbers && before.memberCount == after.memberCount
      && (after.replacementCount == 0 || before.replacementCount == after.replacementCount)
  }

  /// What must not change.
  private struct Marks {
    var numbers: [[UInt8]] = []
    var memberCount = 0
    /// How often U+FFFD stands there, as itself or as an escape.
    var replacementCount = 0

    init(of text: [UInt8]) {
      var index = 0
      while index < text.count {
        switch text[index] {
        case UInt8(ascii: "\""): index = skipString(text, from: index)
        case UInt8(ascii: "-"), 0x30...0x39:
          let end = text[index...].firstIndex { !Self.isNumberByte($0) } ?? text.count
          numbers.append(Array(text[index..<end]))
          index = end
        case UInt8(ascii: ":"):
          memberCount += 1
          index += 1
        default: index += 1
        }
      }
    }

    /// The index behind a string that begins at `start`.
    private mutating func skipString(_ text: [UInt8], from start: Int) -> Int {
      var index = start + 1
      while index < text.count, text[index] != UInt8(ascii: "\"") {
        let rest = text[index...]
        if rest.starts(with: [0xEF, 0xBF, 0xBD]) || rest.starts(with: "\\ufffd".utf8)
          || rest.starts(with: "\\uFFFD".utf8)
        {
          replacementCount += 1
        }
        index += text[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      return index + 1
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
  }
}

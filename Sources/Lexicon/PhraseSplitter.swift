// Cuts the phrases of the tables into words as Prose cuts text: hyphens, commas, brackets and possessives apart.

import Text

/// Cuts phrases.
enum PhraseSplitter {
  /// The folded hashes of the words of a phrase.
  static func words(_ phrase: String) -> [UInt64] {
    var result: [UInt64] = []
    for piece in phrase.split(separator: " ") {
      var word: [UInt8] = []
      func flush() {
        if !word.isEmpty { result.append(WordHash.folded(word, 0..<word.count)) }
        word = []
      }
      let bytes = Array(piece.utf8)
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "-") where prefixes.contains(String(decoding: word, as: UTF8.self).lowercased()):
          word.append(byte)
        case UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"),
          UInt8(ascii: "%"):
          flush()
          result.append(WordHash.folded([byte], 0..<1))
        case UInt8(ascii: "'") where index == bytes.count - 2 && bytes[index + 1] == UInt8(ascii: "s"):
          flush()
          word.append(byte)
        case UInt8(ascii: "/") where word.count > 1 && !isDigit(bytes[index - 1]) && index < bytes.count - 2:
          flush()
          result.append(WordHash.folded([byte], 0..<1))
        case UInt8(ascii: "'") where index == bytes.count - 1:
          flush()
          word.append(byte)
        default: word.append(byte)
        }
      }
      flush()
    }
    return result
  }

  /// What keeps its hyphen, among the words that names of the tables begin with.
  private static let prefixes: Set<String> = [
    "non", "co", "re", "anti", "pro", "mid", "pre", "post", "ex", "multi", "semi", "neo", "counter", "e", "cross",
    "sub",
    "inter", "intra", "mini", "socio", "psycho", "arch", "over",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

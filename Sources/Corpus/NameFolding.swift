// Names and words with what people leave out when they type them: case, accents, marks.

import Text

/// Folds names and words for comparison and for identifiers.
public enum NameFolding {
  /// The words of a text in small letters without diacritics: runs of letters and digits; apostrophes inside a word are
  /// dropped ("O’Neil" gives "oneil"), everything else separates.
  public static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.value == 0x27 || scalar.value == 0x2019 || (0x300...0x36F).contains(scalar.value) { continue }
      let folded = fold(scalar)
      if folded.isEmpty {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word += folded
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The words of a name without a leading article.
  public static func nameWords(_ name: some StringProtocol) -> [String] {
    let words = words(name)
    return words.count > 1 && articles.contains(words[0]) ? Array(words.dropFirst()) : words
  }

  /// A readable identifier of a name: `ana-nunez`. What is not a letter from a to z, a digit or a hyphen is
  /// percent-encoded.
  public static func slug(_ name: some StringProtocol) -> String {
    slug(words: nameWords(name))
  }

  /// The identifier of words that are folded already.
  static func slug(words: [String]) -> String {
    var result = ""
    for (index, word) in words.enumerated() {
      if index > 0 { result += "-" }
      for byte in word.utf8 {
        if byte < 0x80 {
          result.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          result += "%" + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return result
  }

  private static let articles = ["the", "a", "an"]

  /// A letter or digit in small letters without diacritics; empty for everything else.
  private static func fold(_ scalar: Unicode.Scalar) -> String {
    let lower = LetterCase.lowercase(scalar.value)
    if lower < 0x80 {
      let isWord = (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower)
      return isWord ? String(Unicode.Scalar(UInt8(lower))) : ""
    }
    guard LetterCase.isLetter(lower) else { return "" }
    if let base = bases[lower] { return base }
    return Unicode.Scalar(lower).map { String($0) } ?? ""
  }

  /// The plain letters of Latin letters with diacritics, after lower-casing.
  private static let bases: [UInt32: String] = {
    let table: [(String, String)] = [
      ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"),
      ("e", "èéêëēĕėęěẹẻẽếềểễệ"), ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("j", "ĵ"), ("k", "ķ"),
      ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏőǒơọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("r", "ŕŗř"),
      ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔụủứừửữự"), ("w", "ŵ"),
      ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("e", "əǝ"),
    ]
    var bases: [UInt32: String] = [:]
    for (base, letters) in table {
      for scalar in letters.unicodeScalars { bases[scalar.value] = base }
    }
    return bases
  }()
}

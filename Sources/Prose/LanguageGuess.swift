// Whether a paragraph is English, by the share of its function words.

import Text

/// Guesses whether a paragraph is English. Short paragraphs count as English: names and headings hold no function
/// words.
enum LanguageGuess {
  /// Fewer words than this tell nothing.
  static let fewestWords = 8

  /// Whether the words among `tokens` look English. O(n).
  static func isEnglish(_ tokens: [Token], words: WordTable) -> Bool {
    var count = 0
    var english = 0
    var foreign = 0
    var beyondASCII = 0
    for token in tokens where token.kind == .word {
      count += 1
      let flags = words.flags(token.foldedHash)
      if flags.contains(.function) { english += 1 } else if flags.contains(.foreignFunction) { foreign += 1 }
      if token.shape.contains(.nonASCII) { beyondASCII += 1 }
    }
    if count >= 3, beyondASCII * 2 > count { return false }
    guard count >= fewestWords else { return true }
    // Some words are of two languages (“met” is Dutch too): as many English ones outweigh them.
    return foreign == 0 || english >= foreign || english * 100 >= count * 20
  }
}

// What the rest of the document says of a word: whether it also occurs in lower case, after a title, as the last word of
// a longer name, before "said". One pass; no model. (Context aggregation: Ratinov and Roth 2009, section 5.)

import Prose
import Text

/// Facts on the capital words of one document, each gathered from all places where the word occurs.
struct DocumentWords {
  /// A fact about one occurrence.
  enum Fact: Int, CaseIterable {
    case lowerCase, capitalInside, afterTitle, lastOfSeveral, firstOfSeveral, beforeOrganizationHead, afterPreposition
    case beforeSpeech, possessive, afterGivenName, occurs
  }

  private var index: HashIndex
  /// First and last token where fact f of word w was seen, at `(w * facts + f) * 2`; -1 for never.
  private var places: [Int32]
  private static let facts = Fact.allCases.count

  private static let prepositions = WordSet(NameVocabulary.placePrepositions)
  private static let speech = WordSet(NameVocabulary.speechVerbs)

  /// The facts of a document.
  init(_ view: borrowing NameView) {
    let tokens = view.prose.tokens
    index = HashIndex(capacity: view.runs.count * 2)
    places = []
    for run in view.runs {
      for token in run where view.isCapital[token] {
        let number = index.insert(tokens[token].foldedHash)
        if places.count < (number + 1) * Self.facts * 2 {
          places.append(contentsOf: repeatElement(-1, count: Self.facts * 2))
        }
      }
    }
    for run in view.runs {
      for token in run where view.isCapital[token] { observe(token, view) }
    }
    for token in tokens.indices where !view.isCapital[token] && tokens[token].kind == .word {
      if let number = index[tokens[token].foldedHash] { add(.lowerCase, number, token) }
    }
  }

  private mutating func add(_ fact: Fact, _ number: Int, _ token: Int) {
    let place = (number * Self.facts + fact.rawValue) * 2
    if places[place] < 0 { places[place] = Int32(truncatingIfNeeded: token) }
    places[place + 1] = Int32(truncatingIfNeeded: token)
  }

  private mutating func observe(_ token: Int, _ view: borrowing NameView) {
    let tokens = view.prose.tokens
    guard let number = index[tokens[token].foldedHash] else { return }
    add(.occurs, number, token)
    let chunk = view.chunks[token]
    let isLast = token == Int(chunk.upperBound) - 1
    if !tokens[token].shape.contains(.startsSentence), !view.isHeading[token] { add(.capitalInside, number, token) }
    if chunk.count > 1 {
      if isLast { add(.lastOfSeveral, number, token) }
      if token == Int(chunk.lowerBound) { add(.firstOfSeveral, number, token) }
    }
    if token > 0 {
      if view.evidence[token - 1].contains(.title) { add(.afterTitle, number, token) }
      if view.evidence[token - 1].contains(.givenName), view.isCapital[token - 1] {
        add(.afterGivenName, number, token)
      }
      if Self.prepositions.contains(tokens[token - 1].foldedHash) { add(.afterPreposition, number, token) }
    }
    guard token + 1 < tokens.count else { return }
    let next = tokens[token + 1]
    if !isLast, view.evidence[token + 1].contains(.organizationHead) { add(.beforeOrganizationHead, number, token) }
    if isLast, Self.speech.contains(next.foldedHash) { add(.beforeSpeech, number, token) }
    if isLast, next.shape.contains(.possessive) { add(.possessive, number, token) }
  }

  /// The facts of the word at `token` that hold at another place of the document, as bits.
  func facts(at token: Int, foldedHash: UInt64) -> UInt32 {
    guard let number = index[foldedHash] else { return 0 }
    var bits: UInt32 = 0
    for fact in 0..<Self.facts {
      let place = (number * Self.facts + fact) * 2
      if places[place] >= 0, Int(places[place]) != token || Int(places[place + 1]) != token {
        bits |= 1 << UInt32(fact)
      }
    }
    return bits
  }
}

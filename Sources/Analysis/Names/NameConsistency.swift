// One name, one type: what the names of a document say of each other.
//
// Works on the model's names of the whole document; adds names that the model missed and settles types that differ.
// Ratinov and Roth 2009 call the idea non-local; here it is exact where the model's memory is only a weight.

import Lexicon
import Prose
import Text

/// Makes the names of a document agree with each other.
struct NameConsistency {
  let view: NameView

  /// Votes of one phrase: the sum of probabilities by type.
  private typealias Votes = [NameModelType: Float]

  /// The names with acronyms, surnames and types made consistent; sorted, not overlapping.
  func settle(_ names: [TaggedName]) -> [TaggedName] {
    var names = names
    addAcronyms(&names)
    settleTypes(&names)
    settleSurnames(&names)
    addRepeated(&names)
    return names
  }

  private func phrase(_ tokens: Range<Int>) -> UInt64 { NameMemory.phrase(view.prose.tokens[tokens]) }

  /// The same words get the type that the model is surest of over all their places. Words alone only against words alone.
  private func settleTypes(_ names: inout [TaggedName]) {
    var votes: [UInt64: Votes] = [:]
    for name in names { votes[phrase(name.tokens), default: [:]][name.type, default: 0] += name.probability }
    for index in names.indices {
      guard let counts = votes[phrase(names[index].tokens)], counts.count > 1 else { continue }
      let best = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
      if let best, best.key != names[index].type { names[index].type = best.key }
    }
  }

  /// A single word that ends the full name of a person elsewhere in the document is that person.
  private func settleSurnames(_ names: inout [TaggedName]) {
    var surnames: [UInt64: Float] = [:]
    for name in names where name.type == .person && name.tokens.count > 1 {
      let word = view.prose.tokens[name.tokens.upperBound - 1].foldedHash
      surnames[word] = max(surnames[word] ?? 0, name.probability)
    }
    for index in names.indices where names[index].tokens.count == 1 && names[index].type != .person {
      let token = names[index].tokens.lowerBound
      guard let probability = surnames[view.prose.tokens[token].foldedHash], probability > names[index].probability,
        view.evidence[token].lexicon.isDisjoint(with: [.country, .capital, .demonym])
      else { continue }
      names[index].type = .person
    }
    addMissed(&names, surnames)
  }

  /// Adds surnames that stand alone, capital, inside a sentence, and are in no name.
  private func addMissed(_ names: inout [TaggedName], _ surnames: [UInt64: Float]) {
    var isNamed = [Bool](repeating: false, count: view.prose.tokens.count)
    for name in names { for token in name.tokens { isNamed[token] = true } }
    var added = false
    for run in view.runs {
      for token in run where !isNamed[token] && view.isCapital[token] && view.chunks[token].count == 1 {
        let word = view.prose.tokens[token]
        guard let probability = surnames[word.foldedHash], probability > 0.5, !view.isHeading[token],
          !word.shape.contains(.startsSentence)
        else { continue }
        names.append(TaggedName(tokens: token..<(token + 1), type: .person, probability: probability * 0.8))
        added = true
      }
    }
    if added { names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound } }
  }

  /// How sure the model must be of a word, over all its places, that it is a name where the model did not see it.
  private static let sureOfWord: Float = 1.2

  /// Adds words that are names of one type at several places and never written small, where they stand alone inside a
  /// sentence: "making Astra useful".
  private func addRepeated(_ names: inout [TaggedName]) {
    var votes: [UInt64: (type: NameModelType, sum: Float)] = [:]
    for name in names where name.tokens.count == 1 {
      let word = view.prose.tokens[name.tokens.lowerBound].foldedHash
      votes[word] = (name.type, (votes[word]?.sum ?? 0) + name.probability)
    }
    votes = votes.filter { $0.value.sum >= Self.sureOfWord }
    for (index, token) in view.prose.tokens.enumerated() where !view.isCapital[index] { votes[token.foldedHash] = nil }
    guard !votes.isEmpty else { return }
    var isNamed = [Bool](repeating: false, count: view.prose.tokens.count)
    for name in names { for token in name.tokens { isNamed[token] = true } }
    for run in view.runs {
      for token in run where !isNamed[token] && view.isCapital[token] && view.chunks[token].count == 1 {
        let word = view.prose.tokens[token]
        guard let vote = votes[word.foldedHash], !view.isHeading[token], !word.shape.contains(.startsSentence) else {
          continue
        }
        names.append(TaggedName(tokens: token..<(token + 1), type: vote.type, probability: 0.6))
      }
    }
    names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "Economic Community of West African States (ECOWAS)": the letters in brackets are the name before them.
  private func addAcronyms(_ names: inout [TaggedName]) {
    var expansions: [UInt64: TaggedName] = [:]
    let tokens = view.prose.tokens
    for name in names where name.tokens.count > 1 {
      let bracket = name.tokens.upperBound
      guard bracket + 2 < tokens.count, first(bracket) == UInt8(ascii: "("), first(bracket + 2) == UInt8(ascii: ")"),
        tokens[bracket + 1].shape.contains(.allCapitals), isAcronym(bracket + 1, of: name.tokens)
      else { continue }
      expansions[tokens[bracket + 1].foldedHash] = name
    }
    guard !expansions.isEmpty else { return }
    var isNamed = [Bool](repeating: false, count: tokens.count)
    for index in names.indices {
      for token in names[index].tokens { isNamed[token] = true }
      if names[index].tokens.count == 1, let full = expansions[tokens[names[index].tokens.lowerBound].foldedHash] {
        names[index].type = full.type
      }
    }
    for run in view.runs {
      for token in run where !isNamed[token] && tokens[token].shape.contains(.allCapitals) {
        guard let full = expansions[tokens[token].foldedHash] else { continue }
        names.append(TaggedName(tokens: token..<(token + 1), type: full.type, probability: full.probability))
      }
    }
    names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func first(_ token: Int) -> UInt8 {
    let start = view.prose.tokens[token].range.start
    return start < view.prose.text.bytes.count ? view.prose.text.bytes[start] : 0
  }

  /// Whether the letters of `acronym` open words of the name, in order, the first one its first word.
  private func isAcronym(_ acronym: Int, of name: Range<Int>) -> Bool {
    let bytes = view.prose.text.bytes
    let letters = bytes[view.prose.text.slice(view.prose.tokens[acronym].range)].filter { $0 != UInt8(ascii: ".") }
    var next = letters.startIndex
    for token in name where next < letters.endIndex {
      if first(token) | 0x20 == letters[next] | 0x20 { next += 1 }
    }
    return letters.count > 1 && first(name.lowerBound) | 0x20 == letters[letters.startIndex] | 0x20
      && next - letters.startIndex > letters.count / 2
  }
}

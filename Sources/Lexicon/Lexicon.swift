// The facts that Gloss knows before it reads a document: countries, cities, organisations, given names, titles, cue verbs.
//
// It knows no document. Entries are evidence: most words that are a name are also something else.

import LexiconTables
import Text

/// A country as the lexicon knows it.
public struct Country: Sendable, Hashable {
  /// The usual English name.
  public var name: String
  /// The code of ISO 3166-1, two letters.
  public var isoCode: String
  /// The capital first, then other cities that stand for the government.
  public var capitals: [String]
  /// Adjective first, then nouns for the people.
  public var demonyms: [String]
  /// The code of ISO 4217.
  public var currency: String
}

/// How strongly a verb attributes words to its subject.
public struct CueVerb: Sendable, Hashable {
  /// The base form.
  public var lemma: String
  /// How often in a thousand it attributes with a clause behind it.
  public var permilleWithClause: Int
  /// How often in a thousand it attributes otherwise.
  public var permilleOtherwise: Int
}

/// The facts that Gloss knows before it reads a document, with the user's own added.
public struct Lexicon: Sendable {
  /// The facts that ship. Made at first use, from tables inside the program.
  public static let builtin = Lexicon(facts: FactSources.read(), compiled: CompiledTable.embedded)

  /// The countries; `PhraseMatch.entry` of countries, capitals, demonyms and seats is an index of it.
  public let countries: [Country]
  private let table: PhraseTable?
  private let cueVerbs: [UInt64: CueVerb]
  /// Phrases of the user, which go before those that ship.
  private var added: [UInt64: (classes: LexiconClasses, entry: Int)] = [:]
  /// What the user says of entities: which are one, which are not, which words are no names.
  public private(set) var userEntries: [LexiconFile.Entry] = []

  init(facts: FactSources, compiled: PhraseTable?) {
    countries = facts.countries
    cueVerbs = facts.cueVerbs
    table = compiled
  }

  // MARK: Look-ups

  /// The longest phrase that starts at a token, by the folded hashes of the tokens (`Token.foldedHash`).
  ///
  /// O(length of the phrase).
  public func longestMatch(_ hashes: UnsafeBufferPointer<UInt64>, at index: Int) -> PhraseMatch? {
    let shipped = table?.longestMatch(hashes, at: index)
    guard !added.isEmpty else { return shipped }
    let own = longestAdded(hashes, at: index)
    guard let own else { return shipped }
    return own.tokenCount >= shipped?.tokenCount ?? 0 ? own : shipped
  }

  /// What exactly these words are; `nil` where they are no entry.
  public func match(_ words: [UInt64]) -> PhraseMatch? {
    words.withUnsafeBufferPointer { buffer in
      guard let match = longestMatch(buffer, at: 0), match.tokenCount == words.count else { return nil }
      return match
    }
  }

  /// The classes of one word; none where it is no entry.
  public func classes(ofWord foldedHash: UInt64) -> LexiconClasses { match([foldedHash])?.classes ?? [] }

  /// The names of the classes of a name as people write it, sorted; none where it is no entry.
  public func classes(ofName name: String) -> [String] {
    match(PhraseSplitter.words(name))?.classes.names ?? []
  }

  /// The verb that a form belongs to, where it attributes.
  public func cueVerb(_ foldedHash: UInt64) -> CueVerb? { cueVerbs[foldedHash] }

  /// The country that these words name.
  public func country(named words: [UInt64]) -> Int? { entry(of: words, in: .country) }

  /// The country that these words are the capital of.
  public func country(ofCapital words: [UInt64]) -> Int? { entry(of: words, in: .capital) }

  /// The country whose people these words name.
  public func country(ofDemonym words: [UInt64]) -> Int? { entry(of: words, in: .demonym) }

  /// The country whose government these words stand for ("Kremlin").
  public func country(ofSeat words: [UInt64]) -> Int? { entry(of: words, in: .seatOfGovernment) }

  private func entry(of words: [UInt64], in classes: LexiconClasses) -> Int? {
    guard let match = match(words), !match.classes.isDisjoint(with: classes), countries.indices.contains(match.entry)
    else { return nil }
    return match.entry
  }

  // MARK: The user's own

  /// The lexicon with the user's entries, which go before what ships.
  public func adding(_ file: LexiconFile) -> Lexicon {
    var result = self
    result.userEntries += file.entries
    for entry in file.entries {
      guard let classes = entry.kind.classes else { continue }
      for name in entry.names {
        let words = PhraseSplitter.words(name)
        guard let first = words.first else { continue }
        let key = words.dropFirst().reduce(first) { WordHash.combine($0, $1) }
        result.added[key] = (classes, -1)
      }
    }
    return result
  }

  private func longestAdded(_ hashes: UnsafeBufferPointer<UInt64>, at index: Int) -> PhraseMatch? {
    guard index >= 0, index < hashes.count else { return nil }
    var key = hashes[index]
    var best: PhraseMatch?
    for length in 1...8 {
      if let found = added[key] {
        best = PhraseMatch(tokenCount: length, classes: found.classes, entry: found.entry)
      }
      guard index + length < hashes.count else { break }
      key = WordHash.combine(key, hashes[index + length])
    }
    return best
  }
}

/// The compiled table inside the program.
private enum CompiledTable {
  static var embedded: PhraseTable? {
    var count = 0
    let base = gloss_lexicon_compiled(&count)
    return PhraseTable(compiled: base, count: count)
  }
}

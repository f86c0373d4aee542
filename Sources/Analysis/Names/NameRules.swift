// Names that are exact by lexicon and form, whatever a model says: seats of government, regions with an article,
// platforms after a verb of writing, departments in lower case, and what the user's lexicon says.

import Annotation
import Lexicon
import Prose
import Text

/// Adds to, corrects and cuts the names of a document.
struct NameRules {
  let view: NameView
  let lexicon: Lexicon

  private static let writing = WordSet(
    "wrote write writes posted post posts said says shared shares tweeted published announced statement message account video page"
  )
  private static let onto = WordSet("on to via")
  private static let departmentModifiers = WordSet(
    """
    state foreign defence defense interior finance justice treasury health education home energy commerce labor labour
    agriculture transport trade oil information planning environment
    """)
  private static let departments = WordSet("ministry department")
  private static let articles = WordSet("the")

  /// The names of the document with the rules applied; sorted, not overlapping.
  func apply(to names: [NameSpan]) -> [NameSpan] {
    var names = names.compactMap(trimmed)
    let found = regions() + platforms() + departments()
    names = Self.merge(names, found, prefersAdded: false)
    names = Self.merge(names, namesAfterGroupNouns(), prefersAdded: true)
    names = capitalsAsPlaces(names)
    let (own, ignored) = userNames()
    names = Self.merge(names, own, prefersAdded: true)
    return names.filter { !ignored.contains($0.tokens) }
  }

  /// The name without a leading article or title and without a possessive; `nil` where nothing is left.
  private func trimmed(_ name: NameSpan) -> NameSpan? {
    var range = name.tokens
    var cut = false
    let tokens = view.prose.tokens
    while range.count > 1, tokens[range.upperBound - 1].shape.contains(.possessive) {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    if range.count > 1, Self.articles.contains(tokens[range.lowerBound].foldedHash), name.type != .workOfArt {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while name.type == .person, range.count > 1, NameVocabulary.isTitle(tokens[range.lowerBound].foldedHash) {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    // "Renamed Harbour Guard, the unit …": the participle that opens the sentence belongs to the clause.
    if range.count > 1, tokens[range.lowerBound].shape.contains(.startsSentence),
      Self.renamings.contains(tokens[range.lowerBound].foldedHash)
    {
      range = (range.lowerBound + 1)..<range.upperBound
      cut = true
    }
    guard !range.isEmpty else { return nil }
    var name = name
    if cut, let classes = lexicon.match(tokens[range].map(\.foldedHash))?.classes,
      !classes.isDisjoint(with: .organizations)
    {
      name.type = .organization
    }
    name.tokens = range
    return name
  }

  /// Names of both lists; of two that overlap, one is left out.
  static func merge(_ names: [NameSpan], _ added: [NameSpan], prefersAdded: Bool) -> [NameSpan] {
    guard !added.isEmpty else { return names }
    let (strong, weak) = prefersAdded ? (added, names) : (names, added)
    var result: [NameSpan] = []
    for name in strong + weak {
      // The place among those taken so far, which are in order and apart.
      var (low, high) = (0, result.count)
      while low < high {
        let middle = (low + high) / 2
        if result[middle].tokens.upperBound <= name.tokens.lowerBound { low = middle + 1 } else { high = middle }
      }
      if low == result.count || result[low].tokens.lowerBound >= name.tokens.upperBound { result.insert(name, at: low) }
    }
    return result
  }

  /// A capital or a country that the model took for a person ("Lusaka issued a decree") is a place, unless the lexicon or a
  /// fuller name in the text knows a person of that name.
  private func capitalsAsPlaces(_ names: [NameSpan]) -> [NameSpan] {
    var wordsOfPersons: Set<UInt64> = []
    for name in names where name.type == .person && name.tokens.count > 1 {
      for token in name.tokens { wordsOfPersons.insert(view.prose.tokens[token].foldedHash) }
    }
    return names.map { name in
      guard name.type == .person, name.tokens.count == 1 else { return name }
      let word = view.prose.tokens[name.tokens.lowerBound].foldedHash
      let classes = lexicon.classes(ofWord: word)
      guard !classes.isDisjoint(with: [.capital, .country]), !wordsOfPersons.contains(word),
        classes.isDisjoint(with: [.givenName, .masculineGivenName, .feminineGivenName, .familyName])
      else { return name }
      var place = name
      place.type = .geopoliticalEntity
      place.rule = "names.capitalIsAPlace"
      return place
    }
  }

  /// "the rights group Voices for Change": behind a noun for a group a name in words goes on over a small preposition.
  ///
  /// Only names of two words and more before the preposition, or of one in the plural: "the company Boeing for" is no name.
  private func namesAfterGroupNouns() -> [NameSpan] {
    var result: [NameSpan] = []
    let tokens = view.prose.tokens
    for sentence in view.prose.sentences where view.prose.paragraphs[sentence.paragraph].isEnglish {
      for token in sentence.tokens where Self.groupNouns.contains(tokens[token].foldedHash) && !view.isCapital[token] {
        let end = sentence.tokens.upperBound
        let first = capitals(from: token + 1, end: end)
        guard first.count >= 2 || isPlural(first), first.upperBound + 1 < end,
          Self.namePrepositions.contains(tokens[first.upperBound].foldedHash)
        else { continue }
        let second = capitals(from: first.upperBound + 1, end: end)
        guard !second.isEmpty else { continue }
        result.append(
          NameSpan(
            tokens: first.lowerBound..<second.upperBound, type: .organization, confidence: 800,
            rule: "names.nameAfterGroupNoun"))
      }
    }
    return result
  }

  /// Whether a run is one word that ends like a plural ("Voices", "Reporters").
  private func isPlural(_ run: Range<Int>) -> Bool {
    guard run.count == 1, let token = run.first else { return false }
    let bytes = view.prose.text.bytes[view.prose.text.slice(view.prose.tokens[token].range)]
    return bytes.count > 3 && bytes.last == UInt8(ascii: "s")
  }

  /// The run of words with capitals that starts at a token.
  private func capitals(from start: Int, end: Int) -> Range<Int> {
    var token = start
    while token < end, view.isCapital[token] { token += 1 }
    return start..<max(token, start)
  }

  private static let groupNouns = WordSet(
    "group organisation organization movement charity campaign collective ngo coalition network initiative project foundation"
  )
  private static let namePrepositions = WordSet("on for against without")
  private static let renamings = WordSet("rebranded renamed rechristened dubbed nicknamed")

  /// "the West", "the Sahel": a region over borders that the model did not see.
  private func regions() -> [NameSpan] {
    var result: [NameSpan] = []
    let tokens = view.prose.tokens
    for run in view.runs {
      for token in run where view.isCapital[token] && view.chunks[token].count == 1 && token > 0 {
        guard view.evidence[token].lexicon.contains(.worldRegion), !view.evidence[token].contains(.inLongPhrase),
          Self.articles.contains(tokens[token - 1].foldedHash)
        else { continue }
        result.append(
          NameSpan(tokens: token..<(token + 1), type: .location, confidence: 850, rule: "names.regionWithArticle"))
      }
    }
    return result
  }

  /// "wrote on X": a platform after a verb of writing and a preposition.
  private func platforms() -> [NameSpan] {
    var result: [NameSpan] = []
    let tokens = view.prose.tokens
    for run in view.runs {
      for token in run where view.isCapital[token] && token > 1 && view.chunks[token].count == 1 {
        guard view.evidence[token].lexicon.contains(.platform), Self.onto.contains(tokens[token - 1].foldedHash),
          tokens[max(token - 5, 0)..<(token - 1)].contains(where: { Self.writing.contains($0.foldedHash) })
        else { continue }
        result.append(
          NameSpan(
            tokens: token..<(token + 1), type: .organization, confidence: 900, rule: "names.platformAfterWriting"))
      }
    }
    return result
  }

  /// "a state department spokesman", "the foreign ministry said": a department in lower case with its field before it.
  private func departments() -> [NameSpan] {
    var result: [NameSpan] = []
    let tokens = view.prose.tokens
    for sentence in view.prose.sentences where view.prose.paragraphs[sentence.paragraph].isEnglish {
      for token in sentence.tokens.dropFirst() where Self.departments.contains(tokens[token].foldedHash) {
        guard Self.departmentModifiers.contains(tokens[token - 1].foldedHash), !view.isCapital[token] else { continue }
        result.append(
          NameSpan(
            tokens: (token - 1)..<(token + 1), type: .organization, confidence: 700, rule: "names.lowerCaseDepartment"))
      }
    }
    return result
  }

  /// The user's names wherever they stand, and the places of words that the user says are none.
  private func userNames() -> (own: [NameSpan], ignored: Set<Range<Int>>) {
    var types: [UInt64: EntityType?] = [:]
    var longest = 0
    for entry in lexicon.userEntries {
      let type: EntityType?
      switch entry.kind {
      case .person: type = .person
      case .organization: type = .organization
      case .place: type = .geopoliticalEntity
      case .people: type = .nationality
      case .ignore: type = nil
      case .same, .notSame: continue
      }
      for name in entry.names {
        let words = ProseReader.read(SourceText(name), markup: .plainText).tokens
        guard !words.isEmpty, name.contains(where: \.isUppercase) || type == nil else { continue }
        longest = max(longest, words.count)
        types.updateValue(type, forKey: NameMemory.phrase(words[...]))
      }
    }
    var own: [NameSpan] = []
    var ignored: Set<Range<Int>> = []
    guard longest > 0 else { return (own, ignored) }
    for run in view.runs {
      var token = run.lowerBound
      while token < run.upperBound {
        let match = (1...longest).reversed().lazy.map { token..<min(token + $0, run.upperBound) }
          .first { types[NameMemory.phrase(view.prose.tokens[$0])] != nil && view.isCapital[token] }
        guard let match, let type = types[NameMemory.phrase(view.prose.tokens[match])] else {
          token += 1
          continue
        }
        if let type {
          own.append(NameSpan(tokens: match, type: type, confidence: 1000, rule: "names.userLexicon"))
        } else {
          ignored.insert(match)
        }
        token = match.upperBound
      }
    }
    return (own, ignored)
  }
}

extension NameVocabulary {
  private static let titleWords = WordSet(titles)
  /// Whether a word can stand before a name without belonging to it.
  static func isTitle(_ foldedHash: UInt64) -> Bool { titleWords.contains(foldedHash) }
}

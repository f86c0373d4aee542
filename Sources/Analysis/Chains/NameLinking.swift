// Which names are names of one entity: the same words, a surname after a full name, an acronym and its expansion, a
// short form of an organisation, the other names of a country.
//
// It reads the words of names and the lexicon, not the sentences around them.

import Annotation
import Lexicon
import Prose
import Text

/// Joins names of one entity.
struct NameLinking {
  /// Types that can name one entity.
  private enum Family: UInt8 {
    case person, organization, place, people, other
  }

  private struct Name {
    let mention: Int
    let family: Family
    /// Folded hashes of the words, article and marks left out.
    let words: [UInt64]
    /// The same without a corporate ending ("Inc.", "Group").
    let core: [UInt64]
    let tokens: [Int]
  }

  private let state: AnalysisState
  private var names: [Name] = []

  /// Links all names but those in `excluded`: capitals that stand for a state.
  init(_ state: AnalysisState, excluding excluded: Set<Int>) {
    self.state = state
    names = state.mentions.indices.filter { !excluded.contains($0) }.compactMap(name)
  }

  private func name(_ mention: Int) -> Name? {
    let candidate = state.mentions[mention]
    guard candidate.kind == .name else { return nil }
    var tokens = candidate.tokens.filter { index in
      let token = state.prose.tokens[index]
      return token.kind != .punctuation && !token.shape.contains(.possessive)
    }
    if tokens.count > 1, let first = tokens.first, hash(first) == Self.the { tokens.removeFirst() }
    guard !tokens.isEmpty else { return nil }
    let words = tokens.map(hash)
    var core = words
    while core.count > 1, let last = core.last, Self.corporateEndings.contains(last) { core.removeLast() }
    return Name(mention: mention, family: Self.family(candidate.type), words: words, core: core, tokens: tokens)
  }

  private static func family(_ type: EntityType?) -> Family {
    switch type {
    case .person: .person
    case .organization: .organization
    case .geopoliticalEntity, .location, .facility: .place
    case .nationality: .people
    default: .other
    }
  }

  private static let the = WordHash.folded("the")
  private static let corporateEndings = WordSet(
    "inc inc. corp corp. corporation co co. company ltd ltd. limited plc llc gmbh ag sa s.a. nv group holdings holding")

  /// Joins all names that share an entity, fullest names first.
  func link(in chains: inout ChainBuilder) {
    linkEqual(in: &chains)
    linkCountries(in: &chains)
    linkPersons(in: &chains)
    linkSpellings(in: &chains)
    linkAcronyms(in: &chains)
    linkShortForms(in: &chains)
  }

  // MARK: The same words

  private func linkEqual(in chains: inout ChainBuilder) {
    // The entities of each name, the one mentioned last at the end.
    var known: [[UInt64]: [Int]] = [:]
    for name in names {
      let key = [UInt64(name.family.rawValue)] + name.core
      var entities = known[key] ?? []
      if let index = entities.lastIndex(where: {
        !introducesNamesake(name, of: $0, in: chains) && !differInGender(name, $0, in: chains)
      }) {
        let entity = entities.remove(at: index)
        chains.join(name.mention, to: entity, rule: "chains.sameName", confidence: 990)
        entities.append(entity)
      } else {
        entities.append(name.mention)
      }
      known[key] = entities
    }
  }

  /// Whether a full name with an indefinite apposition ("[name], a baker") is somebody else of the same name: the work that
  /// it says is another than what the text has said so far.
  private func introducesNamesake(_ name: Name, of entity: Int, in chains: ChainBuilder) -> Bool {
    guard name.family == .person, name.words.count > 1 else { return false }
    let known = fields(chains.profile(entity).roles)
    guard known != 0 else { return false }
    let end = state.mentions[name.mention].tokens.upperBound
    return chains.profile(name.mention).roles.contains { role in
      let opens = role.first.map { Self.indefiniteArticles.contains(hash($0)) } ?? false
      let fields = fields([role])
      return opens && role.lowerBound - end == 1 && fields != 0 && fields & known == 0
        && !role.contains { Self.formerWords.contains(hash($0)) }
    }
  }

  /// "Mr Roth" and "Mrs Roth" are two people. Of full names given names may have told a gender, which is no proof.
  private func differInGender(_ name: Name, _ entity: Int, in chains: ChainBuilder) -> Bool {
    let genders = [chains.profile(name.mention).gender, chains.profile(entity).gender]
    return name.words.count == 1 && genders.contains(.masculine) && genders.contains(.feminine)
  }

  private func fields(_ roles: [Range<Int>]) -> Occupations.Fields {
    roles.reduce(0) { fields, role in role.reduce(fields) { $0 | Occupations.fields(ofWord: hash($1)) } }
  }

  private static let indefiniteArticles = WordSet("a an")
  private static let formerWords = WordSet("former ex one-time onetime turned retired ex- also")

  // MARK: Spellings

  /// "Hassan Qureshi" and "Hassan Quraishi", "Núñez" and "Nunez": a name spelled in two ways within one text.
  private func linkSpellings(in chains: inout ChainBuilder) {
    let persons = names.filter { $0.family == .person }
    for (index, name) in persons.enumerated() {
      let fitting = persons[..<index].filter { other in
        !chains.areJoined(other.mention, name.mention) && isSpelling(name, of: other)
      }
      guard let other = fitting.last, Set(fitting.map { chains.root($0.mention) }).count == 1 else { continue }
      chains.join(name.mention, to: other.mention, rule: "chains.spellingVariant", confidence: 850)
    }
  }

  /// Whether two names differ in the marks on their letters alone, or in one letter of a long surname.
  private func isSpelling(_ name: Name, of other: Name) -> Bool {
    if name.words.count == 1 {
      return name.words.last != other.words.last
        && isSpelling(name.tokens[0], of: other.tokens[other.tokens.count - 1], byMarksAlone: true)
    }
    // Two of the very same words are namesakes by now, which were kept apart with reason.
    guard name.words.count == other.words.count, name.words != other.words else { return false }
    let last = name.words.count - 1
    return name.tokens.indices.allSatisfy { position in
      name.words[position] == other.words[position]
        || isSpelling(name.tokens[position], of: other.tokens[position], byMarksAlone: position != last)
    }
  }

  private func isSpelling(_ token: Int, of other: Int, byMarksAlone: Bool) -> Bool {
    guard mayBegin(token, like: other) else { return false }
    let first = letters(token)
    let second = letters(other)
    if first.count == second.count, zip(first, second).allSatisfy({ $0 == $1 || ($0 < 0x80) != ($1 < 0x80) }) {
      return true
    }
    guard !byMarksAlone, min(first.count, second.count) >= Self.longSurname, first[0] == second[0] else { return false }
    return isOneEditApart(first, second)
  }

  /// Whether the first letters can be one with and without a mark: what two ASCII letters that differ cannot.
  private func mayBegin(_ token: Int, like other: Int) -> Bool {
    let bytes = state.prose.text.bytes
    let (first, second) = (state.prose.tokens[token].range.start, state.prose.tokens[other].range.start)
    guard bytes.indices.contains(first), bytes.indices.contains(second) else { return true }
    guard bytes[first] < 0x80, bytes[second] < 0x80 else { return true }
    return LetterCase.lowercase(UInt32(bytes[first])) == LetterCase.lowercase(UInt32(bytes[second]))
  }

  private func letters(_ token: Int) -> [UInt32] {
    let text = state.prose.string(ofTokens: token..<(token + 1))
    return text.unicodeScalars.map { LetterCase.lowercase($0.value) }
  }

  /// Whether one letter put in, left out or changed makes one word of the other.
  private func isOneEditApart(_ first: [UInt32], _ second: [UInt32]) -> Bool {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard long.count - short.count <= 1 else { return false }
    let prefix = zip(short, long).prefix { $0 == $1 }.count
    let rest = short.dropFirst(prefix + (short.count == long.count ? 1 : 0))
    return rest.elementsEqual(long.dropFirst(prefix + 1))
  }

  /// Surnames of fewer letters that differ in one are different surnames.
  private static let longSurname = 6

  // MARK: Countries

  /// "US", "United States" and "America" are one country by the lexicon.
  private func linkCountries(in chains: inout ChainBuilder) {
    var first: [Int: Int] = [:]
    for name in names where name.family == .place {
      guard let country = PlaceFacts.country(named: name.words, in: state.lexicon) else { continue }
      chains.update(name.mention) { $0.country = country }
      if let known = first[country] {
        chains.join(name.mention, to: known, rule: "chains.sameCountry", confidence: 980)
      } else {
        first[country] = name.mention
      }
    }
  }

  // MARK: Persons

  /// A full name introduces; surnames, given names and shorter forms follow it.
  private func linkPersons(in chains: inout ChainBuilder) {
    let persons = names.filter { $0.family == .person }
    let full = persons.filter { $0.words.count > 1 }
    for name in full {
      let others = full.filter { $0.words.count > name.words.count && isVariant(name.words, of: $0.words) }
      if let other = nearest(others, to: name, chains: chains) {
        chains.join(name.mention, to: other.mention, rule: "chains.fullNameVariant", confidence: 930)
      }
    }
    for name in persons where name.words.count == 1 {
      if let other = nearest(full.filter { $0.words.last == name.words.last }, to: name, chains: chains) {
        chains.join(name.mention, to: other.mention, rule: "chains.surnameAfterFullName", confidence: 960)
      } else if let other = nearest(full.filter { $0.words.first == name.words.first }, to: name, chains: chains) {
        chains.join(name.mention, to: other.mention, rule: "chains.givenNameAfterFullName", confidence: 880)
      } else if let other = nearest(full.filter { $0.words.contains(name.words[0]) }, to: name, chains: chains) {
        chains.join(name.mention, to: other.mention, rule: "chains.partOfFullName", confidence: 860)
      }
    }
    // "Ana Núñez" and "Núñez Vega": the words of the one end or begin the other.
    for name in full {
      let others = full.filter { other in
        other.words.count > name.words.count
          && (Array(other.words.suffix(name.words.count)) == name.words
            || Array(other.words.prefix(name.words.count)) == name.words)
      }
      if let other = nearest(others, to: name, chains: chains) {
        chains.join(name.mention, to: other.mention, rule: "chains.partOfFullName", confidence: 900)
      }
    }
  }

  /// Whether `short` is `long` with middle names left out or given names cut to initials, the surname being the same.
  private func isVariant(_ short: [UInt64], of long: [UInt64]) -> Bool {
    guard short.last == long.last || short.first == long.first && long.contains(short[short.count - 1]) else {
      return false
    }
    var rest = long[...]
    for word in short {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  /// The candidate whose entity was mentioned last before the name, else the first after it. Two persons of one surname
  /// are told apart by the gender that a title shows, then by nearness.
  private func nearest(_ candidates: [Name], to name: Name, chains: ChainBuilder) -> Name? {
    let gender = chains.profile(name.mention).gender
    let fitting = candidates.filter {
      let other = chains.profile($0.mention).gender
      return !chains.areJoined($0.mention, name.mention)
        && (gender == .unknown || other == .unknown || gender == other)
    }
    // Who is known to be of the gender goes before who may be.
    let sure = fitting.filter { gender != .unknown && chains.profile($0.mention).gender == gender }
    let best = sure.isEmpty ? fitting : sure
    return best.last { $0.mention < name.mention } ?? best.first
  }

  // MARK: Acronyms

  private func linkAcronyms(in chains: inout ChainBuilder) {
    let expansions = names.filter { $0.words.count > 1 && $0.family != .person && $0.family != .people }
    for name in names where name.words.count == 1 && name.family != .person {
      guard let letters = capitals(of: name.tokens[0]) else { continue }
      let fitting = expansions.filter { !chains.areJoined($0.mention, name.mention) && initials($0, spell: letters) }
      if let other = fitting.last(where: { $0.mention < name.mention }) ?? fitting.first {
        chains.join(name.mention, to: other.mention, rule: "chains.acronym", confidence: 960)
      }
    }
  }

  /// The letters of an acronym, points left out; `nil` for other words.
  private func capitals(of token: Int) -> [UInt8]? {
    let bytes = state.prose.text.bytes[state.prose.text.slice(state.prose.tokens[token].range)]
    let letters = bytes.filter { $0 != UInt8(ascii: ".") }
    let isAcronym = letters.count >= 2 && letters.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    return isAcronym ? letters : nil
  }

  /// Whether the initials of the capitalised words spell the acronym; small words may be skipped.
  private func initials(_ name: Name, spell letters: [UInt8]) -> Bool {
    var strict: [UInt8] = []
    for token in name.tokens {
      let bytes = state.prose.text.bytes[state.prose.text.slice(state.prose.tokens[token].range)]
      guard let first = bytes.first else { continue }
      if first >= 0x41, first <= 0x5A { strict.append(first) }
    }
    return strict.count >= 2 && strict == letters
  }

  // MARK: Short forms

  /// "Boeing" for "Boeing Co.", "the Post" for "The Washington Post": the first or the last words of one longer name alone.
  private func linkShortForms(in chains: inout ChainBuilder) {
    for family in [Family.organization, .place, .other] {
      let members = names.filter { $0.family == family }
      for name in members where name.core.count <= 2 {
        let longer = members.filter { other in
          other.core.count > name.core.count && !chains.areJoined(other.mention, name.mention)
            && isShortForm(name, of: other)
        }
        let entities = Set(longer.map { chains.root($0.mention) })
        // A name that was there before the longer one is an entity of its own.
        let first = chains.profile(name.mention).mentions.first ?? name.mention
        guard entities.count == 1, let other = longer.first(where: { $0.mention < first }) else { continue }
        chains.join(name.mention, to: other.mention, rule: "chains.shortForm", confidence: 880)
      }
    }
  }

  private func isShortForm(_ name: Name, of other: Name) -> Bool {
    if name.family == .place {
      return false
    }
    let beginsWith = Array(other.core.prefix(name.core.count)) == name.core
    let endsWith =
      Array(other.core.suffix(name.core.count)) == name.core
      && !other.core.dropLast(name.core.count).contains(where: Self.prepositions.contains)
    // A country that an organisation's name begins with is not the organisation.
    if beginsWith, PlaceFacts.isPlaceOrDemonym(name.words, in: state.lexicon) { return false }
    return beginsWith || endsWith
  }

  private static let prepositions = WordSet("of on in for against with at to from by")

  private func hash(_ token: Int) -> UInt64 { state.prose.tokens[token].foldedHash }
}

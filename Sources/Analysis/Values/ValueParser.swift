// The state of reading values in one block, and the small steps that every grammar file takes.
//
// Each grammar is an extension in a file of its own: numbers, calendar, clock, durations, amounts. They return readings;
// which reading wins is decided in ValueParser.reading(at:).

import Annotation
import Prose
import Text

/// Which way an expression without a year or week points.
enum Direction: Sendable {
  case past, future, unknown
}

/// What one block is read against.
struct ValueContext {
  /// The day that relative dates count from.
  var referenceDay: CalendarDay?
  /// The time of day there, in minutes; only where it was given.
  var referenceMinute: Int?
  /// The whole input is one short phrase: bare numbers and abbreviations are dates and times there, as in a form's field.
  var isPhrase = false
  /// The last moment that was read with its own year, and its tokens: "that year", "two years later" count from it.
  var lastMoment: Moment?
  var lastTokens: Range<Int>?
  /// Whether it was a weekday of a named week ("next week on Tuesday"), whose week a list goes on with.
  var lastIsDayOfWeek = false
  /// The last year that was written out, for months and days that follow it in a story of another time.
  var lastYear: Int?
}

/// A value that was read.
struct ValueReading {
  /// Its atoms.
  var start: Int
  var end: Int
  var type: EntityType
  var value: String
  var rule: String
  /// What a date means, for what counts from it.
  var moment: Moment?
  /// The tokens that it counts from.
  var anchor: Range<Int>?

  init(_ start: Int, _ end: Int, _ type: EntityType, _ value: String, _ rule: String) {
    self.start = start
    self.end = end
    self.type = type
    self.value = value
    self.rule = rule
  }

  /// A date or a time.
  init(_ start: Int, _ end: Int, _ moment: Moment, _ rule: String) {
    let isTime = moment.clock != nil || !moment.part.isEmpty
    self.init(start, end, isTime ? .time : .date, moment.value, rule)
    self.moment = moment
  }
}

/// Reads values from the atoms of one block. Total: indices outside read as nothing.
struct ValueParser {
  let atoms: [ValueAtom]
  let tokens: [Token]
  let words: [ValueWord]
  var context: ValueContext

  /// The atom at `index`; an empty one outside.
  @inline(__always) func atom(_ index: Int) -> ValueAtom {
    index >= 0 && index < atoms.count ? atoms[index] : ValueAtom()
  }

  /// What the word at `index` can mean.
  @inline(__always) func word(_ index: Int) -> ValueWord { words[Int(atom(index).entry)] }

  /// The grammar's name of the word at `index`.
  @inline(__always) func glue(_ index: Int) -> ValueWord.Glue { words[Int(atom(index).entry)].glue }

  func has(_ index: Int, _ roles: ValueWord.Roles) -> Bool { word(index).has(roles) }

  func isMark(_ index: Int, _ mark: Character) -> Bool {
    let atom = atom(index)
    return atom.kind == .mark && atom.mark == mark.asciiValue
  }

  /// The folded hash of the token that atom `index` begins; 0 inside a token.
  func tokenHash(_ index: Int) -> UInt64 {
    let atom = atom(index)
    guard atom.token >= 0, Int(atom.token) < tokens.count else { return 0 }
    let token = tokens[Int(atom.token)]
    return token.range.start == Int(atom.start) ? token.foldedHash : 0
  }

  /// The index after an optional mark.
  func skip(_ mark: Character, _ index: Int) -> Int { isMark(index, mark) ? index + 1 : index }

  /// The index after an optional word.
  func skip(_ kind: ValueWord.Glue, _ index: Int) -> Int { glue(index) == kind ? index + 1 : index }

  /// The index after the point of an abbreviation that the tokenizer cut off: only where the date goes on behind it.
  func skipPoint(_ index: Int) -> Int {
    guard isMark(index, "."), !atom(index).isSpaced else { return index }
    return atom(index + 1).kind == .number || has(index + 1, .month) ? index + 1 : index
  }

  /// An integer in digits without separators, of `count` digits, from a range.
  func plainInteger(_ index: Int, _ count: ClosedRange<Int>, _ range: ClosedRange<Int64>) -> Int? {
    let atom = atom(index)
    guard atom.kind == .number, atom.fractionDigits == 0, !atom.isGrouped else { return nil }
    guard count.contains(Int(atom.digitCount)), range.contains(atom.digits) else { return nil }
    return Int(atom.digits)
  }

  /// Whether the atom is joined to a name or code before it ("F-16", "Covid-19", "G7").
  func isGlued(_ index: Int) -> Bool {
    let this = atom(index)
    guard !this.isSpaced, index > 0 else { return false }
    let before = atom(index - 1)
    if before.kind == .word { return before.entry == 0 || !word(index - 1).has(.currencyCode) }
    if before.kind == .number { return true }
    if before.mark == 0x2D || before.mark == 0x2F, !before.isSpaced {
      let left = atom(index - 2)
      return left.kind == .word
        && (left.entry == 0 || word(index - 2).roles.isDisjoint(with: [.cardinal, .month, .opener]))
    }
    return before.mark == 0x2E || before.mark == 0x23 || before.mark == 0x40 || before.mark == 0x5F
  }

  /// Whether a letter or digit follows the end without a space ("747s", "5G").
  func isGluedAfter(_ end: Int) -> Bool {
    let next = atom(end)
    return !next.isSpaced && (next.kind == .word || next.kind == .number) && end > 0
      && Int(next.start) == Int(atom(end - 1).end) && glue(end) == .none && !has(end, .possessiveLike)
  }

  /// Which way the verbs of the sentence point, for an expression from `start` to `end`: the nearest cue before it, else
  /// the first after it.
  func direction(_ start: Int, _ end: Int) -> Direction {
    var index = start - 1
    var steps = 0
    while index >= 0, steps < 40, !endsSentence(index) {
      if let cue = cue(index) { return cue }
      index -= 1
      steps += 1
    }
    index = end
    steps = 0
    while index < atoms.count, steps < 30, !endsSentence(index) {
      if let cue = cue(index) { return cue }
      index += 1
      steps += 1
    }
    return .unknown
  }

  private func cue(_ index: Int) -> Direction? {
    let atom = atom(index)
    guard atom.kind == .word else { return nil }
    let word = word(index)
    if word.has(.futureCue), !(word.has(.month) && atom.isCapitalized) { return .future }
    if word.has(.pastCue) { return .past }
    return atom.ending == 2 && atom.entry == 0 && !atom.isCapitalized ? .past : nil
  }

  /// Whether the atom ends a sentence.
  func endsSentence(_ index: Int) -> Bool {
    let atom = atom(index)
    return atom.kind == .mark && (atom.mark == 0x2E || atom.mark == 0x21 || atom.mark == 0x3F || atom.mark == 0x3B)
  }

  /// Whether an expression can begin at the atom: a number, a sign, or a word that opens one where it stands.
  ///
  /// Most words of prose fail here, on one table look-up; articles and prepositions on the word after them.
  @inline(__always) func canBegin(_ index: Int) -> Bool {
    let atom = atoms[index]
    if atom.kind == .number { return true }
    guard atom.entry != 0 else {
      guard atom.kind == .mark else { return false }
      switch atom.mark {
      case UInt8(ascii: "$"): return true
      case UInt8(ascii: "'"): return self.atom(index + 1).kind == .number
      case UInt8(ascii: "."): return opensFraction(index)
      default: return false
      }
    }
    let word = words[Int(atom.entry)]
    if word.roles.isDisjoint(with: [.opener, .inContext]) { return false }
    if word.glue == .none, word.roles.isSubset(of: [.holiday, .opener]), !context.isPhrase {
      return atom.isCapitalized && holidayName(index) != nil
    }
    return word.roles.isDisjoint(with: .inContext) || opensInContext(index, word)
  }

  /// Whether a point begins a number: ".5" behind a blank.
  private func opensFraction(_ index: Int) -> Bool {
    atom(index).isSpaced && atom(index + 1).kind == .number && !atom(index + 1).isSpaced
  }

  /// Whether a day or month with its year can begin at the atom: a number of a date, a month, a weekday.
  func canBeginNamedDay(_ index: Int) -> Bool {
    let atom = atoms[index]
    if atom.kind == .number { return atom.digitCount <= 4 && !isGlued(index) }
    let roles = words[Int(atom.entry)].roles
    return !roles.isDisjoint(with: [.month, .weekday])
  }

  /// Whether a word that opens an expression only before or after certain others does so here.
  private func opensInContext(_ index: Int, _ word: ValueWord) -> Bool {
    let next = self.atom(index + 1)
    switch word.glue {
    case .another: return true
    case .per, .percent: return context.isPhrase
    case .present, .time: return glue(index - 1) == .at
    case .the, .a, .in, .within, .that, .these, .same:
      return next.kind == .number
        || (next.entry != 0 || next.kind == .mark && next.mark != 0x2C && next.mark != 0x2E)
          && isFollowedByValueWord(index)
    case .end, .start, .middle, .rest: return glue(index + 1) == .of || context.isPhrase
    case .quarterCode, .halfCode, .ad: return next.kind == .number
    case .day: return context.isPhrase || glue(index + 1) == .after || glue(index + 1) == .before
    case .all: return has(index + 1, .timeUnit) || isMark(index + 1, "-")
    default: break
    }
    if word.has(.timeUnit) { return glue(index - 1) == .for || context.isPhrase || word.has(.opener) }
    if word.has(.currency) { return word.has(.opener) || context.isPhrase && next.kind == .number }
    if word.has(.currencyCountry) { return next.kind == .mark || word.has(.opener) }
    return context.isPhrase || word.has(.opener)
  }

  /// Whether a number or a word that values are made of follows within the sentence, not far from an article or a
  /// preposition: without one no grammar reads anything there.
  private func isFollowedByValueWord(_ index: Int) -> Bool {
    for next in (index + 1)...(index + 6) {
      let atom = self.atom(next)
      if atom.kind == .none || endsSentence(next) { return false }
      if atom.kind == .number || atom.entry != 0 && words[Int(atom.entry)].isPartOfValues { return true }
    }
    return false
  }

  /// The best reading that begins at atom `start`.
  func reading(at start: Int) -> ValueReading? {
    guard start >= 0, start < atoms.count, canBegin(start), !isGlued(start) || isJoinedDate(start) else { return nil }
    var best: ValueReading?
    func consider(_ reading: ValueReading?) {
      guard let reading, reading.end > (best?.end ?? start) else { return }
      best = reading
    }
    consider(temporal(start))
    consider(amount(start))
    return best
  }

  /// A year or a day after a dash that follows a date's part ("mid-2010s", "Oct-2").
  private func isJoinedDate(_ start: Int) -> Bool { isMark(start - 1, "-") && atom(start - 2).entry != 0 }
}

extension ValueWord {
  /// Whether the word says something of a value: no mere article, preposition or cue.
  fileprivate var isPartOfValues: Bool {
    if !roles.isSubset(of: [.opener, .inContext, .plural, .futureCue, .pastCue, .datePreposition, .label]) {
      return true
    }
    switch glue {
    case .none, .the, .a, .of, .in, .on, .at, .to, .and, .or, .from, .between, .by, .that, .these, .within, .for:
      return false
    default: return true
    }
  }
}

extension ValueWord.Roles {
  /// Words that may follow a number without a space.
  static let possessiveLike: ValueWord.Roles = [.meridiem]
}

// What a word can mean in a date, a sum or a number: one small record a word, found by hash.
//
// The grammar files know how such words combine; the word lists are in ValueVocabularyTables.swift.

import Text

/// A unit of time, from short to long.
enum TimeUnit: UInt8, Sendable {
  case second, minute, hour, day, businessDay, week, weekend, fortnight, month, quarter, year, decade, century,
    millennium

  /// The designator of a TIMEX3 duration, with the factor that its number takes (a fortnight is two weeks).
  var designator: (prefix: String, letter: String, factor: Int64) {
    switch self {
    case .second: ("PT", "S", 1)
    case .minute: ("PT", "M", 1)
    case .hour: ("PT", "H", 1)
    case .day: ("P", "D", 1)
    case .businessDay: ("P", "BD", 1)
    case .week: ("P", "W", 1)
    case .weekend: ("P", "WE", 1)
    case .fortnight: ("P", "W", 2)
    case .month: ("P", "M", 1)
    case .quarter: ("P", "M", 3)
    case .year: ("P", "Y", 1)
    case .decade: ("P", "Y", 10)
    case .century: ("P", "Y", 100)
    case .millennium: ("P", "Y", 1000)
    }
  }

  /// Whether it is shorter than a day.
  var isClockUnit: Bool { self <= .hour }

  static func <= (left: TimeUnit, right: TimeUnit) -> Bool { left.rawValue <= right.rawValue }
}

/// What a word can mean in a value. Fields that do not apply are 0 or empty.
struct ValueWord: Sendable {
  /// What a word can be. A word can be several things: "second", "may", "quarter".
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt32
    /// 0 to 90 in words: `number`.
    static let cardinal = Roles(rawValue: 1 << 0)
    /// hundred, thousand, million, m, bn, dozen: `number` is the factor.
    static let multiplier = Roles(rawValue: 1 << 1)
    /// first to ninetieth: `ordinal`.
    static let ordinal = Roles(rawValue: 1 << 2)
    /// `month`.
    static let month = Roles(rawValue: 1 << 3)
    /// `weekday`, ISO.
    static let weekday = Roles(rawValue: 1 << 4)
    /// `code`: 0 spring, 1 summer, 2 autumn, 3 winter.
    static let season = Roles(rawValue: 1 << 5)
    /// `unit`.
    static let timeUnit = Roles(rawValue: 1 << 6)
    /// morning, afternoon, evening, night: `code` indexes `ValueVocabulary.partsOfDay`.
    static let partOfDay = Roles(rawValue: 1 << 7)
    /// am, pm: `code` 0 or 1.
    static let meridiem = Roles(rawValue: 1 << 8)
    /// today, tomorrow, yesterday: `offset` days.
    static let relativeDay = Roles(rawValue: 1 << 9)
    /// this, next, last: `offset`.
    static let modifier = Roles(rawValue: 1 << 10)
    /// The name of a currency ("dollars"): `code` indexes `ValueVocabulary.currencies`.
    static let currency = Roles(rawValue: 1 << 11)
    /// What qualifies a currency's name or sign ("US", "Australian", "A"): `country` indexes `nationalDollars`.
    static let currencyCountry = Roles(rawValue: 1 << 12)
    /// cents, pence: a part of `code`, ten to the power of `offset`.
    static let subunit = Roles(rawValue: 1 << 13)
    /// A code or sign that stands before or after the number ("EUR", "Rs"): `code`; `number` is the factor in "MUSD", else 0.
    static let currencyCode = Roles(rawValue: 1 << 14)
    /// A unit of measure: `code` indexes `ValueVocabulary.measures`.
    static let measure = Roles(rawValue: 1 << 15)
    /// The first word of a holiday's name.
    static let holiday = Roles(rawValue: 1 << 16)
    /// The sixties: `number` is 60.
    static let decadeName = Roles(rawValue: 1 << 17)
    /// noon, midnight: `number` is the hour.
    static let namedHour = Roles(rawValue: 1 << 18)
    /// GMT, EST: `number` is the offset in minutes, or `ValueVocabulary.seasonalZone`.
    static let timeZone = Roles(rawValue: 1 << 19)
    /// daily, weekly: `unit`.
    static let frequency = Roles(rawValue: 1 << 20)
    /// Before a number it makes the number a label ("page", "No."); nothing is counted.
    static let label = Roles(rawValue: 1 << 21)
    /// An abbreviation that is also a word ("sun", "mon", "sec"): read only beside other parts of a date.
    static let ambiguous = Roles(rawValue: 1 << 22)
    /// third(s), quarter(s), half: `number` is the denominator.
    static let fraction = Roles(rawValue: 1 << 23)
    /// The plural of its word ("years", "Fridays").
    static let plural = Roles(rawValue: 1 << 24)
    /// Speaks of what is to come ("will", "expected").
    static let futureCue = Roles(rawValue: 1 << 25)
    /// Speaks of what was ("said", "was").
    static let pastCue = Roles(rawValue: 1 << 26)
    /// A preposition after which a bare year, month or season is a date ("in", "since").
    static let datePreposition = Roles(rawValue: 1 << 27)
    /// An expression can begin with it.
    static let opener = Roles(rawValue: 1 << 28)
    /// An expression can begin with it only before or after certain words (`ValueParser.canBegin`).
    static let inContext = Roles(rawValue: 1 << 29)
  }

  /// Words that the grammar names one by one.
  enum Glue: UInt8, Sendable {
    case none, the, a, of, `in`, on, at, to, and, or, from, between, until, by, since, before, after, ago, later,
      earlier
    case now, that, every, per, early, mid, late, end, start, couple, few, several, old, same, other, percent, point
    case half, time, past, day, oclock, hence, year, cent, month, date, around, eve, once, twice, future, present
    case recent, coming, week, fiscal, minus, during, within, over, rest, moment, back, zone, ad, bc
    case middle, one, `for`, these, ordinalSuffix, pluralS, quarterCode, halfCode, isoT, isoW, shortUnit, everyday
    case another, all, ish, lunch, endOfUnit, asap
  }

  var roles: Roles = []
  var glue: Glue = .none
  var number: Int64 = 0
  var ordinal: Int32 = 0
  var month: Int8 = 0
  var weekday: Int8 = 0
  var offset: Int8 = 0
  var unit: TimeUnit = .day
  var code: Int16 = 0
  /// The measure, where a word is both a measure and something else.
  var measure: Int16 = 0
  var country: Int16 = 0

  /// Whether all of `roles` apply.
  func has(_ roles: Roles) -> Bool { self.roles.isSuperset(of: roles) }
}

/// The words of values, by hash. Index 0 is the word that means nothing.
struct ValueVocabulary: Sendable {
  private(set) var words: [ValueWord] = [ValueWord()]
  private var slots: [UInt64]
  private var indices: [UInt16]
  private let mask: Int

  /// The English vocabulary.
  static let english = ValueVocabulary.makeEnglish()

  /// An empty table for up to 2,000 words.
  init() {
    slots = Array(repeating: 0, count: 4096)
    indices = Array(repeating: 0, count: 4096)
    mask = 4095
  }

  /// The index of the word with a folded hash; 0 where it means nothing here. About 2 ns.
  @inline(__always) func index(of hash: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while indices[slot] != 0 {
      if slots[slot] == hash { return indices[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// Adds a meaning to every word of a list separated by blanks; earlier meanings stay.
  mutating func add(_ list: String, _ change: (inout ValueWord) -> Void) {
    for word in list.split(separator: " ") {
      let hash = WordHash.folded(word)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while indices[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
      if indices[slot] == 0 {
        guard words.count < 3000 else { return }
        slots[slot] = hash
        indices[slot] = UInt16(words.count)
        words.append(ValueWord())
      }
      change(&words[Int(indices[slot])])
    }
  }

  /// Adds roles alone.
  mutating func add(_ list: String, _ roles: ValueWord.Roles) { add(list) { $0.roles.formUnion(roles) } }

  /// Adds a word that the grammar names.
  mutating func add(_ list: String, glue: ValueWord.Glue) { add(list) { $0.glue = glue } }
}

// Holidays whose day can be computed: fixed dates, "the fourth Thursday of November", days counted from Easter.
//
// Easter is the Gregorian computus of Meeus, Jones and Butcher (Nature 13, 1876; Meeus, Astronomical Algorithms, 1991).

import Text

/// A holiday and the rule of its day.
struct Holiday: Sendable {
  /// How the day is found in a year.
  enum Rule: Sendable {
    /// Month and day.
    case fixed(Int, Int)
    /// The nth weekday of a month; -1 the last.
    case nth(Int, weekday: Int, month: Int)
    /// Days after Easter Sunday.
    case easter(Int)
    /// Days after the nth weekday of a month.
    case afterNth(Int, weekday: Int, month: Int, days: Int)
  }

  /// Its names, lower case, separated by `|`.
  let names: String
  let rule: Rule

  /// The day in a year; `nil` for years that the calendar does not hold.
  func day(in year: Int) -> CalendarDay? {
    switch rule {
    case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
    case .nth(let count, let weekday, let month): return Self.nthWeekday(count, weekday, month, year)
    case .easter(let offset): return Self.easter(year)?.adding(days: offset)
    case .afterNth(let count, let weekday, let month, let days):
      return Self.nthWeekday(count, weekday, month, year)?.adding(days: days)
    }
  }

  /// The nth (1 to 5; -1 the last) weekday of a month; `nil` where there is none.
  static func nthWeekday(_ count: Int, _ weekday: Int, _ month: Int, _ year: Int) -> CalendarDay? {
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    if count < 0 {
      let last = first.adding(months: 1).adding(days: -1)
      return last.adding(days: -((last.weekday - weekday + 7) % 7))
    }
    guard count >= 1, count <= 5 else { return nil }
    let day = first.adding(days: (weekday - first.weekday + 7) % 7 + (count - 1) * 7)
    return day.month == month ? day : nil
  }

  /// Easter Sunday of the western churches.
  static func easter(_ year: Int) -> CalendarDay? {
    guard year > 0 else { return nil }
    let golden = year % 19
    let century = year / 100
    let rest = year % 100
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let total = epact + weekday - 7 * shift + 114
    return CalendarDay(year: year, month: total / 31, day: total % 31 + 1)
  }

  static let all: [Holiday] = [
    Holiday(names: "christmas eve|xmas eve", rule: .fixed(12, 24)),
    Holiday(names: "christmas day|christmas|xmas|xmas day", rule: .fixed(12, 25)),
    Holiday(names: "boxing day|st. stephen 's day|saint stephen 's day", rule: .fixed(12, 26)),
    Holiday(names: "new year 's eve|new years eve|new year 's eve|new year eve|hogmanay", rule: .fixed(12, 31)),
    Holiday(names: "new year 's day|new years day|new year day|new year 's|new years|new year", rule: .fixed(1, 1)),
    Holiday(names: "epiphany|three kings ' day", rule: .fixed(1, 6)),
    Holiday(names: "groundhog day|groundhogs day", rule: .fixed(2, 2)),
    Holiday(
      names: "valentine 's day|valentines day|valentine day|valentine 's|valentines|st. valentine 's day",
      rule: .fixed(2, 14)),
    Holiday(
      names: "st. patrick 's day|saint patrick 's day|st patrick 's day|saint patricks day|st. patricks day",
      rule: .fixed(3, 17)),
    Holiday(
      names: "april fool 's day|april fools ' day|april fools|april fools day|april fool day|all fools' day",
      rule: .fixed(4, 1)),
    Holiday(names: "earth day", rule: .fixed(4, 22)),
    Holiday(names: "anzac day", rule: .fixed(4, 25)),
    Holiday(names: "may day|international workers ' day", rule: .fixed(5, 1)),
    Holiday(names: "cinco de mayo", rule: .fixed(5, 5)),
    Holiday(names: "juneteenth", rule: .fixed(6, 19)),
    Holiday(names: "canada day", rule: .fixed(7, 1)),
    Holiday(names: "independence day|fourth of july", rule: .fixed(7, 4)),
    Holiday(names: "bastille day", rule: .fixed(7, 14)),
    Holiday(names: "halloween|hallowe'en|halloween day|all hallows eve|all hallows ' eve", rule: .fixed(10, 31)),
    Holiday(names: "all saints ' day|all saints day|all saints' day", rule: .fixed(11, 1)),
    Holiday(names: "all souls ' day|all souls day|all souls' day", rule: .fixed(11, 2)),
    Holiday(names: "guy fawkes night|guy fawkes day|bonfire night", rule: .fixed(11, 5)),
    Holiday(names: "veterans day|veteran day|veterans ' day|armistice day|remembrance day", rule: .fixed(11, 11)),
    Holiday(names: "australia day", rule: .fixed(1, 26)),
    Holiday(names: "republic day", rule: .fixed(1, 26)),
    Holiday(names: "international women 's day|women 's day", rule: .fixed(3, 8)),
    Holiday(names: "pi day", rule: .fixed(3, 14)),
    Holiday(names: "d-day", rule: .fixed(6, 6)),
    Holiday(names: "tax day", rule: .fixed(4, 15)),
    Holiday(names: "inauguration day", rule: .fixed(1, 20)),
    Holiday(names: "pearl harbor day", rule: .fixed(12, 7)),
    Holiday(
      names:
        "martin luther king day|martin luther king jr. day|mlk day|martin luther king 's day|martin luther king jr day",
      rule: .nth(3, weekday: 1, month: 1)),
    Holiday(
      names: "presidents day|president 's day|presidents ' day|president day|presidents' day|washington 's birthday",
      rule: .nth(3, weekday: 1, month: 2)),
    Holiday(
      names: "mother 's day|mothers day|mothers ' day|mothers' day|mother day", rule: .nth(2, weekday: 7, month: 5)),
    Holiday(names: "memorial day|decoration day", rule: .nth(-1, weekday: 1, month: 5)),
    Holiday(
      names: "father 's day|fathers day|fathers ' day|fathers' day|father day", rule: .nth(3, weekday: 7, month: 6)),
    Holiday(names: "labor day|labour day", rule: .nth(1, weekday: 1, month: 9)),
    Holiday(
      names: "columbus day|indigenous peoples ' day|indigenous peoples' day", rule: .nth(2, weekday: 1, month: 10)),
    Holiday(names: "thanksgiving day|thanksgiving", rule: .nth(4, weekday: 4, month: 11)),
    Holiday(names: "black friday", rule: .afterNth(4, weekday: 4, month: 11, days: 1)),
    Holiday(names: "cyber monday", rule: .afterNth(4, weekday: 4, month: 11, days: 4)),
    Holiday(names: "election day", rule: .afterNth(1, weekday: 1, month: 11, days: 1)),
    Holiday(names: "shrove tuesday|pancake day|pancake tuesday|mardi gras", rule: .easter(-47)),
    Holiday(names: "ash wednesday", rule: .easter(-46)),
    Holiday(names: "palm sunday|branch sunday", rule: .easter(-7)),
    Holiday(names: "maundy thursday|holy thursday|covenant thursday", rule: .easter(-3)),
    Holiday(names: "good friday|great friday", rule: .easter(-2)),
    Holiday(names: "holy saturday|black saturday|easter eve", rule: .easter(-1)),
    Holiday(names: "easter sunday|easter day|easter", rule: .easter(0)),
    Holiday(names: "easter monday|bright monday", rule: .easter(1)),
    Holiday(names: "ascension day|ascension thursday|feast of the ascension", rule: .easter(39)),
    Holiday(names: "pentecost|pentecost sunday|whit sunday|white sunday|whitsun", rule: .easter(49)),
    Holiday(names: "whit monday|pentecost monday|monday of the holy spirit", rule: .easter(50)),
    Holiday(names: "trinity sunday", rule: .easter(56)),
    Holiday(names: "corpus christi|feast of corpus christi", rule: .easter(60)),
  ]

  /// The first words of all names.
  static let firstWords: [String] = all.flatMap { names($0.names).compactMap { $0.first } }.sorted()

  /// The names as words.
  static func names(_ list: String) -> [[String]] {
    list.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
  }

  /// The holidays of a first word's hash: the hashes of the words that follow, longest name first.
  static let byFirstWord: [UInt64: [(rest: [UInt64], holiday: Int)]] = {
    var table: [UInt64: [(rest: [UInt64], holiday: Int)]] = [:]
    for (index, holiday) in all.enumerated() {
      for name in names(holiday.names) {
        guard let first = name.first else { continue }
        table[WordHash.folded(first), default: []].append((name.dropFirst().map { WordHash.folded($0) }, index))
      }
    }
    return table.mapValues { $0.sorted { ($0.rest.count, $1.holiday) > ($1.rest.count, $0.holiday) } }
  }()
}

// Holidays whose day can be computed: fixed dates, "the fourth Thursday of November", days counted from Easter, and days of
// the Jewish, Islamic, Chinese and Hindu year. Their names are in HolidayNames.swift.
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
    /// The weekday at or before a date.
    case before(weekday: Int, month: Int, day: Int)
    /// Days after the Easter Sunday of the eastern churches.
    case orthodoxEaster(Int)
    /// Days after the Jewish new year of the same year of our calendar.
    case hebrew(Int)
    /// Days after the first day of Hanukkah.
    case hanukkah(Int)
    /// Tu BiShvat, which a leap month moves.
    case newYearOfTrees
    /// Month (0 is Muharram) and day.
    case islamic(Int, Int)
    /// Month (1 is the first) and day, and days after it.
    case chinese(Int, Int, after: Int)
    /// Month (0 is Chaitra) and lunar day, the hour of Indian time at which it rules, and days after it.
    case hindu(Int, Int, hour: Double, after: Int)
    /// The weekday nearest to a date.
    case nearest(weekday: Int, month: Int, day: Int)
    /// A date moved by so many days where it falls on a Monday, Tuesday, …
    case shifted(Int, Int, [Int])
    /// The days of single years: year, month and day.
    case listed([(Int, Int, Int)])
    /// The sun enters a sidereal longitude; days after it.
    case sankranti(Double, after: Int)
  }

  /// Its names, lower case, separated by `|`.
  let names: String
  let rule: Rule
  /// Its last day, where it has several.
  var last: Rule?

  /// The day in a year; `nil` for years that the calendar does not hold.
  func day(in year: Int) -> CalendarDay? { Self.day(rule, year) }

  /// Its last day, where it has several; at most two months after the first.
  func lastDay(in year: Int) -> CalendarDay? {
    guard let last, let first = day(in: year) else { return nil }
    return [year, year + 1].lazy.compactMap { Self.day(last, $0) }.first {
      $0 > first && $0.days(since: first) < 60
    }
  }

  private static func day(_ rule: Rule, _ year: Int) -> CalendarDay? {
    switch rule {
    case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
    case .nth(let count, let weekday, let month): return Self.nthWeekday(count, weekday, month, year)
    case .easter(let offset): return Self.easter(year)?.adding(days: offset)
    case .afterNth(let count, let weekday, let month, let days):
      return Self.nthWeekday(count, weekday, month, year)?.adding(days: days)
    case .before(let weekday, let month, let day):
      let date = CalendarDay(year: year, month: month, day: day)
      return date?.adding(days: -(((date?.weekday ?? 0) - weekday + 7) % 7))
    case .nearest(let weekday, let month, let day):
      return CalendarDay(year: year, month: month, day: day).map {
        $0.adding(days: (weekday - $0.weekday + 10) % 7 - 3)
      }
    case .shifted(let month, let day, let shifts):
      return CalendarDay(year: year, month: month, day: day).map { date in
        shifts.indices.contains(date.weekday - 1) ? date.adding(days: shifts[date.weekday - 1]) : date
      }
    case .listed(let days):
      return days.first { $0.0 == year }.flatMap { CalendarDay(year: $0.0, month: $0.1, day: $0.2) }
    case .orthodoxEaster(let offset): return Self.orthodoxEaster(year)?.adding(days: offset)
    case .hebrew(let offset): return HebrewCalendar.newYear(in: year)?.adding(days: offset)
    case .hanukkah(let offset):
      return HebrewCalendar.newYear(in: year)?.adding(
        days: (HebrewCalendar.hasLongHeshvan(in: year) ? 84 : 83) + offset)
    case .newYearOfTrees:
      return HebrewCalendar.newYear(in: year)?.adding(days: HebrewCalendar.endsLeapYear(in: year) ? -252 : -222)
    case .islamic(let month, let day): return LunarCalendar.islamic(month: month, day: day, in: year)
    case .chinese(let month, let day, let after):
      return LunarCalendar.chinese(month: month, day: day, in: year)?.adding(days: after)
    case .hindu(let month, let lunarDay, let hour, let after):
      return LunarCalendar.hindu(month: month, lunarDay: lunarDay, hour: hour, in: year)?.adding(days: after)
    case .sankranti(let degrees, let after): return LunarCalendar.sankranti(degrees, in: year)?.adding(days: after)
    }
  }

  /// Easter Sunday of the eastern churches, by the Julian calendar (Meeus).
  static func orthodoxEaster(_ year: Int) -> CalendarDay? {
    guard year > 0 else { return nil }
    let epact = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    let total = epact + weekday + 114
    let century = year / 100
    return CalendarDay(year: year, month: total / 31, day: total % 31 + 1)?.adding(days: century - century / 4 - 2)
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

  /// The first words of all names.
  static let firstWords: [String] = all.flatMap { names($0.names).compactMap { $0.first } }.sorted()

  /// The names as words.
  static func names(_ list: String) -> [[String]] {
    list.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
  }

  /// The holidays of a first word's hash: the hashes of the words that follow, longest name first.
  static let byFirstWord: WordMap<[(rest: [UInt64], holiday: Int)]> = {
    var table: [UInt64: [(rest: [UInt64], holiday: Int)]] = [:]
    for (index, holiday) in all.enumerated() {
      for name in names(holiday.names) {
        guard let first = name.first else { continue }
        table[WordHash.folded(first), default: []].append((name.dropFirst().map { WordHash.folded($0) }, index))
      }
    }
    return WordMap(table.mapValues { $0.sorted { ($0.rest.count, $1.holiday) > ($1.rest.count, $0.holiday) } })
  }()
}

// A stretch of the calendar with its TIMEX3 value: what a date expression means once it is resolved.

import Text

/// A time of day.
struct ClockTime: Hashable, Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// The minutes by which its time zone is before UTC; `nil` where none is named.
  var zoneMinutes: Int?

  /// The TIMEX3 value, T included, with the zone as ISO 8601 writes it ("T16:00-08:00").
  var value: String {
    var text = "T" + padded(hour, 2) + ":" + padded(minute ?? 0, 2)
    if let second { text += ":" + padded(second, 2) }
    guard let zoneMinutes else { return text }
    let distance = abs(zoneMinutes)
    return zoneMinutes == 0
      ? text + "Z" : text + (zoneMinutes < 0 ? "-" : "+") + padded(distance / 60, 2) + ":" + padded(distance % 60, 2)
  }
}

/// A stretch of the calendar.
struct Moment: Hashable, Sendable {
  /// How long the stretch is.
  enum Grain: UInt8, Sendable {
    case day, week, weekend, month, quarter, half, season, year, decade, century, era
  }

  /// How long the stretch is.
  var grain: Grain
  /// Its first day.
  var day: CalendarDay
  /// The time of day.
  var clock: ClockTime?
  /// A part of the day as TIMEX3 has it ("MO"), empty without.
  var part = ""
  /// The value where it is no stretch of the calendar ("XXXX-05", "PAST_REF"); then grain and day tell nothing.
  var literal: String?
  /// The code of a season.
  var season = ""
  /// Whether the expression named the year itself.
  var isExplicit = false

  init(_ grain: Grain, _ day: CalendarDay) {
    self.grain = grain
    self.day = day
  }

  /// A moment that has no place in the calendar.
  init(literal: String) {
    self.init(.era, CalendarDay(daysSinceEpoch: 0))
    self.literal = literal
  }

  static func year(_ year: Int) -> Moment? { CalendarDay(year: year, month: 1, day: 1).map { Moment(.year, $0) } }

  static func month(_ month: Int, _ year: Int) -> Moment? {
    CalendarDay(year: year, month: month, day: 1).map { Moment(.month, $0) }
  }

  static func week(of day: CalendarDay) -> Moment { Moment(.week, day.adding(days: 1 - day.weekday)) }

  static func weekend(of day: CalendarDay) -> Moment { Moment(.weekend, day.adding(days: 6 - day.weekday)) }

  static func quarter(_ quarter: Int, _ year: Int) -> Moment? {
    CalendarDay(year: year, month: quarter * 3 - 2, day: 1).map { Moment(.quarter, $0) }
  }

  static func half(_ half: Int, _ year: Int) -> Moment? {
    CalendarDay(year: year, month: half * 6 - 5, day: 1).map { Moment(.half, $0) }
  }

  /// Season 0 spring to 3 winter. Winter begins in December of its year.
  static func season(_ season: Int, _ year: Int) -> Moment? {
    let codes = ["SP", "SU", "FA", "WI"]
    guard codes.indices.contains(season), let day = CalendarDay(year: year, month: season * 3 + 3, day: 1) else {
      return nil
    }
    var moment = Moment(.season, day)
    moment.season = codes[season]
    return moment
  }

  /// The decade that begins in `year`.
  static func decade(_ year: Int) -> Moment? {
    CalendarDay(year: year - year % 10, month: 1, day: 1).map { Moment(.decade, $0) }
  }

  /// Century 21 is that of 2000, as TIMEX3 writes it.
  static func century(_ century: Int) -> Moment? {
    CalendarDay(year: (century - 1) * 100, month: 1, day: 1).map { Moment(.century, $0) }
  }

  /// The TIMEX3 value.
  var value: String {
    if let literal { return literal + (clock?.value ?? (part.isEmpty ? "" : "T" + part)) }
    let (year, month, _) = day.date
    let stem: String
    switch grain {
    case .day, .era: stem = year < 0 ? year4(year) + String(day.description.suffix(6)) : day.description
    case .week: stem = year4(day.isoWeek.year) + "-W" + padded(day.isoWeek.week, 2)
    case .weekend: stem = year4(day.isoWeek.year) + "-W" + padded(day.isoWeek.week, 2) + "-WE"
    case .month: stem = year4(year) + "-" + padded(month, 2)
    case .quarter: stem = year4(year) + "-Q" + String(day.quarter)
    case .half: stem = year4(year) + (month < 7 ? "-H1" : "-H2")
    case .season: stem = year4(year) + "-" + season
    case .year: stem = year4(year)
    case .decade: stem = padded(year / 10, 3)
    case .century: stem = padded(year / 100, 2)
    }
    return stem + (clock?.value ?? (part.isEmpty ? "" : "T" + part))
  }

  private func year4(_ year: Int) -> String { (year < 0 ? "-" : "") + padded(abs(year), 4) }

  /// The stretch of the same grain so many steps later.
  func adding(_ steps: Int) -> Moment? {
    guard literal == nil else { return nil }
    var result = self
    switch grain {
    case .day: result.day = day.adding(days: steps)
    case .week, .weekend: result.day = day.adding(days: steps * 7)
    case .month: result.day = day.adding(months: steps)
    case .quarter: result.day = day.adding(months: steps * 3)
    case .half: result.day = day.adding(months: steps * 6)
    case .season, .year: result.day = day.adding(years: steps)
    case .decade: result.day = day.adding(years: steps * 10)
    case .century: result.day = day.adding(years: steps * 100)
    case .era: return nil
    }
    return result
  }

  /// The stretch of a grain that holds the first day.
  func widened(to grain: Grain) -> Moment? {
    guard literal == nil else { return nil }
    switch grain {
    case .day: return Moment(.day, day)
    case .week: return .week(of: day)
    case .weekend: return .weekend(of: day)
    case .month: return .month(day.month, day.year)
    case .quarter: return .quarter(day.quarter, day.year)
    case .half: return .half(day.month < 7 ? 1 : 2, day.year)
    case .year: return .year(day.year)
    case .decade: return .decade(day.year)
    case .century: return .century(day.year / 100 + 1)
    case .season, .era: return nil
    }
  }
}

/// A number with leading zeros up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
}

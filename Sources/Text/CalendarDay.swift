// Days of the calendar, by arithmetic alone. Knows neither clocks nor time zones nor how people write dates.

/// A day of the proleptic Gregorian calendar.
///
/// The conversion between days and dates is Howard Hinnant's ("chrono-Compatible Low-Level Date Algorithms", 2013): years that
/// begin in March, in eras of 400. Every function is total; years clamp to ±`yearLimit`.
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Years before and after which days clamp: far beyond news, far within 32 bits.
  public static let yearLimit = 9_999

  /// Days since 1 January 1970.
  public let daysSinceEpoch: Int

  /// The day so many days after 1 January 1970.
  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = Swift.min(Swift.max(daysSinceEpoch, Self.firstDay), Self.lastDay)
  }

  /// The day of a date, or nil where there is none (30 February, month 13, a year beyond the limit).
  public init?(year: Int, month: Int, day: Int) {
    guard (-Self.yearLimit...Self.yearLimit).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.dayCount(ofMonth: month, year: year) else { return nil }
    daysSinceEpoch = Self.days(year, month, day)
  }

  /// The day that `text` writes as YYYY-MM-DD, with nothing before or after it.
  public init?(parsing text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    guard let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  // MARK: Parts

  /// The year, the month from 1 to 12, and the day from 1 to 31.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The year.
  public var year: Int { date.year }
  /// The month, from 1 for January.
  public var month: Int { date.month }
  /// The day of the month, from 1.
  public var day: Int { date.day }

  /// The day of the week, from 1 for Monday to 7 for Sunday, as ISO 8601 counts.
  public var weekday: Int {
    // 1 January 1970 was a Thursday.
    let sinceMonday = daysSinceEpoch + 3
    return sinceMonday - floorDivide(sinceMonday, 7) * 7 + 1
  }

  /// The day of the year, from 1.
  public var dayOfYear: Int { daysSinceEpoch - Self.days(year, 1, 1) + 1 }

  /// The week by ISO 8601: the year that the week belongs to (that of its Thursday), and its number from 1 to 53.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = daysSinceEpoch - weekday + 4
    let year = CalendarDay(daysSinceEpoch: thursday).year
    return (year, (thursday - Self.days(year, 1, 1)) / 7 + 1)
  }

  /// The Monday of a week by ISO 8601, or nil where the year has no such week.
  public init?(isoWeek week: Int, year: Int) {
    guard let fourth = CalendarDay(year: year, month: 1, day: 4), (1...53).contains(week) else { return nil }
    let monday = CalendarDay(daysSinceEpoch: fourth.daysSinceEpoch - fourth.weekday + 1 + (week - 1) * 7)
    guard monday.isoWeek == (year, week) else { return nil }
    self = monday
  }

  /// The quarter of the year, from 1 to 4.
  public var quarter: Int { (month - 1) / 3 + 1 }

  // MARK: Arithmetic

  /// The day so many days later, or earlier for negative numbers; clamps at the limits.
  public func adding(days: Int) -> CalendarDay {
    let (sum, hasOverflowed) = daysSinceEpoch.addingReportingOverflow(days)
    return CalendarDay(daysSinceEpoch: hasOverflowed ? (days < 0 ? Self.firstDay : Self.lastDay) : sum)
  }

  /// The same day of the month so many months later; where the month is shorter, its last day.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = date
    let bound = (Self.yearLimit * 2 + 2) * 12
    let total = year * 12 + (month - 1) + Swift.min(Swift.max(months, -bound), bound)
    let newYear = floorDivide(total, 12)
    guard abs(newYear) <= Self.yearLimit else {
      return CalendarDay(daysSinceEpoch: newYear < 0 ? Self.firstDay : Self.lastDay)
    }
    let newMonth = total - newYear * 12 + 1
    return CalendarDay(
      daysSinceEpoch: Self.days(newYear, newMonth, Swift.min(day, Self.dayCount(ofMonth: newMonth, year: newYear))))
  }

  /// The same day so many years later; 29 February becomes 28 February where there is none.
  public func adding(years: Int) -> CalendarDay {
    adding(months: Swift.min(Swift.max(years, -3 * Self.yearLimit), 3 * Self.yearLimit) * 12)
  }

  /// The number of days from `other` to this day.
  public func days(since other: CalendarDay) -> Int { daysSinceEpoch - other.daysSinceEpoch }

  /// The earlier day is less.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  /// The day as YYYY-MM-DD; years before 0 have a sign.
  public var description: String {
    let (year, month, day) = date
    return (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  // MARK: The calendar

  /// Whether a year has 366 days.
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// The number of days of a month from 1 to 12; 0 for other numbers.
  public static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1, 3, 5, 7, 8, 10, 12: 31
    default: 0
    }
  }

  private static let firstDay = days(-yearLimit, 1, 1)
  private static let lastDay = days(yearLimit, 12, 31)

  /// Days since the epoch of a date that exists.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = floorDivide(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}

/// `left / right` rounded down, for a positive `right`.
private func floorDivide(_ left: Int, _ right: Int) -> Int {
  (left >= 0 ? left : left - right + 1) / right
}

/// A number with leading zeros up to `width` digits.
private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
}

// TIMEX3 values as stretches of time, for comparing answers that are written in different ways.

import Text

/// A stretch of seconds since 1 January 1970, local time, end exclusive.
struct Stretch: Equatable {
  var start: Int
  var end: Int

  static func day(_ second: Int) -> Int { second >= 0 ? second / 86_400 : -((86_399 - second) / 86_400) }

  /// The second of "2024-03-15", "2024-03-15 17:00:00", "2024-03-15T17:00".
  static func instant(_ text: String) -> Int? {
    guard let day = CalendarDay(parsing: String(text.prefix(10))) else { return nil }
    let tail = Array(text.utf8.dropFirst(11))
    guard !tail.isEmpty else { return day.daysSinceEpoch * 86_400 }
    return clock(String(decoding: tail, as: UTF8.self)).map { day.daysSinceEpoch * 86_400 + $0.second }
  }

  /// The second of the day of "15", "15:30", "15:30:05", and how long its last unit is.
  static func clock(_ text: String) -> (second: Int, length: Int)? {
    let parts = text.split(separator: ":").map { Int($0.prefix(2)) }
    guard let hour = parts.first ?? nil, (0...24).contains(hour) else { return nil }
    let minute = parts.count > 1 ? parts[1] ?? 0 : 0
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    return (hour * 3600 + minute * 60 + second, parts.count == 1 ? 3600 : parts.count == 2 ? 60 : 1)
  }

  /// The stretch of a TIMEX3 value with a place in the calendar; `nil` for others.
  static func ofTimex(_ value: String) -> Stretch? {
    let sides = value.split(separator: "/")
    if sides.count == 2, let first = ofTimex(String(sides[0])), let last = ofTimex(String(sides[1])) {
      return Stretch(start: first.start, end: last.end)
    }
    let parts = value.split(separator: "T", maxSplits: 1).map(String.init)
    guard let head = parts.first, let date = ofDate(head) else { return nil }
    guard parts.count == 2 else { return date }
    if let window = dayParts[parts[1]] {
      return Stretch(start: date.start + window.0 * 3600, end: date.start + window.1 * 3600)
    }
    return clock(parts[1]).map { Stretch(start: date.start + $0.second, end: date.start + $0.second + $0.length) }
  }

  static let dayParts: [String: (Int, Int)] = [
    "MO": (4, 12), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24), "MI": (12, 14),
  ]

  /// Whether a stretch is the part of the day that a value names, whatever hours a suite gives to it: it lies within the
  /// widest hours of that part.
  static func isPart(_ value: String, _ stretch: Stretch) -> Bool {
    let widest: [String: (Int, Int)] = ["MO": (0, 12), "AF": (12, 19), "EV": (16, 24), "NI": (18, 28), "MI": (11, 14)]
    let parts = value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let hours = widest[parts[1]], stretch.end - stretch.start >= 2 * 3600 else { return false }
    // A part without its day is that of any day.
    guard
      let day = parts[0].isEmpty || parts[0].hasPrefix("XXXX-XX-XX")
        ? Self.day(stretch.start) * 86_400 : ofTimex(parts[0])?.start
    else { return false }
    return stretch.start >= day + hours.0 * 3600 && stretch.end <= day + hours.1 * 3600
  }

  /// Whether a stretch is the season or the weekend that a value names: seasons begin with a month or with the sun, the
  /// weekend on Saturday or on Friday evening.
  static func isSameSeasonOrWeekend(_ value: String, _ stretch: Stretch) -> Bool {
    if value.hasSuffix("-WE"), let own = ofTimex(value) {
      return stretch.end == own.end && stretch.start == own.start - 21_600
    }
    let months = ["SP": 3, "SU": 6, "FA": 9, "WI": 12]
    let parts = value.split(separator: "-").map(String.init)
    guard parts.count == 2, let year = Int(parts[0]), let month = months[parts[1]],
      let first = CalendarDay(year: year, month: month, day: 1)
    else { return false }
    let late = stretch.start - first.daysSinceEpoch * 86_400
    return (0...25 * 86_400).contains(late) && (85...95).contains((stretch.end - stretch.start) / 86_400)
  }

  /// Months, days and seconds of a TIMEX3 duration, with fractions: "PT2.5H" is "PT2H30M".
  static func amounts(_ value: String) -> [Double]? {
    guard value.hasPrefix("P"), value.count > 2 else { return nil }
    var amounts = [0.0, 0.0, 0.0]
    var isTime = false
    var number = ""
    for letter in value.dropFirst() {
      if letter == "T" { isTime = true; continue }
      if letter.isNumber || letter == "." { number.append(letter); continue }
      guard let count = Double(number) else { return nil }
      number = ""
      switch (letter, isTime) {
      case ("Y", false): amounts[0] += count * 12
      case ("M", false): amounts[0] += count
      case ("W", false): amounts[1] += count * 7
      case ("D", false): amounts[1] += count
      case ("H", true): amounts[2] += count * 3600
      case ("M", true): amounts[2] += count * 60
      case ("S", true): amounts[2] += count
      default: return nil
      }
    }
    return number.isEmpty ? amounts : nil
  }

  /// The length of a TIMEX3 duration with one unit, its tolerance for months and years, and its unit.
  static func length(_ value: String) -> (seconds: Int, slack: Int, unit: Int)? {
    let isTime = value.hasPrefix("PT")
    let body = value.dropFirst(isTime ? 2 : 1)
    guard let letter = body.last, let number = body.dropLast() == "X" ? 3 : Int(body.dropLast()) else { return nil }
    let units: [Character: Int] =
      isTime ? ["H": 3600, "M": 60, "S": 1] : ["D": 86_400, "W": 604_800, "M": 2_629_746, "Y": 31_556_952]
    guard let unit = units[letter], number < 10_000 else { return nil }
    return (number * unit, !isTime && (letter == "M" || letter == "Y") ? 4 * 86_400 : 0, max(unit + 4 * 86_400, 86_400))
  }

  private static func ofDate(_ text: String) -> Stretch? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: true).map(String.init)
    guard let yearText = parts.first, let year = Int(yearText), !text.hasPrefix("-") else { return nil }
    func days(_ first: CalendarDay?, _ last: CalendarDay?) -> Stretch? {
      guard let first, let last else { return nil }
      return Stretch(start: first.daysSinceEpoch * 86_400, end: last.daysSinceEpoch * 86_400)
    }
    func months(_ first: Int, _ count: Int, _ year: Int) -> Stretch? {
      let start = CalendarDay(year: year, month: first, day: 1)
      return days(start, start?.adding(months: count))
    }
    if parts.count == 1 {
      let size = yearText.utf8.count
      guard size <= 4 else { return nil }
      let factor = size == 3 ? 10 : size == 2 ? 100 : 1
      return months(1, 12 * factor, year * factor)
    }
    let second = parts[1]
    if second.hasPrefix("W"), let week = Int(second.dropFirst()), let monday = CalendarDay(isoWeek: week, year: year) {
      if parts.count == 3, parts[2] == "WE" { return days(monday.adding(days: 5), monday.adding(days: 7)) }
      if parts.count == 3, let weekday = Int(parts[2]) {
        return days(monday.adding(days: weekday - 1), monday.adding(days: weekday))
      }
      return days(monday, monday.adding(days: 7))
    }
    if second.hasPrefix("Q"), let quarter = Int(second.dropFirst()) { return months(quarter * 3 - 2, 3, year) }
    if second.hasPrefix("H"), let half = Int(second.dropFirst()) { return months(half * 6 - 5, 6, year) }
    guard let month = Int(second) else { return nil }
    if parts.count == 2 { return months(month, 1, year) }
    guard let number = Int(parts[2]), let day = CalendarDay(year: year, month: month, day: number) else { return nil }
    return days(day, day.adding(days: 1))
  }
}

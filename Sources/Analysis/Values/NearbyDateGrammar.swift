// Dates told by their place beside another one: "the day after Christmas", "the Monday after Easter", "the weekend before
// 5 May", "the nearest Monday to 5 October", and the Ides of a month.
//
// What is counted with a length ("two days after") is read in DurationGrammar.swift.

import Annotation
import Text

extension ValueParser {
  /// A day, weekday, weekend or week right before or after a date, or nearest to it.
  ///
  /// Without "the" it is read in a phrase only: "on Monday after Easter dinner" is none.
  func besideDate(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    guard index > start || context.isPhrase else { return nil }
    if let nearest = nearestDate(index) ?? ides(index) { return nearest }
    let isDay = glue(index) == .day
    let isUnit =
      has(index, .timeUnit) && !has(index, .plural) && (word(index).unit == .weekend || word(index).unit == .week)
    guard isDay || isUnit || has(index, .weekday) && !has(index, .plural) else { return nil }
    let isAfter = glue(index + 1) == .after
    guard isAfter || glue(index + 1) == .before, !has(index + 2, .relativeDay), let base = namedDay(index + 2) else {
      return nil
    }
    let day = base.moment.day
    let moment: Moment
    if isDay {
      moment = Moment(.day, day.adding(days: isAfter ? 1 : -1))
    } else if has(index, .weekday) {
      moment = Moment(.day, weekday(Int(word(index).weekday), isAfter, of: day))
    } else if word(index).unit == .weekend {
      let saturday = weekday(6, isAfter, of: day)
      // The weekend that the day itself lies in is neither before nor after it.
      moment = .weekend(of: !isAfter && day.weekday == 7 ? saturday.adding(days: -7) : saturday)
    } else {
      moment = .week(of: day.adding(days: isAfter ? 7 : -7))
    }
    var reading = DateReading(base.end, moment, "values.besideDate")
    reading.anchor = base.anchor
    return reading
  }

  /// The day of the calendar that is named at `index`, with or without "the".
  private func namedDay(_ index: Int) -> DateReading? {
    let found = longest([calendarDate(index), relativeDate(index)])
    guard let found, found.moment.grain == .day, found.moment.literal == nil, found.moment.clock == nil else {
      return nil
    }
    return found
  }

  /// The first such weekday after a day, or the last before it.
  private func weekday(_ weekday: Int, _ isAfter: Bool, of day: CalendarDay) -> CalendarDay {
    let ahead = (weekday - day.weekday + 6) % 7 + 1
    let back = (day.weekday - weekday + 6) % 7 + 1
    return day.adding(days: isAfter ? ahead : -back)
  }

  /// "closest Monday to 5 October", "second closest Christmas to today": of both sides, by distance; the earlier of equals.
  private func nearestDate(_ index: Int) -> DateReading? {
    var (at, count) = (index, 1)
    if let (end, value) = ordinal(index) { (at, count) = (end, value) }
    guard Self.nearestWords.contains(tokenHash(at)), (1...20).contains(count) else { return nil }
    at += 1
    var candidates: [CalendarDay] = []
    if has(at, .weekday), !has(at, .plural), glue(at + 1) == .to, let base = namedDay(at + 2) {
      let first = base.moment.day.adding(days: Int(word(at).weekday) - base.moment.day.weekday)
      candidates = (-count - 1...count + 1).map { first.adding(days: 7 * $0) }
      return nearest(candidates, to: base, count)
    }
    guard let (end, holiday) = holidayName(at), glue(end) == .to, let base = namedDay(end + 1) else { return nil }
    let year = base.moment.day.year
    candidates = (year - 8 * count...year + 8 * count).compactMap { holiday.day(in: $0) }
    return nearest(candidates, to: base, count)
  }

  private func nearest(_ days: [CalendarDay], to base: DateReading, _ count: Int) -> DateReading? {
    let day = base.moment.day
    let sorted = days.sorted { (abs($0.days(since: day)), $0) < (abs($1.days(since: day)), $1) }
    guard count <= sorted.count else { return nil }
    return DateReading(base.end, Moment(.day, sorted[count - 1]), "values.nearestDate")
  }

  private static let nearestWords = WordSet("closest nearest")

  /// "Ides of March": the 15th of March, May, July and October, the 13th of other months.
  private func ides(_ index: Int) -> DateReading? {
    guard tokenHash(index) == Self.idesHash, glue(index + 1) == .of, has(index + 2, .month) else { return nil }
    let month = Int(word(index + 2).month)
    let day = [3, 5, 7, 10].contains(month) ? 15 : 13
    let comma = skip(",", index + 3)
    if let (end, year) = yearNumber(comma), let date = CalendarDay(year: year, month: month, day: day) {
      return DateReading(end, Moment(.day, date), "values.ides")
    }
    return resolvedDay(month, day, index, index + 3, "values.ides")
  }

  private static let idesHash = WordHash.folded("ides")
}

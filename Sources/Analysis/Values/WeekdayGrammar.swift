// Weekdays and weeks: "Friday", "Friday the 22nd", "Tuesday of last week", "week 31", "the week of 6 October".
//
// "next Friday" and its like are in RelativeGrammar.swift; which week a bare weekday means is decided in
// ResolutionGrammar.swift.

import Annotation
import Text

extension ValueParser {
  // MARK: Weekdays

  /// "Friday", "Friday, March 15", "Friday the 22nd", "Tuesday of last week", "Friday next", "Friday last week".
  func weekdayDate(_ start: Int) -> DateReading? {
    let weekday = Int(word(start).weekday)
    let index = skipPoint(start + 1)
    let comma = skip(",", index)
    let afterOn = glue(comma) == .on ? comma + 1 : isMark(comma, "(") ? comma + 1 : comma
    if has(afterOn, .month), let inner = monthFirst(afterOn), isDay(inner) { return retitled(inner, weekday) }
    if let inner = dayFirst(comma), isDay(inner), inner.end > comma + 1, inner.rule != "values.dayOfMonth" {
      return retitled(inner, weekday)
    }
    if atom(comma).kind == .number, let inner = calendarDate(comma), isDay(inner), inner.moment.isExplicit {
      return retitled(inner, weekday)
    }
    if let reading = weekdayWithNumber(weekday, comma, start) { return reading }
    if context.isPhrase, isMark(index, "(") || atom(index).kind == .number, let inner = explicitDay(index) {
      return retitled(inner, weekday)
    }
    if has(start, .plural) { return nil }
    guard isWeekday(start) else { return nil }
    let of = glue(index) == .of || isMark(index, ",") && context.isPhrase ? index + 1 : index
    let week = skip(.the, of)
    if glue(index) == .after, has(index + 1, .modifier), word(index + 1).offset == 1, !has(index + 2, .timeUnit),
      let reference = context.referenceDay
    {
      let ahead = (weekday - reference.weekday + 6) % 7 + 1
      return DateReading(index + 2, Moment(.day, reference.adding(days: ahead + 7)), "values.modifiedWeekday")
    }
    if has(week, .modifier), has(week + 1, .timeUnit), word(week + 1).unit == .week, !has(week + 1, .plural),
      let reference = context.referenceDay
    {
      return DateReading(week + 2, dayOfWeek(Int(word(week).offset), weekday, reference), "values.weekdayOfWeek")
    }
    if let away = weekdayOfCountedWeek(weekday, index) { return away }
    if has(index, .modifier), word(index).offset != 0, !has(index + 1, .timeUnit), !has(index + 1, .month),
      atom(index + 1).kind != .word,
      let found = modifiedAfter(index, weekday)
    {
      return found
    }
    if let day = inSameWeek(weekday, start) { return DateReading(index, Moment(.day, day), "values.weekdayOfWeek") }
    return DateReading(index, resolvedWeekday(weekday, start, index), "values.weekday")
  }

  func isDay(_ reading: DateReading) -> Bool { reading.moment.grain == .day && reading.moment.literal == nil }

  func retitled(_ reading: DateReading, _ weekday: Int) -> DateReading {
    var result = reading
    result.rule = "values.weekdayAndDate"
    guard !reading.moment.isExplicit, reading.moment.day.weekday != weekday else { return result }
    // The year that makes the weekday right, where the date left it open.
    let (year, month, day) = reading.moment.day.date
    for candidate in [year, year + 1, year - 1, year + 2, year - 2] {
      if let date = CalendarDay(year: candidate, month: month, day: day), date.weekday == weekday {
        result.moment.day = date
        break
      }
    }
    return result
  }

  /// "Friday next", "Tuesday last".
  private func modifiedAfter(_ index: Int, _ weekday: Int) -> DateReading? {
    guard let reference = context.referenceDay, glue(index) != .past else { return nil }
    let back = (reference.weekday - weekday + 7) % 7
    let day =
      word(index).offset > 0
      ? reference.adding(days: back == 0 ? 7 : 7 - back) : reference.adding(days: back == 0 ? -7 : -back)
    return DateReading(index + 1, Moment(.day, day), "values.modifiedWeekday")
  }

  /// "Friday the 22nd", "Sunday 31": the nearest month where the numbers agree.
  private func weekdayWithNumber(_ weekday: Int, _ index: Int, _ start: Int) -> DateReading? {
    let at = skip(.the, index)
    guard let (end, day) = dayNumber(at),
      ordinal(at) != nil || (context.isPhrase && plainInteger(at, 1...2, 1...31) != nil)
    else { return nil }
    guard atom(end).kind != .word || has(end, .opener) || glue(end) != .none || ordinal(at) != nil && at > index,
      !has(end, .meridiem),
      glue(end) != .oclock, ordinal(at) != nil || !isMark(end, "-") && glue(end) != .to && !isMark(end, "/")
    else { return nil }
    guard let reference = context.referenceDay else {
      return DateReading(end, Moment(literal: "XXXX-XX-" + padded(day, 2)), "values.weekdayAndDay")
    }
    let isFuture = direction(start, end) == .future
    let steps =
      isFuture || context.isPhrase
      ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1, -2] : [0, -1, 1, -2, 2, -3, 3, 4, 5]
    for step in steps {
      let month = reference.adding(days: 1 - reference.day).adding(months: step)
      if let date = CalendarDay(year: month.year, month: month.month, day: day), date.weekday == weekday {
        return DateReading(end, Moment(.day, date), "values.weekdayAndDay")
      }
    }
    return nil
  }

  /// Whether a short form ("Sun", "Mon", "Wed") is a weekday where it stands.
  func isWeekday(_ index: Int) -> Bool {
    guard has(index, .ambiguous) else { return true }
    if context.isPhrase {
      return atoms.count <= 3 || glue(index - 1) == .on || has(index - 1, .modifier) || atom(index).isCapitalized
    }
    guard atom(index).isCapitalized else { return false }
    return glue(index - 1) == .on || has(index - 1, .modifier) || has(index + 1, .weekday)
      || isMark(index + 1, ".") && !atom(index + 1).isSpaced
        && (atom(index + 2).kind == .number || has(index + 2, .month))
  }

  /// The day that stands behind a weekday as its apposition: "(Jun-15)", "5/12", ", 13/04/21".
  func explicitDay(_ index: Int) -> DateReading? {
    let hasBracket = isMark(index, "(")
    let at = hasBracket || isMark(index, ",") || isMark(index, "-") ? index + 1 : index
    var found: DateReading?
    if has(at, .month) {
      found = monthFirst(at)
    } else if atom(at).kind == .number, has(at + 1, .month) || isMark(at + 1, "/") || atom(at).fractionDigits > 0 {
      found = longest([numericDate(at), dayFirst(at)])
      if found == nil, atom(at).fractionDigits == 1, atom(at).digitCount == 1 {
        let (month, day) = (Int(atom(at).digits / 10), Int(atom(at).digits % 10))
        found = month > 0 && day > 0 ? resolvedDay(month, day, at, at + 1, "values.monthDay") : nil
      }
    }
    guard var reading = found, isDay(reading) else { return nil }
    if hasBracket, isMark(reading.end, ")") { reading.end += 1 }
    return reading
  }

  /// "Monday two weeks from now": that weekday of the week so far away.
  private func weekdayOfCountedWeek(_ weekday: Int, _ index: Int) -> DateReading? {
    guard context.isPhrase, let length = duration(index), length.parts.count == 1, length.parts[0].unit == .week,
      let count = length.parts[0].number?.integer, (1...200).contains(count), let reference = context.referenceDay
    else { return nil }
    let sign: Int
    var end = length.end
    if glue(end) == .from, glue(end + 1) == .now || has(end + 1, .relativeDay) {
      (sign, end) = (1, end + 2)
    } else if glue(end) == .ago {
      (sign, end) = (-1, end + 1)
    } else {
      return nil
    }
    let day = reference.adding(days: sign * count * 7 + weekday - reference.weekday)
    return DateReading(end, Moment(.day, day), "values.weekdayOfWeek")
  }

  /// "next week on Tuesday or Thursday": weekdays in a list keep the week of the first.
  private func inSameWeek(_ weekday: Int, _ start: Int) -> CalendarDay? {
    guard context.lastIsDayOfWeek, let last = context.lastMoment, last.grain == .day, last.literal == nil,
      let tokens = context.lastTokens
    else { return nil }
    var index = start - 1
    while index >= 0, Int(atom(index).token) >= tokens.upperBound {
      guard isMark(index, ",") || glue(index) == .or || glue(index) == .and || glue(index) == .on else { return nil }
      index -= 1
    }
    return index < start - 1 ? last.day.adding(days: weekday - last.day.weekday) : nil
  }

  // MARK: Weeks

  /// "week 31" of this year in a phrase, "week 12 of 2023" anywhere; "the week of 6 October", "the week starting May 5".
  func weekOfDate(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    guard glue(index) == .week else { return nil }
    if let number = plainInteger(index + 1, 1...2, 1...53) {
      if glue(index + 2) == .of || isMark(index + 2, ","), let (end, year) = yearNumber(index + 3),
        let day = CalendarDay(isoWeek: number, year: year)
      {
        return DateReading(end, explicit(Moment(.week, day)), "values.week")
      }
      guard context.isPhrase, let reference = context.referenceDay,
        let day = CalendarDay(isoWeek: number, year: reference.year)
      else { return nil }
      return DateReading(index + 2, Moment(.week, day), "values.week")
    }
    guard start < index || context.isPhrase else { return nil }
    var at = index + 1
    if glue(at) == .of {
      at += 1
    } else if Self.weekStarts.contains(tokenHash(at)) {
      at = skip(.on, at + 1)
    } else {
      return nil
    }
    if isMark(at, ".") { at += 1 }
    guard let inner = calendarDate(at), inner.moment.grain == .day, inner.moment.literal == nil,
      inner.moment.clock == nil
    else { return nil }
    return DateReading(inner.end, .week(of: inner.moment.day), "values.weekOfDate")
  }

  private static let weekStarts = WordSet("commencing starting beginning ending")
}

// Seasons, quarters, halves, and the nth day of something: stretches with names of their own. Holidays have their own file.

import Annotation
import Prose
import Text

extension ValueParser {
  // MARK: Seasons

  /// "summer 2024", "the summer of 2012", "last winter"; `direction` is the offset of this, next, last.
  func season(_ start: Int, direction offset: Int?) -> DateReading? {
    let code = Int(word(start).code)
    let of = glue(start + 1) == .of ? start + 2 : isMark(start + 1, ",") ? start + 2 : start + 1
    if let offset {
      guard let reference = context.referenceDay else { return nil }
      let year = seasonYear(code, offset, reference)
      return Moment.season(code, year).map { DateReading(start + 1, $0, "values.season") }
    }
    if let (end, year) = yearNumber(of), let moment = Moment.season(code, year) {
      return DateReading(end, moment, "values.seasonYear")
    }
    if let year = relativeYear(of), let moment = Moment.season(code, year.year) {
      return DateReading(year.end, moment, "values.seasonYear")
    }
    let before = glue(start - 1) == .the ? start - 2 : start - 1
    let isDated =
      glue(before) == .in || glue(before) == .during || glue(before) == .since || glue(before) == .until
      || glue(before) == .by
    guard isDated || glue(start - 1) == .early || glue(start - 1) == .late,
      !has(start, .ambiguous) || glue(start - 1) == .the, !has(start, .plural)
    else {
      return anySeason(start)
    }
    guard glue(start + 1) == .none || has(start + 1, .pastCue),
      atom(start + 1).kind != .word || has(start + 1, .pastCue)
    else {
      return anySeason(start)
    }
    let isGeneral = glue(start - 1) != .the && direction(start, start + 1) == .unknown
    guard let reference = context.referenceDay, !isInOldStory, !isGeneral else {
      return DateReading(start + 1, Moment(literal: "XXXX-" + ["SP", "SU", "FA", "WI"][code]), "values.season")
    }
    let offsetOfVerbs = direction(start, start + 1) == .past ? -1 : direction(start, start + 1) == .future ? 1 : 0
    return Moment.season(code, seasonYear(code, offsetOfVerbs, reference)).map {
      DateReading(start + 1, $0, "values.season")
    }
  }

  /// "Winter is mild", "the summers": a season of no particular year. "Spring" and "fall" are too often something else, and
  /// a noun behind it makes another thing of it ("summer camp", "the Winter Games").
  private func anySeason(_ start: Int) -> DateReading? {
    let next = atom(start + 1)
    guard !has(start, .ambiguous), !context.isPhrase, !isMark(start + 1, "-"), !isMark(start - 1, "-"),
      next.kind != .word || has(start, .plural) && !next.isCapitalized || next.entry != 0 && !next.isCapitalized
        || next.ending == 2 && !next.isCapitalized,
      atom(start - 1).kind != .word || !atom(start - 1).isCapitalized || glue(start - 1) != .none
        || !atom(start).isCapitalized
    else { return nil }
    let code = ["SP", "SU", "FA", "WI"][min(3, Int(word(start).code))]
    return DateReading(start + 1, Moment(literal: "XXXX-" + code), "values.season")
  }

  /// The year of the season before, around or after the reference day.
  private func seasonYear(_ code: Int, _ offset: Int, _ reference: CalendarDay) -> Int {
    let (year, month, _) = reference.date
    let first = code * 3 + 3
    // Winter reaches into the next year.
    let isIn = code == 3 ? month == 12 || month <= 2 : (first...(first + 2)).contains(month)
    let current = code == 3 && month <= 2 ? year - 1 : year
    if offset == 0 { return current }
    if isIn { return current + offset }
    if offset < 0 { return month < first ? year - 1 : year }
    return month < first ? year : year + 1
  }

  // MARK: Quarters, halves, fiscal years

  /// "the third quarter of 2016", "Q3 2016", "2016 Q3", "first half of this year", "FY2023", "fiscal 2023", "fiscal year 2023".
  func quarterOfYear(_ start: Int) -> DateReading? {
    if glue(start) == .fiscal, let (end, year) = fiscalYear(start + 1) { return fiscal(end, year) }
    if has(start, .modifier), glue(start + 1) == .fiscal, glue(start + 2) == .year, let reference = context.referenceDay
    {
      return fiscal(start + 3, reference.year + Int(word(start).offset))
    }
    if let (end, isHalf, number) = quarterName(start) { return quarter(number, isHalf, end, start) }
    // "2016 Q3", "2016 the third quarter".
    guard let (yearEnd, year) = yearNumber(start) else { return nil }
    let next = isMark(yearEnd, "-") || isMark(yearEnd, ",") ? yearEnd + 1 : yearEnd
    guard let (end, isHalf, number) = quarterName(next),
      let moment = isHalf ? Moment.half(number, year) : Moment.quarter(number, year)
    else { return nil }
    return DateReading(end, moment, "values.quarter")
  }

  private func fiscal(_ end: Int, _ year: Int) -> DateReading {
    DateReading(end, Moment(literal: "FY" + padded(year, 4)), "values.fiscalYear")
  }

  private func fiscalYear(_ start: Int) -> (end: Int, year: Int)? {
    let index = glue(start) == .year ? start + 1 : start
    if let (end, year) = yearNumber(index, allowsShort: true) { return (end, year) }
    return nil
  }

  /// "Q3", "the third quarter", "first half", "H1": the end, whether it is a half, and the number.
  private func quarterName(_ start: Int) -> (end: Int, isHalf: Bool, number: Int)? {
    if glue(start) == .quarterCode || glue(start) == .halfCode, !atom(start + 1).isSpaced {
      let isHalf = glue(start) == .halfCode
      guard let number = plainInteger(start + 1, 1...1, 1...(isHalf ? 2 : 4)),
        atom(start).isCapitalized || context.isPhrase
      else { return nil }
      return (start + 2, isHalf, number)
    }
    let index = skip(.the, start)
    let number: Int
    var end: Int
    if let (ordinalEnd, value) = ordinal(index) {
      (end, number) = (ordinalEnd, value)
    } else if has(index, .modifier), word(index).offset == -1, glue(index + 1) == .half || has(index + 1, .timeUnit),
      index > start || context.isPhrase
    {
      // "the last quarter of": only with "of" a year, checked by the caller.
      guard glue(index + 2) == .of else { return nil }
      (end, number) = (index + 1, glue(index + 1) == .half ? 2 : 4)
    } else {
      return nil
    }
    if isMark(end, "-") { end += 1 }
    if glue(end) == .half { return (1...2).contains(number) ? (end + 1, true, number) : nil }
    guard has(end, .timeUnit), word(end).unit == .quarter, !has(end, .plural), (1...4).contains(number) else {
      return nil
    }
    return (end + 1, false, number)
  }

  private func quarter(_ number: Int, _ isHalf: Bool, _ end: Int, _ start: Int) -> DateReading? {
    func make(_ year: Int, _ end: Int) -> DateReading? {
      (isHalf ? Moment.half(number, year) : Moment.quarter(number, year)).map { DateReading(end, $0, "values.quarter") }
    }
    var of =
      glue(end) == .of || glue(end) == .in || isMark(end, ",") || isMark(end, "-") || isMark(end, "/") ? end + 1 : end
    if glue(of) == .fiscal { of += glue(of + 1) == .year ? 2 : 1 }
    if let (yearEnd, year) = yearNumber(of, allowsShort: isMark(end, "/") || isMark(end, "-")) {
      return make(year, yearEnd)
    }
    if let year = relativeYear(of) { return make(year.year, year.end) }
    if glue(of) == .the, glue(of + 1) == .year, let reference = context.referenceDay {
      return make(reference.year, of + 2)
    }
    // "the 19th century" and other halves of something else are not halves of a year.
    if glue(end) == .of { return nil }
    if isHalf, !context.isPhrase { return nil }
    if has(start, .ordinal), !context.isPhrase, glue(start - 1) != .in, glue(start - 1) != .the { return nil }
    guard let reference = context.referenceDay else { return nil }
    let current = isHalf ? (reference.month < 7 ? 1 : 2) : reference.quarter
    var year = reference.year
    switch direction(start, end) {
    case .past: if number > current { year -= 1 }
    case .future: if number < current { year += 1 }
    case .unknown: break
    }
    return make(year, end)
  }

  // MARK: The nth of something

  /// "the first Friday of next month", "last Monday of March", "first week of 2015", "the last day of October 2015".
  func nthOf(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    let count: Int
    var at: Int
    if let (end, value) = ordinal(index) {
      // "the third last week of 2018".
      // "the second to last day of May".
      let last =
        glue(end) == .to || isMark(end, "-") && glue(end + 1) == .to ? (glue(end) == .to ? end + 1 : end + 2) : end
      let end = last > end ? skip("-", last) : end
      let isFromEnd = has(end, .modifier) && word(end).offset == -1 && !has(end, .holiday)
      (count, at) = isFromEnd ? (-value, end + 1) : (value, end)
    } else if has(index, .modifier), word(index).offset == -1 {
      (count, at) = (-1, index + 1)
    } else {
      return nil
    }
    let target = word(at)
    at += 1
    if target.has(.weekday), count > 0, let after = weekdayAfter(count, Int(target.weekday), at) { return after }
    // "last week-end of October".
    let isWeekEnd = target.has(.timeUnit) && target.unit == .week && glue(skip("-", at)) == .end
    if isWeekEnd { at = skip("-", at) + 1 }
    guard glue(at) == .of || glue(at) == .in else { return nil }
    if target.has(.weekday) {
      guard let (end, month) = monthPeriod(at + 1) else { return nil }
      let date = Holiday.nthWeekday(count, Int(target.weekday), month.month, month.year)
      return (count < -1 ? date?.adding(days: 7 * (count + 1)) : date).map {
        DateReading(end, Moment(.day, $0), "values.nthWeekday")
      }
    }
    guard target.has(.timeUnit), !target.has(.plural) else { return nil }
    switch isWeekEnd ? .weekend : target.unit {
    case .day: return nthDay(count, at + 1)
    case .week: return nthWeek(count, at + 1)
    case .weekend:
      guard count < 0, let (end, first) = monthPeriod(at + 1) else { return nil }
      let last = first.adding(months: 1).adding(days: -1)
      return DateReading(end, Moment.weekend(of: last.adding(days: last.weekday >= 6 ? 0 : -7)), "values.nthWeekend")
    case .month:
      guard let (end, year) = yearPeriod(at + 1), let moment = Moment.month(count < 0 ? 12 : count, year) else {
        return nil
      }
      return DateReading(end, moment, "values.nthMonth")
    case .year: return nil
    default: return nil
    }
  }

  /// "the first six months of 2023", "the last three weeks of this year": a stretch at one side of a month or a year.
  func sideOfPeriod(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    let isFirst = has(index, .ordinal) && word(index).ordinal == 1
    guard isFirst || has(index, .modifier) && word(index).offset == -1, let length = duration(index + 1),
      length.parts.count == 1, let number = length.parts[0].number?.integer, (2...60).contains(number),
      glue(length.end) == .of || glue(length.end) == .in
    else { return nil }
    let first: CalendarDay
    let next: CalendarDay
    let end: Int
    if let (after, month) = monthPeriod(length.end + 1) {
      (first, next, end) = (month, month.adding(months: 1), after)
    } else if let (after, year) = yearPeriod(length.end + 1), let january = CalendarDay(year: year, month: 1, day: 1) {
      (first, next, end) = (january, january.adding(years: 1), after)
    } else {
      return nil
    }
    switch length.parts[0].unit {
    case .month:
      let begin = isFirst ? first : next.adding(months: -number)
      let last = (isFirst ? first.adding(months: number) : next).adding(months: -1)
      guard begin < last, begin >= first, last < next else { return nil }
      let value = String(begin.description.prefix(7)) + "/" + String(last.description.prefix(7))
      return DateReading(end, Moment(literal: value), "values.sideOfPeriod")
    case .day, .week:
      let days = length.parts[0].unit == .week ? number * 7 : number
      let begin = isFirst ? first : next.adding(days: -days)
      let last = isFirst ? first.adding(days: days - 1) : next.adding(days: -1)
      guard begin >= first, last < next else { return nil }
      return DateReading(end, Moment(literal: begin.description + "/" + last.description), "values.sideOfPeriod")
    default: return nil
    }
  }

  /// "the third Tuesday after Christmas 2014", "the first Monday before 5 May".
  private func weekdayAfter(_ count: Int, _ weekday: Int, _ at: Int) -> DateReading? {
    let sign = glue(at) == .after ? 1 : glue(at) == .before ? -1 : 0
    guard sign != 0, count <= 60, let base = longest([calendarDate(at + 1), relativeDate(at + 1)]),
      base.moment.grain == .day, base.moment.literal == nil
    else { return nil }
    let day = base.moment.day
    let ahead = sign > 0 ? (weekday - day.weekday + 6) % 7 + 1 : (day.weekday - weekday + 6) % 7 + 1
    return DateReading(
      base.end, Moment(.day, day.adding(days: sign * (ahead + 7 * (count - 1)))), "values.nthWeekday")
  }

  private func monthPeriod(_ index: Int) -> (end: Int, first: CalendarDay)? {
    if has(index, .month), let reading = monthFirst(index), reading.moment.grain == .month,
      reading.moment.literal == nil
    {
      return (reading.end, reading.moment.day)
    }
    if let month = relativeMonth(index) { return (month.end, month.moment.day) }
    return nil
  }

  private func yearPeriod(_ index: Int) -> (end: Int, year: Int)? {
    if let found = yearNumber(index) { return found }
    if let year = relativeYear(index) { return (year.end, year.year) }
    if glue(index) == .the, glue(index + 1) == .year, let reference = context.referenceDay {
      return (index + 2, reference.year)
    }
    return nil
  }

  private func nthDay(_ count: Int, _ index: Int) -> DateReading? {
    if let (end, first) = monthPeriod(index) {
      let day = count < 0 ? first.adding(months: 1).adding(days: count) : first.adding(days: count - 1)
      return day.month == first.month ? DateReading(end, Moment(.day, day), "values.nthDay") : nil
    }
    guard let (end, year) = yearPeriod(index), let first = CalendarDay(year: year, month: 1, day: 1) else { return nil }
    let day = count < 0 ? first.adding(years: 1).adding(days: count) : first.adding(days: count - 1)
    return DateReading(end, Moment(.day, day), "values.nthDay")
  }

  private func nthWeek(_ count: Int, _ index: Int) -> DateReading? {
    let first: CalendarDay
    let end: Int
    let last: CalendarDay
    if let (monthEnd, month) = monthPeriod(index) {
      (end, first, last) = (monthEnd, month, month.adding(months: 1).adding(days: -1))
    } else if let (yearEnd, year) = yearPeriod(index), let january = CalendarDay(year: year, month: 1, day: 1) {
      (end, first, last) = (yearEnd, january, january.adding(years: 1).adding(days: -1))
    } else {
      return nil
    }
    // A week belongs where its Thursday is.
    let firstWeek = first.adding(days: first.weekday <= 4 ? 1 - first.weekday : 8 - first.weekday)
    let lastWeek = last.adding(days: last.weekday >= 4 ? 1 - last.weekday : -6 - last.weekday)
    guard (-53...53).contains(count), count != 0 else { return nil }
    return DateReading(
      end, .week(of: count < 0 ? lastWeek.adding(days: (count + 1) * 7) : firstWeek.adding(days: (count - 1) * 7)),
      "values.nthWeek")
  }
}

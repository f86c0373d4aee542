// Seasons, quarters, halves, holidays, and the nth day of something: stretches with names of their own.

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
      !has(start, .ambiguous) || glue(start - 1) == .the
    else {
      return nil
    }
    guard glue(start + 1) == .none || has(start + 1, .pastCue),
      atom(start + 1).kind != .word || has(start + 1, .pastCue)
    else {
      return nil
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
      (count, at) = (value, end)
    } else if has(index, .modifier), word(index).offset == -1 {
      (count, at) = (-1, index + 1)
    } else {
      return nil
    }
    let target = word(at)
    at += 1
    guard glue(at) == .of || glue(at) == .in else { return nil }
    if target.has(.weekday) {
      guard let (end, month) = monthPeriod(at + 1) else { return nil }
      let date = Holiday.nthWeekday(count, Int(target.weekday), month.month, month.year)
      return date.map { DateReading(end, Moment(.day, $0), "values.nthWeekday") }
    }
    guard target.has(.timeUnit), !target.has(.plural) else { return nil }
    switch target.unit {
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
      let day = count < 0 ? first.adding(months: 1).adding(days: -1) : first.adding(days: count - 1)
      return day.month == first.month ? DateReading(end, Moment(.day, day), "values.nthDay") : nil
    }
    guard let (end, year) = yearPeriod(index), let first = CalendarDay(year: year, month: 1, day: 1) else { return nil }
    let day = count < 0 ? first.adding(years: 1).adding(days: -1) : first.adding(days: count - 1)
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
    guard (-1...53).contains(count), count != 0 else { return nil }
    return DateReading(end, .week(of: count < 0 ? lastWeek : firstWeek.adding(days: (count - 1) * 7)), "values.nthWeek")
  }

  // MARK: Holidays

  /// "Christmas", "Easter Monday 2024", "next Thanksgiving": `offset` is that of this, next, last.
  func holiday(_ start: Int, offset: Int? = nil) -> DateReading? {
    let token = Int(atom(start).token)
    guard token >= 0, let names = Holiday.byFirstWord[tokenHash(start)] else { return nil }
    for (rest, index) in names {
      guard let last = lastToken(of: rest, after: token) else { continue }
      var end = start + 1
      while end < atoms.count, Int(atom(end).token) <= last { end += 1 }
      guard atom(start).isCapitalized || context.isPhrase else { return nil }
      // "Lunar New Year", "Orthodox Easter": another calendar's day.
      if start > 0, atom(start - 1).kind == .word, atom(start - 1).entry == 0,
        Self.otherCalendars.contains(tokenHash(start - 1))
      {
        return nil
      }
      if atom(start).isCapitalized, atom(end).isCapitalized, atom(end).kind == .word, atom(end).entry == 0 {
        return nil
      }
      return resolvedHoliday(Holiday.all[index], start, end, offset)
    }
    return nil
  }

  /// The last token of a holiday's name whose first word is `token`; `nil` where other words follow.
  ///
  /// Hyphens, apostrophes and possessive endings are passed over where the name has none.
  private func lastToken(of rest: [UInt64], after token: Int) -> Int? {
    var position = token
    for hash in rest {
      position += 1
      while position < tokens.count, tokens[position].foldedHash != hash,
        tokens[position].shape.contains(.possessive) || Self.nameMarks.contains(tokens[position].foldedHash)
      {
        position += 1
      }
      guard position < tokens.count, tokens[position].foldedHash == hash else { return nil }
    }
    return position
  }

  private static let nameMarks: Set<UInt64> = Set(["-", "'", "\u{2019}", "\u{2010}"].map { WordHash.folded($0) })

  /// Words before a holiday's name that move it to a day of another calendar.
  private static let otherCalendars: Set<UInt64> = Set(
    ["lunar", "chinese", "jewish", "islamic", "orthodox", "parsi", "persian", "tamil", "thai", "vietnamese", "korean"]
      .map {
        WordHash.folded($0)
      })

  private func resolvedHoliday(_ holiday: Holiday, _ start: Int, _ end: Int, _ offset: Int?) -> DateReading? {
    let tail = glue(end) == .of || glue(end) == .in || isMark(end, ",") ? end + 1 : end
    if context.isPhrase, let weekend = weekend(of: holiday, end) { return weekend }
    if let (after, year) = yearNumber(tail) { return moment(of: holiday, year, after) }
    if let year = relativeYear(tail) { return moment(of: holiday, year.year, year.end) }
    if context.isPhrase, let counted = countedYear(end) { return moment(of: holiday, counted.year, counted.end) }
    if isInOldStory, let year = context.lastYear { return moment(of: holiday, year, end) }
    guard let reference = context.referenceDay, let thisYear = holiday.day(in: reference.year) else { return nil }
    var year = reference.year
    let direction = offset.map { $0 < 0 ? Direction.past : $0 > 0 ? .future : .unknown } ?? direction(start, end)
    switch direction {
    case .past: if thisYear > reference || offset != nil && thisYear == reference { year -= 1 }
    case .future: if thisYear < reference || offset != nil && thisYear == reference { year += 1 }
    case .unknown:
      let away = thisYear.days(since: reference)
      if offset == nil, context.isPhrase ? away < 0 : away < -183 { year += 1 }
      if offset == nil, !context.isPhrase, away > 183 { year -= 1 }
    }
    return moment(of: holiday, year, end)
  }

  /// A holiday of a year: a day, or a stretch of days.
  private func moment(of holiday: Holiday, _ year: Int, _ end: Int) -> DateReading? {
    guard let day = holiday.day(in: year) else { return nil }
    if let last = holiday.lastDay(in: year) {
      return DateReading(end, Moment(literal: day.description + "/" + last.description), "values.holiday")
    }
    return DateReading(end, Moment(.day, day), "values.holiday")
  }

  /// "Labor Day weekend 2021": the weekend nearest to the day.
  private func weekend(of holiday: Holiday, _ end: Int) -> DateReading? {
    var (at, stated) = (end, nil as Int?)
    if let (after, year) = yearNumber(at) { (at, stated) = (after, year) }
    guard has(at, .timeUnit), word(at).unit == .weekend else { return nil }
    at += 1
    if stated == nil, let (after, year) = yearNumber(at) { (at, stated) = (after, year) }
    guard let reference = context.referenceDay else { return nil }
    let year = stated ?? reference.year
    guard var day = holiday.day(in: year) else { return nil }
    if stated == nil, day < reference, let next = holiday.day(in: year + 1) { day = next }
    let near = day.weekday <= 3 ? day.adding(days: -7) : day
    return DateReading(at, .weekend(of: near), "values.holiday")
  }

  /// "in five years", "3 months ago", "six years hence" behind a holiday: the year then.
  private func countedYear(_ end: Int) -> (end: Int, year: Int)? {
    guard let reference = context.referenceDay else { return nil }
    let isIn = glue(end) == .in
    guard let length = duration(isIn ? end + 1 : end) else { return nil }
    var after = length.end
    var sign = 1
    if !isIn {
      switch glue(after) {
      case .ago, .back: (sign, after) = (-1, after + 1)
      case .hence: after += 1
      case .from where glue(after + 1) == .now || has(after + 1, .relativeDay): after += 2
      default: return nil
      }
    }
    guard length.parts.count == 1, let number = length.parts[0].number?.integer, abs(number) < 2000 else { return nil }
    switch length.parts[0].unit {
    case .year: return (after, reference.year + sign * number)
    case .month: return (after, reference.adding(months: sign * number).year)
    default: return nil
    }
  }
}

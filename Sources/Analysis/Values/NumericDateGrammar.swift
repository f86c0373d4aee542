// Dates in digits alone: "2024-03-15", "15/3/2024", "15.3.2024", "2024-03", "3/2015", "2024-W11".
//
// Month first with slashes, as most English tools read them; day first with points, and wherever only that is a date.

import Text

extension ValueParser {
  /// "2024-03-15", "15/3/2024", "15.3.2024", "2024-03", "3/2015", and "2024-W11".
  func numericDate(_ start: Int) -> DateReading? {
    if context.isPhrase, let packed = plainInteger(start, 8...8, 19_000_101...21_001_231), !isGluedAfter(start + 1),
      let day = CalendarDay(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
    {
      return DateReading(start + 1, explicit(Moment(.day, day)), "values.numericDate")
    }
    let separator = atom(start + 1)
    if context.isPhrase, atoms.count <= 6, let date = spacedDate(start) { return date }
    if context.isPhrase, let date = looseDate(start) { return date }
    guard separator.kind == .mark, !separator.isSpaced, !atom(start + 2).isSpaced || context.isPhrase else {
      return nil
    }
    guard separator.mark == 0x2D || separator.mark == 0x2F || separator.mark == 0x2E else { return nil }
    if let year = plainInteger(start, 4...4, 1000...2999) { return yearFirstDate(start, year, separator.mark) }
    guard let first = plainInteger(start, 1...2, 1...31), let second = plainInteger(start + 2, 1...2, 1...31) else {
      return monthAndYear(start, separator.mark)
    }
    guard atom(start + 3).mark == separator.mark, !atom(start + 3).isSpaced, !atom(start + 4).isSpaced,
      let year = numericYear(start + 4, separator.mark)
    else { return monthAndDay(start, first, second, separator.mark) }
    guard !isGluedAfter(start + 5), let day = day(first, second, year, separator.mark) else { return nil }
    return DateReading(start + 5, explicit(Moment(.day, day)), "values.numericDate")
  }

  /// "15 / 2", "31 10 1974", "15-2" as the whole input.
  private func spacedDate(_ start: Int) -> DateReading? {
    guard start == 0 || glue(start - 1) == .on, let first = plainInteger(start, 1...2, 1...31) else { return nil }
    var index = start + 1
    let hasMark = isMark(index, "/") || isMark(index, "-")
    if hasMark { index += 1 }
    guard let second = plainInteger(index, 1...2, 1...31) else { return nil }
    index += 1
    if isMark(index, "/") || isMark(index, "-") { index += 1 }
    if let year = plainInteger(index, 4...4, 1000...2999) {
      return day(first, second, year, 0x2F).map {
        DateReading(index + 1, explicit(Moment(.day, $0)), "values.numericDate")
      }
    }
    guard hasMark, index >= atoms.count, index == start + 3 else { return nil }
    if (1...12).contains(first) { return resolvedDay(first, second, start, index, "values.monthDay") }
    return (1...12).contains(second) ? resolvedDay(second, first, start, index, "values.monthDay") : nil
  }

  /// "11 / 2016", "2016 -11", "2015-3", "2016 10 16", "on 4.22" in a phrase.
  private func looseDate(_ start: Int) -> DateReading? {
    if atom(start).fractionDigits == 2 || atom(start).fractionDigits == 1, atom(start).digitCount <= 2,
      glue(start - 1) == .on || glue(start - 1) == .in, atom(start + 1).kind != .word || glue(start + 1) == .at
    {
      let scale: Int64 = atom(start).fractionDigits == 2 ? 100 : 10
      let (first, second) = (Int(atom(start).digits / scale), Int(atom(start).digits % scale))
      guard (1...12).contains(first), (1...31).contains(second) else { return nil }
      return resolvedDay(first, second, start, start + 1, "values.monthDay")
    }
    if let year = plainInteger(start, 4...4, 1900...2199), let month = plainInteger(start + 1, 1...2, 1...12),
      let number = plainInteger(start + 2, 1...2, 1...31), let day = CalendarDay(year: year, month: month, day: number),
      atom(start + 3).kind != .number
    {
      return DateReading(start + 3, explicit(Moment(.day, day)), "values.numericDate")
    }
    guard isMark(start + 1, "/") || isMark(start + 1, "-"), !isMark(start + 3, "/"), !isMark(start + 3, "-"),
      !isMark(start - 1, "-"), !isMark(start - 1, "/")
    else { return nil }
    let isYearFirst = atom(start).digitCount == 4
    let year = plainInteger(isYearFirst ? start : start + 2, 4...4, 1900...2199)
    let month = plainInteger(isYearFirst ? start + 2 : start, 1...2, 1...12)
    guard let year, let month, let moment = Moment.month(month, year), !isGluedAfter(start + 3) else { return nil }
    guard !isYearFirst || isSpacedRange(start + 1) || month > year % 100 || atom(start + 2).digitCount == 1 else {
      return nil
    }
    return DateReading(start + 3, explicit(moment), "values.numericMonth")
  }

  private func numericYear(_ index: Int, _ separator: UInt8) -> Int? {
    if let year = plainInteger(index, 4...4, 1000...2999) { return year }
    guard separator == 0x2F || context.isPhrase, let short = plainInteger(index, 2...2, 0...99) else { return nil }
    return Self.expandedYear(short)
  }

  /// Month first with slashes (or where only that is a date), day first with points.
  private func day(_ first: Int, _ second: Int, _ year: Int, _ separator: UInt8) -> CalendarDay? {
    let monthFirst = CalendarDay(year: year, month: first, day: second)
    let dayFirst = CalendarDay(year: year, month: second, day: first)
    return separator == 0x2E ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
  }

  private func yearFirstDate(_ start: Int, _ year: Int, _ separator: UInt8) -> DateReading? {
    if glue(start + 2) == .isoW, let week = plainInteger(start + 3, 2...2, 1...53),
      let day = CalendarDay(isoWeek: week, year: year)
    {
      return DateReading(start + 4, explicit(Moment(.week, day)), "values.numericDate")
    }
    guard let month = plainInteger(start + 2, 1...2, 1...12) else { return nil }
    if atom(start + 3).mark == separator, !atom(start + 3).isSpaced,
      let dayNumber = plainInteger(start + 4, 1...2, 1...31),
      let day = CalendarDay(year: year, month: month, day: dayNumber)
    {
      guard !isGluedAfter(start + 5) || glue(start + 5) == .isoT else { return nil }
      return DateReading(start + 5, explicit(Moment(.day, day)), "values.numericDate")
    }
    // "2010-12" is a stretch of years, "2024-03" a month.
    guard atom(start + 2).digitCount == 2 || separator == 0x2F, separator == 0x2F || month <= year % 100,
      let moment = Moment.month(month, year), !isGluedAfter(start + 3), separator != 0x2E, !isJoined(start + 3)
    else { return nil }
    return DateReading(start + 3, explicit(moment), "values.numericMonth")
  }

  private func monthAndYear(_ start: Int, _ separator: UInt8) -> DateReading? {
    guard separator != 0x2E, let month = plainInteger(start, 1...2, 1...12),
      let year = plainInteger(start + 2, 4...4, 1900...2199),
      separator == 0x2F || context.isPhrase, let moment = Moment.month(month, year), !isGluedAfter(start + 3)
    else { return nil }
    return DateReading(start + 3, explicit(moment), "values.numericMonth")
  }

  /// "9/11" in prose is that of 2001; other pairs are dates in a phrase only.
  private func monthAndDay(_ start: Int, _ first: Int, _ second: Int, _ separator: UInt8) -> DateReading? {
    guard separator == 0x2F, !isGluedAfter(start + 3), !isMark(start + 3, "/") else { return nil }
    if first == 9, second == 11, !context.isPhrase, let day = CalendarDay(year: 2001, month: 9, day: 11) {
      return DateReading(start + 3, Moment(.day, day), "values.namedDay")
    }
    guard context.isPhrase else { return nil }
    if (1...12).contains(first) { return resolvedDay(first, second, start, start + 3, "values.monthDay") }
    return (1...12).contains(second) ? resolvedDay(second, first, start, start + 3, "values.monthDay") : nil
  }
}

// Dates that name days and months: "March 5, 2024", "the 15th of May", "5–6 September". The entry to all dates of the calendar.
//
// What counts from another day ("last week", "two days ago") is in RelativeGrammar.swift.

import Annotation
import Text

/// A date that was read.
struct DateReading {
  var end: Int
  var moment: Moment
  var rule: String
  /// The tokens that it counts from.
  var anchor: Range<Int>?
  /// Its first atom, where words before the trigger belong to it.
  var start: Int?

  init(_ end: Int, _ moment: Moment, _ rule: String) {
    self.end = end
    self.moment = moment
    self.rule = rule
  }
}

extension ValueParser {
  /// A date with day, month or year named, at `start`.
  func calendarDate(_ start: Int) -> DateReading? {
    let first = atom(start)
    if first.kind == .number || isMark(start, "'") {
      return longest([
        numericDate(start), dayFirst(start), decade(start), century(start), quarterOfYear(start), yearAlone(start),
        ordinal(start) == nil ? nil : nthOf(start),
      ])
    }
    let word = word(start)
    var candidates: [DateReading?] = []
    if word.has(.weekday) { candidates.append(weekdayDate(start)) }
    if word.has(.month) { candidates.append(monthFirst(start)) }
    if word.glue == .the || word.has(.ordinal) || word.has(.cardinal) || word.glue == .end || word.glue == .start {
      candidates += [dayFirst(start), decade(start), century(start), quarterOfYear(start), nthOf(start)]
      candidates.append(sideOfPeriod(start))
    }
    if word.has(.cardinal) || word.glue == .the { candidates.append(yearAlone(start)) }
    if word.has(.decadeName) { candidates.append(decade(start)) }
    if word.glue == .fiscal || word.glue == .quarterCode || word.glue == .halfCode || word.has(.modifier) {
      candidates += [quarterOfYear(start), sideOfPeriod(start)]
    }
    if word.has(.season) { candidates.append(season(start, direction: nil)) }
    if word.has(.holiday) { candidates.append(holiday(start)) }
    if word.glue == .ad || word.glue == .bc || word.glue == .year { candidates.append(yearAlone(start)) }
    if word.glue == .week || word.glue == .the { candidates.append(weekOfDate(start)) }
    return longest(candidates)
  }

  /// The candidate that ends last; the earlier of equals.
  func longest(_ candidates: [DateReading?]) -> DateReading? {
    var best: DateReading?
    for case let candidate? in candidates where candidate.end > (best?.end ?? Int.min) { best = candidate }
    return best
  }

  // MARK: Months and days in words

  /// A day of the month: "5", "5th", "fifth", "twenty second". Not a number that a unit or a colon follows.
  func dayNumber(_ index: Int) -> (end: Int, day: Int)? {
    if let (end, value) = ordinal(index) { return (1...31).contains(value) ? (end, value) : nil }
    if let day = plainInteger(index, 1...2, 1...31) {
      let next = index + 1
      if isMark(next, ":") && !atom(next + 1).isSpaced || isMark(next, "%") || has(next, .meridiem)
        || glue(next) == .percent
      {
        return nil
      }
      if has(next, .multiplier) || glue(next) == .pluralS && !atom(next).isSpaced { return nil }
      return (next, day)
    }
    guard context.isPhrase, let (end, value) = belowHundred(index), (1...31).contains(value), glue(end) != .oclock
    else { return nil }
    return (end, value)
  }

  /// Whether the word is the month, rather than "may", "march" or a name.
  private func isMonth(_ index: Int, hasNeighbour: Bool) -> Bool {
    guard has(index, .month) else { return false }
    guard has(index, .ambiguous) else { return true }
    if hasNeighbour { return true }
    let isShort = atom(index).end - atom(index).start == 3 && word(index).month != 5
    let before = index - 1
    let hasCue =
      has(before, .datePreposition) || has(before, .modifier) || glue(before) == .early || glue(before) == .late
      || glue(before) == .mid || (isMark(before, "-") && glue(before - 1) == .mid) || glue(before) == .and
      || glue(before) == .to
    if context.isPhrase, word(index).month != 5 || atom(index).isCapitalized || atoms.count <= 5 {
      return hasCue || atoms.count == 1 || atom(index).isCapitalized && index > 0 && !isShort
    }
    guard atom(index).isCapitalized else { return false }
    if word(index).month == 5 {
      return has(before, .datePreposition) && glue(before) != .by && glue(before) != .from || has(before, .modifier)
        || glue(before) == .early || glue(before) == .late || glue(before) == .mid
        || isMark(before, "-") && glue(before - 1) == .mid
    }
    return hasCue || !isShort && index > 0 && !endsSentence(index - 1) && word(index).month != 3
  }

  /// "March 5, 2024", "March 3–5", "Oct-2", "May 2024", "March".
  func monthFirst(_ start: Int) -> DateReading? {
    let month = Int(word(start).month)
    let index = skipPoint(start + 1)
    if let range = daysBetween(month, start, index) { return range }
    let isSlash = isMark(index, "/") && plainInteger(index + 1, 1...2, 1...31) != nil
    let dash = (isMark(index, "-") || isSlash) && !atom(index).isSpaced ? index + 1 : index
    let afterThe = glue(dash) == .the ? dash + 1 : isMark(dash, ",") && ordinal(dash + 1) != nil ? dash + 1 : dash
    if yearInWords(dash) == nil, let (end, day) = dayNumber(afterThe), afterThe == dash || ordinal(afterThe) != nil,
      !isYearLike(afterThe, end),
      isMonth(start, hasNeighbour: true)
    {
      if let range = dayRange(month, day, start, end) { return range }
      return dayWithYear(month, day, start, end)
    }
    let joinsYear = isMark(dash, ",") || glue(dash) == .of || glue(dash) == .in || isMark(dash, "/")
    let yearIndex = joinsYear ? dash + 1 : dash
    if let (end, year) = yearNumber(yearIndex) ?? (glue(dash) == .of ? earlyYear(yearIndex, after: true) : nil),
      isMonth(start, hasNeighbour: true),
      let moment = Moment.month(month, year)
    {
      return DateReading(end, explicit(moment), "values.monthYear")
    }
    let isDated =
      context.isPhrase && (countedYear(index) != nil || glue(index) == .after && has(index + 1, .modifier))
      || relativeYear(glue(index) == .of || isMark(index, ",") ? index + 1 : index) != nil && word(start).month != 5
      || isMark(index, "-") && !atom(index).isSpaced && has(index + 1, .month)
    guard isMonth(start, hasNeighbour: isDated) else { return nil }
    if context.isPhrase, let counted = countedYear(index), let moment = Moment.month(month, counted.year) {
      return DateReading(counted.end, moment, "values.monthOfRelativeYear")
    }
    if context.isPhrase, glue(index) == .after, has(index + 1, .modifier), word(index + 1).offset == 1,
      !has(index + 2, .timeUnit), let year = impliedYear(month, nil, start, index),
      let moment = Moment.month(month, year + 1)
    {
      return DateReading(index + 2, moment, "values.monthOfRelativeYear")
    }
    // "March last year", "December of this year", "October of that year".
    let of = glue(index) == .of ? index + 1 : isMark(index, ",") ? index : index
    if let year = relativeYear(of), let moment = Moment.month(month, year.year) {
      var reading = DateReading(year.end, moment, "values.monthOfRelativeYear")
      reading.anchor = year.anchor
      return reading
    }
    if isMark(start + 1, "-") && atom(start + 2).kind == .word && !atom(start + 2).isSpaced, !has(start + 2, .month) {
      return nil
    }
    return resolvedMonth(month, start, index)
  }

  /// "November between 19 and 20", "Feb from 2 to 7, 2018" in a phrase.
  private func daysBetween(_ month: Int, _ start: Int, _ index: Int) -> DateReading? {
    guard context.isPhrase, glue(index) == .between || glue(index) == .from, let (join, first) = dayNumber(index + 1),
      isMark(join, "-") || glue(join) == .and || glue(join) == .to, let (end, last) = dayNumber(join + 1), last > first,
      !has(end, .meridiem)
    else { return nil }
    let year = yearNumber(isMark(end, ",") ? end + 1 : end)
    guard let stated = year?.year ?? impliedYear(month, first, start, end) else { return nil }
    return dayPair(stated, month, first, last, year?.end ?? end)
  }

  private func isYearLike(_ index: Int, _ end: Int) -> Bool { plainInteger(index, 4...4, 0...9999) != nil }

  /// "March 3–5, 2024", "May 5 to 7".
  private func dayRange(_ month: Int, _ first: Int, _ start: Int, _ index: Int) -> DateReading? {
    let joins =
      isMark(index, "-") || (glue(index) == .to && glue(start - 1) != .from)
      || glue(index) == .until && context.isPhrase
      || glue(index) == .and && glue(start - 1) == .between
    guard joins, let (end, last) = dayNumber(index + 1), last > first else { return nil }
    guard !has(end, .month), !isMark(end, "-") || context.isPhrase else { return nil }
    let tail = isMark(end, ",") ? end + 1 : end
    let year = yearNumber(tail)
    guard
      let dated = year.map({ ($0.end, $0.year, true) })
        ?? impliedYear(month, first, start, end).map({ (end, $0, false) }),
      let from = CalendarDay(year: dated.1, month: month, day: first),
      let to = CalendarDay(year: dated.1, month: month, day: last)
    else { return nil }
    return DateReading(dated.0, Moment(literal: from.description + "/" + to.description), "values.dayRange")
  }

  /// The year after a day ("March 5, 2024", "5 March last year"), or the one that is meant.
  func dayWithYear(_ month: Int, _ day: Int, _ start: Int, _ end: Int) -> DateReading? {
    var tail = isMark(end, ",") || (glue(end) == .of) || glue(end) == .in ? end + 1 : end
    if isMark(end, "-") && !atom(end).isSpaced || isMark(end, "/") { tail = end + 1 }
    if let (after, year) = yearNumber(tail) ?? earlyYear(tail, after: true),
      !isMark(after, ":") || atom(after + 1).isSpaced, !has(after, .meridiem),
      !has(after, .timeZone) || context.isPhrase
    {
      guard let date = CalendarDay(year: year, month: month, day: day) else { return nil }
      return DateReading(after, explicit(Moment(.day, date)), "values.fullDate")
    }
    if context.isPhrase, tail > end || !isMark(end, ","), let short = plainInteger(tail, 2...2, 0...99),
      !has(tail + 1, .meridiem), !isMark(tail + 1, ":"),
      !isMark(tail + 1, "-"), let date = CalendarDay(year: Self.expandedYear(short), month: month, day: day)
    {
      return DateReading(tail + 1, explicit(Moment(.day, date)), "values.fullDate")
    }
    if let year = relativeYear(tail), let date = CalendarDay(year: year.year, month: month, day: day) {
      var reading = DateReading(year.end, Moment(.day, date), "values.dayOfRelativeYear")
      reading.anchor = year.anchor
      return reading
    }
    return resolvedDay(month, day, start, end, "values.monthDay")
  }

  /// "15 March 2024", "the 15th of May", "5–6 September 2019", "5 and 7 May".
  func dayFirst(_ start: Int) -> DateReading? {
    var index = glue(start) == .the ? start + 1 : start
    guard let (dayEnd, day) = dayNumber(index) else { return nil }
    let isOrdinalDay = ordinal(index) != nil
    index = dayEnd
    if isMark(index, "-") || glue(index) == .and || glue(index) == .to || glue(index) == .until,
      let range = rangeBeforeMonth(day, start, index)
    {
      return range
    }
    if glue(index) == .day, isOrdinalDay { index += 1 }
    let dash = isMark(index, "-") || isMark(index, "/") ? index + 1 : index
    let monthIndex = glue(dash) == .of ? dash + 1 : isMark(dash, ",") && context.isPhrase ? dash + 1 : dash
    if has(monthIndex, .month),
      atom(monthIndex).isCapitalized || word(monthIndex).month != 5 || isOrdinalDay
        || context.isPhrase && atom(index - 1).kind == .number,
      !isMark(start - 1, "$")
    {
      let month = Int(word(monthIndex).month)
      let after = skipPoint(monthIndex + 1)
      return dayWithYear(month, day, start, after)
    }
    // "the 2nd of this month", "20th of next month".
    if isOrdinalDay || context.isPhrase && glue(dash) == .of, glue(dash) == .of || context.isPhrase,
      let month = relativeMonth(monthIndex),
      let date = CalendarDay(year: month.moment.day.year, month: month.moment.day.month, day: day)
    {
      var reading = DateReading(month.end, Moment(.day, date), "values.dayOfRelativeMonth")
      reading.anchor = month.anchor
      return reading
    }
    return isOrdinalDay ? bareDay(day, start, dayEnd) : dayAlone(day, start, dayEnd)
  }

  /// "on 15", "for the 27", "the twenty second" in a phrase: a day of the month without sign.
  private func dayAlone(_ day: Int, _ start: Int, _ end: Int) -> DateReading? {
    let before = glue(start - 1)
    guard context.isPhrase,
      before == .on || glue(start) == .the && (before == .for || before == .by || before == .until)
    else { return nil }
    let next = atom(end)
    guard next.kind != .number, next.kind != .word || glue(end) == .at || glue(end) == .from || glue(end) == .between,
      !isMark(end, "/"), !isMark(end, "-"), !isMark(end, "%"), !isMark(end, ":")
    else { return nil }
    return bareDay(day, start, end)
  }

  /// "the 15th" alone: a day of this month, where a preposition says that it is a day.
  private func bareDay(_ day: Int, _ start: Int, _ end: Int) -> DateReading? {
    guard glue(start) == .the || context.isPhrase && has(start, .ordinal) == false,
      context.isPhrase && (glue(start - 1) == .for || glue(start - 1) == .on)
        || atom(start + (glue(start) == .the ? 1 : 0)).kind == .number
    else { return nil }
    guard glue(start - 1) == .on || context.isPhrase || glue(start - 1) == .until || glue(start - 1) == .by else {
      return nil
    }
    let next = atom(end)
    guard next.kind != .word || next.entry != 0 && !has(end, .timeUnit) else { return nil }
    guard let reference = context.referenceDay else {
      return DateReading(end, Moment(literal: "XXXX-XX-" + padded(day, 2)), "values.dayOfMonth")
    }
    let (year, month, _) = reference.date
    guard var date = CalendarDay(year: year, month: month, day: day) else { return nil }
    switch direction(start, end) {
    case .future: if date < reference { date = date.adding(months: 1) }
    case .past: if date > reference { date = date.adding(months: -1) }
    case .unknown: if context.isPhrase, date < reference { date = date.adding(months: 1) }
    }
    return DateReading(end, Moment(.day, date), "values.dayOfMonth")
  }

  /// "5–6 September 2019", "between 5 and 7 May", "4 till 23 of this month".
  private func rangeBeforeMonth(_ first: Int, _ start: Int, _ join: Int) -> DateReading? {
    guard let (end, last) = dayNumber(skip(.the, join + 1)), last > first else { return nil }
    let monthIndex = glue(end) == .of || glue(end) == .in ? end + 1 : end
    // "from 5 to 6 of April 22" are hours.
    if context.isPhrase, glue(end) == .of, has(monthIndex, .month), !isMark(monthIndex + 2, ":"),
      plainInteger(monthIndex + 1, 1...2, 1...31) != nil
    {
      return nil
    }
    if has(monthIndex, .month), word(monthIndex).month != 5 || atom(monthIndex).isCapitalized || context.isPhrase {
      let month = Int(word(monthIndex).month)
      let tail = isMark(monthIndex + 1, ",") ? monthIndex + 2 : monthIndex + 1
      let year = yearNumber(tail)
      guard let stated = year?.year ?? impliedYear(month, first, start, monthIndex + 1) else { return nil }
      return dayPair(stated, month, first, last, year?.end ?? monthIndex + 1)
    }
    guard let month = relativeMonth(monthIndex) else { return nil }
    return dayPair(month.moment.day.year, month.moment.day.month, first, last, month.end)
  }

  private func dayPair(_ year: Int, _ month: Int, _ first: Int, _ last: Int, _ end: Int) -> DateReading? {
    guard let from = CalendarDay(year: year, month: month, day: first),
      let to = CalendarDay(year: year, month: month, day: last)
    else { return nil }
    return DateReading(end, Moment(literal: from.description + "/" + to.description), "values.dayRange")
  }
}

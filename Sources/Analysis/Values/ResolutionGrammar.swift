// Which year, month or week is meant where the words leave it open: "in December", "on Friday", "March 5".
//
// The rule of news: the verb that is nearest before the expression decides (past: the last such day at or before the
// reference day; future: the next one). A story of another time ("in 1832 … on 30 May") keeps its own year.

import Text

extension ValueParser {
  /// A day of a month without year.
  func resolvedDay(_ month: Int, _ day: Int, _ start: Int, _ end: Int, _ rule: String) -> DateReading? {
    guard day <= CalendarDay.dayCount(ofMonth: month, year: 2000) else { return nil }
    guard let year = impliedYear(month, day, start, end) else {
      return DateReading(end, Moment(literal: "XXXX-" + padded(month, 2) + "-" + padded(day, 2)), rule)
    }
    guard let date = CalendarDay(year: year, month: month, day: day) ?? leapDay(year, start, end, month) else {
      return nil
    }
    var reading = DateReading(end, Moment(.day, date), rule)
    if isInOldStory { reading.anchor = context.lastTokens }
    return reading
  }

  /// The 29 February that is meant where the implied year has none.
  private func leapDay(_ year: Int, _ start: Int, _ end: Int, _ month: Int) -> CalendarDay? {
    guard month == 2 else { return nil }
    let step = direction(start, end) == .past ? -1 : 1
    for offset in 1...8 {
      if let day = CalendarDay(year: year + step * offset, month: 2, day: 29) { return day }
    }
    return nil
  }

  /// A month without year.
  func resolvedMonth(_ month: Int, _ start: Int, _ end: Int) -> DateReading? {
    if glue(start - 1) == .every { return nil }
    guard let year = impliedYear(month, nil, start, end), let moment = Moment.month(month, year) else {
      return DateReading(end, Moment(literal: "XXXX-" + padded(month, 2)), "values.month")
    }
    var reading = DateReading(end, moment, "values.month")
    if isInOldStory { reading.anchor = context.lastTokens }
    return reading
  }

  /// Whether the last year written out is long before the reference day: then months without year belong to it.
  var isInOldStory: Bool {
    guard let year = context.lastYear else { return false }
    guard let reference = context.referenceDay else { return true }
    return year < reference.year - 1
  }

  /// The year that a month, or a day of it, belongs to; `nil` where nothing tells.
  func impliedYear(_ month: Int, _ day: Int?, _ start: Int, _ end: Int) -> Int? {
    if isInOldStory { return context.lastYear }
    guard let reference = context.referenceDay else { return nil }
    // A year at the other end of a range counts for both ends: "between July and December 2004".
    if let (year, last) = yearAtOtherEnd(end) { return last < month ? year - 1 : year }
    if let year = yearAfterStart(month, day, start) { return year }
    let (year, thisMonth, today) = reference.date
    let isBefore = (month, day ?? thisMonth) < (thisMonth, day == nil ? thisMonth : today)
    let isSame = month == thisMonth && (day == nil || day == today)
    switch direction(start, end) {
    case .past: return isBefore || isSame ? year : year - 1
    case .future: return isBefore ? year + 1 : year
    case .unknown:
      if isSame { return year }
      if context.isPhrase { return isBefore ? year + 1 : year }
      return nearestYear(month, day ?? 15, reference)
    }
  }

  /// The end of a range comes after its start: "from October to March".
  private func yearAfterStart(_ month: Int, _ day: Int?, _ start: Int) -> Int? {
    guard let first = rangeStart(start) else { return nil }
    let year = first.year
    return (month, day ?? 31) < (first.month, first.day) ? year + 1 : year
  }

  /// The day that the range begins with whose end is at `start` ("from Friday to …").
  func rangeStart(_ start: Int) -> CalendarDay? {
    let isJoined =
      glue(start - 1) == .to || glue(start - 1) == .until || isMark(start - 1, "-") || glue(start - 1) == .and
    guard isJoined, let last = context.lastMoment, last.literal == nil, let tokens = context.lastTokens else {
      return nil
    }
    guard tokens.upperBound == Int(atom(start - 1).token) else { return nil }
    if glue(start - 1) == .and, !isBetween(tokens.lowerBound, start) { return nil }
    return last.day
  }

  private func isBetween(_ token: Int, _ start: Int) -> Bool {
    var index = start - 1
    while index > 0, Int(atom(index).token) >= token { index -= 1 }
    return glue(index) == .between || glue(index) == .the && glue(index - 1) == .between
  }

  private func nearestYear(_ month: Int, _ day: Int, _ reference: CalendarDay) -> Int {
    var best = reference.year
    var distance = Int.max
    for year in [reference.year, reference.year - 1, reference.year + 1] {
      guard let date = CalendarDay(year: year, month: month, day: min(day, 28)) else { continue }
      let away = abs(date.days(since: reference))
      if away < distance { (best, distance) = (year, away) }
    }
    return best
  }

  private func yearAtOtherEnd(_ end: Int) -> (year: Int, month: Int)? {
    guard glue(end) == .to || glue(end) == .and || glue(end) == .until || isMark(end, "-"), has(end + 1, .month) else {
      return nil
    }
    var index = end + 2
    if let (next, _) = dayNumber(index), plainInteger(index, 4...4, 0...9999) == nil { index = next }
    if isMark(index, ",") { index += 1 }
    let last = Int(word(end + 1).month)
    return yearNumber(index).map { ($0.year, last) }
  }

  /// A weekday without more: the last one at or before the reference day, or the next one after future verbs.
  func resolvedWeekday(_ weekday: Int, _ start: Int, _ end: Int) -> Moment {
    guard let reference = context.referenceDay else { return Moment(literal: "XXXX-WXX-" + String(weekday)) }
    if let first = rangeStart(start) { return Moment(.day, first.adding(days: (weekday - first.weekday + 7) % 7)) }
    let back = (reference.weekday - weekday + 7) % 7
    var isFuture = direction(start, end) == .future
    if context.isPhrase, direction(start, end) == .unknown { isFuture = true }
    if isFuture { return Moment(.day, reference.adding(days: back == 0 ? (context.isPhrase ? 7 : 0) : 7 - back)) }
    return Moment(.day, reference.adding(days: -back))
  }

  /// "last year", "this year", "next year", "of that year", "the same year", "the year before" at `index`.
  func relativeYear(_ index: Int) -> (end: Int, year: Int, anchor: Range<Int>?)? {
    let first = glue(index) == .the || glue(index) == .of || glue(index) == .in ? index + 1 : index
    let start = glue(first) == .the ? first + 1 : first
    guard has(start + 1, .timeUnit), word(start + 1).unit == .year, !has(start + 1, .plural) else {
      // "Feb. next", "October last": the modifier alone, after the month.
      return nil
    }
    if glue(start) == .that || glue(start) == .same, let moment = context.lastMoment, moment.literal == nil {
      return (start + 2, moment.day.year, context.lastTokens)
    }
    guard has(start, .modifier), let reference = context.referenceDay else { return nil }
    return (start + 2, reference.year + Int(word(start).offset), nil)
  }

  /// "this month", "next month", "the month" at `index`.
  func relativeMonth(_ index: Int) -> (end: Int, moment: Moment, anchor: Range<Int>?)? {
    let start = glue(index) == .the ? index + 1 : index
    if start > index, glue(start) == .month, let reference = context.referenceDay,
      let moment = Moment(.day, reference).widened(to: .month)
    {
      return (start + 1, moment, nil)
    }
    guard has(start + 1, .timeUnit), word(start + 1).unit == .month, !has(start + 1, .plural) else { return nil }
    if glue(start) == .that || glue(start) == .same, let moment = context.lastMoment?.widened(to: .month) {
      return (start + 2, moment, context.lastTokens)
    }
    guard has(start, .modifier), let reference = context.referenceDay,
      let moment = Moment(.day, reference).widened(to: .month)?.adding(Int(word(start).offset))
    else { return nil }
    return (start + 2, moment, nil)
  }
}

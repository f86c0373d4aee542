// Holidays in a text: which words name one, and which year's is meant. Their days are computed in Holiday.swift.

import Annotation
import Prose
import Text

extension ValueParser {
  /// "Christmas", "Easter Monday 2024", "next Thanksgiving": `offset` is that of this, next, last.
  func holiday(_ start: Int, offset: Int? = nil) -> DateReading? {
    guard let (end, holiday) = holidayName(start) else { return nil }
    return resolvedHoliday(holiday, start, end, offset)
  }

  /// The name of a holiday at `start`, and its end.
  func holidayName(_ start: Int) -> (end: Int, holiday: Holiday)? {
    let token = Int(atom(start).token)
    guard token >= 0, atom(start).isCapitalized || context.isPhrase,
      let names = Holiday.byFirstWord[tokenHash(start)]
    else { return nil }
    for (rest, index) in names {
      guard let last = lastToken(of: rest, after: token) else { continue }
      var end = start + 1
      while end < atoms.count, Int(atom(end).token) <= last { end += 1 }
      // "Lunar New Year", "Orthodox Easter": another calendar's day.
      if start > 0, atom(start - 1).kind == .word, atom(start - 1).entry == 0,
        Self.otherCalendars.contains(tokenHash(start - 1))
      {
        return nil
      }
      if atom(start).isCapitalized, atom(end).isCapitalized, atom(end).kind == .word, atom(end).entry == 0 {
        return nil
      }
      return (end, Holiday.all[index])
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

  private static let nameMarks = WordSet("- ' \u{2019} \u{2010}")

  /// Words before a holiday's name that move it to a day of another calendar.
  private static let otherCalendars = WordSet(
    "lunar chinese jewish islamic orthodox parsi persian tamil thai vietnamese korean")

  private func resolvedHoliday(_ holiday: Holiday, _ start: Int, _ end: Int, _ offset: Int?) -> DateReading? {
    let tail = glue(end) == .of || glue(end) == .in || isMark(end, ",") ? end + 1 : end
    if context.isPhrase, let weekend = weekend(of: holiday, end) { return weekend }
    if let (after, year) = yearNumber(tail) { return moment(of: holiday, year, after) }
    if let year = relativeYear(tail) { return moment(of: holiday, year.year, year.end) }
    if context.isPhrase, let counted = countedYear(end) { return moment(of: holiday, counted.year, counted.end) }
    if isInOldStory, let year = context.lastYear { return moment(of: holiday, year, end) }
    guard let reference = context.referenceDay else { return nil }
    guard let thisYear = holiday.day(in: reference.year) else {
      return listedYear(holiday, start, end, reference, offset).flatMap { moment(of: holiday, $0, end) }
    }
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

  /// The year that is meant of a day which has only some years: the last, or the next where the verbs point there.
  private func listedYear(
    _ holiday: Holiday, _ start: Int, _ end: Int, _ reference: CalendarDay, _ offset: Int?
  ) -> Int? {
    let isFuture = offset.map { $0 >= 0 } ?? (direction(start, end) == .future)
    func first(_ sign: Int) -> Int? {
      (1...8).lazy.map { reference.year + sign * $0 }.first { holiday.day(in: $0) != nil }
    }
    return isFuture ? first(1) ?? first(-1) : first(-1) ?? first(1)
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
  func countedYear(_ end: Int) -> (end: Int, year: Int)? {
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

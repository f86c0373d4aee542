// Dates that name days, months and years: numeric forms, "March 5, 2024", "the 15th of May", years, decades, centuries.
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
    }
    if word.has(.cardinal) || word.glue == .the { candidates.append(yearAlone(start)) }
    if word.has(.decadeName) { candidates.append(decade(start)) }
    if word.glue == .fiscal || word.glue == .quarterCode || word.glue == .halfCode || word.has(.modifier) {
      candidates.append(quarterOfYear(start))
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

  // MARK: Years

  /// A year written out: "2024", "'99", "two thousand and eighteen", "nineteen ninety-nine". Nothing about context.
  func yearNumber(_ index: Int, allowsShort: Bool = false) -> (end: Int, year: Int)? {
    if let year = plainInteger(index, 4...4, 1000...2199) { return isGluedAfter(index + 1) ? nil : (index + 1, year) }
    if isMark(index, "'"), let short = plainInteger(index + 1, 2...2, 0...99), !atom(index + 1).isSpaced {
      return glue(index + 2) == .pluralS ? nil : (index + 2, Self.expandedYear(short))
    }
    if allowsShort, let short = plainInteger(index, 2...2, 0...99) { return (index + 1, Self.expandedYear(short)) }
    return yearInWords(index)
  }

  /// 50 to 99 are of the last century, 0 to 49 of this one.
  static func expandedYear(_ short: Int) -> Int { short >= 50 ? 1900 + short : 2000 + short }

  private func yearInWords(_ index: Int) -> (end: Int, year: Int)? {
    guard has(index, .cardinal), let head = belowHundred(index) else { return nil }
    if let year = yearOfHundreds(head) { return year }
    if head.value == 1, has(head.end, .multiplier), word(head.end).number == 1000,
      let group = groupBelowThousand(
        skip(.and, head.end + 1)), group.value >= 100
    {
      return (group.end, 1000 + group.value)
    }
    if head.value == 2, has(head.end, .multiplier), word(head.end).number == 1000 {
      let next = glue(head.end + 1) == .and ? head.end + 2 : head.end + 1
      if let rest = belowHundred(next), rest.value > 0 { return (rest.end, 2000 + rest.value) }
      return (head.end + 1, 2000)
    }
    guard (16...20).contains(head.value) else { return nil }
    let next = isMark(head.end, "-") ? head.end + 1 : head.end
    guard let rest = belowHundred(next), rest.value >= 10 else { return nil }
    return (rest.end, head.value * 100 + rest.value)
  }

  /// "seventeen hundred thirty three", "nineteen zero one".
  private func yearOfHundreds(_ head: (end: Int, value: Int)) -> (end: Int, year: Int)? {
    guard (11...20).contains(head.value) else { return nil }
    if has(head.end, .multiplier), word(head.end).number == 100 {
      guard let rest = belowHundred(skip(.and, head.end + 1)) else { return (head.end + 1, head.value * 100) }
      return (rest.end, head.value * 100 + rest.value)
    }
    guard has(head.end, .cardinal), word(head.end).number == 0, has(head.end + 1, .cardinal),
      (1...9).contains(word(head.end + 1).number)
    else { return nil }
    return (head.end + 2, head.value * 100 + Int(word(head.end + 1).number))
  }

  /// "year 247", "the year two hundred and sixty seven" in a phrase; any year with the article.
  private func yearByName(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    guard glue(index) == .year, index > start || context.isPhrase else { return nil }
    if let year = plainInteger(index + 1, 1...4, 1...2999), let moment = Moment.year(year) {
      return DateReading(index + 2, explicit(moment), "values.year")
    }
    guard context.isPhrase, let group = groupBelowThousand(index + 1), let moment = Moment.year(group.value) else {
      return nil
    }
    return DateReading(group.end, explicit(moment), "values.year")
  }

  /// A year with what stands around it: "the year 2030", "776 BC", "AD 842", "in 1999", "the 2024 elections".
  private func yearAlone(_ start: Int) -> DateReading? {
    if glue(start) == .the || glue(start) == .year { return yearByName(start) }
    if glue(start) == .ad, let year = plainInteger(start + 1, 1...4, 1...2999), let moment = Moment.year(year) {
      return DateReading(start + 2, moment, "values.yearOfEra")
    }
    if let era = yearOfEra(start) { return era }
    guard let (end, year) = yearNumber(start), let moment = Moment.year(year), isYear(start, end) else { return nil }
    if let month = monthAfterYear(year, end) { return month }
    // "2010-2015", "1990-94", "2023/24": one stretch.
    if isMark(end, "-") || isMark(end, "/"), !isSpacedRange(end), let last = lastYear(end + 1, year) {
      var range = Moment(literal: padded(year, 4) + "/" + padded(last.year, 4))
      range.isExplicit = true
      return DateReading(last.end, range, "values.yearRange")
    }
    // Digits joined on either side make a code or an impossible date of it ("2014-13-22", "555-1234").
    if isJoined(end) || isJoined(start - 1) && atom(start - 2).kind == .number { return nil }
    return DateReading(end, explicit(moment), "values.year")
  }

  func isJoined(_ mark: Int) -> Bool {
    (isMark(mark, "-") || isMark(mark, "/") || isMark(mark, ".")) && !isSpacedRange(mark)
      && atom(mark + 1).kind == .number
  }

  /// "2018 March 18", "2012/aug/10", "2024 August": year first, in a phrase.
  private func monthAfterYear(_ year: Int, _ end: Int) -> DateReading? {
    guard context.isPhrase else { return nil }
    let index = isMark(end, "/") || isMark(end, "-") || isMark(end, ",") || glue(end) == .ad ? end + 1 : end
    guard has(index, .month) else { return nil }
    let month = Int(word(index).month)
    let next = isMark(index + 1, "/") || isMark(index + 1, "-") ? index + 2 : index + 1
    if let (after, day) = dayNumber(next), let date = CalendarDay(year: year, month: month, day: day) {
      return DateReading(after, explicit(Moment(.day, date)), "values.fullDate")
    }
    return Moment.month(month, year).map { DateReading(index + 1, explicit($0), "values.monthYear") }
  }

  func isSpacedRange(_ dash: Int) -> Bool { atom(dash).isSpaced || atom(dash + 1).isSpaced }

  private func lastYear(_ index: Int, _ first: Int) -> (end: Int, year: Int)? {
    guard !isGluedAfter(index + 1), !isMark(index + 1, "-") || atom(index + 2).kind != .number else { return nil }
    if let year = plainInteger(index, 4...4, 1000...2199), year > first { return (index + 1, year) }
    if let short = plainInteger(index, 2...2, 0...99), short > first % 100 {
      return (index + 1, first - first % 100 + short)
    }
    if isMark(index - 1, "/"), let short = plainInteger(index, 2...2, 0...99), first % 100 == 99, short == 0 {
      return (index + 1, first + 1)
    }
    return nil
  }

  private func yearOfEra(_ start: Int) -> DateReading? {
    let first = atom(start)
    guard first.kind == .number, first.fractionDigits == 0, first.digits > 0, first.digits < 10_000 else { return nil }
    let year = Int(first.digits)
    if glue(start + 1) == .bc {
      return DateReading(start + 2, Moment(literal: "-" + padded(year, 4)), "values.yearOfEra")
    }
    guard glue(start + 1) == .ad, atom(start + 1).isAllCapitals || context.isPhrase, let moment = Moment.year(year)
    else {
      return nil
    }
    return DateReading(start + 2, explicit(moment), "values.yearOfEra")
  }

  /// Whether a number of four digits is a year where it stands.
  private func isYear(_ start: Int, _ end: Int) -> Bool {
    let first = atom(start)
    let next = atom(end)
    if has(start - 1, .label) || has(start - 1, .currencyCode) || isMark(start - 1, "$") || isMark(start - 1, "#") {
      return false
    }
    if has(end, .measure) || has(end, .currency) || has(end, .timeUnit) || has(end, .multiplier)
      || glue(end) == .percent
    {
      return has(end, .timeUnit) && glue(start - 1) == .in
    }
    if isMark(end, "%") || isMark(end, ":") && !atom(end + 1).isSpaced { return false }
    if isMark(end, "-"), !next.isSpaced, !atom(end + 1).isSpaced, atom(end + 1).kind == .word {
      return has(end + 1, .month) && context.isPhrase
    }
    if has(start - 1, .datePreposition) || glue(start - 1) == .early || glue(start - 1) == .late {
      return !isCounted(start, end)
    }
    if first.kind != .number { return context.isPhrase }
    if first.digits >= 1800 && first.digits <= 2100 { return !isCounted(start, end) }
    return context.isPhrase || isMark(start - 1, "(") || isMark(end, ")")
  }

  /// Whether the number counts the plural noun after it ("2000 troops"), rather than dates it ("the 2024 elections").
  private func isCounted(_ start: Int, _ end: Int) -> Bool {
    let next = atom(end)
    guard next.kind == .word, next.isSpaced, !next.isCapitalized, next.entry == 0 else { return false }
    if glue(start - 1) == .the || glue(start - 1) == .that { return false }
    if has(start - 1, .datePreposition), glue(start - 1) != .of, glue(start - 1) != .around, glue(start - 1) != .from,
      glue(start - 1) != .by, glue(start - 1) != .between
    {
      return next.ending == 1 && glue(start - 1) != .in && glue(start - 1) != .since && glue(start - 1) != .until
    }
    return next.ending == 1 || Self.countNouns.contains(tokenHash(end))
  }

  /// Nouns that are counted without an -s.
  private static let countNouns: Set<UInt64> = Set(
    ["people", "men", "women", "children", "troops", "police", "staff"].map { WordHash.folded($0) })

  func explicit(_ moment: Moment) -> Moment {
    var result = moment
    result.isExplicit = true
    return result
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
    if let (end, year) = yearNumber(yearIndex), isMonth(start, hasNeighbour: true),
      let moment = Moment.month(month, year)
    {
      return DateReading(end, explicit(moment), "values.monthYear")
    }
    let isDated =
      relativeYear(glue(index) == .of || isMark(index, ",") ? index + 1 : index) != nil && word(start).month != 5
      || isMark(index, "-") && !atom(index).isSpaced && has(index + 1, .month)
    guard isMonth(start, hasNeighbour: isDated) else { return nil }
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
    if let (after, year) = yearNumber(tail), !isMark(after, ":") || atom(after + 1).isSpaced, !has(after, .meridiem),
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
    guard isOrdinalDay else { return dayAlone(day, start, dayEnd) }
    // "the 2nd of this month", "20th of next month".
    if glue(dash) == .of || context.isPhrase, let month = relativeMonth(monthIndex),
      let date = CalendarDay(year: month.moment.day.year, month: month.moment.day.month, day: day)
    {
      var reading = DateReading(month.end, Moment(.day, date), "values.dayOfRelativeMonth")
      reading.anchor = month.anchor
      return reading
    }
    return bareDay(day, start, dayEnd)
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
      context.isPhrase && glue(start - 1) == .for || atom(start + (glue(start) == .the ? 1 : 0)).kind == .number
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

  // MARK: Decades and centuries

  /// "the 2010s", "1930's", "the '90s", "the nineteen-nineties", "the sixties".
  func decade(_ start: Int) -> DateReading? {
    let index = glue(start) == .the ? start + 1 : start
    let isDefinite = index > start
    let digits = skip("'", index)
    let isShort = digits > index
    if atom(digits).kind == .number, atom(digits).digits % 10 == 0, atom(digits).fractionDigits == 0,
      !atom(digits).isGrouped
    {
      let apostrophe = isMark(digits + 1, "'") && !atom(digits + 1).isSpaced ? digits + 2 : digits + 1
      guard glue(apostrophe) == .pluralS, !atom(apostrophe).isSpaced else { return nil }
      if let year = plainInteger(digits, 4...4, 1000...2190) {
        let moment = year % 100 == 0 && year < 2000 ? Moment.century(year / 100 + 1) : Moment.decade(year)
        return moment.map { DateReading(apostrophe + 1, $0, "values.decade") }
      }
      guard let short = plainInteger(digits, 2...2, 0...90), isShort || isDefinite else { return nil }
      let year = short >= 30 ? 1900 + short : 2000 + short
      return Moment.decade(year).map { DateReading(apostrophe + 1, $0, "values.decade") }
    }
    if has(index, .decadeName), isDefinite || context.isPhrase || glue(start - 1) == .early || glue(start - 1) == .late
    {
      let short = Int(word(index).number)
      let year = short >= 30 ? 1900 + short : short == 20 ? 1920 : 2000 + short
      return Moment.decade(year).map { DateReading(index + 1, $0, "values.decade") }
    }
    guard let head = belowHundred(index), (17...20).contains(head.value) else { return nil }
    let next = isMark(head.end, "-") ? head.end + 1 : head.end
    guard has(next, .decadeName) else { return nil }
    return Moment.decade(head.value * 100 + Int(word(next).number)).map { DateReading(next + 1, $0, "values.decade") }
  }

  /// "the 19th century", "the twenty-first century", "7th century BC".
  private func century(_ start: Int) -> DateReading? {
    let index = glue(start) == .the ? start + 1 : start
    guard let (ordinalEnd, value) = ordinal(index), (1...40).contains(value) else { return nil }
    let end = isMark(ordinalEnd, "-") ? ordinalEnd + 1 : ordinalEnd
    guard has(end, .timeUnit), word(end).unit == .century else {
      // "the 18th and 19th centuries".
      guard glue(end) == .and || glue(end) == .to || glue(end) == .or, let (second, _) = ordinal(end + 1),
        has(second, .timeUnit),
        word(second).unit == .century
      else { return nil }
      return Moment.century(value).map { DateReading(ordinalEnd, $0, "values.century") }
    }
    if glue(end + 1) == .bc {
      return DateReading(end + 2, Moment(literal: "-" + padded(value - 1, 2)), "values.century")
    }
    return Moment.century(value).map { DateReading(glue(end + 1) == .ad ? end + 2 : end + 1, $0, "values.century") }
  }
}

// Years, decades and centuries: "2024", "776 BC", "nineteen ninety-nine", "2010-2015", "the late 1990s", "the 19th century".

import Annotation
import Text

extension ValueParser {
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

  func yearInWords(_ index: Int) -> (end: Int, year: Int)? {
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
  func yearAlone(_ start: Int) -> DateReading? {
    if glue(start) == .the || glue(start) == .year { return yearByName(start) }
    if glue(start) == .ad, let year = plainInteger(start + 1, 1...4, 1...2999), let moment = Moment.year(year) {
      return DateReading(start + 2, moment, "values.yearOfEra")
    }
    if let era = yearOfEra(start) { return era }
    if let (end, year) = earlyYear(start, after: false), let moment = Moment.year(year) {
      return DateReading(end, explicit(moment), "values.year")
    }
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

  /// A year of three digits behind a day or a month ("30 September 420", "December of 384"), or in a story of such times
  /// ("In 368, he …"): nothing that it could count may follow.
  func earlyYear(_ index: Int, after date: Bool) -> (end: Int, year: Int)? {
    guard let year = plainInteger(index, 3...3, 100...999), !isGluedAfter(index + 1), atom(index + 1).kind != .number,
      !isMark(index + 1, "%"), !isMark(index + 1, "-"), !isMark(index + 1, ":"), !isMark(index + 1, "/")
    else { return nil }
    // "on 5 May 300 fled", "on 5 May, 120 of them": a word behind it is what is counted.
    let next = atom(index + 1)
    guard next.kind == .none || next.kind == .mark else { return nil }
    if date { return (index + 1, year) }
    guard let last = context.lastYear, last < 1100, [.in, .from, .until, .to, .since].contains(glue(index - 1)) else {
      return nil
    }
    return (index + 1, year)
  }

  /// Whether a number of four digits is a year where it stands.
  private func isYear(_ start: Int, _ end: Int) -> Bool {
    let first = atom(start)
    let next = atom(end)
    if context.isPhrase, glue(start - 1) == .at || glue(start - 1) == .around && first.digits < 1300 { return false }
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
  func isCounted(_ start: Int, _ end: Int) -> Bool {
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
  private static let countNouns = WordSet("people men women children troops police staff")

  func explicit(_ moment: Moment) -> Moment {
    var result = moment
    result.isExplicit = true
    return result
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
  func century(_ start: Int) -> DateReading? {
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

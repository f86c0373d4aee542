// Durations: "three days", "two and a half years", "a 24-year-old", and what is counted with one: "two weeks ago", "three
// years later", "in five days". What happens every so often is in SetGrammar.swift.

import Annotation
import Text

/// A duration that was read: units from long to short.
struct DurationReading {
  /// One unit with its number; `nil` where the number is open ("several days").
  struct Part {
    var unit: TimeUnit
    var number: ExactNumber?
  }

  var end: Int
  var parts: [Part]

  /// The TIMEX3 value ("P3D", "PT1H30M", "PXM").
  var value: String {
    var date = ""
    var time = ""
    for part in parts {
      let (prefix, letter, factor) = part.unit.designator
      var text = "X"
      if let number = part.number { text = (number.multiplied(by: ExactNumber(factor)) ?? number).plainText }
      if part.number == nil, factor >= 10 { return "P" + "X" + (factor == 10 ? "E" : "C") + "" }
      if prefix == "PT" { time += text + letter } else { date += text + letter }
    }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }
}

extension ValueParser {
  /// A number of units of time: "three days", "2 hours and 30 minutes", "several weeks", "21-year", "an hour".
  func duration(_ start: Int) -> DurationReading? {
    guard let first = durationPart(start) else { return nil }
    var result = DurationReading(end: first.end, parts: [first.part])
    while true {
      var next = result.end
      if isMark(next, ",") { next += 1 }
      if glue(next) == .and { next += 1 }
      guard let more = durationPart(next), let last = result.parts.last, more.part.unit.rawValue < last.unit.rawValue,
        more.part.number != nil,
        !last.unit.isClockUnit || more.part.unit.isClockUnit, result.parts.count < 6,
        atom(next).kind == .number || glue(next) != .a || glue(next - 1) == .and
      else { break }
      result.parts.append(more.part)
      result.end = more.end
    }
    // "an hour and a half", "one year and a quarter".
    if result.parts.count == 1, let more = fractionBehind(result.end), !has(more.end, .timeUnit),
      let number = result.parts[0].number?.adding(more.value)
    {
      result.parts[0].number = number
      result.end = more.end
    }
    return result
  }

  private func durationPart(_ start: Int) -> (end: Int, part: DurationReading.Part)? {
    if glue(start) == .several || glue(start) == .few || (glue(start) == .a && glue(start + 1) == .few) {
      let index = glue(start) == .a ? start + 2 : start + 1
      guard has(index, .timeUnit), has(index, .plural) else { return nil }
      return (index + 1, .init(unit: word(index).unit, number: nil))
    }
    if glue(start) == .couple {
      let index = skip(.of, start + 1)
      guard has(index, .timeUnit) else { return nil }
      return (index + 1, .init(unit: word(index).unit, number: ExactNumber(2)))
    }
    if let whole = wholeUnit(start) ?? fractionOfUnit(start) { return whole }
    if glue(start) == .a, has(start + 1, .timeUnit), !has(start + 1, .plural),
      !has(start + 1, .fraction) || glue(start + 2) != .of
    {
      return isArticleDuration(start) ? (start + 2, .init(unit: word(start + 1).unit, number: ExactNumber(1))) : nil
    }
    guard let number = number(start) else { return nil }
    var index = number.end
    if isMark(index, "-"), !atom(index).isSpaced { index += 1 }
    if glue(index) == .few, has(index + 1, .timeUnit) { index += 1 }
    // "the 2 next days", "10 previous weeks"; but "only 3 next week".
    if has(index, .modifier), word(index).offset != 0, has(index + 1, .timeUnit), index == number.end,
      has(index + 1, .plural) || Self.countedModifiers.contains(tokenHash(index))
    {
      index += 1
    }
    if Self.businessWords.contains(tokenHash(index)), has(index + 1, .timeUnit), word(index + 1).unit == .day {
      return (index + 2, .init(unit: .businessDay, number: number.value))
    }
    if let unit = primed(number, start, index) { return (index + 1, .init(unit: unit, number: number.value)) }
    if let (end, unit) = shortUnit(number, index) { return (end, .init(unit: unit, number: number.value)) }
    guard has(index, .timeUnit), !isOrdinalUse(start, index) else { return nil }
    let unit = word(index).unit
    // "four quarters", "2 seconds" are; "a third second" and "10 min" alone are judged by the plural or a hyphen.
    if has(index, .ambiguous), !number.hasDigits { return nil }
    if unit == .quarter, !has(index, .plural) { return nil }
    return (index + 1, .init(unit: unit, number: number.value))
  }

  private static let businessWords = WordSet("business working")
  private static let countedModifiers = WordSet("upcoming coming previous")

  /// "all day", "another week", "another business day", "full-year": one of the unit.
  private func wholeUnit(_ start: Int) -> (end: Int, part: DurationReading.Part)? {
    guard glue(start) == .all || glue(start) == .another else { return nil }
    var index = start + 1
    if isMark(index, "-"), glue(start) == .all { index += 1 }
    if glue(start) == .all, !context.isPhrase, tokenHash(start) != Self.allHash { return nil }
    if glue(start) == .another, Self.businessWords.contains(tokenHash(index)), word(index + 1).unit == .day,
      has(index + 1, .timeUnit)
    {
      return (index + 2, .init(unit: .businessDay, number: ExactNumber(1)))
    }
    guard has(index, .timeUnit), !has(index, .plural), !has(index, .ambiguous), !has(index, .ordinal) else {
      return nil
    }
    return (index + 1, .init(unit: word(index).unit, number: ExactNumber(1)))
  }

  private static let allHash = WordHash.folded("all")

  /// "three quarters of an hour", "3/4 hour".
  private func fractionOfUnit(_ start: Int) -> (end: Int, part: DurationReading.Part)? {
    if let top = plainInteger(start, 1...1, 1...9), isMark(start + 1, "/"), !atom(start + 1).isSpaced,
      let bottom = plainInteger(start + 2, 1...1, 2...9), top < bottom, 1000 % bottom == 0
    {
      let value = ExactNumber(Int64(top * 1000 / bottom), exponent: -3)
      let index = glue(start + 3) == .of || glue(start + 3) == .a ? start + (glue(start + 4) == .a ? 5 : 4) : start + 3
      if glue(index) == .halfCode, context.isPhrase { return (index + 1, .init(unit: .hour, number: value)) }
      guard has(index, .timeUnit), !has(index, .ambiguous) else { return nil }
      return (index + 1, .init(unit: word(index).unit, number: value))
    }
    guard let top = belowHundred(start), (1...3).contains(top.value) else { return nil }
    let index = skip("-", top.end)
    guard has(index, .fraction), has(index, .timeUnit), has(index, .plural), glue(index + 1) == .of,
      glue(index + 2) == .a, has(index + 3, .timeUnit)
    else { return nil }
    let value = ExactNumber(Int64(top.value * 25), exponent: -2)
    return (index + 4, .init(unit: word(index + 3).unit, number: value))
  }

  /// "in 5'" and "for 30\"" in a phrase: minutes and seconds by their marks.
  private func primed(_ number: NumberReading, _ start: Int, _ index: Int) -> TimeUnit? {
    guard context.isPhrase, number.hasDigits, !atom(index).isSpaced, glue(start - 1) == .in || glue(start - 1) == .for
    else { return nil }
    return isMark(index, "'") ? .minute : isMark(index, "\"") ? .second : nil
  }

  /// "3h", "15m" in a phrase, glued; "for 3 h".
  private func shortUnit(_ number: NumberReading, _ index: Int) -> (end: Int, unit: TimeUnit)? {
    guard context.isPhrase, number.hasDigits, !number.hasMultiplier, atom(index).end - atom(index).start <= 2 else {
      return nil
    }
    if atom(index).isSpaced {
      guard glue(index) == .halfCode, glue(number.end - 2) == .for || glue(number.end - 2) == .in else { return nil }
    }
    switch glue(index) {
    case .halfCode: return (index + 1, .hour)
    case .isoW: return (index + 1, .week)
    case .pluralS: return (index + 1, .second)
    case .shortUnit: return (index + 1, word(index).unit)
    default:
      return atom(index).end - atom(index).start == 1 && word(index).number == 1_000_000 ? (index + 1, .minute) : nil
    }
  }

  private func isOrdinalUse(_ start: Int, _ index: Int) -> Bool {
    // "2024 seasons", "1990 years": a year before a unit of time is no count unless grouped.
    plainInteger(start, 4...4, 1900...2100) != nil && index == start + 1 && !has(index, .plural)
  }

  /// Whether "a year", "an hour" is a length of time here, rather than a rate ("$5 an hour") or a kind of day.
  private func isArticleDuration(_ start: Int) -> Bool {
    let after = start + 2
    switch glue(after) {
    case .ago, .later, .earlier, .before, .after, .hence, .from, .and, .back: return true
    default: break
    }
    switch glue(start - 1) {
    case .for, .in, .within, .over, .after, .around, .every, .past, .before, .half:
      return atom(after).kind != .word || glue(after) != .none || has(after, .pastCue) || isLowerWord(after)
    default: break
    }
    if Self.thanHashes.contains(tokenHash(start - 1)), atom(after).kind != .word || context.isPhrase { return true }
    return context.isPhrase && (start == 0) && after >= atoms.count
  }

  private func isLowerWord(_ index: Int) -> Bool {
    let unit = word(index - 1).unit
    return unit != .day && unit != .week && unit != .weekend
  }

  // MARK: Readings

  /// A duration, an age, or a date that is counted with a duration, at `start`.
  func durationReading(_ start: Int) -> ValueReading? {
    if let shifted = shiftedByModifier(start) ?? weekdaysAway(start) { return shifted }
    if has(start, .relativeDay) || has(start, .modifier) { return nil }
    if glue(start) == .within { return withinReading(start) }
    if glue(start) == .in { return future(start) }
    var from = start
    if glue(start) == .the { from = start + 1 }
    guard from == start, let length = duration(from) else { return bareUnits(start) }
    if let shifted = shifted(length, start) { return shifted }
    var end = length.end
    // "24-year-old": the age, with its last part.
    if isMark(end, "-"), glue(end + 1) == .old { end += 2 } else if glue(end) == .old { end += 1 }
    return ValueReading(start, end, .duration, length.value, end > length.end ? "values.age" : "values.duration")
  }

  /// "for years", "for decades": an open number.
  private func bareUnits(_ start: Int) -> ValueReading? {
    guard has(start, .timeUnit), has(start, .plural), glue(start - 1) == .for, !has(start, .ambiguous) else {
      return nil
    }
    guard atom(start).isCapitalized == false else { return nil }
    return ValueReading(
      start, start + 1, .duration,
      DurationReading(end: start + 1, parts: [.init(unit: word(start).unit, number: nil)]).value, "values.duration")
  }

  /// "the past three years", "next two weeks", "the last few months": the length, as TIMEX3 has it.
  private func shiftedByModifier(_ start: Int) -> ValueReading? {
    let index = skip(.the, start)
    var after = index + 1
    guard has(index, .modifier), word(index).offset != 0 || has(index + 1, .modifier) else { return nil }
    if word(index).offset == 0 { after += 1 }
    // "the past decade" is the ten years up to now, no decade of the calendar.
    if word(index).offset == -1, has(after, .timeUnit), !has(after, .plural), word(after).unit == .decade,
      !isFollowing(index)
    {
      return ValueReading(start, after + 1, .duration, "P10Y", "values.duration")
    }
    guard let length = duration(after), glue(after) != .a else { return nil }
    return ValueReading(start, length.end, .duration, length.value, "values.duration")
  }

  /// "two weeks ago", "a year later", "three days before yesterday", "five days from now".
  private func shifted(_ length: DurationReading, _ start: Int) -> ValueReading? {
    let end = length.end
    switch glue(end) {
    case .ago: return count(length, -1, context.referenceDay, start, end + 1, nil)
    case .back where context.isPhrase: return count(length, -1, context.referenceDay, start, end + 1, nil)
    case .hence: return count(length, 1, context.referenceDay, start, end + 1, nil)
    case .from, .after, .before:
      let sign = glue(end) == .before ? -1 : 1
      if glue(end) == .from || context.isPhrase,
        glue(end + 1) == .now || has(end + 1, .relativeDay) && word(end + 1).offset == 0, !has(end + 1, .partOfDay)
      {
        return count(length, sign, context.referenceDay, start, end + 2, nil)
      }
      if let base = longest([relativeDate(end + 1), calendarDate(end + 1)]), base.moment.literal == nil,
        base.moment.grain == .day,
        !length.parts.contains(where: { $0.unit.isClockUnit }), length.parts[0].unit.rawValue >= TimeUnit.day.rawValue
      {
        return count(length, sign, base.moment.day, start, base.end, nil)
      }
      return besideClock(length, sign, start)
    case .later, .earlier:
      let sign = glue(end) == .later ? 1 : -1
      // "30 minutes later this week": later belongs to the week.
      if has(end + 1, .modifier) || has(end + 1, .relativeDay) || glue(end + 1) == .on { return nil }
      if context.isPhrase && context.lastMoment == nil {
        return count(length, sign, context.referenceDay, start, end + 1, nil)
      }
      guard let last = context.lastMoment, last.literal == nil, let unit = length.parts.first?.unit, !unit.isClockUnit
      else { return nil }
      return fromLast(length, sign, last, start, end + 1)
    default: return nil
    }
  }

  /// "two hours before midnight", "90 minutes after 5 p.m.": the time then.
  private func besideClock(_ length: DurationReading, _ sign: Int, _ start: Int) -> ValueReading? {
    guard let base = clock(length.end + 1), !base.isAmbiguous, glue(length.end) != .from,
      length.parts.allSatisfy({ $0.unit == .hour || $0.unit == .minute })
    else { return nil }
    var minutes = base.time.hour * 60 + (base.time.minute ?? 0)
    for part in length.parts {
      guard let count = part.number?.multiplied(by: ExactNumber(part.unit == .hour ? 60 : 1))?.integer,
        (0...1440).contains(count)
      else { return nil }
      minutes += sign * count
    }
    let rest = (minutes % 1440 + 1440) % 1440
    let time = ClockTime(hour: rest / 60, minute: rest % 60, zoneMinutes: base.time.zoneMinutes)
    return ValueReading(start, base.end, .time, time.value, "values.besideClock")
  }

  /// "three Fridays from now", "two Thursdays ago".
  private func weekdaysAway(_ start: Int) -> ValueReading? {
    guard let number = number(start, allowsArticle: false), let count = number.value.integer, (1...60).contains(count),
      has(number.end, .weekday),
      has(number.end, .plural), let reference = context.referenceDay
    else { return nil }
    let after = number.end + 1
    let weekday = Int(word(number.end).weekday)
    if glue(after) == .ago || glue(after) == .back {
      let back = (reference.weekday - weekday + 6) % 7 + 1
      return ValueReading(
        start, after + 1, Moment(.day, reference.adding(days: -back - 7 * (count - 1))), "values.weekdaysAway")
    }
    guard glue(after) == .from, glue(after + 1) == .now || has(after + 1, .relativeDay) else { return nil }
    let ahead = (weekday - reference.weekday + 6) % 7 + 1
    return ValueReading(
      start, after + 2, Moment(.day, reference.adding(days: ahead + 7 * (count - 1))), "values.weekdaysAway")
  }

  private func fromLast(_ length: DurationReading, _ sign: Int, _ last: Moment, _ start: Int, _ end: Int)
    -> ValueReading?
  {
    guard length.parts.count == 1, let part = length.parts.first, let number = part.number?.integer,
      abs(number) < 100_000
    else { return nil }
    var moment: Moment?
    switch part.unit {
    case .year: moment = last.widened(to: .year)?.adding(sign * number)
    case .decade: moment = last.widened(to: .year)?.adding(sign * number * 10)
    case .century: moment = last.widened(to: .year)?.adding(sign * number * 100)
    case .month:
      moment =
        last.grain.rawValue <= Moment.Grain.month.rawValue ? last.widened(to: .month)?.adding(sign * number) : nil
    case .day where last.grain == .day: moment = last.widened(to: .day)?.adding(sign * number)
    case .week where last.grain == .day: moment = last.widened(to: .day)?.adding(sign * number * 7)
    case .fortnight where last.grain == .day: moment = last.widened(to: .day)?.adding(sign * number * 14)
    default: moment = nil
    }
    guard var found = moment else { return nil }
    found.clock = nil
    found.part = ""
    var reading = ValueReading(start, end, found, "values.countedFromDate")
    reading.anchor = context.lastTokens
    return reading
  }

  /// "in three days", "within two weeks" after future verbs or alone in a phrase: the day then.
  private func future(_ start: Int) -> ValueReading? {
    guard context.isPhrase || direction(start, start + 1) == .future, glue(start) == .in else { return nil }
    let from = glue(start + 1) == .around ? start + 2 : skipComparison(start + 1)
    guard let length = duration(isMark(from, "~") ? from + 1 : from),
      context.isPhrase || !length.parts.contains(where: { $0.number == nil })
    else { return nil }
    if glue(length.end) == .past || glue(length.end) == .old { return nil }
    let isFromNow =
      glue(length.end) == .from
      && (glue(length.end + 1) == .now || has(length.end + 1, .relativeDay) && word(length.end + 1).offset == 0)
    return count(length, 1, context.referenceDay, start, isFromNow ? length.end + 2 : length.end, nil)
  }

  /// The index after "less than", "more than", "at least".
  private func skipComparison(_ index: Int) -> Int {
    Self.comparisons.contains(tokenHash(index)) && Self.thanHashes.contains(tokenHash(index + 1)) ? index + 2 : index
  }

  private static let comparisons = WordSet("less more fewer at")
  private static let thanHashes = WordSet("than least most")

  /// "within 3 days from today" in a phrase: from the reference day to that day. "Within two weeks" alone is a length.
  private func withinReading(_ start: Int) -> ValueReading? {
    guard context.isPhrase, let reference = context.referenceDay, var length = duration(skip(.the, start + 1)),
      !length.parts.contains(where: { $0.unit.isClockUnit || $0.number == nil }), length.parts.count == 1
    else { return nil }
    guard glue(length.end) == .from || glue(length.end) == .after,
      glue(length.end + 1) == .now || has(length.end + 1, .relativeDay) && word(length.end + 1).offset == 0
    else { return nil }
    length.end += 2
    guard let number = length.parts[0].number, let last = move(reference, length.parts[0].unit, number, 1) else {
      return nil
    }
    return ValueReading(
      start, length.end, Moment(literal: reference.description + "/" + last.description), "values.within")
  }

  /// The day so long after another; `nil` for hours and open numbers.
  func day(_ length: DurationReading, after day: CalendarDay) -> CalendarDay? {
    var result = day
    for part in length.parts {
      guard let number = part.number, let moved = move(result, part.unit, number, 1) else { return nil }
      result = moved
    }
    return result
  }

  /// The date that lies `length` before or after `base`. The grain of the answer is that of the unit; days for weeks.
  private func count(
    _ length: DurationReading, _ sign: Int, _ base: CalendarDay?, _ start: Int, _ end: Int, _ anchor: Range<Int>?
  ) -> ValueReading? {
    var length = length
    // An assistant is asked for a day: a few are three there. In prose they stay open.
    if context.isPhrase {
      for index in length.parts.indices where length.parts[index].number == nil {
        length.parts[index].number = ExactNumber(3)
      }
    }
    guard !length.parts.contains(where: { $0.number == nil }) else {
      return ValueReading(start, end, Moment(literal: sign < 0 ? "PAST_REF" : "FUTURE_REF"), "values.vague")
    }
    guard let base else { return ValueReading(start, end, .date, "XXXX-XX-XX", "values.counted") }
    if length.parts.contains(where: { $0.unit.isClockUnit }) { return countClock(length, sign, base, start, end) }
    var day = base
    for part in length.parts {
      guard let number = part.number else { return nil }
      guard let moved = move(day, part.unit, number, sign) else {
        return deepPast(part, sign, start, end)
      }
      day = moved
    }
    let unit = length.parts[length.parts.count - 1].unit
    var moment = Moment(.day, day)
    if !context.isPhrase {
      switch unit {
      case .month, .quarter: moment = Moment(.day, day).widened(to: .month) ?? moment
      case .year, .decade, .century: moment = Moment(.day, day).widened(to: .year) ?? moment
      default: break
      }
    }
    return ValueReading(start, end, moment, "values.counted")
  }

  private func move(_ day: CalendarDay, _ unit: TimeUnit, _ number: ExactNumber, _ sign: Int) -> CalendarDay? {
    func whole(_ factor: Int64) -> Int? {
      guard let value = number.multiplied(by: ExactNumber(factor))?.integer, abs(value) < 4_000_000 else { return nil }
      return value * sign
    }
    switch unit {
    case .businessDay: return whole(1).flatMap { workingDay(day, $0) }
    case .day: return whole(1).map { day.adding(days: $0) }
    case .week, .weekend: return whole(7).map { day.adding(days: $0) }
    case .fortnight: return whole(14).map { day.adding(days: $0) }
    case .month: return (whole(1) ?? nil).map { day.adding(months: $0) }
    case .quarter: return whole(3).map { day.adding(months: $0) }
    case .year: return months(whole(12), day)
    case .decade: return months(whole(120), day)
    case .century: return months(whole(1200), day)
    case .millennium: return months(whole(12000), day)
    default: return nil
    }
  }

  /// The working day so many away, weekends left out.
  private func workingDay(_ day: CalendarDay, _ count: Int) -> CalendarDay? {
    guard abs(count) <= 3000 else { return nil }
    var result = day
    var left = abs(count)
    while left > 0 {
      result = result.adding(days: count < 0 ? -1 : 1)
      if result.weekday < 6 { left -= 1 }
    }
    return result
  }

  /// The day so many months away; `nil` beyond four digits of a year.
  private func months(_ months: Int?, _ day: CalendarDay) -> CalendarDay? {
    guard let months, abs(day.year + months / 12) < 9000 else { return nil }
    return day.adding(months: months)
  }

  /// "13 billion years ago": before any calendar.
  private func deepPast(_ part: DurationReading.Part, _ sign: Int, _ start: Int, _ end: Int) -> ValueReading? {
    ValueReading(start, end, Moment(literal: sign < 0 ? "PAST_REF" : "FUTURE_REF"), "values.vague")
  }

  /// Hours and minutes from now: a time where the reference has one.
  private func countClock(_ length: DurationReading, _ sign: Int, _ base: CalendarDay, _ start: Int, _ end: Int)
    -> ValueReading?
  {
    guard let minute = context.referenceMinute else { return nil }
    var seconds = minute * 60
    var day = base
    for part in length.parts {
      let size: Int64 = part.unit == .hour ? 3600 : part.unit == .minute ? 60 : 1
      if part.unit.isClockUnit {
        guard let value = part.number?.multiplied(by: ExactNumber(size))?.integer, abs(value) < 1_000_000_000 else {
          return nil
        }
        seconds += sign * value
      } else {
        guard let number = part.number, let moved = move(day, part.unit, number, sign) else { return nil }
        day = moved
      }
    }
    let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    let rest = seconds - days * 86_400
    var moment = Moment(.day, day.adding(days: days))
    moment.clock = ClockTime(hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60 == 0 ? nil : rest % 60)
    return ValueReading(start, end, moment, "values.counted")
  }
}

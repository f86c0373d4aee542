// Days and times together: "Friday at 3 p.m.", "2024-03-15T15:30", "noon on Monday", "tomorrow night". The entry to all
// grammars of time.

import Annotation
import Text

extension ValueParser {
  /// The best date, time, duration or set that begins at `start`.
  func temporal(_ start: Int) -> ValueReading? {
    var best: ValueReading?
    func consider(_ reading: ValueReading?) {
      guard let reading, reading.end > (best?.end ?? start) else { return }
      best = reading
    }
    if let date = longest([calendarDate(start), relativeDate(start), qualified(start), prefixedEdge(start)]) {
      consider(dated(withWeekday(date), start))
    }
    consider(timeFirst(start))
    consider(partFirst(start))
    if let set = set(start), set.end >= (best?.end ?? 0) { best = set }
    if let length = durationReading(start), length.end > (best?.end ?? 0) { best = withClock(length) }
    consider(partAlone(start))
    return best
  }

  /// "three days ago at 5 pm": a day that was counted, with its time.
  private func withClock(_ reading: ValueReading) -> ValueReading {
    guard let moment = reading.moment, moment.grain == .day, moment.literal == nil, moment.clock == nil,
      glue(reading.end) == .at, case let (timed, end) = withTime(moment, reading.end), end > reading.end
    else { return reading }
    return ValueReading(reading.start, end, timed, reading.rule)
  }

  /// "Jul 18, Fri": the weekday behind a date without year tells the year.
  private func withWeekday(_ date: DateReading) -> DateReading {
    let index = skip(",", date.end)
    guard context.isPhrase, date.moment.grain == .day, date.moment.literal == nil, !date.moment.isExplicit,
      date.rule == "values.monthDay", has(index, .weekday), !has(index, .plural), index + 1 >= atoms.count
    else { return date }
    var result = retitled(date, Int(word(index).weekday))
    result.end = index + 1
    return result
  }

  /// "the early 1990s", "the end of the year": a qualifier behind the article.
  private func prefixedEdge(_ start: Int) -> DateReading? {
    guard glue(start) == .the else { return nil }
    var result = qualified(start + 1) ?? edge(start + 1)
    result?.start = nil
    return result
  }

  /// A date with the time that follows it.
  private func dated(_ date: DateReading, _ start: Int) -> ValueReading {
    var moment = date.moment
    var end = date.end
    if moment.literal == nil || moment.literal?.hasPrefix("XXXX") == true, moment.grain == .day || moment.literal != nil
    {
      if let range = withTimeRange(moment, end) {
        return ValueReading(date.start ?? start, range.end, .time, range.value, date.rule)
      }
      (moment, end) = moment.part.isEmpty || moment.part == "NI" ? withTime(moment, end) : withHour(moment, end)
      if !moment.part.isEmpty, let range = withTimeRange(moment, end) {
        return ValueReading(date.start ?? start, range.end, .time, range.value, date.rule)
      }
      if moment.clock != nil, !moment.isExplicit, moment.grain == .day, moment.literal == nil,
        let (after, year) = yearNumber(end),
        let day = CalendarDay(year: year, month: moment.day.month, day: moment.day.day)
      {
        (moment.day, moment.isExplicit, end) = (day, true, after)
      }
    }
    var reading = ValueReading(date.start ?? start, end, moment, date.rule)
    reading.anchor = date.anchor
    return reading
  }

  /// "Tuesday from 2:00 to 2:30 pm", "May 5, 9-11am": a day with a stretch of hours.
  func withTimeRange(_ moment: Moment, _ end: Int) -> (end: Int, value: String)? {
    guard
      context.isPhrase || isMark(end, ",") || glue(end) == .from || glue(end) == .between || atom(end).kind == .number
    else { return nil }
    var index = isMark(end, ",") ? end + 1 : end
    if glue(index) == .from || glue(index) == .between || glue(index) == .at { index += 1 }
    guard var range = clockRange(index) else { return nil }
    if let part = ValueVocabulary.partsOfDay.firstIndex(where: { $0.code == moment.part }) {
      (range.from, range.to) = (inPart(range.from, part), inPart(range.to, part))
    }
    return (range.end, joined(moment, range.from, range.to))
  }

  private func joined(_ moment: Moment, _ from: ClockTime, _ to: ClockTime) -> String {
    var base = moment
    base.part = ""
    var (first, last) = (base, base)
    first.clock = from
    last.clock = to
    return first.value + "/" + last.value
  }

  /// "this morning at 3", "tomorrow evening at 7:30".
  func withHour(_ base: Moment, _ end: Int) -> (Moment, Int) {
    let index = glue(end) == .at || isMark(end, "@") || isMark(end, ",") ? end + 1 : end
    guard let clock = clock(index) ?? (index > end ? bareHour(index) : nil) else { return (base, end) }
    var moment = base
    moment.clock = clock.time
    if clock.isAmbiguous, let part = ValueVocabulary.partsOfDay.firstIndex(where: { $0.code == base.part }) {
      moment.clock?.hour = hour(clock.time.hour, in: part)
    }
    moment.part = ""
    return (moment, clock.end)
  }

  private func withTime(_ base: Moment, _ end: Int) -> (Moment, Int) {
    var moment = base
    if glue(end) == .isoT, !atom(end).isSpaced, let clock = clock(end + 1) {
      moment.clock = clock.time
      moment.part = ""
      return (moment, clock.end)
    }
    if base.part.isEmpty, let (after, part) = dayPart(end) {
      moment.part = ValueVocabulary.partsOfDay[part].code
      return withHour(moment, after)
    }
    var index = end
    let isDash = isMark(index, "-") && (!atom(index).isSpaced || isMark(index + 2, ":"))
    if isMark(index, ",") || isMark(index, "@")
      || context.isPhrase && (isDash || !atom(index).isSpaced && isMark(index, ":"))
    {
      index += 1
    }
    let hasAt =
      glue(index) == .at || glue(index) == .for && clock(index + 1)?.isAmbiguous == false && context.isPhrase
      || context.isPhrase && [.before, .after, .by, .from, .around].contains(glue(index))
        && !has(index + 1, .relativeDay)
    if hasAt { index += 1 }
    if hasAt, glue(index) == .around { index += 1 }
    if base.part.isEmpty, glue(index) == .in || hasAt || context.isPhrase,
      let (after, part) = dayPart(
        skip(.the, glue(index) == .in ? index + 1 : index))
    {
      moment.part = ValueVocabulary.partsOfDay[part].code
      return withHour(moment, after)
    }
    if let clock = clock(index) ?? (hasAt ? bareHour(index) : nil) {
      moment.clock = clock.time
      var end = clock.end
      if clock.isAmbiguous, base.part == "NI" { moment.clock?.hour = hour(clock.time.hour, in: 3) }
      if clock.isAmbiguous, let (after, part) = dayPart(skip(.the, glue(end) == .in ? end + 1 : end)) {
        (moment.clock, end) = (inPart(clock.time, part), after)
      }
      moment.part = ""
      return (moment, end)
    }
    return (base, end)
  }

  /// "at 7" beside a date: an hour without sign.
  func bareHour(_ index: Int) -> ClockReading? {
    if let hour = plainInteger(index, 1...2, 0...24), !isMark(index + 1, "%"), !has(index + 1, .timeUnit),
      glue(index + 1) != .ordinalSuffix
    {
      return ClockReading(end: index + 1, time: ClockTime(hour: hour), isAmbiguous: true)
    }
    guard context.isPhrase, let hour = belowHundred(index), (1...12).contains(hour.value) else { return nil }
    return ClockReading(end: hour.end, time: ClockTime(hour: hour.value), isAmbiguous: true)
  }

  /// A time with the date that follows it: "3 p.m. on Friday", "noon tomorrow", "at 7 tonight".
  private func timeFirst(_ start: Int) -> ValueReading? {
    if let range = rangeFirst(start) { return range }
    guard let clock = clock(start) ?? hourBesideDate(start) ?? hourAtEnd(start) else { return nil }
    var index = clock.end
    if isMark(index, ",") { index += 1 }
    if glue(index) == .on || glue(index) == .of { index += 1 }
    if let date = longest([calendarDate(index), relativeDate(index)]),
      date.moment.grain == .day || date.moment.literal?.hasPrefix("XXXX") == true,
      date.moment.clock == nil, !isMark(clock.end, ",") || context.isPhrase
    {
      var moment = date.moment
      moment.clock = clock.time
      var end = date.end
      if clock.isAmbiguous, let (after, part) = dayPart(end) {
        moment.clock = inPart(clock.time, part)
        end = after
      } else if clock.isAmbiguous, !date.moment.part.isEmpty,
        let part = ValueVocabulary.partsOfDay.firstIndex(where: { $0.code == date.moment.part })
      {
        moment.clock?.hour = hour(clock.time.hour, in: part)
      }
      moment.part = ""
      var reading = ValueReading(start, end, moment, "values.timeAndDate")
      reading.anchor = date.anchor
      return reading
    }
    guard self.clock(start) != nil || hourAtEnd(start) != nil else { return nil }
    if clock.isAmbiguous, !isClearTime(start, clock) { return nil }
    return ValueReading(start, clock.end, .time, clock.time.value, "values.time")
  }

  /// "9:30 - 11:00 on Thursday", "3-5pm", "between 10 and 11:30 on 1/1/2015": a stretch of hours, with the day that follows.
  private func rangeFirst(_ start: Int) -> ValueReading? {
    guard !isMark(start - 1, "$"), let range = clockRange(start) else { return nil }
    guard
      context.isPhrase || isMark(range.end - 1, "-") || clock(start)?.isAmbiguous == true
        || atom(start + 1).mark == 0x2D
    else { return nil }
    let index = glue(range.end) == .on || glue(range.end) == .of || isMark(range.end, ",") ? range.end + 1 : range.end
    if let date = longest([calendarDate(index), relativeDate(index)]),
      date.moment.grain == .day || date.moment.literal?.hasPrefix("XXXX") == true, date.moment.clock == nil
    {
      var (from, to, end) = (range.from, range.to, date.end)
      var part = ValueVocabulary.partsOfDay.firstIndex(where: { $0.code == date.moment.part })
      if let (after, next) = dayPart(end) { (part, end) = (next, after) }
      if let part { (from, to) = (inPart(from, part), inPart(to, part)) }
      return ValueReading(start, end, .time, joined(date.moment, from, to), "values.timeRange")
    }
    return ValueReading(start, range.end, .time, range.from.value + "/" + range.to.value, "values.timeRange")
  }

  /// "at 1" as the end of a phrase.
  private func hourAtEnd(_ start: Int) -> ClockReading? {
    guard context.isPhrase, glue(start - 1) == .at, atom(start + 1).kind == .none || endsSentence(start + 1) else {
      return nil
    }
    return bareHour(start)
  }

  /// "7 tonight", "8 this morning": an hour right before a word that says the part of the day.
  private func hourBesideDate(_ start: Int) -> ClockReading? {
    let spoken = context.isPhrase ? belowHundred(start).flatMap { $0.value <= 12 && $0.value > 0 ? $0 : nil } : nil
    guard let hour = plainInteger(start, 1...2, 1...12) ?? spoken?.value, glue(start - 1) == .at || context.isPhrase
    else { return nil }
    let next = context.isPhrase ? skip(",", spoken?.end ?? start + 1) : start + 1
    let isPart = has(next, .partOfDay) && has(next, .relativeDay) || has(next, .modifier) && has(next + 1, .partOfDay)
    let isDay =
      (glue(start - 1) == .at || start == 0 && context.isPhrase)
      && (has(next, .relativeDay) || glue(next) == .on && has(next + 1, .weekday))
    return isPart || isDay ? ClockReading(end: next, time: ClockTime(hour: hour), isAmbiguous: true) : nil
  }

  /// Whether "10:30" is a time rather than a ratio, a verse or a result.
  private func isClearTime(_ start: Int, _ clock: ClockReading) -> Bool {
    if !isMark(start + 1, ":") { return true }
    let before = glue(start - 1)
    if before == .at || before == .by || before == .until || before == .from || before == .to || before == .before
      || before == .after
      || before == .around || before == .between || before == .since || before == .and || isMark(start - 1, "-")
    {
      return true
    }
    if has(start - 1, .label) { return false }
    return atom(start - 1).kind != .word || !atom(start - 1).isCapitalized || context.isPhrase
  }

  /// "in the morning", "at night", "overnight": a part of no particular day.
  private func partAlone(_ start: Int) -> ValueReading? {
    if glue(start) == .the, has(start + 1, .partOfDay), !has(start + 1, .plural),
      glue(start - 1) == .in || glue(start - 1) == .during,
      atom(start + 2).kind != .word || glue(start + 2) != .none || atom(start + 2).entry != 0
    {
      if glue(start + 2) == .of { return nil }
      if glue(start + 2) == .at, let clock = clock(start + 3) ?? bareHour(start + 3) {
        var time = clock.time
        if clock.isAmbiguous { time.hour = hour(time.hour, in: Int(word(start + 1).code)) }
        return ValueReading(start, clock.end, .time, time.value, "values.time")
      }
      return ValueReading(
        start, start + 2, .time, "T" + ValueVocabulary.partsOfDay[Int(word(start + 1).code)].code, "values.partOfDay")
    }
    if has(start, .partOfDay), !has(start, .relativeDay), !has(start, .plural), glue(start - 1) == .at,
      word(start).code == 3
    {
      return ValueReading(start, start + 1, .time, "TNI", "values.partOfDay")
    }
    guard context.isPhrase, has(start, .partOfDay), !has(start, .relativeDay), !has(start, .plural), atoms.count <= 12,
      glue(start - 1) != .a,
      !isMark(start + 1, "!"), atom(start + 1).kind != .word || glue(start + 1) != .none
    else { return nil }
    return ValueReading(
      start, start + 1, .time, "T" + ValueVocabulary.partsOfDay[Int(word(start).code)].code, "values.partOfDay")
  }
}

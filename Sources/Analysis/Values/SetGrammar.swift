// Sets: what happens every so often. "every Friday", "twice a week", "daily", "Tuesday afternoons", "every day at 9".

import Annotation
import Text

extension ValueParser {
  /// "every day", "each Friday", "every two weeks", "daily", "twice a week", "on Fridays", "every morning".
  func set(_ start: Int) -> ValueReading? {
    guard let bare = bareSet(start) ?? partsSet(start) ?? dayOfEveryMonth(start) else { return timeOfSet(start) }
    return withTime(bare)
  }

  /// "9am every Sunday", "at 3pm on Sundays": the time before the set.
  private func timeOfSet(_ start: Int) -> ValueReading? {
    guard atom(start).kind == .number || has(start, .cardinal) || has(start, .namedHour), let clock = clock(start),
      let set = bareSet(skip(.on, clock.end)) ?? partsSet(skip(.on, clock.end)), let value = timed(set, clock.time)
    else { return nil }
    return ValueReading(start, set.end, .set, value, set.rule)
  }

  /// "every Monday at 4pm", "mornings at 9", "everyday 6am".
  private func withTime(_ set: ValueReading) -> ValueReading {
    let hasAt = glue(set.end) == .at
    guard let clock = clock(hasAt ? set.end + 1 : set.end) ?? (hasAt ? bareHour(set.end + 1) : nil) else { return set }
    var time = clock.time
    if clock.isAmbiguous,
      let part = ValueVocabulary.partsOfDay.firstIndex(where: { set.value.hasSuffix("T" + $0.code) })
    {
      time = inPart(time, part)
    }
    guard let value = timed(set, time) else { return set }
    return ValueReading(set.start, clock.end, .set, value, set.rule)
  }

  private func timed(_ set: ValueReading, _ time: ClockTime) -> String? {
    if set.value == "P1D" { return "XXXX-XX-XX" + time.value }
    guard set.value.hasPrefix("XXXX-WXX-") || set.value.hasPrefix("XXXX-XX-XX"), !set.value.hasSuffix("WE") else {
      return nil
    }
    return set.value.prefix { $0 != "T" } + time.value
  }

  /// "in the mornings", "on mornings", "Tuesday afternoons", "weekends".
  private func partsSet(_ start: Int) -> ValueReading? {
    if has(start, .weekday), has(start + 1, .partOfDay), has(start + 1, .plural) {
      let code = ValueVocabulary.partsOfDay[Int(word(start + 1).code)].code
      return ValueReading(
        start, start + 2, .set, "XXXX-WXX-" + String(word(start).weekday) + "T" + code, "values.weekdays")
    }
    let first = skip(.the, start)
    let before = glue(start - 1)
    if has(first, .partOfDay), has(first, .plural), before == .in || before == .on {
      return ValueReading(
        start, first + 1, .set, "XXXX-XX-XXT" + ValueVocabulary.partsOfDay[Int(word(first).code)].code,
        "values.everyPart")
    }
    let at = glue(start) == .all ? start + 1 : start
    guard has(at, .timeUnit), word(at).unit == .weekend, has(at, .plural),
      before == .on || before == .at || context.isPhrase
    else { return nil }
    return ValueReading(start, at + 1, .set, "XXXX-WXX-WE", "values.everyWeekend")
  }

  /// "the 19th of every month", "each 4/15".
  private func dayOfEveryMonth(_ start: Int) -> ValueReading? {
    let first = skip(.the, start)
    if let (end, day) = ordinal(first), (1...31).contains(day), glue(end) == .of, glue(end + 1) == .every,
      glue(end + 2) == .month
    {
      return ValueReading(start, end + 3, .set, "XXXX-XX-" + padded(day, 2), "values.everyMonth")
    }
    guard context.isPhrase, glue(start) == .every, let month = plainInteger(start + 1, 1...2, 1...12),
      isMark(start + 2, "/"), let day = plainInteger(start + 3, 1...2, 1...31)
    else { return nil }
    return ValueReading(start, start + 4, .set, "XXXX-" + padded(month, 2) + "-" + padded(day, 2), "values.everyYear")
  }

  private func bareSet(_ start: Int) -> ValueReading? {
    if has(start, .frequency) {
      guard !atom(start).isCapitalized || start == 0 || context.isPhrase,
        !Self.adjectiveOnly.contains(tokenHash(start)) || context.isPhrase
      else { return nil }
      let value = DurationReading(end: start, parts: [.init(unit: word(start).unit, number: ExactNumber(1))]).value
      return ValueReading(start, start + 1, .set, value, "values.frequency")
    }
    if has(start, .weekday), has(start, .plural) {
      return ValueReading(start, start + 1, .set, "XXXX-WXX-" + String(word(start).weekday), "values.weekdays")
    }
    if glue(start) == .once || glue(start) == .twice || timesEnd(start) != nil {
      let index = timesEnd(start) ?? start + 1
      let article = glue(index) == .a || glue(index) == .every || glue(index) == .per
      guard article, has(index + 1, .timeUnit), !has(index + 1, .plural) else { return nil }
      return ValueReading(
        start, index + 2, .set,
        DurationReading(end: 0, parts: [.init(unit: word(index + 1).unit, number: ExactNumber(1))]).value,
        "values.timesPerUnit")
    }
    if glue(start) == .everyday, context.isPhrase {
      return ValueReading(start, start + 1, .set, "P1D", "values.frequency")
    }
    guard glue(start) == .every else { return nil }
    return everyReading(start)
  }

  private static let adjectiveOnly: Set<UInt64> = [
    WordHash.folded("annual"), WordHash.folded("quarterly"), WordHash.folded("nightly"),
  ]

  private func timesEnd(_ start: Int) -> Int? {
    guard let number = number(start, allowsArticle: false), glue(number.end) == .time else { return nil }
    return number.end + 1
  }

  private func everyReading(_ start: Int) -> ValueReading? {
    let index = start + 1
    let other: ExactNumber? = glue(index) == .other ? ExactNumber(2) : nil
    let at = other == nil ? index : index + 1
    if has(at, .weekday) {
      return ValueReading(start, at + 1, .set, "XXXX-WXX-" + String(word(at).weekday), "values.everyWeekday")
    }
    if has(at, .month), !has(at, .ambiguous) || atom(at).isCapitalized {
      return ValueReading(start, at + 1, .set, "XXXX-" + padded(Int(word(at).month), 2), "values.everyMonth")
    }
    if has(at, .season) {
      return ValueReading(
        start, at + 1, .set, "XXXX-" + ["SP", "SU", "FA", "WI"][min(3, Int(word(at).code))], "values.everySeason")
    }
    if has(at, .partOfDay), !has(at, .plural) {
      return ValueReading(
        start, at + 1, .set, "XXXX-XX-XXT" + ValueVocabulary.partsOfDay[Int(word(at).code)].code, "values.everyPart")
    }
    if has(at, .timeUnit), !has(at, .plural) {
      if word(at).unit == .weekend { return ValueReading(start, at + 1, .set, "XXXX-WXX-WE", "values.everyWeekend") }
      if word(at).unit == .second, context.isPhrase == false { return nil }
      return ValueReading(
        start, at + 1, .set,
        DurationReading(end: 0, parts: [.init(unit: word(at).unit, number: other ?? ExactNumber(1))]).value,
        "values.everyUnit")
    }
    if let length = duration(at) { return ValueReading(start, length.end, .set, length.value, "values.everyDuration") }
    return nil
  }
}

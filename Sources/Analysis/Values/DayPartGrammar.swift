// Parts of the day: "early morning", "late-night", "the early hours of the morning", and the day that they belong to:
// "the morning of 5 May", "early-afternoon Tuesday". Hours are read in ClockGrammar.swift.

import Annotation
import Text

extension ValueParser {
  /// A part of the day at `index`, without article, with "early" and "late": its end, and its index in
  /// `ValueVocabulary.partsOfDay`. "today" and "tonight" are days.
  func dayPart(_ index: Int) -> (end: Int, part: Int)? {
    var at = index
    if glue(at) == .early || glue(at) == .late || glue(at) == .mid {
      at = skip("-", at + 1)
      if glue(at) == .in, glue(at + 1) == .the { at += 2 }
      if has(at, .timeUnit), word(at).unit == .hour, glue(at + 1) == .of, glue(at + 2) == .the { at += 3 }
    }
    if has(at, .partOfDay), !has(at, .relativeDay), !has(at, .plural) { return (at + 1, Int(word(at).code)) }
    guard context.isPhrase, at == index else { return nil }
    if glue(at) == .lunch { return (at + 1, 5) }
    // "Tuesday AM": never after a number.
    if has(at, .meridiem), atom(at).end - atom(at).start >= 2, atom(at - 1).kind == .word {
      return (at + 1, word(at).code == 0 ? 0 : 1)
    }
    return nil
  }

  /// "the morning of 5 May", "early-morning Tuesday", "the afternoon of last Friday": a part with its day behind it.
  func partFirst(_ start: Int) -> ValueReading? {
    let first = skip(.the, start)
    guard first > start || glue(start) == .early || glue(start) == .late || has(start, .partOfDay),
      !has(first, .relativeDay), let (end, part) = dayPart(first)
    else { return nil }
    let hasLink = glue(end) == .of || glue(end) == .on || isMark(end, ",") && context.isPhrase
    let at = hasLink ? end + 1 : end
    guard hasLink || has(at, .weekday) && context.isPhrase || has(at, .relativeDay) && context.isPhrase else {
      return nil
    }
    guard let date = longest([calendarDate(at), relativeDate(at)]), date.moment.clock == nil, date.moment.part.isEmpty,
      date.moment.grain == .day || date.moment.literal?.hasPrefix("XXXX") == true
    else { return nil }
    var moment = date.moment
    moment.part = ValueVocabulary.partsOfDay[part].code
    if let range = withTimeRange(moment, date.end) {
      return ValueReading(start, range.end, .time, range.value, "values.timeRange")
    }
    let (timed, after) = withHour(moment, date.end)
    var reading = ValueReading(start, after, timed, "values.partOfDate")
    reading.anchor = date.anchor
    return reading
  }
}

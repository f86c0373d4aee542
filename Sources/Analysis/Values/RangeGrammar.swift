// Stretches of time in two expressions: "from Monday to Friday", "2pm for two hours", "two weeks starting May 20th". In a
// short phrase they are one value; in prose TIMEX3 keeps two, and so do we.

import Annotation
import Text

extension ValueParser {
  /// The readings of a phrase with those that make one stretch put together.
  func joinedStretches(_ readings: [ValueReading]) -> [ValueReading] {
    guard context.isPhrase, readings.count >= 2 else { return readings }
    var result: [ValueReading] = []
    for reading in readings {
      if let last = result.last, let joined = stretch(last, reading) {
        result[result.count - 1] = joined
      } else {
        result.append(reading)
      }
    }
    return result
  }

  private func stretch(_ first: ValueReading, _ second: ValueReading) -> ValueReading? {
    guard !first.value.contains("/"), !second.value.contains("/") else { return nil }
    return fromTo(first, second) ?? withLength(first, second)
  }

  // MARK: From one to another

  /// "from A to B", "between A and B", "A – B".
  private func fromTo(_ first: ValueReading, _ second: ValueReading) -> ValueReading? {
    guard second.start == joinEnd(first), second.type == .date || second.type == .time, isJoint(first) else {
      return nil
    }
    if joinEnd(first) > first.end + 1, let times = betweenClocks(first, second) { return times }
    guard let to = second.moment, to.literal == nil || to.literal?.hasPrefix("XXXX") == true else { return nil }
    if first.type == .cardinal { return daysOfMonth(first, second, to) }
    guard first.type == .date || first.type == .time, let from = first.moment else { return nil }
    if from.literal == "PRESENT_REF", let reference = context.referenceDay {
      return make(first, second, reference.description, to.value)
    }
    if isMark(first.end, "/"), !from.isExplicit || !to.isExplicit || from.clock == nil { return nil }
    guard from.literal == nil, to.literal == nil, from.clock == nil || to.clock != nil else { return nil }
    let (start, end) = ordered(from, to, first.rule)
    guard start.day <= end.day else { return nil }
    return make(first, second, start.value, end.value)
  }

  /// "later than 9 but before 11 on Friday": a time without its day takes that of the other.
  private func betweenClocks(_ first: ValueReading, _ second: ValueReading) -> ValueReading? {
    guard let lower = clockAlone(first) else { return nil }
    if let upper = clockAlone(second) { return make(first, second, lower.value, upper.value) }
    guard let to = second.moment, to.literal == nil, to.clock != nil else { return nil }
    var from = to
    from.clock = lower
    return make(first, second, from.value, to.value)
  }

  /// The atom after what joins a reading to the next: one word or mark; in "later than 9 but before 11" two, of times alone.
  private func joinEnd(_ first: ValueReading) -> Int {
    let join = skip(",", first.end)
    let isLower =
      glue(first.start - 1) == .after || Self.thanHash == tokenHash(first.start - 1) || glue(first.start - 1) == .from
    let before = Self.butHash == tokenHash(join) || glue(join) == .and ? join + 1 : join
    return isLower && first.type == .time && glue(before) == .before ? before + 1 : first.end + 1
  }

  private static let butHash = WordHash.folded("but")
  private static let thanHash = WordHash.folded("than")

  /// Whether a word or mark behind the reading joins it to the next one.
  private func isJoint(_ first: ValueReading) -> Bool {
    let join = first.end
    if joinEnd(first) > join + 1 || isMark(join, "/") { return true }
    if glue(join) == .and {
      let before = glue(first.start - 1) == .the ? first.start - 2 : first.start - 1
      return glue(before) == .between
    }
    return glue(join) == .to || glue(join) == .until || isMark(join, "-") || isMark(join, "~")
  }

  /// Both ends with the year that one of them names: "5/1-5/7/2020", "from 3 May 2019 to 6 June".
  private func ordered(_ from: Moment, _ to: Moment, _ rule: String) -> (Moment, Moment) {
    var (start, end) = (from, to)
    let isLoose = rule != "values.relativeDay" && rule != "values.relativeUnit" && rule != "values.modifiedWeekday"
    guard isLoose, from.grain == .day || from.grain == .month, to.grain == .day || to.grain == .month else {
      return (start, end)
    }
    if to.isExplicit, !from.isExplicit {
      start.day = from.day.adding(years: to.day.year - from.day.year)
      if start.day > end.day { start.day = start.day.adding(years: -1) }
    } else if end.day < start.day, !to.isExplicit {
      end.day = to.day.adding(years: from.day.year - to.day.year)
      if end.day < start.day { end.day = end.day.adding(years: 1) }
    }
    return (start, end)
  }

  /// "from 4 to January 22, 1995": the number is a day of the same month.
  private func daysOfMonth(_ first: ValueReading, _ second: ValueReading, _ to: Moment) -> ValueReading? {
    guard glue(first.start - 1) == .from, let day = plainInteger(first.start, 1...2, 1...31), to.grain == .day,
      to.literal == nil, to.clock == nil, day < to.day.day,
      let from = CalendarDay(year: to.day.year, month: to.day.month, day: day)
    else { return nil }
    return make(first, second, from.description, to.value)
  }

  private func make(_ first: ValueReading, _ second: ValueReading, _ from: String, _ to: String) -> ValueReading {
    var reading = first
    reading.end = second.end
    reading.type = first.type == .time || second.type == .time ? .time : .date
    reading.value = from + "/" + to
    reading.rule = "values.stretch"
    reading.moment = Moment(literal: reading.value)
    return reading
  }

  // MARK: A start and a length

  /// "2pm for two hours", "two weeks starting May 20th", "three days from today".
  private func withLength(_ first: ValueReading, _ second: ValueReading) -> ValueReading? {
    if second.type == .duration, second.start == first.end + 1, glue(first.end) == .for,
      let length = duration(second.start), length.end == second.end
    {
      return lasting(first, length, first, second)
    }
    guard first.type == .duration, let length = duration(first.start), length.end == first.end else { return nil }
    var at = skip(",", first.end)
    let isStart = Self.startWords.contains(tokenHash(at))
    guard isStart || glue(at) == .from else { return nil }
    at += 1
    if isStart, glue(at) == .on || glue(at) == .at || glue(at) == .from { at += 1 }
    return at == second.start ? lasting(second, length, first, second) : nil
  }

  private static let startWords = WordSet("starting beginning commencing")

  /// What begins with `begin` and lasts for `length`.
  private func lasting(
    _ begin: ValueReading, _ length: DurationReading, _ first: ValueReading, _ second: ValueReading
  ) -> ValueReading? {
    guard !length.parts.contains(where: { $0.number == nil }) else { return nil }
    if length.parts.contains(where: { $0.unit.isClockUnit }) {
      guard let seconds = seconds(length), seconds % 60 == 0, let clock = begin.moment?.clock ?? clockAlone(begin)
      else {
        return nil
      }
      let total = clock.hour * 60 + (clock.minute ?? 0) + seconds / 60
      var end = begin.moment ?? Moment(literal: "")
      if end.literal == nil { end.day = end.day.adding(days: total / 1440) }
      end.clock = ClockTime(hour: total / 60 % 24, minute: total % 60)
      return make(first, second, begin.value, end.value)
    }
    guard let moment = begin.moment, moment.literal == nil, moment.grain == .day, moment.clock == nil,
      let last = day(length, after: moment.day)
    else { return nil }
    return make(first, second, moment.value, last.description)
  }

  private func clockAlone(_ reading: ValueReading) -> ClockTime? {
    guard reading.type == .time, reading.value.hasPrefix("T"), let clock = clock(reading.start),
      clock.end == reading.end
    else { return nil }
    return clock.time
  }

  /// The seconds of hours and minutes; `nil` with longer units.
  private func seconds(_ length: DurationReading) -> Int? {
    var total = 0
    for part in length.parts {
      let size: Int64 = part.unit == .hour ? 3600 : part.unit == .minute ? 60 : 1
      guard part.unit.isClockUnit, let value = part.number?.multiplied(by: ExactNumber(size))?.integer,
        (0...1_000_000).contains(value)
      else { return nil }
      total += value
    }
    return total
  }
}

// Times of day: "15:30", "3 p.m.", "noon", "half past three", "1530 GMT". Knows no day.

import Text

/// A time of day that was read.
struct ClockReading {
  var end: Int
  var time: ClockTime
  /// Whether it could be before or after noon.
  var isAmbiguous = false
}

extension ValueParser {
  /// A time of day at `start`.
  func clock(_ start: Int) -> ClockReading? {
    guard var reading = bareClock(start) else { return nil }
    if glue(reading.end) == .ish, !atom(reading.end).isSpaced { reading.end += 1 }
    reading = withDayHalf(reading)
    if let zone = timeZone(reading.end) {
      (reading.end, reading.time.zoneMinutes) = zone
    } else if glue(reading.end) == .none, isMark(reading.end, "("), let zone = timeZone(reading.end + 1),
      isMark(zone.end, ")")
    {
      (reading.end, reading.time.zoneMinutes) = (zone.end + 1, zone.minutes)
    }
    return reading
  }

  private func bareClock(_ start: Int) -> ClockReading? {
    let first = atom(start)
    // "12 noon", "twelve midnight".
    if has(start + 1, .namedHour), plainInteger(start, 2...2, 12...12) != nil || belowHundred(start)?.value == 12 {
      return ClockReading(end: start + 2, time: ClockTime(hour: Int(word(start + 1).number), minute: 0))
    }
    if let half = britishHalf(start) ?? militaryHours(start) { return half }
    if has(start, .namedHour) {
      return ClockReading(end: start + 1, time: ClockTime(hour: Int(word(start).number), minute: 0))
    }
    if glue(start) == .half || has(start, .timeUnit) || glue(start) == .a || has(start, .cardinal)
      || first.kind == .number,
      let past = pastHour(start)
    {
      return past
    }
    if first.kind == .number { return digitalClock(start) }
    guard has(start, .cardinal), let hour = belowHundred(start), (1...12).contains(hour.value) else { return nil }
    return wordClock(hour.end, hour.value)
  }

  /// "half three" in a phrase, or before a sign of the clock: half past.
  private func britishHalf(_ start: Int) -> ClockReading? {
    guard glue(start) == .half, let hour = plainInteger(start + 1, 1...2, 1...12) ?? belowHundred(start + 1)?.value,
      (1...12).contains(hour)
    else { return nil }
    let end = belowHundred(start + 1)?.end ?? start + 2
    if let (after, half) = meridiem(end) {
      return ClockReading(end: after, time: ClockTime(hour: hour % 12 + half * 12, minute: 30))
    }
    guard context.isPhrase, end >= atoms.count, glue(start - 1) == .at || start == 0 else { return nil }
    return ClockReading(end: end, time: ClockTime(hour: hour, minute: 30), isAmbiguous: true)
  }

  /// "1900 hours", "0630 hours": four digits.
  private func militaryHours(_ start: Int) -> ClockReading? {
    guard has(start + 1, .timeUnit), word(start + 1).unit == .hour, has(start + 1, .plural),
      atom(start).digitCount == 4,
      let number = plainInteger(start, 4...4, 0...2359), number % 100 < 60, !has(start - 1, .modifier)
    else { return nil }
    return ClockReading(end: start + 2, time: ClockTime(hour: number / 100, minute: number % 100))
  }

  /// "three pm", "seven o'clock", "eight thirty am".
  private func wordClock(_ end: Int, _ hour: Int) -> ClockReading? {
    if let (after, half) = meridiem(end) {
      return ClockReading(end: after, time: ClockTime(hour: hour % 12 + half * 12, minute: nil))
    }
    if glue(end) == .oclock { return ClockReading(end: end + 1, time: ClockTime(hour: hour), isAmbiguous: true) }
    if let minute = belowHundred(end), minute.value < 60, minute.value >= 10 {
      if let (after, half) = meridiem(minute.end) {
        return ClockReading(end: after, time: ClockTime(hour: hour % 12 + half * 12, minute: minute.value))
      }
      if context.isPhrase {
        return ClockReading(end: minute.end, time: ClockTime(hour: hour, minute: minute.value), isAmbiguous: true)
      }
    }
    return nil
  }

  /// "am", "p.m.", "p . m .", "a m".
  func meridiem(_ index: Int) -> (end: Int, half: Int)? {
    if let cut = meridiemInPieces(index) { return cut }
    if isMark(index, "."), !atom(index).isSpaced, context.isPhrase, has(index + 1, .meridiem) {
      return (index + 2, Int(word(index + 1).code))
    }
    // "9a", "3:15p": one letter, glued.
    let isLetter = atom(index).end - atom(index).start == 1
    if isLetter, atom(index).isSpaced { return nil }
    if isLetter, glue(index) == .a, atom(index).kind == .word, context.isPhrase {
      // "4a" alone is the number of a flat.
      return glue(index - 2) == .none && !isMark(index - 2, ":") && !isMark(index - 2, "-") ? nil : (index + 1, 0)
    }
    if has(index, .meridiem), !isLetter || context.isPhrase {
      return (index + 1, Int(word(index).code))
    }
    return nil
  }

  /// "p.m." where the tokenizer cut it, "p . m .", and "a m" in a phrase.
  private func meridiemInPieces(_ index: Int) -> (end: Int, half: Int)? {
    let letter = atom(index)
    guard letter.kind == .word, letter.end - letter.start == 1, glue(index) == .a || has(index, .meridiem) else {
      return nil
    }
    let hasPoint = isMark(index + 1, ".")
    let at = hasPoint ? index + 2 : index + 1
    guard hasPoint || context.isPhrase, atom(at).end - atom(at).start == 1, has(at, .multiplier),
      word(at).number == 1_000_000
    else { return nil }
    let end = hasPoint && isMark(at + 1, ".") ? at + 2 : at + 1
    return (end, glue(index) == .a ? 0 : 1)
  }

  private func digitalClock(_ start: Int) -> ClockReading? {
    let first = atom(start)
    guard !first.isGrouped, !isMark(start - 1, "$"), !has(start - 1, .currencyCode) else { return nil }
    if isMark(start + 1, ":"), !atom(start + 1).isSpaced, let hour = plainInteger(start, 1...2, 0...24),
      let minute = plainInteger(start + 2, 2...2, 0...59), !atom(start + 2).isSpaced
    {
      return withSeconds(start + 3, hour, minute)
    }
    // "5.30pm".
    if first.fractionDigits == 2, first.digitCount <= 2, first.digits % 100 < 60, first.digits / 100 <= 12,
      let (end, half) = meridiem(start + 1), first.digits >= 100
    {
      return ClockReading(
        end: end, time: ClockTime(hour: Int(first.digits / 100) % 12 + half * 12, minute: Int(first.digits % 100)))
    }
    if let hour = plainInteger(start, 1...2, 1...12) {
      if let (end, half) = meridiem(start + 1) {
        return ClockReading(end: end, time: ClockTime(hour: hour % 12 + half * 12))
      }
      if glue(start + 1) == .oclock {
        return ClockReading(end: start + 2, time: ClockTime(hour: hour), isAmbiguous: true)
      }
    }
    if let reading = hourInPart(start) ?? hourWithLetter(start) ?? hourInPhrase(start) { return reading }
    // "1530 GMT", "730pm".
    if let number = plainInteger(start, 3...4, 0...2359), number % 100 < 60 {
      if let (end, half) = meridiem(start + 1), number / 100 <= 12, number >= 100 {
        return ClockReading(end: end, time: ClockTime(hour: number / 100 % 12 + half * 12, minute: number % 100))
      }
      if first.digitCount == 4, timeZone(start + 1) != nil, has(start + 1, .timeZone), atom(start + 1).isAllCapitals {
        return ClockReading(end: start + 1, time: ClockTime(hour: number / 100, minute: number % 100))
      }
    }
    return nil
  }

  /// "11ish", "at 1030", "at 730", "at 3 15", "0930-0730" in a phrase.
  private func hourInPhrase(_ start: Int) -> ClockReading? {
    guard context.isPhrase else { return nil }
    if glue(start + 1) == .ish, !atom(start + 1).isSpaced, let hour = plainInteger(start, 1...2, 1...12) {
      return ClockReading(end: start + 2, time: ClockTime(hour: hour), isAmbiguous: true)
    }
    let isAt = glue(start - 1) == .at || glue(start - 1) == .around
    let isJoined = glue(start - 1) == .between || glue(start - 1) == .from || isMark(start - 1, "-")
    if let number = plainInteger(start, 3...4, 100...2359), number % 100 < 60, !isGluedAfter(start + 1),
      isJoined || !isMark(start + 1, "-"),
      isAt || isJoined && atom(start).digitCount == 4 && number < 1000
    {
      return ClockReading(
        end: start + 1, time: ClockTime(hour: number / 100, minute: number % 100), isAmbiguous: number < 1300)
    }
    if isAt, let hour = plainInteger(start, 1...2, 1...12), let minute = plainInteger(start + 1, 2...2, 10...59),
      atom(start + 2).kind != .word && !isMark(start + 2, ":") || has(start + 2, .meridiem)
    {
      let half = meridiem(start + 2)
      return ClockReading(
        end: half?.end ?? start + 2,
        time: ClockTime(hour: half.map { hour % 12 + $0.half * 12 } ?? hour, minute: minute), isAmbiguous: half == nil)
    }
    return nil
  }

  /// "6 in the morning", "1 at night": a bare hour with its part of the day.
  private func hourInPart(_ start: Int) -> ClockReading? {
    guard let hour = plainInteger(start, 1...2, 1...12) else { return nil }
    let isIn =
      glue(start + 1) == .in && glue(start + 2) == .the && has(start + 3, .partOfDay) && word(start + 3).code < 3
    guard isIn || glue(start + 1) == .at && has(start + 2, .partOfDay) && word(start + 2).code == 3 else { return nil }
    return ClockReading(end: start + 1, time: ClockTime(hour: hour), isAmbiguous: true)
  }

  /// "15h30", "9h00".
  private func hourWithLetter(_ start: Int) -> ClockReading? {
    guard glue(start + 1) == .halfCode, !atom(start + 1).isSpaced, let hour = plainInteger(start, 1...2, 0...24) else {
      return nil
    }
    if let minute = plainInteger(start + 2, 2...2, 0...59), !atom(start + 2).isSpaced {
      return ClockReading(end: start + 3, time: ClockTime(hour: hour, minute: minute))
    }
    return context.isPhrase && hour >= 13 ? ClockReading(end: start + 2, time: ClockTime(hour: hour)) : nil
  }

  /// Two times that a dash, "to", "until" or "and" joins, and their end: "3-5pm", "9:30 to 11:00", "10 and 11:30".
  ///
  /// A time without sign takes the half of the day of the other.
  func clockRange(_ start: Int) -> (end: Int, from: ClockTime, to: ClockTime)? {
    guard let first = clock(start) ?? hourAlone(start) else { return nil }
    let join = first.end
    let isAnd = glue(join) == .and && glue(start - 1) == .between
    guard isMark(join, "-") || glue(join) == .to || glue(join) == .until || isAnd else { return nil }
    guard let second = clock(join + 1) ?? hourAlone(join + 1), !isMark(second.end, "-") || atom(second.end).isSpaced
    else { return nil }
    guard clock(start) != nil || clock(join + 1) != nil || context.isPhrase && isClockRangeAlone(start, second.end)
    else { return nil }
    var (from, to) = (first.time, second.time)
    func minutes(_ time: ClockTime) -> Int { time.hour * 60 + (time.minute ?? 0) }
    if first.isAmbiguous, !second.isAmbiguous {
      if to.hour >= 12, from.hour < 12, minutes(from) + 720 <= minutes(to) { from.hour += 12 }
    } else if second.isAmbiguous, to.hour < 12, minutes(to) <= minutes(from) {
      // "10 pm to 3" passes midnight, "9 to 5" noon.
      if minutes(to) + 720 > minutes(from) { to.hour += 12 }
    }
    // "9:30 - 11:00 CST": the zone holds for both ends.
    if from.zoneMinutes == nil { from.zoneMinutes = to.zoneMinutes }
    var end = second.end
    if first.isAmbiguous, second.isAmbiguous, glue(end) == .in, let part = dayPart(skip(.the, end + 1)) {
      (from, to, end) = (inPart(from, part.part), inPart(to, part.part), part.end)
    }
    return (end, from, to)
  }

  /// A time of twelve hours within a part of the day; noon stays.
  func inPart(_ time: ClockTime, _ part: Int) -> ClockTime {
    var result = time
    if time.hour != 12 { result.hour = hour(time.hour, in: part) }
    return result
  }

  /// A bare hour, as one end of a range.
  private func hourAlone(_ index: Int) -> ClockReading? {
    if context.isPhrase, let word = belowHundred(index), (1...12).contains(word.value), !has(word.end, .timeUnit),
      !has(word.end, .multiplier)
    {
      return ClockReading(end: word.end, time: ClockTime(hour: word.value), isAmbiguous: true)
    }
    guard let hour = plainInteger(index, 1...2, 0...24), !has(index + 1, .measure), !has(index + 1, .timeUnit),
      !isMark(index + 1, "%"), !isMark(index + 1, "/"),
      glue(index + 1) != .percent, glue(index + 1) != .ordinalSuffix, !has(index + 1, .multiplier),
      !has(index + 1, .month),
      !isMark(index + 1, ".")
        || atom(index + 2).kind != .number
    else { return nil }
    return ClockReading(end: index + 1, time: ClockTime(hour: hour), isAmbiguous: hour <= 12)
  }

  /// Whether "6-8" without any sign is a stretch of hours: a day stands beside it.
  private func isClockRangeAlone(_ start: Int, _ end: Int) -> Bool {
    let isIntroduced = glue(start - 1) == .from || glue(start - 1) == .between
    let before = isIntroduced ? start - 2 : start - 1
    if has(before, .relativeDay) || has(before, .weekday) || has(before, .partOfDay) { return true }
    if isIntroduced, timeZone(end) != nil || atom(end).kind != .word && atom(end).kind != .number { return true }
    if isIntroduced, glue(end) == .of, atom(end + 1).kind == .number { return true }
    if isIntroduced, glue(end) == .of, has(end + 1, .month), dayNumber(end + 2) != nil { return true }
    if glue(end) == .in, glue(end + 1) == .the, has(end + 2, .partOfDay) { return true }
    let next = glue(end) == .on ? end + 1 : end
    return has(next, .relativeDay) || has(next, .weekday)
      || has(next, .modifier) && (has(next + 1, .weekday) || has(next + 1, .partOfDay))
  }

  private func withSeconds(_ end: Int, _ hour: Int, _ minute: Int) -> ClockReading? {
    var time = ClockTime(hour: hour, minute: minute)
    var index = end
    if isMark(index, ":"), !atom(index).isSpaced {
      guard atom(index + 1).kind == .number, atom(index + 1).digitCount == 2 else { return nil }
      let seconds = atom(index + 1)
      var whole = seconds.digits
      for _ in 0..<seconds.fractionDigits { whole /= 10 }
      guard whole < 60 else { return nil }
      time.second = Int(whole)
      index += 2
    }
    if let (after, half) = meridiem(index) {
      guard hour <= 12 else { return ClockReading(end: after, time: time) }
      time.hour = hour % 12 + half * 12
      return ClockReading(end: after, time: time)
    }
    guard !isMark(index, "-") || atom(index).isSpaced || atom(index + 1).kind != .word else { return nil }
    // "10:1" is no time and "2:1" a ratio; two digits after the colon are.
    return ClockReading(end: index, time: time, isAmbiguous: hour <= 12 && hour > 0)
  }

  /// "half past three", "quarter to five", "ten past six", "20 minutes to 7".
  private func pastHour(_ start: Int) -> ClockReading? {
    var index = skip(.a, start)
    let minutes: Int
    if glue(index) == .half {
      (index, minutes) = (index + 1, 30)
    } else if has(index, .timeUnit), word(index).unit == .quarter {
      (index, minutes) = (index + 1, 15)
    } else if let value = plainInteger(index, 1...2, 1...59) {
      (index, minutes) = (index + 1, value)
    } else if let value = belowHundred(index), (1...59).contains(value.value) {
      (index, minutes) = (value.end, value.value)
    } else {
      return nil
    }
    let hasUnit = has(index, .timeUnit) && word(index).unit == .minute
    if hasUnit { index += 1 }
    let isPast = glue(index) == .past || glue(index) == .after && context.isPhrase
    guard isPast || glue(index) == .to && minutes != 30 || glue(index) == .before && context.isPhrase else {
      return nil
    }
    // "5 to 6pm" and "from 20 to 3am" are stretches of hours.
    if !isPast, !hasUnit, atom(start).kind == .number || has(start, .cardinal) {
      if glue(start - 1) == .from || glue(start - 1) == .between { return nil }
      if minutes <= 12, glue(start - 1) != .at, atom(start).kind == .number { return nil }
    }
    if !isPast, minutes % 5 != 0, !hasUnit, !context.isPhrase { return nil }
    var hour: Int
    var end: Int
    if let value = plainInteger(index + 1, 1...2, 1...12) {
      (hour, end) = (value, index + 2)
    } else if has(index + 1, .namedHour) {
      (hour, end) = (Int(word(index + 1).number), index + 2)
    } else if let value = belowHundred(index + 1), (1...12).contains(value.value) {
      (hour, end) = (value.value, value.end)
    } else if hasUnit, let clock = digitalClock(index + 1), !clock.isAmbiguous {
      let sum = clock.time.hour * 60 + (clock.time.minute ?? 0) + (isPast ? minutes : -minutes) + 1440
      return ClockReading(end: clock.end, time: ClockTime(hour: sum / 60 % 24, minute: sum % 60))
    } else {
      return nil
    }
    // "10 to 15 people" is a range: an hour needs a sign of the clock.
    let isClear =
      isPast || glue(start) == .a || has(start, .timeUnit) || hasUnit || meridiem(end) != nil || glue(end) == .oclock
      || has(index + 1, .namedHour) || context.isPhrase && has(start, .cardinal) && minutes % 5 == 0
    guard isClear || glue(start) == .half else { return nil }
    var isAmbiguous = !has(index + 1, .namedHour)
    if glue(end) == .oclock { end += 1 }
    if let (after, half) = meridiem(end) {
      hour = hour % 12 + half * 12
      end = after
      isAmbiguous = false
    }
    let total = isPast ? hour * 60 + minutes : hour * 60 - minutes
    let wrapped = (total + 1440) % 1440
    return ClockReading(end: end, time: ClockTime(hour: wrapped / 60, minute: wrapped % 60), isAmbiguous: isAmbiguous)
  }

  /// "in the morning", "at night", "tonight" after a time decide between before and after noon.
  private func withDayHalf(_ reading: ClockReading) -> ClockReading {
    var result = reading
    var index = reading.end
    if glue(index) == .in || glue(index) == .at { index += 1 }
    if glue(index) == .the { index += 1 }
    guard index > reading.end, has(index, .partOfDay), !has(index, .plural) else { return reading }
    result.end = index + 1
    if reading.isAmbiguous { result.time.hour = hour(reading.time.hour, in: Int(word(index).code)) }
    result.isAmbiguous = false
    return result
  }

  /// An hour of twelve within a part of the day.
  func hour(_ hour: Int, in part: Int) -> Int {
    guard hour <= 12 else { return hour }
    switch part {
    case 0: return hour == 12 ? 0 : hour
    case 3: return hour == 12 ? 0 : hour >= 5 ? hour + 12 : hour
    default: return hour == 12 ? 12 : hour + 12
    }
  }

  /// A time zone at `index` ("GMT", "GMT+3", "+0100", "Z"): its end, and its minutes before UTC.
  func timeZone(_ index: Int) -> (end: Int, minutes: Int?)? {
    func distance(_ sign: Int, _ count: ClosedRange<Int>) -> Int? {
      guard isMark(sign, "+") || isMark(sign, "-"), !atom(sign).isSpaced,
        let number = plainInteger(sign + 1, count, 0...1400)
      else { return nil }
      let minutes = atom(sign + 1).digitCount > 2 ? number / 100 * 60 + number % 100 : number * 60
      return isMark(sign, "-") ? -minutes : minutes
    }
    if has(index, .timeZone), atom(index).isAllCapitals || context.isPhrase && atom(index).end - atom(index).start > 2 {
      guard word(index).number != ValueVocabulary.seasonalZone else { return (index + 1, nil) }
      let minutes = Int(word(index).number)
      if let more = distance(index + 1, 1...4) { return (index + 3, minutes + more) }
      return (index + 1, minutes)
    }
    return distance(index, 4...4).map { (index + 2, $0) }
  }
}

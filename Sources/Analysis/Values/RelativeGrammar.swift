// Dates that count from the reference day or from the date before them: "yesterday", "last week", "next Tuesday",
// "the following year", "the first Friday of next month", "the end of 2008".

import Annotation
import Text

extension ValueParser {
  /// A date relative to the reference day or to the last date, at `start`.
  func relativeDate(_ start: Int) -> DateReading? {
    let word = word(start)
    if word.has(.relativeDay) { return relativeDay(start) }
    switch word.glue {
    case .the:
      return longest([
        aroundDay(start), modified(start), weekendAlone(start), sameUnit(start + 1, start), vague(start),
        unitAlone(start),
      ])
    case .that, .same, .these: return longest([sameUnit(start, start), vague(start)])
    case .early, .late, .mid, .later, .earlier: return qualified(start)
    case .end, .start, .rest, .middle: return edge(start)
    case .recent, .now, .future, .present, .moment, .coming: return longest([vague(start), modified(start)])
    case .day: return aroundDay(start)
    case .year, .month, .week:
      return glue(start + 1) == .end && context.isPhrase ? unitEnd(start) : nil
    default: break
    }
    if word.has(.modifier) { return longest([modified(start), vague(start)]) }
    if word.has(.partOfDay) { return nil }
    return nil
  }

  private func relativeDay(_ start: Int) -> DateReading? {
    let offset = Int(word(start).offset)
    guard let reference = context.referenceDay else {
      return offset == 0 ? DateReading(start + 1, Moment(literal: "PRESENT_REF"), "values.today") : nil
    }
    // "today's" as one token stays whole; "tonight" has its part of the day.
    var moment = Moment(.day, reference.adding(days: offset))
    if has(start, .partOfDay) { moment.part = "NI" }
    return DateReading(start + 1, moment, "values.relativeDay")
  }

  /// "the day before yesterday", "the day after tomorrow", "day after tomorrow".
  private func aroundDay(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    guard glue(index) == .day else { return nil }
    let step = glue(index + 1) == .before ? -1 : glue(index + 1) == .after ? 1 : 0
    guard step != 0, has(index + 2, .relativeDay), let reference = context.referenceDay else { return nil }
    return DateReading(
      index + 3, Moment(.day, reference.adding(days: Int(word(index + 2).offset) + step)), "values.relativeDay")
  }

  // MARK: this, next, last

  /// "last week", "next Tuesday", "this summer", "the following day", "last December", "the week after next".
  private func modified(_ start: Int) -> DateReading? {
    var index = skip(.the, start)
    if has(index, .timeUnit), !has(index, .plural), glue(index + 1) == .after || glue(index + 1) == .before,
      let inner = has(index + 2, .modifier) && !has(index + 3, .timeUnit) ? word(index + 2).offset : nil
    {
      return unit(
        word(index).unit, steps: Int(inner) + (glue(index + 1) == .after ? 1 : -1), end: index + 3, anchored: false,
        start)
    }
    guard has(index, .modifier) else { return nil }
    if let nth = nthOf(start) { return nth }
    let modifier = index
    let offset = Int(word(index).offset)
    index += 1
    // "this past week", "this coming Friday".
    if offset == 0, has(index, .modifier), word(index).offset != 0 {
      return modifiedUnit(index, Int(word(index).offset), index + 1, start)
    }
    return modifiedUnit(modifier, offset, index, start)
  }

  private func modifiedUnit(_ modifier: Int, _ offset: Int, _ index: Int, _ start: Int) -> DateReading? {
    let target = word(index)
    let isAnchored = isFollowing(modifier)
    if target.has(.weekday) { return modifiedWeekday(modifier, offset, index, start) }
    if target.has(.month),
      !target.has(.ambiguous) || atom(index).isCapitalized
        || context.isPhrase && (target.month != 5 || atoms.count <= 5)
    {
      return modifiedMonth(offset, index, start)
    }
    if target.has(.season) { return season(index, direction: offset) }
    if target.has(.holiday), let found = holiday(index, offset: offset) { return found }
    if target.has(.partOfDay), !target.has(.plural) { return modifiedPart(offset, index, isAnchored) }
    guard target.has(.timeUnit), !target.has(.plural) else { return nil }
    if target.unit == .week, let day = weekdayOfWeek(offset, index + 1) { return day }
    // "next business day": not a unit by itself.
    return unit(target.unit, steps: offset, end: index + 1, anchored: isAnchored, start)
  }

  /// Whether the modifier counts from the last date, not from the reference day ("the following", "the previous").
  private func isFollowing(_ index: Int) -> Bool {
    let hash = tokenHash(index)
    return Self.anchoredModifiers.contains(hash)
  }

  private static let anchoredModifiers: Set<UInt64> = Set(["following", "preceding"].map { WordHash.folded($0) })

  /// A unit so many steps away.
  private func unit(_ unit: TimeUnit, steps: Int, end: Int, anchored: Bool, _ start: Int) -> DateReading? {
    let grain: Moment.Grain
    switch unit {
    case .day: grain = .day
    case .week: grain = .week
    case .weekend: grain = .weekend
    case .month: grain = .month
    case .quarter: grain = .quarter
    case .year: grain = .year
    case .decade: grain = .decade
    case .century: grain = .century
    default: return nil
    }
    if grain == .day, steps == -1, !anchored, !context.isPhrase { return nil }
    let base: Moment?
    if anchored {
      base = context.lastMoment ?? context.referenceDay.map { Moment(.day, $0) }
    } else {
      base = context.referenceDay.map { Moment(.day, $0) }
    }
    guard let wide = base?.widened(to: grain) else { return nil }
    var moment = wide.adding(steps)
    // "this weekend" and "last weekend" on a weekday: the last is the one just gone.
    if grain == .weekend, !anchored { moment = weekend(steps) }
    guard let moment else { return nil }
    var reading = DateReading(end, moment, anchored ? "values.followingUnit" : "values.relativeUnit")
    if anchored { reading.anchor = context.lastTokens }
    return reading
  }

  /// The weekend so many steps from the reference day; -1 is the one that ended last.
  private func weekend(_ steps: Int) -> Moment? {
    guard let reference = context.referenceDay else { return nil }
    let isIn = reference.weekday >= 6
    return Moment.weekend(of: reference).adding(steps < 0 && !isIn ? steps : steps)
  }

  /// "next Tuesday", "last Friday", "this Monday", with "of next week".
  private func modifiedWeekday(_ modifier: Int, _ offset: Int, _ index: Int, _ start: Int) -> DateReading? {
    let weekday = Int(word(index).weekday)
    if has(index, .plural) { return nil }
    // "last Monday of March" is not the last Monday before today.
    if let nth = nthOf(modifier) { return nth }
    guard let reference = context.referenceDay else {
      return DateReading(index + 1, Moment(literal: "XXXX-WXX-" + String(weekday)), "values.modifiedWeekday")
    }
    let back = (reference.weekday - weekday + 7) % 7
    let isComing = glue(modifier) == .coming
    let day: CalendarDay
    switch offset {
    case 0: day = reference.adding(days: weekday - reference.weekday)
    case 1:
      let ahead = back == 0 ? 7 : 7 - back
      // "next" names the week after this one where a day of this week is still to come and the phrase stands alone.
      day = reference.adding(days: context.isPhrase && !isComing ? 7 + weekday - reference.weekday : ahead)
    default: day = reference.adding(days: back == 0 ? -7 : -back)
    }
    if isFollowing(modifier), let last = context.lastMoment, last.grain == .day, last.literal == nil {
      let ahead = (weekday - last.day.weekday + 6) % 7 + 1
      var reading = DateReading(index + 1, Moment(.day, last.day.adding(days: ahead)), "values.followingWeekday")
      reading.anchor = context.lastTokens
      return reading
    }
    return DateReading(index + 1, Moment(.day, day), "values.modifiedWeekday")
  }

  private func modifiedMonth(_ offset: Int, _ index: Int, _ start: Int) -> DateReading? {
    if let (_, _) = dayNumber(index + 1), let inner = monthFirst(index),
      inner.moment.isExplicit || inner.moment.grain == .day
    {
      return nil
    }
    let month = Int(word(index).month)
    guard let reference = context.referenceDay else {
      return DateReading(index + 1, Moment(literal: "XXXX-" + padded(month, 2)), "values.modifiedMonth")
    }
    let (year, thisMonth, _) = reference.date
    let shift: Int
    switch offset {
    case 1: shift = month > thisMonth ? 0 : 1
    case -1: shift = month < thisMonth ? 0 : -1
    default: shift = 0
    }
    return Moment.month(month, year + shift).map { DateReading(index + 1, $0, "values.modifiedMonth") }
  }

  /// "this morning", "last night", "the following morning".
  private func modifiedPart(_ offset: Int, _ index: Int, _ isAnchored: Bool) -> DateReading? {
    let base = isAnchored ? context.lastMoment?.widened(to: .day)?.day ?? context.referenceDay : context.referenceDay
    guard let base else { return nil }
    var moment = Moment(.day, base.adding(days: offset))
    moment.part = ValueVocabulary.partsOfDay[Int(word(index).code)].code
    var reading = DateReading(index + 1, moment, "values.partOfDay")
    if isAnchored { reading.anchor = context.lastTokens }
    return reading
  }

  /// "last week Sunday", "next week on Monday": the weekday after the week.
  private func weekdayOfWeek(_ offset: Int, _ index: Int) -> DateReading? {
    let at = glue(index) == .on ? index + 1 : isMark(index, "'") ? index : index
    guard has(at, .weekday), !has(at, .plural), let reference = context.referenceDay, context.isPhrase || at == index
    else { return nil }
    return DateReading(at + 1, dayOfWeek(offset, Int(word(at).weekday), reference), "values.weekdayOfWeek")
  }

  private func dayOfWeek(_ offset: Int, _ weekday: Int, _ reference: CalendarDay) -> Moment {
    Moment(.day, reference.adding(days: offset * 7 + weekday - reference.weekday))
  }

  // MARK: Weekdays

  /// "Friday", "Friday, March 15", "Friday the 22nd", "Tuesday of last week", "Friday next", "Friday last week".
  func weekdayDate(_ start: Int) -> DateReading? {
    let weekday = Int(word(start).weekday)
    let index = skipPoint(start + 1)
    let comma = skip(",", index)
    let afterOn = glue(comma) == .on ? comma + 1 : isMark(comma, "(") ? comma + 1 : comma
    if has(afterOn, .month), let inner = monthFirst(afterOn), isDay(inner) { return retitled(inner, weekday) }
    if let inner = dayFirst(comma), isDay(inner), inner.end > comma + 1 { return retitled(inner, weekday) }
    if atom(comma).kind == .number, let inner = calendarDate(comma), isDay(inner), inner.moment.isExplicit {
      return retitled(inner, weekday)
    }
    if let reading = weekdayWithNumber(weekday, comma, start) { return reading }
    if has(start, .plural) { return nil }
    guard isWeekday(start) else { return nil }
    let of = glue(index) == .of || isMark(index, ",") && context.isPhrase ? index + 1 : index
    let week = skip(.the, of)
    if glue(index) == .after, has(index + 1, .modifier), word(index + 1).offset == 1, !has(index + 2, .timeUnit),
      let reference = context.referenceDay
    {
      let ahead = (weekday - reference.weekday + 6) % 7 + 1
      return DateReading(index + 2, Moment(.day, reference.adding(days: ahead + 7)), "values.modifiedWeekday")
    }
    if has(week, .modifier), has(week + 1, .timeUnit), word(week + 1).unit == .week, !has(week + 1, .plural),
      let reference = context.referenceDay
    {
      return DateReading(week + 2, dayOfWeek(Int(word(week).offset), weekday, reference), "values.weekdayOfWeek")
    }
    if has(index, .modifier), word(index).offset != 0, !has(index + 1, .timeUnit), !has(index + 1, .month),
      atom(index + 1).kind != .word,
      let found = modifiedAfter(index, weekday)
    {
      return found
    }
    return DateReading(index, resolvedWeekday(weekday, start, index), "values.weekday")
  }

  private func isDay(_ reading: DateReading) -> Bool { reading.moment.grain == .day && reading.moment.literal == nil }

  private func retitled(_ reading: DateReading, _ weekday: Int) -> DateReading {
    var result = reading
    result.rule = "values.weekdayAndDate"
    guard !reading.moment.isExplicit, reading.moment.day.weekday != weekday else { return result }
    // The year that makes the weekday right, where the date left it open.
    let (year, month, day) = reading.moment.day.date
    for candidate in [year, year + 1, year - 1, year + 2, year - 2] {
      if let date = CalendarDay(year: candidate, month: month, day: day), date.weekday == weekday {
        result.moment.day = date
        break
      }
    }
    return result
  }

  /// "Friday next", "Tuesday last".
  private func modifiedAfter(_ index: Int, _ weekday: Int) -> DateReading? {
    guard let reference = context.referenceDay, glue(index) != .past else { return nil }
    let back = (reference.weekday - weekday + 7) % 7
    let day =
      word(index).offset > 0
      ? reference.adding(days: back == 0 ? 7 : 7 - back) : reference.adding(days: back == 0 ? -7 : -back)
    return DateReading(index + 1, Moment(.day, day), "values.modifiedWeekday")
  }

  /// "Friday the 22nd", "Sunday 31": the nearest month where the numbers agree.
  private func weekdayWithNumber(_ weekday: Int, _ index: Int, _ start: Int) -> DateReading? {
    let at = skip(.the, index)
    guard let (end, day) = dayNumber(at),
      ordinal(at) != nil || (context.isPhrase && plainInteger(at, 1...2, 1...31) != nil)
    else { return nil }
    guard atom(end).kind != .word || has(end, .opener) || glue(end) != .none || ordinal(at) != nil && at > index,
      !has(end, .meridiem),
      glue(end) != .oclock
    else { return nil }
    guard let reference = context.referenceDay else {
      return DateReading(end, Moment(literal: "XXXX-XX-" + padded(day, 2)), "values.weekdayAndDay")
    }
    let isFuture = direction(start, end) == .future
    let steps = isFuture ? [0, 1, 2, 3, -1, -2, 4, 5, 6] : [0, -1, 1, -2, 2, -3, 3, 4, 5]
    for step in steps {
      let month = reference.adding(days: 1 - reference.day).adding(months: step)
      if let date = CalendarDay(year: month.year, month: month.month, day: day), date.weekday == weekday {
        return DateReading(end, Moment(.day, date), "values.weekdayAndDay")
      }
    }
    return nil
  }

  /// Whether a short form ("Sun", "Mon", "Wed") is a weekday where it stands.
  private func isWeekday(_ index: Int) -> Bool {
    guard has(index, .ambiguous) else { return true }
    if context.isPhrase {
      return atoms.count <= 3 || glue(index - 1) == .on || has(index - 1, .modifier) || atom(index).isCapitalized
    }
    guard atom(index).isCapitalized else { return false }
    return glue(index - 1) == .on || has(index - 1, .modifier) || has(index + 1, .weekday)
      || isMark(index + 1, ".") && !atom(index + 1).isSpaced
        && (atom(index + 2).kind == .number || has(index + 2, .month))
  }

  // MARK: The weekend, the same year, units with the article

  /// "the weekend", "at the weekend": the past one, unless the verbs speak of what is to come.
  private func weekendAlone(_ start: Int) -> DateReading? {
    guard has(start + 1, .timeUnit), word(start + 1).unit == .weekend, !has(start + 1, .plural),
      let reference = context.referenceDay
    else {
      return nil
    }
    let verbs = direction(start, start + 2)
    let isFuture = verbs == .future || verbs == .unknown && context.isPhrase
    let moment = Moment.weekend(of: reference)
    return DateReading(
      start + 2, isFuture || reference.weekday >= 6 ? moment : moment.adding(-1) ?? moment, "values.theWeekend")
  }

  /// "that year", "the same month", "the same day".
  private func sameUnit(_ index: Int, _ start: Int) -> DateReading? {
    let isSame = glue(index) == .same || (glue(index) == .that && glue(index + 1) == .same)
    guard isSame || (glue(index) == .that && index == start) else { return nil }
    let at = glue(index + 1) == .same ? index + 2 : index + 1
    guard has(at, .timeUnit), !has(at, .plural), let last = context.lastMoment else { return nil }
    let grains: [TimeUnit: Moment.Grain] = [
      .day: .day, .week: .week, .weekend: .weekend, .month: .month, .year: .year, .decade: .decade, .century: .century,
    ]
    guard let grain = grains[word(at).unit], grain.rawValue >= last.grain.rawValue, let moment = last.widened(to: grain)
    else { return nil }
    var reading = DateReading(at + 1, moment, "values.sameUnit")
    reading.anchor = context.lastTokens
    return reading
  }

  /// "the week", "the year" in a phrase ("later in the year" is read elsewhere).
  private func unitAlone(_ start: Int) -> DateReading? { nil }

  private func unitEnd(_ start: Int) -> DateReading? {
    guard let reference = context.referenceDay else { return nil }
    switch glue(start) {
    case .year:
      return CalendarDay(year: reference.year, month: 12, day: 31).map {
        DateReading(start + 2, Moment(.day, $0), "values.unitEnd")
      }
    case .month:
      let day = reference.adding(days: 1 - reference.day).adding(months: 1).adding(days: -1)
      return DateReading(start + 2, Moment(.day, day), "values.unitEnd")
    default: return nil
    }
  }

  // MARK: early, late, mid, the end of

  /// "early March", "late 2023", "mid-2010s", "later this week", "earlier this month", "the late 1990s".
  func qualified(_ start: Int) -> DateReading? {
    switch glue(start) {
    case .early, .late, .mid, .later, .earlier, .middle: break
    default: return nil
    }
    var index = start + 1
    if isMark(index, "-") { index += 1 }
    if glue(index) == .to, glue(index + 1) == .late || glue(index + 1) == .mid || isMark(index + 1, "-") {
      index += 2
      if isMark(index, "-") { index += 1 }
    }
    // "mid- to late March".
    if glue(start) == .later || glue(start) == .earlier {
      let at = glue(index) == .in || glue(index) == .on ? index + 1 : index
      if glue(at) == .the || glue(at) == .that || has(at, .modifier) || has(at, .relativeDay),
        let inner = longest([relativeDate(at), unitWithArticle(at)]), inner.moment.literal == nil
      {
        return inner
      }
      return nil
    }
    guard let inner = longest([calendarDate(index), relativeDate(index)]), isQualifiable(inner, index) else {
      return nil
    }
    var result = inner
    result.start =
      glue(start - 1) == .the && inner.moment.grain.rawValue >= Moment.Grain.decade.rawValue ? start - 1 : start
    return result
  }

  private func isQualifiable(_ reading: DateReading, _ index: Int) -> Bool { reading.moment.clock == nil }

  /// "the year", "the week" as the present one.
  private func unitWithArticle(_ start: Int) -> DateReading? {
    guard glue(start) == .the, has(start + 1, .timeUnit), !has(start + 1, .plural) else { return nil }
    return unit(word(start + 1).unit, steps: 0, end: start + 2, anchored: false, start)
  }

  /// "the end of the year", "the start of 2008", "beginning of next month", "the rest of this week": the stretch they belong to.
  func edge(_ start: Int) -> DateReading? {
    let index = start + 1
    guard glue(start) == .end || glue(start) == .start || glue(start) == .rest || glue(start) == .middle else {
      return nil
    }
    guard glue(index) == .of,
      let inner = longest([relativeDate(index + 1), calendarDate(index + 1), unitWithArticle(index + 1)]),
      inner.moment.literal == nil, inner.moment.grain != .day
    else { return nil }
    var result = inner
    result.start = glue(start - 1) == .the ? start - 1 : start
    result.rule = "values.edge"
    return result
  }

  // MARK: Vague references

  /// "the past", "the future", "recent years", "the coming weeks", "at the moment", "these days".
  private func vague(_ start: Int) -> DateReading? {
    let index = skip(.the, start)
    let plural = has(index + 1, .timeUnit) && has(index + 1, .plural) && !word(index + 1).unit.isClockUnit
    switch glue(index) {
    case .recent where plural: return DateReading(index + 2, Moment(literal: "PAST_REF"), "values.vague")
    case .coming where plural: return DateReading(index + 2, Moment(literal: "FUTURE_REF"), "values.vague")
    case .future where index > start && glue(start - 1) == .in && !isNounAfter(index + 1):
      return DateReading(index + 1, Moment(literal: "FUTURE_REF"), "values.vague")
    case .past where index > start && glue(start - 1) == .in && !isNounAfter(index + 1):
      return DateReading(index + 1, Moment(literal: "PAST_REF"), "values.vague")
    case .moment where index > start && glue(start - 1) == .at && !isNounAfter(index + 1):
      return DateReading(index + 1, Moment(literal: "PRESENT_REF"), "values.vague")
    case .these where plural && word(index + 1).unit == .day:
      return DateReading(index + 2, Moment(literal: "PRESENT_REF"), "values.vague")
    case .now where context.isPhrase && atoms.count <= 12:
      return DateReading(index + 1, Moment(literal: "PRESENT_REF"), "values.vague")
    default: return nil
    }
  }

  /// Whether a noun follows, so that the word before is an adjective ("the past leaders", "the moment when").
  private func isNounAfter(_ index: Int) -> Bool {
    atom(index).kind == .word && glue(index) == .none && atom(index).entry == 0
  }
}

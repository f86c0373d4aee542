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
        unitAlone(start), besideDate(start),
      ])
    case .that, .same, .these: return longest([sameUnit(start, start), vague(start)])
    case .early, .late, .mid, .later, .earlier: return qualified(start)
    case .end, .start, .rest, .middle: return edge(start)
    case .recent, .now, .future, .present, .moment, .coming: return longest([vague(start), modified(start)])
    case .day: return longest([aroundDay(start), besideDate(start)])
    case .year, .month, .week:
      return glue(start + 1) == .end && context.isPhrase ? unitEnd(start) : nil
    case .endOfUnit: return endOfUnit(start)
    case .asap where context.isPhrase: return DateReading(start + 1, Moment(literal: "FUTURE_REF"), "values.vague")
    default: break
    }
    if word.has(.modifier) { return longest([modified(start), vague(start), otherUnit(start)]) }
    return context.isPhrase && !word.has(.partOfDay) ? besideDate(start) : nil
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
    if step != 0, context.isPhrase, index > start, atom(index + 2).kind != .word, atom(index + 2).kind != .number,
      let reference = context.referenceDay
    {
      return DateReading(index + 2, Moment(.day, reference.adding(days: step)), "values.relativeDay")
    }
    guard step != 0, has(index + 2, .relativeDay), let reference = context.referenceDay else { return nil }
    return DateReading(
      index + 3, Moment(.day, reference.adding(days: Int(word(index + 2).offset) + step)), "values.relativeDay")
  }

  // MARK: this, next, last

  /// "last week", "next Tuesday", "this summer", "the following day", "last December", "the week after next".
  private func modified(_ start: Int) -> DateReading? {
    var index = skip(.the, start)
    if has(index, .timeUnit), !has(index, .plural), glue(index + 1) == .after || glue(index + 1) == .before,
      case let at = skip(.the, index + 2), has(at, .modifier), !has(at + 1, .timeUnit)
    {
      let step = Int(word(at).offset) + (glue(index + 1) == .after ? 1 : -1)
      return unit(word(index).unit, steps: step, end: at + 1, anchored: false, start)
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
    if target.unit == .hour || target.unit == .minute { return clockUnit(target.unit, offset, index + 1) }
    if target.unit == .week, let day = weekdayOfWeek(offset, index + 1) { return day }
    if target.unit == .decade, offset == -1, !isAnchored { return nil }
    // "this week-end".
    let end = skip("-", index + 1)
    if target.unit == .week, glue(end) == .end, end > index + 1 || context.isPhrase {
      return nthOf(start) ?? unit(.weekend, steps: offset, end: end + 1, anchored: isAnchored, start)
    }
    return unit(target.unit, steps: offset, end: index + 1, anchored: isAnchored, start)
  }

  /// Whether the modifier counts from the last date, not from the reference day ("the following", "the previous").
  func isFollowing(_ index: Int) -> Bool {
    let hash = tokenHash(index)
    return Self.anchoredModifiers.contains(hash)
  }

  private static let anchoredModifiers = WordSet("following preceding")

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

  /// "this week or next", "last month or this", and the first of "this or next week" in a phrase.
  private func otherUnit(_ start: Int) -> DateReading? {
    guard context.isPhrase else { return nil }
    if glue(start + 1) == .or, has(start + 2, .modifier), has(start + 3, .timeUnit), !has(start + 3, .plural) {
      return unit(word(start + 3).unit, steps: Int(word(start).offset), end: start + 1, anchored: false, start)
    }
    guard glue(start - 1) == .or, has(start - 2, .timeUnit), has(start - 3, .modifier), !has(start + 1, .timeUnit),
      !has(start + 1, .month), !has(start + 1, .weekday)
    else { return nil }
    return unit(word(start - 2).unit, steps: Int(word(start).offset), end: start + 1, anchored: false, start)
  }

  /// "next hour", "this minute" where the time of day is known: the hour of the clock.
  private func clockUnit(_ unit: TimeUnit, _ offset: Int, _ end: Int) -> DateReading? {
    guard context.isPhrase, let reference = context.referenceDay, let now = context.referenceMinute else { return nil }
    let total = unit == .hour ? (now / 60 + offset) * 60 : now + offset
    let minute = (total + 1440) % 1440
    var moment = Moment(.day, reference.adding(days: total < 0 ? -1 : total / 1440))
    moment.clock = ClockTime(hour: minute / 60, minute: minute % 60)
    return DateReading(end, moment, "values.relativeUnit")
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
    default:
      // In a phrase "last Wednesday" is that of last week, as calendars read it; prose means the one just gone.
      day = reference.adding(
        days: context.isPhrase ? weekday - reference.weekday - 7 : back == 0 ? -7 : -back)
    }
    if context.isPhrase, var named = explicitDay(index + 1) {
      named.rule = "values.weekdayAndDate"
      return named
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

  func dayOfWeek(_ offset: Int, _ weekday: Int, _ reference: CalendarDay) -> Moment {
    Moment(.day, reference.adding(days: offset * 7 + weekday - reference.weekday))
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
    guard has(at, .timeUnit), !has(at, .plural) else { return nil }
    guard let last = context.lastMoment else {
      guard context.isPhrase else { return nil }
      let open: [TimeUnit: String] = [.weekend: "XXXX-WXX-WE", .month: "XXXX-XX", .week: "XXXX-WXX", .year: "XXXX"]
      return open[word(at).unit].map { DateReading(at + 1, Moment(literal: $0), "values.sameUnit") }
    }
    let grains: [TimeUnit: Moment.Grain] = [
      .day: .day, .week: .week, .weekend: .weekend, .month: .month, .year: .year, .decade: .decade, .century: .century,
    ]
    guard let grain = grains[word(at).unit], grain.rawValue >= last.grain.rawValue, let moment = last.widened(to: grain)
    else { return nil }
    var reading = DateReading(at + 1, moment, "values.sameUnit")
    reading.anchor = context.lastTokens
    return reading
  }

  /// "for the day", "in the year", "partner of the month" in a phrase: the present one.
  private func unitAlone(_ start: Int) -> DateReading? {
    guard context.isPhrase, has(start + 1, .timeUnit), !has(start + 1, .plural), !word(start + 1).unit.isClockUnit,
      glue(start - 1) == .for || glue(start - 1) == .in, glue(start + 2) != .of && glue(start + 2) != .end,
      atom(start + 2).kind != .number, atom(start + 2).ending != 2
    else { return nil }
    if word(start + 1).unit == .fortnight { return nil }
    // "for the year to date" names no more than the year.
    return unit(word(start + 1).unit, steps: 0, end: start + 2, anchored: false, start)
  }

  /// "EOM", "EOY": the unit that ends, "BOM", "BOY": that begins; "EOD" its last second.
  private func endOfUnit(_ start: Int) -> DateReading? {
    // "BOM" and "BOY", the beginnings, are capitals in a request; "boy" is a word.
    if has(start, .inContext), !context.isPhrase || !atom(start).isAllCapitals { return nil }
    guard context.isPhrase || atom(start).isAllCapitals,
      var reading = unit(word(start).unit, steps: 0, end: start + 1, anchored: false, start)
    else { return nil }
    if reading.moment.grain == .day { reading.moment.clock = ClockTime(hour: 23, minute: 59, second: 59) }
    reading.start = glue(start - 1) == .the ? start - 1 : start
    reading.rule = "values.edge"
    return reading
  }

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
    guard glue(index) == .of else { return nil }
    let isBare = context.isPhrase && has(index + 1, .timeUnit) && !has(index + 1, .plural)
    let candidates = [
      relativeDate(index + 1), calendarDate(index + 1), unitWithArticle(index + 1),
      isBare ? unit(word(index + 1).unit, steps: 0, end: index + 2, anchored: false, index + 1) : nil,
    ]
    guard let inner = longest(candidates), inner.moment.literal == nil else { return nil }
    var result = inner
    result.start = glue(start - 1) == .the ? start - 1 : start
    result.rule = "values.edge"
    if glue(start) == .rest { return context.isPhrase ? restOf(result) : inner.moment.grain == .day ? nil : result }
    guard inner.moment.grain == .day else { return result }
    guard context.isPhrase, glue(start) == .end, inner.moment.clock == nil else { return nil }
    result.moment.clock = ClockTime(hour: 23, minute: 59, second: 59)
    return result
  }

  /// "the rest of the week" in a phrase: from the reference day to its end.
  private func restOf(_ reading: DateReading) -> DateReading? {
    guard let reference = context.referenceDay, let next = reading.moment.adding(1), reading.moment.grain != .day else {
      return nil
    }
    var result = reading
    result.moment = Moment(literal: reference.description + "/" + next.day.adding(days: -1).description)
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
    case _ where word(index).offset == 0 && has(index, .modifier) && glue(start - 1) == .at && glue(index + 1) == .time:
      return DateReading(index + 2, Moment(literal: "PRESENT_REF"), "values.vague")
    case .present where glue(start - 1) == .at && index == start:
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

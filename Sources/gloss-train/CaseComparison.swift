// Whether what was found is what a case wants: TIMEX values as stretches of time.
//
// Conventions that differ without a difference in meaning are evened out here and named: "(A,B,P)" is A to B; an end given
// as a year, month or day may be meant inclusively or exclusively; a time without a day is compared as a time of day; a
// range in two expressions ("from A to B") is one; a bound ("after May") is compared by the day that bounds; an edge ("end of
// May") by the stretch that it lies in, as TIMEX3 has it with a modifier; mornings, seasons and weekends begin when a suite
// says; two and a half hours are 2 h 30; days from now ("in 7 days") are a day to TIMEX3 and an hour of it to duckling; "by
// Friday" is the bound to TIMEX3 and all the time up to it to duckling. What agrees only so is counted apart. A time with its
// zone is compared in the zone of the reference where a suite gives instants, without it where a suite gives TIMEX.

import Annotation
import Prose
import Text

/// How an answer agrees with what is wanted.
enum Agreement {
  /// The same TIMEX value, stretch, instant and grain, or components.
  case value
  /// The same but for a convention.
  case convention
  case none
}

extension CaseSuite {
  /// Whether the values found are those that are wanted, one to one.
  func agreement(
    _ wanted: [WantedValue], _ found: [FoundValue], input: ProseDocument, reference: String?
  ) -> Agreement {
    if matches(wanted, found, reference, agrees) { return .value }
    func agreesByConvention(_ want: WantedValue, _ found: FoundValue, _ reference: String?) -> Bool {
      agrees(want, found, reference) || isSameByConvention(want, found, reference)
    }
    if matches(wanted, found, reference, agreesByConvention) { return .convention }
    // Two expressions that a range joins count as one.
    let joined = join(found, input)
    return joined.count < found.count && matches(wanted, joined, reference, agreesByConvention) ? .convention : .none
  }

  private func matches(
    _ wanted: [WantedValue], _ found: [FoundValue], _ reference: String?,
    _ agrees: (WantedValue, FoundValue, String?) -> Bool
  ) -> Bool {
    guard wanted.count == found.count else { return false }
    var left = found
    for want in wanted {
      guard let index = left.firstIndex(where: { agrees(want, $0, reference) }) else { return false }
      left.remove(at: index)
    }
    return true
  }

  private func join(_ found: [FoundValue], _ prose: ProseDocument) -> [FoundValue] {
    var result: [FoundValue] = []
    for value in found {
      if let last = result.last, value.tokens.lowerBound - last.tokens.upperBound == 1, !last.value.contains("/"),
        ["to", "and", "-", "–", "until", "till", "through", "thru"].contains(
          prose.string(ofToken: last.tokens.upperBound).lowercased())
      {
        result[result.count - 1].value = last.value + "/" + value.value
        result[result.count - 1].tokens = last.tokens.lowerBound..<value.tokens.upperBound
      } else {
        result.append(value)
      }
    }
    return result
  }

  private func agrees(_ want: WantedValue, _ found: FoundValue, _ reference: String?) -> Bool {
    if form == .recognizersMoney || form == .recognizersPercent {
      return want.values.contains { $0 == found.value || $0.hasPrefix(" ") && found.value.hasSuffix($0) }
    }
    if want.values.contains(where: { Self.isSameTimex($0, found.value) }) { return true }
    let value = form == .duckling ? Self.inZone(found.value, of: reference) : found.value
    if let stretch = Stretch.ofTimex(value), agrees(want, stretch, value) { return true }
    if found.value == "PRESENT_REF", let now = reference.flatMap(Stretch.instant),
      want.instants.contains(where: { $0.second == now })
        || want.components["hour"].map({ $0 == now / 3600 % 24 }) == true
    {
      return true
    }
    return !want.components.isEmpty && agreesByComponents(want, found, reference)
  }

  private func isSameByConvention(_ want: WantedValue, _ found: FoundValue, _ reference: String?) -> Bool {
    if agreesByPart(want, found.value) || agreesByLength(want, found.value, reference) { return true }
    if want.stretches.contains(where: {
      Stretch.isPart(found.value, $0) || Stretch.isSameSeasonOrWeekend(found.value, $0)
        || isClockRange(found.value, $0, reference)
    }) {
      return true
    }
    if form == .duckling, agreesByDay(want, found, reference) || agreesByBound(want, found, reference) { return true }
    if want.isBound, want.values.contains(where: { Self.isPattern($0, of: found.value) }) { return true }
    if let time = Self.timeOfDay(form == .duckling ? Self.inZone(found.value, of: reference) : found.value),
      want.values.isEmpty,
      want.instants.contains(where: { ($0.second % 86_400 + 86_400) % 86_400 == time })
    {
      return true
    }
    return want.stretches.contains { isEdge($0, found) }
  }

  /// "in 7 days", "two years ago": to TIMEX3 the day then, where duckling has the hour of it or the month around it.
  private func agreesByDay(_ want: WantedValue, _ found: FoundValue, _ reference: String?) -> Bool {
    let words = found.text.lowercased().split(separator: " ")
    guard words.first == "in" || ["ago", "hence", "now"].contains(words.last ?? ""),
      let now = reference.flatMap(Stretch.instant), let own = Stretch.ofTimex(found.value),
      own.end - own.start == 86_400
    else { return false }
    return want.instants.contains { instant in
      switch instant.grain {
      case "hour":
        return Stretch.day(instant.second) == Stretch.day(own.start)
          && instant.second % 86_400 / 3600 == now % 86_400 / 3600
      case "month":
        let month = CalendarDay(daysSinceEpoch: Stretch.day(instant.second))
        let day = CalendarDay(daysSinceEpoch: Stretch.day(own.start))
        return (month.year, month.month) == (day.year, day.month)
      default: return false
      }
    }
  }

  /// "by Friday", "until 5 pm": to duckling all the time from now to that bound.
  private func agreesByBound(_ want: WantedValue, _ found: FoundValue, _ reference: String?) -> Bool {
    let first = found.text.lowercased().split(separator: " ").first.map(String.init) ?? ""
    guard ["by", "until", "till", "before"].contains(found.before) || ["by", "until", "till"].contains(first),
      let now = reference.flatMap(Stretch.instant), let own = bound(found.value, now)
    else { return false }
    return want.stretches.contains {
      $0.start == now && ($0.end == own.start || $0.end == own.end || $0.end == own.end + 1)
    }
  }

  /// The stretch of a value; a time without its day is that of the reference day.
  private func bound(_ value: String, _ now: Int) -> Stretch? {
    if let second = Self.timeOfDay(value) {
      let start = Stretch.day(now) * 86_400 + second
      return Stretch(start: start, end: start + 60)
    }
    return Stretch.ofTimex(value)
  }

  /// A value with the zone of its time moved into that of the reference: "T16:00+01:00" is "T13:00" two hours west of UTC.
  private static func inZone(_ value: String, of reference: String?) -> String {
    let sides = value.split(separator: "/").map(String.init)
    if sides.count == 2 { return inZone(sides[0], of: reference) + "/" + inZone(sides[1], of: reference) }
    guard let (text, seconds) = splitZone(value), let mark = text.lastIndex(of: "T"),
      let time = Stretch.clock(String(text[text.index(after: mark)...]))
    else { return value }
    let moved = time.second - seconds + zone(reference)
    let rest = (moved % 86_400 + 86_400) % 86_400
    let clock = "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + (rest % 60 == 0 ? "" : ":" + two(rest % 60))
    guard let day = CalendarDay(parsing: String(text[..<mark])) else { return String(text[..<mark]) + clock }
    return day.adding(days: Stretch.day(moved)).description + clock
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  /// A time without its zone, and the seconds of the zone.
  private static func splitZone(_ value: String) -> (text: String, seconds: Int)? {
    guard value.contains("T"), !value.hasPrefix("P") else { return nil }
    if value.hasSuffix("Z") { return (String(value.dropLast()), 0) }
    let tail = value.suffix(6)
    guard tail.count == 6, value.count > 9, tail.first == "+" || tail.first == "-", tail.dropFirst(3).first == ":"
    else {
      return nil
    }
    return (String(value.dropLast(6)), zone(String(tail)))
  }

  /// Whether a stretch is the beginning, middle or end of the one that the words name with such a word ("end of May", "early
  /// March"): it lies on that side of it and is at most half as long.
  private func isEdge(_ stretch: Stretch, _ found: FoundValue) -> Bool {
    let words = found.text.lowercased().split { $0 == " " || $0 == "-" }.prefix(2)
    guard let own = Stretch.ofTimex(found.value), stretch.start >= own.start, stretch.end <= own.end,
      2 * (stretch.end - stretch.start) <= own.end - own.start + 3 * 86_400
    else { return false }
    if !words.filter({ ["beginning", "start", "early", "bom", "boy"].contains($0) }).isEmpty {
      return stretch.start == own.start
    }
    if !words.filter({ ["end", "late", "eom", "eoy"].contains($0) }).isEmpty { return stretch.end == own.end }
    return !words.filter { ["mid", "middle"].contains($0) }.isEmpty
  }

  /// "T15:30/T18:00": hours of no particular day, the end with or without its last unit. UTC counts in the zone of the case.
  private func isClockRange(_ value: String, _ stretch: Stretch, _ reference: String?) -> Bool {
    let sides = Self.inZone(value, of: reference).split(separator: "/").map { $0.drop { $0 != "T" } }
    guard sides.count == 2, value.hasPrefix("T"), let from = Stretch.clock(String(sides[0].dropFirst())),
      let to = Stretch.clock(String(sides[1].dropFirst()))
    else { return false }
    let start = (stretch.start % 86_400 + 86_400) % 86_400
    let length = (to.second - from.second + 86_400) % 86_400
    return start == from.second && [0, 60, 3600].contains(stretch.end - stretch.start - length)
  }

  /// The seconds of a reference time's zone, "-02:00".
  private static func zone(_ reference: String?) -> Int {
    guard let tail = reference?.suffix(6), tail.first == "-" || tail.first == "+", tail.dropFirst(3).first == ":",
      let clock = Stretch.clock(String(tail.dropFirst()))
    else { return 0 }
    return tail.first == "-" ? -clock.second : clock.second
  }

  /// Whether an open TIMEX value ("XXXX-05", "XXXX-WXX-4T17") leaves open only what ours fills.
  private static func isPattern(_ pattern: String, of value: String) -> Bool {
    let sides = (
      normal(pattern).split(separator: "T").map(String.init), normal(value).split(separator: "T").map(String.init)
    )
    guard pattern.hasPrefix("XXXX"), sides.0.count == sides.1.count, let open = sides.0.first, let date = sides.1.first
    else { return false }
    guard sides.0.count < 2 || sides.0[1] == sides.1[1] else { return false }
    if open.hasPrefix("XXXX-WXX-"), let day = CalendarDay(parsing: date) { return open.hasSuffix(String(day.weekday)) }
    return open.count == date.count && zip(open, date).allSatisfy { $0 == "X" || $0 == $1 }
  }

  /// The same part of the same day, whatever hours a suite gives to a morning.
  private func agreesByPart(_ want: WantedValue, _ value: String) -> Bool {
    let parts = value.split(separator: "T", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[1].allSatisfy({ $0.isLetter }), let day = Stretch.ofTimex(parts[0]) else {
      return false
    }
    guard want.values.contains(where: { $0.hasSuffix("T" + parts[1]) }) else { return false }
    return want.stretches.contains { $0.start >= day.start && $0.start < day.end }
  }

  /// "the next three days": TIMEX3 gives the length where a suite gives the days; equal where the length agrees and the
  /// stretch lies beside the reference, within one unit of it.
  private func agreesByLength(_ want: WantedValue, _ value: String, _ reference: String?) -> Bool {
    guard value.hasPrefix("P"), let now = reference.flatMap(Stretch.instant), let length = Stretch.length(value) else {
      return false
    }
    if form == .duckling {
      return want.stretches.contains {
        let size = $0.end - $0.start
        // A stretch of days that begins now is shorter by the hours of today.
        let slack = length.unit > 86_400 ? max(length.slack, 86_400) : length.slack
        return abs(size - length.seconds) <= slack
          && (abs($0.start - now) <= length.unit || abs($0.end - now) <= length.unit)
      }
    }
    guard form == .chrono, let year = want.components["year"], let month = want.components["month"],
      let number = want.components["day"],
      let day = CalendarDay(year: year, month: month, day: number)
    else { return false }
    let away = abs(day.daysSinceEpoch - Stretch.day(now)) * 86_400
    return abs(away - length.seconds) <= max(length.slack, 86_400)
  }

  private func agrees(_ want: WantedValue, _ stretch: Stretch, _ value: String) -> Bool {
    if want.stretches.contains(stretch) { return true }
    // The end of "A to B" may be meant without its last unit.
    if let slash = value.lastIndex(of: "/"), let last = Stretch.ofTimex(String(value[value.index(after: slash)...])) {
      if want.stretches.contains(Stretch(start: stretch.start, end: last.start)) { return true }
      if want.stretches.contains(where: { $0.start == stretch.start && [60, 3600].contains($0.end - last.start) }) {
        return true
      }
    }
    return want.instants.contains { $0.second == stretch.start && Self.isGrain($0.grain, value, stretch) }
  }

  private static func isGrain(_ grain: String, _ value: String, _ stretch: Stretch) -> Bool {
    let length = stretch.end - stretch.start
    switch grain {
    case "": return true
    case "second": return length <= 60
    case "minute", "hour": return length <= 3600
    case "day": return length == 86_400
    case "week": return length == 7 * 86_400
    case "month": return (28...31).contains(length / 86_400)
    case "quarter": return (89...93).contains(length / 86_400)
    case "year": return (365...366).contains(length / 86_400)
    default: return false
    }
  }

  private static func timeOfDay(_ value: String) -> Int? {
    value.hasPrefix("T") ? Stretch.clock(String(value.dropFirst()))?.second : nil
  }

  /// Whether two TIMEX values say the same.
  private static func isSameTimex(_ gold: String, _ ours: String) -> Bool {
    let left = normal(gold)
    let right = normal(ours)
    if left == right || "XXXX-XX-XX" + left == right || left == "P1WE" && right == "XXXX-WXX-WE" { return true }
    if let amounts = Stretch.amounts(gold), amounts == Stretch.amounts(ours) { return true }
    if gold.hasPrefix("("), gold.hasSuffix(")") {
      let parts = gold.dropFirst().dropLast().split(separator: ",").map { normal(String($0)) }
      guard parts.count >= 2 else { return false }
      if right == parts[0] + "/" + parts[1] { return true }
      let sides = ours.split(separator: "/").map { normal(String($0)) }
      if sides.count == 2, sides[0].hasSuffix(parts[0]) || parts[0].hasSuffix(sides[0]),
        sides[1].hasSuffix(parts[1]) || parts[1].hasSuffix(sides[1])
      {
        return true
      }
      // A length of time before or after now, where TIMEX3 has the length.
      return parts.count == 3 && right == parts[2]
    }
    return false
  }

  /// "T15", "T15:00:00" and "T15:00-08:00" are "T15:00", for a suite that keeps the zone elsewhere; "P1Y6M0D" stays.
  private static func normal(_ value: String) -> String {
    let sides = value.split(separator: "/").map(String.init)
    if sides.count == 2 { return normal(sides[0]) + "/" + normal(sides[1]) }
    let value = splitZone(value)?.text ?? value
    guard let mark = value.lastIndex(of: "T"), !value.hasPrefix("P") else { return value }
    var time = String(value[value.index(after: mark)...])
    guard time.first?.isNumber == true else { return value }
    while time.hasSuffix(":00") { time.removeLast(3) }
    return String(value[...mark]) + time
  }

  private func agreesByComponents(_ want: WantedValue, _ found: FoundValue, _ reference: String?) -> Bool {
    let sides = found.value.split(separator: "/").map(String.init)
    guard let first = sides.first, agrees(want.components, first, reference) else { return false }
    guard !want.endComponents.isEmpty, sides.count == 2 else {
      return want.endComponents.isEmpty || sides.count == 1 && Stretch.ofTimex(first) != nil && isEnd(want, first)
    }
    return agrees(want.endComponents, sides[1], reference)
  }

  /// Whether one value covers the stretch that was wanted.
  private func isEnd(_ want: WantedValue, _ value: String) -> Bool {
    guard let stretch = Stretch.ofTimex(value) else { return false }
    let day = CalendarDay(daysSinceEpoch: Stretch.day(stretch.end - 1))
    return want.endComponents["day"].map { $0 == day.day } ?? true
      && want.endComponents["month"].map { $0 == day.month } ?? true
  }

  private func agrees(_ components: [String: Int], _ value: String, _ reference: String?) -> Bool {
    let parts = value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let clock = parts.count == 2 ? Stretch.clock(parts[1]) : nil
    if let hour = components["hour"], let clock {
      guard clock.second / 3600 % 24 == hour % 24 else { return false }
      if let minute = components["minute"], clock.second / 60 % 60 != minute { return false }
    }
    if let hour = components["hour"], clock == nil, parts.count == 2, let window = Stretch.dayParts[parts[1]] {
      guard (window.0...window.1).contains(hour) else { return false }
    } else if let hour = components["hour"], clock == nil, hour != 12 {
      // An hour that only repeats that of the reference was never said.
      guard let implied = reference.flatMap(Stretch.instant), implied / 3600 % 24 == hour || hour == 0 else {
        return false
      }
    }
    guard !parts[0].isEmpty else { return clock != nil }
    if let weekday = components["weekday"], parts[0].hasPrefix("XXXX-WXX-") {
      return parts[0].hasSuffix(String(weekday == 0 ? 7 : weekday))
    }
    guard let stretch = Stretch.ofTimex(parts[0]) else {
      return parts[0].hasPrefix("XXXX") && components["year"] == nil
    }
    let day = CalendarDay(daysSinceEpoch: Stretch.day(stretch.start))
    if let year = components["year"], year != day.year { return false }
    if let month = components["month"], month != day.month, stretch.end - stretch.start < 300 * 86_400 { return false }
    if let number = components["day"], number != day.day, stretch.end - stretch.start <= 86_400 { return false }
    return true
  }
}

// The calendars that follow the moon: where sun and moon stand, and the days of the Islamic, Chinese and Hindu year that
// follow from it. Knows no holiday and no word.
//
// Positions after Meeus, Astronomical Algorithms (1998), chapters 25 and 47, cut to the terms above 0.008 degrees: a new
// moon is right within some minutes, which is enough for days.

import Glibc
import Text

/// Sun and moon, and the months that they make. Times are days since noon of 1 January 2000, universal time.
enum LunarCalendar {
  /// The apparent longitudes of moon and sun in degrees, the moon's counted on without a break.
  private static func longitudes(_ time: Double) -> (moon: Double, sun: Double) {
    let century = time / 36_525
    func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
    let elongation = 297.8501921 + 445_267.1114034 * century
    let sunAnomaly = 357.5291092 + 35_999.0502909 * century
    let moonAnomaly = 134.9633964 + 477_198.8675055 * century
    let latitude = 93.2720950 + 483_202.0175233 * century
    // Multiples of elongation, sun's anomaly, moon's anomaly and argument of latitude, with the amplitude.
    let terms: [(Double, Double, Double, Double, Double)] = [
      (0, 0, 1, 0, 6.288774), (2, 0, -1, 0, 1.274027), (2, 0, 0, 0, 0.658314), (0, 0, 2, 0, 0.213618),
      (0, 1, 0, 0, -0.185116), (0, 0, 0, 2, -0.114332), (2, 0, -2, 0, 0.058793), (2, -1, -1, 0, 0.057066),
      (2, 0, 1, 0, 0.053322), (2, -1, 0, 0, 0.045758), (0, 1, -1, 0, -0.040923), (1, 0, 0, 0, -0.034720),
      (0, 1, 1, 0, -0.030383), (2, 0, 0, -2, 0.015327), (0, 0, 1, 2, -0.012528), (0, 0, 1, -2, 0.010980),
      (4, 0, -1, 0, 0.010675), (0, 0, 3, 0, 0.010034), (4, 0, -2, 0, 0.008548),
    ]
    var moon = 218.3164477 + 481_267.88123421 * century
    for (first, second, third, fourth, amplitude) in terms {
      moon +=
        amplitude * sine(first * elongation + second * sunAnomaly + third * moonAnomaly + fourth * latitude)
    }
    let equation = (1.914602 - 0.004817 * century) * sine(sunAnomaly) + 0.019993 * sine(2 * sunAnomaly)
    return (moon, 280.46646 + 36_000.76983 * century + equation + 0.000289 * sine(3 * sunAnomaly) - 0.00569)
  }

  private static func elongation(_ time: Double) -> Double {
    let (moon, sun) = longitudes(time)
    return moon - sun
  }

  /// When the moon is so many degrees before the sun; 360 a month, counted from the new moon of January 2000.
  private static func time(ofElongation target: Double) -> Double {
    var time = (target - elongation(0)) / 12.190749
    for _ in 0..<20 {
      let away = elongation(time) - target
      time -= away / 12.190749
      if abs(away) < 1e-5 { break }
    }
    return time
  }

  /// The new moon that begins month `month`; month 0 is that of January 2000.
  private static func newMoon(_ month: Int) -> Double { time(ofElongation: Double(month) * 360) }

  /// The day on a clock so many hours east of Greenwich, in days since 1970, and the hour there.
  private static func local(_ time: Double, _ hoursEast: Double) -> (day: Int, hour: Double) {
    let days = time + 10_957.5 + hoursEast / 24
    let whole = days.rounded(.down)
    return (Int(whole), (days - whole) * 24)
  }

  /// The months that can touch a year of our calendar.
  private static func months(near year: Int) -> Range<Int> {
    let first = Int((Double(year - 2000) * 12.3683).rounded(.down))
    return first - 4..<first + 18
  }

  /// The first of some days that lies in a year.
  private static func first(in year: Int, _ days: (Int) -> Int?) -> CalendarDay? {
    guard (1...2999).contains(year) else { return nil }
    for month in months(near: year) {
      guard let number = days(month) else { continue }
      let day = CalendarDay(daysSinceEpoch: number)
      if day.year == year { return day }
    }
    return nil
  }

  /// A day of an Islamic month (0 is Muharram) in a year of our calendar.
  ///
  /// A month begins on the day after a new moon before sunset in Mecca, as Umm al-Qura has it but for the setting of the
  /// moon: some months come out a day early. Where the sky is watched, the day can be one later.
  static func islamic(month: Int, day: Int, in year: Int) -> CalendarDay? {
    // Month 231 is Muharram 1440.
    first(in: year) { number in
      guard (number - 231) % 12 == month || (number - 231) % 12 + 12 == month else { return nil }
      let moon = local(newMoon(number), 3)
      return moon.day + (moon.hour < 17 ? 1 : 2) + day - 1
    }
  }

  /// A day of a Chinese month (1 to 12) in a year of our calendar: the month that the sun enters its sign in.
  static func chinese(month: Int, day: Int, in year: Int) -> CalendarDay? {
    let sign = Double((330 + 30 * (month - 1)) % 360)
    return first(in: year) { number in
      let begin = local(newMoon(number), 8).day
      let end = local(newMoon(number + 1), 8).day
      let atBegin = angle(sunLongitude(Double(begin) - 10_957.5 - 8.0 / 24) - sign)
      let atEnd = angle(sunLongitude(Double(end) - 10_957.5 - 8.0 / 24) - sign)
      return atBegin <= 0 && atEnd > 0 && atEnd < 90 && atBegin > -90 ? begin + day - 1 : nil
    }
  }

  /// A lunar day (1 to 30) of a Hindu month (0 is Chaitra) in a year of our calendar: the day on which it rules at an hour of
  /// Indian time. Months end with the new moon; leap months are left out.
  static func hindu(month: Int, lunarDay: Int, hour: Double, in year: Int) -> CalendarDay? {
    first(in: year) { number in
      let sign = siderealSign(newMoon(number))
      guard (sign + 1) % 12 == month, siderealSign(newMoon(number + 1)) != sign else { return nil }
      let begin = time(ofElongation: Double(number) * 360 + Double(lunarDay - 1) * 12)
      let end = time(ofElongation: Double(number) * 360 + Double(lunarDay) * 12)
      let start = local(begin, 5.5)
      let rules = start.hour <= hour ? start.day : start.day + 1
      // Where it rules at that hour of no day, the day that it begins on.
      let stop = local(end, 5.5)
      return rules < stop.day || rules == stop.day && stop.hour > hour ? rules : start.day
    }
  }

  /// The day on which the sun enters a sidereal longitude in degrees, by Indian time; after 5 in the afternoon the next.
  static func sankranti(_ degrees: Double, in year: Int) -> CalendarDay? {
    guard (1...2999).contains(year), let january = CalendarDay(year: year, month: 1, day: 1) else { return nil }
    for offset in 0..<366 {
      let day = january.adding(days: offset)
      let time = Double(day.daysSinceEpoch) - 10_957.5 + (17 - 5.5) / 24
      let (now, next) = (angle(sidereal(time - 1) - degrees), angle(sidereal(time) - degrees))
      if now <= 0, next > 0, next < 90 { return day }
    }
    return nil
  }

  private static func sunLongitude(_ time: Double) -> Double { longitudes(time).sun }

  /// The sun's longitude among the stars, by the ayanamsa of Lahiri.
  private static func sidereal(_ time: Double) -> Double {
    sunLongitude(time) - 23.85306 - 1.39720 * time / 36_525
  }

  private static func siderealSign(_ time: Double) -> Int {
    let degrees = sidereal(time)
    return Int((degrees - 360 * (degrees / 360).rounded(.down)) / 30) % 12
  }

  /// An angle between -180 and 180 degrees.
  private static func angle(_ degrees: Double) -> Double {
    let turn = degrees - 360 * (degrees / 360).rounded(.down)
    return turn > 180 ? turn - 360 : turn
  }
}

/// The Jewish calendar by its fixed rules (Dershowitz and Reingold, Calendrical Calculations, 2018, chapter 8).
enum HebrewCalendar {
  /// The first day of the Jewish year that begins in a year of our calendar.
  static func newYear(in year: Int) -> CalendarDay? {
    guard (1...2999).contains(year) else { return nil }
    return CalendarDay(daysSinceEpoch: newYearDay(year + 3761))
  }

  /// Whether the year that begins in a year of our calendar has a long month Heshvan.
  static func hasLongHeshvan(in year: Int) -> Bool {
    (newYearDay(year + 3762) - newYearDay(year + 3761)) % 10 == 5
  }

  /// Whether the Jewish year that ends in a year of our calendar has a leap month.
  static func endsLeapYear(in year: Int) -> Bool { (7 * (year + 3760) + 1) % 19 < 7 }

  private static func newYearDay(_ year: Int) -> Int {
    let correction: Int
    if elapsedDays(year + 1) - elapsedDays(year) == 356 {
      correction = 2
    } else {
      correction = elapsedDays(year) - elapsedDays(year - 1) == 382 ? 1 : 0
    }
    return elapsedDays(year) + correction - 1_373_427 - 719_163
  }

  /// Days from the epoch to the new year, before the corrections for year lengths that may not be.
  private static func elapsedDays(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let days = 29 * months + parts / 25_920
    return 3 * (days + 1) % 7 < 3 ? days + 1 : days
  }
}

// The calendar against day-by-day counting over whole cycles of 400 years.

import Testing
import Text

@Suite struct CalendarDayTests {
  @Test func everyDayOfEightCenturiesFollowsTheOneBefore() {
    var expected = (year: 1600, month: 1, day: 1)
    guard let first = CalendarDay(year: 1600, month: 1, day: 1) else { return #expect(Bool(false)) }
    var weekday = 6  // 1 January 1600 was a Saturday.
    for offset in 0..<292_194 {
      let day = first.adding(days: offset)
      let date = day.date
      let isRight =
        date == expected && day.weekday == weekday
        && CalendarDay(year: date.year, month: date.month, day: date.day) == day
        && CalendarDay(parsing: day.description) == day
      if !isRight { Issue.record("\(day) \(expected) \(weekday)") }
      weekday = weekday % 7 + 1
      expected.day += 1
      if expected.day > CalendarDay.dayCount(ofMonth: expected.month, year: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
    #expect(expected == (2400, 1, 1))
  }

  @Test func everyWeekOfFourCenturiesRoundTrips() {
    guard let first = CalendarDay(year: 1900, month: 1, day: 1) else { return #expect(Bool(false)) }
    var last = (year: 1899, week: 52)
    for offset in stride(from: 0, to: 146_097, by: 7) {
      let monday = first.adding(days: offset)
      let week = monday.isoWeek
      let follows = week == (last.year, last.week + 1) || (week == (last.year + 1, 1) && last.week >= 52)
      #expect(follows && CalendarDay(isoWeek: week.week, year: week.year) == monday)
      #expect(monday.adding(days: 6).isoWeek == week)
      last = week
    }
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-03-31", -1, "2024-02-29"),
    ("2023-12-15", 1, "2024-01-15"), ("2024-01-15", -1, "2023-12-15"), ("2024-02-29", 12, "2025-02-28"),
    ("2024-05-05", -65, "2018-12-05"),
  ])
  func monthsKeepTheDayWhereTheyCan(from: String, months: Int, expected: String) {
    #expect(CalendarDay(parsing: from)?.adding(months: months).description == expected)
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-4-01", "2023-04-1", "20230401", ""])
  func daysThatAreNoneAreRefused(text: String) {
    #expect(CalendarDay(parsing: text) == nil)
  }

  @Test func numbersFarOutsideClamp() {
    let day = CalendarDay(daysSinceEpoch: 0)
    #expect(day.adding(days: .max).year == CalendarDay.yearLimit)
    #expect(day.adding(days: .min).year == -CalendarDay.yearLimit)
    #expect(day.adding(months: .max).year == CalendarDay.yearLimit)
    #expect(day.adding(years: .min).year == -CalendarDay.yearLimit)
    #expect(CalendarDay(year: .max, month: 1, day: 1) == nil)
    #expect(CalendarDay(isoWeek: 53, year: 2021) == nil)
    #expect(CalendarDay(isoWeek: .max, year: .min) == nil)
  }
}

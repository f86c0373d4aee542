// The days of holidays: fixed, counted, and by the moon.

import Testing
import Text

@testable import Analysis

@Suite struct HolidayTests {
  @Test(arguments: [
    ("Easter 2024", "2024-03-31"), ("Good Friday 2025", "2025-04-18"), ("Orthodox Easter 2024", "2024-05-05"),
    ("Thanksgiving 2023", "2023-11-23"), ("Victoria Day 2018", "2018-05-21"), ("Mothering Sunday 2024", "2024-03-10"),
    ("Yom Kippur 2024", "2024-10-12"), ("Passover 2024", "2024-04-22/2024-04-30"),
    ("Hanukkah 2024", "2024-12-25/2025-01-02"), ("Purim 2024", "2024-03-24"), ("Tu BiShvat 2024", "2024-01-25"),
    ("Eid al-Fitr 2024", "2024-04-10"), ("Ramadan 2024", "2024-03-11/2024-04-09"), ("Eid al-Adha 2023", "2023-06-28"),
    ("Lunar New Year 2024", "2024-02-10"), ("Chinese New Year 2025", "2025-01-29"),
    ("Mid-Autumn Festival 2024", "2024-09-17"), ("Dragon Boat Festival 2024", "2024-06-10"),
    ("World Water Day 2024", "2024-03-22"), ("International Day of Happiness 2024", "2024-03-20"),
    ("Diwali 2023", "2023-11-12"), ("Holi 2024", "2024-03-25"), ("Makar Sankranti 2024", "2024-01-15"),
  ])
  func daysOfYears(_ text: String, _ expected: String) {
    #expect(values("They met on \(text).").map { String($0.suffix(expected.utf8.count)) } == [expected])
  }

  @Test func everyYearHasItsDaysInOrder() {
    for holiday in Holiday.all {
      for year in stride(from: 1900, through: 2100, by: 7) {
        guard let day = holiday.day(in: year) else { continue }
        #expect(abs(day.year - year) <= 1)
        if let last = holiday.lastDay(in: year) { #expect(last > day) }
      }
    }
  }

  @Test func easterFallsOnSundayInSpring() {
    for year in 1583...2999 {
      let day = Holiday.easter(year)
      #expect(day?.weekday == 7 && (3...4).contains(day?.month ?? 0))
    }
  }

  @Test func jewishNewYearKeepsItsWeekdays() {
    // The rules keep it from Sunday, Wednesday and Friday.
    for year in 1800...2200 {
      let weekday = HebrewCalendar.newYear(in: year)?.weekday ?? 0
      #expect([1, 2, 4, 6].contains(weekday))
    }
  }

  @Test(arguments: [0, -5, 3000, Int.max / 4000])
  func yearsOutsideHaveNoMoon(_ year: Int) {
    #expect(LunarCalendar.chinese(month: 1, day: 1, in: year) == nil)
    #expect(LunarCalendar.islamic(month: 8, day: 1, in: year) == nil)
    #expect(HebrewCalendar.newYear(in: year) == nil)
  }
}

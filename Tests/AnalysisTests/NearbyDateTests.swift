// Dates beside other dates and times beside other times, the days of single countries, and time zones.

import Annotation
import Testing

@testable import Analysis

private let temporal: Set<EntityType> = [.date, .time, .duration, .set]

/// The dates and times of a phrase, read on Monday 18 March 2024.
private func phrase(_ text: String) -> [String] {
  values(text, types: temporal).map { $0.split(separator: " = ").last.map(String.init) ?? "" }
}

/// Prose around a sentence, so that it is no phrase.
private func prose(_ sentence: String) -> [String] {
  values(
    sentence
      + " The harbour board heard it, and then it went on to talk of nets and ropes and of the pier that nobody had painted.",
    types: temporal)
}

@Suite struct NearbyDateTests {
  @Test(arguments: [
    ("the day after Christmas", "2024-12-26"), ("the Monday after Easter", "2024-04-01"),
    ("Saturday before 5 May", "2024-05-04"), ("the weekend before Christmas", "2024-W51-WE"),
    ("the week after 5 May", "2024-W19"), ("the closest Monday to 5 October", "2024-10-07"),
    ("the nearest Friday to today", "2024-03-15"), ("the second closest Christmas to today", "2024-12-25"),
    ("the Ides of March", "2025-03-15"), ("Ides of April 2020", "2020-04-13"),
    ("the second to last day of May", "2024-05-30"), ("last week-end of October", "2024-W43-WE"),
    ("March after next", "2025-03"), ("March in two years", "2026-03"),
  ])
  func besideADate(_ text: String, _ expected: String) { #expect(phrase(text) == [expected]) }

  @Test(arguments: [
    ("They met on the day after Christmas.", ["the day after Christmas = 2023-12-26"]),
    ("He left two hours before midnight.", ["two hours before midnight = T22:00"]),
    ("It rang 90 minutes after 5 p.m.", ["90 minutes after 5 p.m. = T18:30"]),
    ("It sank three days ago at 5 p.m.", ["three days ago at 5 p.m. = 2024-03-15T17:00"]),
    ("The day after the vote was calm.", []),
    ("They dined on Monday after the walk.", ["Monday = 2024-03-18"]),
    ("The boy stood at the helm.", []),
  ])
  func inSentences(_ sentence: String, _ expected: [String]) { #expect(prose(sentence) == expected) }

  @Test(arguments: [
    ("15 minutes past 15h", "T15:15"), ("in a quarter of an hour", "PT0.25H"), ("for 30'", "PT30M"),
    ("4pm PST", "T16:00-08:00"), ("8:30 GMT+3", "T08:30+03:00"), ("noon UTC", "T12:00Z"), ("8pm ET", "T20:00"),
    ("9:30 - 11:00 CST", "T09:30-06:00/T11:00-06:00"),
    ("later than 9:30 but before 11:00 on Thursday", "2024-03-21T09:30/2024-03-21T11:00"),
  ])
  func clocks(_ text: String, _ expected: String) { #expect(phrase(text).first == expected) }

  @Test(arguments: [
    ("Labour Day 2023", "2023-05-01"), ("Labor Day 2023", "2023-09-04"), ("Rizal Day 2023", "2023-12-30"),
    ("Auckland Anniversary Day 2024", "2024-01-29"), ("Boss's Day 2021", "2021-10-15"), ("Tax Day 2011", "2011-04-18"),
    ("Super Tuesday 2020", "2020-03-03"), ("Super Tuesday", "2024-03-05"),
    ("NAIDOC Week 2023", "2023-07-02/2023-07-09"),
    ("National Heroes' Day 2023", "2023-08-28"), ("Battle of Britain Day 2023", "2023-09-15"),
  ])
  func daysOfCountries(_ text: String, _ expected: String) {
    #expect(values("They met on \(text).").map { String($0.suffix(expected.utf8.count)) } == [expected])
  }

  @Test func yearsOfThreeDigits() {
    let story =
      "He was born on 30 September 342. He came to the town in December of 364. In 368, he left. On 5 May 300 fled, and on 6 May, 120 of them came back."
    #expect(
      prose(story).map { $0.split(separator: " = ").last.map(String.init) ?? "" } == [
        "0342-09-30", "0364-12", "0368", "0368-05-05", "0368-05-06",
      ])
  }
}

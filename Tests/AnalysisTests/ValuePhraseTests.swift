// Dates, times and lengths in short phrases, as in a search field or a request: bare hours, loose forms, stretches.

import Annotation
import Testing

@testable import Analysis

private let temporal: Set<EntityType> = [.date, .time, .duration, .set]

/// The dates and times of a phrase, read on Monday 18 March 2024.
private func phrase(_ text: String) -> [String] { values(text, types: temporal) }

@Suite struct ValuePhraseTests {
  @Test(arguments: [
    ("meet Ada 5 to 6pm", ["5 to 6pm = T17:00/T18:00"]),
    ("twenty to six", ["twenty to six = T05:40"]),
    ("ferry at 20 to 3pm", ["20 to 3pm = T14:40"]),
    ("open from 10 pm to 3", ["10 pm to 3 = T22:00/T03:00"]),
    ("open from 9 to 5", ["9 to 5 = T09:00/T17:00"]),
    ("call at 1030", ["1030 = T10:30"]),
    ("tea at 4 p . m .", ["4 p . m . = T16:00"]),
    ("back 11ish", ["11ish = T11:00"]),
    ("Monday 12-4", ["Monday 12-4 = 2024-03-25T12:00/2024-03-25T16:00"]),
    ("tomorrow afternoon from 3-5", ["tomorrow afternoon from 3-5 = 2024-03-19T15:00/2024-03-19T17:00"]),
    ("harbour walk early-morning Tuesday", ["early-morning Tuesday = 2024-03-19TMO"]),
    ("the morning of 5 May", ["the morning of 5 May = 2024-05-05TMO"]),
    ("Tuesday late evening at 10:00", ["Tuesday late evening at 10:00 = 2024-03-19T22:00"]),
    ("2pm for two hours", ["2pm for two hours = T14:00/T16:00"]),
  ])
  func clocksAndPartsOfDay(_ text: String, _ expected: [String]) { #expect(phrase(text) == expected) }

  @Test(arguments: [
    ("due on the 27th", ["the 27th = 2024-03-27"]),
    ("due on 27", ["27 = 2024-03-27"]),
    ("due Oct/2", ["Oct/2 = 2024-10-02"]),
    ("sales in 2016 /11", ["2016 /11 = 2016-11"]),
    ("in april in 2016", ["april in 2016 = 2016-04"]),
    ("November between 19 and 20", ["November between 19 and 20 = 2024-11-19/2024-11-20"]),
    ("10 May, nineteen zero one", ["10 May, nineteen zero one = 1901-05-10"]),
    ("seventeen hundred and thirty three", ["seventeen hundred and thirty three = 1733"]),
    ("Feb 29th", ["Feb 29th = 2028-02-29"]),
    ("this friday (mar-22)", ["this friday (mar-22) = 2024-03-22"]),
    ("third last week of 2018", ["third last week of 2018 = 2018-W50"]),
    ("the second Tuesday after Easter", ["the second Tuesday after Easter = 2024-04-09"]),
    ("1st week of Oct.", ["1st week of Oct. = 2024-W40"]),
    ("week 31", ["week 31 = 2024-W31"]),
    ("the week of 6 May", ["the week of 6 May = 2024-W19"]),
    ("Monday two weeks from now", ["Monday two weeks from now = 2024-04-01"]),
    ("next week on Tuesday or Friday", ["next week on Tuesday = 2024-03-26", "Friday = 2024-03-29"]),
    ("the month after next", ["the month after next = 2024-05"]),
    ("rest of the week", ["rest of the week = 2024-03-18/2024-03-24"]),
    ("end of day", ["end of day = 2024-03-18T23:59:59"]),
    ("report by EOM", ["EOM = 2024-03"]),
    ("labor day weekend 2021", ["labor day weekend 2021 = 2021-W35-WE"]),
    ("thanksgiving in two years", ["thanksgiving in two years = 2026-11-26"]),
  ])
  func dates(_ text: String, _ expected: [String]) { #expect(phrase(text) == expected) }

  @Test(arguments: [
    ("from 5/1-5/7/2020", ["5/1-5/7/2020 = 2020-05-01/2020-05-07"]),
    ("from December to May 2022", ["December to May 2022 = 2021-12/2022-05"]),
    ("between now and 15 November", ["now and 15 November = 2024-03-18/2024-11-15"]),
    ("from 4 to 22 January 1995", ["4 to 22 January 1995 = 1995-01-04/1995-01-22"]),
    ("two weeks starting May 20th", ["two weeks starting May 20th = 2024-05-20/2024-06-03"]),
    ("the range is 2014~2018", ["2014~2018 = 2014/2018"]),
  ])
  func stretches(_ text: String, _ expected: [String]) { #expect(phrase(text) == expected) }

  @Test(arguments: [
    ("in four business days", ["in four business days = 2024-03-22"]),
    ("the next 4 business days", ["the next 4 business days = P4BD"]),
    ("one and a quarter years", ["one and a quarter years = P1.25Y"]),
    ("an hour and a half", ["an hour and a half = PT1.5H"]),
    ("three quarters of an hour", ["three quarters of an hour = PT0.75H"]),
    ("another week", ["another week = P1W"]),
    ("all-day", ["all-day = P1D"]),
    ("every monday at 4pm", ["every monday at 4pm = XXXX-WXX-1T16:00"]),
    ("9am every Sunday", ["9am every Sunday = XXXX-WXX-7T09:00"]),
    ("tuesday afternoons", ["tuesday afternoons = XXXX-WXX-2TAF"]),
    ("in the mornings", ["the mornings = XXXX-XX-XXTMO"]),
    ("the 19th of every month", ["the 19th of every month = XXXX-XX-19"]),
  ])
  func lengthsAndSets(_ text: String, _ expected: [String]) { #expect(phrase(text) == expected) }
}

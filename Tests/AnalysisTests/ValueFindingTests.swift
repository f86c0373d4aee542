// Dates, sums and numbers in sentences: what is found, with which value, and what is not one.

import Annotation
import Lexicon
import Prose
import Testing
import Text

@testable import Analysis

/// The values of a text as "words = value", against a reference day.
func values(_ text: String, on day: String? = "2024-03-18", types: Set<EntityType>? = nil) -> [String] {
  let prose = ProseReader.read(SourceText(text), markup: .plainText)
  var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions(referenceDate: day))
  ValueFinding.run(on: &state)
  return state.values.filter { types?.contains($0.type) ?? true }.map {
    "\(prose.string(ofTokens: $0.tokens)) = \($0.value)"
  }
}

/// Sentences long enough to be prose rather than a phrase.
private let padding =
  "\n\nThe harbour council of Brenford sat in the old customs house and talked at length about the state of the piers and the boats, which nobody had painted."

private let temporal: Set<EntityType> = [.date, .time, .duration, .set]

@Suite struct ValueFindingTests {
  @Test(arguments: [
    ("The mayor announced at the weekend that the pier would close.", ["the weekend = 2024-W11-WE"]),
    ("The Brenford Echo reported Friday that the pier had closed.", ["Friday = 2024-03-15"]),
    ("The council will meet on Tuesday.", ["Tuesday = 2024-03-19"]),
    ("Ferries left on Monday.", ["Monday = 2024-03-18"]),
    ("The last boats left the port in December.", ["December = 2023-12"]),
    ("The port will reopen in December.", ["December = 2024-12"]),
    ("The strike began two weeks ago.", ["two weeks ago = 2024-03-04"]),
    ("She was elected three years ago.", ["three years ago = 2021"]),
    ("The talks resume next Tuesday.", ["next Tuesday = 2024-03-19"]),
    ("It sank last Tuesday.", ["last Tuesday = 2024-03-12"]),
    ("It sank on Tuesday of last week.", ["Tuesday of last week = 2024-03-12"]),
    ("Rents rose last month and last year.", ["last month = 2024-02", "last year = 2023"]),
    ("They arrived the day before yesterday.", ["the day before yesterday = 2024-03-16"]),
    ("They arrive tomorrow night.", ["tomorrow night = 2024-03-19TNI"]),
    ("The vote was held on the 2nd of this month.", ["the 2nd of this month = 2024-03-02"]),
    ("It was built in early March.", ["early March = 2024-03"]),
    ("The mill has stood since the 2010s.", ["the 2010s = 201"]),
    ("Trade boomed in the late 1990s.", ["the late 1990s = 199"]),
    ("Trade boomed in the nineteen-nineties.", ["the nineteen-nineties = 199"]),
    ("It was a port of the 19th century.", ["the 19th century = 18"]),
    ("Profit fell in the third quarter of 2023.", ["the third quarter of 2023 = 2023-Q3"]),
    ("It burned down in the summer of 2012.", ["summer of 2012 = 2012-SU"]),
  ])
  func relativeDates(_ sentence: String, _ expected: [String]) {
    #expect(values(sentence + padding, types: temporal).map(plain) == expected.map(plain))
  }

  /// "the" is not part of what these tests are about.
  private func plain(_ text: String) -> String { text.hasPrefix("the ") ? String(text.dropFirst(4)) : text }

  @Test(arguments: [
    ("The July 2023 vote was close.", ["July 2023 = 2023-07"]),
    ("She was born on 15 March 1961 in Oulu.", ["15 March 1961 = 1961-03-15"]),
    ("It opened on March 5, 2019.", ["March 5, 2019 = 2019-03-05"]),
    ("The log says 2024-03-15.", ["2024-03-15 = 2024-03-15"]),
    ("The log says 2024-03-15T15:30.", ["2024-03-15T15:30 = 2024-03-15T15:30"]),
    ("He ruled from 2010-2015.", ["2010-2015 = 2010/2015"]),
    ("The fair runs March 3–5 this year.", ["March 3–5 = 2024-03-03/2024-03-05", "this year = 2024"]),
    ("It began between 5 and 7 May.", ["5 and 7 May = 2023-05-05/2023-05-07"]),
    ("The town was founded in 776 BC.", ["776 BC = -0776"]),
    ("The 2020 elections were calm.", ["2020 = 2020"]),
    ("Sales rose in fiscal 2023.", ["fiscal 2023 = FY2023"]),
    ("They met on Christmas Eve 2022.", ["Christmas Eve 2022 = 2022-12-24"]),
    ("They met on Easter Monday 2024.", ["Easter Monday 2024 = 2024-04-01"]),
    ("The bell rang at 3:30 p.m. on Friday.", ["3:30 p.m. on Friday = 2024-03-15T15:30"]),
    ("The siren sounded at 1530 GMT.", ["1530 GMT = T15:30Z"]),
    ("The siren sounded at noon.", ["noon = T12:00"]),
    ("It lasted two and a half hours.", ["two and a half hours = PT2.5H"]),
    ("A 24-year-old man was held for three days.", ["24-year-old = P24Y", "three days = P3D"]),
    (
      "Boats sail every Friday and twice a week in summer.",
      ["every Friday = XXXX-WXX-5", "twice a week = P1W", "summer = XXXX-SU"]
    ),
    ("Prices doubled over the past three years.", ["the past three years = P3Y"]),
    ("The ship waited for several months.", ["several months = PXM"]),
    ("It won three medals in 1908; two years later the hall burned.", ["1908 = 1908", "two years later = 1910"]),
    ("Sales rose in the first six months of 2023.", ["the first six months of 2023 = 2023-01/2023-06"]),
    ("Winters are mild there.", ["Winters = XXXX-WI"]),
    ("Trade fell over the past decade.", ["the past decade = P10Y"]),
    ("The market was quiet during Ramadan.", ["Ramadan = 2024-03-11/2024-04-09"]),
    ("They marched on World Refugee Day 2023.", ["World Refugee Day 2023 = 2023-06-20"]),
    ("Kiosks open at 1900 hours.", ["1900 hours = T19:00"]),
    ("The abbey fell in May 1540 and the town on 3 June.", ["May 1540 = 1540-05", "3 June = 1540-06-03"]),
  ])
  func datesTimesAndDurations(_ sentence: String, _ expected: [String]) {
    #expect(values(sentence + padding, types: temporal) == expected)
  }

  @Test(arguments: [
    ("a $100 million drone base", ["$100 million = USD 100000000"]),
    ("It cost A$5 and C$7.50.", ["A$5 = AUD 5", "C$7.50 = CAD 7.5"]),
    ("a £3.5m house and a €2bn loan", ["£3.5m = GBP 3500000", "€2bn = EUR 2000000000"]),
    ("They paid ₦500 and Rs 2,000.", ["₦500 = NGN 500", "Rs 2,000 = INR 2000"]),
    ("It owes a million dollars, or 50 cents a head.", ["a million dollars = USD 1000000", "50 cents = USD 0.5"]),
    ("The fund holds 10-15 million euros.", ["10-15 million euros = EUR 10000000-15000000"]),
    ("They sent 500 CFA francs and five Swiss francs.", ["500 CFA francs = XOF 500", "five Swiss francs = CHF 5"]),
    (
      "It cost 12,34,567 rupees and 40 Guatemalan quetzals.",
      ["12,34,567 rupees = INR 1234567", "40 Guatemalan quetzals = GTQ 40"]
    ),
    ("They won three races and 40 New Zealand dollars.", ["40 New Zealand dollars = NZD 40"]),
  ])
  func money(_ sentence: String, _ expected: [String]) {
    #expect(values(sentence + padding, types: [.money]) == expected)
  }

  @Test(arguments: [
    ("Turnout fell 5% to 41.5 per cent.", ["5% = 5", "41.5 per cent = 41.5"]),
    ("The road is 20 kilometres long and 3 m wide.", ["20 kilometres = 20 km"]),
    ("Some 1,000 troops and twenty-four dogs came.", ["1,000 = 1000", "twenty-four = 24"]),
    ("The second of two thousand and fifty ships sank.", ["second = 2", "two thousand and fifty = 2050"]),
    ("Half a million people fled.", ["Half a million = 500000"]),
    ("There were 1,984 people and 2000 troops.", ["1,984 = 1984", "2000 = 2000"]),
    ("She is 42, he 38.", ["42 = 42", "38 = 38"]),
  ])
  func numbers(_ sentence: String, _ expected: [String]) {
    #expect(
      values(sentence + padding, types: [.percent, .quantity, .cardinal, .ordinal]).filter { !$0.hasPrefix("3 ") }
        == expected)
  }

  @Test(arguments: [
    "You may march with us; the sun sat low and mon ami slept.",
    "Ms May told the house that she may go.",
    "The first thing is that one must try.",
    "Brenford beat Oulu 3-2 and went up.",
    "Call 555-0134 or see page 12 and Chapter 3.",
    "The Airbus A320 and the F-16 flew over; Covid-19 and the G7 did not.",
    "Dozens came, hundreds of them old.",
    "Her winter coat hung beside the summer hats while the Winter Games opened.",
    "The world day and the global market; partner of the year, all the while.",
    "The fall of the wall and the spring in her step.",
    "Russia's first phase was hidden in the first place.",
  ])
  func traps(_ sentence: String) {
    #expect(values(sentence + padding) == [])
  }

  @Test func referenceDayComesFromTheTextWhereNoneIsGiven() {
    let text = "The pier closed on 12 March 2024. It had been weak since July 2019.\n\nThe mayor spoke on Monday."
    let prose = ProseReader.read(SourceText(text), markup: .plainText)
    var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions())
    ValueFinding.run(on: &state)
    #expect(state.referenceDate?.value == "2024-03-12" && state.referenceDate?.origin == .inferred)
    #expect(state.values.last?.value == "2024-03-11")
  }

  /// What an inferred reference day was taken from, and the first value that counts from it.
  @Test(
    arguments: [
      (
        "The pier closed on 12 March 2024 and the mayor spoke on Monday. She left on Tuesday.", "12 March 2024",
        "Monday"
      ),
      ("Two years later it sank. It was built in July 2019 and sold in May 2021.", "May 2021", nil),
      ("It was built in July 2019 and sold at the weekend.", "July 2019", "the weekend"),
      ("It was sold on 2 May 2021. At 5 p.m. yesterday it sank.", "2 May 2021", "5 p.m. yesterday"),
      ("It was sold on 2 May 2021 and on 2 May 2021. Now it is 2022, the 2010s are gone.", "2 May 2021", nil),
      ("It was sold on 2 May 2021. In 2020 it was for sale. The boats left in December.", "2 May 2021", "December"),
    ] as [(String, String, String?)])
  func whatRestsOnAnInferredDayIsKnown(text: String, source: String, firstUse: String?) {
    let prose = ProseReader.read(SourceText(text + padding), markup: .plainText)
    var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions())
    ValueFinding.run(on: &state)
    #expect(state.referenceDate?.source.map { prose.text[$0] } == source)
    let use = state.values.first(where: \.countsFromReferenceDay)
    #expect(use.map { prose.string(ofTokens: $0.tokens) } == firstUse)
    var given = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions(referenceDate: "2024-03-18"))
    ValueFinding.run(on: &given)
    #expect(given.referenceDate == ReferenceDate(value: "2024-03-18", origin: .given))
  }

  @Test func placesStayOpenWithoutReferenceDay() {
    #expect(
      values("The mayor spoke on Monday and in May." + padding, on: nil) == ["Monday = XXXX-WXX-1", "May = XXXX-05"])
  }

  @Test func valuesAreSortedAndDoNotOverlap() {
    let text =
      "On Friday, May 3, 2024 at 3 p.m. some 1,000 people paid $5 to $7 for 3–5 kg of fish, 50% more than in the 1990s."
    let prose = ProseReader.read(SourceText(text), markup: .plainText)
    var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions())
    ValueFinding.run(on: &state)
    for (left, right) in zip(state.values, state.values.dropFirst()) {
      #expect(left.tokens.upperBound <= right.tokens.lowerBound)
    }
  }

  @Test(arguments: [
    "", "999999999999999999999999 years ago", "in 99999999999 billion billion billion centuries", "$", "the", "-5/-3",
    "\u{FFFD}1:99:99", "9999-99-99T99:99", "'", "mid-", "every", "between 5 and", "12:", "0 BC", "FY", "a half of a",
  ])
  func totalOnBrokenInput(_ text: String) {
    _ = values(text)
    _ = values(text, on: nil)
    _ = values(text, on: "9999-12-31")
  }
}

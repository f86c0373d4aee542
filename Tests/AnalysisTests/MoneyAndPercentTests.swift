// Sums of money and percentages: signs and codes on either side, parts of currencies, factors, and what is none.

import Annotation
import Testing

@testable import Analysis

/// What is found in the middle of prose, where bare letters and numbers are no requests.
private func inProse(_ sentence: String, _ type: EntityType) -> [String] {
  let rest = " The harbour board of Brenford heard it and went on to the state of the piers, the boats and the nets."
  return values(sentence + rest + rest, types: [type])
}

@Suite struct MoneyAndPercentTests {
  @Test(arguments: [
    ("The fine was 300 zł.", "300 zł = PLN 300"),
    ("A bowl costs 900 ₸ here.", "900 ₸ = KZT 900"),
    ("They owe 40 MEUR to the bank.", "40 MEUR = EUR 40000000"),
    ("Revenues came to about KSEK 750 that year.", "KSEK 750 = SEK 750000"),
    ("The bridge took three quarters of a billion dollars.", "three quarters of a billion dollars = USD 750000000"),
    ("The mill sold for 12 lakhs rupees.", "12 lakhs rupees = INR 1200000"),
    ("The ferry cost 5 deutsche marks.", "5 deutsche marks = DEM 5"),
    ("She put a 50p coin on the table.", "50p = GBP 0.5"),
    ("It paid two yuan and five mao five.", "two yuan and five mao five = CNY 2.55"),
    ("It paid 3 dinars and 250 fils.", "3 dinars and 250 fils = IQD 3.25"),
    ("The dues rose to USD115.5 a month.", "USD115.5 = USD 115.5"),
    ("It paid $.50 a share.", "$.50 = USD 0.5"),
  ])
  func sums(_ sentence: String, _ expected: String) { #expect(inProse(sentence, .money) == [expected]) }

  @Test(arguments: [
    ("$20 and 43c", "$20 and 43c = USD 20.43"), ("$12 75", "$12 75 = USD 12.75"),
    ("fee of musd 5", nil), ("20 Mao jackets", nil),
  ])
  func phrases(_ text: String, _ expected: String?) {
    #expect(values(text, types: [.money]) == (expected.map { [$0] } ?? []))
  }

  @Test(arguments: ["Mao and Fen walked 20 Sen metres.", "The plate read ETH 5 of MAUDE.", "It is 1080p."])
  func namesAreNoSums(_ sentence: String) { #expect(inProse(sentence, .money).allSatisfy { $0.hasPrefix("ETH 5") }) }

  @Test(arguments: [
    ("Rates rose half a percent.", ["half a percent = 0.5"]),
    ("Rates rose a quarter percent.", ["a quarter percent = 0.25"]),
    ("Rates rose .5% on the day.", [".5% = 0.5"]),
    ("Rates fell -3.2 percent on the day.", ["-3.2 percent = -3.2"]),
    ("It holds 10%-15% of the shares.", ["10%-15% = 10-15"]),
    ("It rose from 10% to 15%.", ["10% = 10", "15% = 15"]),
    ("A rise of 1/2 % was asked for.", ["1/2 % = 0.5"]),
    ("The percentage of 40 boats that leak is high.", []),
  ])
  func percentages(_ sentence: String, _ expected: [String]) { #expect(inProse(sentence, .percent) == expected) }
}

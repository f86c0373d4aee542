// The folded words of quotations as bytes and numbers, against strings compared one by one.

import TestSupport
import Testing

@testable import Corpus

@Suite("Words to look up")
struct LookupTextsTests {
  private static func quotations(_ random: inout SeededGenerator) -> [[String]] {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        ["we", "will", "pay", "payload", "e", "well", "ill"].randomElement(using: &random) ?? ""
      }
    }
  }

  @Test func searchesFindWhatComparingStringsFinds() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let quotations = Self.quotations(&random)
      let texts = QuotationTexts(quotations)
      let words = Self.quotations(&random).first { !$0.isEmpty } ?? ["we"]
      #expect(
        texts.quotations(wording: QuotationTexts.key(of: words.map(QuotationTexts.hash)))
          == quotations.indices.filter { quotations[$0] == words })
      let letters = words.joined(separator: " ")
      #expect(
        texts.quotations(holding: LetterSearch(words))
          == quotations.indices.filter { quotations[$0].joined(separator: " ").contains(letters) },
        "\(words) in \(quotations)")
      for (index, quotation) in quotations.enumerated() {
        #expect(Array(texts.words(of: index)) == quotation.map(QuotationTexts.hash))
      }
    }
  }

  @Test func whatStandsBetweenMarksIsAWordingToo() {
    let texts = QuotationTexts([["we", "pay", "well"], ["pay"]], marked: [[["pay"], ["well"]], [["pay"]]])
    func found(_ words: String...) -> [Int] {
      texts.quotations(wording: QuotationTexts.key(of: words.map(QuotationTexts.hash)))
    }
    #expect(found("we", "pay", "well") == [0])
    #expect(found("pay") == [0, 1])
    #expect(found("we", "pay") == [])
  }

  @Test func numbersOutsideGiveNothing() {
    let texts = QuotationTexts([["a"]])
    #expect(texts.words(of: -1).isEmpty)
    #expect(texts.words(of: 1).isEmpty)
    #expect(texts.quotations(holding: LetterSearch([])) == [])
  }
}

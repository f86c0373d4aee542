// What the names of a document say of each other, on names given by hand: no model decides here.

import Lexicon
import Prose
import Testing
import Text

@testable import Analysis

@Suite("Names that are repeated")
struct RepeatedNamesTests {
  /// The tokens of the names after settling, where `marked` gives the places of "Orvex" that a model found.
  private func settled(_ text: String, found: Range<Int>, probability: Float) -> Int {
    let view = NameFeatures(ProseReader.read(SourceText(text), markup: .plainText), lexicon: .builtin).view
    let places = view.prose.tokens.indices.filter { view.prose.text[view.prose.tokens[$0].range] == "Orvex" }
    let names = places[found].map {
      TaggedName(tokens: $0..<($0 + 1), type: .organization, probability: probability)
    }
    return NameConsistency(view: view).settle(names).count {
      $0.type == .organization && places.contains($0.tokens.lowerBound)
    }
  }

  private static let text =
    "Shares in Orvex fell. Workers at Orvex walked out. The deal, making Orvex smaller, went on."

  @Test func aWordThatIsANameTwiceIsOneTheThirdTime() {
    #expect(settled(Self.text, found: 0..<2, probability: 0.9) == 3)
  }

  @Test func oneUncertainNameSaysNothingOfTheOthers() {
    #expect(settled(Self.text, found: 0..<1, probability: 0.9) == 1)
    #expect(settled(Self.text, found: 0..<2, probability: 0.4) == 2)
  }

  @Test func aWordThatIsWrittenSmallIsNoNameByRepetition() {
    #expect(settled(Self.text + " An orvex is a tool.", found: 0..<2, probability: 0.9) == 2)
  }
}

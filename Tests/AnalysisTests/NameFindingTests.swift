import Annotation
import Lexicon
import Prose
import Testing
import Text

@testable import Analysis

/// The names of a text as "name/TYPE".
private func names(_ text: String) -> [String] {
  let prose = ProseReader.read(SourceText(text), markup: .plainText)
  var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions())
  PartOfSpeechTagging.run(on: &state)
  NameFinding.run(on: &state)
  return state.names.map { "\(prose.string(ofTokens: $0.tokens))/\($0.type.name)" }
}

@Suite struct NameFindingTests {
  @Test(arguments: [
    (
      "The minister, Amina Okoro, flew from Lagos to Paris on Tuesday.",
      ["Amina Okoro/PERSON", "Lagos/GPE", "Paris/GPE"]
    ),
    (
      "President Pedro Alvarado met two of the French diplomats in Geneva on Friday.",
      ["Pedro Alvarado/PERSON", "French/NORP", "Geneva/GPE"]
    ),
    ("Ms. Tanaka’s lawyer did not answer.", ["Tanaka/PERSON"]),
    ("The spokesman said nothing new.", []),
  ])
  func `finds names`(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test(arguments: [
    ("Amnesia Lab reported it. Members of the rights group Voices for Change met in Oslo.", "Voices for Change/ORG"),
    ("The ministers met on Monday. Lusaka issued a decree that shut the border with its neighbour.", "Lusaka/GPE"),
    ("Lunda had been a partner of the West for years, its minister said.", "West/LOC"),
    ("A state department spokesman declined to say whether the talks would go on.", "state department/ORG"),
  ])
  func `finds names by form`(text: String, expected: String) {
    #expect(names(text).contains(expected))
  }

  @Test func `a short English sentence with a word of another language is read`() {
    #expect(names("President Pedro Alvarado met French diplomats in Geneva.").contains("Geneva/GPE"))
  }

  @Test func `a paragraph in another language has no names`() {
    #expect(names("Le ministre a rencontré Marie Dubois à Paris avec les députés de la majorité dans la soirée.") == [])
  }

  @Test(arguments: ["", "\n\n", "A", "’’’", "X X X X X X X X X X X X X X X X X X X X", "…—“”"])
  func `any text is answered`(text: String) {
    let found = names(text)
    #expect(found.count <= text.utf8.count)
  }

  @Test func `names are sorted and do not overlap`() {
    let text =
      "Reuters and the World Bank said Kenya’s Central Bank and Maria da Silva of Accra agreed with IMF chief Li Wei."
    let prose = ProseReader.read(SourceText(text), markup: .plainText)
    var state = AnalysisState(prose: prose, lexicon: .builtin, options: AnalysisOptions())
    PartOfSpeechTagging.run(on: &state)
    NameFinding.run(on: &state)
    #expect(!state.names.isEmpty)
    for (left, right) in zip(state.names, state.names.dropFirst()) {
      #expect(left.tokens.upperBound <= right.tokens.lowerBound)
    }
    #expect(state.names.allSatisfy { (0...1000).contains($0.confidence) })
  }
}

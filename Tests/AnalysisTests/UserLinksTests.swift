// The user's word on who is one and who is not.

import Analysis
import Annotation
import Lexicon
import Prose
import Testing
import Text

private func chains(_ text: String, _ lexicon: String) -> [[String]] {
  let annotation = Pipeline.annotate(
    SourceText(text), lexicon: Lexicon.builtin.adding(LexiconFile(SourceText(lexicon))))
  return annotation.chains.map { chain in chain.mentions.map { annotation.text[annotation.mentions[$0].range] } }
}

@Suite struct UserLinksTests {
  @Test(
    arguments: [
      (
        "The Dunmore Group paid. DG left the talks.", "organization: DG\nsame: Dunmore Group | DG",
        ["Dunmore Group", "DG"]
      ),
      ("Ana Núñez met the press. Anita laughed.", "person: Ana Núñez | Anita", ["Ana Núñez", "Anita"]),
      (
        "Max Orr met Ana Núñez. The harbour master was there.", "person: Max Orr | the harbour master",
        ["Max Orr", "The harbour master"]
      ),
      (
        "Dunmore sank. Dunmere rose. Dunmire fell.",
        "place: Dunmore\nplace: Dunmere\nplace: Dunmire\nsame: Dunmore | Dunmere\nsame: Dunmere | Dunmire",
        ["Dunmore", "Dunmere", "Dunmire"]
      ),
    ])
  func oneByTheUsersWord(text: String, lexicon: String, expected: [String]) {
    #expect(chains(text, lexicon).contains(expected), "\(chains(text, lexicon))")
  }

  /// "paid" behind a noun is tagged as a participle, which makes it part of the noun phrase: the words are others then.
  @Test func aNounPhraseBeforeABareVerb() {
    withKnownIssue("the tagger takes the verb for a participle") {
      let found = chains("Max Orr met Ana Núñez. The harbour master paid.", "person: Max Orr | the harbour master")
      #expect(found.contains(["Max Orr", "The harbour master"]), "\(found)")
    }
  }

  @Test func keptApartByTheUsersWord() {
    let text = "George Welby ran. George A. Welby won. Welby cheered."
    let apart = chains(text, "person: George Welby\nperson: George A. Welby\nnot-same: George Welby | George A. Welby")
    #expect(!apart.contains { $0.contains("George Welby") && $0.contains("George A. Welby") }, "\(apart)")
    #expect(chains(text, "").contains { $0.contains("George Welby") && $0.contains("George A. Welby") })
  }

  @Test func aRoleIsAFactOfTheWholeChain() {
    let lexicon = Lexicon.builtin.adding(
      LexiconFile(SourceText("person: Ana Núñez | Nunita ; role = finance minister\nperson: Max Orr; role = pilot")))
    let annotation = Pipeline.annotate(
      SourceText("Ana Núñez met the press. Núñez laughed. Max Orr left with Rex Oduya."), lexicon: lexicon)
    let facts = annotation.chains.filter { !$0.lexiconFacts.isEmpty }.map { [$0.canonicalName] + $0.lexiconFacts }
    #expect(facts == [["Ana Núñez", "finance minister"], ["Max Orr", "pilot"]])
  }

  @Test func theReasonIsTheLexicon() {
    let lexicon = Lexicon.builtin.adding(LexiconFile(SourceText("organization: DG\nsame: Dunmore Group | DG")))
    let annotation = Pipeline.annotate(SourceText("The Dunmore Group paid. DG left the talks."), lexicon: lexicon)
    let mention = annotation.mentions.first { annotation.text[$0.range] == "DG" }
    #expect(
      mention.map { annotation.evidence[$0.evidence].rule } == "chains.userLexicon" && mention?.confidence == 1000)
  }
}

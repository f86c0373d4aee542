// Tests of cards and hovers.

import Annotation
import Corpus
import Features
import Testing
import Text

@Suite struct CardTests {
  let text = MarkedText(budgetArticle)

  private func hover(_ caret: String) -> String {
    Hover(at: text.offset(caret), in: text.snapshot)?.card.plainText ?? "nothing"
  }

  @Test func pronoun() {
    #expect(
      hover("s|he said") == """
        Ana Núñez — person
        Finance minister
        Also “Núñez”
        Here “she” refers to Ana Núñez: marked text (confidence 900 of 1000)
        3 mentions (2 names, 1 pronoun) · lines 3–7 · 1 quotation
        - line 3: “We will pay every bill we owe … Rex Oduya knows it”
        """)
  }

  @Test func quotation() {
    #expect(
      hover("is la|te") == """
        Rex Oduya — direct quotation
        Speaker: “he” · cue: “told” · to: “the Gazette”
        Because: marked text (confidence 950 of 1000)
        """)
  }

  @Test func date() {
    #expect(hover("Tues|day") == "2026-03-03 — date\n“Tuesday”\nBecause: marked text")
    #expect(hover("met| rep") == "nothing")
  }

  @Test("a metonym is explained")
  func metonym() {
    let text = MarkedText("[ru GPE|Russia] agreed. [ru GPE*|Moscow] said so.")
    let card = Hover(at: text.offset("Mos|cow"), in: text.snapshot)?.card.plainText ?? ""
    #expect(card.contains("Here “Moscow” stands for Russia’s government"))
  }

  @Test("neighbours of the same speaker")
  func neighbours() {
    let text = MarkedText(
      """
      “{q1|One},” {q1 by|[a PERSON|Ana Núñez]} said.

      “{q2|Two},” {q2 by|[a .|she]} said.

      “{q3|Three},” {q3 by|[a .|she]} said.
      """)
    let card = Hover(at: text.offset("T|wo"), in: text.snapshot)?.card.plainText ?? ""
    #expect(card.hasSuffix("- before, line 1: “One”\n- after, line 5: “Three”"))
  }

  @Test("other documents are counted")
  func otherDocuments() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Ana Núñez] spoke.", "[b PERSON|ANA NUNEZ] sang.")
    let card = Hover(at: 1, in: corpus.documents[0], corpus: corpus)?.card.plainText ?? ""
    #expect(card.contains("1 other document"))
  }

  @Test("an unknown speaker is said to be unknown")
  func unknownSpeaker() {
    let text = MarkedText("“{q1|Nobody knows who says this}.”")
    #expect(Hover(at: 6, in: text.snapshot)?.card.plainText.hasPrefix("Speaker not known") == true)
  }

  @Test(
    "Markdown is escaped",
    arguments: [
      ("a_b*c", "a\\_b\\*c"), ("<script>", "\\<script\\>"), ("1. x", "1\\. x"), ("- x", "\\- x"), ("a-b", "a-b"),
      ("[x](y)", "\\[x\\](y)"), ("a\nb", "a b"), ("# x", "\\# x"), ("&amp;", "\\&amp;"),
    ])
  func escape(text: String, expected: String) {
    #expect(Card.escaped(text) == expected)
  }

  @Test("both renderings hold the same words")
  func renderings() {
    let card = Card(blocks: [
      .line([.strong("Ana_B"), .plain(" — person")]), .list([[.plain("one")], [.emphasis("two")]]),
    ])
    #expect(card.plainText == "Ana_B — person\n- one\n- two")
    #expect(card.markdown == "**Ana\\_B** — person\n\n- one\n- *two*")
  }

  @Test(
    "excerpts",
    arguments: [
      ("one  two\r\n three", 80, "one two three"), ("one two three", 9, "one two…"), ("onetwothree", 5, "onet…"),
      ("", 5, ""), ("é😀é", 3, "é😀é"), ("one, two", 6, "one…"), ("x", 0, "…"),
    ])
  func excerpt(text: String, limit: Int, expected: String) {
    #expect(Excerpt.line(text, limitScalars: limit) == expected)
  }

  @Test("rules in words")
  func rules() {
    #expect(PlainWords.rule("chains.surnameAfterFullName") == "surname after full name")
    #expect(PlainWords.rule("") == "")
    #expect(PlainWords.rule("...") == "...")
  }
}

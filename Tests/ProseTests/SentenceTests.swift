// Where sentences end, family by family.

import Prose
import Testing

@Suite struct SentenceTests {
  @Test(arguments: [
    ["He left.", "She stayed.", "Why?", "Because!", "Then."],
    ["Mr. Lund met Gen. Okoye at St. Paul's.", "Dr. Park was there."],
    ["Ana J. Lund wrote it.", "B. Cee read it."],
    ["He lives in the U.S. and works for the U.S. Army.", "They know."],
    ["She left the U.S.", "He stayed."],
    ["It cost $3.50.", "The total was 1,000.", "That is a lot."],
    ["Acme Inc. said so.", "So did Bee Co.", "They agree."],
    ["At 5 a.m. Mr. Lund rose.", "He left at 6 p.m.", "She followed."],
    ["They met at 10 p.m. Tuesday.", "Nobody spoke."],
    ["Write to ana@example.org.", "See www.example.org.", "Thanks."],
    ["Please see p. 5 and No. 7.", "No.", "Never."],
    ["The 4th Bn. marched to Mill Ln. in the rain.", "It is 6 ft. 2 in. tall."],
    ["She lives on Main St.", "The door is red.", "St. Olaf's is near."],
    ["The case of Lund v. Okoye went on.", "Nobody won."],
  ])
  func pointsAndAbbreviations(_ expected: [String]) { #expect(sentences(expected.joined(separator: " ")) == expected) }

  @Test(arguments: [
    ["“It was hidden.", "But now it is known,” she said."],
    ["“Go home.”", "He went."],
    ["“Who is it?” he asked.", "Nobody knew."],
    ["“Who is it?” Lund asked.", "Nobody knew."],
    ["She said, “Stop.” and left.", "He stopped."],
    ["(He left.)", "She stayed."],
    ["He teaches (he once worked as a clerk.) at a school.", "It is far."],
    ["'Stop!'", "She stopped."],
    ["\"Is it?\"", "\"It is.\"", "\"Good.\""],
  ])
  func quotationMarksAndBrackets(_ expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test(arguments: [
    ["Well... perhaps not.", "Yes."],
    ["I never meant that....", "She left."],
    ["They hoped to seek clarification… and to talk.", "They did."],
    ["He wavered . . . and fell.", "It hurt."],
    ["It ends here. . . ."],
    ["He said [...] it was so.", "It was."],
    ["It was found.[12]", "It was lost."],
  ])
  func ellipsesAndReferences(_ expected: [String]) { #expect(sentences(expected.joined(separator: " ")) == expected) }

  @Test(arguments: [
    ["1. The first item", "2. The second item", "3. The third item"],
    ["1) The first item.", "2) The second item."],
    ["a) Bread and butter", "b) Milk"],
    ["• Bread", "• Milk", "• Salt"],
    ["(a) Bread is dear.", "(b) Milk is not."],
    ["i. Bread", "ii. Milk", "iii. Salt"],
    ["I. Bread is dear.", "II. Milk is not.", "III. Salt is cheap."],
    ["(i) Bread is dear.", "(ii) Milk is not."],
  ])
  func enumerations(_ expected: [String]) { #expect(sentences(expected.joined(separator: " ")) == expected) }

  @Test(arguments: [
    ["She works at Yahoo! in the office."],
    ["i like it.", "do you like it?", "why not?"],
    ["It ended.The next began."],
    ["Great :)", "We went home."],
  ])
  func carelessWriting(_ expected: [String]) {
    let text = expected.joined(separator: " ")
    if text.contains(".The") {
      #expect(sentences(text) == ["It ended.", "The next began."])
    } else {
      #expect(sentences(text) == expected)
    }
  }

  @Test func aSentenceGoesOnOverALineBreak() {
    #expect(sentences("It was a cold \nnight in the city.") == ["It was a cold \nnight in the city."])
  }

  @Test func firstTokensAreMarked() {
    let document = read("One two. Three.")
    #expect(document.tokens.map { $0.shape.contains(.startsSentence) } == [true, false, false, true, false])
  }
}

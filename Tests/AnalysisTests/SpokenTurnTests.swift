// Interviews without marks, and the colons that are no interview. All people are invented.

import Annotation
import Prose
import TestSupport
import Testing
import Text

@testable import Analysis

/// The quotations without marks behind a label: the name of the speaker's entity and the words.
private func turns(_ text: String, markup: MarkupKind = .plainText) -> [String] {
  let annotation = Pipeline.annotate(SourceText(text), markup: markup)
  #expect(annotation.checkInvariants().isEmpty)
  return annotation.quotations.filter { $0.kind == .direct && $0.marked.isEmpty }.map { quotation in
    let name = quotation.chain.map { annotation.chains[$0].canonicalName } ?? "?"
    return name + "|" + quotation.spans.map { annotation.text[$0] }.joined(separator: " … ")
  }
}

@Suite("Turns of talk without marks")
struct SpokenTurnTests {
  private static let lead = "Tomas Reyes, the mayor of Alder, spoke to AFP about the bridge.\n\n"

  @Test(arguments: [
    // A paragraph a turn, a line a turn, several turns in a paragraph.
    (
      "AFP: Will it open in May?\n\nReyes: It will open. I promise.\n\nAFP: Who pays?\n\nReyes: We do.",
      ["AFP|Will it open in May?", "Tomas Reyes|It will open. I promise.", "AFP|Who pays?", "Tomas Reyes|We do."]
    ),
    (
      "Q: Will it open in May?\nA: It will open.\nQ: Who pays?\nA: We do.",
      ["Q|Will it open in May?", "Tomas Reyes|It will open.", "Q|Who pays?", "Tomas Reyes|We do."]
    ),
    (
      "Q: Will it open in May? A: It will open.\n\nQ: Who pays? A: We do.",
      ["Q|Will it open in May?", "Tomas Reyes|It will open.", "Q|Who pays?", "Tomas Reyes|We do."]
    ),
    // Two turns are enough where a question stands between known speakers.
    ("AFP: Will it open?\n\nReyes: It will open.", ["AFP|Will it open?", "Tomas Reyes|It will open."]),
    // One, where the text names the person elsewhere.
    ("Reyes: It will open.", ["Tomas Reyes|It will open."]),
    // Roles and initials take turns.
    (
      "Host: Will you open it?\n\nTomas Reyes: I will.\n\nHost: When?\n\nTomas Reyes: In May.",
      ["Host|Will you open it?", "Tomas Reyes|I will.", "Host|When?", "Tomas Reyes|In May."]
    ),
  ])
  func turnsAreDirect(_ text: String, _ expected: [String]) { #expect(turns(Self.lead + text) == expected) }

  @Test(arguments: [
    "Note: The bridge is closed on Sundays.", "Correction: You read here that it opened in June. It did not.",
    "LAGOS: The bridge opened in May.\n\nABUJA: The mayor left the town.", "Mayor: bridge will open",
    "Reyes: bridge will open", "Reyes: mayor of the town since 2010.", "Reyes: He came to the town in 2010.",
    "Where: You will find it in the town hall.\n\nWhen: Saturday.\n\nWhere: Lima.\n\nWhen: Sunday.",
    "Photo: Will it open?\n\nSource: The town.", "He said this: The bridge will open.",
    "There is one thing he wants: The bridge has to open.",
    "Pros: You see the river.\n\nCons: You pay.\n\nPros: You save time.\n\nCons: None.",
  ])
  func otherColonsAreNot(_ text: String) { #expect(turns(Self.lead + text).isEmpty) }

  @Test func markdownLabelsSpeak() {
    let text = "Tomas Reyes spoke about the bridge.\n\n**AFP:** Will it open?\n\n**Tomas Reyes:** It will open."
    #expect(turns(text, markup: .markdown) == ["AFP|Will it open?", "Tomas Reyes|It will open."])
  }

  @Test func wordsBetweenMarksStayMarked() throws {
    let annotation = Pipeline.annotate(
      SourceText(Self.lead + "AFP: “Will it open?”\n\nReyes: “It will open.”\n\nAFP: “Who pays?”\n\nReyes: “We do.”"))
    let direct = annotation.quotations.filter { $0.kind == .direct }
    #expect(direct.count == 4)
    #expect(direct.allSatisfy { $0.marked == $0.spans })
  }

  /// "I" is whoever speaks, "you" the other of two, and what others say inside a turn stays theirs.
  @Test func pronounsAreThoseOfTheTurn() throws {
    let annotation = Pipeline.annotate(
      SourceText(
        "Ana Belo met Tomas Reyes.\n\nBelo: Will you open it?\n\nReyes: I will. The council said it was safe, and I trust "
          + "it.\n\nBelo: Do I hear you?\n\nReyes: You do."))
    func chains(of word: String) -> [String] {
      annotation.mentions.filter { annotation.text[$0.range].lowercased() == word }.map {
        annotation.chains[$0.chain].canonicalName
      }
    }
    #expect(chains(of: "i") == ["Tomas Reyes", "Tomas Reyes", "Ana Belo"])
    #expect(chains(of: "you") == ["Tomas Reyes", "Tomas Reyes", "Ana Belo"])
    let inner = try #require(annotation.quotations.first { $0.kind == .indirect && !$0.speaker.isEmpty })
    #expect(annotation.text[inner.speaker[0]] == "The council")
  }
}

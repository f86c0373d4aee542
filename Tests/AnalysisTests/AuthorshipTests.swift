// Whom "I" and "you" mean in letters, in signed articles, and of speakers who say their own name.

import Annotation
import Testing
import Text

@testable import Analysis

/// The entity and the rule of the first mention that is `word`.
private func resolved(_ word: String, in text: String) -> [String?] {
  let annotation = Pipeline.annotate(SourceText(text))
  let mention = annotation.mentions.first { annotation.text[$0.range] == word }
  return [
    mention.map { annotation.chains[$0.chain].canonicalName }, mention.map { annotation.evidence[$0.evidence].rule },
  ]
}

@Suite("Authors and addressees") struct AuthorshipTests {
  private static let letter = """
    Dear Hilde,

    I hope that you have slept well. We went to the coast, and I lost my hat there.

    Yours sincerely,

    Tom Reed
    """

  @Test("a letter is by who signs it, to whom it greets")
  func letter() {
    #expect(resolved("I", in: Self.letter) == ["Tom Reed", "chains.authorSaysI"])
    #expect(resolved("my", in: Self.letter) == ["Tom Reed", "chains.authorSaysI"])
    #expect(resolved("you", in: Self.letter) == ["Hilde", "chains.letterSaysYou"])
  }

  @Test("an article under a byline is by who is named there")
  func byline() {
    let text = "Why I sold my boat\n\nBy Ines Roth\n\nLast summer I went to the harbour with Olaf Brandt. It was hot."
    #expect(resolved("I", in: text) == ["Ines Roth", "chains.authorSaysI"])
  }

  @Test("what is quoted is not the author’s; a book’s author at the end writes nothing here")
  func others() {
    let text = "By Ines Roth\n\nThe mayor was tired. “I am tired,” Olaf Brandt said on Monday."
    #expect(resolved("I", in: text)[0] == "Olaf Brandt")
    let book =
      "The novel sold well. I read it twice. Critics liked it. It is long. It is good. It is cheap.\n\nBy Ines Roth"
    #expect(resolved("I", in: book)[0] == "I")
  }

  @Test(
    "who says their own name is of that name",
    arguments: ["I, Tom Reed, declare the bridge open.", "I am Tom Reed.", "My name is Tom Reed, and my boat is blue."])
  func ownName(text: String) {
    let first = text.hasPrefix("My") ? "My" : "I"
    #expect(resolved(first, in: text) == ["Tom Reed", "chains.saysOwnName"])
  }

  @Test(
    "a noun phrase that says its name",
    arguments: [
      ("The police looked for a man named Tom Reed.", "a man named Tom Reed", "Tom Reed"),
      ("She works for a company called Brandt Steel in Porto.", "a company called Brandt Steel", "Brandt Steel"),
    ])
  func named(text: String, phrase: String, name: String) {
    let annotation = Pipeline.annotate(SourceText(text))
    let mention = annotation.mentions.first {
      $0.kind == .nominal && annotation.text[$0.range].hasPrefix(phrase.prefix(9))
    }
    #expect(mention.map { annotation.chains[$0.chain].canonicalName } == name)
    #expect(mention.map { annotation.evidence[$0.evidence].rule } == "chains.namedSo")
  }
}

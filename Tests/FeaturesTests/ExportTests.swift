// Tests of the exports other than JSON lines, and of the article for a terminal.

import Annotation
import Corpus
import Features
import JSON
import Prose
import Testing
import Text

@Suite struct TerminalArticleTests {
  let text = MarkedText(budgetArticle)

  @Test("plain: small numbers tie mentions to the list")
  func plain() {
    let output = TerminalArticle(usesColour: false).text(of: text.snapshot)
    #expect(
      output == """
        # Budget

        Finance minister Ana Núñez¹ met reporters on Tuesday. “We will pay every bill we owe,” she¹ said. “Rex Oduya² \
        knows it.”

        # Reply

        Oduya² disagreed. “Núñez¹ is late,” he² told the Gazette³ on 3 March.

        Who said what
          Ana Núñez, Finance minister
            “We will pay every bill we owe … Rex Oduya knows it”  line 3
          Rex Oduya
            “Núñez is late”  line 7

        Who and what
          ¹ Ana Núñez: person, Finance minister, 3 mentions
          ² Rex Oduya: person, 3 mentions
          ³ the Gazette: organisation, 1 mention

        Dates and sums
          Tuesday = 2026-03-03
          3 March = 2026-03-03

        """)
  }

  @Test("in colour the words are the same")
  func colour() {
    let plain = TerminalArticle(usesColour: false).text(of: text.snapshot)
    let coloured = TerminalArticle(usesColour: true).text(of: text.snapshot)
    #expect(coloured.contains("\u{1B}[33mAna Núñez\u{1B}[0m"))
    var stripped = ""
    var isCode = false
    for scalar in coloured.unicodeScalars {
      if scalar == "\u{1B}" { isCode = true }
      if !isCode { stripped.unicodeScalars.append(scalar) }
      if isCode, scalar == "m" { isCode = false }
    }
    #expect(stripped == plain)
  }

  @Test("a document cannot write to the terminal behind the reader's back")
  func controls() {
    let output = TerminalArticle(usesColour: false).text(of: MarkedText("Ana \u{1B}[2J\u{7}\u{9B}x.").snapshot)
    #expect(output == "Ana [2Jx.\n")
  }
}

@Suite struct ExportTests {
  let text = MarkedText(budgetArticle)

  @Test("HTML: every letter of the document is escaped, every chain has its card")
  func html() {
    let page = HTMLPage.page(of: MarkedText("[a PERSON|Ana] & 1 ≤ 2 \"x\".").snapshot, title: "<b>")
    #expect(page.contains("<title>&lt;b&gt;</title>"))
    #expect(page.contains("</a> &amp; 1 ≤ 2 &quot;x&quot;.</p>"))
    #expect(page.contains("<a class=\"mention name\" href=\"#entity-0\" data-chains=\"0\""))
    #expect(page.contains("<section id=\"entity-0\""))
    #expect(!page.contains("http://") && !page.contains("https://"), "nothing is loaded from elsewhere")
  }

  @Test("brat: offsets give back the words")
  func brat() throws {
    let scalars = Array(text.annotation.text[text.annotation.text.range].unicodeScalars)
    let lines = Brat.file(of: text.snapshot).split(separator: "\n").map(String.init)
    var count = 0
    for line in lines where line.hasPrefix("T") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let spans = try #require(fields[1].split(separator: " ", maxSplits: 1).last).split(separator: ";").map { span in
        let bounds = span.split(separator: " ").compactMap { Int($0) }
        return String(scalars[bounds[0]..<bounds[1]].map { Character($0) })
      }
      #expect(spans.joined(separator: " ") == fields[2])
      count += 1
    }
    #expect(count == 8 + 2 + 2 + 2 + 1, "mentions, values, quotations, cues, addressee: \(lines)")
    #expect(lines.contains { $0.hasPrefix("E1\tQuotation:T") && $0.contains(" Speaker:T") && $0.contains(" Cue:T") })
    #expect(lines.count { $0.hasPrefix("*\tCoref") } == 2)
  }

  @Test("Web Annotation: selectors give back the words")
  func webAnnotation() throws {
    let value = try JSONValue(parsing: WebAnnotation.array(of: text.snapshot))
    let scalars = Array(text.annotation.text[text.annotation.text.range].unicodeScalars)
    let annotations = try #require(value.array)
    #expect(annotations.count == 8 + 2 + 2)
    for annotation in annotations {
      for target in annotation["target"]?.array ?? [] {
        let start = try #require(target["selector"]?[0]?["start"]?.integer)
        let end = try #require(target["selector"]?[0]?["end"]?.integer)
        #expect(target["selector"]?[1]?["exact"]?.string == String(scalars[start..<end].map { Character($0) }))
        let prefix = try #require(target["selector"]?[1]?["prefix"]?.string)
        #expect(prefix == String(scalars[max(0, start - 32)..<start].map { Character($0) }))
      }
    }
  }

  @Test("CoNLL-U: ten columns, a sentence after the other, brackets of entities in balance")
  func conllu() {
    let file = CoNLLU.file(of: text.snapshot, id: "a")
    #expect(file.hasPrefix("# newdoc id = a\n"))
    var (opening, closing) = (0, 0)
    var expected = 1
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
      if line.isEmpty {
        expected = 1
        continue
      }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(columns.count == 10)
      #expect(columns[0] == String(expected))
      expected += 1
      let entity = columns[9].split(separator: "|").first { $0.hasPrefix("Entity=") } ?? ""
      opening += entity.count { $0 == "(" }
      closing += entity.count { $0 == ")" }
    }
    #expect(opening == 8)
    #expect(closing == 8)
    #expect(file.contains("Entity=(e1-person\n") && file.contains("Entity=e1)"))
  }

  @Test("checking everything everywhere finds nothing wrong, and finds what is")
  func check() {
    let sound = FeatureCheck(text.snapshot, corpus: CorpusSnapshot(documents: [text.snapshot]))
    #expect(sound.problems == [])
    #expect(sound.answerCount > 500)
    var broken = text.annotation
    broken.mentions[0].chain = 99
    broken.entities[0].range = ByteRange(5, 5)
    broken.quotations[0].spans[0] = ByteRange(0, 100_000)
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: broken.text, annotation: broken)
    #expect(FeatureCheck(snapshot, corpus: CorpusSnapshot(documents: [snapshot])).problems.count >= 3)
  }

  @Test("every prefix of a document is served without a trap, its ranges cut anywhere")
  func truncated() {
    for length in stride(from: 0, to: text.annotation.text.count, by: 7) {
      var annotation = text.annotation
      annotation.prose.text = SourceText(validUTF8: Array(annotation.text.bytes.prefix(length)))
      let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: annotation.text, annotation: annotation)
      _ = FeatureCheck(snapshot, corpus: CorpusSnapshot(documents: [snapshot]))
      _ = HTMLPage.page(of: snapshot, title: "")
      _ = Brat.file(of: snapshot)
      _ = WebAnnotation.array(of: snapshot)
      _ = CoNLLU.file(of: snapshot, id: "")
      _ = TerminalArticle(usesColour: true).text(of: snapshot)
    }
  }
}

// Runs the whole pipeline on mutated news and asks everything everywhere: nothing may trap, nothing may be unsound.

import Analysis
import Annotation
import Corpus
import Features
import JSON
import Prose
import Testing
import Text

/// Invented news with everything that Gloss reads.
private let article = """
  LUNDVIK (Nordpress) — The harbour of Lundvik will stay shut until Friday, finance minister Ana Núñez said on 3 March 2026.

  “We will pay every bill we owe,” she told reporters. “But not before the audit,” Núñez added.

  ‘A bad idea’

  Rex Oduya, a spokesman for the Harbour Safety Office (HSO), called it “a bad idea” and said the office had warned \
  the city in February. The United States and France did not comment; Paris’s embassy sent a note of $2 million.

  Several dockers, who asked not to be named, said they would strike. According to Oduya, the HSO’s plan is “ready”.
  """

@Suite struct SoundnessTests {
  private func problems(_ text: String, markup: MarkupKind = .plainText) -> [String] {
    let source = SourceText(text)
    let annotation = Pipeline.annotate(source, markup: markup)
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: source, annotation: annotation)
    let corpus = CorpusSnapshot(documents: [snapshot])
    _ = HTMLPage.page(of: snapshot, title: "")
    _ = Brat.file(of: snapshot)
    _ = CoNLLU.file(of: snapshot, id: "")
    _ = TerminalArticle(usesColour: true).text(of: snapshot)
    var problems = FeatureCheck(snapshot, corpus: corpus).problems
    for json in [WebAnnotation.array(of: snapshot), JSONLines().line(of: annotation, id: 1)]
    where (try? JSONValue(parsing: json)) == nil {
      problems.append("an export is no JSON")
    }
    return problems
  }

  @Test("as it is, and with the line ends, marks and letters of other writers")
  func writers() {
    func replacing(_ pairs: [(String, String)]) -> String {
      String(
        article.map { character in pairs.first { $0.0 == String(character) }?.1 ?? String(character) }.joined())
    }
    let straight = replacing([("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'")])
    let variants = [
      article, straight, replacing([("\n", "\r\n")]), replacing([("\n", "\r")]), replacing([("\n", " ")]),
      replacing([(" ", "\n")]), replacing([(" ", " 😀")]), article.uppercased(), article.lowercased(),
      replacing([("“", ""), ("”", "")]), replacing([("”", "“")]), replacing([("e", "é")]), "", " \n", "“", "\u{0}",
    ]
    for variant in variants { #expect(problems(variant) == []) }
    #expect(problems("---\ntitle: x\n---\n# A\n\n> " + article, markup: .markdown) == [])
  }

  @Test("with each sentence left out, and cut off after it")
  func sentences() {
    let parts = article.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices {
      let without = (parts[..<index] + parts[(index + 1)...]).joined(separator: ".")
      #expect(problems(without) == [])
      #expect(problems(parts[...index].joined(separator: ".")) == [])
    }
  }
}

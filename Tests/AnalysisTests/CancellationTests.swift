// An annotation that nobody wants any more ends soon, whichever component is at work.

import Analysis
import Annotation
import Lexicon
import Prose
import Synchronization
import Testing
import Text

/// Says that nobody wants the work any more after it was asked a number of times.
private final class Patience: Sendable {
  private let asked = Atomic<Int>(0)
  private let limit: Int
  init(_ limit: Int) { self.limit = limit }
  var count: Int { asked.load(ordering: .relaxed) }
  func isOver() -> Bool { asked.add(1, ordering: .relaxed).newValue > limit }
}

@Suite struct CancellationTests {
  private static let text = SourceText(
    (0..<60).map { "“We will pay \($0) euros in May,” Ana Bell told Max Orr of Lund. He left. She met the mayor.\n\n" }
      .joined())

  private func annotate(_ patience: Patience) -> DocumentAnnotation? {
    Pipeline.annotateUnlessCancelled(
      Self.text, markup: .plainText, lexicon: .builtin, options: AnalysisOptions(), isCancelled: { patience.isOver() })
  }

  @Test func itIsAskedForEachSentenceOfEachComponentAndEndsWhereverItIs() {
    let whole = Patience(.max)
    #expect(annotate(whole)?.mentions.isEmpty == false)
    // Six components or more ask for each of 180 sentences or 60 blocks.
    #expect(whole.count > 800)
    for limit in stride(from: 0, to: whole.count, by: whole.count / 25) {
      let patience = Patience(limit)
      #expect(annotate(patience) == nil, "after \(limit)")
    }
  }

  @Test func uncancelledItIsTheSame() {
    let plain = Pipeline.annotate(Self.text)
    let asked = annotate(Patience(.max))
    #expect(asked?.mentions == plain.mentions && asked?.chains == plain.chains && asked?.quotations == plain.quotations)
  }

  @Test func optionsOfReading() {
    let front = SourceText("---\ndate: 2026-03-04\n---\n\nLUND, 2 March 2025 — Ana Bell left on Friday.\n")
    func reference(_ options: AnalysisOptions) -> String? {
      Pipeline.annotateUnlessCancelled(
        front, markup: .markdown, lexicon: .builtin, options: options, isCancelled: { false })?.referenceDate?.value
    }
    #expect(reference(AnalysisOptions()) == "2026-03-04")
    #expect(reference(AnalysisOptions(ignoresFrontMatterDate: true)) == "2025-03-02")
    #expect(reference(AnalysisOptions(referenceDate: "2024-01-01", ignoresFrontMatterDate: true)) == "2024-01-01")
    let french = SourceText(
      "Le maire de la ville est dans les rues avec Ana Bell et il ne sait pas que nous sommes ici.\n")
    func names(_ assumesEnglish: Bool) -> Int {
      let options = AnalysisOptions(assumesEnglish: assumesEnglish)
      let found = Pipeline.annotateUnlessCancelled(
        french, markup: .plainText, lexicon: .builtin, options: options, isCancelled: { false })
      return found?.mentions.count { $0.kind == .name } ?? -1
    }
    #expect(names(false) == 0 && names(true) > 0)
  }
}

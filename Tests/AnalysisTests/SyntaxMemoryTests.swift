// A text that is read again with what is remembered of its sentences is read as if it were new.

import Annotation
import Lexicon
import Prose
import Testing
import Text

@testable import Analysis

@Suite struct SyntaxMemoryTests {
  private static let article = """
    LUND, 3 March — Mayor Ana Bell closed the old harbour on Monday.

    “We cannot pay for it,” she told Max Orr. The harbour lost 4 million euros in 2023. Orr, who heads the port, disagreed.

    Sailors met in the rain. They asked her for more time.
    """

  private func annotate(_ text: String, _ memory: SyntaxMemory?) -> DocumentAnnotation? {
    Pipeline.annotateUnlessCancelled(
      SourceText(text), markup: .plainText, lexicon: .builtin, options: AnalysisOptions(), memory: memory,
      isCancelled: { false })
  }

  private func expectSame(_ text: String, _ memory: SyntaxMemory) {
    let (fresh, again) = (annotate(text, nil), annotate(text, memory))
    #expect(fresh?.partsOfSpeech == again?.partsOfSpeech && fresh?.heads == again?.heads, "\(text.debugDescription)")
    #expect(fresh?.dependencies == again?.dependencies && fresh?.mentions == again?.mentions)
    #expect(fresh?.chains == again?.chains && fresh?.quotations == again?.quotations)
  }

  @Test func everyEditGivesWhatAFreshReadingGives() {
    let memory = SyntaxMemory()
    expectSame(Self.article, memory)
    // Each character goes once, so that sentences join, split, shrink and move; then small pieces come in.
    for offset in stride(from: 0, to: Self.article.count, by: 7) {
      var text = Self.article
      text.remove(at: text.index(text.startIndex, offsetBy: offset))
      expectSame(text, memory)
    }
    for piece in [". ", "\n\n", "’s", "B", "é", "“", " Bell said"] {
      for offset in stride(from: 0, to: Self.article.count, by: 97) {
        var text = Self.article
        text.insert(contentsOf: piece, at: text.index(text.startIndex, offsetBy: offset))
        expectSame(text, memory)
      }
    }
  }

  @Test func sentencesAreKnownByTheirWordsWhereverTheyStand() {
    let prose = ProseReader.read(SourceText("He left. She stayed.\n\nHe left. He le ft."), markup: .plainText)
    let keys = prose.sentences.map { SyntaxMemory.key($0, in: prose) }
    #expect(keys.count == 4 && keys[0] == keys[2] && keys[0] != keys[1] && keys[0] != keys[3])
  }

  @Test func whatWasNotAskedForGivesWay() {
    let memory = SyntaxMemory()
    func entry(_ count: Int) -> SyntaxMemory.Entry {
      SyntaxMemory.Entry(
        partsOfSpeech: Array(repeating: .NN, count: count), heads: Array(repeating: -1, count: count),
        dependencies: Array(repeating: .root, count: count))
    }
    // A quarter of one half, less what a sentence takes besides its words.
    let part = Limits.rememberedSyntaxByteCount / 8 / 6 - 100
    memory.add([([1], entry(part))])
    for number in UInt8(2)...20 {
      memory.add([([number], entry(part))])
      #expect(memory.entries([[1]])[0] != nil, "asked for each time, after \(number)")
      #expect(memory.byteCount <= Limits.rememberedSyntaxByteCount)
    }
    #expect(memory.entries([[2]])[0] == nil && memory.entries([[20]])[0] != nil)
    memory.add([([99], entry(Limits.rememberedSyntaxByteCount))])
    #expect(memory.entries([[99]])[0] == nil, "a sentence without end")
    memory.removeAll()
    #expect(memory.byteCount == 0 && memory.entries([[1]])[0] == nil)
  }

  @Test func itsSizeGrowsWithSentencesThatAreNew() {
    let memory = SyntaxMemory()
    _ = annotate("Ana Bell left.", memory)
    let once = memory.byteCount
    _ = annotate("Ana Bell left.", memory)
    #expect(once > 0 && memory.byteCount == once)
    _ = annotate(Self.article, memory)
    #expect(memory.byteCount > 2 * once)
  }
}

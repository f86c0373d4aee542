// Tests of what an editor shows without being asked: hints, colours, lenses, links, diagnostics.

import Annotation
import Corpus
import Features
import Prose
import Testing
import Text

@Suite struct InlayHintTests {
  private let text = MarkedText(
    """
    “{q1|We will pay}.”

    {q1 by|[a PERSON|Ana Núñez]} {q1 cue|said} so on <DATE 2026-03-03|Tuesday> and on <DATE 2026-03-04|2026-03-04>. \
    [a .|She] smiled.
    """)

  private func labels(_ choice: InlayHints.Choice) -> [String] {
    InlayHints.all(in: text.annotation.text.range, of: text.snapshot, choice: choice).map(\.label)
  }

  @Test("each family has its switch; pronouns are off by default")
  func families() {
    #expect(labels(.init()) == ["— Ana Núñez", "= 2026-03-03"])
    #expect(labels(.init(speakers: false, dates: true, pronouns: false)) == ["= 2026-03-03"])
    #expect(labels(.init(speakers: false, dates: false, pronouns: true)) == ["= Ana Núñez"])
    #expect(labels(.init(speakers: false, dates: false, pronouns: false)) == [])
  }

  @Test("a paragraph that says who speaks needs no hint")
  func adjacent() {
    let text = MarkedText("“{q1|Yes},” {q1 by|[a PERSON|Ana Núñez]} said.")
    #expect(InlayHints.all(in: text.annotation.text.range, of: text.snapshot) == [])
  }

  @Test("labels are short, tooltips are whole; two on a line at most")
  func limits() {
    let name = "Ana Maria Núñez de la Vega y Santander"
    let text = MarkedText(
      "“{q1|Yes}”\n\n{q1 by|[a PERSON|\(name)]} said [a .|she] and [a .|she] and [a .|she] would.")
    let hints = InlayHints.all(
      in: text.annotation.text.range, of: text.snapshot, choice: .init(speakers: true, dates: true, pronouns: true))
    #expect(hints.map(\.kind) == [.speaker, .pronoun, .pronoun])
    #expect(hints.allSatisfy { $0.label.unicodeScalars.count <= 30 })
    #expect(hints[0].tooltip == "— " + name)
  }

  @Test("only the range that was asked for")
  func range() {
    let hints = InlayHints.all(in: ByteRange(0, 5), of: text.snapshot)
    #expect(hints.isEmpty)
  }
}

@Suite struct SemanticTokenTests {
  private func words(_ text: MarkedText) -> [String] {
    SemanticTokens.all(in: text.annotation.text.range, of: text.snapshot).map { token in
      var line = "\(token.kind) \(text.annotation.text[token.range])"
      if token.isDeclaration { line += " declaration" }
      if token.isQuoted { line += " quoted" }
      return line
    }
  }

  @Test("names win over the quotation, which is split at line ends")
  func flattened() {
    let text = MarkedText(
      "(a role|Minister) [a PERSON|Ana Núñez] {q1 cue|said}: “{q1|[b PERSON|Rex] knows\r\nit} ” on <DATE 2026-03-03|Tuesday>."
    )
    #expect(
      words(text) == [
        "title Minister", "person Ana Núñez declaration", "cue said", "person Rex declaration quoted",
        "quotation  knows", "quotation it", "date Tuesday",
      ])
  }

  @Test("sorted, disjoint, on one line, inside the text, for any range")
  func invariants() {
    let text = MarkedText(budgetArticle)
    let all = SemanticTokens.all(in: text.annotation.text.range, of: text.snapshot)
    #expect(all.count > 8)
    for start in stride(from: 0, to: text.annotation.text.count, by: 11) {
      let range = ByteRange(start, start + 40)
      let some = SemanticTokens.all(in: range, of: text.snapshot)
      #expect(zip(some, some.dropFirst()).allSatisfy { $0.range.end <= $1.range.start })
      #expect(some.allSatisfy { !text.annotation.text[$0.range].contains("\n") && $0.range.overlaps(range) })
    }
  }
}

@Suite struct PresentationTests {
  @Test("a lens counts; what occurs once gets none")
  func lenses() {
    let corpus = CorpusSnapshot.marked(
      "[a PERSON|Ana Núñez] met [b PERSON|Rex Oduya]. “{q1|Yes},” {q1 by|[a .|she]} said.", "[a PERSON|Ana Núñez] sang."
    )
    let lenses = CodeLenses.all(in: corpus.documents[0], corpus: corpus)
    #expect(lenses.map(\.title) == ["3 mentions · 1 quotation · 2 documents"])
  }

  @Test(
    "addresses are data",
    arguments: [
      ("https://example.org/a?b=c", "https://example.org/a?b=c"), ("www.example.org", "https://www.example.org"),
      ("ana@example.org", "mailto:ana@example.org"), ("@ana", nil), ("https://", nil), ("a@b", nil), ("notes.txt", nil),
      ("https://a\"onclick=", nil), ("javascript:alert(1)", nil), ("mailto:", nil),
    ] as [(String, String?)])
  func links(address: String, target: String?) {
    var annotation = MarkedText("\(address)").annotation
    annotation.prose.tokens = [
      Token(range: annotation.text.range, foldedHash: 0, kind: .address, shape: [])
    ]
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: annotation.text, annotation: annotation)
    #expect(DocumentLinks.all(in: snapshot).map(\.target) == [target].compactMap { $0 })
  }

  @Test("linked editing: the same letters of the same entity")
  func linked() {
    let text = MarkedText(
      "[a PERSON|Ana Núñez] and [b PERSON|Núñez] met. [a PERSON|Núñez] spoke; [a PERSON|Núñez] sang. [a .|She] left.")
    let ranges = LinkedEditingRanges.all(at: text.offset("N|úñez sang"), in: text.snapshot)
    #expect(ranges.map { text.annotation.text[$0] } == ["Núñez", "Núñez"])
    #expect(LinkedEditingRanges.all(at: text.offset("An|a"), in: text.snapshot) == [])
    #expect(LinkedEditingRanges.all(at: text.offset("Sh|e"), in: text.snapshot) == [])
  }

  @Test("monikers")
  func monikers() {
    let corpus = CorpusSnapshot.marked("[a PERSON|Ana Núñez] saw [b ~|a guard].")
    #expect(Moniker(at: 2, in: corpus.documents[0], corpus: corpus)?.identifier == "person:ana-nunez")
    #expect(Moniker(at: 2, in: corpus.documents[0], corpus: corpus)?.isProjectWide == true)
    #expect(Moniker(at: 18, in: corpus.documents[0], corpus: corpus)?.isProjectWide == false)
    #expect(Moniker(at: 13, in: corpus.documents[0], corpus: corpus) == nil)
  }

  @Test("statistics")
  func statistics() {
    let text = MarkedText(budgetArticle + "\n\n“{q3|Nobody says this}”")
    let counts = Statistics(of: [text.snapshot, text.snapshot])
    #expect(counts.documents == 2)
    #expect(counts.quotations == 6)
    #expect(counts.attributedPermille == 666)
    #expect(Statistics(of: []).attributedPermille == 1000)
  }
}

@Suite struct DiagnosticTests {
  private func codes(_ marked: String) -> [Diagnostic.Code] {
    Diagnostics.all(in: MarkedText(marked).snapshot).map(\.code)
  }

  @Test(
    arguments: [
      ("“{q1|Nobody says this}.”", [.noSpeaker]),
      ("“{q1|Ana does},” {q1 by|[a PERSON|Ana]} said.", []),
      ("[a PERSON|Núñez] met the press. [a PERSON|Ana Núñez] is a minister.", [.nameBeforeIntroduction]),
      ("# [a PERSON|Núñez] resigns\n\n[a PERSON|Ana Núñez] left.", []),
      ("[a PERSON|Ana Oduya] met [b PERSON|Ana Oduyo].", [.spellingVariant]),
      ("[a PERSON|Ana Oduya] met [b PERSON|Rex Oduya].", []),
      ("(a role|Col.) [a PERSON|Mara Reyes] spoke. (a role|Gen.) [a PERSON|Reyes] left.", [.titleConflict]),
      ("(a role|Finance Minister) [a PERSON|Ana Núñez] met (b role|Gen.) [b PERSON|Rex Oduya].", []),
      ("It rained on <DATE XXXX-WXX-2|Tuesday> and in <DATE 2026|2026>.", [.dateWithoutAnchor]),
    ] as [(String, [Diagnostic.Code])])
  func found(marked: String, expected: [Diagnostic.Code]) {
    #expect(codes(marked) == expected)
  }

  @Test("the first date that counts from an inferred day tells which day that is", arguments: [true, false])
  func inferredDay(isInferred: Bool) {
    let text = MarkedText("It rained on <DATE 2026-02-28|Saturday>, after <DATE 2026-02|February 2026>.")
    var annotation = text.annotation
    let (first, second) = (annotation.expressions[0].range, annotation.expressions[1].range)
    annotation.referenceDate = ReferenceDate(
      value: "2026-02-28", origin: isInferred ? .inferred : .given, source: second)
    annotation.expressions[0].countsFromReferenceDay = true
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: annotation.text, annotation: annotation)
    let found = Diagnostics.all(in: snapshot)
    guard isInferred else { return #expect(found.isEmpty) }
    #expect(found.map(\.code) == [.inferredReferenceDay] && found.map(\.range) == [first])
    #expect(found[0].related == second && found[0].code.isHint)
    #expect(
      found[0].message == "“Saturday” is counted from 2026-02-28, taken from “February 2026”, the latest date here.")
  }

  @Test("an unclosed quotation is pointed at by its mark")
  func unclosed() {
    var annotation = MarkedText("“Ana spoke.").annotation
    annotation.prose.quotedSpans = [
      QuotedSpan(
        content: ByteRange(3, 13), openingMark: ByteRange(0, 3), closingMark: nil, ending: .unclosed, depth: 0,
        tokens: 1..<4, isContinuation: false, paragraph: 0)
    ]
    let snapshot = DocumentSnapshot(uri: DocumentURI("a"), text: annotation.text, annotation: annotation)
    #expect(Diagnostics.all(in: snapshot).map(\.range) == [ByteRange(0, 3)])
    #expect(Diagnostics.all(in: snapshot, codes: [.noSpeaker]) == [])
  }
}

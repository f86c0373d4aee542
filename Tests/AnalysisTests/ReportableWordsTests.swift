// What somebody can be said to say without marks, and who says it. All people are invented.

import Annotation
import Prose
import Testing
import Text

@testable import Analysis

private func annotate(_ text: String) -> DocumentAnnotation { Pipeline.annotate(SourceText(text)) }

private func strings(_ ranges: [ByteRange], _ annotation: DocumentAnnotation) -> String {
  ranges.map { annotation.text[$0] }.joined(separator: " | ")
}

@Suite("Reported words")
struct ReportableWordsTests {
  @Test(
    "a time, a pronoun, a strike: nothing that is said",
    arguments: [
      "The director answered questions on Thursday.", "The crew asked for a month.", "The judges praised him.",
      "The drivers called a strike.", "The club called a meeting.", "The office announced on Friday.",
    ])
  func nothingIsSaid(_ text: String) {
    let annotation = annotate(text)
    #expect(annotation.quotations.map { strings($0.spans, annotation) } == [])
  }

  @Test(
    "what is said stays",
    arguments: [
      ("Critics called for his dismissal.", "dismissal"), ("The mayor asked for a new bridge.", "bridge"),
      ("The mayor said on Friday that the ferry would stop.", "ferry"),
      ("The mayor called the plan a disaster.", "disaster"),
    ])
  func somethingIsSaid(_ text: String, _ word: String) throws {
    let annotation = annotate(text)
    #expect(annotation.quotations.contains { strings($0.spans, annotation).contains(word) }, "\(text)")
  }

  @Test("the cue of another attribution begins no content")
  func cueIsNoContent() {
    let annotation = annotate("Asked whether she would resign, Tove Lund replied: “Ask me tomorrow, when it is over.”")
    #expect(annotation.quotations.map { strings($0.spans, annotation) } == ["Ask me tomorrow, when it is over."])
  }

  @Test("marks that are attributed with what they continue are not reported once more")
  func continuedMarksOnce() {
    let annotation = annotate(
      "“The port stays open,” Tove Lund said.\n\n“We will pay the crews.\n\n“Nobody will be sent home,” she added.")
    #expect(annotation.quotations.count { strings($0.spans, annotation).contains("sent home") } == 1)
  }
}

@Suite("Speakers with a name between commas")
struct ApposedSpeakerTests {
  @Test(arguments: [
    ("Her deputy, Rui Costa, said that the ministry had “no secret accounts”.", "Her deputy, Rui Costa"),
    ("“We will rebuild the hall,” said the spokesman, Tom Reed.", "the spokesman, Tom Reed"),
  ])
  func nameCounts(_ text: String, _ speaker: String) throws {
    let annotation = annotate(text)
    let found = try #require(annotation.quotations.first)
    #expect(strings(found.speaker, annotation) == speaker)
    let mention = try #require(found.speakerMention)
    #expect(annotation.mentions[mention].kind == .name)
  }

  @Test("what somebody is known as nobody says")
  func knownAs() {
    let annotation = annotate("He is known as “the Admiral” in the harbour. It was nicknamed “Old Harry”.")
    #expect(annotation.quotations.isEmpty)
    #expect(annotation.marks.map { annotation.text[$0.range] } == ["the Admiral", "Old Harry"])
  }
}

@Suite("Attributions that a careful reader takes apart")
struct CarefulAttributionTests {
  @Test("a label with brackets speaks")
  func bracketedLabel() throws {
    let annotation = annotate("Jon Vale (Labour): “We will appeal in May.”")
    let found = try #require(annotation.quotations.first)
    #expect(strings(found.speaker, annotation).hasPrefix("Jon Vale"))
  }

  @Test("what is written in a letter is what stands behind the colon")
  func colon() throws {
    let annotation = annotate("Tove Lund wrote in a letter to members: “Stay calm and stay home.”")
    #expect(annotation.quotations.map { strings($0.spans, annotation) } == ["Stay calm and stay home."])
    #expect(annotation.quotations.first?.kind == .direct)
  }

  @Test("an attribution that breaks in leaves both sides")
  func brokenClause() throws {
    let annotation = annotate("Jon Vale, according to two neighbours, wants to leave the town.")
    let found = try #require(annotation.quotations.first { strings($0.speaker, annotation) == "two neighbours" })
    #expect(strings(found.spans, annotation) == "Jon Vale | wants to leave the town")
  }

  @Test("the passive has no speaker")
  func passive() {
    let annotation = annotate("The club is said to be for sale.")
    #expect(annotation.quotations.allSatisfy { $0.speaker.isEmpty })
  }

  @Test(
    "refusals and denials",
    arguments: [
      ("Tove Lund declined to say whether the port would close.", Quotation.Polarity.denied),
      ("Tove Lund did not say that the crews were paid.", .denied),
      ("Tove Lund did not deny that the club was for sale.", .hedged),
    ])
  func polarity(_ text: String, _ polarity: Quotation.Polarity) {
    #expect(annotate(text).quotations.map(\.polarity) == [polarity])
  }
}

@Suite("No speaker rather than a wrong one")
struct UnsureSpeakerTests {
  @Test("a speaker who is too unsure is not named, and stands in the reason")
  func tooUnsure() throws {
    let prose = ProseReader.read(SourceText("“We are ready,” Maria Delgado said."), markup: .plainText)
    var model = try #require(TrainedModels.attribution)
    for (least, isNamed) in [(0, true), (1001, false)] {
      var state = AttributionTraining.prepared(prose)
      model.leastSpeakerConfidence = least
      QuotationFinding.run(on: &state, model: model)
      let found = try #require(state.quotations.first)
      #expect(found.speakers.isEmpty != isNamed)
      guard !isNamed else { continue }
      #expect(found.evidence.rule == "quotations.speakerTooUnsure")
      #expect(found.evidence.alternatives.first?.text == "Maria Delgado")
    }
  }
}

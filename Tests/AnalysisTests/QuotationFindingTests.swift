// Who said what: the orders of content, speaker and cue, the styles of marks, and what is no speech. All people are invented.

import Annotation
import Prose
import TestSupport
import Testing
import Text

@testable import Analysis

private func annotate(_ text: String) -> DocumentAnnotation { Pipeline.annotate(SourceText(text)) }

/// The quotation that holds the first occurrence of `words`.
private func quotation(_ words: String, in annotation: DocumentAnnotation) -> Quotation? {
  let bytes = annotation.text.bytes
  let needle = Array(words.utf8)
  guard
    let start = bytes.indices.first(where: { bytes[$0...].starts(with: needle) })
  else { return nil }
  let range = ByteRange(start, start + needle.count)
  return annotation.quotations.first { $0.spans.contains { $0.overlaps(range) } }
}

private func string(_ ranges: [ByteRange], _ annotation: DocumentAnnotation) -> String {
  ranges.map { annotation.text[$0] }.joined(separator: " | ")
}

@Suite("Speakers of what stands between marks")
struct QuotationSpeakerTests {
  @Test(arguments: [
    // Content, speaker, cue and the two other orders.
    ("“The bridge will open in May,” Maria Delgado said.", "bridge", "Maria Delgado", "said"),
    ("“The bridge will open in May,” said Maria Delgado.", "bridge", "Maria Delgado", "said"),
    ("Maria Delgado said: “The bridge will open in May.”", "bridge", "Maria Delgado", "said"),
    ("Maria Delgado told reporters, “The bridge will open in May.”", "bridge", "Maria Delgado", "told"),
    // Straight, doubled and British marks.
    ("\"We are ready,\" the mayor said.", "ready", "the mayor", "said"),
    ("``We are ready,'' the mayor said.", "ready", "the mayor", "said"),
    ("‘We’re ready and the town’s roads are open,’ the mayor said.", "ready", "the mayor", "said"),
    ("'We aren't ready and the roads aren't open,' the mayor said.", "ready", "the mayor", "said"),
    // Pronouns, descriptions, statements that speak.
    ("Maria Delgado left early. “We are ready,” she said.", "ready", "she", "said"),
    ("“We are ready,” a spokesman for the town added.", "ready", "a spokesman for the town", "added"),
    ("The report said the plan was “a waste of money”.", "waste", "The report", "said"),
    ("According to Maria Delgado, the plan is “a waste of money”.", "waste", "Maria Delgado", "According to"),
  ])
  func speaker(_ text: String, _ words: String, _ speaker: String, _ cue: String) throws {
    let annotation = annotate(text)
    let found = try #require(quotation(words, in: annotation))
    #expect(string(found.speaker, annotation) == speaker)
    #expect(string(found.cue, annotation) == cue)
  }

  @Test func splitQuotationIsOne() throws {
    let annotation = annotate("“The bridge is old,” Maria Delgado said. “It has to be replaced before the winter.”")
    let first = try #require(quotation("bridge", in: annotation))
    #expect(first.marked.count == 2)
    #expect(annotation.quotations.filter { $0.kind == .direct }.count == 1)
  }

  @Test func twoCuesMakeTwoQuotations() {
    let annotation = annotate("“The bridge is old,” he said. “It has to be replaced,” he added.")
    #expect(annotation.quotations.map { string($0.cue, annotation) } == ["said", "added"])
  }

  @Test func quotationOverParagraphsIsOne() throws {
    let annotation = annotate(
      "Maria Delgado said: “The bridge is old and nobody has cared for it.\n\n“It has to be replaced before the winter.”"
    )
    let found = try #require(quotation("bridge", in: annotation))
    #expect(found.marked.count == 2)
    #expect(string(found.speaker, annotation) == "Maria Delgado")
  }

  @Test func governingVerbCountsNotTheNearest() throws {
    let annotation = annotate(
      "Maria Delgado said the plan that Peter Lindgren announced was “a waste of money” for the whole town.")
    let found = try #require(quotation("waste", in: annotation))
    #expect(string(found.speaker, annotation) == "Maria Delgado")
    #expect(found.kind == .mixed)
  }

  @Test func interviewLabelsSpeak() throws {
    let annotation = annotate("Maria Delgado: “The bridge is old and it has to be replaced.”")
    #expect(string(try #require(quotation("bridge", in: annotation)).speaker, annotation) == "Maria Delgado")
  }

  @Test func dashAttributes() throws {
    let annotation = annotate("“The bridge is old and it has to be replaced.” — Maria Delgado")
    #expect(string(try #require(quotation("bridge", in: annotation)).speaker, annotation) == "Maria Delgado")
  }

  /// Words that are called an answer are spoken by whoever stands beside the noun, or was asked before.
  @Test(arguments: [
    ("Will it open? “Not in May,” came the reply from Maria Delgado.", "Not", "Maria Delgado", "came the reply"),
    (
      "Peter Lindgren asked Maria Delgado when. “Not in May,” was the answer.", "Not", "Maria Delgado", "was the answer"
    ),
    ("Maria Delgado was asked if she would run. “Never,” came the reply.", "Never", "Maria Delgado", "came the reply"),
    ("“Never again” was Maria Delgado’s verdict.", "Never", "Maria Delgado", "verdict"),
    ("The town waited. “Not in May,” was the answer.", "Not", "", "was the answer"),
    ("Maria Delgado left. “A mess from start to end” is how she put it.", "mess", "she", "put"),
  ])
  func replies(_ text: String, _ words: String, _ speaker: String, _ cue: String) throws {
    let annotation = annotate(text)
    let found = try #require(quotation(words, in: annotation))
    #expect(found.kind == .direct)
    #expect(string(found.speaker, annotation) == speaker)
    #expect(string(found.cue, annotation) == cue)
  }

  @Test func addresseeAndMedium() throws {
    let annotation = annotate("“The bridge is old,” Maria Delgado told Reuters in an interview.")
    let found = try #require(quotation("bridge", in: annotation))
    #expect(string(found.addressee, annotation) == "Reuters")
    #expect(string(found.medium, annotation) == "in an interview")
  }

  @Test(arguments: [
    ("“The deal is dead,” a European diplomat, who asked not to be named, said.", true),
    ("“The deal is dead,” said an official on condition of anonymity.", true),
    ("“The deal is dead,” a military source said.", true),
    ("“The deal is dead,” Maria Delgado said.", false),
  ])
  func anonymousSources(_ text: String, _ isAnonymous: Bool) throws {
    let found = try #require(quotation("deal", in: annotate(text)))
    #expect(found.isAnonymous == isAnonymous)
  }
}

@Suite("Reported speech without marks")
struct IndirectQuotationTests {
  @Test(arguments: [
    ("Maria Delgado said the bridge would open in May.", "the bridge would open in May", "Maria Delgado"),
    ("The bridge would open in May, said Maria Delgado.", "The bridge would open in May", "Maria Delgado"),
    ("Officials told Reuters there was no plan for the bridge.", "there was no plan for the bridge", "Officials"),
    ("According to the ministry, the bridge is safe.", "the bridge is safe", "the ministry"),
    ("Maria Delgado denied that the bridge was unsafe.", "that the bridge was unsafe", "Maria Delgado"),
  ])
  func content(_ text: String, _ content: String, _ speaker: String) throws {
    let annotation = annotate(text)
    let found = try #require(annotation.quotations.first)
    #expect(annotation.quotations.count == 1)
    #expect(string(found.spans, annotation) == content)
    #expect(string(found.speaker, annotation) == speaker)
    #expect(found.kind == .indirect)
    #expect(found.marked.isEmpty)
  }

  @Test(arguments: [
    ("Maria Delgado denied that the bridge was unsafe.", Quotation.Polarity.denied),
    ("Maria Delgado said the bridge was unsafe.", .affirmed),
    ("Maria Delgado suggested that the bridge was unsafe.", .hedged),
    // Verbs of stance with a plain object.
    ("Maria Delgado denied the claim.", .denied),
    ("The ministry rejected the accusation.", .denied),
    ("Maria Delgado did not deny the claim.", .hedged),
    ("Maria Delgado condemned the attack on the bridge.", .affirmed),
  ])
  func polarity(_ text: String, _ polarity: Quotation.Polarity) throws {
    #expect(try #require(annotate(text).quotations.first).polarity == polarity)
  }
}

@Suite("Marks that nobody speaks")
struct MarkReadingTests {
  @Test(arguments: [
    ("He read the novel “The Long Winter” on the train.", Mark.Kind.title),
    ("The storm, nicknamed “Old Harry”, reached the coast.", .term),
  ])
  func kind(_ text: String, _ kind: Mark.Kind) {
    let annotation = annotate(text)
    #expect(annotation.marks.map(\.kind) == [kind])
    #expect(!annotation.quotations.contains { !$0.marked.isEmpty })
  }

  @Test func explanationNamesTheRule() throws {
    let annotation = annotate("“The bridge is old,” Maria Delgado said.")
    let found = try #require(annotation.quotations.first)
    #expect(annotation.evidence[found.evidence].rule.hasPrefix("quotations."))
  }
}

@Suite("Headings that take up a quotation")
struct EchoFindingTests {
  private let article = """
    “We are here to make sure that they go home safely,” Maria Delgado said on Monday in the capital.

    ‘Here to go home safely’

    The town has waited for years, and the council wants to act before the winter comes.
    """

  @Test func headingLeavesWordsOut() throws {
    let annotation = annotate(article)
    let echo = try #require(annotation.echoes.first)
    #expect(annotation.text[echo.heading] == "Here to go home safely")
    #expect(annotation.text[echo.quoted] == "here to make sure that they go home safely")
  }
}

@Suite("What holds for every text")
struct QuotationPropertyTests {
  private static let pieces = [
    "“We are ready", "”", "\"", "‘", "’", "Maria Delgado", " said", " told", ",", ".", "\n\n", " he ", "that ", ": ",
    "— ", "according to ",
    "the mayor ", "Lindgren ", "(", ")",
  ]

  @Test(arguments: 0..<60)
  func speakerStandsOutsideItsQuotation(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = (0..<40).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    let annotation = annotate(text)
    for quotation in annotation.quotations {
      for speaker in quotation.speaker {
        #expect(!quotation.marked.contains { $0.overlaps(speaker) }, "\(text)")
      }
      if let mention = quotation.speakerMention { #expect(annotation.mentions.indices.contains(mention)) }
      #expect(quotation.spans == quotation.spans.sorted())
    }
    #expect(annotation.quotations == annotate(text).quotations)
  }
}

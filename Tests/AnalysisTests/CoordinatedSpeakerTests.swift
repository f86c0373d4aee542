// Several who speak together, and whom something is said to. All people are invented.

import Annotation
import TestSupport
import Testing
import Text

@testable import Analysis

private func annotate(_ text: String) -> DocumentAnnotation { Pipeline.annotate(SourceText(text)) }

@Suite("Speakers joined by “and”")
struct CoordinatedSpeakerTests {
  @Test(arguments: [
    ("“We are ready,” Ana Belo and Tomas Reyes said.", ["Ana Belo", "Tomas Reyes"]),
    ("“We are ready,” said Ana Belo and Tomas Reyes.", ["Ana Belo", "Tomas Reyes"]),
    ("According to Ana Belo and Tomas Reyes, the bridge is safe.", ["Ana Belo", "Tomas Reyes"]),
    ("Both the minister and the mayor denied that the bridge was unsafe.", ["the minister", "the mayor"]),
    ("Ana Belo and her deputy told Reuters that the bridge was safe.", ["Ana Belo", "her deputy"]),
    (
      "Ana Belo, a lawyer, and Tomas Reyes, her deputy, said the bridge was “safe”.",
      ["Ana Belo, a lawyer", "Tomas Reyes, her deputy"]
    ),
    (
      "Ana Belo, head of the port, and other officials say that the bridge is safe.",
      ["Ana Belo, head of the port", "other officials"]
    ),
    ("Ana Belo, Tomas Reyes and the mayor said the bridge was safe.", ["Ana Belo", "Tomas Reyes", "the mayor"]),
  ])
  func all(_ text: String, _ speakers: [String]) throws {
    let annotation = annotate(text)
    let found = try #require(annotation.quotations.first)
    #expect(found.speaker.map { annotation.text[$0] } == speakers)
    #expect(found.speakerMentions.count == speakers.count)
    #expect(found.chains.count == speakers.count)
    #expect(annotation.checkInvariants().isEmpty)
  }

  /// "And" joins other things too: clauses, offices, places, those who are spoken of.
  @Test(arguments: [
    ("The minister of finance and trade said the bridge was safe.", "The minister of finance and trade"),
    ("Officials in Lima and Bogota said the bridge was safe.", "Officials in Lima and Bogota"),
    ("The council thanked Ana Belo, and Tomas Reyes said the bridge was safe.", "Tomas Reyes"),
    ("At a meeting with Ana Belo, Tomas Reyes said the bridge was safe.", "Tomas Reyes"),
    ("The bridge is safe, said Ana Belo and Tomas Reyes agreed.", "Ana Belo"),
  ])
  func one(_ text: String, _ speaker: String) throws {
    let annotation = annotate(text)
    let found = try #require(annotation.quotations.last { $0.cue.contains { annotation.text[$0] == "said" } })
    #expect(found.speaker.map { annotation.text[$0] } == [speaker])
  }

  /// "I" of two who speak together is neither of them.
  @Test func nobodySaysIForTwo() throws {
    let annotation = annotate("Ana Belo met Tomas Reyes. “I am ready,” Ana Belo and Tomas Reyes said.")
    let pronoun = try #require(annotation.mentions.first { annotation.text[$0.range] == "I" })
    let found = try #require(annotation.quotations.first)
    #expect(!found.chains.contains(pronoun.chain))
  }
}

@Suite("Whom something is said to")
struct AddresseeTests {
  @Test(arguments: [
    ("Ana Belo told AFP it was “a mess”.", "AFP", "it was “a mess”"),
    ("Ana Belo told reporters in Lagos that the bridge would open.", "reporters", "that the bridge would open"),
    ("The minister informed parliament the plan was “dead”.", "parliament", "the plan was “dead”"),
    ("He told her he was “very sorry” for the delay.", "her", "he was “very sorry” for the delay"),
    (
      "Ana Belo told a crowd of supporters gathered in the square that the bridge would be “open to all”.",
      "a crowd of supporters gathered in the square", "that the bridge would be “open to all”"
    ),
    (
      "The mayor told the council’s finance committee she would resign.", "the council’s finance committee",
      "she would resign"
    ),
  ])
  func contentBeginsBehind(_ text: String, _ addressee: String, _ content: String) throws {
    let annotation = annotate(text)
    let found = try #require(annotation.quotations.first)
    #expect(found.addressee.map { annotation.text[$0] } == [addressee])
    #expect(found.spans.map { annotation.text[$0] } == [content])
  }

  /// What an organisation owns and is written like a title is where it was said, not what.
  @Test func programmeIsNotSaid() throws {
    let annotation = annotate("Ana Belo told Radio Alder’s “Morning Hour” that the bridge would open in May.")
    let found = try #require(annotation.quotations.first)
    #expect(annotation.quotations.count == 1)
    #expect(found.spans.map { annotation.text[$0] } == ["that the bridge would open in May"])
  }

  @Test func aTimeIsNotTold() {
    #expect(
      annotate("Ana Belo called a dispatcher. She told a neighbour before the police arrived.").quotations.isEmpty)
  }
}

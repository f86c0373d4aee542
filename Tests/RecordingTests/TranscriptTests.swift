// The transcripts of protocol/ are what the server does; every method has one; their answers are as described.

import Foundation
import JSON
import LanguageServerProtocol
import Server
import TestSupport
import Testing
import Text

@testable import Recording

/// A transcript of the project.
struct ProjectTranscript: CustomTestStringConvertible {
  var name: String
  var testDescription: String { name }

  static var all: [ProjectTranscript] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: ProjectFiles.path("protocol/transcripts"))) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map(ProjectTranscript.init)
  }

  var path: String { ProjectFiles.path("protocol/transcripts/" + name) }
  var text: String { String(decoding: ProjectFiles.bytes("protocol/transcripts/" + name), as: UTF8.self) }

  /// Runs it with the whole pipeline.
  func run() -> TranscriptRunner.Outcome? {
    TranscriptRunner(ReplayTesting.serverOptions(referenceDate: nil)).run(Transcript(text))
  }

  static var isUpdating: Bool { ProcessInfo.processInfo.environment["GLOSS_UPDATE"] == "1" }
}

@Suite("Transcripts") struct TranscriptTests {
  @Test(arguments: ProjectTranscript.all)
  func theServerDoesWhatThePageSays(transcript: ProjectTranscript) throws {
    let outcome = try #require(transcript.run())
    if ProjectTranscript.isUpdating {
      try Data(outcome.updated.markdown.utf8).write(to: URL(fileURLWithPath: transcript.path))
      return
    }
    #expect(outcome.problems.map(\.description) == [])
  }

  @Test func everyMethodHasATranscript() {
    let written = Set(ProjectTranscript.all.flatMap { Transcript($0.text).methods })
    #expect(Set(ProtocolDocumentation.methods).subtracting(written).sorted() == [])
    let notifications = Set(GlossProtocol.description.notifications.map(\.method))
    #expect(notifications.subtracting(written).sorted() == [])
  }

  @Test func answersAreAsDescribed() throws {
    let description = GlossProtocol.description
    var seen: Set<String> = []
    for transcript in ProjectTranscript.all {
      let outcome = try #require(transcript.run())
      for (method, result) in outcome.answers {
        guard let request = description.requests.first(where: { $0.method == method }) else { continue }
        #expect(description.problems(result, request.result, seen: &seen) == [], "\(transcript.name): \(method)")
      }
      for message in outcome.messages {
        guard let found = description.notifications.first(where: { message["method"] == .string($0.method) }) else {
          continue
        }
        let problems = description.problems(message["params"] ?? .null, .reference(found.params), seen: &seen)
        #expect(problems == [], "\(transcript.name): \(found.method)")
      }
    }
    // A member that no answer has may as well not exist.
    let params = Set(description.requests.compactMap(\.params))
    let unseen = description.structures.filter { structure in
      seen.contains { $0.hasPrefix(structure.name + ".") } && !params.contains(structure.name)
    }.flatMap { structure in description.properties(of: structure).map { "\(structure.name).\($0.name)" } }
      .filter { !seen.contains($0) }
    #expect(unseen == Self.rare)
  }

  /// Members that need what no page has: a text of 16 MB.
  private static let rare = ["GlossDocumentResult.truncated", "GlossStatusDocument.truncated"]

  @Test func theSpecificationIsFresh() throws {
    let page = SpecificationText.page(transcripts: ProjectTranscript.all.map { ($0.name, $0.text) })
    let path = "protocol/specification.md"
    if ProjectTranscript.isUpdating { try Data(page.utf8).write(to: URL(fileURLWithPath: ProjectFiles.path(path))) }
    #expect(
      Array(page.utf8) == ProjectFiles.bytes(path),
      "stale: GLOSS_UPDATE=1 swift test --filter TranscriptTests writes it")
    let model = try JSONValue(parsing: ProjectFiles.bytes("protocol/gloss.metamodel.json"))
    #expect(model.indented == GlossProtocol.description.metaModel)
    #expect(page.split(separator: "\n").first?.contains(GlossProtocol.description.hash) == true)
  }
}

@Suite("Transcripts as pages") struct TranscriptPageTests {
  @Test func aPageIsReadAndWrittenAsItIs() {
    for transcript in ProjectTranscript.all { #expect(Transcript(transcript.text).markdown == transcript.text) }
    for odd in [
      "", "```", "```jsonc -->", "a\n```jsonc --> x\n", "````\n```jsonc <--\n```\n````\n", "\n\n```text a:b\n```",
    ] {
      #expect(Transcript(odd).markdown == odd)
    }
  }

  @Test func blocksInsideOtherBlocksAreProse() {
    #expect(Transcript("````\n```jsonc --> gloss/quotes\n```\n````").methods == [])
    #expect(Transcript("```jsonc --> gloss/quotes\n```").methods == ["gloss/quotes"])
  }

  @Test(
    arguments: [
      (["a": 1], ["a": 1, "b": 2], true), (["a": 1], ["b": 2], false), ([1], [1, 2], false), ([1, "…"], [1, 2], true),
      ("0:1-0:4", "0:1-0:4", true), ([], [], true), ([:], ["a": 1], false), (["a": "…"], ["a": [1]], true),
      (["a": []], ["a": [1]], false), (1, 2, false),
    ] as [(JSONValue, JSONValue, Bool)])
  func onlyWhatIsWrittenIsCompared(written: JSONValue, actual: JSONValue, fits: Bool) {
    #expect(TranscriptJSON.fits(written, actual) == fits)
  }

  @Test func anUpdateKeepsWhatWasChosen() {
    let actual: JSONValue = ["a": 1, "b": [["c": 2, "d": 3], ["c": 4, "d": 5]], "e": 6]
    #expect(TranscriptJSON.projected(actual, on: ["b": [["d": 0]]]) == ["b": [["d": 3], ["d": 5]]])
    #expect(TranscriptJSON.projected(actual, on: ["b": [["d": 0], "…"]]) == ["b": [["d": 3], "…"]])
    #expect(TranscriptJSON.projected(actual, on: nil) == actual)
    #expect(TranscriptJSON.projected(["a": 1], on: ["x": 1]) == ["a": 1])
  }

  @Test func rangesAreAbbreviatedAndMarksWrittenOut() {
    let range: JSONValue = ["end": ["character": 4, "line": 0], "start": ["character": 1, "line": 0]]
    #expect(TranscriptJSON.abbreviated(["x": range]) == ["x": "0:1-0:4"])
    var places = TranscriptPlaces(encoding: .utf32)
    #expect(places.open("a:b", marked: "é|a\n😀|b") == "éa\n😀b")
    #expect(places.expanded(["at": "@2", "in": "@uri"]) == ["at": ["character": 1, "line": 1], "in": "a:b"])
    #expect(places.expanded("@1-@2")["end"] == ["character": 1, "line": 1])
    #expect(places.expanded("@9") == "@9")
    places.answers = [["items": [["id": "x"]]], ["id": "y"]]
    #expect(places.expanded("@last.id") == "y" && places.expanded("@answers.1.items.0.id") == "x")
    #expect(places.expanded("@answers.3.id") == "@answers.3.id")
  }

  @Test func whatTheServerDoesNotDoIsReportedWithItsLine() throws {
    let page =
      "```text a:b\nAna Bell left.\n```\n\n```jsonc --> gloss/entities\n```\n\n```jsonc <--\n{\"items\": []}\n```"
    let outcome = try #require(TranscriptRunner(ReplayTesting.serverOptions(referenceDate: nil)).run(Transcript(page)))
    #expect(outcome.problems.map(\.line) == [8])
    #expect(outcome.problems.first?.message.contains("Ana Bell") == true)
    let again = try #require(TranscriptRunner(ReplayTesting.serverOptions(referenceDate: nil)).run(outcome.updated))
    #expect(again.problems.isEmpty)
  }
}

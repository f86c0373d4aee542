// Every quotation of the seed article's gold annotation, asked for over JSON-RPC: by its speaker, by the speaker's other
// names, by five of its words, by those with one changed, and by all of its words.
//
// The answers are kept in Resources/seed-quotations.golden.txt and reviewed as a difference: GLOSS_UPDATE=1 swift test
// writes it anew.

import Foundation
import JSON
import TestSupport
import Testing
import Text

@testable import Server

@Suite("The quotations of the seed article over JSON-RPC")
struct SeedQuotationTests {
  private static let golden = "Tests/ServerTests/Resources/seed-quotations.golden.txt"

  @Test func answersAreAsReviewed() throws {
    let gold = try SeedGold()
    let client = gold.client()
    var lines: [String] = []
    var (found, asked) = (0, 0)
    for quotation in gold.quotations {
      lines.append("\(quotation.spans[0].start) \(quotation.kind) “\(quotation.text)”")
      for question in Self.questions(for: quotation, in: gold) {
        let answer = Answer(question, quotation, gold, client)
        asked += 1
        found += answer.isFound ? 1 : 0
        lines.append("  " + answer.line)
      }
    }
    lines.append("found: \(found) of \(asked)")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["GLOSS_UPDATE"] != nil {
      try text.write(toFile: ProjectFiles.path(Self.golden), atomically: true, encoding: .utf8)
    }
    let kept = String(decoding: ProjectFiles.bytes(Self.golden), as: UTF8.self)
    let changed = zip(text.split(separator: "\n"), kept.split(separator: "\n")).filter { $0 != $1 }
    #expect(text == kept, "\(changed.prefix(5).map { "now \($0), kept \($1)" })")
    #expect(found == asked, "\(found) of \(asked) are found")
  }

  /// What is asked for each quotation.
  private static func questions(for quotation: SeedQuotation, in gold: SeedGold) -> [Question] {
    let speaker = gold.names(ofSpeaker: quotation)
    let all = quotation.text.split(separator: " ").map(String.init)
    let first = max(0, (all.count - 5) / 2)
    let five = Array(all[first..<min(all.count, first + 5)])
    var changed = five
    changed[five.count / 2] = "umbrellas"
    func words(_ words: [String], _ match: String) -> JSONValue {
      ["text": .string(words.joined(separator: " ")), "match": .string(match)]
    }
    func by(_ name: String) -> JSONValue { ["speaker": ["name": .string(name)]] }
    return [Question("speaker", speaker.name, by(speaker.name))]
      + speaker.others.map { Question("alias", $0, by($0)) }
      + [
        Question("words", five.joined(separator: " "), words(five, "substring")),
        Question("changed", changed.joined(separator: " "), words(changed, "fuzzy")),
        Question("exact", "all \(all.count) words", words(all, "exact")),
      ]
  }
}

/// A question for quotations.
private struct Question {
  let label: String
  let asked: String
  let params: JSONValue

  init(_ label: String, _ asked: String, _ params: JSONValue) {
    (self.label, self.asked, self.params) = (label, asked, params)
  }
}

/// Whether the answer to a question holds the quotation of the gold: its words to the letter, and its speaker.
private struct Answer {
  let line: String
  let isFound: Bool

  init(_ question: Question, _ quotation: SeedQuotation, _ gold: SeedGold, _ client: TestClient) {
    let items = client.result("gloss/quotes", question.params)["items"]?.array ?? []
    let place = items.firstIndex { item in
      let spans = (item["marked"]?.array ?? []) + (item["spans"]?.array ?? [])
      let ranges = spans.compactMap { client.bytes($0["range"], of: gold.text).map { ByteRange($0) } }
      return quotation.spans.allSatisfy(ranges.contains)
    }
    isFound = place != nil
    let speaker = place.flatMap { items[$0]["speaker"]?["name"]?.string } ?? "unknown"
    let score = place.flatMap { items[$0]["score"]?.integer } ?? 0
    let result = place.map { "number \($0 + 1) of \(items.count), score \(score), by \(speaker)" }
    line = "\(question.label): \(question.asked.prefix(60)) | " + (result ?? "MISSED among \(items.count)")
  }
}

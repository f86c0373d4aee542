// Every mention of the seed article's gold annotation, asked over JSON-RPC: who is it, where introduced, where else.
//
// The answers are kept in Resources/seed-mentions.golden.txt and reviewed as a difference: GLOSS_UPDATE=1 swift test writes it
// anew. Beside each stands whether the gold agrees.

import Foundation
import JSON
import TestSupport
import Testing
import Text

@testable import Server

@Suite("The mentions of the seed article over JSON-RPC")
struct SeedMentionTests {
  private static let golden = "Tests/ServerTests/Resources/seed-mentions.golden.txt"

  @Test func answersAreAsReviewed() throws {
    let gold = try SeedGold()
    let client = gold.client(["textDocument": ["hover": ["contentFormat": ["plaintext"]]]])
    var lines: [String] = []
    var right = 0
    for mention in gold.mentions {
      let answer = Answer(mention, gold, client)
      right += answer.isRight ? 1 : 0
      lines.append(answer.line)
    }
    lines.append("right: \(right) of \(gold.mentions.count)")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["GLOSS_UPDATE"] != nil {
      try text.write(toFile: ProjectFiles.path(Self.golden), atomically: true, encoding: .utf8)
    }
    let kept = String(decoding: ProjectFiles.bytes(Self.golden), as: UTF8.self)
    let changed = zip(text.split(separator: "\n"), kept.split(separator: "\n")).filter { $0 != $1 }
    #expect(text == kept, "\(changed.prefix(5).map { "now \($0), kept \($1)" })")
    #expect(right * 10 >= gold.mentions.count * 9, "\(right) of \(gold.mentions.count) are right")
  }
}

/// What the server says of one mention, and whether the gold agrees.
private struct Answer {
  let line: String
  let isRight: Bool

  init(_ mention: SeedMention, _ gold: SeedGold, _ client: TestClient) {
    // The head of a noun phrase is what a person points at; the first word of a long one may be a name of its own.
    let point = mention.kind == "nominal" ? Self.pointInside(mention) : mention.range.start
    var at = client.at(point, of: gold.text).object ?? JSONObject()
    let hover = client.result("textDocument/hover", .object(at))
    let head = hover["contents"]?["value"]?.string?.split(separator: "\n").first.map(String.init) ?? "nothing"
    let definition = client.result("textDocument/definition", .object(at))
    let target = client.bytes((definition.array?.first ?? definition)["range"], of: gold.text).map { ByteRange($0) }
    at = JSONObject(at.members.map { ($0.key, $0.value) } + [("context", ["includeDeclaration": true])])
    let references = (client.result("textDocument/references", .object(at)).array ?? []).compactMap {
      client.bytes($0["range"], of: gold.text).map { ByteRange($0) }
    }
    let named = gold.names(of: mention).contains { Self.isSame(head, $0) }
    let introduced = Self.introduces(target, mention, gold)
    let chained = Self.isChain(references, gold.chain(of: mention), gold)
    isRight = named && introduced && chained
    let verdict =
      isRight
      ? "right"
      : [named ? "" : "name", introduced ? "" : "definition", chained ? "" : "references"]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    line =
      "\(mention.range.start) \(mention.text.prefix(40)) | \(head) | definition "
      + "\(target.map { "\($0.start)" } ?? "none") | \(references.count) references | \(verdict)"
  }

  private static func pointInside(_ mention: SeedMention) -> Int {
    let words = mention.text.split(separator: " ")
    guard words.count > 1 else { return mention.range.start }
    // Before a comma or a preposition the last word is the head.
    let stops: Set<Substring> = ["of", "who", "by", "in"]
    var offset = mention.range.start
    var last = offset
    for word in words {
      if stops.contains(word) { break }
      last = offset
      offset += word.utf8.count + 1
      if word.hasSuffix(",") { break }
    }
    return last
  }

  private static func isSame(_ head: String, _ name: String) -> Bool {
    func plain(_ text: String) -> String {
      let lower = text.lowercased()
      return lower.hasPrefix("the ") ? String(lower.dropFirst(4)) : lower
    }
    let subject = plain(String(head.prefix { $0 != "—" }).trimmingCharacters(in: .whitespaces))
    return !subject.isEmpty && (subject.hasPrefix(plain(name)) || plain(name).hasPrefix(subject))
  }

  /// Whether a definition leads to a mention of the entity that stands no later than its first full one.
  private static func introduces(_ target: ByteRange?, _ mention: SeedMention, _ gold: SeedGold) -> Bool {
    guard let target, let full = gold.introduction(of: mention) else { return false }
    return full.range.overlaps(target)
  }

  /// Whether two thirds of the references and two thirds of the gold's mentions are the same. Mentions that the gold does
  /// not list (it leaves out some noun phrases) do not count against.
  private static func isChain(_ references: [ByteRange], _ chain: [SeedMention], _ gold: SeedGold) -> Bool {
    let listed = references.filter { reference in gold.mentions.contains { $0.range == reference } }
    let shared = chain.count { mention in references.contains { $0 == mention.range || mention.range.contains($0) } }
    let wrong = listed.count { reference in !chain.contains { $0.range == reference } }
    return shared * 3 >= chain.count * 2 && wrong * 3 <= max(listed.count, 1)
  }
}

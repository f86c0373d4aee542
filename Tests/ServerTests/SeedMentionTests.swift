// Every mention of the seed article's gold annotation, asked over JSON-RPC: who is it, where introduced, where else.
//
// The answers are kept in Resources/seed-mentions.golden.txt and reviewed as a difference: GLOSS_UPDATE=1 swift test writes it
// anew. Beside each stands whether the gold agrees.

import Analysis
import Corpus
import Foundation
import JSON
import TestSupport
import Testing
import Text

@testable import Server

/// One mention of the gold annotation, in bytes.
private struct GoldMention {
  let range: ByteRange
  let text: String
  let kind: String
  let type: String?
  let chain: String?
  let isMetonym: Bool
}

/// The gold annotation of the seed article.
private struct Gold {
  static let article = "seeds/000_c7ee110370a648bc.txt"
  let text: String
  let mentions: [GoldMention]
  let nameOfChain: [String: String]
  let referenceDate: String

  init() throws {
    let record = try JSONValue(parsing: ProjectFiles.bytes("seeds/000_c7ee110370a648bc.gold.json"))
    let text = String(decoding: ProjectFiles.bytes(Self.article), as: UTF8.self)
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    func byte(_ value: JSONValue?) -> Int {
      value?.integer.flatMap { offsets.indices.contains($0) ? offsets[$0] : nil } ?? 0
    }
    self.text = text
    referenceDate = record["reference_date"]?.string ?? ""
    mentions = (record["mentions"]?.array ?? []).map {
      GoldMention(
        range: ByteRange(byte($0["start"]), byte($0["end"])), text: $0["text"]?.string ?? "",
        kind: $0["kind"]?.string ?? "",
        type: $0["type"]?.string, chain: $0["chain"]?.string, isMetonym: $0["metonym"]?.bool ?? false)
    }
    var names: [String: String] = [:]
    for member in record["chains"]?.object?.members ?? [] { names[member.key] = member.value["name"]?.string }
    nameOfChain = names
  }

  /// The mentions of one entity; for an adjective of nationality, which the gold gives no chain, those of the same word.
  func chain(of mention: GoldMention) -> [GoldMention] {
    mentions.filter { mention.chain == nil ? $0.text == mention.text : $0.chain == mention.chain }
  }

  /// The names that an answer may give the entity of a mention: the gold's, and of an unnamed one any of its noun phrases.
  func names(of mention: GoldMention) -> [String] {
    let chain = chain(of: mention)
    let isNamed = chain.contains { $0.kind == "name" }
    return [name(of: mention)] + (isNamed ? [] : chain.filter { $0.kind == "nominal" }.map(\.text))
  }

  /// The name of the entity that a mention points to.
  func name(of mention: GoldMention) -> String { mention.chain.flatMap { nameOfChain[$0] } ?? mention.text }

  /// The first full mention: the first name that is the entity's full one, else the first noun phrase, else the first of all.
  func introduction(of mention: GoldMention) -> GoldMention? {
    let chain = chain(of: mention)
    let name = name(of: mention)
    return chain.first { $0.kind == "name" && $0.text == name && !$0.isMetonym } ?? chain.first { $0.kind == "nominal" }
      ?? chain.first
  }
}

@Suite("The mentions of the seed article over JSON-RPC")
struct SeedMentionTests {
  private static let golden = "Tests/ServerTests/Resources/seed-mentions.golden.txt"

  private static func client(_ gold: Gold) -> TestClient {
    let date = gold.referenceDate
    let client = TestClient(annotator: { text, markup in
      Pipeline.annotate(text, markup: markup, options: AnalysisOptions(referenceDate: date))
    })
    client.initialize(["textDocument": ["hover": ["contentFormat": ["plaintext"]]]])
    client.open(gold.text)
    return client
  }

  @Test func answersAreAsReviewed() throws {
    let gold = try Gold()
    let client = Self.client(gold)
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

  init(_ mention: GoldMention, _ gold: Gold, _ client: TestClient) {
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

  private static func pointInside(_ mention: GoldMention) -> Int {
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
  private static func introduces(_ target: ByteRange?, _ mention: GoldMention, _ gold: Gold) -> Bool {
    guard let target, let full = gold.introduction(of: mention) else { return false }
    return full.range.overlaps(target)
  }

  /// Whether two thirds of the references and two thirds of the gold's mentions are the same. Mentions that the gold does
  /// not list (it leaves out some noun phrases) do not count against.
  private static func isChain(_ references: [ByteRange], _ chain: [GoldMention], _ gold: Gold) -> Bool {
    let listed = references.filter { reference in gold.mentions.contains { $0.range == reference } }
    let shared = chain.count { mention in references.contains { $0 == mention.range || mention.range.contains($0) } }
    let wrong = listed.count { reference in !chain.contains { $0.range == reference } }
    return shared * 3 >= chain.count * 2 && wrong * 3 <= max(listed.count, 1)
  }
}

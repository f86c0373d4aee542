// The seed article's gold annotation in bytes: mentions, the names of their entities, quotations. What the golden tests
// hold the server's answers against.

import Analysis
import Foundation
import JSON
import TestSupport
import Text

@testable import Server

/// One mention of the gold annotation, in bytes.
struct SeedMention {
  let range: ByteRange
  let text: String
  let kind: String
  let type: String?
  let chain: String?
  let isMetonym: Bool
}

/// One quotation of the gold annotation, in bytes.
struct SeedQuotation {
  let spans: [ByteRange]
  let text: String
  let kind: String
  let chain: String
}

/// The gold annotation of the seed article.
struct SeedGold {
  static let article = "seeds/000_c7ee110370a648bc.txt"
  let text: String
  let mentions: [SeedMention]
  let quotations: [SeedQuotation]
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
      SeedMention(
        range: ByteRange(byte($0["start"]), byte($0["end"])), text: $0["text"]?.string ?? "",
        kind: $0["kind"]?.string ?? "",
        type: $0["type"]?.string, chain: $0["chain"]?.string, isMetonym: $0["metonym"]?.bool ?? false)
    }
    quotations = (record["quotes"]?.array ?? []).map { quotation in
      SeedQuotation(
        spans: (quotation["spans"]?.array ?? []).map { ByteRange(byte($0.array?.first), byte($0.array?.last)) },
        text: quotation["text"]?.string ?? "", kind: quotation["kind"]?.string ?? "",
        chain: quotation["chain"]?.string ?? "")
    }
    var names: [String: String] = [:]
    for member in record["chains"]?.object?.members ?? [] { names[member.key] = member.value["name"]?.string }
    nameOfChain = names
  }

  /// A client that has the article open, read on its day.
  func client(_ capabilities: JSONValue = [:]) -> TestClient {
    let date = referenceDate
    let client = TestClient(annotator: { text, markup in
      Pipeline.annotate(text, markup: markup, options: AnalysisOptions(referenceDate: date))
    })
    client.initialize(capabilities)
    client.open(text)
    return client
  }

  /// The names that one may ask for the speaker of a quotation by: the gold's name of the entity, and its further names;
  /// of an unnamed one its noun phrases.
  func names(ofSpeaker quotation: SeedQuotation) -> (name: String, others: [String]) {
    let name = nameOfChain[quotation.chain] ?? ""
    let chain = mentions.filter { $0.chain == quotation.chain && !$0.isMetonym }
    let isNamed = chain.contains { $0.kind == "name" }
    var others: [String] = []
    for mention in chain where mention.kind == (isNamed ? "name" : "nominal") {
      if mention.text != name, !others.contains(mention.text) { others.append(mention.text) }
    }
    return (name, others)
  }

  /// The mentions of one entity; for an adjective of nationality, which the gold gives no chain, those of the same word.
  func chain(of mention: SeedMention) -> [SeedMention] {
    mentions.filter { mention.chain == nil ? $0.text == mention.text : $0.chain == mention.chain }
  }

  /// The names that an answer may give the entity of a mention: the gold's, and of an unnamed one any of its noun phrases.
  func names(of mention: SeedMention) -> [String] {
    let chain = chain(of: mention)
    let isNamed = chain.contains { $0.kind == "name" }
    return [name(of: mention)] + (isNamed ? [] : chain.filter { $0.kind == "nominal" }.map(\.text))
  }

  /// The name of the entity that a mention points to.
  func name(of mention: SeedMention) -> String { mention.chain.flatMap { nameOfChain[$0] } ?? mention.text }

  /// The first full mention: the first name that is the entity's full one, else the first noun phrase, else the first of all.
  func introduction(of mention: SeedMention) -> SeedMention? {
    let chain = chain(of: mention)
    let name = name(of: mention)
    return chain.first { $0.kind == "name" && $0.text == name && !$0.isMetonym } ?? chain.first { $0.kind == "nominal" }
      ?? chain.first
  }
}

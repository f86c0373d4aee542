// Who copied whom?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/sharedQuotes`.
enum GlossSharedQuotesHandler: RequestHandler {
  typealias Message = GlossSharedQuotesRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossSharedQuotesParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossSharedQuotesParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossPage<GlossSharedQuote> {
    if let quotation = params.quotation {
      guard case .quotation = try context.subject(quotation).subject else {
        throw Refusal.identifier(quotation, .malformed)
      }
    }
    var groups = SharedQuotes.find(
      in: context.corpus, threshold: Swift.min(params.threshold ?? 800, 1000),
      minimumWordCount: Swift.max(params.minimumWordCount ?? 5, 1), where: context.filter(params.scope))
    if let quotation = params.quotation { groups = groups.filter { $0.quotes.contains { $0.id == quotation } } }
    let offsets = params.scope.includesOffsets
    return try context.page(of: groups, params.scope) { context.group($0, offsets: offsets) }
  }
}

extension RequestContext {
  /// A group of quotations.
  fileprivate func group(_ group: SharedQuote, offsets: Bool) -> GlossSharedQuote {
    let quotes = group.quotes.map { quote($0, offsets: offsets) }
    let longest = group.longest
    let drift = zip(group.quotes, quotes).map { found, quote in
      let drift = QuoteDrift(of: found, from: longest ?? found, in: corpus)
      return GlossQuoteDrift(
        quotation: quote.id, speaker: drift.speaker.rawValue,
        changes: drift.changes.map { .init(kind: $0.kind.rawValue, before: $0.before, after: $0.after) })
    }
    let speakers = Set(
      quotes.compactMap { quote in
        quote.speaker.map { first in ([first] + quote.otherSpeakers).map { $0.entity ?? $0.name }.sorted() }
      })
    return GlossSharedQuote(
      documentCount: Set(group.quotes.map(\.document.uri)).count, quotes: quotes, drift: drift,
      hasOneSpeaker: speakers.count < 2,
      text: longest.map { Excerpt.quotation($0.quotation.spans, in: $0.document.text) } ?? "")
  }
}

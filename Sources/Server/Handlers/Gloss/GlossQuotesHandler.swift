// Who said this, and what did somebody say?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/quotes`.
enum GlossQuotesHandler: RequestHandler {
  typealias Message = GlossQuotesRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossQuotesParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossQuotesParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossPage<GlossQuote> {
    var query = QuoteQuery(text: params.text)
    query.speaker = try context.person(params.speaker)
    query.addressee = try context.person(params.addressee)
    if let match = params.match {
      guard let match = QuoteQuery.Match(rawValue: match) else {
        throw Refusal.params(Message.method, "match", "expected exact, substring or fuzzy")
      }
      query.match = match
    }
    if let threshold = params.threshold { query.threshold = Swift.min(threshold, 1000) }
    let known: [QuotationKind] = [.direct, .mixed, .indirect]
    for kind in params.kinds {
      guard let kind = known.first(where: { $0.name == kind }) else {
        throw Refusal.params(Message.method, "kind", "expected direct, mixed or indirect")
      }
      query.kinds.append(kind)
    }
    let offsets = params.scope.includesOffsets
    var found = QuoteLookup.find(query, in: context.corpus, where: context.filter(params.scope))
    if let id = params.id {
      let (document, subject) = try context.subject(id)
      found = found.filter { $0.document.uri == document.uri && subject == .quotation($0.index) }
    }
    return try context.page(of: found, params.scope) { context.quote($0, offsets: offsets) }
  }
}

extension RequestContext {
  /// A speaker or an addressee that is asked for.
  fileprivate func person(_ asked: GlossQuotesParams.Speaker?) throws(ResponseError) -> QuoteQuery.Speaker? {
    switch asked {
    case .entity(let id): .entity(try identified(id).entity.id)
    case .name(let name): .name(name)
    case .unknown: .unknown
    case nil: nil
    }
  }

  /// A quotation.
  func quote(_ found: FoundQuote, offsets: Bool) -> GlossQuote {
    let (document, quotation) = (found.document, found.quotation)
    let spans = { (ranges: [ByteRange]) in ranges.map { self.span($0, in: document, offsets: offsets) } }
    let person = { (name: String?, chain: Int?, words: [ByteRange]) -> GlossQuote.Speaker? in
      name.map { name in
        let entity = chain.flatMap { entityID(ofChain: $0, in: document) }
        return GlossQuote.Speaker(entity: entity, name: name, spans: spans(words))
      }
    }
    let speakers = QuotationCard.speakers(quotation, in: document).compactMap { person($0.name, $0.chain, $0.ranges) }
    let addressee = person(
      QuotationCard.addresseeName(quotation, in: document), quotation.addresseeChain, quotation.addressee)
    return GlossQuote(
      id: found.id, document: reference(document), kind: quotation.kind.name, spans: spans(quotation.spans),
      marked: spans(quotation.marked), text: Excerpt.quotation(quotation.spans, in: document.text),
      speaker: speakers.first,
      otherSpeakers: Array(speakers.dropFirst()), cue: spans(quotation.cue), addressee: addressee,
      medium: spans(quotation.medium),
      polarity: quotation.polarity.name, source: quotation.isAnonymous ? "anonymous" : nil,
      confidence: quotation.confidence, score: found.score)
  }
}

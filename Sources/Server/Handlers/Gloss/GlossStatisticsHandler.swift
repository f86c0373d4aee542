// How much of everything is there?

import Corpus
import Features
import JSON
import LanguageServerProtocol

/// Answers `gloss/statistics`.
enum GlossStatisticsHandler: RequestHandler {
  typealias Message = GlossStatisticsRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossScopeParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossScopeParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossStatisticsResult {
    let documents = context.corpus.documents.filter(context.filter(params.scope))
    let names = Set(documents.map(\.uri))
    let entities = context.corpus.entities.entities.count { entity in
      entity.members.contains { names.contains(context.corpus.documents[$0.document].uri) }
    }
    let page = try context.page(of: documents, params.scope) { document in
      GlossStatisticsResult.Document(
        counts: context.counts(Statistics(of: [document])), document: context.reference(document))
    }
    return GlossStatisticsResult(
      documents: page, total: context.counts(Statistics(of: documents)), entityCount: entities,
      versionAnomalyCount: context.anomalies[.versionNotGrowing] ?? 0,
      rangeLengthAnomalyCount: context.anomalies[.wrongRangeLength] ?? 0)
  }
}

extension RequestContext {
  /// Counts.
  fileprivate func counts(_ statistics: Statistics) -> GlossCounts {
    var counts = GlossCounts()
    counts.attributedPermille = statistics.attributedPermille
    counts.attributedQuotations = statistics.attributedQuotations
    counts.bytes = statistics.bytes
    counts.chains = statistics.chains
    counts.documents = statistics.documents
    counts.expressions = statistics.expressions
    counts.mentions = statistics.mentions
    counts.quotations = statistics.quotations
    counts.sentences = statistics.sentences
    counts.tokens = statistics.tokens
    return counts
  }
}

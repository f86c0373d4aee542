// Why does Gloss believe this?

import Features
import JSON
import LanguageServerProtocol

/// Answers `gloss/explain`.
enum GlossExplainHandler: RequestHandler {
  typealias Message = GlossExplainRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> [GlossExplanation]? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    return Explanation.all(at: offset, in: document).map { explanation in
      GlossExplanation(
        range: context.wire(explanation.range, in: document), statement: explanation.statement,
        rule: explanation.rule, confidence: explanation.confidence,
        evidence: explanation.evidence.map { context.wire($0, in: document) },
        alternatives: explanation.alternatives.map { alternative in
          GlossExplanation.Alternative(
            range: context.wire(alternative.range, in: document), reason: alternative.reason, text: alternative.text)
        })
    }
  }
}

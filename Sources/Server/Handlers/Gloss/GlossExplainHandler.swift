// Why does Gloss believe this?

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/explain`.
enum GlossExplainHandler: RequestHandler {
  typealias Message = GlossExplainRequest
  static let execution = Execution.inline

  static func documentURI(of params: GlossExplainParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossExplainParams, _ context: RequestContext
  ) throws(ResponseError) -> [GlossExplanation] {
    let offsets = params.includesOffsets
    if let id = params.id {
      let (document, subject) = try context.subject(id)
      return [context.wire(Explanation(of: subject, in: document), in: document, offsets: offsets)]
    }
    guard let uri = params.uri, let position = params.position else { return [] }
    let document = try context.knownDocument(uri)
    let offset = context.byteOffset(of: position, in: document)
    return Explanation.all(at: offset, in: document).map { context.wire($0, in: document, offsets: offsets) }
  }
}

extension RequestContext {
  /// The document and the fact of an identifier.
  func subject(_ id: String) throws(ResponseError) -> (document: DocumentSnapshot, subject: Subject) {
    do throws(IdentifierFault) {
      switch try FactIdentifier(id, in: corpus) {
      case .mention(let document, let index): return (document, .mention(index))
      case .quotation(let document, let index): return (document, .quotation(index))
      }
    } catch {
      throw Refusal.identifier(id, error)
    }
  }

  fileprivate func wire(_ explanation: Explanation, in document: DocumentSnapshot, offsets: Bool) -> GlossExplanation {
    let id: String? =
      switch explanation.subject {
      case .mention(let index): FactIdentifier.id(ofMention: index, in: document)
      case .quotation(let index): FoundQuote(document: document, index: index).id
      case .expression: nil
      }
    return GlossExplanation(
      id: id, span: span(explanation.range, in: document, offsets: offsets), statement: explanation.statement,
      rule: explanation.rule, confidence: explanation.confidence,
      evidence: explanation.evidence.map { span($0, in: document, offsets: offsets) },
      alternatives: explanation.alternatives.map { alternative in
        GlossExplanation.Alternative(
          span: span(alternative.range, in: document, offsets: offsets), reason: alternative.reason,
          text: alternative.text)
      })
  }
}

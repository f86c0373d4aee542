// Where else does this occur, and why are these one?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/crossReferences`.
enum GlossCrossReferencesHandler: RequestHandler {
  typealias Message = GlossCrossReferencesRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossCrossReferencesParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossCrossReferencesParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossCrossReferences? {
    guard let entity = entity(params, context) else { return nil }
    let corpus = context.corpus
    let current = params.uri.map { DocumentURI($0) }
    let members = entity.members.filter { corpus.documents.indices.contains($0.document) }
    let ordered =
      members.filter { corpus.documents[$0.document].uri == current }
      + members.filter { corpus.documents[$0.document].uri != current }
    let documents = ordered.map { member in
      let document = corpus.documents[member.document]
      let mentions = EntityFacts(chain: member.chain, in: document)?.mentions ?? []
      return GlossCrossReferences.Document(
        document: context.reference(document), reason: member.reason.rawValue,
        mentions: mentions.map { mention in
          GlossCrossReferences.Mention(
            kind: mention.kind.name,
            span: context.span(mention.range, in: document, offsets: params.includesOffsets),
            text: Excerpt.line(document.text[mention.range]), confidence: mention.confidence)
        })
    }
    return GlossCrossReferences(entity: entity.id, name: entity.name, documents: documents)
  }

  /// The entity of an identifier, or of the mention at a place.
  private static func entity(_ params: GlossCrossReferencesParams, _ context: RequestContext) -> CorpusEntity? {
    if let id = params.entity { return context.corpus.entities.entity(id: id) }
    guard let uri = params.uri, let position = params.position, let document = context.document(uri),
      let index = context.corpus.index(of: document.uri)
    else { return nil }
    let offset = context.byteOffset(of: position, in: document)
    guard let subject = Subject(at: offset, in: document) else { return nil }
    let chain: Int?
    switch subject {
    case .mention(let mention): chain = document.annotation.mentions[mention].chain
    case .quotation(let quotation): chain = document.annotation.quotations[quotation].chain
    case .expression: chain = nil
    }
    return chain.flatMap { context.corpus.entities.entity(document: index, chain: $0) }
  }
}

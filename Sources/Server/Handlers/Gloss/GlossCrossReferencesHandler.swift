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
    guard let found = try entity(params, context) else { return nil }
    let documents = context.corpus.documents
    let isInScope = context.filter(params.scope)
    let current = params.uri.map { DocumentURI($0) }
    let members = found.entity.members.filter {
      documents.indices.contains($0.document) && isInScope(documents[$0.document])
    }
    let ordered =
      members.filter { documents[$0.document].uri == current }
      + members.filter { documents[$0.document].uri != current }
    let page = try context.page(of: ordered, params.scope) { member in
      context.document(documents[member.document], member, offsets: params.scope.includesOffsets)
    }
    return GlossCrossReferences(
      entity: found.entity.id, name: found.entity.name, movedTo: found.hasMoved ? found.entity.id : nil,
      documents: page)
  }

  /// The entity of an identifier, or of the mention at a place.
  private static func entity(
    _ params: GlossCrossReferencesParams, _ context: RequestContext
  ) throws(ResponseError) -> (entity: CorpusEntity, hasMoved: Bool)? {
    if let id = params.entity {
      let identified = try context.identified(id)
      return (identified.entity, identified.hasMoved)
    }
    guard let uri = params.uri, let position = params.position else { return nil }
    return context.entity(at: position, in: try context.knownDocument(uri)).map { ($0, false) }
  }
}

extension RequestContext {
  fileprivate func document(
    _ document: DocumentSnapshot, _ member: CorpusEntity.Member, offsets: Bool
  ) -> GlossCrossReferences.Document {
    let mentions = EntityFacts(chain: member.chain, in: document)?.mentions ?? []
    return GlossCrossReferences.Document(
      document: reference(document), reason: member.reason.rawValue,
      mentions: mentions.map { mention in
        GlossCrossReferences.Mention(
          kind: mention.kind.name, span: span(mention.range, in: document, offsets: offsets),
          text: Excerpt.line(document.text[mention.range]), confidence: mention.confidence)
      })
  }
}

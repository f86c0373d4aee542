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
    guard let entity = try entity(params, context) else { return nil }
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
  private static func entity(
    _ params: GlossCrossReferencesParams, _ context: RequestContext
  ) throws(ResponseError) -> CorpusEntity? {
    if let id = params.entity { return try context.identified(id).entity }
    guard let uri = params.uri, let position = params.position else { return nil }
    return context.entity(at: position, in: try context.knownDocument(uri))
  }
}

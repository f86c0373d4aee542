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
    let isByDay = try isByDay(params.sort)
    let documents = context.corpus.documents
    let isInScope = context.filter(params.scope)
    let entries = context.corpus.chronology(of: found.entity).filter { isInScope(documents[$0.document]) }
    let ordered = isByDay ? entries : context.byDocument(entries, current: params.uri)
    let page = try context.page(of: ordered, params.scope) { entry in
      context.document(entry, offsets: params.scope.includesOffsets)
    }
    return GlossCrossReferences(
      entity: found.entity.id, name: found.entity.name, movedTo: found.hasMoved ? found.entity.id : nil,
      documents: page)
  }

  private static func isByDay(_ sort: String?) throws(ResponseError) -> Bool {
    switch sort {
    case nil, "document": return false
    case "day": return true
    default: throw Refusal.params(Message.method, "sort", "expected document or day")
    }
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
  /// The order of every list: the document that was asked from, then the others by name.
  fileprivate func byDocument(_ entries: [ChronologyEntry], current uri: String?) -> [ChronologyEntry] {
    let current = uri.flatMap { corpus.index(of: DocumentURI($0)) }
    return entries.sorted { left, right in
      let isCurrent = (left.document == current, right.document == current)
      return isCurrent.0 != isCurrent.1
        ? isCurrent.0 : (left.document, left.chain) < (right.document, right.chain)
    }
  }

  fileprivate func document(_ entry: ChronologyEntry, offsets: Bool) -> GlossCrossReferences.Document {
    let document = corpus.documents[entry.document]
    let annotation = document.annotation
    return GlossCrossReferences.Document(
      document: reference(document), day: entry.day, reason: entry.reason.rawValue,
      mentions: entry.mentions.map { index in
        let mention = annotation.mentions[index]
        return GlossCrossReferences.Mention(
          kind: mention.kind.name, span: span(mention.range, in: document, offsets: offsets),
          text: Excerpt.line(document.text[mention.range]), confidence: mention.confidence)
      },
      quotations: entry.quotations.map { index in
        let quotation = annotation.quotations[index]
        return GlossCrossReferences.Quotation(
          span: span(quotation.extent, in: document, offsets: offsets),
          text: QuotationCard.words(quotation, in: document, limitScalars: 400))
      })
  }
}

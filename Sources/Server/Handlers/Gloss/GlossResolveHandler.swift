// What stands at many places?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Prose
import Text

/// Answers `gloss/resolve`.
enum GlossResolveHandler: RequestHandler {
  typealias Message = GlossResolveRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossResolveParams) -> String? {
    let uris = Set(params.items.map(\.uri))
    return uris.count == 1 ? uris.first : nil
  }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: GlossResolveParams, _ context: RequestContext) throws(ResponseError)
    -> GlossResolveResult
  {
    guard params.items.count <= Limits.resultItemCount else {
      throw Refusal.params(Message.method, "items", "at most \(Limits.resultItemCount) places")
    }
    var items: [GlossResolveResult.Item] = []
    for item in params.items {
      let document = try context.knownDocument(item.uri)
      let offset = context.byteOffset(of: item.position, in: document)
      items.append(context.facts(at: offset, in: document, offsets: params.includesOffsets))
    }
    return GlossResolveResult(items: items, revision: context.corpus.revision)
  }
}

extension RequestContext {
  /// What stands at a byte.
  fileprivate func facts(at offset: Int, in document: DocumentSnapshot, offsets: Bool) -> GlossResolveResult.Item {
    var item = GlossResolveResult.Item(mention: nil, entity: nil, quotation: nil, expression: nil, sentence: nil)
    for subject in Subject.all(at: offset, in: document) {
      switch subject {
      case .mention(let index) where item.mention == nil:
        let found = FoundMention(document: document, index: index)
        item.mention = mention(found, offsets: offsets)
        item.entity = entity(ofChain: found.mention.chain, in: document)
      case .quotation(let index) where item.quotation == nil:
        item.quotation = quote(FoundQuote(document: document, index: index), offsets: offsets)
      case .expression(let index) where item.expression == nil:
        let expression = document.annotation.expressions[index]
        item.expression = GlossResolveResult.Expression(
          span: span(expression.range, in: document, offsets: offsets), type: expression.type.name,
          value: expression.value)
      default: break
      }
    }
    item.sentence = sentence(at: offset, in: document, offsets: offsets)
    return item
  }

  private func entity(ofChain chain: Int, in document: DocumentSnapshot) -> GlossResolveResult.Entity? {
    guard let index = corpus.index(of: document.uri),
      let entity = corpus.entities.entity(document: index, chain: chain)
    else { return nil }
    return GlossResolveResult.Entity(id: entity.id, name: entity.name, type: entity.type?.name)
  }

  private func sentence(at offset: Int, in document: DocumentSnapshot, offsets: Bool) -> GlossResolveResult.Sentence? {
    // A caret behind the last mark of a sentence still means it.
    let sentences = document.annotation.prose.sentences
    guard
      let sentence = sentences.first(where: { $0.range.contains(offset) })
        ?? sentences.first(where: { $0.range.touches(offset) })
    else { return nil }
    return GlossResolveResult.Sentence(
      span: span(sentence.range, in: document, offsets: offsets), text: Excerpt.line(document.text[sentence.range]))
  }
}

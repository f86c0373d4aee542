// Where is somebody mentioned?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/mentions`.
enum GlossMentionsHandler: RequestHandler {
  typealias Message = GlossMentionsRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossMentionsParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossMentionsParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossPage<GlossMention> {
    var query = MentionQuery()
    if let id = params.entity { query.entity = try context.identified(id).entity }
    query.types = try RequestContext.types(params.types, Message.method)
    let known: [MentionKind] = [.name, .nominal, .pronoun]
    for kind in params.kinds {
      guard let kind = known.first(where: { $0.name == kind }) else {
        throw Refusal.params(Message.method, "kind", "expected name, nominal or pronoun")
      }
      query.kinds.append(kind)
    }
    let isInScope = context.filter(params.scope)
    let found = MentionLookup.find(query, in: context.corpus) { document, range in
      guard isInScope(document) else { return false }
      return params.range.map { context.byteRange(of: $0, in: document).overlaps(range) } ?? true
    }
    let offsets = params.scope.includesOffsets
    return try context.page(of: found, params.scope) { context.mention($0, offsets: offsets) }
  }
}

extension RequestContext {
  /// A mention.
  func mention(_ found: FoundMention, offsets: Bool) -> GlossMention {
    let (document, mention) = (found.document, found.mention)
    let quotations = document.annotation.quotations
    let quotation = mention.quotation.flatMap { index in
      quotations.indices.contains(index) ? FoundQuote(document: document, index: index).id : nil
    }
    let isLonger = mention.kind == .name && mention.nounPhrase != mention.range
    return GlossMention(
      id: FactIdentifier.id(ofMention: found.index, in: document), document: reference(document),
      kind: mention.kind.name, entity: entityID(ofChain: mention.chain, in: document) ?? "",
      span: span(mention.range, in: document, offsets: offsets),
      nounPhrase: isLonger ? span(mention.nounPhrase, in: document, offsets: offsets) : nil,
      text: Excerpt.line(document.text[mention.range]),
      type: MentionLookup.type(of: mention, in: document)?.name, isMetonym: mention.isMetonym, quotation: quotation,
      confidence: mention.confidence)
  }
}

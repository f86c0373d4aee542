// Names for whoever types one; off until a client switches it on.

import Corpus
import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/completion`.
enum CompletionHandler: RequestHandler {
  typealias Message = CompletionRequest
  static let execution = Execution.background
  static let isOnByDefault = false

  /// More than a menu shows; the rest is found by typing more.
  private static let limitCount = 100

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("completionProvider", ["resolveProvider": true])
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> CompletionList? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    let found = Completions.all(
      at: offset, in: document, corpus: context.corpus(around: document), limitCount: limitCount)
    let items = found.items.enumerated().map { index, completion in
      let rank = String(index)
      return CompletionItem(
        label: completion.name, detail: completion.detail, kind: kind(completion.kind),
        filterText: completion.matched, sortText: String(repeating: "0", count: 4 - rank.utf8.count) + rank,
        range: context.wire(completion.range, in: document),
        data: ItemData(uri: document.uri.spelling, digest: document.digest, key: completion.entityID))
    }
    return CompletionList(isIncomplete: found.isCut, items: items)
  }

  private static func kind(_ kind: Symbol.Kind) -> CompletionItem.Kind {
    switch kind {
    case .person: .class
    case .organization: .module
    case .place: .reference
    case .event: .value
    case .section, .quotation, .other: .text
    }
  }
}

/// Answers `completionItem/resolve`: the card of the name that is looked at.
enum CompletionResolveHandler: RequestHandler {
  typealias Message = CompletionResolveRequest
  static let execution = Execution.background
  static let feature = CompletionHandler.feature
  static let isOnByDefault = false

  static func documentURI(of params: ResolvableItem) -> String? { params.data?.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: ResolvableItem, _ context: RequestContext) throws(ResponseError) -> ResolvableItem {
    guard let data = params.data, let document = context.document(data.uri),
      let card = Completions.card(of: data.key, corpus: context.corpus(around: document))
    else { return params }
    var item = params
    item.set("documentation", context.markup(card, isMarkdown: context.client.takesMarkdownCompletion))
    return item
  }
}

extension RequestContext {
  /// A card as Markdown or as plain text.
  func markup(_ card: Card, isMarkdown: Bool) -> MarkupContent {
    MarkupContent(isMarkdown: isMarkdown, value: isMarkdown ? card.markdown : card.plainText)
  }
}

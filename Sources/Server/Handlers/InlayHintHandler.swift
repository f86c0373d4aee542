// Small words inside the text: who says it, which day it is.

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/inlayHint`.
enum InlayHintHandler: RequestHandler {
  typealias Message = InlayHintRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("inlayHintProvider", client.resolvesHintTooltips ? ["resolveProvider": true] : true)
  }

  static func answer(
    _ params: TextDocumentRangeParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    let range = context.byteRange(of: params.range, in: document)
    let isLater = context.client.resolvesHintTooltips
    return InlayHints.all(in: range, of: document, choice: context.settings.inlayHints).map { hint in
      Wire.InlayHint(
        position: document.lines.position(ofByteOffset: hint.byteOffset, encoding: context.encoding), label: hint.label,
        tooltip: isLater ? nil : hint.tooltip,
        data: isLater ? ItemData(uri: params.uri, digest: document.digest, key: hint.subject.key) : nil)
    }
  }
}

/// Answers `inlayHint/resolve`: the card of what a hint tells of.
enum InlayHintResolveHandler: RequestHandler {
  typealias Message = InlayHintResolveRequest
  static let execution = Execution.inline
  static let feature = InlayHintHandler.feature

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.resolvesHintTooltips }

  static func documentURI(of params: ResolvableItem) -> String? { params.data?.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: ResolvableItem, _ context: RequestContext) throws(ResponseError) -> ResolvableItem {
    guard let data = params.data, let document = context.document(data.uri), document.digest == data.digest,
      let subject = Subject(key: data.key, in: document)
    else { return params }
    var item = params
    let card = Features.Hover.card(of: subject, in: document, corpus: context.corpus(around: document))
    item.set("tooltip", context.markup(card, isMarkdown: context.client.takesMarkdownHover))
    return item
  }
}

extension Subject {
  /// What tells it apart in its text.
  fileprivate var key: String {
    switch self {
    case .mention(let index): "m\(index)"
    case .expression(let index): "e\(index)"
    case .quotation(let index): "q\(index)"
    }
  }

  /// The thing of a key; nil where the text has none.
  fileprivate init?(key: String, in document: DocumentSnapshot) {
    guard let kind = key.first, let index = Int(key.dropFirst()) else { return nil }
    let annotation = document.annotation
    switch kind {
    case "m" where annotation.mentions.indices.contains(index): self = .mention(index)
    case "e" where annotation.expressions.indices.contains(index): self = .expression(index)
    case "q" where annotation.quotations.indices.contains(index): self = .quotation(index)
    default: return nil
    }
  }
}

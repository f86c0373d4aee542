// What is this?

import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/hover`.
enum HoverHandler: RequestHandler {
  typealias Message = HoverRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("hoverProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> Wire.Hover? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    let corpus = context.corpus(around: document)
    if let hover = Features.Hover(at: offset, in: document, corpus: corpus) { return context.wire(hover, in: document) }
    guard context.settings.hoverFallsBack,
      var hover = Features.Hover(ofSentenceAt: offset, in: document, corpus: corpus)
    else { return nil }
    // Editors take the range for what is under the pointer.
    hover.range = ByteRange(offset, offset)
    return context.wire(hover, in: document)
  }
}

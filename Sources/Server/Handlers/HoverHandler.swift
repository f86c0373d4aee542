// What is this?

import Features
import JSON
import LanguageServerProtocol

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
    return Features.Hover(at: offset, in: document, corpus: context.corpus(around: document)).map {
      context.wire($0, in: document)
    }
  }
}

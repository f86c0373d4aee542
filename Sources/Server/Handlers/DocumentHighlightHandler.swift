// What lights up together?

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/documentHighlight`.
enum DocumentHighlightHandler: RequestHandler {
  typealias Message = DocumentHighlightRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("documentHighlightProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> [Wire.DocumentHighlight]? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    let highlights = DocumentHighlights.all(at: offset, in: document).map { context.wire($0, in: document) }
    return highlights.isEmpty ? nil : WireInvariants.checked(highlights)
  }
}

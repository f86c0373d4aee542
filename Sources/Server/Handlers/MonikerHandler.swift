// The stable name of what stands at a place.

import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/moniker`.
enum MonikerHandler: RequestHandler {
  typealias Message = MonikerRequest
  static let execution = Execution.background

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("monikerProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    guard let moniker = Features.Moniker(at: offset, in: document, corpus: context.corpus) else { return [] }
    return [Wire.Moniker(identifier: moniker.identifier, isProjectWide: moniker.isProjectWide)]
  }
}

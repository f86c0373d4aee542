// What does this person say?

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/implementation`.
enum ImplementationHandler: RequestHandler {
  typealias Message = ImplementationRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("implementationProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> LocationResult {
    guard let document = context.document(params.uri) else { return .none }
    let offset = context.byteOffset(of: params.position, in: document)
    let locations = Implementation.locations(at: offset, in: document, corpus: context.corpus(around: document))
    return context.wire(
      locations, asLinks: context.client.takesImplementationLinks, from: offset, in: document)
  }
}

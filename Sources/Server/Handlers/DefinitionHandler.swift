// Where is it introduced, who said it, what does it count from?

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/definition`.
enum DefinitionHandler: RequestHandler {
  typealias Message = DefinitionRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("definitionProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> LocationResult {
    guard let document = context.document(params.uri) else { return .none }
    let offset = context.byteOffset(of: params.position, in: document)
    let locations =
      Definition.location(at: offset, in: document, corpus: context.corpus(around: document)).map { [$0] } ?? []
    return context.wire(
      locations, asLinks: context.client.takesDefinitionLinks, from: offset, in: document)
  }
}

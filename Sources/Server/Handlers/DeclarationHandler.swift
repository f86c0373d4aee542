// What was the mention before, what attributes the quotation?

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/declaration`.
enum DeclarationHandler: RequestHandler {
  typealias Message = DeclarationRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("declarationProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> LocationResult {
    guard let document = context.document(params.uri) else { return .none }
    let offset = context.byteOffset(of: params.position, in: document)
    let locations = Declaration.location(at: offset, in: document).map { [$0] } ?? []
    return context.wire(
      locations, asLinks: context.client.takesDeclarationLinks, from: offset, in: document)
  }
}

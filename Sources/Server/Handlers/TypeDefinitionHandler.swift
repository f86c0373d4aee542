// Where does the text say who this is?

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/typeDefinition`.
enum TypeDefinitionHandler: RequestHandler {
  typealias Message = TypeDefinitionRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("typeDefinitionProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> LocationResult {
    guard let document = context.document(params.uri) else { return .none }
    let offset = context.byteOffset(of: params.position, in: document)
    let locations = TypeDefinition.locations(at: offset, in: document, corpus: context.corpus(around: document))
    return context.wire(
      locations, asLinks: context.client.takesTypeDefinitionLinks, from: offset, in: document)
  }
}

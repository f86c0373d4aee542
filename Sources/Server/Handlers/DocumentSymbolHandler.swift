// The outline.

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/documentSymbol`.
enum DocumentSymbolHandler: RequestHandler {
  typealias Message = DocumentSymbolRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("documentSymbolProvider", true)
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> DocumentSymbolResult {
    guard let document = context.document(params.uri) else { return .none }
    let outline = DocumentSymbols.outline(of: document)
    if context.client.takesSymbolTree {
      return .tree(WireInvariants.checked(outline.map { context.wire($0, in: document) }))
    }
    return .list(
      WireInvariants.checked(outline.flatMap { context.wireList($0, in: document, container: nil) }))
  }
}

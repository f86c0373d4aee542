// Symbols of all documents by what was typed.

import Features
import JSON
import LanguageServerProtocol

/// Answers `workspace/symbol`.
enum WorkspaceSymbolHandler: RequestHandler {
  typealias Message = WorkspaceSymbolRequest
  static let execution = Execution.background
  static let feature = "workspaceSymbol"

  static func documentURI(of params: WorkspaceSymbolParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("workspaceSymbolProvider", true)
  }

  static func answer(
    _ params: WorkspaceSymbolParams, _ context: RequestContext
  ) throws(ResponseError) -> [SymbolInformation]? {
    let symbols = WorkspaceSymbols.find(
      params.query, in: context.corpus, limitCount: context.settings.limits.workspaceSymbolCount)
    return WireInvariants.checked(
      symbols.map { symbol in
        SymbolInformation(
          name: symbol.name, kind: context.wire(symbol.kind), location: context.wire(symbol.location),
          containerName: symbol.container.isEmpty ? nil : symbol.container)
      })
  }
}

// Symbols of all documents by what was typed.

import Features
import JSON
import LanguageServerProtocol

/// Answers `workspace/symbol`.
enum WorkspaceSymbolHandler: RequestHandler {
  typealias Message = WorkspaceSymbolRequest
  static let execution = Execution.background

  /// Editors show a list of this length at most; the rest is found by typing more.
  private static let limitCount = 500

  static func documentURI(of params: WorkspaceSymbolParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("workspaceSymbolProvider", true)
  }

  static func answer(
    _ params: WorkspaceSymbolParams, _ context: RequestContext
  ) throws(ResponseError) -> [SymbolInformation]? {
    let symbols = WorkspaceSymbols.find(params.query, in: context.corpus, limitCount: limitCount)
    return WireInvariants.checked(
      symbols.map { symbol in
        SymbolInformation(
          name: symbol.name, kind: context.wire(symbol.kind), location: context.wire(symbol.location),
          containerName: symbol.container.isEmpty ? nil : symbol.container)
      })
  }
}

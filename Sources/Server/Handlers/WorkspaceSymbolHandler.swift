// Symbols of all documents by what was typed.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `workspace/symbol`.
enum WorkspaceSymbolHandler: RequestHandler {
  typealias Message = WorkspaceSymbolRequest
  static let execution = Execution.background
  static let feature = "workspaceSymbol"

  static func documentURI(of params: WorkspaceSymbolParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("workspaceSymbolProvider", client.resolvesSymbolRanges ? ["resolveProvider": true] : true)
  }

  static func answer(
    _ params: WorkspaceSymbolParams, _ context: RequestContext
  ) throws(ResponseError) -> WorkspaceSymbolResult {
    let found = WorkspaceSymbols.find(
      params.query, in: context.corpus, limitCount: context.settings.limits.workspaceSymbolCount)
    let symbols = WireInvariants.checked(
      found.map { symbol in
        SymbolInformation(
          name: symbol.name, kind: context.wire(symbol.kind), location: context.wire(symbol.location),
          containerName: symbol.container.isEmpty ? nil : symbol.container)
      })
    guard context.client.resolvesSymbolRanges else { return .complete(symbols) }
    return .rangeless(
      zip(symbols, found).map { symbol, found in
        let (document, range) = (found.location.document, found.location.range)
        return RangelessSymbol(
          symbol: symbol,
          data: ItemData(
            uri: document.uri.spelling, digest: document.digest, key: "\(range.start)-\(range.end)"))
      })
  }
}

/// Answers `workspaceSymbol/resolve`: the range of the symbol that is chosen.
enum WorkspaceSymbolResolveHandler: RequestHandler {
  typealias Message = WorkspaceSymbolResolveRequest
  static let execution = Execution.background
  static let feature = WorkspaceSymbolHandler.feature

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.resolvesSymbolRanges }

  static func documentURI(of params: ResolvableItem) -> String? { params.data?.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: ResolvableItem, _ context: RequestContext) throws(ResponseError) -> ResolvableItem {
    guard let data = params.data, let document = context.document(data.uri) else { throw Refusal.contentModified }
    let bounds = data.key.split(separator: "-").compactMap { Int($0) }
    guard document.digest == data.digest, bounds.count == 2 else { throw Refusal.contentModified }
    let range = ByteRange(bounds[0], bounds[1])
    guard document.text.range.contains(range) else { throw Refusal.contentModified }
    var item = params
    item.set("location", context.wire(Features.Location(document, range)))
    return item
  }
}

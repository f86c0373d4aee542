// What can be folded away.

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/foldingRange`.
enum FoldingRangeHandler: RequestHandler {
  typealias Message = FoldingRangeRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("foldingRangeProvider", true)
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> [Wire.FoldingRange]? {
    guard let document = context.document(params.uri) else { return nil }
    let ranges = FoldingRanges.all(in: document).map { context.wire($0, in: document) }
    return WireInvariants.unique(ranges)
  }
}

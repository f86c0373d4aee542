// Mentions that can be edited as one; off until a client switches it on.

import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/linkedEditingRange`.
enum LinkedEditingRangeHandler: RequestHandler {
  typealias Message = LinkedEditingRangeRequest
  static let execution = Execution.inline
  static let isOnByDefault = false

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("linkedEditingRangeProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    let ranges = Features.LinkedEditingRanges.all(at: offset, in: document)
    return ranges.isEmpty
      ? nil : Wire.LinkedEditingRanges(ranges: ranges.map { context.wire($0, in: document) })
  }
}

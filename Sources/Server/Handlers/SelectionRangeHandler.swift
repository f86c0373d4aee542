// What a selection grows to.

import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/selectionRange`.
enum SelectionRangeHandler: RequestHandler {
  typealias Message = SelectionRangeRequest
  static let execution = Execution.inline

  static func documentURI(of params: SelectionRangeParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("selectionRangeProvider", true)
  }

  static func answer(
    _ params: SelectionRangeParams, _ context: RequestContext
  ) throws(ResponseError) -> [SelectionRange]? {
    guard let document = context.document(params.uri) else { return nil }
    return params.positions.map { position in
      let offset = context.byteOffset(of: position, in: document)
      let ranges = SelectionRanges.ranges(at: offset, in: document).map { context.wire($0, in: document) }
      return SelectionRange(ranges: WireInvariants.nested(ranges, around: context.clamped(position, in: document)))
    }
  }
}

// Small words inside the text: who says it, which day it is.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/inlayHint`.
enum InlayHintHandler: RequestHandler {
  typealias Message = InlayHintRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("inlayHintProvider", true)
  }

  static func answer(
    _ params: TextDocumentRangeParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    let range = context.byteRange(of: params.range, in: document)
    return InlayHints.all(in: range, of: document, choice: context.settings.inlayHints).map { hint in
      Wire.InlayHint(
        position: document.lines.position(ofByteOffset: hint.byteOffset, encoding: context.encoding), label: hint.label,
        tooltip: hint.tooltip)
    }
  }
}

// Addresses in the text.

import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/documentLink`.
enum DocumentLinkHandler: RequestHandler {
  typealias Message = DocumentLinkRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("documentLinkProvider", ["resolveProvider": false])
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    return DocumentLinks.all(in: document).map { link in
      Wire.DocumentLink(
        range: context.wire(link.range, in: document), target: link.target,
        tooltip: context.client.takesLinkTooltips ? "Opens \(link.target)" : nil)
    }
  }
}

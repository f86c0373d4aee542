// How often somebody occurs, above the line that introduces them.

import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/codeLens`.
enum CodeLensHandler: RequestHandler {
  typealias Message = CodeLensRequest
  static let execution = Execution.background

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("codeLensProvider", ["resolveProvider": false])
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    let command = context.client.commands.first { $0 == "gloss.showReferences" }
    return CodeLenses.all(in: document, corpus: context.corpus(around: document)).map { lens in
      Wire.CodeLens(
        range: context.wire(lens.range, in: document), title: lens.title, command: command, uri: params.uri)
    }
  }
}

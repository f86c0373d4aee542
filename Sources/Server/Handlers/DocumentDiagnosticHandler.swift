// What may be wrong with a text; off until a client switches it on.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/diagnostic`.
enum DocumentDiagnosticHandler: RequestHandler {
  typealias Message = DocumentDiagnosticRequest
  static let execution = Execution.inline
  static let isOnByDefault = false

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("diagnosticProvider", ["identifier": "gloss", "interFileDependencies": false, "workspaceDiagnostics": false])
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> DocumentDiagnosticReport {
    guard let document = context.document(params.uri) else { return DocumentDiagnosticReport(items: []) }
    return DocumentDiagnosticReport(
      items: Diagnostics.all(in: document).map { diagnostic in
        Wire.Diagnostic(
          range: context.wire(diagnostic.range, in: document), code: diagnostic.code.rawValue,
          message: diagnostic.message,
          related: diagnostic.related.map {
            Wire.Location(uri: document.uri.spelling, range: context.wire($0, in: document))
          })
      })
  }
}

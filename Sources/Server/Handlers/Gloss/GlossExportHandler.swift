// Documents for other tools.

import Corpus
import Features
import JSON
import LanguageServerProtocol

/// Answers `gloss/export`.
enum GlossExportHandler: RequestHandler {
  typealias Message = GlossExportRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossExportParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossExportParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossPage<GlossExportedDocument> {
    guard let format = ExportFormat(rawValue: params.format) else {
      let known = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal.params(Message.method, "format", "expected one of \(known)")
    }
    let documents = context.corpus.documents.filter(context.filter(params.scope))
    var page = try context.page(of: documents, params.scope) { document in
      let files = format.files(of: document, corpus: context.corpus)
      return GlossExportedDocument(
        document: context.reference(document), files: files.map { .init(name: $0.name, text: $0.content) })
    }
    page.listName = "documents"
    return page
  }
}

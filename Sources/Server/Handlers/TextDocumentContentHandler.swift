// Documents that the server writes: dossiers.

import Corpus
import Features
import JSON
import LanguageServerProtocol

/// Answers `workspace/textDocumentContent`; announced with the workspace's capabilities.
enum TextDocumentContentHandler: RequestHandler {
  typealias Message = TextDocumentContentRequest
  static let execution = Execution.background
  static let feature = "textDocumentContent"

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.showsServerDocuments }

  static func documentURI(of params: TextDocumentContentParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static let nothing: JSONValue? = ["text": ""]

  static func answer(
    _ params: TextDocumentContentParams, _ context: RequestContext
  ) throws(ResponseError) -> TextDocumentContentResult {
    guard let text = Dossier(uri: params.uri)?.markdown(in: context.corpus) else {
      throw Refusal.unknownDocument(params.uri)
    }
    context.serverDocuments.note(params.uri, text)
    return TextDocumentContentResult(text: text)
  }
}

// Whole documents for scripts, in the form of the batch output.

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Prose
import Text

/// Answers `gloss/document`.
enum GlossDocumentHandler: RequestHandler {
  typealias Message = GlossDocumentRequest
  static let execution = Execution.background

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: TextDocumentParams, _ context: RequestContext) throws(ResponseError) -> GlossRawJSON? {
    guard let document = context.document(params.uri) else { return nil }
    let lines = JSONLines(unit: .bytes, includesText: false)
    return GlossRawJSON(json: lines.line(of: document.annotation, id: .string(document.uri.spelling)))
  }
}

/// Answers `gloss/analyze`.
enum GlossAnalyzeHandler: RequestHandler {
  typealias Message = GlossAnalyzeRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossAnalyzeParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: GlossAnalyzeParams, _ context: RequestContext) throws(ResponseError) -> GlossRawJSON {
    let text = SourceText(validUTF8: params.text)
    guard text.count <= Limits.annotatedDocumentByteCount else { throw Refusal.textTooLarge(text.count) }
    let markup = MarkupKind(languageID: params.languageID, uri: DocumentURI(""))
    let lines = JSONLines(unit: .bytes, includesText: false)
    return GlossRawJSON(json: lines.line(of: context.annotate(text, markup), id: .null))
  }
}

/// Answers `gloss/checkText`.
enum GlossCheckTextHandler: RequestHandler {
  typealias Message = GlossCheckTextRequest
  static let execution = Execution.inline

  static func documentURI(of params: GlossCheckTextParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossCheckTextParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossCheckTextResult {
    guard let document = context.document(params.uri) else {
      return GlossCheckTextResult(isEqual: false, sha256: nil, version: nil)
    }
    let digest = Digest(of: document.text.bytes)
    let asked = params.sha256.lowercased()
    return GlossCheckTextResult(
      isEqual: asked == digest.description || asked == digest.name, sha256: digest.description,
      version: document.version)
  }
}

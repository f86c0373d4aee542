// Whole documents for scripts.

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

  static func documentURI(of params: GlossDocumentParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: GlossDocumentParams, _ context: RequestContext) throws(ResponseError)
    -> GlossDocumentResult
  {
    let document = try context.knownDocument(params.uri)
    let writer = try GlossDocumentWriter(document, context, params.selection, method: Message.method)
    return writer.result(isKept: true, previousResultID: params.previousResultID)
  }
}

/// Answers `gloss/analyze`.
enum GlossAnalyzeHandler: RequestHandler {
  typealias Message = GlossAnalyzeRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossAnalyzeParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: GlossAnalyzeParams, _ context: RequestContext) throws(ResponseError)
    -> GlossDocumentResult
  {
    let text = SourceText(validUTF8: params.text)
    guard text.count <= Limits.annotatedDocumentByteCount else { throw Refusal.textTooLarge(text.count) }
    if let date = params.referenceDate, CalendarDay(parsing: date) == nil {
      throw Refusal.params(Message.method, "metadata.referenceDate", "expected YYYY-MM-DD")
    }
    let uri = DocumentURI("")
    let markup = MarkupKind(languageID: params.languageID, uri: uri)
    let annotation = try context.annotate(text, markup, referenceDate: params.referenceDate)
    let document = DocumentSnapshot(
      uri: uri, languageID: params.languageID, owner: .script, text: text, annotation: annotation)
    var alone = context
    alone.corpus = CorpusSnapshot(documents: [document])
    let writer = try GlossDocumentWriter(document, alone, params.selection, method: Message.method)
    return writer.result(isKept: false, previousResultID: nil)
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
    let asked = params.sha256?.lowercased()
    var isEqual = asked.map { $0 == digest.description || $0 == digest.name } ?? true
    var difference: GlossCheckTextResult.Difference?
    if let text = params.text {
      difference = TextDifference(client: SourceText(validUTF8: text), server: document.text).map {
        .init(line: $0.line, client: $0.client, server: $0.server)
      }
      isEqual = isEqual && difference == nil
    }
    return GlossCheckTextResult(
      isEqual: isEqual, difference: difference, sha256: digest.description, version: document.version)
  }
}

// What may be wrong with a text; off until a client switches it on.
//
// A client that can ask is asked to ask; to one that cannot the ChangeAnnouncer sends them. Never both.

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
  static let nothing: JSONValue? = ["items": [], "kind": "full"]

  static func documentURI(of params: DocumentDiagnosticParams) -> String? { params.uri }

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.asksForDiagnostics }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("diagnosticProvider", ["identifier": "gloss", "interFileDependencies": false, "workspaceDiagnostics": true])
  }

  static func answer(
    _ params: DocumentDiagnosticParams, _ context: RequestContext
  ) throws(ResponseError) -> DocumentDiagnosticReport {
    let items = context.document(params.uri).map { context.diagnostics(of: $0) } ?? []
    return context.report(items, previous: params.previousResultID)
  }
}

/// Answers `workspace/diagnostic`; announced together with the document's.
enum WorkspaceDiagnosticHandler: RequestHandler {
  typealias Message = WorkspaceDiagnosticRequest
  static let execution = Execution.background
  static let feature = DocumentDiagnosticHandler.feature
  static let isOnByDefault = false
  static let nothing: JSONValue? = ["items": []]

  static func documentURI(of params: WorkspaceDiagnosticParams) -> String? { nil }

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.asksForDiagnostics }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: WorkspaceDiagnosticParams, _ context: RequestContext
  ) throws(ResponseError) -> WorkspaceDiagnosticReport {
    var previous: [DocumentURI: String] = [:]
    for report in params.previous { previous[DocumentURI(report.uri)] = report.resultID }
    let documents = context.corpus.documents.filter { $0.isAnnotated && !context.resolver.isOwnFile($0.uri) }
    return WorkspaceDiagnosticReport(
      items: documents.map { document in
        WorkspaceDiagnosticReport.Item(
          report: context.report(context.diagnostics(of: document), previous: previous[document.uri]),
          uri: document.uri.spelling, version: document.version)
      })
  }
}

extension RequestContext {
  /// Whether diagnostics are sent without being asked for.
  var publishesDiagnostics: Bool {
    !client.asksForDiagnostics && settings.isOn(DocumentDiagnosticHandler.feature, byDefault: false)
  }

  /// The diagnostics of a document, in the form that the client takes.
  func diagnostics(of document: DocumentSnapshot) -> [Wire.Diagnostic] {
    // Files of settings and lexicons have faults of their own, which Session tells.
    if resolver.isOwnFile(document.uri) { return [] }
    return Diagnostics.all(in: document, codes: settings(of: document).diagnosticCodes).map { wire($0, in: document) }
  }

  /// A diagnostic.
  func wire(_ diagnostic: Features.Diagnostic, in document: DocumentSnapshot) -> Wire.Diagnostic {
    let related = client.takesRelatedInformation ? diagnostic.related : nil
    return Wire.Diagnostic(
      range: wire(diagnostic.range, in: document), code: diagnostic.code.rawValue,
      // Not every editor shows the code, by which it can be switched off.
      message: "\(diagnostic.message) [\(diagnostic.code.rawValue)]",
      related: related.map { Wire.Location(uri: document.uri.spelling, range: wire($0, in: document)) },
      id: client.takesDiagnosticData ? diagnostic.id(in: document) : nil,
      severity: diagnostic.code.isHint ? .hint : .information)
  }

  /// The report of some diagnostics; without them where the client has them.
  fileprivate func report(_ items: [Wire.Diagnostic], previous: String?) -> DocumentDiagnosticReport {
    let resultID = Digest(of: items.json).name
    return DocumentDiagnosticReport(items: resultID == previous ? nil : items, resultID: resultID)
  }
}

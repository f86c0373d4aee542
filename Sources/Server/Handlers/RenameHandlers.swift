// Another name for somebody, in all places, in groups that a user can untick.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/prepareRename`; announced together with rename.
enum PrepareRenameHandler: RequestHandler {
  typealias Message = PrepareRenameRequest
  static let execution = Execution.inline
  static let feature = RenameHandler.feature

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.asksBeforeRename }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> PrepareRenameResult? {
    guard let document = context.document(params.uri) else { return nil }
    do {
      let range = try Rename.prepare(at: context.byteOffset(of: params.position, in: document), in: document)
      return PrepareRenameResult(range: context.wire(range, in: document), placeholder: document.text[range])
    } catch {
      throw Refusal.rename(error)
    }
  }
}

/// Answers `textDocument/rename`.
enum RenameHandler: RequestHandler {
  typealias Message = RenameRequest
  static let execution = Execution.background

  static func documentURI(of params: RenameParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("renameProvider", client.asksBeforeRename ? ["prepareProvider": true] : true)
  }

  static func answer(_ params: RenameParams, _ context: RequestContext) throws(ResponseError) -> WorkspaceEdit? {
    guard let document = context.document(params.uri) else { return nil }
    do {
      let edits = try Rename.edits(
        at: context.byteOffset(of: params.position, in: document), in: document, newName: params.newName,
        corpus: context.corpus(around: document))
      return context.workspaceEdit(edits)
    } catch {
      throw Refusal.rename(error)
    }
  }
}

extension RequestContext {
  /// The edits of a rename, by document. A client that cannot ask gets no edit that needs a question.
  func workspaceEdit(_ edits: [RenameEdit]) -> WorkspaceEdit {
    let takesGroups = client.takesChangeAnnotations
    let edits = edits.filter { takesGroups || !$0.needsConfirmation }
    var documents: [WorkspaceEdit.Document] = []
    for edit in edits {
      let document = edit.location.document
      let replacement = WorkspaceEdit.Edit(
        range: wire(edit.location.range, in: document), newText: edit.replacement,
        annotation: takesGroups ? edit.group.rawValue : nil)
      if documents.last?.uri == document.uri.spelling {
        documents[documents.count - 1].edits.append(replacement)
      } else {
        documents.append(
          WorkspaceEdit.Document(uri: document.uri.spelling, version: document.version, edits: [replacement]))
      }
    }
    let groups = RenameEdit.Group.allCases.filter { group in takesGroups && edits.contains { $0.group == group } }
    return WorkspaceEdit(
      documents: documents.map(WireInvariants.checked),
      annotations: groups.map {
        WorkspaceEdit.Annotation(label: $0.rawValue, needsConfirmation: $0 == .insideQuotation)
      }.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) },
      namesVersions: client.takesDocumentChanges)
  }
}

// What can be done at a place, as edits that the client applies.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/codeAction`.
enum CodeActionHandler: RequestHandler {
  typealias Message = CodeActionRequest
  static let execution = Execution.background

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.codeActionKinds != nil }

  static func documentURI(of params: CodeActionParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    let kinds = Features.CodeAction.Kind.allCases.map { JSONValue.string($0.rawValue) }
    return (
      "codeActionProvider",
      ["codeActionKinds": .array(kinds), "resolveProvider": .bool(client.resolvesCodeActionEdits)]
    )
  }

  static func answer(_ params: CodeActionParams, _ context: RequestContext) throws(ResponseError) -> [Wire.CodeAction]?
  {
    guard let document = context.document(params.uri) else { return nil }
    let range = context.byteRange(of: params.range, in: document)
    let actions = context.actions(in: range, of: document).filter { params.wants($0.kind.rawValue) }
    return actions.compactMap { context.wire($0, in: document, at: range) }
  }
}

/// Answers `codeAction/resolve`: the edit of an action that was chosen.
enum CodeActionResolveHandler: RequestHandler {
  typealias Message = CodeActionResolveRequest
  static let execution = Execution.background
  static let feature = CodeActionHandler.feature

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.resolvesCodeActionEdits }

  static func documentURI(of params: ResolvableItem) -> String? { params.data?.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: ResolvableItem, _ context: RequestContext) throws(ResponseError) -> ResolvableItem {
    guard let data = params.data, let document = context.document(data.uri), document.digest == data.digest else {
      throw Refusal.contentModified
    }
    let bounds = data.key.split(separator: "-").compactMap { Int($0) }
    guard bounds.count == 2, document.text.range.contains(ByteRange(bounds[0], bounds[1])) else {
      throw Refusal.params(Message.method, "data", "not of this server")
    }
    let title = params.item["title"]?.string
    let action = context.actions(in: ByteRange(bounds[0], bounds[1]), of: document).first { $0.title == title }
    guard let edit = action.flatMap({ context.edit(of: $0, in: document) }) else { throw Refusal.contentModified }
    var item = params
    item.set("edit", edit)
    return item
  }
}

extension RequestContext {
  /// What can be done, by the codes that the document's settings name.
  fileprivate func actions(in range: ByteRange, of document: DocumentSnapshot) -> [Features.CodeAction] {
    CodeActions.all(in: range, of: document, diagnostics: settings(of: document).diagnosticCodes)
  }

  /// An action in the form that the client takes; nil where it cannot do it.
  fileprivate func wire(
    _ action: Features.CodeAction, in document: DocumentSnapshot, at range: ByteRange
  ) -> Wire.CodeAction? {
    guard let edit = edit(of: action, in: document) else { return nil }
    let isLater = client.resolvesCodeActionEdits
    let data = ItemData(uri: document.uri.spelling, digest: document.digest, key: "\(range.start)-\(range.end)")
    return Wire.CodeAction(
      title: action.title, kind: action.kind.rawValue,
      diagnostic: action.diagnostic.map { wire($0, in: document) }, edit: isLater ? nil : edit,
      data: isLater ? data : nil, isPreferred: action.isPreferred)
  }

  fileprivate func edit(of action: Features.CodeAction, in document: DocumentSnapshot) -> WorkspaceEdit? {
    switch action.change {
    case .replace(let range, let text):
      let edit = WorkspaceEdit.Edit(range: wire(range, in: document), newText: text, annotation: nil)
      return WorkspaceEdit(
        documents: [.init(uri: document.uri.spelling, version: document.version, edits: [edit])],
        namesVersions: client.takesDocumentChanges)
    case .addLexiconLine(let line): return lexiconEdit(adding: line, for: document)
    }
  }

  /// The edit that adds a line to the lexicon of a document's folder; nil where it lies in none, or where there is no
  /// file yet and the client cannot make one.
  private func lexiconEdit(adding line: String, for document: DocumentSnapshot) -> WorkspaceEdit? {
    let folder = folders.filter { document.uri.isInside($0) }.max { $0.spelling.utf8.count < $1.spelling.utf8.count }
    guard let path = folder?.filePath.map({ ($0.hasSuffix("/") ? $0 : $0 + "/") + UserLexicon.fileName }) else {
      return nil
    }
    let uri = DocumentURI(filePath: path)
    let open = corpus.document(uri)
    let text = open?.text ?? (try? FileReading.text(ofFile: path).text)
    guard text != nil || client.createsFiles else { return nil }
    let lines = LineIndex(text ?? SourceText(""))
    let end = lines.position(ofByteOffset: lines.text.count, encoding: encoding)
    let isInsideLine = end.character > 0
    let edit = WorkspaceEdit.Edit(
      range: PositionRange(start: end, end: end), newText: (isInsideLine ? "\n" : "") + line + "\n", annotation: nil)
    return WorkspaceEdit(
      documents: [.init(uri: uri.spelling, version: open?.version, edits: [edit])],
      namesVersions: client.takesDocumentChanges, createdFiles: text == nil ? [uri.spelling] : [])
  }
}

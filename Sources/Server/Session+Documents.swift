// Documents: opened, changed and closed by the client. Texts are applied at once; annotations are made when somebody asks, or
// when nothing else is to do.

import Corpus
import LanguageServerProtocol
import Text

extension Session {
  /// The client opens a document; one that is open already is replaced.
  func open(_ params: DidOpenTextDocumentParams) {
    publish(
      DocumentURI(params.uri), languageID: params.languageID, version: params.version,
      text: SourceText(validUTF8: params.text))
  }

  /// The client changes a document. Changes are applied in order, each to what the one before left.
  func change(_ params: DidChangeTextDocumentParams) {
    let uri = DocumentURI(params.uri)
    guard let document = editorDocument(uri) else {
      // A change that brings the whole text opens the document.
      guard let first = params.changes.firstIndex(where: { $0.range == nil }) else {
        record.count(.changeOfUnknownDocument)
        return log(LogLine.changeOfUnknownDocument, once: "change")
      }
      let start = SourceText(validUTF8: params.changes[first].text)
      guard let text = applying(params.changes[(first + 1)...], to: LineIndex(start)) else { return }
      return publish(uri, languageID: nil, version: params.version, text: text)
    }
    guard !params.changes.isEmpty, let text = applying(params.changes[...], to: document.lines) else { return }
    if let old = document.version, let new = params.version, new <= old {
      record.count(.versionNotGrowing)
      log(LogLine.versionAnomaly, once: "version")
    }
    store.replaceText(of: uri, version: params.version ?? document.version, text: text, annotates: false)
    markUnsettled(uri)
  }

  /// The client has saved a document. Where texts are compared and are not the same, the client's counts from now on.
  func save(_ params: DidSaveTextDocumentParams) {
    let uri = DocumentURI(params.uri)
    guard options.verifiesSynchronization, let saved = params.text.map({ SourceText(validUTF8: $0) }),
      let document = editorDocument(uri), let difference = TextDifference(client: saved, server: document.text)
    else { return }
    record.count(.otherText)
    log(LogLine.otherText(line: difference.line + 1))
    store.replaceText(of: uri, version: document.version, text: saved, annotates: false)
    markUnsettled(uri)
  }

  /// The client closes a document; one that is not open is nothing to close.
  func close(_ params: TextDocumentParams) {
    let uri = DocumentURI(params.uri)
    unsettled.removeAll { $0 == uri }
    close(uri, owner: .editor)
    if resolver.isLexicon(uri) { takeOpenLexicons() }
    serverDocuments.forget(params.uri)
    announceChanges()
  }

  /// Lets go of what an owner holds; another owner's text comes back and is read when somebody asks. False where it held
  /// nothing.
  @discardableResult
  func close(_ uri: DocumentURI, owner: DocumentSnapshot.Owner) -> Bool {
    guard store.close(uri, owner: owner, annotates: false) else { return false }
    if let document = store.snapshot.document(uri), !document.isAnnotated { markUnsettled(uri) }
    // Whoever closes the last document is done with all of them.
    if store.snapshot.documents.isEmpty { options.annotationMemory?.removeAll() }
    return true
  }

  /// Tells those who asked for it what has changed, once everything that was queued before is read.
  func announceChanges() {
    // The announcer wakes when the queue is empty.
    work.add {}
  }

  /// Annotates what changed: short texts here and now, long ones on the worker.
  func settle() {
    guard !unsettled.isEmpty else { return }
    if unsettled.contains(where: resolver.isLexicon) { takeOpenLexicons() }
    let uris = unsettled
    unsettled = []
    let store = store
    for uri in uris {
      guard let document = store.snapshot.document(uri), !document.isAnnotated, !document.isTooLarge else { continue }
      if document.text.count <= settings.limits.inlineDocumentByteCount {
        store.annotate(uri)
      } else {
        let condition = condition
        condition.workBegins()
        work.add {
          store.annotate(uri)
          condition.workEnds()
        }
      }
    }
    announceChanges()
    refreshServerDocuments()
  }

  private func publish(_ uri: DocumentURI, languageID: String?, version: Int?, text: SourceText) {
    store.open(uri, languageID: languageID, version: version, text: text, annotates: false)
    markUnsettled(uri)
  }

  func markUnsettled(_ uri: DocumentURI) {
    if !unsettled.contains(uri) { unsettled.append(uri) }
  }

  /// The document as the editor holds it; nil where it does not.
  private func editorDocument(_ uri: DocumentURI) -> DocumentSnapshot? {
    store.snapshot.document(uri).flatMap { $0.owner == .editor ? $0 : nil }
  }

  /// The text after changes; nil where it would grow without end.
  private func applying(_ changes: ArraySlice<DidChangeTextDocumentParams.Change>, to lines: LineIndex) -> SourceText? {
    var lines = lines
    var text = lines.text
    for (index, change) in zip(changes.indices, changes) {
      let range = change.range.map { byteRange(of: $0, in: lines) } ?? text.range
      if change.range != nil, let length = change.rangeLength,
        lines.unitCount(of: range, encoding: client.positionEncoding) != length
      {
        record.count(.wrongRangeLength)
      }
      guard text.count - range.count + change.text.count <= Limits.documentByteCount else {
        log(LogLine.documentTooLarge, once: "too large")
        return nil
      }
      text = text.applying(TextEdit(range: range, replacement: change.text))
      // The last text's lines are made with its snapshot.
      if index + 1 < changes.endIndex { lines = LineIndex(text) }
    }
    return text
  }
}

// Documents that a script holds beside the editor.
//
// The editor's text counts while the editor has a document open; the script's comes back when it closes it; the disk's is
// last. The store sees to that.

import Corpus
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/open`. Texts are taken at once; they are annotated on the worker, one after the other.
enum GlossOpenHandler: SessionRequestHandler {
  typealias Message = GlossOpenRequest

  static func answer(_ params: GlossOpenParams, _ session: Session) throws(ResponseError) -> GlossOpenResult {
    guard params.documents.count <= Limits.documentCount else { throw Refusal.tooManyDocuments(params.documents.count) }
    let documents = params.documents.map { open($0, session) }
    session.announceChanges()
    return GlossOpenResult(documents: documents, revision: session.store.snapshot.revision)
  }

  private static func open(_ document: GlossOpenParams.Document, _ session: Session) -> GlossOpenResult.Document {
    let uri = DocumentURI(document.uri)
    var problems: [GlossOpenResult.Problem] = []
    guard let text = text(of: document, uri, session.options.didReadFile, &problems) else {
      return GlossOpenResult.Document(
        digest: nil, holder: nil, problems: problems, uri: document.uri, version: document.version)
    }
    if text.count > Limits.annotatedDocumentByteCount {
      problems.append(
        .init(code: "document.tooLarge", message: Refusal.textTooLarge(text.count).message))
    }
    let store = session.store
    store.open(
      uri, languageID: document.languageID, version: document.version, text: text, owner: .script, annotates: false)
    session.work.add { store.annotate(uri) }
    return GlossOpenResult.Document(
      digest: Digest(of: text.bytes).name, holder: store.owners(of: uri).first?.name, problems: problems,
      uri: document.uri, version: document.version)
  }

  /// The text that came with the request, or the file's.
  private static func text(
    of document: GlossOpenParams.Document, _ uri: DocumentURI, _ didRead: FileTap?,
    _ problems: inout [GlossOpenResult.Problem]
  ) -> SourceText? {
    if let text = document.text { return SourceText(validUTF8: text) }
    guard let path = uri.filePath else {
      problems.append(.init(code: "uri.notFile", message: "a document without text must be a file: name"))
      return nil
    }
    do throws(FileError) {
      let bytes = try FileReading.bytes(ofFile: path)
      didRead?(path, bytes)
      let (text, wasRepaired) = try FileReading.text(from: bytes, path: path)
      if wasRepaired {
        problems.append(.init(code: "text.repaired", message: "bytes that are not UTF-8 became U+FFFD"))
      }
      return text
    } catch {
      problems.append(.init(code: "file.unreadable", message: error.description))
      return nil
    }
  }
}

/// Answers `gloss/close`.
enum GlossCloseHandler: SessionRequestHandler {
  typealias Message = GlossCloseRequest

  static func answer(_ params: GlossCloseParams, _ session: Session) throws(ResponseError) -> GlossCloseResult {
    let closed = params.uris.count { session.close(DocumentURI($0), owner: .script) }
    session.announceChanges()
    return GlossCloseResult(closedCount: closed)
  }
}

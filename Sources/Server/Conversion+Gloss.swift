// Scopes, pages and spans of the methods beside LSP.

import Corpus
import Features
import LanguageServerProtocol
import Text

extension RequestContext {
  /// The documents that a scope means; those that are not known are left out.
  func corpus(in scope: GlossScope) -> CorpusSnapshot {
    var documents = corpus.documents
    if let folder = scope.folder { documents = corpus.documents(inside: DocumentURI(folder)) }
    if let uris = scope.uris {
      let names = Set(uris.map { DocumentURI($0) })
      documents = documents.filter { names.contains($0.uri) }
    }
    guard documents.count != corpus.documents.count else { return corpus }
    return CorpusSnapshot(documents: documents, revision: corpus.revision)
  }

  /// The page of a list that a scope asks for. A cursor of another moment is refused: the list may be another.
  func page<Element, Item>(
    of list: [Element], _ scope: GlossScope, _ item: (Element) -> Item
  ) throws(ResponseError) -> GlossPage<Item> {
    var start = 0
    if let cursor = scope.cursor {
      let parts = cursor.split(separator: ":").map { Int($0) }
      guard parts.count == 2, let revision = parts[0], let index = parts[1], index >= 0 else {
        throw Refusal.params("cursor", "no cursor of this server")
      }
      guard revision == corpus.revision else { throw Refusal.staleCursor }
      start = Swift.min(index, list.count)
    }
    let limit = Swift.min(scope.limit ?? Limits.resultItemCount, Limits.resultItemCount)
    let end = Swift.min(start + limit, list.count)
    let cursor = end < list.count ? "\(corpus.revision):\(end)" : nil
    return GlossPage(items: list[start..<end].map(item), cursor: cursor, revision: corpus.revision)
  }

  /// A span.
  func span(_ range: ByteRange, in document: DocumentSnapshot, offsets: Bool) -> GlossSpan {
    GlossSpan(range: wire(range, in: document), offsets: offsets ? range : nil)
  }

  /// A version of a document.
  func reference(_ document: DocumentSnapshot) -> GlossDocument {
    GlossDocument(digest: document.digest, uri: document.uri.spelling, version: document.version)
  }

  /// A place.
  func place(_ location: Features.Location, offsets: Bool) -> GlossPlace {
    GlossPlace(
      document: reference(location.document), span: span(location.range, in: location.document, offsets: offsets))
  }
}

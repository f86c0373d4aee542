// Scopes, pages and spans of the methods beside LSP.

import Annotation
import Corpus
import Features
import LanguageServerProtocol
import Text

extension RequestContext {
  /// Whether a scope means a document. Entities are always those of all documents, so that identifiers do not depend
  /// on the scope.
  func filter(_ scope: GlossScope) -> (DocumentSnapshot) -> Bool {
    let folder = scope.folder.map { DocumentURI($0) }
    let names = scope.uris.map { Set($0.map { DocumentURI($0) }) }
    return { document in
      (folder.map { document.uri.isInside($0) } ?? true) && (names?.contains(document.uri) ?? true)
    }
  }

  /// The document of a name; methods beside LSP refuse what they do not know.
  func knownDocument(_ uri: String) throws(ResponseError) -> DocumentSnapshot {
    guard let document = document(uri) else { throw Refusal.unknownDocument(uri) }
    return document
  }

  /// The entity of an identifier, also of an earlier moment.
  func identified(_ id: String) throws(ResponseError) -> IdentifiedEntity {
    do { return try IdentifiedEntity(id, in: corpus) } catch { throw Refusal.identifier(id, error) }
  }

  /// The entity that is mentioned, or that speaks, at a place; nil where none is.
  func entity(at position: Position, in document: DocumentSnapshot) -> CorpusEntity? {
    guard let index = corpus.index(of: document.uri),
      let subject = Subject(at: byteOffset(of: position, in: document), in: document)
    else { return nil }
    let chain: Int?
    switch subject {
    case .mention(let mention): chain = document.annotation.mentions[mention].chain
    case .quotation(let quotation): chain = document.annotation.quotations[quotation].chain
    case .expression: chain = nil
    }
    return chain.flatMap { corpus.entities.entity(document: index, chain: $0) }
  }

  /// The identifier of the entity of a chain.
  func entityID(ofChain chain: Int, in document: DocumentSnapshot) -> String? {
    corpus.index(of: document.uri).flatMap { corpus.entities.identifier(document: $0, chain: chain) }
  }

  /// The page of a list that a scope asks for. A cursor of another moment is refused: the list may be another.
  func page<Element, Item>(
    of list: [Element], _ scope: GlossScope, _ item: (Element) -> Item
  ) throws(ResponseError) -> GlossPage<Item> {
    var start = 0
    if let cursor = scope.cursor {
      let parts = cursor.split(separator: ":").map { Int($0) }
      guard parts.count == 2, let revision = parts[0], let index = parts[1], index >= 0 else {
        throw Refusal.params(nil, "cursor", "no cursor of this server")
      }
      guard revision == corpus.revision else { throw Refusal.staleCursor }
      start = Swift.min(index, list.count)
    }
    let limit = Swift.min(scope.limit ?? .max, settings.limits.resultItemCount)
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

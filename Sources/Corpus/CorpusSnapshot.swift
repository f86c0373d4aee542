// All documents at one moment. Never changes.

import Text

/// All documents at one moment, sorted by name, with the number of that moment.
public struct CorpusSnapshot: Sendable {
  /// The documents, sorted by `DocumentURI`.
  public let documents: [DocumentSnapshot]
  /// Grows by one with every change of any document.
  public let revision: Int
  private let lazyEntities = LazyValue<EntityIndex>()
  private let lazyQuotations = LazyValue<QuotationIndex>()
  /// The newest indexes that an earlier moment had: most of them holds still.
  private let earlier: EarlierIndexes
  /// The same for folders.
  private let earlierFolders: [DocumentURI: EarlierIndexes]
  private let lazyFolders = LazyTable<DocumentURI, CorpusSnapshot>()

  /// A corpus of documents; of two with the same name the later one stays.
  public init(documents: [DocumentSnapshot] = [], revision: Int = 0) {
    var byURI: [DocumentURI: DocumentSnapshot] = [:]
    for document in documents { byURI[document.uri] = document }
    self.documents = byURI.values.sorted { $0.uri < $1.uri }
    self.revision = revision
    earlier = EarlierIndexes()
    earlierFolders = [:]
  }

  private init(
    sorted documents: [DocumentSnapshot], revision: Int, earlier: EarlierIndexes,
    earlierFolders: [DocumentURI: EarlierIndexes] = [:]
  ) {
    self.documents = documents
    self.revision = revision
    self.earlier = earlier
    self.earlierFolders = earlierFolders
  }

  /// The entities over all documents; computed when first asked for, then shared by all copies of this snapshot.
  ///
  /// Where an earlier moment had them, only what changed since is linked anew.
  public var entities: EntityIndex {
    lazyEntities.value { (earlier.entities ?? EntityIndex()).updated(to: documents) }
  }

  /// Which documents say and name what; computed when first asked for, then shared by all copies of this snapshot.
  public var quotations: QuotationIndex {
    lazyQuotations.value { QuotationIndex(documents, earlier: earlier.quotations) }
  }

  /// The newest indexes that this moment or an earlier one has.
  private var newestIndexes: EarlierIndexes {
    EarlierIndexes(
      entities: lazyEntities.computed ?? earlier.entities, quotations: lazyQuotations.computed ?? earlier.quotations)
  }

  /// The next moment, which starts from the indexes of this one.
  private func next(_ documents: [DocumentSnapshot]) -> CorpusSnapshot {
    let folders = lazyFolders.computed.mapValues(\.newestIndexes)
    return CorpusSnapshot(
      sorted: documents, revision: revision + 1, earlier: newestIndexes,
      earlierFolders: earlierFolders.merging(folders) { $1 })
  }

  /// The index in `documents` of a name. O(log n).
  public func index(of uri: DocumentURI) -> Int? {
    let index = insertionIndex(of: uri)
    return index < documents.count && documents[index].uri == uri ? index : nil
  }

  /// The document of a name, in any spelling of it. O(log n).
  public func document(_ uri: DocumentURI) -> DocumentSnapshot? {
    index(of: uri).map { documents[$0] }
  }

  /// The corpus with `document` added, or put in the place of the one of the same name.
  public func adding(_ document: DocumentSnapshot) -> CorpusSnapshot {
    var result = documents
    let index = insertionIndex(of: document.uri)
    if index < result.count, result[index].uri == document.uri {
      result[index] = document
    } else {
      result.insert(document, at: index)
    }
    return next(result)
  }

  /// The corpus without the document of a name.
  public func removing(_ uri: DocumentURI) -> CorpusSnapshot {
    guard let index = index(of: uri) else { return self }
    var result = documents
    result.remove(at: index)
    return next(result)
  }

  /// The documents in the order of every list: `first` before all others, which stand by name.
  public func documents(startingWith first: DocumentURI?) -> [DocumentSnapshot] {
    guard let first, let current = document(first) else { return documents }
    return [current] + documents.filter { $0.uri != first }
  }

  /// The documents in or below a folder, still sorted.
  public func documents(inside folder: DocumentURI) -> [DocumentSnapshot] {
    documents.filter { $0.uri.isInside(folder) }
  }

  /// The corpus of the documents in or below a folder: made once for each folder, with its own entities.
  public func inside(_ folder: DocumentURI) -> CorpusSnapshot {
    lazyFolders.value(folder) {
      CorpusSnapshot(
        sorted: documents(inside: folder), revision: revision, earlier: earlierFolders[folder] ?? EarlierIndexes())
    }
  }

  private func insertionIndex(of uri: DocumentURI) -> Int {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].uri < uri { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The indexes that a moment starts from.
private struct EarlierIndexes: Sendable {
  var entities: EntityIndex?
  var quotations: QuotationIndex?
}

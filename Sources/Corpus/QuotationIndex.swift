// What all documents say and name, by hashes: a question goes to the few documents that can answer it.
//
// Three tables, each sorted by key: wordings of quotations, names of chains, words that name somebody who
// speaks or is spoken to and is no chain. A table is made for many documents at once and serves later moments too: a document that came since is read on its own.

import Annotation
import Text

/// Where a key stands: a document, and a chain or a quotation in it.
public struct IndexedPlace: Sendable, Hashable {
  /// The document, as an index of `CorpusSnapshot.documents`.
  public var document: Int
  /// The chain or the quotation, as an index of the document's annotation.
  public var item: Int
}

/// A table from keys to places, sorted by key, then by place.
private struct PlaceTable: Sendable {
  struct Entry: Sendable {
    var key: UInt64
    var document: Int32
    var item: Int32
  }

  private var entries: [Entry] = []

  /// Takes in entries; `sort()` must follow before anything is asked.
  mutating func add(_ keys: [LookupKey], of document: Int) {
    for key in keys { entries.append(Entry(key: key.key, document: Int32(clamping: document), item: key.item)) }
  }

  mutating func sort() {
    entries.sort { left, right in
      left.key != right.key ? left.key < right.key : (left.document, left.item) < (right.document, right.item)
    }
  }

  /// The entries of a key. O(log entries + hits).
  subscript(key: UInt64) -> ArraySlice<Entry> {
    let first = lowerBound(key)
    var end = first
    while end < entries.count, entries[end].key == key { end += 1 }
    return entries[first..<end]
  }

  private func lowerBound(_ key: UInt64) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The tables over some documents, at the moment when they were made.
private final class QuotationTables: Sendable {
  let documents: [DocumentSnapshot]
  let wordings: PlaceTable
  let names: PlaceTable
  let unlinked: PlaceTable

  /// Reads documents, sorted by name. O(words and names), sorted.
  init(_ documents: [DocumentSnapshot]) {
    var (wordings, names, unlinked) = (PlaceTable(), PlaceTable(), PlaceTable())
    for (position, document) in documents.enumerated() {
      wordings.add(document.quotationTexts.keys, of: position)
      names.add(document.nameKeys.entries, of: position)
      unlinked.add(document.nameKeys.unlinked, of: position)
    }
    wordings.sort()
    names.sort()
    unlinked.sort()
    self.documents = documents
    (self.wordings, self.names, self.unlinked) = (wordings, names, unlinked)
  }
}

/// Which documents of a corpus say and name what. Answers are sorted by document, then by item, each once.
public struct QuotationIndex: Sendable {
  private let tables: QuotationTables
  private let documents: [DocumentSnapshot]
  /// The place in `documents` of each document of the tables; -1 where it is gone.
  private let positions: [Int32]
  /// The places in `documents` of those that the tables do not have.
  private let others: [Int32]

  /// More changed documents than this share of all make the tables anew.
  private static let changedShare = 32
  /// So many changed documents never do.
  private static let fewDocuments = 16

  /// The index of documents, sorted by name. The tables of `earlier` serve on where most documents are still the same.
  ///
  /// O(documents) by identity, at a few nanoseconds each, where they do.
  init(_ documents: [DocumentSnapshot], earlier: QuotationIndex?) {
    self.documents = documents
    if let earlier {
      let (positions, others) = Self.compare(earlier.tables.documents, documents)
      if others.count <= max(Self.fewDocuments, documents.count / Self.changedShare) {
        (tables, self.positions, self.others) = (earlier.tables, positions, others)
        return
      }
    }
    tables = QuotationTables(documents)
    positions = documents.indices.map { Int32(clamping: $0) }
    others = []
  }

  /// Walks two sorted lists at once: where each of the old documents stands now, and which of the new ones are not old.
  private static func compare(
    _ old: [DocumentSnapshot], _ new: [DocumentSnapshot]
  ) -> (positions: [Int32], others: [Int32]) {
    var positions = [Int32](repeating: -1, count: old.count)
    var others: [Int32] = []
    var (left, right) = (0, 0)
    while left < old.count, right < new.count {
      if old[left] === new[right] {
        positions[left] = Int32(clamping: right)
        left += 1
        right += 1
      } else if old[left].uri < new[right].uri {
        left += 1
      } else {
        others.append(Int32(clamping: right))
        if !(new[right].uri < old[left].uri) { left += 1 }
        right += 1
      }
    }
    while right < new.count {
      others.append(Int32(clamping: right))
      right += 1
    }
    return (positions, others)
  }

  /// The quotations with this wording, see `QuotationTexts.key(of:)`.
  public func quotations(wording key: UInt64) -> [IndexedPlace] {
    places(key, tables.wordings) { $0.quotationTexts.keys }
  }

  /// The chains with this name, see `NameKeys.key(of:)`.
  public func chains(named key: UInt64) -> [IndexedPlace] { places(key, tables.names) { $0.nameKeys.entries } }

  /// The quotations whose speaker or addressee is no chain and is called by these words, see `NameKeys.key(of:)`.
  public func quotations(ofUnlinked key: UInt64) -> [IndexedPlace] {
    places(key, tables.unlinked) { $0.nameKeys.unlinked }
  }

  private func places(
    _ key: UInt64, _ table: PlaceTable, _ keys: (DocumentSnapshot) -> [LookupKey]
  ) -> [IndexedPlace] {
    var places = table[key].compactMap { entry -> IndexedPlace? in
      let position = positions[Int(entry.document)]
      return position < 0 ? nil : IndexedPlace(document: Int(position), item: Int(entry.item))
    }
    guard !others.isEmpty else { return places }
    for position in others {
      for entry in keys(documents[Int(position)]) where entry.key == key {
        places.append(IndexedPlace(document: Int(position), item: Int(entry.item)))
      }
    }
    return places.sorted { ($0.document, $0.item) < ($1.document, $1.item) }
  }
}

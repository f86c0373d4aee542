// What is said of an entity, and what it says, in the order of the documents' days.
//
// A document's day is the one that its relative dates count from. It does not order what happened within a document.

import Annotation
import Text

/// What one document holds of an entity.
public struct ChronologyEntry: Sendable, Hashable {
  /// The document's day as YYYY-MM-DD; `nil` where the document tells none.
  public var day: String?
  /// The document, as an index of `CorpusSnapshot.documents`.
  public var document: Int
  /// The chain, as an index of `DocumentAnnotation.chains`.
  public var chain: Int
  /// Why the chain belongs to the entity.
  public var reason: JoinReason
  /// Its mentions in the order of the text, as indices of `DocumentAnnotation.mentions`.
  public var mentions: [Int]
  /// What it says there, in the order of the text, as indices of `DocumentAnnotation.quotations`.
  public var quotations: [Int]
}

extension CorpusSnapshot {
  /// The mentions and the quotations of an entity by day, the earliest first; of one day in the order of documents;
  /// documents without a day last. O(members × log members).
  public func chronology(of entity: CorpusEntity) -> [ChronologyEntry] {
    let entries = entity.members.compactMap { member -> ChronologyEntry? in
      guard documents.indices.contains(member.document) else { return nil }
      let annotation = documents[member.document].annotation
      guard annotation.chains.indices.contains(member.chain) else { return nil }
      return ChronologyEntry(
        day: annotation.referenceDate.flatMap { CalendarDay(parsing: $0.value) == nil ? nil : $0.value },
        document: member.document, chain: member.chain, reason: member.reason,
        mentions: annotation.chains[member.chain].mentions.filter { annotation.mentions.indices.contains($0) },
        quotations: annotation.quotations.indices.filter { annotation.quotations[$0].chains.contains(member.chain) })
    }
    // Days of this form are in order when their bytes are.
    return entries.sorted { left, right in
      switch (left.day, right.day) {
      case (let first?, let second?) where first != second: first.utf8.lexicographicallyPrecedes(second.utf8)
      case (.some, nil): true
      case (nil, .some): false
      default: (left.document, left.chain) < (right.document, right.chain)
      }
    }
  }
}

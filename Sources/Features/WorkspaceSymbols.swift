// The symbols of all documents by a query as editors send it: names, quotation text, or a speaker's quotations.

import Annotation
import Corpus
import Text

/// A symbol of some document.
public struct WorkspaceSymbol: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// A role, a speaker or a document; empty where there is none.
  public var container: String
  /// What it stands for.
  public var kind: Symbol.Kind
  /// Where.
  public var location: Location
  /// The identifier of the entity; `nil` for quotations.
  public var entityID: String?
}

/// Answers queries for symbols.
public enum WorkspaceSymbols {
  /// The symbols that fit `query`, best first, at most `limitCount`.
  ///
  /// A query that begins with a quotation mark searches the words of quotations; one that begins with `@` gives the
  /// quotations of a speaker; any other searches the names of entities: whole names before beginnings of words before
  /// parts of words before scattered letters, then by number of mentions.
  public static func find(
    _ query: String, in corpus: CorpusSnapshot, limitCount: Int = Limits.resultItemCount
  ) -> [WorkspaceSymbol] {
    let query = Excerpt.line(query)
    if let first = query.unicodeScalars.first, "\"“”„«".unicodeScalars.contains(first) {
      return quotations(QuoteQuery(text: String(query.unicodeScalars.dropFirst())), corpus, limitCount)
    }
    if query.hasPrefix("@") {
      return quotations(QuoteQuery(speaker: .name(String(query.dropFirst()))), corpus, limitCount)
    }
    return entities(query, corpus, limitCount)
  }

  private static func quotations(_ query: QuoteQuery, _ corpus: CorpusSnapshot, _ limit: Int) -> [WorkspaceSymbol] {
    QuoteLookup.find(query, in: corpus).prefix(limit).compactMap { found in
      guard let span = found.quotation.spans.first else { return nil }
      let words = Excerpt.quotation(
        found.quotation.spans, in: found.document.text, limitScalars: Limits.symbolNameScalarCount)
      return WorkspaceSymbol(
        name: DocumentSymbols.name(words, else: "quotation"),
        container: QuotationCard.speakerName(found.quotation, in: found.document) ?? "", kind: .quotation,
        location: Location(found.document, span), entityID: nil)
    }
  }

  private static func entities(_ query: String, _ corpus: CorpusSnapshot, _ limit: Int) -> [WorkspaceSymbol] {
    let words = NameFolding.words(query)
    let found = EntityLookup.find(EntityQuery(order: .mentions), in: corpus)
    let scored = found.compactMap { entity -> (score: Int, entity: FoundEntity)? in
      let names = [entity.entity.name] + entity.otherNames.map(\.text)
      let score = names.map { NameQuery.score(words, $0) }.max() ?? 0
      return score > 0 ? (score, entity) : nil
    }
    let order = scored.indices.sorted { (scored[$1].score, $0) < (scored[$0].score, $1) }
    return order.prefix(limit).compactMap { index in
      let entity = scored[index].entity
      return entity.firstMention.map { location in
        WorkspaceSymbol(
          name: DocumentSymbols.name(entity.entity.name, else: "entity"), container: entity.roles.first ?? "",
          kind: Symbol.Kind(entity.entity.type), location: location, entityID: entity.entity.id)
      }
    }
  }
}

/// How well a typed query fits a name.
enum NameQuery {
  /// 0 for no fit, up to 1000 for the same words. The words of both are folded.
  static func score(_ query: [String], _ name: String) -> Int {
    let words = NameFolding.words(name)
    if query.isEmpty { return 1 }
    if query == words { return 1000 }
    let wanted = query.joined(separator: " ")
    let text = words.joined(separator: " ")
    if text.hasPrefix(wanted) { return 900 }
    if words.contains(where: { $0.hasPrefix(wanted) }) || text.contains(" " + wanted) { return 800 }
    if text.contains(wanted) { return 600 }
    return isScattered(query.joined(), in: words.joined()) ? 300 : 0
  }

  /// Whether the letters of `query` occur in `text` in order.
  private static func isScattered(_ query: String, in text: String) -> Bool {
    var rest = query.utf8[...]
    for byte in text.utf8 where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

// What Gloss knows of somebody or of a document, as a document of its own: for editors that show documents of a server.
//
// A dossier has a name of the scheme `gloss`; its text is CommonMark, a function of the corpus.

import Annotation
import Corpus
import Prose
import Text

/// A document that Gloss writes.
public struct Dossier: Sendable, Hashable {
  /// What it is about.
  public enum Subject: Sendable, Hashable {
    /// All that is known of an entity: `gloss:/entity/ID`.
    case entity(String)
    /// What an entity says: `gloss:/quotations/ID`.
    case quotations(String)
    /// Who and what occurs in a document: `gloss:/document/URI`.
    case document(DocumentURI)
  }

  /// What it is about.
  public let subject: Subject

  /// Quotations listed; the rest is counted.
  private static let quotationCount = 200
  /// Entities of a kind listed.
  private static let entityCount = 100

  /// The dossier of a name, in any spelling of it; nil where it is none.
  public init?(uri: String) {
    let name = DocumentURI(uri).decoded
    guard name.hasPrefix("gloss:") else { return nil }
    let path = name.dropFirst("gloss:".count).drop { $0 == "/" }
    guard let slash = path.firstIndex(of: "/") else { return nil }
    let rest = String(path[path.index(after: slash)...])
    guard !rest.isEmpty else { return nil }
    switch path[..<slash] {
    case "entity": subject = .entity(rest)
    case "quotations": subject = .quotations(rest)
    case "document": subject = .document(DocumentURI(rest))
    default: return nil
    }
  }

  /// The name of the dossier of an entity.
  public static func uri(ofEntity id: String) -> String { "gloss:/entity/" + id }

  /// The text; nil where nothing has that name.
  public func markdown(in corpus: CorpusSnapshot) -> String? {
    switch subject {
    case .entity(let id): Self.entity(id, corpus).map { Self.page(of: $0, corpus) }
    case .quotations(let id): Self.entity(id, corpus).map { Self.quotations(of: $0, corpus) }
    case .document(let uri): corpus.document(uri).map { Self.page(of: $0, corpus) }
    }
  }

  /// The entity of an identifier, which has lost its percent signs on the way through a name.
  private static func entity(_ id: String, _ corpus: CorpusSnapshot) -> FoundEntity? {
    let wanted = DocumentURI(id).decoded
    let exact = corpus.entities.entities.first { DocumentURI($0.id).decoded == wanted }
    let entity = exact ?? (try? IdentifiedEntity(id, in: corpus))?.entity
    return entity.map { EntityLookup.found($0, in: corpus) }
  }

  // MARK: Entities

  private static func page(of found: FoundEntity, _ corpus: CorpusSnapshot) -> String {
    var lines = ["# " + escaped(found.entity.name), ""]
    let roles = found.roles.prefix(12).map(escaped).joined(separator: "; ")
    lines.append(escaped(PlainWords.type(found.entity.type)) + (roles.isEmpty ? "" : " — " + roles))
    let names = found.otherNames.map { "“\(escaped($0.text))”" + ($0.count > 1 ? " ×\($0.count)" : "") }
    if !names.isEmpty { lines += ["", "Also " + names.joined(separator: ", ")] }
    lines += section("Related", relations(of: found, corpus))
    let documents = found.occurrences.map { facts -> String in
      let mentions = facts.mentions
      let first = mentions.first?.range.start ?? 0
      let last = mentions.last?.range.start ?? 0
      let (from, to) = (facts.document.lineNumber(of: first), facts.document.lineNumber(of: last))
      return link(facts.document, first) + " — " + PlainWords.count(mentions.count, "mention")
        + (from == to ? ", line \(from)" : ", lines \(from)–\(to)")
    }
    lines += section(
      PlainWords.count(found.mentionCount, "mention") + " in " + PlainWords.count(documents.count, "document"),
      documents)
    lines += section(PlainWords.count(found.quotationCount, "quotation"), quotationItems(of: found))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func relations(of found: FoundEntity, _ corpus: CorpusSnapshot) -> [String] {
    var items: [String] = []
    for facts in found.occurrences {
      for relation in facts.chain.relations {
        guard let other = EntityFacts(chain: relation.chain, in: facts.document) else { continue }
        let item =
          PlainWords.relation(relation.kind) + " "
          + entityLink(other.chain.canonicalName, facts.document, relation.chain, corpus)
        if !items.contains(item) { items.append(item) }
      }
    }
    return items
  }

  private static func quotations(of found: FoundEntity, _ corpus: CorpusSnapshot) -> String {
    let lines =
      ["# What \(escaped(found.entity.name)) says"]
      + section(
        PlainWords.count(found.quotationCount, "quotation"), quotationItems(of: found))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quotationItems(of found: FoundEntity) -> [String] {
    var items: [String] = []
    for facts in found.occurrences {
      for index in facts.quotations {
        let quotation = facts.document.annotation.quotations[index]
        let words = QuotationCard.words(quotation, in: facts.document, limitScalars: 400)
        items.append(link(facts.document, quotation.extent.start) + ": " + escaped(words))
      }
    }
    return shortened(items, to: quotationCount)
  }

  // MARK: Documents

  private static func page(of document: DocumentSnapshot, _ corpus: CorpusSnapshot) -> String {
    let annotation = document.annotation
    let counts = Statistics(of: [document])
    var lines = ["# " + escaped(annotation.prose.metadata.title ?? document.uri.stem), ""]
    lines.append(
      [
        PlainWords.count(counts.sentences, "sentence"), PlainWords.count(counts.mentions, "mention"),
        PlainWords.count(counts.quotations, "quotation"), "\(counts.attributedQuotations) of them with a speaker",
      ].joined(separator: " · "))
    if let date = annotation.referenceDate { lines += ["", "Dates count from \(escaped(date.value))."] }
    let kinds: [(String, (EntityType?) -> Bool)] = [
      ("People", { $0 == .person }), ("Organisations", { $0 == .organization }), ("Places", { $0?.isPlace ?? false }),
    ]
    for (title, isWanted) in kinds {
      let chains = annotation.chains.indices.compactMap { EntityFacts(chain: $0, in: document) }.filter {
        isWanted($0.chain.type) && $0.count(of: .name) > 0
      }
      let order = chains.indices.sorted { (chains[$1].mentions.count, $0) < (chains[$0].mentions.count, $1) }
      let items = order.map { index -> String in
        let facts = chains[index]
        let name = entityLink(facts.chain.canonicalName, document, facts.chainIndex, corpus)
        let role = facts.roles.first.map { " — " + escaped($0) } ?? ""
        return name + role + " (\(PlainWords.count(facts.mentions.count, "mention")))"
      }
      lines += section(title, shortened(items, to: entityCount))
    }
    let quotations = annotation.quotations.map { quotation -> String in
      let speaker = QuotationCard.speakerName(quotation, in: document).map { escaped($0) + ": " } ?? ""
      let words = QuotationCard.words(quotation, in: document, limitScalars: 200)
      return link(document, quotation.extent.start) + " " + speaker + escaped(words)
    }
    lines += section("Quotations", shortened(quotations, to: quotationCount))
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Markdown

  private static func section(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["", "## " + title, ""] + items.map { "- " + $0 }
  }

  private static func shortened(_ items: [String], to count: Int) -> [String] {
    items.count <= count ? items : items.prefix(count) + ["and \(items.count - count) more"]
  }

  private static func escaped(_ text: String) -> String { Card.escaped(Excerpt.line(text)) }

  /// A link to a place of a document, by its line.
  private static func link(_ document: DocumentSnapshot, _ offset: Int) -> String {
    let line = document.lineNumber(of: offset)
    return link("\(document.uri.stem), line \(line)", to: "\(document.uri.spelling)#L\(line)")
  }

  /// A link to the dossier of an entity.
  private static func entityLink(
    _ name: String, _ document: DocumentSnapshot, _ chain: Int, _ corpus: CorpusSnapshot
  ) -> String {
    guard let index = corpus.index(of: document.uri),
      let entity = corpus.entities.entity(document: index, chain: chain), entity.isNamed
    else { return escaped(name) }
    return link(name, to: uri(ofEntity: entity.id))
  }

  /// A link; the words alone where the target could end it early.
  private static func link(_ text: String, to target: String) -> String {
    let isSafe = target.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "<" && $0 != ">" && $0 != "\\" }
    return isSafe ? "[\(escaped(text))](<\(target)>)" : escaped(text)
  }
}

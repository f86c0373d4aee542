// The card of an entity: who or what it is, in the text's own words, and where it occurs.

import Annotation
import Corpus
import Text

/// Builds the card of an entity.
public enum EntityCard {
  /// Quotations listed on a card; the rest is counted.
  private static let quotationCount = 3

  /// The card of a chain. With a mention (an index of `DocumentAnnotation.mentions`) it says why the mention belongs
  /// there; with a corpus it counts the other documents.
  public static func card(chain: Int, mention: Int? = nil, in document: DocumentSnapshot, corpus: CorpusSnapshot? = nil)
    -> Card
  {
    guard let facts = EntityFacts(chain: chain, in: document) else { return Card() }
    var card = Card()
    addHead(facts, to: &card)
    addNames(facts, to: &card)
    if let mention, document.annotation.mentions.indices.contains(mention) {
      addMention(mention, facts, to: &card)
    }
    addCounts(facts, corpus, to: &card)
    addQuotations(facts, to: &card)
    return card
  }

  private static func addHead(_ facts: EntityFacts, to card: inout Card) {
    let chain = facts.chain
    var kind = " — " + PlainWords.type(chain.type)
    if chain.type == nil, facts.count(of: .name) > 0 { kind = "" }
    card.blocks.append(.line([.strong(Excerpt.line(chain.canonicalName, limitScalars: 120)), .plain(kind)]))
    card.addLine(facts.roles.prefix(3).joined(separator: "; "))
    card.addLine(chain.lexiconFacts.isEmpty ? "" : "Known: " + chain.lexiconFacts.joined(separator: "; "))
    let relations = chain.relations.compactMap { relation -> String? in
      guard let other = EntityFacts(chain: relation.chain, in: facts.document) else { return nil }
      return PlainWords.relation(relation.kind) + " " + Excerpt.line(other.chain.canonicalName, limitScalars: 60)
    }
    var seen: Set<String> = []
    card.addLine(relations.filter { seen.insert($0).inserted }.joined(separator: "; "))
  }

  private static func addNames(_ facts: EntityFacts, to card: inout Card) {
    let names = facts.otherNames.prefix(6).map { alias in
      "“\(Excerpt.line(alias.text, limitScalars: 60))”" + (alias.count > 1 ? " ×\(alias.count)" : "")
    }
    card.addLine(names.isEmpty ? "" : "Also " + names.joined(separator: ", "))
  }

  /// Why the mention under the caret means this entity: nothing where its words are the entity's own name.
  private static func addMention(_ index: Int, _ facts: EntityFacts, to card: inout Card) {
    let mention = facts.document.annotation.mentions[index]
    let words = Excerpt.line(facts.document.text[mention.range], limitScalars: 60)
    let name = Excerpt.line(facts.chain.canonicalName, limitScalars: 60)
    guard words != name || mention.isMetonym else { return }
    var sentence = "Here “\(words)” "
    if mention.isMetonym {
      sentence += facts.chain.type == .geopoliticalEntity ? "stands for \(name)’s government" : "stands for \(name)"
    } else {
      sentence += mention.kind == .pronoun ? "refers to \(name)" : "means \(name)"
    }
    let evidence = facts.document.annotation.evidence
    if evidence.indices.contains(mention.evidence), mention.evidence > 0 {
      sentence += ": " + PlainWords.rule(evidence[mention.evidence].rule)
    }
    if mention.confidence < 1000 { sentence += " (confidence \(mention.confidence) of 1000)" }
    card.addLine(sentence)
  }

  private static func addCounts(_ facts: EntityFacts, _ corpus: CorpusSnapshot?, to card: inout Card) {
    let mentions = facts.mentions
    guard let first = mentions.first, let last = mentions.last else { return }
    var parts: [String] = []
    let kinds: [(MentionKind, String)] = [(.name, "name"), (.nominal, "description"), (.pronoun, "pronoun")]
    let counts = kinds.compactMap { kind, noun in
      let count = facts.count(of: kind)
      return count == 0 ? nil : PlainWords.count(count, noun)
    }
    parts.append(
      PlainWords.count(mentions.count, "mention")
        + (mentions.count > 1 ? " (" + counts.joined(separator: ", ") + ")" : ""))
    let firstLine = facts.document.lineNumber(of: first.range.start)
    let lastLine = facts.document.lineNumber(of: last.range.start)
    parts.append(firstLine == lastLine ? "line \(firstLine)" : "lines \(firstLine)–\(lastLine)")
    let quotationCount = facts.quotations.count
    if quotationCount > 0 { parts.append(PlainWords.count(quotationCount, "quotation")) }
    if let corpus, let index = corpus.index(of: facts.document.uri),
      let entity = corpus.entities.entity(document: index, chain: facts.chainIndex)
    {
      let others = Set(entity.members.map(\.document)).subtracting([index]).count
      if others > 0 { parts.append(PlainWords.count(others, "other document")) }
    }
    card.addLine(parts.joined(separator: " · "))
  }

  private static func addQuotations(_ facts: EntityFacts, to card: inout Card) {
    let quotations = facts.quotations
    guard !quotations.isEmpty else { return }
    var items = quotations.prefix(quotationCount).map { index -> [Card.Run] in
      let quotation = facts.document.annotation.quotations[index]
      let line = facts.document.lineNumber(of: quotation.extent.start)
      return [.plain("line \(line): " + QuotationCard.words(quotation, in: facts.document, limitScalars: 90))]
    }
    if quotations.count > quotationCount { items.append([.plain("and \(quotations.count - quotationCount) more")]) }
    card.blocks.append(.list(items))
  }
}

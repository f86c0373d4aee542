// The card of a quotation: who says it, by which words, to whom, and what else the speaker says.

import Annotation
import Corpus
import Text

/// Builds the card of a quotation.
public enum QuotationCard {
  /// The card of a quotation (an index of `DocumentAnnotation.quotations`).
  public static func card(quotation index: Int, in document: DocumentSnapshot) -> Card {
    let annotation = document.annotation
    guard annotation.quotations.indices.contains(index) else { return Card() }
    let quotation = annotation.quotations[index]
    var card = Card()
    let kind = " — " + PlainWords.kind(quotation.kind)
    if let name = speakerName(quotation, in: document) {
      card.blocks.append(.line([.strong(name), .plain(kind)]))
    } else {
      card.blocks.append(.line([.strong("Speaker not known"), .plain(kind)]))
    }
    addRoles(of: quotation, in: document, to: &card)
    card.addLine(attribution(quotation, in: document))
    card.addLine(evidence(quotation, annotation))
    addNeighbours(of: index, in: document, to: &card)
    return card
  }

  /// The speaker's canonical name, else the words that name the speaker; those of several joined by "and"; `nil` where
  /// nobody is known.
  public static func speakerName(_ quotation: Quotation, in document: DocumentSnapshot) -> String? {
    let names = speakers(quotation, in: document).map(\.name)
    guard let last = names.last, names.count > 1 else { return names.first }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// One of those who say a quotation.
  public struct Speaker: Sendable, Hashable {
    /// The entity, as an index of `DocumentAnnotation.chains`; `nil` where the words are none.
    public var chain: Int?
    /// The canonical name, else the words.
    public var name: String
    /// The words beside the quotation.
    public var ranges: [ByteRange]
  }

  /// Those who say a quotation, in order, each entity once.
  public static func speakers(_ quotation: Quotation, in document: DocumentSnapshot) -> [Speaker] {
    let mentions = document.annotation.mentions
    guard quotation.speakerMentions.count > 1, quotation.speakerMentions.count == quotation.speaker.count,
      quotation.speakerMentions.allSatisfy(mentions.indices.contains)
    else {
      return name(quotation.chain, quotation.speaker, in: document).map {
        [Speaker(chain: quotation.chain, name: $0, ranges: quotation.speaker)]
      } ?? []
    }
    var speakers: [Speaker] = []
    for (mention, range) in zip(quotation.speakerMentions, quotation.speaker) {
      let chain = mentions[mention].chain
      if let known = speakers.firstIndex(where: { $0.chain == chain }) {
        speakers[known].ranges.append(range)
      } else if let name = name(chain, [range], in: document) {
        speakers.append(Speaker(chain: chain, name: name, ranges: [range]))
      }
    }
    return speakers
  }

  /// The same for whom it was said to.
  public static func addresseeName(_ quotation: Quotation, in document: DocumentSnapshot) -> String? {
    name(quotation.addresseeChain, quotation.addressee, in: document)
  }

  private static func name(_ chain: Int?, _ ranges: [ByteRange], in document: DocumentSnapshot) -> String? {
    if let chain, let facts = EntityFacts(chain: chain, in: document) {
      return Excerpt.line(facts.chain.canonicalName, limitScalars: 120)
    }
    let words = text(of: ranges, in: document)
    return words.isEmpty ? nil : words
  }

  /// The words of a quotation on one line: direct ones in marks, a reported clause as it stands.
  public static func words(_ quotation: Quotation, in document: DocumentSnapshot, limitScalars: Int) -> String {
    let words = Excerpt.quotation(quotation.spans, in: document.text, limitScalars: limitScalars)
    return quotation.kind == .direct ? "“\(words)”" : words
  }

  /// The words of some spans on one line.
  static func text(of ranges: [ByteRange], in document: DocumentSnapshot) -> String {
    Excerpt.line(ranges.map { document.text[$0] }.joined(separator: " … "), limitScalars: 160)
  }

  /// What the text says of the speakers; of several each with the name.
  private static func addRoles(of quotation: Quotation, in document: DocumentSnapshot, to card: inout Card) {
    for chain in quotation.chains {
      guard let facts = EntityFacts(chain: chain, in: document) else { continue }
      let roles = facts.roles.prefix(2).joined(separator: "; ")
      let isAlone = quotation.chains.count == 1 || roles.isEmpty
      card.addLine(isAlone ? roles : Excerpt.line(facts.chain.canonicalName, limitScalars: 120) + ": " + roles)
    }
  }

  private static func attribution(_ quotation: Quotation, in document: DocumentSnapshot) -> String {
    var parts: [String] = []
    let speaker = text(of: quotation.speaker, in: document)
    if !speaker.isEmpty, speaker != speakerName(quotation, in: document) { parts.append("Speaker: “\(speaker)”") }
    let cue = text(of: quotation.cue, in: document)
    if !cue.isEmpty { parts.append("cue: “\(cue)”") }
    let addressee = text(of: quotation.addressee, in: document)
    if !addressee.isEmpty { parts.append("to: “\(addressee)”") }
    let medium = text(of: quotation.medium, in: document)
    if !medium.isEmpty { parts.append("where: “\(medium)”") }
    if quotation.isAnonymous { parts.append("unnamed source") }
    switch quotation.polarity {
    case .affirmed: break
    case .denied: parts.append("denied")
    case .hedged: parts.append("hedged")
    }
    guard let first = parts.first else { return "" }
    let head = first.prefix(1).uppercased() + first.dropFirst()
    return ([head] + parts.dropFirst()).joined(separator: " · ")
  }

  private static func evidence(_ quotation: Quotation, _ annotation: DocumentAnnotation) -> String {
    guard quotation.evidence > 0, annotation.evidence.indices.contains(quotation.evidence) else { return "" }
    let rule = PlainWords.rule(annotation.evidence[quotation.evidence].rule)
    return "Because: \(rule)" + (quotation.chain == nil ? "" : " (confidence \(quotation.confidence) of 1000)")
  }

  /// The quotations of the same speaker before and after this one.
  private static func addNeighbours(of index: Int, in document: DocumentSnapshot, to card: inout Card) {
    let quotations = document.annotation.quotations
    guard let chain = quotations[index].chain else { return }
    let own = quotations.indices.filter { quotations[$0].chains.contains(chain) }
    guard let position = own.firstIndex(of: index) else { return }
    var items: [[Card.Run]] = []
    for (label, neighbour) in [("before", position - 1), ("after", position + 1)] where own.indices.contains(neighbour)
    {
      let quotation = quotations[own[neighbour]]
      let line = document.lineNumber(of: quotation.extent.start)
      items.append([
        .emphasis(label), .plain(", line \(line): " + words(quotation, in: document, limitScalars: 90)),
      ])
    }
    if !items.isEmpty { card.blocks.append(.list(items)) }
  }
}

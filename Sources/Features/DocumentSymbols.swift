// The outline of a document: sections, and in them who is introduced and what is said.

import Annotation
import Corpus
import Prose
import Text

/// An entry of an outline or of a list of symbols.
public struct Symbol: Sendable, Hashable {
  /// What it stands for.
  public enum Kind: UInt8, Sendable, Hashable {
    case section, person, organization, place, event, other, quotation

    /// The kind of an entity of a type.
    public init(_ type: EntityType?) {
      switch type {
      case .person: self = .person
      case .organization, .nationality: self = .organization
      case .geopoliticalEntity, .location, .facility: self = .place
      case .event: self = .event
      default: self = .other
      }
    }
  }

  /// What it is called; never blank, one line.
  public var name: String
  /// A role or a speaker; empty where there is none.
  public var detail: String
  /// What it stands for.
  public var kind: Kind
  /// All of it.
  public var range: ByteRange
  /// The words that a jump leads to; inside `range`.
  public var selectionRange: ByteRange
  /// What lies in it, in order.
  public var children: [Symbol] = []
}

/// Makes the outline of a document.
public enum DocumentSymbols {
  /// The outline: sections hold sections, quotations and the mentions that introduce named entities, in order of place.
  public static func outline(of document: DocumentSnapshot) -> [Symbol] {
    let leaves = (introductions(in: document) + quotations(in: document)).sorted { left, right in
      left.range == right.range ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : left.range < right.range
    }
    var sections = Section.all(in: document)[...]
    var rest = leaves[...]
    return nested(&sections, &rest, until: document.text.count, in: document)
  }

  /// The symbols up to byte `end`, each section with what lies in it.
  private static func nested(
    _ sections: inout ArraySlice<Section>, _ leaves: inout ArraySlice<Symbol>, until end: Int,
    in document: DocumentSnapshot
  ) -> [Symbol] {
    var result: [Symbol] = []
    while true {
      let nextSection = sections.first.flatMap { $0.range.start < end ? $0 : nil }
      if let leaf = leaves.first, leaf.range.start < Swift.min(nextSection?.range.start ?? end, end) {
        result.append(leaf)
        leaves.removeFirst()
      } else if let section = nextSection {
        sections.removeFirst()
        let children = nested(&sections, &leaves, until: section.range.end, in: document)
        result.append(symbol(of: section, children: children, in: document))
      } else {
        return result
      }
    }
  }

  private static func symbol(of section: Section, children: [Symbol], in document: DocumentSnapshot) -> Symbol {
    // A child may reach over the section's last paragraph only in an odd text; the section then grows with it.
    let range = children.reduce(section.range) { $0.union($1.range) }
    return Symbol(
      name: name(document.text[words(of: section.heading, in: document)], else: "section"), detail: "", kind: .section,
      range: range,
      selectionRange: section.heading, children: children)
  }

  /// A heading without the signs of its markup.
  private static func words(of heading: ByteRange, in document: DocumentSnapshot) -> ByteRange {
    let prose = document.annotation.prose
    let first = prose.tokenIndex(atOrAfter: heading.start)
    let last = prose.tokenIndex(atOrAfter: heading.end) - 1
    guard first <= last, prose.tokens.indices.contains(last) else { return heading }
    let words = ByteRange(prose.tokens[first].range.start, prose.tokens[last].range.end)
    return heading.contains(words) ? words : heading
  }

  private static func introductions(in document: DocumentSnapshot) -> [Symbol] {
    let annotation = document.annotation
    return annotation.chains.indices.compactMap { index -> Symbol? in
      guard let facts = EntityFacts(chain: index, in: document), facts.count(of: .name) > 0,
        let mention = facts.introducingMention, !mention.range.isEmpty
      else { return nil }
      return Symbol(
        name: name(facts.chain.canonicalName, else: "entity"), detail: facts.roles.first ?? "",
        kind: Symbol.Kind(facts.chain.type), range: mention.nounPhrase.union(mention.range),
        selectionRange: mention.range)
    }
  }

  private static func quotations(in document: DocumentSnapshot) -> [Symbol] {
    document.annotation.quotations.compactMap { quotation in
      guard let first = quotation.spans.first, !first.isEmpty else { return nil }
      let words = Excerpt.quotation(
        quotation.spans, in: document.text, limitScalars: Limits.symbolNameScalarCount)
      return Symbol(
        name: name(words, else: "quotation"), detail: QuotationCard.speakerName(quotation, in: document) ?? "",
        kind: .quotation, range: quotation.extent, selectionRange: first)
    }
  }

  /// A name on one line; `fallback` where nothing is left, since editors drop a whole answer for one blank name.
  static func name(_ text: String, else fallback: String) -> String {
    let name = Excerpt.line(text, limitScalars: 80)
    return name.isEmpty ? fallback : name
  }
}

// What a document says of one entity, counted: the base of cards, lists and exports.

import Annotation
import Corpus
import Text

/// One chain of a document with what can be counted of it.
public struct EntityFacts: Sendable {
  /// The document.
  public let document: DocumentSnapshot
  /// The chain, as an index of `DocumentAnnotation.chains`.
  public let chainIndex: Int

  /// The chain of a document; `nil` for a number that is none.
  public init?(chain: Int, in document: DocumentSnapshot) {
    guard document.annotation.chains.indices.contains(chain) else { return nil }
    self.document = document
    chainIndex = chain
  }

  /// The chain.
  public var chain: Chain { document.annotation.chains[chainIndex] }

  /// Its mentions in order.
  public var mentions: [Mention] {
    chain.mentions.compactMap { index in
      document.annotation.mentions.indices.contains(index) ? document.annotation.mentions[index] : nil
    }
  }

  /// The attributions that it speaks, as indices of `DocumentAnnotation.quotations`, in order.
  public var quotations: [Int] {
    document.annotation.quotations.indices.filter { document.annotation.quotations[$0].chains.contains(chainIndex) }
  }

  /// The mention that introduces it; `nil` only in an inconsistent annotation.
  public var introducingMention: Mention? {
    let mentions = document.annotation.mentions
    return mentions.indices.contains(chain.introducingMention)
      ? mentions[chain.introducingMention] : self.mentions.first
  }

  /// Its names other than the canonical one, with counts.
  public var otherNames: [Alias] { chain.aliases.filter { $0.text != chain.canonicalName } }

  /// Its roles in the text's own words, each once, on one line each.
  public var roles: [String] {
    var seen: Set<String> = []
    return chain.roles.map { Excerpt.line($0.text, limitScalars: 120) }.filter { seen.insert($0).inserted }
  }

  /// The number of mentions of a kind.
  public func count(of kind: MentionKind) -> Int { mentions.count { $0.kind == kind } }

  /// The mention of this chain before the one at `index` of `DocumentAnnotation.mentions`.
  public func antecedent(of index: Int) -> Mention? {
    guard let position = chain.mentions.firstIndex(of: index), position > 0 else { return nil }
    let earlier = chain.mentions[position - 1]
    return document.annotation.mentions.indices.contains(earlier) ? document.annotation.mentions[earlier] : nil
  }
}

extension DocumentSnapshot {
  /// The number of the line that a byte stands on, from 1.
  func lineNumber(of offset: Int) -> Int { lines.line(ofByteOffset: offset) + 1 }
}

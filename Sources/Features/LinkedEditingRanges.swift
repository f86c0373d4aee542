// Mentions that can be edited as one: the same letters for the same entity.

import Annotation
import Corpus
import Text

/// Finds mentions with the same letters.
public enum LinkedEditingRanges {
  /// The mentions of the entity at `offset` by name with the same letters as there; empty where it is alone or no name.
  public static func all(at offset: Int, in document: DocumentSnapshot) -> [ByteRange] {
    guard case .mention(let index) = Subject(at: offset, in: document) else { return [] }
    let mention = document.annotation.mentions[index]
    guard mention.kind == .name, let facts = EntityFacts(chain: mention.chain, in: document) else { return [] }
    let words = document.text.bytes[document.text.slice(mention.range)]
    let same = facts.mentions.filter { other in
      other.kind == .name && document.text.bytes[document.text.slice(other.range)] == words
    }
    return same.count > 1 ? same.map(\.range) : []
  }
}

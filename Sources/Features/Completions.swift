// Known names for whoever types one: those of the document and of its folder, the latest mentioned first.

import Annotation
import Corpus
import Text

/// A name that may be meant.
public struct Completion: Sendable, Hashable {
  /// The name.
  public var name: String
  /// What is typed so far, and gives way.
  public var range: ByteRange
  /// The part of the name that begins like what is typed: editors filter by it.
  public var matched: String
  /// Its type and its first role, in a few words.
  public var detail: String
  /// What it stands for.
  public var kind: Symbol.Kind
  /// The identifier of the entity.
  public var entityID: String
}

/// Finds names for what is typed.
public enum Completions {
  /// The names, any of whose words begins like the capitalised word that ends at `offset`, at most `limitCount`: those
  /// mentioned nearest before it, then the document's others, then those of other documents by number of mentions.
  public static func all(
    at offset: Int, in document: DocumentSnapshot, corpus: CorpusSnapshot, limitCount: Int
  ) -> (items: [Completion], isCut: Bool) {
    guard let range = prefix(endingAt: offset, in: document.text),
      let typed = NameFolding.words(document.text[range]).last
    else { return ([], false) }
    var found: [(rank: Int, completion: Completion)] = []
    var seen: Set<String> = []
    for entity in EntityLookup.find(EntityQuery(order: .mentions), in: corpus) {
      let distance = self.distance(of: entity, from: range, in: document)
      for name in [entity.entity.name] + entity.otherNames.map(\.text) {
        let line = Excerpt.line(name)
        guard let matched = match(typed, line), isMentioned(line, entity, outside: range, in: document),
          seen.insert(entity.entity.id + "\n" + line).inserted
        else { continue }
        let parts = [PlainWords.type(entity.entity.type), entity.roles.first ?? ""].filter { !$0.isEmpty }
        let completion = Completion(
          name: line, range: range, matched: matched, detail: parts.joined(separator: ", "),
          kind: Symbol.Kind(entity.entity.type), entityID: entity.entity.id)
        found.append((distance, completion))
      }
    }
    let order = found.indices.sorted { (found[$0].rank, $0) < (found[$1].rank, $1) }
    return (order.prefix(limitCount).map { found[$0].completion }, order.count > limitCount)
  }

  /// The card of an entity, for whoever looks at one name of the list.
  public static func card(of entityID: String, corpus: CorpusSnapshot) -> Card? {
    guard let entity = corpus.entities.entity(id: entityID), let member = entity.members.first else { return nil }
    return EntityCard.card(chain: member.chain, in: corpus.documents[member.document], corpus: corpus)
  }

  /// The word that ends at `offset` and begins with a capital letter; `nil` where none does.
  static func prefix(endingAt offset: Int, in text: SourceText) -> ByteRange? {
    var start = offset
    while start > 0, start <= text.count, isWord(text.bytes[start - 1]) { start -= 1 }
    // An opening mark in front of the word is none of its letters.
    for scalar in text[ByteRange(start, offset)].unicodeScalars {
      if LetterCase.lowercase(scalar.value) != scalar.value { return ByteRange(start, offset) }
      guard scalar.value >= 0x80, !LetterCase.isLetter(scalar.value) else { return nil }
      start += UTF8.width(scalar)
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    // Every byte of a letter beyond ASCII counts; so do those of other characters there, which fold to no words.
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  /// The name from the word on that begins like what is typed.
  private static func match(_ typed: String, _ name: String) -> String? {
    var rest = Substring(name)
    while !rest.isEmpty {
      if NameFolding.words(rest).first?.hasPrefix(typed) == true { return String(rest) }
      guard let space = rest.firstIndex(of: " ") else { return nil }
      rest = rest[rest.index(after: space)...]
    }
    return nil
  }

  /// Whether a name stands somewhere else than in what is being typed.
  private static func isMentioned(
    _ name: String, _ entity: FoundEntity, outside range: ByteRange, in document: DocumentSnapshot
  ) -> Bool {
    entity.occurrences.contains { facts in
      facts.document.uri != document.uri
        || facts.mentions.contains {
          $0.kind == .name && !$0.range.overlaps(range) && Excerpt.line(document.text[$0.range]) == name
        }
    }
  }

  /// How far the last mention before what is typed lies back; large for entities that are mentioned after it only, and
  /// larger for those of other documents.
  private static func distance(of entity: FoundEntity, from range: ByteRange, in document: DocumentSnapshot) -> Int {
    let own = entity.occurrences.filter { $0.document.uri == document.uri }
    if own.isEmpty { return Int(Int32.max) }
    let before = own.flatMap(\.mentions).filter { $0.range.end <= range.start }.map { range.start - $0.range.end }
    return before.min() ?? Int(Int32.max) - 1
  }
}

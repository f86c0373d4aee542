// What a user can tell the lexicon about a name: what it is, that two are one, that one is not the other.

import Annotation
import Corpus
import Text

/// Offers lines for the lexicon file.
enum LexiconActions {
  /// What can be said of one name.
  static func about(_ index: Int, in document: DocumentSnapshot) -> [CodeAction] {
    let mention = document.annotation.mentions[index]
    guard mention.kind == .name, let facts = EntityFacts(chain: mention.chain, in: document) else { return [] }
    let name = Excerpt.line(facts.chain.canonicalName)
    let words = Excerpt.line(document.text[mention.range])
    guard isWritable(name), isWritable(words) else { return [] }
    var actions: [CodeAction] = []
    if words != name, !mention.isMetonym {
      actions.append(
        CodeAction(
          title: "“\(words)” is not \(name)", kind: .notSame, change: .addLexiconLine("not-same: \(words) | \(name)")))
    }
    for choice in choices where choice.key != key(of: mention.type ?? facts.chain.type) {
      actions.append(
        CodeAction(
          title: "“\(name)” is \(choice.words)", kind: .type, change: .addLexiconLine("\(choice.key): \(name)")))
    }
    return actions
  }

  /// That the entities of two names are one.
  static func joining(_ mentions: [Int], in document: DocumentSnapshot) -> [CodeAction] {
    var names: [String] = []
    for index in mentions {
      let chain = document.annotation.mentions[index].chain
      guard let facts = EntityFacts(chain: chain, in: document), facts.count(of: .name) > 0 else { continue }
      let name = Excerpt.line(facts.chain.canonicalName)
      if !names.contains(name) { names.append(name) }
    }
    guard names.count == 2, names.allSatisfy(isWritable) else { return [] }
    return [
      CodeAction(
        title: "“\(names[0])” and “\(names[1])” are the same", kind: .same,
        change: .addLexiconLine("same: \(names[0]) | \(names[1])"))
    ]
  }

  private static let choices: [(key: String, words: String)] = [
    ("person", "a person"), ("organization", "an organisation"), ("place", "a place"), ("people", "a people or group"),
    ("ignore", "no name"),
  ]

  private static func key(of type: EntityType?) -> String? {
    switch type {
    case .person: "person"
    case .organization: "organization"
    case .geopoliticalEntity, .location, .facility: "place"
    case .nationality: "people"
    default: nil
    }
  }

  /// Whether the file's form leaves a name as it is.
  private static func isWritable(_ name: String) -> Bool {
    !name.isEmpty && !name.unicodeScalars.contains { "|;#".unicodeScalars.contains($0) }
  }
}

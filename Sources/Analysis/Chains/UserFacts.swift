// What the user's lexicon says that somebody is: `person: Ana Núñez | Núñez ; role = finance minister`.
//
// It looks facts up by the names of a chain; which names are one entity is said by UserLinks.

import Lexicon

/// The facts of the user's entries, by name.
struct UserFacts {
  /// The roles of each name, by its words, in the order of the entries.
  private var roles: [[UInt64]: [String]] = [:]

  /// The facts of some entries. Words of names are taken as in the text (`UserLinks.words`).
  init(_ entries: [LexiconFile.Entry]) {
    for entry in entries {
      guard let role = entry.facts["role"], !role.isEmpty else { continue }
      for name in entry.names { roles[UserLinks.words(name), default: []].append(role) }
    }
  }

  /// Whether the user says nothing of anybody.
  var isEmpty: Bool { roles.isEmpty }

  /// The roles of a name.
  func roles(ofName words: [UInt64]) -> [String] { roles[words] ?? [] }
}

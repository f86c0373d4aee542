// What the user's lexicon says of names: which are one entity, which are not.
//
// The user overrules: these links come before all others, and what is to be kept apart is not joined by any of them.

import Annotation
import Lexicon
import Prose
import Text

/// Links and keeps apart by the user's word.
struct UserLinks {
  /// Names by their words: of an entity the number of its entry, of names to be kept apart their entry and side.
  private struct Names {
    var entry: [[UInt64]: Int] = [:]
    var sides: [[UInt64]: [EntityProfile.Side]] = [:]
    var isEmpty: Bool { entry.isEmpty && sides.isEmpty }
  }

  private let state: AnalysisState
  private let names: Names

  init(_ state: AnalysisState) {
    self.state = state
    var names = Names()
    for (number, entry) in state.lexicon.userEntries.enumerated() {
      switch entry.kind {
      case .same, .person, .organization, .place, .people:
        guard entry.names.count > 1 else { continue }
        // Entries that share a name are one.
        let words = entry.names.map(Self.words)
        let known = words.compactMap { names.entry[$0] }.min() ?? number
        let merged = Set(words.compactMap { names.entry[$0] })
        for (key, value) in names.entry where merged.contains(value) { names.entry[key] = known }
        for key in words where !key.isEmpty { names.entry[key] = known }
      case .notSame:
        for (side, name) in entry.names.enumerated() {
          names.sides[Self.words(name), default: []].append(EntityProfile.Side(entry: number, side: side))
        }
      case .ignore: continue
      }
    }
    self.names = names
  }

  /// Marks what is to be kept apart, and joins what is one: names, and noun phrases that the user has given as aliases of
  /// a name that occurs.
  func link(in chains: inout ChainBuilder) {
    guard !names.isEmpty else { return }
    var first: [Int: Int] = [:]
    var nominals: [(mention: Int, entry: Int)] = []
    for (index, mention) in state.mentions.enumerated() where mention.kind != .pronoun {
      let words = Self.words(state.prose.tokens[mention.tokens])
      if let sides = names.sides[words] { chains.update(index) { $0.sides += sides } }
      guard let entry = names.entry[words] else { continue }
      if mention.kind == .name { chains.update(index) { $0.userEntry = entry } }
      if mention.kind == .nominal {
        nominals.append((index, entry))
      } else if let known = first[entry] {
        chains.join(index, to: known, rule: "chains.userLexicon", confidence: 1000)
      } else {
        first[entry] = index
      }
    }
    for nominal in nominals {
      guard let known = first[nominal.entry] else { continue }
      chains.join(nominal.mention, to: known, rule: "chains.userLexicon", confidence: 1000)
    }
  }

  /// What holds of an entity in all documents by the user's word; `nil` where it says nothing.
  static func identity(of profile: EntityProfile, in lexicon: Lexicon) -> UserIdentity? {
    guard profile.userEntry != nil || !profile.sides.isEmpty else { return nil }
    let entries = lexicon.userEntries
    let entry = profile.userEntry.flatMap { entries.indices.contains($0) ? entries[$0] : nil }
    let sides = profile.sides.compactMap { side -> UserIdentity.Side? in
      guard entries.indices.contains(side.entry) else { return nil }
      let names = WordHash.folded(entries[side.entry].names.joined(separator: "|"))
      return UserIdentity.Side(entry: names, side: side.side)
    }
    return UserIdentity(name: entry?.names.first, isTyped: entry.map { $0.kind != .same } ?? true, sides: sides)
  }

  // MARK: Words

  /// The words of a name as mentions have them.
  static func words(_ name: String) -> [UInt64] {
    words(ProseReader.read(SourceText(name), markup: .plainText).tokens[...])
  }

  /// Folded hashes without a leading article, marks and possessives.
  static func words(_ tokens: ArraySlice<Token>) -> [UInt64] {
    let words = tokens.filter { $0.kind != .punctuation && !$0.shape.contains(.possessive) }.map(\.foldedHash)
    return words.count > 1 && words.first == the ? Array(words.dropFirst()) : words
  }

  private static let the = WordHash.folded("the")
}

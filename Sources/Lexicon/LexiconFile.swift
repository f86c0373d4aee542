// The user's own lexicon, `.gloss.lexicon`: one entry a line, # for comments. A broken line is reported, the rest applies.

import Text

/// What a user says of names: what they are, which are one entity, which are none.
public struct LexiconFile: Sendable, Equatable {
  /// What a line says.
  public enum Kind: String, Sendable, CaseIterable {
    case person, organization, place, people, same, notSame = "not-same", ignore

    /// The class of the names; `nil` where the line does not say what they are.
    var classes: LexiconClasses? {
      switch self {
      case .person: .familyName
      case .organization: .company
      case .place: .city
      case .people: .politicalOrReligiousGroup
      case .same, .notSame, .ignore: nil
      }
    }
  }

  /// One line.
  public struct Entry: Sendable, Equatable {
    /// What it says.
    public var kind: Kind
    /// The names that it says it of, the fullest first.
    public var names: [String]
    /// What it says besides ("finance minister" for `role`).
    public var facts: [String: String]
    /// Its number, from 1.
    public var line: Int
  }

  /// A line that is no entry.
  public struct Problem: Sendable, Equatable {
    /// Its number, from 1.
    public var line: Int
    /// What is wrong and what was expected.
    public var message: String
  }

  /// The lines that say something, in order.
  public private(set) var entries: [Entry] = []
  /// The lines that are broken, in order.
  public private(set) var problems: [Problem] = []

  /// The entries of a file's text.
  public init(_ text: SourceText) {
    let lines = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      read(FactTable.trimmed(Substring(decoding: line, as: UTF8.self)), number: index + 1)
    }
  }

  private mutating func read(_ line: String, number: Int) {
    guard !line.isEmpty, !line.hasPrefix("#") else { return }
    guard let colon = line.firstIndex(of: ":") else {
      return report(number, "no colon: write “person: Ana Núñez | Núñez”")
    }
    let word = FactTable.trimmed(line[..<colon])
    guard let kind = Kind(rawValue: word) else {
      let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      return report(number, "“\(word)” is none of \(known)")
    }
    let parts = line[line.index(after: colon)...].split(separator: ";")
    let names = (parts.first ?? "").split(separator: "|").map { FactTable.trimmed($0) }.filter { !$0.isEmpty }
    guard !names.isEmpty else { return report(number, "no name after “\(word):”") }
    if kind == .same || kind == .notSame, names.count < 2 {
      return report(number, "“\(word)” needs two names with | between")
    }
    var facts: [String: String] = [:]
    for part in parts.dropFirst() {
      let words = FactTable.trimmed(part)
      guard let equals = words.firstIndex(of: "="), FactTable.trimmed(words[..<equals]) == "role" else {
        if !words.isEmpty { report(number, "“\(words)” says nothing: write “; role = finance minister”") }
        continue
      }
      facts["role"] = FactTable.trimmed(words[words.index(after: equals)...])
    }
    entries.append(Entry(kind: kind, names: names, facts: facts, line: number))
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(Problem(line: line, message: message))
  }
}

// Reads the text tables: one entry a line, other names behind |, facts behind ;, classes in brackets.

import Text

/// One entry of a text table.
struct FactEntry: Equatable {
  /// The names, the usual one first.
  var names: [String]
  /// The class of its section.
  var section: String
  /// Its facts, those of its section included.
  var facts: [String: String]

  /// A fact that lists several values.
  func list(_ key: String) -> [String] {
    facts[key]?.split(separator: "|").map { FactTable.trimmed($0) }.filter { !$0.isEmpty } ?? []
  }
}

/// Reads text tables. Total: a line that is no entry is passed over.
enum FactTable {
  /// The entries of a table in order.
  static func entries(_ bytes: UnsafeRawBufferPointer) -> [FactEntry] {
    var result: [FactEntry] = []
    var section = ""
    var shared: [String: String] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = trimmed(Substring(decoding: line, as: UTF8.self))
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      if text.hasPrefix("["), text.hasSuffix("]") {
        let parts = text.dropFirst().dropLast().split(separator: ";")
        section = trimmed(parts.first ?? "")
        shared = facts(parts.dropFirst())
        continue
      }
      let parts = text.split(separator: ";")
      guard let names = parts.first?.split(separator: "|").map({ trimmed($0) }).filter({ !$0.isEmpty }), !names.isEmpty
      else { continue }
      result.append(
        FactEntry(names: names, section: section, facts: shared.merging(facts(parts.dropFirst())) { $1 }))
    }
    return result
  }

  private static func facts(_ parts: ArraySlice<Substring>) -> [String: String] {
    var result: [String: String] = [:]
    for part in parts {
      guard let equals = part.firstIndex(of: "=") else { continue }
      result[trimmed(part[..<equals])] = trimmed(part[part.index(after: equals)...])
    }
    return result
  }

  /// A piece of text without white space at its ends.
  static func trimmed(_ text: Substring) -> String {
    var rest = text
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

// Patterns for paths, as the Language Server Protocol and most shells have them.

/// A pattern: `*` and `?` within a name, `**` over any number of folders, `{a,b}` for either, `[a-z]` and `[!a-z]` for one
/// of some bytes. Everything else stands for itself.
public struct GlobPattern: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case byte(UInt8)
    /// `?`: any byte but a slash.
    case anyByte
    /// `[…]`.
    case oneOf([ClosedRange<UInt8>], isNegated: Bool)
    /// `*`.
    case anyName
    /// `**/` or `**`: any folders, none included.
    case anyFolders
  }

  /// One sequence for each choice of the braces; a pattern without braces has one.
  private let alternatives: [[Part]]

  /// Choices of braces beyond this many are left out: `{a,b}{a,b}…` doubles with each.
  private static let alternativeCount = 256

  /// A pattern. Total: what is no pattern stands for itself.
  public init(_ pattern: String) {
    alternatives = Self.withoutBraces(Array(pattern.utf8)).map(Self.parts)
  }

  /// Whether a path fits, from its first to its last byte. O(path × pattern) for each choice of the braces.
  public func matches(_ path: some StringProtocol) -> Bool {
    let bytes = Array(path.utf8)
    return alternatives.contains { Self.matches(bytes, $0) }
  }

  // MARK: Reading

  private static func withoutBraces(_ pattern: [UInt8]) -> [[UInt8]] {
    var results: [[UInt8]] = [[]]
    var index = 0
    while index < pattern.count {
      if pattern[index] == UInt8(ascii: "{"), let close = closingBrace(pattern, index) {
        let choices = split(pattern[(index + 1)..<close]).flatMap { withoutBraces(Array($0)) }
        results = Array(results.lazy.flatMap { head in choices.lazy.map { head + $0 } }.prefix(alternativeCount))
        index = close + 1
      } else {
        for result in results.indices { results[result].append(pattern[index]) }
        index += 1
      }
    }
    return results
  }

  private static func closingBrace(_ pattern: [UInt8], _ open: Int) -> Int? {
    var depth = 0
    for index in open..<pattern.count {
      if pattern[index] == UInt8(ascii: "{") { depth += 1 }
      if pattern[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The parts between the commas that are in no inner braces.
  private static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var (depth, start) = (0, bytes.startIndex)
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parts.append(bytes[start..<index])
        start = index + 1
      default: break
      }
    }
    return parts + [bytes[start...]]
  }

  private static func parts(_ pattern: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "?"): parts.append(.anyByte)
      case UInt8(ascii: "*"):
        guard index < pattern.count, pattern[index] == UInt8(ascii: "*") else {
          parts.append(.anyName)
          continue
        }
        index += 1
        if index < pattern.count, pattern[index] == UInt8(ascii: "/") {
          index += 1
          parts.append(.anyFolders)
        } else {
          parts += [.anyFolders, .anyName]
        }
      case UInt8(ascii: "["):
        if let (set, end) = byteSet(pattern, index) {
          parts.append(set)
          index = end
        } else {
          parts.append(.byte(byte))
        }
      default: parts.append(.byte(byte))
      }
    }
    return parts
  }

  private static func byteSet(_ pattern: [UInt8], _ start: Int) -> (Part, end: Int)? {
    var index = start
    let isNegated = index < pattern.count && pattern[index] == UInt8(ascii: "!")
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt8>] = []
    while index < pattern.count, pattern[index] != UInt8(ascii: "]") || ranges.isEmpty {
      let low = pattern[index]
      if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"), pattern[index + 2] != UInt8(ascii: "]") {
        let high = pattern[index + 2]
        ranges.append(min(low, high)...max(low, high))
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return index < pattern.count ? (.oneOf(ranges, isNegated: isNegated), index + 1) : nil
  }

  // MARK: Matching

  /// Simulates all ways at once: `states` holds the parts that may come next.
  private static func matches(_ path: [UInt8], _ parts: [Part]) -> Bool {
    var states = [Bool](repeating: false, count: parts.count + 1)
    states[0] = true
    skipEmpty(parts, atFolderStart: true, &states)
    for (index, byte) in path.enumerated() {
      var next = [Bool](repeating: false, count: parts.count + 1)
      let isSlash = byte == UInt8(ascii: "/")
      for (state, part) in parts.enumerated() where states[state] {
        switch part {
        case .byte(let wanted): if byte == wanted { next[state + 1] = true }
        case .anyByte: if !isSlash { next[state + 1] = true }
        case .oneOf(let ranges, let isNegated):
          if !isSlash, ranges.contains(where: { $0.contains(byte) }) != isNegated { next[state + 1] = true }
        case .anyName: if !isSlash { next[state] = true }
        case .anyFolders: next[state] = true
        }
      }
      states = next
      skipEmpty(parts, atFolderStart: isSlash, &states)
      if !states.contains(true), index + 1 < path.count { return false }
    }
    return states[parts.count]
  }

  /// Steps over parts that may stand for nothing: `*` anywhere, `**` where a name begins.
  private static func skipEmpty(_ parts: [Part], atFolderStart: Bool, _ states: inout [Bool]) {
    for (state, part) in parts.enumerated() where states[state] {
      if part == .anyName || (part == .anyFolders && atFolderStart) { states[state + 1] = true }
    }
  }
}

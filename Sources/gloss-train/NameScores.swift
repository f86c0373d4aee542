// Scores of names: exact and lenient F1, counted as the project's scorer counts.

import Text

/// A name as it is compared.
struct NameKey: Hashable {
  var range: ByteRange
  var type: String
}

/// Counts of one type or of all.
struct NameCounts {
  var right = 0
  var overlapping = 0
  var gold = 0
  var found = 0

  /// Twice the right ones by all: the harmonic mean of precision and recall.
  func permyriad(lenient: Bool = false) -> Int {
    gold + found == 0 ? 0 : 20000 * (lenient ? overlapping : right) / (gold + found)
  }
}

/// Scores of a set of documents.
struct NameScores {
  /// Counts by type.
  private(set) var types: [String: NameCounts] = [:]

  /// The types that are scored, in the order of the table.
  static let columns = ["PERSON", "ORGANIZATION", "LOCATION", "NORP"]

  /// Adds a document: both sides are mapped, trimmed, and limited to what its gold declares.
  mutating func add(
    gold: [(range: ByteRange, type: String)], found: [(range: ByteRange, type: String)], declared: Set<String>,
    bytes: [UInt8]
  ) {
    func side(_ names: [(range: ByteRange, type: String)], _ type: String) -> [ByteRange] {
      let ranges = names.filter { Self.plain($0.type) == type }.map {
        NameTrimming.trim($0.range, bytes, isPerson: type == "PERSON")
      }
      return Set(ranges).sorted()
    }
    let known = Set(declared.map(Self.plain))
    for type in Self.columns where known.contains(type) {
      let right = side(gold, type)
      let given = side(found, type)
      var counts = types[type] ?? NameCounts()
      counts.gold += right.count
      counts.found += given.count
      counts.right += Set(right).intersection(given).count
      counts.overlapping += Self.matched(right, given)
      types[type] = counts
    }
  }

  /// Overlapping pairs, one to one, the largest overlap first.
  private static func matched(_ gold: [ByteRange], _ found: [ByteRange]) -> Int {
    var pairs: [(overlap: Int, gold: Int, found: Int)] = []
    for (i, left) in gold.enumerated() {
      for (j, right) in found.enumerated() where left.overlaps(right) {
        pairs.append((min(left.end, right.end) - max(left.start, right.start), i, j))
      }
    }
    pairs.sort { ($1.overlap, $0.gold, $0.found) < ($0.overlap, $1.gold, $1.found) }
    var usedGold: Set<Int> = []
    var usedFound: Set<Int> = []
    for pair in pairs where !usedGold.contains(pair.gold) && !usedFound.contains(pair.found) {
      usedGold.insert(pair.gold)
      usedFound.insert(pair.found)
    }
    return usedGold.count
  }

  /// The three wide types that the scorer's map leaves.
  static func plain(_ type: String) -> String {
    switch type {
    case "GPE", "LOC", "FAC", "FACILITY": "LOCATION"
    case "ORG": "ORGANIZATION"
    default: type
    }
  }

  /// The sum over persons, organisations and places.
  var total: NameCounts {
    var sum = NameCounts()
    for type in ["PERSON", "ORGANIZATION", "LOCATION"] {
      let counts = types[type] ?? NameCounts()
      sum.right += counts.right
      sum.overlapping += counts.overlapping
      sum.gold += counts.gold
      sum.found += counts.found
    }
    return sum
  }

  /// One line of the table: name, exact and lenient F1 of all, exact F1 by type.
  func line(_ name: String) -> String {
    func figure(_ permyriad: Int) -> String {
      let text = "\(permyriad / 100).\(permyriad % 100 < 10 ? "0" : "")\(permyriad % 100)"
      return String(repeating: " ", count: max(0, 8 - text.count)) + text
    }
    var line = name + String(repeating: " ", count: max(1, 26 - name.count))
    line += figure(total.permyriad()) + figure(total.permyriad(lenient: true))
    for type in Self.columns { line += figure((types[type] ?? NameCounts()).permyriad()) }
    let all = total
    return line + "   \(all.gold) gold, \(all.found) found"
  }

  /// The head of the table.
  static let heading = "file                         exact lenient  person     org   place    norp"
}

// What must hold of every answer, whatever a feature gave: editors throw away whole answers for one fault.
//
// A fault is repaired and counted; tests hold the count at zero.

import LanguageServerProtocol
import Synchronization
import Text

/// Checks answers before they are sent.
enum WireInvariants {
  private static let violations = Atomic<Int>(0)

  /// How many faults were repaired since the process started.
  static var violationCount: Int { violations.load(ordering: .relaxed) }

  /// Symbols with names that are not blank and with selections inside their ranges; children stay inside too.
  static func checked(_ symbols: [DocumentSymbol]) -> [DocumentSymbol] {
    symbols.map { symbol in
      var symbol = symbol
      if isBlank(symbol.name) {
        count()
        symbol.name = "?"
      }
      if !contains(symbol.range, symbol.selectionRange) {
        count()
        symbol.range = union(symbol.range, symbol.selectionRange)
      }
      symbol.children = checked(symbol.children)
      return symbol
    }
  }

  /// Symbols with names that are not blank.
  static func checked(_ symbols: [SymbolInformation]) -> [SymbolInformation] {
    symbols.map { symbol in
      guard isBlank(symbol.name) else { return symbol }
      count()
      var symbol = symbol
      symbol.name = "?"
      return symbol
    }
  }

  /// Highlights in order, none twice.
  static func checked(_ highlights: [DocumentHighlight]) -> [DocumentHighlight] {
    unique(highlights.sorted { $0.range.start < $1.range.start })
  }

  /// Ranges each of which lies in the next and holds `position`; never none.
  static func nested(_ ranges: [PositionRange], around position: Position) -> [PositionRange] {
    var result: [PositionRange] = []
    for range in ranges {
      guard range.start <= position, position <= range.end, result.last.map({ contains(range, $0) }) ?? true else {
        count()
        continue
      }
      // Two ranges of bytes can be one of positions.
      if range != result.last { result.append(range) }
    }
    return result.isEmpty ? [PositionRange(start: position, end: position)] : result
  }

  /// Elements without repetition, in order.
  static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  /// Edits in order that do not overlap.
  static func checked(_ document: WorkspaceEdit.Document) -> WorkspaceEdit.Document {
    var result = document
    result.edits = []
    for edit in document.edits.sorted(by: { $0.range.start < $1.range.start }) {
      if let last = result.edits.last, edit.range.start < last.range.end { count() } else { result.edits.append(edit) }
    }
    return result
  }

  /// Counts a fault that was repaired elsewhere.
  static func recordViolation() { count() }

  private static func count() { violations.add(1, ordering: .relaxed) }

  private static func isBlank(_ name: String) -> Bool { name.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  private static func contains(_ outer: PositionRange, _ inner: PositionRange) -> Bool {
    outer.start <= inner.start && inner.end <= outer.end
  }

  private static func union(_ left: PositionRange, _ right: PositionRange) -> PositionRange {
    PositionRange(start: min(left.start, right.start), end: max(left.end, right.end))
  }
}

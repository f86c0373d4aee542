// What kinds of symbols the protocol knows.

/// The kinds of symbols that Gloss uses, with the protocol's numbers.
public enum SymbolKind: Int, Sendable, Hashable {
  /// The kinds of the protocol, by its names.
  case file = 1
  case module = 2
  case namespace = 3
  case package = 4
  case `class` = 5
  case function = 12
  case string = 15
  case number = 16
  case object = 19
  case event = 24
}

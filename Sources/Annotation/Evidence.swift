// Why a fact is believed.

import Text

/// Why a fact is believed: a rule's code, the words it rests on, and what lost against it.
public struct Evidence: Sendable, Hashable {
  /// A candidate that was not taken.
  public struct Alternative: Sendable, Hashable {
    /// What it was.
    public var text: String
    /// Where it stands.
    public var range: ByteRange
    /// Why it lost.
    public var reason: String

    /// An alternative of its parts.
    public init(text: String, range: ByteRange, reason: String) {
      self.text = text
      self.range = range
      self.reason = reason
    }
  }

  /// The rule's code, lowerCamelCase with its component in front ("chains.surnameAfterFullName").
  public var rule: String
  /// The words that the rule rests on.
  public var ranges: [ByteRange]
  /// What lost, best first.
  public var alternatives: [Alternative]

  /// Evidence of its parts.
  public init(rule: String, ranges: [ByteRange] = [], alternatives: [Alternative] = []) {
    self.rule = rule
    self.ranges = ranges
    self.alternatives = alternatives
  }
}

// One token of prose.

import Text

/// A word, a number, a mark or a symbol, cut as the Universal Dependencies treebanks of English cut: `do` `n't`,
/// `Niger` `'s`, `well` `-` `known`, `$` `100` `million`; abbreviations keep their point (`U.S.`, `Mr.`).
public struct Token: Sendable, Hashable {
  /// What sort of characters a token is made of.
  public enum Kind: UInt8, Sendable {
    case word, number, punctuation, symbol, address
  }

  /// What its letters look like and where it stands.
  public struct Shape: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt16
    /// The shape with the given bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The first letter is a capital.
    public static let capitalized = Shape(rawValue: 1)
    /// Two letters or more, all of them capitals.
    public static let allCapitals = Shape(rawValue: 2)
    /// A digit occurs.
    public static let hasDigit = Shape(rawValue: 4)
    /// White space stands before it (or it opens a paragraph).
    public static let spaceBefore = Shape(rawValue: 8)
    /// It opens a sentence.
    public static let startsSentence = Shape(rawValue: 16)
    /// A point belongs to it (`U.S.`, `Mr.`).
    public static let abbreviation = Shape(rawValue: 32)
    /// Letters beyond ASCII occur.
    public static let nonASCII = Shape(rawValue: 64)
    /// A capital follows a small letter (`McDonald`, `eBay`).
    public static let innerCapital = Shape(rawValue: 128)
    /// It is a possessive ending (`'s`, `’`).
    public static let possessive = Shape(rawValue: 256)
    /// It is a quotation mark that opens.
    public static let opensQuotation = Shape(rawValue: 512)
    /// It is a quotation mark that closes.
    public static let closesQuotation = Shape(rawValue: 1024)
  }

  /// Where it stands.
  public var range: ByteRange
  /// Its hash without regard to case (`WordHash.folded`): the key of every lexicon look-up.
  public var foldedHash: UInt64
  /// What sort of characters it is made of.
  public var kind: Kind
  /// What its letters look like.
  public var shape: Shape

  /// A token of its parts.
  public init(range: ByteRange, foldedHash: UInt64, kind: Kind, shape: Shape) {
    self.range = range
    self.foldedHash = foldedHash
    self.kind = kind
    self.shape = shape
  }
}

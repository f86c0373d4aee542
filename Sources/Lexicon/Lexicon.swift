// The facts that Gloss knows before it reads a document.

import Text

/// The facts that Gloss knows before it reads a document, with the user's own added.
public struct Lexicon: Sendable {
  /// The facts that ship.
  public static let builtin = Lexicon()

  init() {}
}

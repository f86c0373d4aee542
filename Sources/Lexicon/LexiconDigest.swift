// Names the facts that ship by their content, so that a recording can say which of them its answers rest on.

import LexiconTables
import Text

extension Lexicon {
  /// The digest of the facts that ship: the tables that are read as text, and the compiled one. Made at first use.
  public static let builtinDigest: Digest = {
    var bytes: [UInt8] = []
    var count = 0
    for number in FactSources.tablesWithFacts {
      let text = gloss_lexicon_text(number, &count)
      bytes += UnsafeRawBufferPointer(start: text, count: count)
    }
    let compiled = gloss_lexicon_compiled(&count)
    bytes += UnsafeRawBufferPointer(start: compiled, count: count)
    return Digest(of: bytes)
  }()
}

// Marks tokens with what closed classes and lexicon say of them.

import Lexicon
import Prose
import Text

/// Looks up the words and phrases of a document.
package struct NameGazetteer: Sendable {
  private let lexicon: Lexicon

  /// A gazetteer over a lexicon.
  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Adds the evidence for the tokens of `runs` and their neighbours.
  func mark(_ prose: ProseDocument, runs: [Range<Int>], isCapital: [Bool], into evidence: inout [NameEvidence]) {
    let words = NameVocabulary.words
    let hashes = prose.tokens.map(\.foldedHash)
    hashes.withUnsafeBufferPointer { hashes in
      for run in runs {
        let neighbourhood = max(run.lowerBound - 2, 0)..<min(run.upperBound + 2, hashes.count)
        var phraseEnd = neighbourhood.lowerBound
        for index in neighbourhood {
          if let found = words[hashes[index]] { evidence[index].formUnion(found) }
          guard index >= phraseEnd, let match = lexicon.longestMatch(hashes, at: index) else { continue }
          mark(index..<min(index + match.tokenCount, hashes.count), match, into: &evidence)
          phraseEnd = index + match.tokenCount
        }
      }
    }
  }

  private func mark(_ phrase: Range<Int>, _ match: PhraseMatch, into evidence: inout [NameEvidence]) {
    for token in phrase {
      evidence[token].formUnion(NameEvidence(match.classes))
      guard phrase.count > 1 else { continue }
      evidence[token].insert(.inLongPhrase)
      if token > phrase.lowerBound { evidence[token].insert(.continuesPhrase) }
    }
  }
}

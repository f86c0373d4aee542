// What name finding sees of a document: which tokens can be in a name, in which runs, with which evidence.
//
// A token without a capital, a digit or a place between two such tokens is "outside" without asking the model: four
// tokens in five are never scored. Knows no model and no type.

import Learning
import Prose
import Text

/// A document as name finding sees it. Arrays run parallel to the tokens.
package struct NameView {
  /// What the rest works on.
  package let prose: ProseDocument
  /// Runs of tokens that can be in names, inside one sentence. Between two runs every token is outside.
  package private(set) var runs: [Range<Int>] = []
  /// Whether the token has a capital letter.
  private(set) var isCapital: [Bool]
  /// Words of names: the maximal sequence of capital tokens around a token, joined without "of" and the like.
  private(set) var chunks: [Range<Int32>]
  /// What closed classes and lexicon say of the token.
  private(set) var evidence: [NameEvidence]
  /// Ends, shapes and classes of the tokens.
  let words: [TokenFeatures]
  /// Whether the token's paragraph is a heading.
  private(set) var isHeading: [Bool]

  /// The view of a document; `words` are the features of its tokens.
  package init(_ prose: ProseDocument, words: [TokenFeatures], gazetteer: NameGazetteer) {
    self.prose = prose
    self.words = words
    let count = prose.tokens.count
    isCapital = prose.tokens.map { token in
      token.kind == .word && !token.shape.isDisjoint(with: [.capitalized, .allCapitals, .innerCapital])
    }
    chunks = [Range<Int32>](repeating: 0..<0, count: count)
    evidence = [NameEvidence](repeating: [], count: count)
    isHeading = [Bool](repeating: false, count: count)
    for paragraph in prose.paragraphs where paragraph.kind == .heading {
      for token in paragraph.tokens { isHeading[token] = true }
    }
    findRuns()
    findChunks()
    gazetteer.mark(prose, runs: runs, isCapital: isCapital, into: &evidence)
  }

  /// The sentence of each run.
  package var runSentences: [Range<Int>] {
    var result: [Range<Int>] = []
    var sentence = 0
    for run in runs {
      while sentence + 1 < prose.sentences.count, prose.sentences[sentence].tokens.upperBound <= run.lowerBound {
        sentence += 1
      }
      result.append(prose.sentences[sentence].tokens)
    }
    return result
  }

  private static let connectors = WordSet(NameVocabulary.connectors)
  private static let particles = WordSet(NameVocabulary.particles)

  /// Whether `index` follows the token before it without white space.
  @inline(__always) func isGlued(_ index: Int) -> Bool { !prose.tokens[index].shape.contains(.spaceBefore) }

  private mutating func findRuns() {
    for sentence in prose.sentences {
      guard prose.paragraphs[sentence.paragraph].isEnglish, prose.paragraphs[sentence.paragraph].kind != .opaque else {
        continue
      }
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard isCapital[index] else {
          index += 1
          continue
        }
        let run = extend(from: index, in: sentence.tokens)
        if let last = runs.last, run.lowerBound < last.upperBound {
          runs[runs.count - 1] = last.lowerBound..<max(run.upperBound, last.upperBound)
        } else {
          runs.append(run)
        }
        index = run.upperBound
      }
    }
  }

  /// The run that starts around the capital token `index`.
  private func extend(from index: Int, in sentence: Range<Int>) -> Range<Int> {
    let tokens = prose.tokens
    var start = index
    // "al-", "2016 ", "de " before the first capital.
    while start > sentence.lowerBound {
      let previous = tokens[start - 1]
      if isGlued(start), previous.kind != .punctuation || isHyphen(previous) {
        start -= 1
      } else if previous.kind == .number || Self.particles.contains(previous.foldedHash) {
        start -= 1
      } else {
        break
      }
    }
    var end = index + 1
    while end < sentence.upperBound {
      if isCapital[end] || tokens[end].kind == .number {
        end += 1
      } else if isGlued(end), tokens[end].kind != .punctuation || isHyphen(tokens[end]) || isApostrophe(tokens[end]) {
        end += 1
      } else if let next = capitalAfterConnectors(end, sentence) {
        end = next + 1
      } else {
        break
      }
    }
    return start..<end
  }

  /// The capital token that up to three connecting words or marks at `index` lead to.
  private func capitalAfterConnectors(_ index: Int, _ sentence: Range<Int>) -> Int? {
    var position = index
    while position < sentence.upperBound, position < index + 4 {
      if isCapital[position] { return position }
      let token = prose.tokens[position]
      guard Self.connectors.contains(token.foldedHash) || isJoiner(token) else { return nil }
      position += 1
    }
    return nil
  }

  private func byte(_ token: Token) -> UInt8 {
    token.range.start >= 0 && token.range.start < prose.text.bytes.count ? prose.text.bytes[token.range.start] : 0
  }
  private func isHyphen(_ token: Token) -> Bool {
    let first = byte(token)
    return first == UInt8(ascii: "-") || first == UInt8(ascii: "&") || first == UInt8(ascii: "/")
  }
  private func isApostrophe(_ token: Token) -> Bool {
    token.shape.contains(.possessive) || byte(token) == UInt8(ascii: "'")
  }
  /// Marks that names hold: "AT&T", "Ernst & Young", "Nigeria's Supreme Court", "St. Louis", "Jean-Luc".
  private func isJoiner(_ token: Token) -> Bool {
    isHyphen(token) || isApostrophe(token) || byte(token) == UInt8(ascii: ".") && !token.shape.contains(.spaceBefore)
  }

  private mutating func findChunks() {
    for run in runs {
      var index = run.lowerBound
      while index < run.upperBound {
        guard isCapital[index] || prose.tokens[index].kind == .number else {
          index += 1
          continue
        }
        var end = index + 1
        while end < run.upperBound {
          if isCapital[end] || prose.tokens[end].kind == .number {
            end += 1
          } else if end + 1 < run.upperBound, isCapital[end + 1], isHyphen(prose.tokens[end]) {
            end += 2
          } else {
            break
          }
        }
        for position in index..<end { chunks[position] = Int32(index)..<Int32(end) }
        index = end
      }
    }
  }
}

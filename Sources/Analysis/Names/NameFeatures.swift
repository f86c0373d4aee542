// The features of the name model: what each template sees of a token and its neighbourhood.
//
// A change here makes every trained table void: the numbers of the templates are part of the model.

import Annotation
import Learning
import Lexicon
import Prose
import Text

/// Whose guidelines a document was annotated by. Some features know it in training, so that what the guidelines differ in
/// is learned apart from what they share (Daumé 2007); when Gloss runs it is always `.news`.
package enum AnnotationGuideline: UInt64, Sendable {
  case news = 1, genres, silver, politics, web, social
}

/// Computes the feature hashes of tokens.
package struct NameFeatures {
  package let view: NameView
  let documentWords: DocumentWords
  private let partsOfSpeech: [PartOfSpeech]
  private let guideline: UInt64

  /// The features of a document with its tags.
  package init(view: NameView, partsOfSpeech: [PartOfSpeech], guideline: AnnotationGuideline = .news) {
    self.view = view
    self.partsOfSpeech = partsOfSpeech
    self.guideline = guideline.rawValue
    documentWords = DocumentWords(view)
  }

  /// The features of a document, tagged as the pipeline does before it looks for names.
  package init(_ prose: ProseDocument, lexicon: Lexicon, guideline: AnnotationGuideline = .news) {
    var state = AnalysisState(prose: prose, lexicon: lexicon, options: AnalysisOptions())
    PartOfSpeechTagging.run(on: &state)
    let view = NameView(prose, words: state.words, gazetteer: NameGazetteer(lexicon))
    self.init(view: view, partsOfSpeech: state.partsOfSpeech, guideline: guideline)
  }

  /// A neighbour as the templates see it; beyond the sentence's ends a mark of the side.
  private struct Seen {
    var word: UInt64
    var shape: UInt64
    var tag: UInt64
    var fine: UInt64
    var coarse: UInt64
    var evidence: UInt64
  }

  private func see(_ index: Int, in bounds: Range<Int>) -> Seen {
    guard bounds.contains(index) else {
      let side: UInt64 = index < bounds.lowerBound ? 0xA11 : 0xB22
      return Seen(word: side, shape: side, tag: side, fine: side, coarse: side, evidence: side)
    }
    let tag = index < partsOfSpeech.count ? UInt64(partsOfSpeech[index].rawValue) : 200
    let word = view.words[index]
    return Seen(
      word: word.word, shape: word.shape, tag: tag, fine: UInt64(word.classes.fine),
      coarse: UInt64(word.classes.coarse), evidence: view.evidence[index].rawValue)
  }

  /// Appends the hashes of the token at `index` of `run`, which stands in `sentence`.
  package func append(
    _ index: Int, run: Range<Int>, sentence: Range<Int>, to features: inout [UInt32]
  ) {
    let here = see(index, in: sentence)
    let left = see(index - 1, in: sentence)
    let right = see(index + 1, in: sentence)
    let farLeft = see(index - 2, in: sentence)
    let farRight = see(index + 2, in: sentence)
    func add(_ hash: UInt64) { features.append(UInt32(truncatingIfNeeded: hash)) }

    add(featureHash(1, here.word))
    add(featureHash(2, left.word))
    add(featureHash(3, right.word))
    add(featureHash(4, farLeft.word))
    add(featureHash(5, farRight.word))
    add(featureHash(6, left.word, here.word))
    add(featureHash(7, here.word, right.word))
    add(featureHash(8, here.shape))
    add(featureHash(9, left.shape, here.shape))
    add(featureHash(10, here.shape, right.shape))
    add(featureHash(11, left.shape, here.shape, right.shape))
    add(featureHash(12, view.words[index].prefix3))
    add(featureHash(13, view.words[index].suffix3))
    add(featureHash(14, view.words[index].suffix2))
    add(featureHash(15, view.words[index].suffix4))
    add(featureHash(16, here.word, here.shape))
    add(featureHash(17, here.tag))
    add(featureHash(18, left.tag, here.tag))
    add(featureHash(19, here.tag, right.tag))
    add(featureHash(20, left.tag, here.tag, right.tag))
    add(featureHash(21, here.fine))
    add(featureHash(22, left.fine))
    add(featureHash(23, right.fine))
    add(featureHash(24, left.coarse, here.coarse))
    add(featureHash(25, here.coarse, right.coarse))
    add(featureHash(26, farLeft.fine))
    add(featureHash(27, farRight.fine))
    add(featureHash(28, left.coarse, here.coarse, right.coarse))
    add(featureHash(29, here.evidence, here.shape))
    add(featureHash(30, left.evidence))
    add(featureHash(31, right.evidence))
    add(featureHash(32, left.evidence, here.evidence))
    add(featureHash(33, here.evidence, right.evidence))
    add(featureHash(34, left.word, right.word))
    add(featureHash(35, left.tag, here.fine))
    add(featureHash(36, here.fine, right.tag))
    var bits = view.evidence[index].rawValue
    while bits != 0 {
      add(featureHash(37, UInt64(bits.trailingZeroBitCount)))
      bits &= bits - 1
    }
    appendContext(index, here, run: run, sentence: sentence, to: &features)
    appendGuideline(index, here, left, right, to: &features)
  }

  /// The run and chunk around the token, and what the document says of its word.
  private func appendContext(
    _ index: Int, _ here: Seen, run: Range<Int>, sentence: Range<Int>, to features: inout [UInt32]
  ) {
    func add(_ hash: UInt64) { features.append(UInt32(truncatingIfNeeded: hash)) }
    let before = see(run.lowerBound - 1, in: sentence)
    let after = see(run.upperBound, in: sentence)
    add(featureHash(40, before.word))
    add(featureHash(41, after.word))
    add(featureHash(42, before.fine))
    add(featureHash(43, after.fine))
    let chunk = view.chunks[index]
    if !chunk.isEmpty {
      let first = Int(chunk.lowerBound)
      let last = Int(chunk.upperBound) - 1
      let position = UInt64(min(index - first, 3)) * 8 + UInt64(min(last - index, 3))
      let head = see(last, in: sentence)
      add(featureHash(44, head.word))
      add(featureHash(45, head.fine))
      add(featureHash(46, head.evidence, position))
      add(featureHash(47, view.words[first].word))
      add(featureHash(48, position, here.shape))
      add(featureHash(49, see(first - 1, in: sentence).word, position))
      add(featureHash(50, see(last + 1, in: sentence).word, position))
      add(featureHash(51, see(first - 1, in: sentence).tag, see(last + 1, in: sentence).tag, position))
    }
    let start: UInt64 = index == sentence.lowerBound ? 1 : 0
    let heading: UInt64 = view.isHeading[index] ? 2 : 0
    add(featureHash(52, here.word, start))
    add(featureHash(53, start | heading, here.shape))
    let facts = documentWords.facts(at: index, foldedHash: here.word)
    add(featureHash(54, UInt64(facts), here.shape))
    add(featureHash(55, UInt64(facts), here.evidence))
    var bits = facts
    while bits != 0 {
      add(featureHash(56, UInt64(bits.trailingZeroBitCount), start))
      bits &= bits - 1
    }
  }

  private func appendGuideline(_ index: Int, _ here: Seen, _ left: Seen, _ right: Seen, to features: inout [UInt32]) {
    func add(_ hash: UInt64) { features.append(UInt32(truncatingIfNeeded: hash)) }
    add(featureHash(60, guideline))
    add(featureHash(61, guideline, here.shape))
    add(featureHash(62, guideline, here.word))
    add(featureHash(63, guideline, left.word))
    add(featureHash(64, guideline, here.evidence))
    add(featureHash(65, guideline, here.tag))
    add(featureHash(66, guideline, here.fine))
    add(featureHash(67, guideline, right.word))
  }

  /// Appends what a first reading of the document says of the token at `index`.
  package func appendMemory(_ index: Int, memory: borrowing NameMemory, to features: inout [UInt32]) {
    func add(_ hash: UInt64) { features.append(UInt32(truncatingIfNeeded: hash)) }
    let tokens = view.prose.tokens
    guard view.isCapital[index] else {
      add(featureHash(70, 1))
      return
    }
    let word = memory.verdicts(tokens[index].foldedHash)
    let shape = view.words[index].shape
    add(featureHash(71, UInt64(word.all)))
    add(featureHash(72, UInt64(word.all), shape))
    add(featureHash(73, UInt64(word.whole)))
    add(featureHash(74, UInt64(word.first)))
    add(featureHash(75, UInt64(word.inner)))
    add(featureHash(76, UInt64(word.last)))
    add(featureHash(77, UInt64(word.whole), UInt64(word.last)))
    let chunk = view.chunks[index]
    guard chunk.count > 1 else { return }
    let range = Int(chunk.lowerBound)..<Int(chunk.upperBound)
    let position = UInt64(min(index - range.lowerBound, 2)) * 4 + UInt64(min(range.upperBound - 1 - index, 2))
    add(featureHash(78, UInt64(memory.verdict(ofPhrase: tokens[range])), position))
    if index + 1 < range.upperBound {
      add(featureHash(79, UInt64(memory.verdicts(tokens[index + 1].foldedHash).all), UInt64(word.all)))
    }
    if index > range.lowerBound {
      add(featureHash(80, UInt64(memory.verdicts(tokens[index - 1].foldedHash).all), UInt64(word.all)))
    }
  }
}

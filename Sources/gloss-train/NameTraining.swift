// From documents to training runs: structure, tags, features, and which labels are possible where.

import Analysis
import Annotation
import Learning
import Lexicon
import Prose
import Text

/// A document ready for training: read, tagged, its gold on tokens.
struct PreparedDocument {
  /// Features of its tokens.
  var features: NameFeatures
  /// The labels possible at each token.
  var allowed: [UInt16]
  /// How much it counts.
  var weight: Float
  /// The fold that it is left out of when first readings are made for the second pass.
  var fold: Int
  /// The gold, for scoring.
  var document: NameDocument
}

/// Makes training data.
struct NameTraining {
  let lexicon: Lexicon
  /// Gold tokens outside every run: the model can never find them.
  private(set) var unreachable = 0

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Reads and labels one document.
  mutating func prepare(_ document: NameDocument, _ corpus: NameCorpus, fold: Int, weight: Float) -> PreparedDocument {
    let prose = ProseReader.read(SourceText(validUTF8: document.bytes), markup: .plainText)
    let features = NameFeatures(prose, lexicon: lexicon, guideline: corpus.guideline)
    let view = features.view
    let outside = corpus.unlabelled.reduce(UInt16(1)) { $0 | $1.labelBits }
    var allowed = [UInt16](repeating: outside, count: prose.tokens.count)
    var reachable = [Bool](repeating: false, count: prose.tokens.count)
    for run in view.runs { for token in run { reachable[token] = true } }
    for name in document.names {
      guard let types = corpus.types[name.type] else { continue }
      var isFirst = true
      var index = prose.tokenIndex(atOrAfter: name.range.start)
      while index < prose.tokens.count, prose.tokens[index].range.start < name.range.end {
        if !reachable[index] { unreachable += 1 }
        allowed[index] = types.reduce(0) { bits, type in
          bits | 1 << UInt16(isFirst ? LabelLayout.begin(type.rawValue) : LabelLayout.inside(type.rawValue))
        }
        isFirst = false
        index += 1
      }
    }
    return PreparedDocument(
      features: features, allowed: allowed, weight: weight, fold: fold, document: document)
  }

  /// Adds the runs of a document, with what `memory` says where there is one.
  static func add(
    _ prepared: PreparedDocument, memory: NameMemory?, weight: Float, to set: inout CRFTrainingSet
  ) {
    let view = prepared.features.view
    var hashes: [UInt32] = []
    for (run, sentence) in zip(view.runs, view.runSentences) {
      for token in run {
        hashes.removeAll(keepingCapacity: true)
        prepared.features.append(token, run: run, sentence: sentence, to: &hashes)
        if let memory { prepared.features.appendMemory(token, memory: memory, to: &hashes) }
        hashes.withUnsafeBufferPointer { set.addPosition($0, allowed: prepared.allowed[token]) }
      }
      set.endRun(weight: weight)
    }
  }

  /// The document with its first paragraph, or a third of all, in capitals or in title case. Same offsets.
  static func caseVariant(_ document: NameDocument, number: Int) -> NameDocument {
    var copy = document
    var paragraph = 0
    var isWordStart = true
    for index in copy.bytes.indices {
      let byte = copy.bytes[index]
      if byte == 0x0A { paragraph += 1 }
      let isChosen = paragraph == 0 || (paragraph + number) % 6 == 0
      let isLower = byte >= 0x61 && byte <= 0x7A
      if isChosen, isLower, number % 2 == 0 || isWordStart { copy.bytes[index] = byte & 0xDF }
      if isChosen, number % 2 == 0, byte >= 0xA0, byte <= 0xBE, byte != 0xB7, index > 0, copy.bytes[index - 1] == 0xC3 {
        copy.bytes[index] = byte & 0xDF
      }
      isWordStart = byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: "(")
    }
    return copy
  }
}

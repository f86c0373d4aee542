// Adds to a trained tagger or parser the decisions that it nearly always takes alike, counted on raw text.

import Analysis
import Annotation
import Learning
import Prose
import Text

/// Makes the tables of remembered decisions.
enum RememberedDecisions {
  private static let tagRows = 1 << 14
  private static let actionRows = 1 << 14
  private static let labelRows = 1 << 13

  /// The bytes of a tagger's model with its remembered decisions.
  static func adding(to tagger: SequenceTagger, _ options: TrainingOptions) -> [UInt8] {
    var recorder = SequenceTagger.decisionRecorder()
    forEachSentence(options) { tagger.record($0, into: &recorder) }
    let (bytes, share) = tagger.model(remembering: recorder, rowCount: tagRows)
    report("tagger: \(permille(share)) ‰ of \(recorder.count) tags of raw text are remembered")
    return bytes
  }

  /// The bytes of a parser's model with its remembered decisions, taken on the tags of `tagger`.
  static func adding(to parser: DependencyParser, tagger: SequenceTagger, _ options: TrainingOptions) -> [UInt8] {
    let recorder = DependencyParser.Recorder()
    forEachSentence(options) { parser.record($0, tags: tagger.tag($0), into: recorder) }
    let model = parser.model(remembering: recorder, actionRows: actionRows, labelRows: labelRows)
    report("parser: \(permille(model.settledActions)) ‰ of actions of raw text are remembered")
    report("parser: \(permille(model.settledLabels)) ‰ of labels of raw text are remembered")
    return model.bytes
  }

  private static func forEachSentence(_ options: TrainingOptions, _ body: ([TokenFeatures]) -> Void) {
    RawText.forEach(in: RawText.trainingFiles, of: options) { text in
      let prose = ProseReader.read(text, markup: .plainText)
      let words = TokenFeatures.ofDocument(prose, classes: TrainedModels.wordClasses)
      for sentence in prose.sentences { body(Array(words[sentence.tokens])) }
    }
  }

  private static func permille(_ share: Double) -> Int { Int(share * 1000) }
}

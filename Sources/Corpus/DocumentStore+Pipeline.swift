// The store as the program uses it: annotating with the pipeline.

import Analysis
import Lexicon

extension DocumentStore {
  /// A store that annotates with the pipeline.
  public convenience init(lexicon: Lexicon = .builtin, options: AnalysisOptions = AnalysisOptions()) {
    self.init(annotator: Self.pipelineAnnotator(lexicon: lexicon, options: options))
  }

  /// The pipeline with a lexicon and options, for `setAnnotator(_:)`.
  public static func pipelineAnnotator(lexicon: Lexicon, options: AnalysisOptions) -> Annotator {
    { Pipeline.annotate($0, markup: $1, lexicon: lexicon, options: options) }
  }
}

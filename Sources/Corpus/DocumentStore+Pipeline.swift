// The store as the program uses it: annotating with the pipeline.

import Analysis
import Lexicon

extension DocumentStore {
  /// A store that annotates with the pipeline.
  public convenience init(lexicon: Lexicon = .builtin, options: AnalysisOptions = AnalysisOptions()) {
    let annotator: Annotator = Self.pipelineAnnotator(lexicon: lexicon, options: options)
    self.init(annotator: annotator)
  }

  /// The pipeline with a lexicon and options, for `setAnnotator(_:)`.
  public static func pipelineAnnotator(lexicon: Lexicon, options: AnalysisOptions) -> Annotator {
    let memory = SyntaxMemory()
    return { task in
      Pipeline.annotateUnlessCancelled(
        task.text, markup: task.markup, lexicon: lexicon, options: options, memory: memory,
        isCancelled: task.isCancelled)
    }
  }
}

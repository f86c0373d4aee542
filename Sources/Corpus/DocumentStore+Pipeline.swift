// The store as the program uses it: annotating with the pipeline.

import Analysis
import Lexicon
import Text

extension SyntaxMemory: AnnotationMemory {
  /// Half of it for what was asked for lately.
  public var limitByteCount: Int { Limits.rememberedSyntaxByteCount }
}

extension DocumentStore {
  /// A store that annotates with the pipeline.
  public convenience init(lexicon: Lexicon = .builtin, options: AnalysisOptions = AnalysisOptions()) {
    let annotator: Annotator = Self.pipelineAnnotator(lexicon: lexicon, options: options)
    self.init(annotator: annotator)
  }

  /// The pipeline with a lexicon and options, for `setAnnotator(_:)`.
  ///
  /// Annotators of other lexicons and options may share a memory: what it holds depends on neither.
  public static func pipelineAnnotator(
    lexicon: Lexicon, options: AnalysisOptions, memory: SyntaxMemory = SyntaxMemory()
  ) -> Annotator {
    { task in
      Pipeline.annotateUnlessCancelled(
        task.text, markup: task.markup, lexicon: lexicon, options: options, memory: memory,
        isCancelled: task.isCancelled)
    }
  }
}

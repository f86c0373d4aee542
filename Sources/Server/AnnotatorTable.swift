// One annotator for each combination of settings that matter for annotating: folders may differ.

import Annotation
import Corpus
import Prose
import Synchronization

/// Makes annotators, each once. Usable on every thread.
final class AnnotatorTable: Sendable {
  private let make: @Sendable (AnnotationSettings) -> DocumentStore.Annotator
  private let annotators = Mutex<[AnnotationSettings: DocumentStore.Annotator]>([:])

  /// A table of what `make` makes.
  init(_ make: @escaping @Sendable (AnnotationSettings) -> DocumentStore.Annotator) { self.make = make }

  /// The annotator for some settings. Making it reads lexicon files.
  func annotator(for settings: AnnotationSettings) -> DocumentStore.Annotator {
    annotators.withLock { annotators in
      if let known = annotators[settings] { return known }
      let annotator = make(settings)
      annotators[settings] = annotator
      return annotator
    }
  }

  /// The annotator of all documents, each with its own settings. Files of settings are no prose: nothing is found in them.
  func annotator(by resolver: SettingsResolver) -> DocumentStore.Annotator {
    { task in
      if resolver.isOwnFile(task.uri) {
        return DocumentAnnotation(
          prose: ProseDocument(
            text: task.text, markup: task.markup, paragraphs: [], sentences: [], tokens: [], quotedSpans: [],
            opaqueRanges: [], metadata: DocumentMetadata()))
      }
      return self.annotator(for: resolver.settings(of: task.uri).annotation)(task)
    }
  }
}

// How the store has texts annotated, without knowing by what.

import Annotation
import Prose
import Synchronization
import Text

/// One text to be annotated.
public struct AnnotationTask: Sendable {
  /// The document, whose settings may matter.
  public var uri: DocumentURI
  /// The text.
  public var text: SourceText
  /// How it is read.
  public var markup: MarkupKind
  /// Whether nobody wants the annotation any more. Cheap: meant to be asked for each sentence, on any thread.
  public var isCancelled: @Sendable () -> Bool

  /// A task.
  public init(
    uri: DocumentURI, text: SourceText, markup: MarkupKind, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.uri = uri
    self.text = text
    self.markup = markup
    self.isCancelled = isCancelled
  }
}

/// An annotation that is being made, as long as its text is the document's.
final class RunningAnnotation: Sendable {
  let text: SourceText
  private let flag = Atomic<Bool>(false)

  /// The annotation of a text.
  init(_ text: SourceText) { self.text = text }

  /// Whether it has been given up.
  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Gives it up.
  func cancel() { flag.store(true, ordering: .relaxed) }
}

// The order of the components, and the one entry point of the analysis.
//
// It knows what runs after what; what each component does stands in its own file. No I/O, no clock: the same text, options
// and lexicon give the same annotation.

import Annotation
import Lexicon
import Prose
import Text

/// Reads a text and says who is in it, who says what, and what refers to what.
public enum Pipeline {
  /// The components in order. Each reads what those before it wrote.
  ///
  /// Tags and parse first, then names and values, which make mentions; quotations need mentions as speakers; chains need
  /// quotations, since text inside one is invisible to a pronoun outside; echoes need quotations.
  static let components: [any AnalysisComponent.Type] = [
    PartOfSpeechTagging.self,
    DependencyParsing.self,
    NameFinding.self,
    ValueFinding.self,
    MentionFinding.self,
    QuotationFinding.self,
    ChainLinking.self,
    EchoFinding.self,
  ]

  /// Annotates one text. Total: any bytes give an annotation.
  public static func annotate(
    _ text: SourceText, markup: MarkupKind = .plainText, lexicon: Lexicon = .builtin,
    options: AnalysisOptions = AnalysisOptions()
  ) -> DocumentAnnotation {
    annotate(ProseReader.read(text, markup: markup), lexicon: lexicon, options: options)
  }

  /// Annotates one text as long as somebody wants it: nil once `isCancelled` says so. It is asked for each sentence or
  /// block of work of a component, and between components. With a `memory`, sentences that it has seen are not tagged and
  /// parsed again; the annotation is the same.
  public static func annotateUnlessCancelled(
    _ text: SourceText, markup: MarkupKind, lexicon: Lexicon, options: AnalysisOptions, memory: SyntaxMemory? = nil,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> DocumentAnnotation? {
    guard !isCancelled() else { return nil }
    var prose = ProseReader.read(text, markup: markup)
    if options.assumesEnglish { for index in prose.paragraphs.indices { prose.paragraphs[index].isEnglish = true } }
    var state = AnalysisState(prose: prose, lexicon: lexicon, options: options)
    state.isCancelled = isCancelled
    state.syntaxMemory = memory
    for component in components {
      guard !isCancelled() else { return nil }
      component.run(on: &state)
    }
    return isCancelled() ? nil : Assembly.annotation(of: state)
  }

  /// What a part of the pipeline finds, as a number: for measuring it apart from the rest.
  public enum Part: String, CaseIterable, Sendable {
    /// Tags, names and values.
    case namesAndValues = "names, values"
    /// The same with the parse.
    case namesValuesAndParse = "with parse"
  }

  /// The number of names and values of a text, tokens read anew, by some components only.
  public static func count(_ part: Part, in text: SourceText, lexicon: Lexicon = .builtin) -> Int {
    let prose = ProseReader.read(text, markup: .plainText)
    var state = AnalysisState(prose: prose, lexicon: lexicon, options: AnalysisOptions())
    PartOfSpeechTagging.run(on: &state)
    if part == .namesValuesAndParse { DependencyParsing.run(on: &state) }
    NameFinding.run(on: &state)
    ValueFinding.run(on: &state)
    return state.names.count + state.values.count
  }

  /// Annotates a text whose structure has been read.
  public static func annotate(
    _ prose: ProseDocument, lexicon: Lexicon = .builtin, options: AnalysisOptions = AnalysisOptions()
  ) -> DocumentAnnotation {
    var state = AnalysisState(prose: prose, lexicon: lexicon, options: options)
    for component in components { component.run(on: &state) }
    return Assembly.annotation(of: state)
  }
}

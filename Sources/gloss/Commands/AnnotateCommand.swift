// gloss annotate: the batch.

import Corpus
import Features
import JSON
import Text

/// Annotates files and writes what was found.
enum AnnotateCommand: Command {
  static let name = "annotate"
  static let summary = "Annotate texts: names, references, quotations, dates."
  static let operands = "FILE…"
  static let options =
    [
      Option(
        "--format", value: "FORMAT", choices: Format.allCases.map(\.rawValue), help: "what to write; text by default"),
      Option("--offsets", value: "UNIT", choices: ["codepoints", "utf-8", "utf-16", "utf-32"], help: "for jsonl"),
      Option("--no-text", help: "leave the text out of jsonl"),
      Option("--output", value: "FOLDER", help: "write one file a document there instead of standard output"),
    ] + Inputs.options
  static let details = """
    text shows the article with its names tied to a list, and who said what; in colour on a terminal, unless NO_COLOR is
    set. jsonl is one object a line with keys sorted and offsets in Unicode code points unless --offsets says otherwise.
    """

  /// What can be written.
  enum Format: String, CaseIterable {
    case text, jsonl, html, brat, webannotation, conllu

    /// The extension of its files.
    var pathExtension: String {
      switch self {
      case .text: "txt"
      case .jsonl: "jsonl"
      case .webannotation: "jsonld"
      case .html: "html"
      case .brat: "ann"
      case .conllu: "conllu"
      }
    }
  }

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    let format = arguments["--format"].flatMap(Format.init) ?? .text
    let inputs = try Inputs(arguments.operands, arguments, console)
    let writer = DocumentWriter(
      format: format, unit: arguments["--offsets"].flatMap(OffsetUnit.init(name:)) ?? .codePoints,
      includesText: !arguments.has("--no-text"), usesColour: console.usesColour && arguments["--output"] == nil)
    guard let folder = arguments["--output"] else {
      let isSinglePage = format == .html || format == .brat
      guard !isSinglePage || (arguments.operands.count == 1 && arguments["--input"] != "jsonl") else {
        throw UsageError(
          message: "--format \(format.rawValue) writes a file a document; name one FILE or give --output FOLDER")
      }
      let isComplete = inputs.forEach { input in console.write(writer.bytes(of: Annotating.snapshot(of: input), input))
      }
      return isComplete ? .success : .input
    }
    var output = try OutputFolder(folder)
    var isWritten = true
    let isComplete = inputs.forEach { input in
      let bytes = writer.bytes(of: Annotating.snapshot(of: input), input)
      let problem = output.write(bytes, name: input.name, pathExtension: format.pathExtension)
      if let problem { console.complain(problem) }
      isWritten = isWritten && problem == nil
    }
    return isComplete && isWritten ? .success : .input
  }
}

/// Writes one annotated document in some format.
private struct DocumentWriter {
  var format: AnnotateCommand.Format
  var unit: OffsetUnit
  var includesText: Bool
  var usesColour: Bool

  func bytes(of document: DocumentSnapshot, _ input: InputDocument) -> [UInt8] {
    switch format {
    case .text: return Array(TerminalArticle(usesColour: usesColour).text(of: document).utf8)
    case .jsonl:
      return JSONLines(unit: unit, includesText: includesText).line(of: document.annotation, id: input.id) + [0x0A]
    case .html: return Array(HTMLPage.page(of: document, title: input.name).utf8)
    case .brat: return Array(Brat.file(of: document).utf8)
    case .webannotation: return WebAnnotation.array(of: document) + [0x0A]
    case .conllu: return Array(CoNLLU.file(of: document, id: input.name).utf8)
    }
  }
}

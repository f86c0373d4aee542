// gloss xref: every place that refers to an entity.

import Annotation
import Corpus
import Features
import Text

/// Lists all mentions of an entity over files, with the words around them.
enum CrossReferencesCommand: Command {
  static let name = "xref"
  static let summary = "List every place that refers to somebody or something."
  static let operands = "NAME FILE…"
  static let options =
    [
      Option("--part", help: "let a part of a name be enough"),
      Option("--chronology", help: "in the order of the documents' days, with what they say"),
    ] + Inputs.options

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    guard let name = arguments.operands.first else { throw UsageError(message: "no NAME given") }
    let inputs = try Inputs(Array(arguments.operands.dropFirst()), arguments, console)
    let (corpus, isComplete) = inputs.corpus()
    let entities = EntityLookup.named(name, in: corpus, matchesPart: arguments.has("--part"))
    if entities.isEmpty {
      console.complain("nobody and nothing is called '\(name)' there; 'gloss entities' lists who is")
      return .input
    }
    for entity in entities {
      console.printLine("\(Excerpt.line(entity.name)) (\(entity.id))")
      let entries = corpus.chronology(of: entity)
      if arguments.has("--chronology") {
        for entry in entries { printDay(entry, corpus.documents[entry.document], console) }
      } else {
        for entry in entries.sorted(by: { ($0.document, $0.chain) < ($1.document, $1.chain) }) {
          for mention in entry.mentions { print(mention, corpus.documents[entry.document], console) }
        }
      }
    }
    return isComplete ? .success : .input
  }

  /// One document under its day: mentions and quotations in the order of the text.
  private static func printDay(_ entry: ChronologyEntry, _ document: DocumentSnapshot, _ console: Console) {
    console.printLine(" \(entry.day ?? "no day") \(document.uri.stem)")
    let annotation = document.annotation
    var quotations = entry.quotations[...]
    func printQuotations(upTo end: Int) {
      while let index = quotations.first, annotation.quotations[index].extent.start <= end {
        quotations.removeFirst()
        let quotation = annotation.quotations[index]
        let words = QuotationCard.words(quotation, in: document, limitScalars: 100)
        console.printLine("  \(place(quotation.extent.start, document)): says  \(words)")
      }
    }
    for mention in entry.mentions {
      printQuotations(upTo: annotation.mentions[mention].range.start)
      print(mention, document, console)
    }
    printQuotations(upTo: .max)
  }

  /// `name:line:column`, from 1.
  private static func place(_ offset: Int, _ document: DocumentSnapshot) -> String {
    let position = document.lines.position(ofByteOffset: offset, encoding: .utf32)
    return "\(document.uri.stem):\(position.line + 1):\(position.character + 1)"
  }

  /// One mention with the words around it.
  private static func print(_ index: Int, _ document: DocumentSnapshot, _ console: Console) {
    let mention = document.annotation.mentions[index]
    let content = document.lines.contentRange(ofLine: document.lines.line(ofByteOffset: mention.range.start))
    let before = Excerpt.line(document.text[ByteRange(content.start, mention.range.start)])
    let after = Excerpt.line(document.text[ByteRange(mention.range.end, content.end)], limitScalars: 40)
    let words = Excerpt.line(document.text[mention.range])
    // Excerpts are trimmed: a space stands at the mention's edge where one stands in the text.
    func space(_ start: Int, _ end: Int) -> String {
      let edge = document.text[ByteRange(start, end)].unicodeScalars
      let scalar = start == mention.range.end ? edge.first : edge.last
      return scalar?.properties.isWhitespace == true ? " " : ""
    }
    console.printLine(
      "  \(place(mention.range.start, document)): \(mention.kind.name)  "
        + "\(ending(before, limitScalars: 40))\(space(content.start, mention.range.start))[\(words)]"
        + "\(space(mention.range.end, content.end))\(after)")
  }

  /// The end of a line of text.
  private static func ending(_ text: String, limitScalars: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > limitScalars else { return text }
    var result = "…"
    result.unicodeScalars.append(contentsOf: scalars.suffix(limitScalars - 1))
    return result
  }
}

// gloss quotes: who said what.

import Annotation
import Corpus
import Features
import JSON
import Text

/// Lists quotations by speaker and words.
enum QuotesCommand: Command {
  static let name = "quotes"
  static let summary = "List who said what, by speaker or by words."
  static let operands = "FILE…"
  static let options =
    [
      Option("--speaker", value: "NAME", help: "only by this speaker, under any of their names"),
      Option("--to", value: "NAME", help: "only what was said to them"),
      Option("--text", value: "WORDS", help: "only with these words, whatever their case, accents and marks"),
      Option("--fuzzy", help: "let some of the words be missing or different"),
      Option("--kind", value: "KIND", choices: ["direct", "mixed", "indirect"], help: "only of this kind"),
      Option("--format", value: "FORMAT", choices: ["table", "jsonl", "csv", "markdown"], help: "table by default"),
    ] + Inputs.options

  static func run(_ arguments: Arguments, _ console: Console) throws(UsageError) -> ExitStatus {
    var query = QuoteQuery(text: arguments["--text"], match: arguments.has("--fuzzy") ? .fuzzy : .substring)
    if arguments.has("--fuzzy"), query.text == nil {
      throw UsageError(message: "--fuzzy needs words to compare; give --text WORDS")
    }
    if let name = arguments["--speaker"] { query.speaker = .name(name) }
    if let name = arguments["--to"] { query.addressee = .name(name) }
    let kinds: [QuotationKind] = [.direct, .mixed, .indirect]
    if let kind = arguments["--kind"] { query.kinds = kinds.filter { $0.name == kind } }
    let (corpus, isComplete) = try Inputs(arguments.operands, arguments, console).corpus()
    let found = QuoteLookup.find(query, in: corpus)
    switch arguments["--format"] {
    case "jsonl":
      for quote in found { console.write(line(of: quote) + [0x0A]) }
    default:
      var table = Table(columns: ["speaker", "quotation", "kind", "cue", "to", "place"])
      for quote in found { table.rows.append(row(of: quote)) }
      console.print(table.text(as: arguments["--format"].flatMap(Table.Form.init) ?? .aligned))
    }
    return isComplete ? .success : .input
  }

  private static func row(of found: FoundQuote) -> [String] {
    let quotation = found.quotation
    let place = Location(found.document, quotation.extent)
    return [
      QuotationCard.speakerName(quotation, in: found.document) ?? "",
      QuotationCard.words(quotation, in: found.document, limitScalars: .max), quotation.kind.name,
      Excerpt.line(quotation.cue.map { found.document.text[$0] }.joined(separator: " … ")),
      QuotationCard.addresseeName(quotation, in: found.document) ?? "",
      "\(found.document.uri.stem):\(place.lineNumber)",
    ]
  }

  /// One quotation as a JSON object, keys sorted, offsets in code points.
  private static func line(of found: FoundQuote) -> [UInt8] {
    let quotation = found.quotation
    let offsets = TextOffsets(found.document.text, unit: .codePoints)
    var writer = JSONWriter()
    func write(_ ranges: [ByteRange], to writer: inout JSONWriter) {
      writer.array { writer in
        for range in ranges { writer.array([offsets.offset(of: range.start), offsets.offset(of: range.end)]) }
      }
    }
    func write(_ name: String?, to writer: inout JSONWriter) {
      if let name { writer.string(name) } else { writer.null() }
    }
    writer.object { writer in
      writer.key("addressee")
      write(QuotationCard.addresseeName(quotation, in: found.document), to: &writer)
      writer.key("cue")
      write(quotation.cue, to: &writer)
      writer.member("document", found.document.uri.stem)
      writer.member("id", found.id)
      writer.member("kind", quotation.kind.name)
      writer.member("line", Location(found.document, quotation.extent).lineNumber)
      writer.key("medium")
      write(quotation.medium, to: &writer)
      writer.member("polarity", quotation.polarity.name)
      writer.member("score", found.score)
      if quotation.isAnonymous { writer.member("source", "anonymous") }
      writer.key("spans")
      write(quotation.spans, to: &writer)
      writer.key("speaker")
      write(QuotationCard.speakerName(quotation, in: found.document), to: &writer)
      let speakers = QuotationCard.speakers(quotation, in: found.document).map(\.name)
      if speakers.count > 1 { writer.member("speakers", speakers) }
      writer.member("text", Excerpt.quotation(quotation.spans, in: found.document.text))
    }
    return writer.bytes
  }
}

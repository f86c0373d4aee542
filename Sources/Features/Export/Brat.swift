// Standoff annotations for the brat rapid annotation tool.

import Annotation
import Corpus
import Text

/// Writes an annotation in brat's standoff format.
///
/// `T` lines are mentions, values, quotations and cues with code-point offsets (several fragments for a split
/// quotation), `E` lines tie a quotation to speaker and cue, `*` lines are chains, `A` lines the kinds and how sure they
/// are, `N` lines the identifiers of entities, `#` lines the values.
public enum Brat {
  /// The `.ann` file of a document.
  public static func file(of document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> String {
    var writer = BratWriter(document, corpus)
    writer.write()
    return writer.lines.map { $0 + "\n" }.joined()
  }
}

private struct BratWriter {
  let document: DocumentSnapshot
  let corpus: CorpusSnapshot?
  let offsets: TextOffsets
  var lines: [String] = []
  private var spanCount = 0
  private var attributeCount = 0
  private var noteCount = 0
  private var normalizationCount = 0
  /// The number of each mention's `T` line.
  private var spanOfMention: [Int] = []

  init(_ document: DocumentSnapshot, _ corpus: CorpusSnapshot?) {
    self.document = document
    self.corpus = corpus
    offsets = TextOffsets(document.text, unit: .codePoints)
  }

  mutating func write() {
    let annotation = document.annotation
    for mention in annotation.mentions {
      let span = addSpan(mention.type?.name ?? "MENTION", [mention.range])
      spanOfMention.append(span)
      addAttribute("Kind", span, mention.kind.name)
      addAttribute("Confidence", span, String(mention.confidence))
      if mention.isMetonym { addAttribute("Metonym", span, nil) }
    }
    for expression in annotation.expressions {
      let span = addSpan(expression.type.name, [expression.range])
      addNote(span, expression.value)
    }
    for (index, quotation) in annotation.quotations.enumerated() where !quotation.spans.isEmpty {
      write(quotation, number: index + 1)
    }
    for (index, chain) in annotation.chains.enumerated() {
      let spans = chain.mentions.filter(spanOfMention.indices.contains).map { "T\(spanOfMention[$0])" }
      if spans.count > 1 { lines.append("*\tCoref " + spans.joined(separator: " ")) }
      if let first = chain.mentions.first, spanOfMention.indices.contains(first) {
        addNormalization(spanOfMention[first], document.entityID(ofChain: index, in: corpus), chain.canonicalName)
      }
    }
  }

  private mutating func write(_ quotation: Quotation, number: Int) {
    let span = addSpan("Quotation", quotation.spans)
    addAttribute("QuotationKind", span, quotation.kind.name)
    addAttribute("Confidence", span, String(quotation.confidence))
    var event = "E\(number)\tQuotation:T\(span)"
    let speakers = quotation.speakerMentions.filter(spanOfMention.indices.contains)
    // Of several arguments with one role brat numbers all but the first.
    for (number, mention) in speakers.enumerated() {
      event += " Speaker\(number == 0 ? "" : String(number + 1)):T\(spanOfMention[mention])"
    }
    if speakers.isEmpty, !quotation.speaker.isEmpty {
      event += " Speaker:T\(addSpan("Speaker", quotation.speaker))"
    }
    if !quotation.cue.isEmpty { event += " Cue:T\(addSpan("Cue", quotation.cue))" }
    if !quotation.addressee.isEmpty { event += " Addressee:T\(addSpan("Addressee", quotation.addressee))" }
    lines.append(event)
  }

  private mutating func addSpan(_ type: String, _ ranges: [ByteRange]) -> Int {
    spanCount += 1
    let fragments = ranges.map { "\(offsets.offset(of: $0.start)) \(offsets.offset(of: $0.end))" }
    let words = ranges.map { Self.oneLine(document.text[$0]) }
    lines.append("T\(spanCount)\t\(type) \(fragments.joined(separator: ";"))\t\(words.joined(separator: " "))")
    return spanCount
  }

  private mutating func addAttribute(_ name: String, _ span: Int, _ value: String?) {
    attributeCount += 1
    lines.append("A\(attributeCount)\t\(name) T\(span)" + (value.map { " " + $0 } ?? ""))
  }

  private mutating func addNormalization(_ span: Int, _ id: String, _ name: String) {
    normalizationCount += 1
    lines.append("N\(normalizationCount)\tReference T\(span) gloss:\(id)\t\(Self.oneLine(name))")
  }

  private mutating func addNote(_ span: Int, _ text: String) {
    noteCount += 1
    lines.append("#\(noteCount)\tAnnotatorNotes T\(span)\t\(Self.oneLine(text))")
  }

  /// A text whose line ends and tabs are spaces, one for one, so that its length agrees with its offsets.
  private static func oneLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar) }
    return result
  }
}

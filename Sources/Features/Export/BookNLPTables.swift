// The three tables that BookNLP writes, for evaluators that read them.
//
// Columns that Gloss does not know (lemmas, events) hold "_" and "O". Offsets are code points, as BookNLP's are.

import Annotation
import Corpus
import Prose
import Text

/// Writes an annotation as BookNLP's tables, tab-separated.
public enum BookNLPTables {
  /// The table `.tokens`.
  public static func tokens(of document: DocumentSnapshot) -> String {
    let (annotation, prose) = (document.annotation, document.annotation.prose)
    let offsets = TextOffsets(document.text, unit: .codePoints)
    var output =
      "paragraph_ID\tsentence_ID\ttoken_ID_within_sentence\ttoken_ID_within_document\tword\tlemma\tbyte_onset\t"
      + "byte_offset\tPOS_tag\tfine_POS_tag\tdependency_relation\tsyntactic_head_ID\tevent\n"
    for (sentenceIndex, sentence) in prose.sentences.enumerated() {
      for token in sentence.tokens where prose.tokens.indices.contains(token) {
        let range = prose.tokens[token].range
        let tag = annotation.partsOfSpeech.indices.contains(token) ? annotation.partsOfSpeech[token] : nil
        let relation = annotation.dependencies.indices.contains(token) ? annotation.dependencies[token] : nil
        let head = annotation.heads.indices.contains(token) ? Int(annotation.heads[token]) : -1
        output += row([
          "\(sentence.paragraph)", "\(sentenceIndex)", "\(token - sentence.tokens.lowerBound)", "\(token)",
          Excerpt.line(document.text[range]), "_", "\(offsets.offset(of: range.start))",
          "\(offsets.offset(of: range.end))", tag.map { CoNLLU.universalTag($0, relation) } ?? "_", tag?.name ?? "_",
          relation?.name ?? "_", "\(head < 0 ? token : head)", "O",
        ])
      }
    }
    return output
  }

  /// The table `.entities`: mentions of the six categories that BookNLP knows.
  public static func entities(of document: DocumentSnapshot) -> String {
    var output = "COREF\tstart_token\tend_token\tprop\tcat\ttext\n"
    for mention in document.annotation.mentions {
      guard let category = category(MentionLookup.type(of: mention, in: document)),
        let (first, last) = tokens(of: mention.range, in: document)
      else { continue }
      let form: String =
        switch mention.kind {
        case .name: "PROP"
        case .nominal: "NOM"
        case .pronoun: "PRON"
        }
      output += row([
        "\(mention.chain)", "\(first)", "\(last)", form, category, Excerpt.line(document.text[mention.range]),
      ])
    }
    return output
  }

  /// The table `.quotes`: one row for each direct quotation.
  public static func quotes(of document: DocumentSnapshot) -> String {
    var output = "quote_start\tquote_end\tmention_start\tmention_end\tmention_phrase\tchar_id\tquote\n"
    for quotation in document.annotation.quotations where quotation.kind == .direct {
      guard let (first, last) = tokens(of: quotation.extent, in: document) else { continue }
      let speaker = quotation.speaker.first.flatMap { tokens(of: $0, in: document) }
      output += row([
        "\(first)", "\(last)", speaker.map { "\($0.first)" } ?? "None", speaker.map { "\($0.last)" } ?? "None",
        quotation.speaker.first.map { Excerpt.line(document.text[$0]) } ?? "None",
        quotation.chain.map(String.init) ?? "None", Excerpt.quotation(quotation.spans, in: document.text),
      ])
    }
    return output
  }

  private static func tokens(of range: ByteRange, in document: DocumentSnapshot) -> (first: Int, last: Int)? {
    guard !range.isEmpty else { return nil }
    let prose = document.annotation.prose
    let first = prose.tokenIndex(atOrAfter: range.start)
    let last = prose.tokenIndex(atOrAfter: range.end - 1)
    return first <= last && prose.tokens.indices.contains(last) ? (first, last) : nil
  }

  private static func category(_ type: EntityType?) -> String? {
    switch type {
    case .person: "PER"
    case .geopoliticalEntity: "GPE"
    case .location: "LOC"
    case .facility: "FAC"
    case .organization: "ORG"
    default: nil
    }
  }

  private static func row(_ columns: [String]) -> String { columns.joined(separator: "\t") + "\n" }
}

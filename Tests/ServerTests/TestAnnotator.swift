// A small annotator for tests of the server: runs of capitalised words are names, marks are quotations.
//
// It stands in for the pipeline, so that these tests fail for faults of the server alone.

import Annotation
import Corpus
import Prose
import Text

/// Annotates by capitals and marks.
enum TestAnnotator {
  static func annotate(_ text: SourceText, markup: MarkupKind) -> DocumentAnnotation {
    var annotation = DocumentAnnotation(prose: ProseReader.read(text, markup: markup))
    let tokens = annotation.prose.tokens
    var index = 0
    while index < tokens.count {
      let start = index
      while index < tokens.count, tokens[index].shape.contains(.capitalized),
        index == start || tokens[index].range.start == tokens[index - 1].range.end + 1
      { index += 1 }
      if index > start {
        addName(ByteRange(tokens[start].range.start, tokens[index - 1].range.end), to: &annotation)
      }
      index = Swift.max(index, start + 1)
    }
    addQuotations(to: &annotation)
    annotation.referenceDate = annotation.prose.metadata.date.map { ReferenceDate(value: $0, origin: .frontMatter) }
    return annotation
  }

  private static func addName(_ range: ByteRange, to annotation: inout DocumentAnnotation) {
    let name = annotation.text[range]
    let mention = annotation.mentions.count
    let chain: Int
    if let known = annotation.chains.firstIndex(where: { $0.canonicalName == name }) {
      chain = known
      annotation.chains[chain].mentions.append(mention)
    } else {
      chain = annotation.chains.count
      annotation.chains.append(
        Chain(
          canonicalName: name, type: .person, mentions: [mention], introducingMention: mention,
          roles: [Role(text: name, range: range)]))
    }
    annotation.mentions.append(
      Mention(range: range, nounPhrase: range, head: range, kind: .name, type: .person, chain: chain))
  }

  private static func addQuotations(to annotation: inout DocumentAnnotation) {
    for span in annotation.prose.quotedSpans where !span.content.isEmpty && span.depth == 0 {
      let speaker = annotation.mentions.indices.first { annotation.mentions[$0].range.start >= span.content.end }
      annotation.quotations.append(
        Quotation(
          spans: [span.content], marked: [span.content], kind: .direct,
          speaker: speaker.map { [annotation.mentions[$0].range] } ?? [],
          speakerMentions: speaker.map { [$0] } ?? [],
          chains: speaker.map { [annotation.mentions[$0].chain] } ?? []))
    }
  }
}

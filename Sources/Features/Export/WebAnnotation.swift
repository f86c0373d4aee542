// Annotations in the data model of the W3C (Web Annotation Data Model, 2017).

import Annotation
import Corpus
import JSON
import Text

/// Writes an annotation as a JSON array of Web Annotations, keys sorted.
///
/// Each mention, value and quotation is one annotation: a position in code points and the exact words with what stands
/// around them, so that it can be found again in a changed text.
public enum WebAnnotation {
  /// The length of the context before and after the exact words.
  private static let contextScalarCount = 32

  /// The array of a document, without a line end.
  public static func array(of document: DocumentSnapshot, corpus: CorpusSnapshot? = nil) -> [UInt8] {
    let offsets = TextOffsets(document.text, unit: .codePoints)
    let annotation = document.annotation
    var writer = JSONWriter(capacity: document.text.count * 8)
    writer.array { writer in
      for mention in annotation.mentions {
        let chain = annotation.chains.indices.contains(mention.chain) ? annotation.chains[mention.chain] : nil
        let body = Body(
          purpose: "identifying", source: "gloss:/entity/" + document.entityID(ofChain: mention.chain, in: corpus),
          value: chain?.canonicalName ?? "", type: mention.type?.name)
        write(body, [mention.range], document, offsets, to: &writer)
      }
      for expression in annotation.expressions {
        let body = Body(purpose: "classifying", source: nil, value: expression.value, type: expression.type.name)
        write(body, [expression.range], document, offsets, to: &writer)
      }
      for quotation in annotation.quotations where !quotation.spans.isEmpty {
        let speaker = QuotationCard.speakerName(quotation, in: document) ?? ""
        let source = quotation.chain.map { "gloss:/entity/" + document.entityID(ofChain: $0, in: corpus) }
        let body = Body(purpose: "linking", source: source, value: speaker, type: quotation.kind.name)
        write(body, quotation.spans, document, offsets, to: &writer)
      }
    }
    return writer.bytes
  }

  private struct Body {
    var purpose: String
    var source: String?
    var value: String
    var type: String?
  }

  private static func write(
    _ body: Body, _ ranges: [ByteRange], _ document: DocumentSnapshot, _ offsets: TextOffsets,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("@context", "http://www.w3.org/ns/anno.jsonld")
      writer.key("body")
      writer.array { writer in
        if let source = body.source {
          writer.object { writer in
            writer.member("purpose", body.purpose)
            writer.member("source", source)
            writer.member("type", "SpecificResource")
          }
        }
        if !body.value.isEmpty { writeText(body.value, purpose: "describing", to: &writer) }
        if let type = body.type { writeText(type, purpose: "tagging", to: &writer) }
      }
      writer.member("motivation", body.purpose)
      writer.key("target")
      writer.array { writer in
        for range in ranges { writeTarget(range, document, offsets, to: &writer) }
      }
      writer.member("type", "Annotation")
    }
  }

  private static func writeText(_ value: String, purpose: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("purpose", purpose)
      writer.member("type", "TextualBody")
      writer.member("value", value)
    }
  }

  private static func writeTarget(
    _ range: ByteRange, _ document: DocumentSnapshot, _ offsets: TextOffsets, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.key("selector")
      writer.array { writer in
        writer.object { writer in
          writer.member("end", offsets.offset(of: range.end))
          writer.member("start", offsets.offset(of: range.start))
          writer.member("type", "TextPositionSelector")
        }
        writer.object { writer in
          writer.member("exact", document.text[range])
          let before = document.text[ByteRange(range.start - contextScalarCount * 4, range.start)]
          writer.member("prefix", string(Array(before.unicodeScalars).suffix(contextScalarCount)))
          let after = document.text[ByteRange(range.end, range.end + contextScalarCount * 4)]
          writer.member("suffix", string(Array(after.unicodeScalars).prefix(contextScalarCount)))
          writer.member("type", "TextQuoteSelector")
        }
      }
      writer.member("source", document.uri.spelling)
      writer.key("state")
      writer.object { writer in
        writer.member("type", "State")
        writer.member("value", document.digest)
      }
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }
}

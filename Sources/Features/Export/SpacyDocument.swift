// A document as spaCy's `Doc.from_json` reads it.

import Annotation
import Corpus
import JSON
import Prose
import Text

/// Writes an annotation as the JSON form of a spaCy document, offsets in code points, keys sorted.
public enum SpacyDocument {
  /// The document; quotations are the span group `quotes`, with the speaker's name as `kb_id`.
  public static func json(of document: DocumentSnapshot) -> [UInt8] {
    let (annotation, prose) = (document.annotation, document.annotation.prose)
    let offsets = TextOffsets(document.text, unit: .codePoints)
    func bounds(_ range: ByteRange, _ writer: inout JSONWriter, _ middle: (inout JSONWriter) -> Void = { _ in }) {
      writer.member("end", offsets.offset(of: range.end))
      middle(&writer)
      writer.member("start", offsets.offset(of: range.start))
    }
    var writer = JSONWriter(capacity: document.text.count * 8)
    writer.object { writer in
      writer.key("ents")
      writer.array { writer in
        for entity in annotation.entities {
          writer.object { bounds(entity.range, &$0) { $0.member("label", entity.type.name) } }
        }
      }
      writer.key("sents")
      writer.array { writer in
        for sentence in prose.sentences { writer.object { bounds(sentence.range, &$0) } }
      }
      writer.key("spans")
      writer.object { writer in
        writer.key("quotes")
        writer.array { writer in
          for quotation in annotation.quotations {
            let speaker = QuotationCard.speakerName(quotation, in: document) ?? ""
            for span in quotation.spans {
              writer.object { writer in
                bounds(span, &writer) { writer in
                  writer.member("kb_id", speaker)
                  writer.member("label", quotation.kind.name)
                }
              }
            }
          }
        }
      }
      writer.key("text")
      writer.string(utf8: document.text.bytes)
      writer.key("tokens")
      writer.array { writer in
        for token in prose.tokens.indices { write(token, of: document, offsets, to: &writer) }
      }
    }
    return writer.bytes
  }

  private static func write(
    _ index: Int, of document: DocumentSnapshot, _ offsets: TextOffsets, to writer: inout JSONWriter
  ) {
    let annotation = document.annotation
    let range = annotation.prose.tokens[index].range
    let relation = annotation.dependencies.indices.contains(index) ? annotation.dependencies[index] : nil
    writer.object { writer in
      if let relation {
        writer.member("dep", relation == .root ? "ROOT" : relation.name)
      }
      writer.member("end", offsets.offset(of: range.end))
      if annotation.heads.indices.contains(index), relation != nil {
        let head = Int(annotation.heads[index])
        writer.member("head", annotation.prose.tokens.indices.contains(head) ? head : index)
      }
      writer.member("id", index)
      if annotation.partsOfSpeech.indices.contains(index) {
        let tag = annotation.partsOfSpeech[index]
        writer.member("pos", CoNLLU.universalTag(tag, relation))
        writer.member("start", offsets.offset(of: range.start))
        writer.member("tag", tag.name)
      } else {
        writer.member("start", offsets.offset(of: range.start))
      }
    }
  }
}

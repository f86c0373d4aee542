// The batch output: one JSON object a line for each document. The form is fixed; README and scorers rely on it.

import Annotation
import JSON
import Prose
import Text

/// Writes an annotation as one line of JSON, keys sorted.
public struct JSONLines: Sendable {
  /// What an offset counts.
  public var unit: OffsetUnit
  /// Whether the text itself is written.
  public var includesText: Bool

  /// Lines with offsets in `unit`, with or without the text.
  public init(unit: OffsetUnit = .codePoints, includesText: Bool = true) {
    self.unit = unit
    self.includesText = includesText
  }

  /// The line of a document, without a line end. `id` is written as it came.
  public func line(of annotation: DocumentAnnotation, id: JSONValue) -> [UInt8] {
    var writer = JSONWriter(capacity: annotation.text.count * 4 + 1024)
    write(annotation, id: id, to: &writer)
    return writer.bytes
  }

  /// Writes the object of a document.
  public func write(_ annotation: DocumentAnnotation, id: JSONValue, to writer: inout JSONWriter) {
    let body = DocumentLine(annotation: annotation, offsets: TextOffsets(annotation.text, unit: unit))
    writer.object { writer in
      body.writeChains(to: &writer)
      body.writeEchoes(to: &writer)
      body.writeEntities(to: &writer)
      body.writeExpressions(to: &writer)
      writer.key("id")
      id.write(to: &writer, sortsKeys: true)
      body.writeMarks(to: &writer)
      body.writeMentions(to: &writer)
      body.writeQuotes(to: &writer)
      writer.key("sentences")
      body.write(annotation.prose.sentences.map(\.range), to: &writer)
      if includesText {
        writer.key("text")
        writer.string(utf8: annotation.text.bytes)
      }
      writer.key("tokens")
      body.write(annotation.prose.tokens.map(\.range), to: &writer)
    }
  }
}

/// The parts of one line.
private struct DocumentLine {
  let annotation: DocumentAnnotation
  let offsets: TextOffsets

  func writeChains(to writer: inout JSONWriter) {
    let identifiers = annotation.chains.indices.map { (id: identifier($0), index: $0) }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    writer.key("chains")
    writer.object { writer in
      for (id, index) in identifiers {
        writer.key(id)
        write(annotation.chains[index], to: &writer)
      }
    }
  }

  private func write(_ chain: Chain, to writer: inout JSONWriter) {
    writer.object { writer in
      var seen: Set<String> = [chain.canonicalName]
      writer.member("aliases", chain.aliases.map(\.text).filter { seen.insert($0).inserted })
      writeAttributes(of: chain, to: &writer)
      writer.member("name", chain.canonicalName)
      writer.member("roles", chain.roles.map(\.text))
      writer.key("type")
      if let type = chain.type { writer.string(type.name) } else { writer.null() }
    }
  }

  private func writeAttributes(of chain: Chain, to writer: inout JSONWriter) {
    let number: String? =
      switch chain.number {
      case .unknown: nil
      case .singular: "singular"
      case .plural: "plural"
      }
    let isEmpty = chain.lexiconFacts.isEmpty && chain.gender == .unknown && number == nil && chain.relations.isEmpty
    guard !isEmpty else { return }
    writer.key("attributes")
    writer.object { writer in
      if !chain.lexiconFacts.isEmpty { writer.member("facts", chain.lexiconFacts) }
      if chain.gender != .unknown { writer.member("gender", chain.gender.name) }
      if let number { writer.member("number", number) }
      guard !chain.relations.isEmpty else { return }
      writer.key("relations")
      writer.array { writer in
        for relation in chain.relations {
          writer.object { writer in
            writer.member("chain", identifier(relation.chain))
            writer.member("kind", relation.kind.name)
          }
        }
      }
    }
  }

  func writeEchoes(to writer: inout JSONWriter) {
    writer.key("echoes")
    writer.array { writer in
      for echo in annotation.echoes {
        writer.object { writer in
          writer.key("heading")
          write(echo.heading, to: &writer)
          writer.key("quote")
          write(echo.quoted, to: &writer)
        }
      }
    }
  }

  func writeEntities(to writer: inout JSONWriter) {
    writer.key("entities")
    writer.array { writer in
      for entity in annotation.entities {
        writer.object { writer in
          if let chain = entity.chain { writer.member("chain", identifier(chain)) }
          writeBounds(entity.range, to: &writer)
          writer.member("type", entity.type.name)
        }
      }
    }
  }

  func writeExpressions(to writer: inout JSONWriter) {
    writer.key("expressions")
    writer.array { writer in
      for expression in annotation.expressions {
        writer.object { writer in
          writeBounds(expression.range, to: &writer)
          writer.member("type", expression.type.name)
          writer.member("value", expression.value)
        }
      }
    }
  }

  func writeMarks(to writer: inout JSONWriter) {
    writer.key("marks")
    writer.array { writer in
      for mark in annotation.marks {
        writer.object { writer in
          writer.member("end", offsets.offset(of: mark.range.end))
          writer.member("kind", mark.kind.name)
          writer.member("start", offsets.offset(of: mark.range.start))
        }
      }
    }
  }

  func writeMentions(to writer: inout JSONWriter) {
    writer.key("mentions")
    writer.array { writer in
      for mention in annotation.mentions {
        writer.object { writer in
          writer.member("chain", identifier(mention.chain))
          writer.member("end", offsets.offset(of: mention.range.end))
          writer.member("kind", mention.kind.name)
          if mention.isMetonym { writer.member("metonym", true) }
          let nounPhrase = annotation.coreferenceSpan(of: mention)
          if nounPhrase != mention.range {
            writer.key("np")
            write(nounPhrase, to: &writer)
          }
          writer.member("start", offsets.offset(of: mention.range.start))
          if let type = mention.type { writer.member("type", type.name) }
        }
      }
    }
  }

  func writeQuotes(to writer: inout JSONWriter) {
    writer.key("quotes")
    writer.array { writer in
      for quotation in annotation.quotations {
        writer.object { writer in
          if !quotation.addressee.isEmpty {
            writer.key("addressee")
            write(quotation.addressee, to: &writer)
          }
          writer.key("chain")
          if let chain = quotation.chain { writer.string(identifier(chain)) } else { writer.null() }
          if quotation.chains.count > 1 { writer.member("chains", quotation.chains.map(identifier)) }
          writeOrNull(quotation.cue, key: "cue", to: &writer)
          writer.member("kind", quotation.kind.name)
          writer.key("marked")
          write(quotation.marked, to: &writer)
          if quotation.isAnonymous { writer.member("source", "anonymous") }
          writer.key("spans")
          write(quotation.spans, to: &writer)
          writeOrNull(quotation.speaker, key: "speaker", to: &writer)
        }
      }
    }
  }

  /// The name of a chain within its document.
  private func identifier(_ chain: Int) -> String { "c\(chain)" }

  private func writeBounds(_ range: ByteRange, to writer: inout JSONWriter) {
    writer.member("end", offsets.offset(of: range.end))
    writer.member("start", offsets.offset(of: range.start))
  }

  private func write(_ range: ByteRange, to writer: inout JSONWriter) {
    writer.array { writer in
      writer.integer(offsets.offset(of: range.start))
      writer.integer(offsets.offset(of: range.end))
    }
  }

  func write(_ ranges: [ByteRange], to writer: inout JSONWriter) {
    writer.array { writer in
      for range in ranges { write(range, to: &writer) }
    }
  }

  private func writeOrNull(_ ranges: [ByteRange], key: StaticString, to writer: inout JSONWriter) {
    writer.key(key)
    if ranges.isEmpty { writer.null() } else { write(ranges, to: &writer) }
  }
}

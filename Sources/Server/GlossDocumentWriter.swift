// The annotation of a whole document on the wire: the keys of the batch output, with ranges in the place of its offsets.
//
// It writes straight into JSON: a long document has tens of thousands of facts, and values in between would double them.

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Prose
import Text

/// The sections of a document's annotation that a client can ask for.
enum GlossSection: String, CaseIterable, Sendable {
  case structure, mentions, entities, quotations, times, links, evidence
}

/// Writes the annotation of one document.
struct GlossDocumentWriter {
  /// The document.
  let document: DocumentSnapshot
  /// Converts ranges, and knows the entities.
  let context: RequestContext
  /// Whether spans carry byte offsets.
  let offsets: Bool
  /// What is wanted.
  let sections: Set<GlossSection>

  /// A writer for what a client has selected; nil for all.
  init(_ document: DocumentSnapshot, _ context: RequestContext, _ selection: GlossSelection, method: String)
    throws(ResponseError)
  {
    self.document = document
    self.context = context
    offsets = selection.includesOffsets
    var sections = Set(GlossSection.allCases)
    if let names = selection.sections {
      sections = []
      for name in names {
        guard let section = GlossSection(rawValue: name) else {
          let known = GlossSection.allCases.map(\.rawValue).joined(separator: ", ")
          throw Refusal.params(method, "include", "expected any of \(known)")
        }
        sections.insert(section)
      }
    }
    self.sections = sections
  }

  private var annotation: DocumentAnnotation { document.annotation }

  /// The result. With `isKept` it names the document; with the `resultId` that the client still has it says only that
  /// nothing has changed.
  func result(isKept: Bool, previousResultID: String?) -> GlossDocumentResult {
    let sections = parts
    var all: [UInt8] = []
    for part in sections { all += part.json + [0x0A] }
    let resultID = Digest(of: all).name
    let isUnchanged = previousResultID == resultID
    var head = [
      GlossDocumentResult.Member(key: "digest", json: document.digest.json),
      GlossDocumentResult.Member(key: "resultId", json: resultID.json),
    ]
    if isKept {
      head.append(.init(key: "document", json: context.reference(document).json))
      head.append(.init(key: "revision", json: context.corpus.revision.json))
    }
    if document.isTooLarge { head.append(.init(key: "truncated", json: "document-too-large".json)) }
    if isUnchanged { head.append(.init(key: "unchanged", json: Array("true".utf8))) }
    return GlossDocumentResult(sections: isUnchanged ? [] : sections, head: head)
  }

  /// The members that the sections consist of, sorted by key.
  private var parts: [GlossDocumentResult.Member] {
    var parts: [GlossDocumentResult.Member] = []
    func add(_ section: GlossSection, _ key: String, _ write: (inout JSONWriter) -> Void) {
      guard sections.contains(section) else { return }
      var writer = JSONWriter(capacity: 1_024)
      write(&writer)
      parts.append(GlossDocumentResult.Member(key: key, json: writer.bytes))
    }
    add(.entities, "chains", writeChains)
    add(.links, "echoes", writeEchoes)
    add(.entities, "entities", writeEntities)
    add(.evidence, "evidence", writeEvidence)
    add(.times, "expressions", writeExpressions)
    add(.links, "links", writeLinks)
    add(.quotations, "marks", writeMarks)
    add(.mentions, "mentions", writeMentions)
    add(.structure, "paragraphs", writeParagraphs)
    add(.quotations, "quotes", writeQuotes)
    add(.structure, "sentences") { $0.array(annotation.prose.sentences.map { span($0.range) }) }
    add(.structure, "tokens") { $0.array(annotation.prose.tokens.map { span($0.range) }) }
    return parts
  }

  private func span(_ range: ByteRange) -> GlossSpan { context.span(range, in: document, offsets: offsets) }

  private func chainName(_ chain: Int) -> String { "c\(chain)" }

  private func writeArray<Element>(
    _ elements: [Element], to writer: inout JSONWriter, _ members: (Element, inout JSONWriter) -> Void
  ) {
    writer.array { writer in
      for element in elements { writer.object { members(element, &$0) } }
    }
  }

  // MARK: Entities

  private func writeChains(to writer: inout JSONWriter) {
    let order = annotation.chains.indices.map { (name: chainName($0), index: $0) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    writer.object { writer in
      for (name, index) in order {
        let chain = annotation.chains[index]
        writer.key(name)
        writer.object { writer in
          writer.member(
            "aliases", WireInvariants.unique(chain.aliases.map(\.text)).filter { $0 != chain.canonicalName })
          if !chain.lexiconFacts.isEmpty { writer.member("facts", chain.lexiconFacts) }
          if chain.gender != .unknown { writer.member("gender", chain.gender.name) }
          writer.member("name", chain.canonicalName)
          if chain.number != .unknown { writer.member("number", chain.number == .plural ? "plural" : "singular") }
          if !chain.relations.isEmpty {
            writer.key("relations")
            writeArray(chain.relations, to: &writer) { relation, writer in
              writer.member("chain", chainName(relation.chain))
              writer.member("kind", relation.kind.name)
            }
          }
          writer.member("roles", chain.roles.map(\.text))
          writer.member("type", chain.type?.name)
        }
      }
    }
  }

  private func writeEntities(to writer: inout JSONWriter) {
    writeArray(annotation.entities, to: &writer) { entity, writer in
      if let chain = entity.chain { writer.member("chain", chainName(chain)) }
      writer.member("span", span(entity.range))
      writer.member("type", entity.type.name)
    }
  }

  private func writeMentions(to writer: inout JSONWriter) {
    writeArray(annotation.mentions, to: &writer) { mention, writer in
      writer.member("chain", chainName(mention.chain))
      writer.member("confidence", mention.confidence)
      if sections.contains(.evidence) { writer.member("evidence", mention.evidence) }
      writer.member("kind", mention.kind.name)
      if mention.isMetonym { writer.member("metonym", true) }
      if mention.kind == .name, mention.nounPhrase != mention.range { writer.member("np", span(mention.nounPhrase)) }
      writer.member("span", span(mention.range))
      if let type = mention.type { writer.member("type", type.name) }
    }
  }

  private func writeLinks(to writer: inout JSONWriter) {
    let index = context.corpus.index(of: document.uri)
    writer.array { writer in
      for chain in annotation.chains.indices {
        guard let index, let entity = context.corpus.entities.entity(document: index, chain: chain) else { continue }
        let reason = entity.members.first { $0.document == index && $0.chain == chain }?.reason ?? .first
        writer.object { writer in
          writer.member("chain", chainName(chain))
          writer.member("entity", entity.id)
          writer.member("reason", reason.rawValue)
        }
      }
    }
  }

  // MARK: Quotations

  private func writeQuotes(to writer: inout JSONWriter) {
    writeArray(annotation.quotations, to: &writer) { quotation, writer in
      if !quotation.addressee.isEmpty { writer.member("addressee", quotation.addressee.map(span)) }
      writer.member("chain", quotation.chain.map(chainName))
      if quotation.chains.count > 1 { writer.member("chains", quotation.chains.map(chainName)) }
      writer.member("confidence", quotation.confidence)
      writer.member("cue", quotation.cue.isEmpty ? nil : quotation.cue.map(span))
      if sections.contains(.evidence) { writer.member("evidence", quotation.evidence) }
      writer.member("kind", quotation.kind.name)
      writer.member("marked", quotation.marked.map(span))
      if quotation.isAnonymous { writer.member("source", "anonymous") }
      writer.member("spans", quotation.spans.map(span))
      writer.member("speaker", quotation.speaker.isEmpty ? nil : quotation.speaker.map(span))
    }
  }

  private func writeMarks(to writer: inout JSONWriter) {
    writeArray(annotation.marks, to: &writer) { mark, writer in
      writer.member("kind", mark.kind.name)
      writer.member("span", span(mark.range))
    }
  }

  private func writeEchoes(to writer: inout JSONWriter) {
    writeArray(annotation.echoes, to: &writer) { echo, writer in
      writer.member("heading", span(echo.heading))
      writer.member("quote", span(echo.quoted))
    }
  }

  // MARK: The rest

  private func writeExpressions(to writer: inout JSONWriter) {
    writeArray(annotation.expressions, to: &writer) { expression, writer in
      if let anchor = expression.anchor { writer.member("anchor", span(anchor)) }
      if sections.contains(.evidence) { writer.member("evidence", expression.evidence) }
      writer.member("span", span(expression.range))
      writer.member("type", expression.type.name)
      writer.member("value", expression.value)
    }
  }

  private func writeParagraphs(to writer: inout JSONWriter) {
    writeArray(annotation.prose.paragraphs, to: &writer) { paragraph, writer in
      let kind: String =
        switch paragraph.kind {
        case .body: "body"
        case .heading: "heading"
        case .listItem: "listItem"
        case .blockQuotation: "blockQuotation"
        case .opaque: "opaque"
        }
      writer.member("kind", kind)
      if paragraph.level > 0 { writer.member("level", paragraph.level) }
      writer.member("span", span(paragraph.range))
    }
  }

  private func writeEvidence(to writer: inout JSONWriter) {
    writeArray(annotation.evidence, to: &writer) { evidence, writer in
      writer.key("alternatives")
      writeArray(evidence.alternatives, to: &writer) { alternative, writer in
        writer.member("reason", alternative.reason)
        writer.member("span", span(alternative.range))
        writer.member("text", alternative.text)
      }
      writer.member("rule", evidence.rule)
      writer.member("spans", evidence.ranges.map(span))
    }
  }
}

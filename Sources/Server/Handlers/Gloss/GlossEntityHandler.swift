// Who is this, in all documents?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `gloss/entity`.
enum GlossEntityHandler: RequestHandler {
  typealias Message = GlossEntityRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossEntityParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossEntityParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossEntityDetail? {
    if let id = params.entity {
      let identified = try context.identified(id)
      return context.detail(
        identified.entity, movedTo: identified.hasMoved ? identified.entity.id : nil, offsets: params.includesOffsets)
    }
    guard let uri = params.uri, let position = params.position else { return nil }
    return context.entity(at: position, in: try context.knownDocument(uri)).map {
      context.detail($0, movedTo: nil, offsets: params.includesOffsets)
    }
  }
}

extension RequestContext {
  /// All that the documents say of an entity.
  fileprivate func detail(_ entity: CorpusEntity, movedTo: String?, offsets: Bool) -> GlossEntityDetail {
    let found = EntityLookup.found(entity, in: corpus)
    let names = found.occurrences.flatMap(\.chain.aliases).filter { $0.text == entity.name }
    let own = names.isEmpty ? [] : [GlossName(count: names.reduce(0) { $0 + $1.count }, text: entity.name)]
    let relations = found.occurrences.flatMap { facts in
      facts.chain.relations.compactMap { relation -> GlossEntityDetail.Relation? in
        guard let other = EntityFacts(chain: relation.chain, in: facts.document),
          let id = entityID(ofChain: relation.chain, in: facts.document)
        else { return nil }
        return GlossEntityDetail.Relation(
          entity: id, kind: relation.kind.name, name: Excerpt.line(other.chain.canonicalName))
      }
    }
    return GlossEntityDetail(
      summary: self.entity(found, offsets: offsets), movedTo: movedTo,
      names: own + found.otherNames.map { GlossName(count: $0.count, text: $0.text) },
      roles: roles(of: found, offsets: offsets), documents: documents(of: entity),
      relations: WireInvariants.unique(relations),
      facts: WireInvariants.unique(found.occurrences.flatMap(\.chain.lexiconFacts)), revision: corpus.revision)
  }

  private func roles(of found: FoundEntity, offsets: Bool) -> [GlossEntityDetail.Role] {
    found.occurrences.flatMap { facts in
      facts.chain.roles.map { role in
        GlossEntityDetail.Role(
          document: reference(facts.document), span: span(role.range, in: facts.document, offsets: offsets),
          text: Excerpt.line(role.text))
      }
    }
  }

  private func documents(of entity: CorpusEntity) -> [GlossEntityDetail.Document] {
    entity.members.compactMap { member in
      guard let facts = EntityFacts(chain: member.chain, in: corpus.documents[member.document]) else { return nil }
      return GlossEntityDetail.Document(
        document: reference(facts.document), mentionCount: facts.mentions.count,
        quotationCount: facts.quotations.count, reason: member.reason.rawValue)
    }
  }
}

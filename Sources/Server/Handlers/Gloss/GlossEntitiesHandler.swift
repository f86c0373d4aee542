// Who and what occurs?

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol

/// Answers `gloss/entities`.
enum GlossEntitiesHandler: RequestHandler {
  typealias Message = GlossEntitiesRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossEntitiesParams) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossEntitiesParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossPage<GlossEntity> {
    var query = EntityQuery(name: params.name, isSpeaker: params.speakersOnly)
    switch params.match {
    case nil, "exact": break
    case "substring": query.matchesPart = true
    default: throw Refusal.params(Message.method, "match", "expected exact or substring")
    }
    if let sort = params.sort {
      guard let order = EntityQuery.Order(rawValue: sort) else {
        throw Refusal.params(Message.method, "sort", "expected name, mentions or first")
      }
      query.order = order
    }
    query.types = try RequestContext.types(params.types, Message.method)
    if let minimum = params.minimumMentionCount { query.minimumMentionCount = minimum }
    if params.id != nil { query.includesUnnamed = true }
    var found = EntityLookup.find(query, in: context.corpus, where: context.filter(params.scope))
    if let id = params.id { found = found.filter { $0.entity.id == id } }
    return try context.page(of: found, params.scope) { entity in
      context.entity(entity, offsets: params.scope.includesOffsets)
    }
  }
}

extension RequestContext {
  /// Types by their OntoNotes names.
  static func types(_ names: [String], _ method: String) throws(ResponseError) -> [EntityType] {
    var types: [EntityType] = []
    for name in names {
      guard let type = EntityType(name: name) else {
        throw Refusal.params(method, "type", "expected an OntoNotes name such as PERSON")
      }
      types.append(type)
    }
    return types
  }

  /// An entity.
  func entity(_ found: FoundEntity, offsets: Bool) -> GlossEntity {
    GlossEntity(
      id: found.entity.id, name: found.entity.name, type: found.entity.type?.name,
      aliases: WireInvariants.unique(found.otherNames.map(\.text)), roles: found.roles,
      mentionCount: found.mentionCount, quotationCount: found.quotationCount,
      documents: WireInvariants.unique(found.occurrences.map(\.document.uri.spelling)),
      first: found.firstMention.map { place($0, offsets: offsets) })
  }
}

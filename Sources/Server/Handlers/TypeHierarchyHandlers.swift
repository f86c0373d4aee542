// Who belongs to what.

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/prepareTypeHierarchy`. Only for clients that show type hierarchies: the rest would have a menu of it.
enum PrepareTypeHierarchyHandler: RequestHandler {
  typealias Message = PrepareTypeHierarchyRequest
  static let execution = Execution.inline
  static let feature = "typeHierarchy"

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.showsTypeHierarchies }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("typeHierarchyProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> [TypeHierarchyItem]? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    return TypeHierarchy.item(at: offset, in: document).map { [context.typeItem($0)] }
  }
}

/// Answers `typeHierarchy/supertypes`: what the item belongs to.
enum SupertypesHandler: RequestHandler {
  typealias Message = SupertypesRequest
  static let execution = Execution.background
  static let feature = PrepareTypeHierarchyHandler.feature

  static func documentURI(of params: CallHierarchyParams) -> String? { params.uri }

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.showsTypeHierarchies }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: CallHierarchyParams, _ context: RequestContext
  ) throws(ResponseError) -> [TypeHierarchyItem]? {
    guard let item = context.typeItem(params) else { return nil }
    return TypeHierarchy.supertypes(of: item, corpus: context.corpus(around: item.document)).map(context.typeItem)
  }
}

/// Answers `typeHierarchy/subtypes`: what belongs to the item.
enum SubtypesHandler: RequestHandler {
  typealias Message = SubtypesRequest
  static let execution = Execution.background
  static let feature = PrepareTypeHierarchyHandler.feature

  static func documentURI(of params: CallHierarchyParams) -> String? { params.uri }

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.showsTypeHierarchies }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: CallHierarchyParams, _ context: RequestContext
  ) throws(ResponseError) -> [TypeHierarchyItem]? {
    guard let item = context.typeItem(params) else { return nil }
    return TypeHierarchy.subtypes(of: item, corpus: context.corpus(around: item.document)).map(context.typeItem)
  }
}

extension RequestContext {
  /// The entity of an earlier answer: the one that is introduced at its place.
  fileprivate func typeItem(_ params: CallHierarchyParams) -> EntityFacts? {
    guard let document = document(params.uri) else { return nil }
    let range = byteRange(of: params.selectionRange, in: document)
    let mentions = document.annotation.mentions
    let exact = document.mentionIndex.owners(touching: range.start).first { mentions[$0].range == range }
    if let exact { return EntityFacts(chain: mentions[exact].chain, in: document) }
    return TypeHierarchy.item(at: range.start, in: document)
  }

  fileprivate func typeItem(_ facts: EntityFacts) -> TypeHierarchyItem {
    let range = facts.introducingMention?.range ?? ByteRange(0, 0)
    return TypeHierarchyItem(
      name: TypeHierarchy.name(of: facts), detail: facts.roles.first, kind: wire(Symbol.Kind(facts.chain.type)),
      uri: facts.document.uri.spelling,
      range: wire(range, in: facts.document))
  }
}

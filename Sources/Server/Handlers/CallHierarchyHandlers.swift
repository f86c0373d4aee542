// Who quotes whom.

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/prepareCallHierarchy`.
enum PrepareCallHierarchyHandler: RequestHandler {
  typealias Message = PrepareCallHierarchyRequest
  static let execution = Execution.inline
  static let feature = "callHierarchy"

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("callHierarchyProvider", true)
  }

  static func answer(
    _ params: TextDocumentPositionParams, _ context: RequestContext
  ) throws(ResponseError) -> [CallHierarchyItem]? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    let items = CallHierarchy.items(at: offset, in: document)
    return items.isEmpty ? nil : items.map { context.wire($0) }
  }
}

/// Answers `callHierarchy/incomingCalls`: whose quotations mention the item.
enum IncomingCallsHandler: RequestHandler {
  typealias Message = IncomingCallsRequest
  static let execution = Execution.background
  static let feature = PrepareCallHierarchyHandler.feature

  static func documentURI(of params: CallHierarchyParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: CallHierarchyParams, _ context: RequestContext
  ) throws(ResponseError) -> [CallHierarchyCall]? {
    guard let item = context.item(params) else { return nil }
    let calls = CallHierarchy.incoming(to: item, corpus: context.corpus(around: item.facts.document))
    return calls.map { context.wire($0, isIncoming: true) }
  }
}

/// Answers `callHierarchy/outgoingCalls`: whom the item's quotations mention.
enum OutgoingCallsHandler: RequestHandler {
  typealias Message = OutgoingCallsRequest
  static let execution = Execution.background
  static let feature = PrepareCallHierarchyHandler.feature

  static func documentURI(of params: CallHierarchyParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: CallHierarchyParams, _ context: RequestContext
  ) throws(ResponseError) -> [CallHierarchyCall]? {
    guard let item = context.item(params) else { return nil }
    return CallHierarchy.outgoing(from: item).map { context.wire($0, isIncoming: false) }
  }
}

extension RequestContext {
  /// The item of an earlier answer: the entity that is introduced at its place.
  fileprivate func item(_ params: CallHierarchyParams) -> QuotingItem? {
    guard let document = document(params.uri) else { return nil }
    let range = byteRange(of: params.selectionRange, in: document)
    let mentions = document.annotation.mentions
    let exact = document.mentionIndex.owners(touching: range.start).first { mentions[$0].range == range }
    if let exact { return EntityFacts(chain: mentions[exact].chain, in: document).map { QuotingItem(facts: $0) } }
    return CallHierarchy.items(at: range.start, in: document).first
  }

  fileprivate func wire(_ item: QuotingItem) -> CallHierarchyItem {
    let document = item.facts.document
    return CallHierarchyItem(
      name: item.name, detail: item.detail, uri: document.uri.spelling, range: wire(item.range, in: document))
  }

  fileprivate func wire(_ call: QuotingCall, isIncoming: Bool) -> CallHierarchyCall {
    CallHierarchyCall(
      isIncoming: isIncoming, item: wire(call.item),
      fromRanges: call.mentions.map { wire($0.range, in: $0.document) })
  }
}

// What refers to the same?

import Annotation
import Features
import JSON
import LanguageServerProtocol

/// Answers `textDocument/references`.
enum ReferencesHandler: RequestHandler {
  typealias Message = ReferencesRequest
  static let execution = Execution.inline

  static func documentURI(of params: ReferenceParams) -> String? { params.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("referencesProvider", true)
  }

  static func answer(
    _ params: ReferenceParams, _ context: RequestContext
  ) throws(ResponseError) -> [ReferenceLocation]? {
    guard let document = context.document(params.uri) else { return nil }
    let offset = context.byteOffset(of: params.position, in: document)
    let references = References.all(
      at: offset, in: document, corpus: context.corpus(around: document),
      includesDeclaration: params.includesDeclaration)
    let isNamed = context.client.takesReferenceContainers
    let locations = references.prefix(context.settings.limits.resultItemCount).map { reference in
      let location = context.wire(reference.location)
      guard isNamed else { return ReferenceLocation(location: location) }
      return ReferenceLocation(
        location: location, containerName: reference.speaker, isQuoted: reference.isQuoted,
        mentionKind: reference.kind?.name)
    }
    return locations.isEmpty ? nil : WireInvariants.unique(locations)
  }
}

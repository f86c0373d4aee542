// Addresses in the text.

import Annotation
import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/documentLink`.
enum DocumentLinkHandler: RequestHandler {
  typealias Message = DocumentLinkRequest
  static let execution = Execution.inline

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("documentLinkProvider", ["resolveProvider": false])
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    var links = DocumentLinks.all(in: document)
    if context.settings.linksDossiers, context.client.showsServerDocuments {
      links = (links + context.dossierLinks(in: document)).sorted { $0.range < $1.range }
    }
    return links.map { link in
      Wire.DocumentLink(
        range: context.wire(link.range, in: document), target: link.target,
        tooltip: context.client.takesLinkTooltips ? "Opens \(link.target)" : nil)
    }
  }
}

extension RequestContext {
  /// The introductions of named entities, as links to their dossiers.
  fileprivate func dossierLinks(in document: DocumentSnapshot) -> [Features.DocumentLink] {
    document.annotation.chains.indices.compactMap { chain in
      guard let facts = EntityFacts(chain: chain, in: document), let mention = facts.introducingMention,
        mention.kind == .name, let id = entityID(ofChain: chain, in: document)
      else { return nil }
      return Features.DocumentLink(range: mention.range, target: Dossier.uri(ofEntity: id))
    }
  }
}

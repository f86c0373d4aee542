// How often somebody occurs, above the line that introduces them.

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Text

/// Answers `textDocument/codeLens`.
enum CodeLensHandler: RequestHandler {
  typealias Message = CodeLensRequest
  static let execution = Execution.background

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? {
    ("codeLensProvider", ["resolveProvider": .bool(client.resolvesLensCommands)])
  }

  static func answer(
    _ params: TextDocumentParams, _ context: RequestContext
  ) throws(ResponseError) -> Message.Result {
    guard let document = context.document(params.uri) else { return nil }
    let isLater = context.client.resolvesLensCommands
    return CodeLenses.all(in: document, corpus: context.corpus(around: document)).map { lens in
      let data = ItemData(uri: params.uri, digest: document.digest, key: String(lens.range.start))
      return Wire.CodeLens(
        range: context.wire(lens.range, in: document), command: isLater ? nil : context.command(lens, in: document),
        data: isLater ? data : nil)
    }
  }
}

/// Answers `codeLens/resolve`: the words of a lens that comes into view.
enum CodeLensResolveHandler: RequestHandler {
  typealias Message = CodeLensResolveRequest
  static let execution = Execution.background
  static let feature = CodeLensHandler.feature

  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { client.resolvesLensCommands }

  static func documentURI(of params: ResolvableItem) -> String? { params.data?.uri }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: ResolvableItem, _ context: RequestContext) throws(ResponseError) -> ResolvableItem {
    guard let data = params.data, let document = context.document(data.uri), document.digest == data.digest,
      let lens = CodeLenses.all(in: document, corpus: context.corpus(around: document)).first(where: {
        String($0.range.start) == data.key
      })
    else { throw Refusal.contentModified }
    var item = params
    item.set("command", context.command(lens, in: document))
    return item
  }
}

extension RequestContext {
  fileprivate func command(_ lens: Features.CodeLens, in document: DocumentSnapshot) -> CodeLensCommand {
    CodeLensCommand(
      title: lens.title, command: client.commands.first { $0 == "gloss.showReferences" }, uri: document.uri.spelling,
      position: wire(lens.range, in: document).start)
  }
}

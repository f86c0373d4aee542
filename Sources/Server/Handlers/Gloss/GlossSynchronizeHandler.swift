// A barrier for scripts.

import Corpus
import JSON
import LanguageServerProtocol

/// Answers `gloss/synchronize`: it stands in the queue behind what it waits for.
enum GlossSynchronizeHandler: RequestHandler {
  typealias Message = GlossSynchronizeRequest
  static let execution = Execution.background

  static func documentURI(of params: GlossSynchronizeParams) -> String? { nil }

  static func waitsForFolders(_ params: GlossSynchronizeParams) -> Bool { params.waitsForFolders }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(
    _ params: GlossSynchronizeParams, _ context: RequestContext
  ) throws(ResponseError) -> GlossSynchronizeResult {
    GlossSynchronizeResult(revision: context.corpus.revision)
  }
}

// A barrier for scripts: answered when all that came before is applied and annotated.

import Corpus
import JSON
import LanguageServerProtocol

/// `gloss/synchronize`.
enum SynchronizeRequest: RequestType {
  static let method = "gloss/synchronize"
  typealias Params = JSONNull
  typealias Result = SynchronizeResult
}

/// The moment at which everything was applied.
struct SynchronizeResult: JSONWritable, Sendable {
  /// The number of that moment.
  let revision: Int

  func write(to writer: inout JSONWriter) {
    writer.object { $0.member("revision", revision) }
  }
}

/// Answers `gloss/synchronize`: it stands in the queue behind what it waits for.
enum SynchronizeHandler: RequestHandler {
  typealias Message = SynchronizeRequest
  static let execution = Execution.background

  static func documentURI(of params: JSONNull) -> String? { nil }

  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)? { nil }

  static func answer(_ params: JSONNull, _ context: RequestContext) throws(ResponseError) -> SynchronizeResult {
    SynchronizeResult(revision: context.corpus.revision)
  }
}

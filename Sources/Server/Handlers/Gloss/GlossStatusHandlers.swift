// How is the server, and what does it hold?

import Corpus
import JSON
import LanguageServerProtocol

/// Answers `gloss/status`.
enum GlossStatusHandler: SessionRequestHandler {
  typealias Message = GlossStatusRequest

  static func answer(_ params: GlossStatusParams, _ session: Session) throws(ResponseError) -> GlossStatus {
    session.settle()
    return session.status(of: params.uri.map { DocumentURI($0) })
  }
}

/// Answers `gloss/memory`.
enum GlossMemoryHandler: SessionRequestHandler {
  typealias Message = GlossMemoryRequest

  static func answer(_ params: JSONNull, _ session: Session) throws(ResponseError) -> GlossMemory { session.memory }
}

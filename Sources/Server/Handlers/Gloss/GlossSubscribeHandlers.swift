// Being told of changes.

import Corpus
import Features
import JSON
import LanguageServerProtocol

/// Answers `gloss/subscribe`.
enum GlossSubscribeHandler: SessionRequestHandler {
  typealias Message = GlossSubscribeRequest

  static func answer(_ params: GlossSubscribeParams, _ session: Session) throws(ResponseError) -> GlossSubscribeResult {
    var events = ChangeEvent.usual
    if let names = params.events {
      events = []
      for name in names {
        guard let event = ChangeEvent(rawValue: name) else {
          throw Refusal.params(Message.method, "events", "expected any of entities, quotations, diagnostics")
        }
        events.insert(event)
      }
    }
    session.settle()
    let corpus = session.store.snapshot
    guard let id = session.changes.subscribe(to: events, in: params.scope, from: corpus) else {
      throw Refusal.tooManySubscriptions
    }
    return GlossSubscribeResult(revision: corpus.revision, subscription: id)
  }
}

/// Answers `gloss/unsubscribe`.
enum GlossUnsubscribeHandler: SessionRequestHandler {
  typealias Message = GlossUnsubscribeRequest

  static func answer(_ params: GlossUnsubscribeParams, _ session: Session) throws(ResponseError) -> JSONNull {
    guard session.changes.unsubscribe(params.subscription) else {
      throw Refusal.unknownSubscription(params.subscription)
    }
    return JSONNull()
  }
}

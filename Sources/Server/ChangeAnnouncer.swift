// Tells subscribers what has changed since they were told last.
//
// It is woken when the worker has nothing more to do, so that a burst of changes gives one message. What counts as a change
// is ChangeDetection's business (Features).

import Corpus
import Features
import JSON
import LanguageServerProtocol
import Synchronization

/// Remembers what each subscriber has seen.
final class ChangeAnnouncer: Sendable {
  /// Scripts that subscribe in a loop must not fill the memory.
  static let limitCount = 64

  private struct Subscription {
    var id: String
    var events: Set<ChangeEvent>
    var scope: GlossScope
    var seen: SeenDocuments
  }

  private struct State {
    var subscriptions: [Subscription] = []
    var subscriptionCount = 0
    var revision = -1
    /// How the session answers at the moment; its corpus is not used.
    var context: RequestContext?
    /// The documents whose diagnostics the client has been sent, by name, as they were then.
    var published: [DocumentURI: DocumentSnapshot] = [:]
    /// Whether all of them are to be sent again.
    var isStale = false
  }

  private let state = Mutex(State())

  /// Takes over how the session answers from now on.
  func update(_ context: RequestContext) {
    state.withLock { state in
      state.context = context
      state.revision = -1
      state.isStale = true
    }
  }

  /// Adds a subscriber who knows `corpus`: its identifier; nil where there are too many.
  func subscribe(
    to events: Set<ChangeEvent>, in scope: GlossScope, from corpus: CorpusSnapshot, id: String? = nil
  ) -> String? {
    state.withLock { state in
      guard state.subscriptions.count < Self.limitCount else { return nil }
      state.subscriptionCount += 1
      let id = id ?? "s\(state.subscriptionCount)"
      let isInScope = state.context?.filter(scope) ?? { _ in true }
      state.subscriptions.append(
        Subscription(
          id: id, events: events, scope: scope, seen: SeenDocuments(corpus, events: events, where: isInScope)))
      return id
    }
  }

  /// Adds the client itself, which has said when it introduced itself that it wants to be told of everything.
  func subscribeClient(from corpus: CorpusSnapshot) {
    _ = subscribe(to: ChangeEvent.usual, in: GlossScope(), from: corpus, id: "client")
  }

  /// Forgets a subscriber; false where there is none of that identifier.
  func unsubscribe(_ id: String) -> Bool {
    state.withLock { state in
      let count = state.subscriptions.count
      state.subscriptions.removeAll { $0.id == id }
      return state.subscriptions.count < count
    }
  }

  /// Sends each subscriber what has changed, at most one message for one moment.
  func announce(_ corpus: CorpusSnapshot, to output: Output) {
    state.withLock { state in
      guard let context = state.context, corpus.revision != state.revision else { return }
      state.revision = corpus.revision
      var now = context
      now.corpus = corpus
      for index in state.subscriptions.indices { Self.tell(&state.subscriptions[index], now, output) }
      if now.publishesDiagnostics || !state.published.isEmpty { Self.publishDiagnostics(&state, now, output) }
    }
  }

  private static func tell(_ subscription: inout Subscription, _ context: RequestContext, _ output: Output) {
    let changes = subscription.seen.update(
      context.corpus, events: subscription.events, where: context.filter(subscription.scope))
    guard !changes.isEmpty else { return }
    let documents = changes.map { change in
      GlossDidChangeParams.Document(
        document: context.corpus.document(change.uri).map { context.reference($0) }
          ?? GlossDocument(digest: "", uri: change.uri.spelling, version: nil),
        added: change.added, removed: change.removed, changed: change.changed)
    }
    let params = GlossDidChangeParams(
      documents: documents, revision: context.corpus.revision, subscription: subscription.id)
    output.send(OutgoingMessage.notification(GlossDidChangeParams.method, params))
  }

  /// Sends the diagnostics of what an editor holds, to a client that cannot ask for them.
  private static func publishDiagnostics(_ state: inout State, _ context: RequestContext, _ output: Output) {
    let held = context.publishesDiagnostics ? context.corpus.documents.filter { $0.owner == .editor } : []
    for document in held where document.isAnnotated && !context.resolver.isOwnFile(document.uri) {
      guard state.isStale || state.published[document.uri] !== document else { continue }
      state.published[document.uri] = document
      let params = PublishDiagnosticsParams(
        uri: document.uri.spelling, version: document.version, items: context.diagnostics(of: document))
      output.send(OutgoingMessage.notification(PublishDiagnosticsParams.method, params))
    }
    state.isStale = false
    let names = Set(held.map(\.uri))
    for uri in state.published.keys.sorted() where !names.contains(uri) {
      state.published[uri] = nil
      let params = PublishDiagnosticsParams(uri: uri.spelling, version: nil, items: [])
      output.send(OutgoingMessage.notification(PublishDiagnosticsParams.method, params))
    }
  }
}

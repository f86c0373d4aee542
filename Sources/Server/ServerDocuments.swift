// The documents of the server that the client has seen, so that it can be told when they have changed.

import Corpus
import Features
import JSON
import Synchronization
import Text

/// Remembers the server's documents that were asked for. Usable on every thread.
final class ServerDocuments: Sendable {
  /// A client that asks for documents in a loop must not fill the memory.
  static let limitCount = 64

  private struct Seen {
    var uri: String
    var digest: Digest
  }

  private struct State {
    /// The latest last.
    var seen: [Seen] = []
    var revision = -1
  }

  private let state = Mutex(State())

  /// The client has been given a document.
  func note(_ uri: String, _ text: String) {
    let digest = Digest(of: Array(text.utf8))
    state.withLock { state in
      state.seen.removeAll { $0.uri == uri }
      state.seen.append(Seen(uri: uri, digest: digest))
      if state.seen.count > Self.limitCount { state.seen.removeFirst() }
    }
  }

  /// The client has closed a document.
  func forget(_ uri: String) { state.withLock { $0.seen.removeAll { $0.uri == uri } } }

  /// Calls `tell` with each document that is another now, once for each change.
  func refresh(_ corpus: CorpusSnapshot, tell: (String) -> Void) {
    let seen = state.withLock { state -> [Seen] in
      guard state.revision != corpus.revision else { return [] }
      state.revision = corpus.revision
      return state.seen
    }
    for document in seen {
      let text = Dossier(uri: document.uri)?.markdown(in: corpus) ?? ""
      let digest = Digest(of: Array(text.utf8))
      guard digest != document.digest else { continue }
      state.withLock { state in
        for index in state.seen.indices where state.seen[index].uri == document.uri {
          state.seen[index].digest = digest
        }
      }
      tell(document.uri)
    }
  }
}

// What the server asks of the client when a session begins, and what it does with the answers.

import Corpus
import JSON
import LanguageServerProtocol

extension Session {
  /// How long the input is silent before the client is asked anything: what it has to say first comes first, and one
  /// that leaves at once is not asked.
  private static let pauseMilliseconds: Int32 = 30

  /// The client is ready. A session in order asks at once, the others when the client has said what it had to say: before
  /// its first request, or in its first silence.
  func beginLater() {
    hasToBegin = true
    if options.isDeterministic { beginIfNeeded() }
  }

  /// Begins if that is still to be done.
  func beginIfNeeded() {
    guard hasToBegin else { return }
    hasToBegin = false
    begin()
  }

  /// Uses the time in which nothing comes in; after how much more of it there is something to do again.
  func rest(afterMilliseconds milliseconds: Int32) -> Int32? {
    if milliseconds >= Self.pauseMilliseconds { beginIfNeeded() }
    settle()
    return hasToBegin ? Self.pauseMilliseconds : nil
  }

  /// The client is asked for its settings, to tell of files, and to show how far the folders are. Folders are it is asked for its settings, to tell of files, and to show how far the folders are. Folders are
  /// read when it has answered, or when it goes on without.
  private func begin() {
    askConfiguration()
    registerConfiguration()
    registerWatchedFiles()
    publishOwnFileProblems()
    readFoldersLater(folders)
    readWaitingFoldersIfReady()
    if client.wantsChanges { changes.subscribeClient(from: store.snapshot) }
    if client.wantsStatus { condition.beginTelling() }
  }

  /// Sends a request whose answer folders wait for.
  func ask(_ method: String, _ params: JSONValue, then handler: @escaping ClientRequests.Handler) {
    let id = clientRequests.send(method, params, then: handler)
    awaitedRequests.insert(id)
  }

  /// Takes the answer to a request of ours; one that nobody waits for is counted and forgotten.
  func takeResponse(_ id: RequestID?, _ result: IncomingMessage.Params?) {
    guard case .integer(let number)? = id, let id = Int(exactly: number), let handler = clientRequests.take(id) else {
      record.count(.unexpectedResponse)
      return
    }
    guard state == .running else { return }
    awaitedRequests.remove(id)
    // Some clients refuse what they said they can do: that counts as "not available".
    let value = result.flatMap { try? $0.readValue() }
    if result == nil { record.count(.refusedRequest) }
    handler(self, value)
    readWaitingFoldersIfReady()
  }

  // MARK: Registrations

  private func registerConfiguration() {
    guard client.registersConfiguration else { return }
    // A client that answers questions is asked; one that does not sends the section.
    let options: JSONValue = client.answersConfiguration ? [:] : ["section": "gloss"]
    register("gloss.configuration", "workspace/didChangeConfiguration", options)
  }

  /// Asks to hear of changes of prose files and of settings, in the place of what was asked before.
  func registerWatchedFiles() {
    guard client.registersWatchedFiles else { return }
    let id = "gloss.files"
    var patterns = ["**/" + SettingsResolver.fileName, "**/" + UserLexicon.fileName]
    for folder in folders {
      let settings = resolver.settings(ofFolder: folder).settings
      if settings.documents.readsFolders { patterns += settings.documents.include }
      // A lexicon outside the folder has a pattern of its own.
      patterns += settings.lexiconFiles.map { $0.hasPrefix("/") ? $0 : "**/" + $0 }
    }
    patterns = Set(patterns).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard patterns != watchedPatterns else { return }
    if !watchedPatterns.isEmpty {
      clientRequests.send(
        "client/unregisterCapability",
        ["unregisterations": [["id": .string(id), "method": "workspace/didChangeWatchedFiles"]]])
    }
    watchedPatterns = patterns
    let watchers = patterns.map { JSONValue.object(JSONObject([("globPattern", .string($0))])) }
    register(id, "workspace/didChangeWatchedFiles", ["watchers": .array(watchers)])
  }

  private func register(_ id: String, _ method: String, _ options: JSONValue) {
    let registration: JSONValue = ["id": .string(id), "method": .string(method), "registerOptions": options]
    clientRequests.send("client/registerCapability", ["registrations": [registration]])
  }

  // MARK: Progress

  /// A progress that the client shows; nil where it cannot.
  func makeProgress() -> IndexingProgress? {
    guard client.showsProgress else { return nil }
    progressCount += 1
    let name = "gloss/index/\(progressCount)"
    let progress = IndexingProgress(token: .string(name), output: output)
    progresses.append(progress)
    ask("window/workDoneProgress/create", ["token": .string(name)]) { _, result in
      if result != nil { progress.accept() }
    }
    return progress
  }

  /// The client gives up a piece of work.
  func cancelProgress(_ token: ProgressToken?) {
    progresses.removeAll { $0.isEnded }
    for progress in progresses where progress.token == token { progress.cancel() }
  }

  // MARK: The end

  /// Stops everything that is under way.
  func stopWork() {
    work.stop()
    store.stop()
    for reader in readers { reader.cancel() }
  }
}

extension IncomingMessage.Params {
  /// The value as a tree; null where there is none.
  fileprivate func readValue() throws(JSONError) -> JSONValue { try read(AnyJSON.self).value }
}

/// A value of any type.
private struct AnyJSON: JSONReadable {
  let value: JSONValue
  init(from reader: inout JSONReader) throws(JSONError) { value = try JSONValue(from: &reader) }
}

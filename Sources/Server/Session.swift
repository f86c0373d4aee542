// A session with one client: its state, and what each message does to it.
//
// It runs on the reading thread alone. Messages are handled in the order in which they come; documents change here and
// nowhere else, so that an answer always sees what was sent before its request.

import Corpus
import JSON
import LanguageServerProtocol
import Text
import Transport

/// A session with one client.
final class Session {
  /// Where the session stands.
  enum State {
    case uninitialized, running, shutDown
  }

  let options: ServerOptions
  let output: Output
  let store: DocumentStore
  let pending = PendingRequests()
  let work: WorkQueue
  let changes = ChangeAnnouncer()

  private(set) var state = State.uninitialized
  /// Set when the client has said exit.
  private(set) var exitCode: Int32?
  /// Called on another thread when the client's process is gone.
  var onParentDeath: (@Sendable () -> Void)?

  var client = ClientCapabilities.Resolved()
  var settings = Settings()
  /// Annotates texts with the settings of the moment.
  private var annotator: DocumentStore.Annotator
  var folders: [DocumentURI] = []
  /// How often a version of a document did not grow.
  var versionAnomalyCount = 0
  /// Documents whose newest text is not annotated yet, in the order of their changes.
  var unsettled: [DocumentURI] = []
  /// Log lines that wait for the answer to `initialize`, and those that are said once only.
  private var waitingLogLines: [LogMessageParams] = []
  private var saidLines: Set<String> = []
  /// The handlers of the methods that are switched on.
  private var handlers: [String: AnyRequestHandler] = [:]

  /// A session that has not begun.
  init(options: ServerOptions, output: Output) {
    self.options = options
    self.output = output
    settings.referenceDate = options.referenceDate
    annotator = options.makeAnnotator(AnnotationSettings(referenceDate: options.referenceDate))
    store = DocumentStore(annotator: annotator)
    let (store, changes) = (store, changes)
    work = WorkQueue(isInline: options.isDeterministic) { changes.announce(store.snapshot, to: output) }
  }

  // MARK: Frames

  /// Handles what the stream held.
  func handle(_ frame: Frame) {
    switch frame {
    case .body(let body): handle(IncomingMessage(body))
    case .malformed: refuse(nil, Refusal.malformedHeader)
    case .oversized(let byteCount): refuse(nil, Refusal.oversized(byteCount))
    case .unsupportedCharset(let name): refuse(nil, Refusal.charset(name))
    }
  }

  /// The input has ended: the exit code, as if the client had said exit.
  func endOfInput() -> Int32 { end() }

  private func handle(_ message: IncomingMessage) {
    switch message {
    case .request(let id, let method, let params): handleRequest(id, method, params)
    case .notification(let method, let params): handleNotification(method, params)
    case .response: break
    case .invalid(let id, let error): refuse(id, error)
    }
  }

  // MARK: Requests

  private func handleRequest(_ id: RequestID, _ method: String, _ params: IncomingMessage.Params) {
    switch (state, method) {
    case (.uninitialized, InitializeRequest.method): initialize(id, params)
    case (.uninitialized, _): refuse(id, Refusal.notInitialized(method))
    case (.shutDown, _): refuse(id, Refusal.shutDown(method))
    case (.running, InitializeRequest.method): refuse(id, Refusal.initializedTwice)
    case (.running, ShutdownRequest.method): shutDown(id)
    case (.running, _):
      guard let handler = handlers[method] else { return refuse(id, Refusal.unknownMethod(method)) }
      guard !output.isCongested() else { return refuse(id, Refusal.congested) }
      answer(id, params, with: handler)
    }
  }

  private func initialize(_ id: RequestID, _ params: IncomingMessage.Params) {
    let client: InitializeParams
    do {
      client = try params.read(InitializeParams.self)
    } catch {
      return refuse(id, Refusal.params(InitializeRequest.method, error.description))
    }
    self.client = client.capabilities.resolved
    if let forced = options.positionEncoding { self.client.positionEncoding = forced }
    apply(settings: client.initializationOptions ?? .null)
    folders = client.folders.map { DocumentURI($0.uri) }
    if folders.isEmpty, let path = client.rootPath { folders = [DocumentURI(filePath: path)] }
    for handler in AllHandlers.list where handler.isOn(self.client) {
      let isOn = settings.featureSwitches[handler.feature] ?? handler.isOnByDefault
      if isOn { handlers[handler.method] = handler }
    }
    watchParent(client.processID ?? options.clientProcessID)
    let capabilities = ServerCapabilities.all(
      for: self.client, handlers: handlers.values.sorted { $0.method < $1.method })
    let result = InitializeResult(capabilities: capabilities, serverName: "gloss", serverVersion: options.version)
    output.send(OutgoingMessage.response(id: id, result: result))
    state = .running
    for line in waitingLogLines { output.send(OutgoingMessage.notification(LogMessageParams.method, line)) }
    waitingLogLines = []
    reannotate()
  }

  private func watchParent(_ processID: Int?) {
    guard let processID, let onParentDeath else { return }
    if !ParentWatch.start(processID, onDeath: onParentDeath) { log(LogLine.parentNotVisible) }
  }

  private func shutDown(_ id: RequestID) {
    state = .shutDown
    for open in pending.claimAll() { refuse(open, Refusal.cancelledByShutdown) }
    output.send(OutgoingMessage.response(id: id, result: JSONNull()))
    work.stop()
  }

  private func end() -> Int32 {
    _ = pending.claimAll()
    work.stop()
    return state == .shutDown ? 0 : 1
  }

  private func answer(_ id: RequestID, _ params: IncomingMessage.Params, with handler: AnyRequestHandler) {
    let request: PreparedRequest
    do {
      if let perform = handler.perform { return output.send(try perform(id, params, self)) }
      guard let prepared = try handler.prepare?(params) else {
        return refuse(id, Refusal.unknownMethod(handler.method))
      }
      request = prepared
    } catch {
      return refuse(id, Refusal.params(handler.method, error.description))
    }
    let uri = request.documentURI.map { DocumentURI($0) }
    if let uri { readFromDiskIfNeeded(uri) }
    settle()
    let isReady = uri.flatMap { store.snapshot.document($0) }.map { $0.isAnnotated || $0.isTooLarge } ?? true
    if handler.execution == .inline, isReady {
      output.send(Self.body(id, request, context(Cancellation())))
    } else {
      answerInBackground(id, request, uri)
    }
  }

  private func answerInBackground(_ id: RequestID, _ request: PreparedRequest, _ uri: DocumentURI?) {
    guard pending.count < Limits.waitingRequestCount else { return refuse(id, Refusal.tooManyRequests) }
    guard let cancellation = pending.add(id) else { return refuse(id, Refusal.idInUse) }
    let arrival = context(cancellation)
    let (store, pending, output) = (store, pending, output)
    work.add {
      guard !cancellation.isCancelled else { return }
      // About all documents: what was queued before this request has been read by now.
      var context = arrival
      if uri == nil { context.corpus = store.snapshot }
      var body: [UInt8]?
      if let uri, let asked = arrival.corpus.document(uri), !asked.isAnnotated, !asked.isTooLarge {
        // Its annotation was queued before this request, or is made now.
        store.annotate(uri)
        context.corpus = store.snapshot
        if context.corpus.document(uri)?.text.bytes != asked.text.bytes {
          body = OutgoingMessage.response(id: id, error: Refusal.contentModified)
        }
      }
      let answer = body ?? Self.body(id, request, context)
      if pending.claim(id) { output.send(answer) }
    }
  }

  private static func body(_ id: RequestID, _ request: PreparedRequest, _ context: RequestContext) -> [UInt8] {
    do {
      return try request.answer(id, context)
    } catch {
      return OutgoingMessage.response(id: id, error: error)
    }
  }

  private func context(_ cancellation: Cancellation) -> RequestContext {
    let (annotator, makeAnnotator) = (annotator, options.makeAnnotator)
    let folderPaths = folders.compactMap(\.filePath)
    return RequestContext(
      corpus: store.snapshot, client: client, encoding: client.positionEncoding, settings: settings, folders: folders,
      annotator: { date in
        date.map { makeAnnotator(AnnotationSettings(referenceDate: $0, folderPaths: folderPaths)) } ?? annotator
      },
      versionAnomalyCount: versionAnomalyCount, cancellation: cancellation)
  }

  private func refuse(_ id: RequestID?, _ error: ResponseError) {
    output.send(OutgoingMessage.response(id: id, error: error))
  }

  // MARK: Notifications

  private func handleNotification(_ method: String, _ params: IncomingMessage.Params) {
    if method == ExitNotification.method {
      exitCode = end()
      return
    }
    guard state == .running else { return }
    do {
      switch method {
      case CancelRequestNotification.method:
        if let id = try params.read(CancelParams.self).id, pending.claim(id) { refuse(id, Refusal.cancelled) }
      case InitializedNotification.method:
        readFolders(folders)
        if client.wantsChanges { changes.subscribeClient(from: store.snapshot) }
      case DidOpenTextDocumentNotification.method: open(try params.read(DidOpenTextDocumentParams.self))
      case DidChangeTextDocumentNotification.method: change(try params.read(DidChangeTextDocumentParams.self))
      case DidCloseTextDocumentNotification.method: close(try params.read(TextDocumentParams.self))
      case DidChangeConfigurationNotification.method:
        if apply(settings: try params.read(DidChangeConfigurationParams.self).settings) { reannotate() }
      case DidChangeWatchedFilesNotification.method:
        takeFileChanges(try params.read(DidChangeWatchedFilesParams.self).changes)
      case DidChangeWorkspaceFoldersNotification.method:
        changeFolders(try params.read(DidChangeWorkspaceFoldersParams.self))
      case DidSaveTextDocumentNotification.method, SetTraceNotification.method: break
      default: ignore(method)
      }
    } catch {
      log(LogLine.badNotification(method, error.description), once: method)
    }
  }

  private func ignore(_ method: String) {
    if !method.hasPrefix("$/"), handlers[method] == nil { log(LogLine.ignoredNotification(method), once: method) }
  }

  // MARK: Settings and log

  /// Takes settings over; whether annotations depend on what changed.
  @discardableResult
  private func apply(settings value: JSONValue) -> Bool {
    let old = settings.referenceDate
    let problems = settings.merge(value)
    if !problems.isEmpty { log(LogLine.settings(problems)) }
    return settings.referenceDate != old
  }

  /// Makes the annotator anew from settings and folders, and reads all documents with it.
  func reannotate() {
    let annotation = AnnotationSettings(
      referenceDate: settings.referenceDate, folderPaths: folders.compactMap(\.filePath))
    annotator = options.makeAnnotator(annotation)
    store.setAnnotator(annotator)
    changes.update(context(Cancellation()))
    announceChanges()
  }

  /// Sends a line to the client's log, after the answer to `initialize`; with a key only the first time.
  func log(_ line: LogMessageParams, once key: String? = nil) {
    if let key {
      // A client that invents methods must not fill the memory.
      guard saidLines.count < 200, saidLines.insert(key).inserted else { return }
    }
    if state == .uninitialized {
      waitingLogLines.append(line)
    } else {
      output.send(OutgoingMessage.notification(LogMessageParams.method, line))
    }
  }
}

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
  private let tokenMemory = SemanticTokensMemory()

  private(set) var state = State.uninitialized
  /// Set when the client has said exit.
  private(set) var exitCode: Int32?
  /// Called on another thread when the client's process is gone.
  var onParentDeath: (@Sendable () -> Void)?

  var client = ClientCapabilities.Resolved()
  /// What was said of settings, and the settings of each document that follow.
  var sources = SettingsSources()
  var resolver = SettingsResolver()
  /// Annotates texts, each with the settings of its document.
  var annotators: AnnotatorTable
  /// The settings of the session.
  var settings = Settings()
  /// The texts of lexicon files that the client has open, by path.
  var openLexicons: [String: SourceText] = [:]
  /// The faults of each file of settings or of the lexicon that the client has been told, by path; none where it has none.
  var publishedFaults: [String: [LanguageServerProtocol.Diagnostic]] = [:]
  /// How many files of settings and lexicons were looked at for faults.
  var reportedFileCount = 0
  /// Whether the client has said `initialized`, and nothing was asked of it yet.
  var hasToBegin = false
  /// The requests of ours that the reading of folders waits for, and the folders that wait.
  var awaitedRequests: Set<Int> = []
  var waitingFolders: [DocumentURI] = []
  /// What the client was asked to tell of files.
  var watchedPatterns: [String] = []
  /// The progresses that the client may give up.
  var progresses: [IndexingProgress] = []
  var progressCount = 0
  var waitingProgress: IndexingProgress?
  /// The readers of folders that are at work.
  var readers: [FolderReader] = []
  var folders: [DocumentURI] = []
  /// What the server has asked of the client.
  let clientRequests: ClientRequests
  /// The documents of the server that the client has seen.
  let serverDocuments = ServerDocuments()
  /// How the server is.
  let condition: StatusAnnouncer
  /// When the session began, on the monotonic clock.
  let startNanoseconds = Session.nanoseconds
  /// What has happened and is kept for `gloss/status`.
  var record = SessionRecord()
  /// Documents whose newest text is not annotated yet, in the order of their changes.
  var unsettled: [DocumentURI] = []
  /// Messages that wait for the answer to `initialize`, and those that are said once only.
  private var waitingMessages: [(method: String, line: LogMessageParams)] = []
  private var saidLines: Set<String> = []
  /// What settings were found wrong already, so that nothing is said twice.
  var saidSettings: Set<String> = []
  /// The handlers of the methods that the client can use.
  private(set) var handlers: [String: AnyRequestHandler] = [:]
  /// The methods that were switched on when the session began.
  private var announced: Set<String> = []

  /// A session that has not begun.
  init(options: ServerOptions, output: Output) {
    self.options = options
    self.output = output
    clientRequests = ClientRequests(output)
    condition = StatusAnnouncer(output)
    sources.commandLine = SettingsLayer(.commandLine, options.allSettings)
    annotators = AnnotatorTable(options.makeAnnotator)
    resolver = SettingsResolver(sources)
    store = DocumentStore(annotator: annotators.annotator(by: resolver))
    let (store, changes) = (store, changes)
    work = WorkQueue(isInline: options.isDeterministic) { changes.announce(store.snapshot, to: output) }
  }

  // MARK: Frames

  /// Handles what the stream held.
  func handle(_ frame: Frame) {
    switch frame {
    case .body(let body): handle(IncomingMessage(body), byteCount: body.count)
    case .malformed: refuseFrame(Refusal.malformedHeader)
    case .oversized(let byteCount): refuseFrame(Refusal.oversized(byteCount))
    case .unsupportedCharset(let name): refuseFrame(Refusal.charset(name))
    }
    reportNewSettingsFiles()
  }

  private func refuseFrame(_ error: ResponseError) {
    record.count(.malformedFrame)
    refuse(nil, error)
  }

  /// The input has ended: the exit code, as if the client had said exit.
  func endOfInput() -> Int32 { end() }

  private func handle(_ message: IncomingMessage, byteCount: Int) {
    record.messageCount += 1
    switch message {
    case .request(let id, let method, let params):
      trace(
        "Received request '\(method.prefix(100))' (\(String(decoding: id.json.prefix(100), as: UTF8.self)))", byteCount)
      handleRequest(id, method, params)
    case .notification(let method, let params):
      trace("Received notification '\(method.prefix(100))'", byteCount)
      handleNotification(method, params)
    case .response(let id, let result, let isError):
      trace("Received response", byteCount)
      takeResponse(id, isError ? nil : result)
    case .invalid(let id, let error):
      record.count(.invalidMessage)
      refuse(id, error)
    }
  }

  // MARK: Requests

  private func handleRequest(_ id: RequestID, _ method: String, _ params: IncomingMessage.Params) {
    beginIfNeeded()
    switch (state, method) {
    case (.uninitialized, InitializeRequest.method): initialize(id, params)
    case (.uninitialized, _): refuse(id, Refusal.notInitialized(method))
    case (.shutDown, _): refuse(id, Refusal.shutDown(method))
    case (.running, InitializeRequest.method): refuse(id, Refusal.initializedTwice)
    case (.running, ShutdownRequest.method): shutDown(id)
    case (.running, _):
      guard let handler = handlers[method] else { return refuse(id, Refusal.unknownMethod(method)) }
      guard settings.isOn(handler.feature, byDefault: handler.isOnByDefault) else {
        // Editors take a refusal of what was announced for a fault.
        guard announced.contains(method), let nothing = handler.nothing else {
          return refuse(id, Refusal.unknownMethod(method))
        }
        return output.send(OutgoingMessage.response(id: id, result: nothing))
      }
      readWaitingFoldersIfReady(isUrgent: true)
      guard !output.isCongested() else { return refuse(id, Refusal.congested) }
      answer(id, params, with: handler)
    }
  }

  private func initialize(_ id: RequestID, _ params: IncomingMessage.Params) {
    let client: InitializeParams
    do {
      client = try params.read(InitializeParams.self)
    } catch {
      return refuse(id, Refusal.params(InitializeRequest.method, error))
    }
    self.client = client.capabilities.resolved
    if let forced = options.positionEncoding { self.client.positionEncoding = forced }
    folders = client.folders.map { DocumentURI($0.uri) }
    if folders.isEmpty, let path = client.rootPath { folders = [DocumentURI(filePath: path)] }
    sources.initializationOptions = SettingsLayer(.initializationOptions, client.initializationOptions ?? .null)
    applySettings()
    options.didBegin?(SettingDefinition.changed(in: settings))
    record.trace = client.trace
    for handler in AllHandlers.list where handler.isOn(self.client) {
      handlers[handler.method] = handler
      if settings.isOn(handler.feature, byDefault: handler.isOnByDefault) { announced.insert(handler.method) }
    }
    watchParent(client.processID ?? options.clientProcessID)
    let capabilities = ServerCapabilities.all(
      for: self.client, handlers: announced.sorted().compactMap { handlers[$0] },
      verifiesSynchronization: options.verifiesSynchronization)
    let result = InitializeResult(capabilities: capabilities, serverName: "gloss", serverVersion: options.version)
    output.send(OutgoingMessage.response(id: id, result: result))
    state = .running
    for (method, line) in waitingMessages { output.send(OutgoingMessage.notification(method, line)) }
    waitingMessages = []
  }

  private func watchParent(_ processID: Int?) {
    guard let processID, let onParentDeath else { return }
    if !ParentWatch.start(processID, onDeath: onParentDeath) { log(LogLine.parentNotVisible) }
  }

  private func shutDown(_ id: RequestID) {
    state = .shutDown
    for open in pending.claimAll() { refuse(open, Refusal.cancelledByShutdown) }
    output.send(OutgoingMessage.response(id: id, result: JSONNull()))
    stopWork()
  }

  private func end() -> Int32 {
    _ = pending.claimAll()
    stopWork()
    return state == .shutDown ? 0 : 1
  }

  /// Answers a request with the handler of its method, at once or on the worker.
  func answer(_ id: RequestID, _ params: IncomingMessage.Params, with handler: AnyRequestHandler) {
    let request: PreparedRequest
    do {
      if handler.method == ExecuteCommandRequest.method {
        return executeCommand(id, try params.read(ExecuteCommandParams.self))
      }
      if let perform = handler.perform { return output.send(try perform(id, params, self)) }
      guard let prepared = try handler.prepare?(params) else {
        return refuse(id, Refusal.unknownMethod(handler.method))
      }
      request = prepared
    } catch {
      record.count(.wrongParams)
      return refuse(id, Refusal.params(handler.method, error))
    }
    let uri = request.documentURI.map { DocumentURI($0) }
    if let uri { readFromDiskIfNeeded(uri) }
    settle()
    let isReady = uri.flatMap { store.snapshot.document($0) }.map { $0.isAnnotated || $0.isTooLarge } ?? true
    if handler.execution == .inline, isReady {
      Self.messages(id, request, context(uri, Cancellation())).forEach(output.send)
    } else {
      answerInBackground(id, request, uri)
    }
  }

  private func answerInBackground(_ id: RequestID, _ request: PreparedRequest, _ uri: DocumentURI?) {
    let limitCount = settings.limits.waitingRequestCount
    guard pending.count < limitCount else { return refuse(id, Refusal.tooManyRequests(limitCount)) }
    guard let cancellation = pending.add(id) else { return refuse(id, Refusal.idInUse) }
    let arrival = context(uri, cancellation)
    let (store, pending, output) = (store, pending, output)
    FolderReader.wait(for: request.waitsForFolders ? readers : [], on: work) {
      guard !cancellation.isCancelled else { return }
      // About all documents: what was queued before this request has been read by now.
      var context = arrival
      if uri == nil { context.corpus = store.snapshot }
      var messages: [[UInt8]]?
      if let uri, let asked = arrival.corpus.document(uri), !asked.isAnnotated, !asked.isTooLarge {
        // Its annotation was queued before this request, or is made now.
        store.annotate(uri, whileTextIs: asked.text) { cancellation.isCancelled }
        context.corpus = store.snapshot
        if context.corpus.document(uri)?.text.bytes != asked.text.bytes {
          messages = [OutgoingMessage.response(id: id, error: Refusal.contentModified)]
        }
      }
      guard !cancellation.isCancelled else { return }
      let answer = messages ?? Self.messages(id, request, context)
      if pending.claim(id) { answer.forEach(output.send) }
    }
  }

  private static func messages(_ id: RequestID, _ request: PreparedRequest, _ context: RequestContext) -> [[UInt8]] {
    do {
      return try request.answer(id, context)
    } catch {
      return [OutgoingMessage.response(id: id, error: error)]
    }
  }

  /// What an answer about a document, or about all, may depend on at this moment.
  func context(_ uri: DocumentURI?, _ cancellation: Cancellation) -> RequestContext {
    RequestContext(
      corpus: store.snapshot, client: client, encoding: client.positionEncoding,
      settings: uri.map { resolver.settings(of: $0).settings } ?? settings, folders: folders, annotators: annotators,
      resolver: resolver, serverDocuments: serverDocuments,
      anomalies: record.anomalies, tokenMemory: tokenMemory, cancellation: cancellation)
  }

  /// Refuses a request, or a message whose id could not be read.
  func refuse(_ id: RequestID?, _ error: ResponseError) {
    output.send(OutgoingMessage.response(id: id, error: error))
  }

  // MARK: Notifications

  private func handleNotification(_ method: String, _ params: IncomingMessage.Params) {
    if method == ExitNotification.method {
      exitCode = end()
      return
    }
    guard state == .running else { return }
    if method != InitializedNotification.method { readWaitingFoldersIfReady(isUrgent: true) }
    do {
      switch method {
      case CancelRequestNotification.method:
        if let id = try params.read(CancelParams.self).id, pending.claim(id) { refuse(id, Refusal.cancelled) }
      case InitializedNotification.method: beginLater()
      case DidOpenTextDocumentNotification.method: open(try params.read(DidOpenTextDocumentParams.self))
      case DidChangeTextDocumentNotification.method: change(try params.read(DidChangeTextDocumentParams.self))
      case DidCloseTextDocumentNotification.method: close(try params.read(TextDocumentParams.self))
      case DidChangeConfigurationNotification.method:
        takeConfiguration(try params.read(DidChangeConfigurationParams.self).settings)
      case DidChangeWatchedFilesNotification.method:
        takeFileChanges(try params.read(DidChangeWatchedFilesParams.self).changes)
      case DidChangeWorkspaceFoldersNotification.method:
        changeFolders(try params.read(DidChangeWorkspaceFoldersParams.self))
      case WorkDoneProgressCancelNotification.method:
        cancelProgress(try params.read(WorkDoneProgressCancelParams.self).token)
      case SetTraceNotification.method: record.trace = try params.read(SetTraceParams.self).value
      case DidSaveTextDocumentNotification.method: save(try params.read(DidSaveTextDocumentParams.self))
      default: ignore(method)
      }
    } catch {
      record.count(.wrongParams)
      log(LogLine.badNotification(method, error.description), once: method)
    }
  }

  private func ignore(_ method: String) {
    record.count(.unknownNotification)
    if !method.hasPrefix("$/"), handlers[method] == nil { log(LogLine.ignoredNotification(method), once: method) }
  }

  // MARK: Log

  /// Tells of a message where somebody wants to know; never of its content.
  private func trace(_ message: String, _ byteCount: Int) {
    guard state == .running else { return }
    let level = record.trace ?? settings.trace
    guard level == "messages" || level == "verbose" else { return }
    let line = LogTraceParams(message: message, verbose: level == "verbose" ? "\(byteCount) bytes" : nil)
    output.send(OutgoingMessage.notification(LogTraceParams.method, line))
  }

  /// Sends a line to the client's log, after the answer to `initialize`; with a key only the first time.
  func log(_ line: LogMessageParams, once key: String? = nil) {
    if let key {
      // A client that invents methods must not fill the memory.
      guard saidLines.count < 200, saidLines.insert(key).inserted else { return }
    }
    tell(LogMessageParams.method, line)
  }

  /// Shows or logs a line, after the answer to `initialize`.
  func tell(_ method: String, _ line: LogMessageParams) {
    if state == .uninitialized {
      waitingMessages.append((method, line))
    } else {
      output.send(OutgoingMessage.notification(method, line))
    }
  }
}

// What a handler of a method states, and how it is called: decode, answer, encode, in one pass and in one place.

import Annotation
import Corpus
import JSON
import LanguageServerProtocol
import Prose
import Synchronization
import Text

/// Where a request is answered.
enum Execution: Sendable {
  /// On the reading thread, at once: answers that take well under 2 ms.
  case inline
  /// On a worker, so that cancelling and shutting down are heard.
  case background
}

/// Answers one method. One type and one file a method.
protocol RequestHandler: Sendable {
  /// The method with its parameters and its result.
  associatedtype Message: RequestType
  /// Where it is answered.
  static var execution: Execution { get }
  /// The name by which settings switch it on and off.
  static var feature: String { get }
  /// Whether it is on where settings say nothing.
  static var isOnByDefault: Bool { get }
  /// What says that nothing was found, where the feature is switched off after it was announced; nil where such a
  /// request is refused.
  static var nothing: JSONValue? { get }
  /// Whether a client with these capabilities can use it at all.
  static func isOn(for client: ClientCapabilities.Resolved) -> Bool
  /// The document that the request is about; nil where it is about all.
  static func documentURI(of params: Message.Params) -> String?
  /// Whether the answer waits until the folders are read.
  static func waitsForFolders(_ params: Message.Params) -> Bool
  /// The server capability that announces the method, as the client can take it; nil for methods without one.
  static func capability(for client: ClientCapabilities.Resolved) -> (key: String, value: JSONValue)?
  /// The answer, from the snapshots of the context alone.
  static func answer(_ params: Message.Params, _ context: RequestContext) throws(ResponseError) -> Message.Result
}

extension RequestHandler {
  /// The last part of the method.
  static var feature: String { String(Message.method.split(separator: "/").last ?? "") }
  static var isOnByDefault: Bool { true }
  /// Null, which the methods of LSP allow that have no answer of their own for it; what completes an item has none.
  static var nothing: JSONValue? {
    Message.method.hasPrefix("gloss/") || Message.method.lowercased().hasSuffix("resolve") ? nil : .null
  }
  static func isOn(for client: ClientCapabilities.Resolved) -> Bool { true }
  static func waitsForFolders(_ params: Message.Params) -> Bool { false }
}

extension RequestHandler where Message.Params == TextDocumentPositionParams {
  static func documentURI(of params: Message.Params) -> String? { params.uri }
}

extension RequestHandler where Message.Params == TextDocumentParams {
  static func documentURI(of params: Message.Params) -> String? { params.uri }
}

extension RequestHandler where Message.Params == TextDocumentRangeParams {
  static func documentURI(of params: Message.Params) -> String? { params.uri }
}

/// Answers a method that changes the session: on the reading thread, in the order of the messages.
protocol SessionRequestHandler: Sendable {
  /// The method with its parameters and its result.
  associatedtype Message: RequestType
  /// The name by which settings switch it on and off.
  static var feature: String { get }
  /// Does what is asked.
  static func answer(_ params: Message.Params, _ session: Session) throws(ResponseError) -> Message.Result
}

extension SessionRequestHandler {
  /// The last part of the method.
  static var feature: String { String(Message.method.split(separator: "/").last ?? "") }
}

/// A handler without its types.
struct AnyRequestHandler: Sendable {
  let method: String
  let execution: Execution
  let feature: String
  let isOnByDefault: Bool
  let nothing: JSONValue?
  let isOn: @Sendable (ClientCapabilities.Resolved) -> Bool
  let capability: @Sendable (ClientCapabilities.Resolved) -> (key: String, value: JSONValue)?
  /// Reads the parameters of a method that only reads; nil for one that changes the session.
  let prepare: (@Sendable (IncomingMessage.Params) throws(JSONError) -> PreparedRequest)?
  /// Answers a method that changes the session; nil for one that only reads.
  let perform: (@Sendable (RequestID, IncomingMessage.Params, Session) throws(JSONError) -> [UInt8])?

  init<Handler: SessionRequestHandler>(changing handler: Handler.Type) {
    method = Handler.Message.method
    execution = .inline
    feature = Handler.feature
    isOnByDefault = true
    nothing = nil
    isOn = { _ in true }
    capability = { _ in nil }
    prepare = nil
    perform = { (id, raw, session) throws(JSONError) in
      let params = try raw.read(Handler.Message.Params.self)
      do throws(ResponseError) {
        return OutgoingMessage.response(id: id, result: try Handler.answer(params, session))
      } catch {
        return OutgoingMessage.response(id: id, error: error)
      }
    }
  }

  /// `workspace/executeCommand`, which the session does itself: most commands are other requests.
  static let executeCommand = AnyRequestHandler(
    commands: ServerCommand.allCases.map(\.rawValue), method: ExecuteCommandRequest.method)

  private init(commands: [String], method: String) {
    self.method = method
    execution = .inline
    feature = "executeCommand"
    isOnByDefault = true
    nothing = nil
    isOn = { _ in true }
    capability = { _ in ("executeCommandProvider", ["commands": .array(commands.map { .string($0) })]) }
    prepare = nil
    perform = nil
  }

  init<Handler: RequestHandler>(_ handler: Handler.Type) {
    method = Handler.Message.method
    execution = Handler.execution
    feature = Handler.feature
    isOnByDefault = Handler.isOnByDefault
    nothing = Handler.nothing
    isOn = { Handler.isOn(for: $0) }
    capability = { Handler.capability(for: $0) }
    perform = nil
    prepare = { (raw) throws(JSONError) in
      let params = try raw.read(Handler.Message.Params.self)
      let token = try raw.read(PartialResultParams.self).token
      return PreparedRequest(
        documentURI: Handler.documentURI(of: params), waitsForFolders: Handler.waitsForFolders(params)
      ) { (id, context) throws(ResponseError) in
        PartialResults.messages(id: id, result: try Handler.answer(params, context), token: token)
      }
    }
  }
}

/// A request whose parameters are read.
struct PreparedRequest: Sendable {
  let documentURI: String?
  /// Whether the answer waits until the folders are read.
  let waitsForFolders: Bool
  /// The messages that answer it, in order: parts of the result if the client wants parts, and the response.
  let answer: @Sendable (RequestID, RequestContext) throws(ResponseError) -> [[UInt8]]
}

/// What an answer may depend on.
struct RequestContext: Sendable {
  /// The documents at the moment when the request arrived.
  var corpus: CorpusSnapshot
  /// What the client can take.
  let client: ClientCapabilities.Resolved
  /// How positions count.
  let encoding: PositionEncoding
  /// The settings.
  let settings: Settings
  /// The folders of the session.
  let folders: [DocumentURI]
  /// Annotates texts.
  let annotators: AnnotatorTable
  /// The settings of each document.
  let resolver: SettingsResolver
  /// The documents of the server that the client has seen.
  let serverDocuments: ServerDocuments
  /// How often each oddity was seen in the session.
  var anomalies: [SessionRecord.Anomaly: Int] = [:]
  /// The semantic tokens that the client may still have.
  let tokenMemory: SemanticTokensMemory
  /// Whether the answer is still wanted.
  let cancellation: Cancellation

  /// Annotates a text that is no document, as long as the answer is wanted: with the session's settings, but for the day
  /// that relative dates count from where it is given.
  func annotate(
    _ text: SourceText, _ markup: MarkupKind, referenceDate: String? = nil
  ) throws(ResponseError) -> DocumentAnnotation {
    var settings = resolver.session.annotation
    settings.referenceDate = referenceDate ?? settings.referenceDate
    let cancellation = cancellation
    let task = AnnotationTask(uri: DocumentURI(""), text: text, markup: markup) { cancellation.isCancelled }
    guard let annotation = annotators.annotator(for: settings)(task) else { throw Refusal.cancelled }
    return annotation
  }

  /// The settings of a document.
  func settings(of document: DocumentSnapshot) -> Settings { resolver.settings(of: document.uri).settings }

  /// The document of a name.
  func document(_ uri: String) -> DocumentSnapshot? { corpus.document(DocumentURI(uri)) }

  /// The documents that an answer about a document may draw on: those of its folder, or all where it lies in none.
  func corpus(around document: DocumentSnapshot) -> CorpusSnapshot {
    guard !settings.crossesFolders, folders.count > 1,
      let folder = folders.filter({ document.uri.isInside($0) }).max(by: { $0.spelling.count < $1.spelling.count })
    else { return corpus }
    return corpus.inside(folder)
  }
}

/// Whether an answer is still wanted. Asking costs less than a nanosecond.
final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Whether nobody wants the answer any more.
  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Nobody wants the answer any more.
  func cancel() { flag.store(true, ordering: .relaxed) }
}

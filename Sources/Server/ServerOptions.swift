// What the command line decides for the server before it starts.

import Corpus
import Text
import Transport

/// Called with the path and the bytes of a file that was read.
public typealias FileTap = @Sendable (_ path: String, _ bytes: [UInt8]) -> Void

/// How a server runs.
public struct ServerOptions: Sendable {
  /// Makes the function that annotates texts, from the settings that it depends on. The server does not know how.
  public var makeAnnotator: @Sendable (AnnotationSettings) -> DocumentStore.Annotator
  /// The version that the server tells clients.
  public var version: String
  /// The encoding of positions whatever the client says: for clients that say one thing and do another.
  public var positionEncoding: PositionEncoding?
  /// The process to watch where the client names none.
  public var clientProcessID: Int?
  /// Whether the server ends with the process that started it.
  public var watchesParent = true
  /// Whether everything runs on one thread, in the order of the messages: for replays and tests.
  public var isDeterministic = false
  /// The day that relative dates count from, as YYYY-MM-DD; settings of the client override it.
  public var referenceDate: String?
  /// Listens to the traffic.
  public var tap: MessageTap?
  /// Called with the path and the bytes of each file that is read, on the thread that reads it: for recordings.
  public var didReadFile: FileTap?
  /// Called with the exit code before the process ends, also where it ends on another thread.
  public var willEnd: (@Sendable (Int32) -> Void)?

  /// Options with a function that makes annotators; the rest as an editor needs it.
  public init(
    version: String, makeAnnotator: @escaping @Sendable (AnnotationSettings) -> DocumentStore.Annotator
  ) {
    self.version = version
    self.makeAnnotator = makeAnnotator
  }
}

/// The settings on which annotations depend.
public struct AnnotationSettings: Sendable, Hashable {
  /// The day that relative dates count from, as YYYY-MM-DD; nil lets the text decide.
  public var referenceDate: String?
  /// The folders whose lexicon files count, as paths.
  public var folderPaths: [String]

  /// The given settings.
  public init(referenceDate: String? = nil, folderPaths: [String] = []) {
    self.referenceDate = referenceDate
    self.folderPaths = folderPaths
  }
}

// What the command line decides for the server before it starts.

import Corpus
import JSON
import Text
import Transport

/// Called with the path and the bytes of a file that was read.
public typealias FileTap = @Sendable (_ path: String, _ bytes: [UInt8]) -> Void

/// How a server runs.
public struct ServerOptions: Sendable {
  /// Makes the function that annotates texts, from the settings that it depends on. The server does not know how.
  public var makeAnnotator: @Sendable (AnnotationSettings) -> DocumentStore.Annotator
  /// What annotators keep for texts that are read again; nil where they keep nothing.
  public var annotationMemory: (any AnnotationMemory)?
  /// The version that the server tells clients.
  public var version: String
  /// The encoding of positions whatever the client says: for clients that say one thing and do another.
  public var positionEncoding: PositionEncoding?
  /// The process to watch where the client names none.
  public var clientProcessID: Int?
  /// Whether the server ends with the process that started it.
  public var watchesParent = true
  /// Whether clients are asked for the text of each document that they save, to be compared with the server's.
  public var verifiesSynchronization = false
  /// Whether everything runs on one thread, in the order of the messages: for replays and tests.
  public var isDeterministic = false
  /// The day that relative dates count from, as YYYY-MM-DD: the setting `time.referenceDate`.
  public var referenceDate: String?
  /// Further settings of the command line; they win over all others.
  public var settings = JSONValue.null
  /// Listens to the traffic.
  public var tap: MessageTap?
  /// Called with the path and the bytes of each file that is read, on the thread that reads it: for recordings.
  public var didReadFile: FileTap?
  /// Called with the settings that differ from the defaults, in the form of a `.gloss.json`, before `initialize` is
  /// answered: for recordings.
  public var didBegin: (@Sendable (_ settings: JSONValue) -> Void)?
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

extension ServerOptions {
  /// Options with a function that makes annotators which look at nothing but the text.
  public init(
    version: String, makeAnnotator: @escaping @Sendable (AnnotationSettings) -> DocumentStore.TextAnnotator
  ) {
    self.init(version: version) { (settings: AnnotationSettings) -> DocumentStore.Annotator in
      let annotator = makeAnnotator(settings)
      return { (task: AnnotationTask) in annotator(task.text, task.markup) }
    }
  }

  /// All settings of the command line.
  var allSettings: JSONValue {
    guard let referenceDate else { return settings }
    var object = settings.object ?? JSONObject()
    var time = object["time"]?.object ?? JSONObject()
    time["referenceDate"] = .string(referenceDate)
    object["time"] = .object(time)
    return .object(object)
  }
}

/// The settings on which annotations depend.
public struct AnnotationSettings: Sendable, Hashable {
  /// The day that relative dates count from, as YYYY-MM-DD; nil lets the text decide.
  public var referenceDate: String?
  /// Whether a date in the front matter says nothing of that day.
  public var ignoresFrontMatterDate: Bool
  /// Whether every paragraph counts as English.
  public var assumesEnglish: Bool
  /// The lexicon files that count, the weaker first.
  public var lexicons: [LexiconSource]

  /// The given settings.
  public init(
    referenceDate: String? = nil, ignoresFrontMatterDate: Bool = false, assumesEnglish: Bool = false,
    lexicons: [LexiconSource] = []
  ) {
    self.referenceDate = referenceDate
    self.ignoresFrontMatterDate = ignoresFrontMatterDate
    self.assumesEnglish = assumesEnglish
    self.lexicons = lexicons
  }
}

/// A file of the user's lexicon with its text, as the client has it open or as it is on the disk.
public struct LexiconSource: Sendable, Hashable {
  /// Its path.
  public var path: String
  /// Its text.
  public var text: SourceText

  /// A file with its text.
  public init(path: String, text: SourceText) {
    self.path = path
    self.text = text
  }
}

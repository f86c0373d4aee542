// Plays a recorded session to a server and compares every answer.
//
// Messages of the client go out in the order of the recording; before the next of them goes out, everything that the
// recording shows before it has arrived. It waits for messages, never for a clock, unless it is asked to.

import Glibc
import JSON
import Server
import Text

/// Replays sessions.
public struct Replayer: Sendable {
  /// Which server a session is played to.
  public enum Target: Sendable {
    /// One in this process; the command line knows how it is made.
    case inProcess(@Sendable (SessionFile) -> ServerOptions)
    /// A program, started with the words of the recording.
    case program(path: String)
  }

  /// How a session is played.
  public struct Options: Sendable {
    /// How strict answers are compared.
    public var strictness = ReplayStrictness.strict
    /// How many bytes a write to the server has at most.
    public var pieceByteCount = Int.max
    /// Whether everything is written at once, without waiting for any answer.
    public var writesAtOnce = false
    /// Whether the server does everything on one thread in the order of the messages.
    public var isDeterministic = true
    /// Whether messages go out at their recorded times.
    public var keepsTime = false
    /// The first line whose answers are compared.
    public var firstSequence = 0
    /// The ids of the requests whose answers are compared; `nil` for all messages.
    public var requestIDs: Set<String>?
    /// The ids of requests whose answers are kept for a look at them, and not compared.
    var probes: Set<JSONValue> = []
    /// Members of answers that may be anything.
    var ignoredKeys: Set<String> = []
    /// Whether a read may be answered by “cancelled”.
    var allowsCancelled = false

    /// Everything compared, in the order of the recording.
    public init() {}
  }

  private let target: Target
  private let options: Options

  /// A replayer of sessions to a server.
  public init(target: Target, options: Options = Options()) {
    self.target = target
    self.options = options
  }

  /// Replays a session; `nil` where no server could be started. `folder` holds its workspace.
  public func replay(_ session: SessionFile, folder: SessionFolder? = nil) -> ReplayOutcome? {
    guard let folders = ReplayFolders(copying: folder), let connection = start(session) else { return nil }
    var run = ReplayRun(session: session, folder: folder, folders: folders, connection: connection, options: options)
    run.play()
    return run.outcome
  }

  private func start(_ session: SessionFile) -> ServerConnection? {
    switch target {
    case .inProcess(let makeOptions):
      var server = makeOptions(session)
      server.isDeterministic = options.isDeterministic
      server.watchesParent = false
      server.tap = nil
      server.didReadFile = nil
      server.willEnd = nil
      if let encoding = session.forcedEncoding { server.positionEncoding = encoding }
      if let settings = session.forcedSettings { server.settings = settings }
      server.verifiesSynchronization = session.arguments.contains("--verify-sync")
      return .start(inProcess: server)
    case .program(let path):
      var words = session.arguments.filter { $0 != "--deterministic" }
      if words.isEmpty { words = ["serve"] }
      words += options.isDeterministic ? ["--deterministic", "--no-parent-watch"] : ["--no-parent-watch"]
      if let date = session.referenceDate, !words.contains("--reference-date") { words += ["--reference-date", date] }
      return .start(program: path, arguments: words)
    }
  }
}

/// What a replay found.
public struct ReplayOutcome: Sendable {
  /// Every message of the server, with what was recorded in its place.
  public var comparisons: [ReplayComparison] = []
  /// The session with the answers of this server.
  public var updated: SessionFile
  /// How long each answer took, by method.
  public var latencies = ReplayLatencies()
  /// What went wrong beside the answers: files that the recording lacks, a server that does not answer.
  public var problems: [String] = []
  /// The answers to probes.
  var probeAnswers: [JSONValue: JSONValue] = [:]

  /// How many messages of the server were compared.
  public var comparedCount: Int { comparisons.count }
  /// Those that differ.
  public var mismatches: [ReplayComparison] { comparisons.filter { !$0.isEqual } }
  /// Whether all was as recorded.
  public var isEqual: Bool { problems.isEmpty && comparisons.allSatisfy(\.isEqual) }
}

extension SessionFile {
  /// The words that the server was started with.
  public var arguments: [String] { header["argv"]?.array?.compactMap(\.string) ?? [] }

  /// The encoding of positions that the server was told on its command line.
  var forcedEncoding: PositionEncoding? { value(of: "--position-encoding").flatMap(PositionEncoding.init) }

  /// The settings that the server was told on its command line.
  var forcedSettings: JSONValue? { value(of: "--settings").flatMap { try? JSONValue(parsing: Array($0.utf8)) } }

  private func value(of option: String) -> String? {
    guard let place = arguments.firstIndex(of: option), place + 1 < arguments.count else { return nil }
    return arguments[place + 1]
  }
}

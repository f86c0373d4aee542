// Plays a recorded session to a server and compares every answer.
//
// Messages of the client go out in the order of the recording; before the next of them goes out, everything that the
// recording shows before it has arrived. It waits for messages, never for a clock, unless it is asked to.

import Glibc
import JSON
import Server
import Synchronization
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
    /// Whether the memory of this process is looked at around each request: of use where the server is in it.
    public var watchesMemory = false
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

    /// Which server it is played to, where that is known: what the recording says of its own is compared with it, and an
    /// updated recording says so of this one.
    public var identity: ServerIdentity?

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
    let settings = SettingsSeen()
    guard let folders = ReplayFolders(copying: folder), let connection = start(session, settings) else { return nil }
    var run = ReplayRun(session: session, folder: folder, folders: folders, connection: connection, options: options)
    run.play()
    var outcome = run.outcome
    compareStart(of: session, settings.value.withLock { $0 }.map(folders.hiding), &outcome)
    return outcome
  }

  /// Looks at what answers depend on besides messages and files; an updated recording says how it is now.
  private func compareStart(of session: SessionFile, _ settings: JSONValue?, _ outcome: inout ReplayOutcome) {
    outcome.remarks = options.identity?.differences(from: session.header) ?? []
    options.identity?.write(to: &outcome.updated.header)
    guard let settings else { return }
    if let recorded = session.header["settings"], !JSONDifference.all(expected: recorded, actual: settings).isEmpty {
      let texts = [recorded, settings].map { String(decoding: $0.json, as: UTF8.self) }
      outcome.remarks.append("recorded with other settings: \(texts[0]), here \(texts[1])")
    }
    outcome.updated.header["settings"] = settings
  }

  /// The settings that a server in this process began with.
  private final class SettingsSeen: Sendable {
    let value = Mutex<JSONValue?>(nil)
  }

  private func start(_ session: SessionFile, _ settings: SettingsSeen) -> ServerConnection? {
    switch target {
    case .inProcess(let makeOptions):
      var server = makeOptions(session)
      server.isDeterministic = options.isDeterministic
      server.watchesParent = false
      server.tap = nil
      server.didReadFile = nil
      server.willEnd = nil
      server.didBegin = { seen in settings.value.withLock { $0 = seen } }
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
  /// What the server is, or was told, otherwise than when the session was recorded: answers may differ for that.
  public var remarks: [String] = []
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

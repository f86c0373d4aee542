// One run of a replay: sends, waits, compares, in the steps of the recording.

import Glibc
import JSON
import Text

/// Messages of the client, and what the recording has of the server before the next one.
struct ReplayStep {
  /// Messages of the client and changes of files, with the numbers of their lines.
  var sent: [(entry: SessionFile.Entry, sequence: Int)] = []
  /// Messages of the server, with the numbers of their lines.
  var received: [(entry: SessionFile.Entry, sequence: Int)] = []

  /// The steps of a session. Remarks belong to none.
  static func steps(of entries: [SessionFile.Entry]) -> [ReplayStep] {
    var result = [ReplayStep()]
    for (index, entry) in entries.enumerated() {
      let last = result.count - 1
      switch entry.line {
      case .fromServer: result[last].received.append((entry, index + 1))
      case .remark: break
      case .fromClient, .malformed, .fileChange:
        if result[last].received.isEmpty {
          result[last].sent.append((entry, index + 1))
        } else {
          result.append(ReplayStep(sent: [(entry, index + 1)]))
        }
      }
    }
    return result
  }

  /// The messages of the server.
  var messages: [JSONValue] { Self.messages(of: received) }

  /// The messages of some lines of the server.
  static func messages(of lines: [(entry: SessionFile.Entry, sequence: Int)]) -> [JSONValue] {
    lines.compactMap { if case .fromServer(let message) = $0.entry.line { message } else { nil } }
  }

  /// The ids of the requests that the server answers in this step.
  var answeredIDs: [JSONValue] {
    messages.filter { $0["method"] == nil }.compactMap { $0["id"] }.filter { !$0.isNull }
  }

  /// Whether the client leaves in this step.
  var isLast: Bool {
    sent.contains {
      if case .fromClient(let message) = $0.entry.line { message["method"]?.string == "exit" } else { false }
    }
  }
}

/// One run of a replay.
struct ReplayRun {
  private let session: SessionFile
  private let folders: ReplayFolders
  private let connection: ServerConnection
  private let options: Replayer.Options
  private var log: RequestLog
  private var answers: ServerRequestAnswers
  private var barrierCount = 0
  /// How often each request's answer is recorded in steps to come, and answers that came before their step.
  private var awaited: [JSONValue: Int] = [:]
  private var early: [JSONValue: [JSONValue]] = [:]
  /// Requests that are not answered yet: when they were sent, and how much memory was in use then.
  private var sendTimes: [JSONValue: (method: String, nanoseconds: Int, bytesInUse: Int)] = [:]
  private let startNanoseconds = Clock.nanoseconds()
  private(set) var outcome: ReplayOutcome

  init(
    session: SessionFile, folder: SessionFolder?, folders: ReplayFolders, connection: ServerConnection,
    options: Replayer.Options
  ) {
    self.session = session
    self.folders = folders
    self.connection = connection
    self.options = options
    log = RequestLog(encoding: session.encoding ?? .utf16, folder: folder)
    answers = ServerRequestAnswers(session)
    outcome = ReplayOutcome(updated: SessionFile(header: session.header, entries: [], exitCode: nil))
  }

  /// Plays the session to its end.
  mutating func play() {
    let steps = ReplayStep.steps(of: session.entries)
    for step in steps { for id in step.answeredIDs { awaited[id, default: 0] += 1 } }
    if options.writesAtOnce {
      playAtOnce(steps)
    } else {
      for step in steps {
        for (entry, _) in step.sent { send(entry) }
        compare(step, step.isLast ? messagesToEnd() : messages(upTo: step))
      }
      compare(ReplayStep(), messagesToEnd())
    }
    finish()
  }

  private mutating func playAtOnce(_ steps: [ReplayStep]) {
    var whole = ReplayStep()
    var bytes: [UInt8] = []
    for step in steps {
      whole.sent += step.sent
      whole.received += step.received
      for (entry, _) in step.sent {
        note(entry)
        switch entry.line {
        case .fromClient(let message): bytes += Self.frame(folders.filling(message))
        case .malformed(let raw): bytes += folders.filling(raw: raw)
        case .fileChange, .fromServer, .remark: break
        }
      }
    }
    connection.write(bytes, pieceByteCount: options.pieceByteCount)
    compare(whole, messagesToEnd())
  }

  /// The exit code is part of what was recorded.
  private mutating func finish() {
    if connection.isSilent { outcome.problems.append("the server was silent for too long; the replay was given up") }
    let code = connection.exitCode().map { Int($0) }
    outcome.updated.exitCode = session.exitCode == nil ? nil : code
    if let recorded = session.exitCode, let code, code != recorded, options.requestIDs == nil {
      outcome.problems.append("exit code: recorded \(recorded), now \(code)")
    }
  }

  // MARK: Sending

  private mutating func send(_ entry: SessionFile.Entry) {
    if options.keepsTime { wait(until: entry.timeMicroseconds) }
    note(entry)
    var entry = entry
    switch entry.line {
    case .fromClient(let message):
      if ServerRequestAnswers.isAnswer(message) {
        guard let answer = answers.take(message) else { break }
        entry.line = .fromClient(answer)
        transmit(answer)
      } else {
        if let id = message["id"] {
          let bytesInUse = options.watchesMemory ? ReplayLatencies.bytesInUse : 0
          sendTimes[id] = (message["method"]?.string ?? "", Clock.nanoseconds(), bytesInUse)
        }
        transmit(message)
      }
    case .malformed(let bytes):
      connection.write(folders.filling(raw: bytes), pieceByteCount: options.pieceByteCount)
    case .fileChange(let change):
      if !folders.apply(change) { outcome.problems.append("\(change.path): what it held is not in the recording") }
    case .fromServer, .remark: break
    }
    outcome.updated.entries.append(entry)
  }

  private mutating func note(_ entry: SessionFile.Entry) {
    switch entry.line {
    case .fromClient(let message): log.note(message)
    case .fileChange(let change): log.note(change)
    case .malformed, .fromServer, .remark: break
    }
  }

  private func transmit(_ message: JSONValue) {
    connection.write(Self.frame(folders.filling(message)), pieceByteCount: options.pieceByteCount)
  }

  /// A message as it goes over the wire.
  static func frame(_ message: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    message.write(to: &writer)
    return Array("Content-Length: \(writer.bytes.count)\r\n\r\n".utf8) + writer.bytes
  }

  private func wait(until microseconds: Int) {
    let elapsed = (Clock.nanoseconds() - startNanoseconds) / 1000
    if microseconds > elapsed { usleep(UInt32(clamping: microseconds - elapsed)) }
  }

  // MARK: Receiving

  /// What the server sends until it has answered everything that the recording shows answered by now, and, behind it, a
  /// request that nobody records.
  private mutating func messages(upTo step: ReplayStep) -> [JSONValue] {
    barrierCount += 1
    let barrier = JSONValue.string("gloss-replay-barrier-\(barrierCount)")
    transmit(["jsonrpc": "2.0", "id": barrier, "method": "$/glossReplayBarrier"])
    var open: Set = [barrier]
    var result: [JSONValue] = []
    for id in step.answeredIDs {
      awaited[id, default: 1] -= 1
      if var answers = early[id], !answers.isEmpty {
        result.append(answers.removeFirst())
        early[id] = answers
      } else {
        open.insert(id)
      }
    }
    while !open.isEmpty, let message = receive() {
      let id = message["method"] == nil ? message["id"] ?? .null : .null
      if id == barrier {
        open.remove(id)
      } else if !id.isNull, open.remove(id) == nil, awaited[id, default: 0] > 0, options.strictness == .relaxed {
        // With several threads an answer may come before its place in the recording.
        early[id, default: []].append(message)
      } else {
        result.append(message)
      }
    }
    return result
  }

  private mutating func messagesToEnd() -> [JSONValue] {
    connection.closeInput()
    var result: [JSONValue] = []
    while let message = receive() { result.append(message) }
    return result
  }

  private mutating func receive() -> JSONValue? {
    guard let received = connection.next() else { return nil }
    let message = folders.hiding(received.message)
    if message["method"] == nil, let id = message["id"], let sent = sendTimes.removeValue(forKey: id) {
      outcome.latencies.add(
        sent.method, microseconds: (received.timeNanoseconds - sent.nanoseconds) / 1000,
        keptByteCount: options.watchesMemory ? ReplayLatencies.bytesInUse - sent.bytesInUse : nil)
    }
    if let answer = answers.note(message) { transmit(answer) }
    return message
  }

  // MARK: Comparing

  private mutating func compare(_ step: ReplayStep, _ messages: [JSONValue]) {
    let recorded = step.received.filter { line in
      guard case .fromServer(let message) = line.entry.line, message["method"] == nil else { return true }
      return !options.probes.contains(message["id"] ?? .null)
    }
    let actual = messages.filter { message in
      guard message["method"] == nil, let id = message["id"], options.probes.contains(id) else { return true }
      outcome.probeAnswers[id] = message
      return false
    }
    for (index, message) in actual.enumerated() {
      let time = index < recorded.count ? recorded[index].entry.timeMicroseconds : lastTime
      outcome.updated.entries.append(SessionFile.Entry(line: .fromServer(message), timeMicroseconds: time))
    }
    let sequence = step.received.first?.sequence ?? step.sent.last?.sequence ?? session.entries.count
    guard sequence >= options.firstSequence else { return }
    for pair in options.strictness.pairs(ReplayStep.messages(of: recorded), actual) where isWanted(pair) {
      let place = pair.recordedIndex.map { recorded[$0].sequence } ?? sequence
      var comparison = ReplayComparison(sequence: place, recorded: pair.recorded, now: pair.now, log: log)
      comparison.differences.removeAll { difference in
        if case .key(let key)? = difference.steps.last { options.ignoredKeys.contains(key) } else { false }
      }
      if options.allowsCancelled, comparison.isRead, pair.now?["error"]?["code"]?.integer == -32800 {
        comparison.differences = []
      }
      outcome.comparisons.append(comparison)
    }
  }

  private var lastTime: Int { outcome.updated.entries.last?.timeMicroseconds ?? 0 }

  private func isWanted(_ pair: ReplayStrictness.Pair) -> Bool {
    guard let wanted = options.requestIDs else { return true }
    guard let message = pair.recorded ?? pair.now, message["method"] == nil, let id = message["id"] else {
      return false
    }
    return wanted.contains(id.string ?? id.integer.map(String.init) ?? "")
  }
}

// Writes a session to a folder while it runs.
//
// It listens to the traffic and to the files that the server reads; it neither delays nor changes them. Lines wait in memory
// until `initialize` has been answered: only then is known how columns count, which the header says.

import Glibc
import JSON
import Server
import Synchronization
import Text
import Transport

/// Why a session cannot be recorded: the folder, and what to do.
public struct RecordingError: Error, Sendable, CustomStringConvertible {
  /// The folder, what is wrong, and what to do.
  public let description: String
}

/// Records the traffic of one server.
public final class Recorder: Sendable {
  /// How the text of documents is kept.
  public enum TextMode: String, Sendable, CaseIterable {
    /// As it is. The answers of the server are kept too.
    case full
    /// As filler of the same shape; answers, which quote it, are left out and can be made anew by a replay.
    case shape
    /// As filler of the same length; answers are left out.
    case none
  }

  /// What the header of a recording says of how the server was started.
  public struct Start: Sendable {
    /// Which server it is.
    public var identity: ServerIdentity
    /// The words of the command line, without the name of the program and without the recording's own.
    public var arguments: [String]
    /// The day that relative dates count from.
    public var referenceDate: String?

    /// A start of its parts.
    public init(identity: ServerIdentity, arguments: [String], referenceDate: String?) {
      self.identity = identity
      self.arguments = arguments
      self.referenceDate = referenceDate
    }
  }

  private struct State {
    var descriptor: Int32
    /// What compresses the lines; nil where they are written as they are.
    var gzip: GzipWriter?
    var waiting: [SessionFile.Entry] = []
    var isStarted = false
    var lineCount = 0
    var start: Int
    var header: JSONObject
    var placeholder: RootPlaceholder
    var names = NameFiller()
    /// The digests of what the files held when they were last seen, by their paths; nil for files that are gone.
    var files: [String: String?] = [:]
  }

  /// Lines that wait at most for the answer to `initialize`.
  private static let longestWait = 64

  private let textMode: TextMode
  private let folder: SessionFolder
  private let state: Mutex<State>

  /// Where the lines are written.
  public var sessionPath: String { folder.sessionPath }

  /// Opens `session.jsonl`, or `session.jsonl.gz` where it is to be compressed, in a folder, which is made where it is
  /// missing.
  ///
  /// Every line is on its way to the disk when it has been recorded, and can be read from then on, compressed or not.
  /// An earlier recording in it is replaced. A folder that holds anything else is refused: what lies there is not ours.
  public init(
    folder path: String, textMode: TextMode, isCompressed: Bool = false, start: Start, home: String?
  ) throws(RecordingError) {
    folder = SessionFolder(newAt: path, isCompressed: isCompressed)
    let strangers = folder.strangers
    guard strangers.isEmpty else {
      throw RecordingError(
        description: "'\(path)' holds '\(strangers[0])', which is no part of a recording; name a folder of its own")
    }
    Disk.makeFolder(folder.path)
    folder.clear()
    let descriptor = open(folder.sessionPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw RecordingError(description: "'\(path)' cannot be written; check the folder") }
    self.textMode = textMode
    state = Mutex(
      State(
        descriptor: descriptor, gzip: folder.isCompressed ? GzipWriter() : nil, start: Self.nowMicroseconds(),
        header: Self.header(start, textMode),
        placeholder: RootPlaceholder(roots: [], home: home)))
  }

  private static func header(_ start: Start, _ textMode: TextMode) -> JSONObject {
    var header = JSONObject([
      ("argv", .array(start.arguments.map { .string($0) })), ("root", .string(SessionFile.rootPlaceholder)),
      ("settings", .object(JSONObject())), ("text", .string(textMode.rawValue)), ("workspace", .string("workspace/")),
    ])
    start.identity.write(to: &header)
    if let date = start.referenceDate { header["referenceDate"] = .string(date) }
    return header
  }

  /// What the server calls with each frame.
  public var tap: MessageTap { { [self] direction, frame in record(direction, frame) } }

  /// What the server calls with each file that it has read: its path and its bytes.
  public var fileTap: FileTap { { [self] path, bytes in recordFile(path, bytes) } }

  /// What the server calls with the settings that it begins with.
  public var settingsTap: @Sendable (JSONValue) -> Void {
    { [self] settings in state.withLock { $0.header["settings"] = settings } }
  }

  /// Notes the exit code and closes the file.
  public func finish(exitCode: Int32) {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      start(&state)
      let footer = SessionFile.footerLine(Int(exitCode), sequence: state.lineCount + 1)
      _ = Disk.write(state.gzip?.finish(footer) ?? footer, to: state.descriptor)
      close(state.descriptor)
      state.descriptor = -1
    }
  }

  // MARK: Messages

  private func record(_ direction: MessageDirection, _ frame: Frame) {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      switch (direction, frame) {
      case (.incoming, .body(let body)):
        guard let message = try? JSONValue(parsing: body) else {
          return add(malformed(Self.framed(state.placeholder.hiding(body))), &state)
        }
        addRoots(of: message, &state)
        if message["method"]?.string == "workspace/didChangeWatchedFiles" { lookAtFiles(message, &state) }
        add(fromClient(message, state.placeholder.hiding(body)), &state)
      case (.outgoing, .body(let body)):
        guard let message = try? JSONValue(parsing: body) else { return }
        let encoding = message["result"]?["capabilities"]?["positionEncoding"]
        if let encoding { state.header["encoding"] = encoding }
        if let line = fromServer(message) { add(line, &state) }
        if encoding != nil { start(&state) }
      case (.incoming, .malformed(let bytes)): add(malformed(bytes), &state)
      case (.incoming, .oversized(let byteCount)):
        add(.remark("a message of \(byteCount) bytes was skipped; it is not recorded"), &state)
      case (.incoming, .unsupportedCharset(let name)):
        let header = "Content-Length: 0\r\nContent-Type: application/vscode-jsonrpc; charset=\(name)\r\n\r\n"
        add(.malformed(Array(header.utf8)), &state)
      case (.outgoing, _): break
      }
    }
  }

  /// A message of the client; its bytes, without paths, where the value would not give it back as it was written.
  private func fromClient(_ message: JSONValue, _ body: [UInt8]) -> SessionFile.Line {
    switch textMode {
    case .full:
      JSONFidelity.isKept(body, by: message) ? .fromClient(message.withoutProcess) : .malformed(Self.framed(body))
    case .shape: .fromClient(Redaction.shape(ofMessage: message.withoutProcess))
    case .none: .fromClient(Redaction.length(ofMessage: message.withoutProcess))
    }
  }

  /// A message of the server. Where texts are hidden nothing is left of it but that the server asked: the client's answer
  /// has its place behind it.
  private func fromServer(_ message: JSONValue) -> SessionFile.Line? {
    if textMode == .full { return .fromServer(message) }
    guard let method = message["method"], let id = message["id"] else { return nil }
    return .fromServer(["jsonrpc": "2.0", "id": id, "method": method])
  }

  private func malformed(_ bytes: [UInt8]) -> SessionFile.Line {
    .malformed(textMode == .full ? bytes : Redaction.shape(ofFrame: bytes))
  }

  private static func framed(_ body: [UInt8]) -> [UInt8] { Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body }

  private func addRoots(of message: JSONValue, _ state: inout State) {
    for root in RootPlaceholder.roots(ofMessage: message) { state.placeholder.add(root: root) }
    if message["method"]?.string == "initialize", let client = message["params"]?["clientInfo"] {
      state.header["client"] = client
    }
  }

  // MARK: Files

  /// Before the server reads the files that have changed: what they hold now, so that a replay can change its own first.
  private func lookAtFiles(_ message: JSONValue, _ state: inout State) {
    for change in message["params"]?["changes"]?.array ?? [] {
      guard let path = change["uri"]?.string.flatMap(RootPlaceholder.filePath) else { continue }
      let hidden = hiding(path, &state)
      guard hidden.hasPrefix("${ROOT"), SessionFolder.place(of: hidden) != nil else { continue }
      if let bytes = Disk.read(path) {
        noteContent(bytes, path, hidden, &state)
      } else if let known = state.files[path], known != nil {
        state.files[path] = .some(nil)
        add(.fileChange(.init(kind: .deleted, path: Self.short(hidden), sha256: nil)), &state)
      }
    }
  }

  private func recordFile(_ path: String, _ bytes: [UInt8]) {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      let hidden = hiding(path, &state)
      guard let place = SessionFolder.place(of: hidden) else { return }
      guard state.files[path] == nil else { return noteContent(bytes, path, hidden, &state) }
      // Read for the first time: this is what the session began with.
      state.files[path] = Digest(of: bytes).description
      let target = folder.path + "/" + place
      Disk.makeFolder(Disk.folder(of: target))
      _ = Disk.write(redacted(bytes, of: path, &state), to: target)
    }
  }

  /// A path without what names this machine, and without names of files where texts are hidden.
  private func hiding(_ path: String, _ state: inout State) -> String {
    let hidden = state.placeholder.hiding(path)
    return textMode == .full ? hidden : state.names.hiding(path: hidden)
  }

  /// Notes a change of a file, if it is one.
  private func noteContent(_ bytes: [UInt8], _ path: String, _ hidden: String, _ state: inout State) {
    let digest = Digest(of: bytes).description
    let known = state.files[path] ?? nil
    guard known != digest else { return }
    state.files[path] = digest
    let content = redacted(bytes, of: path, &state)
    let name = Digest(of: content).description
    folder.keep(content, sha256: name)
    let kind: SessionFile.FileChange.Kind = known == nil ? .created : .changed
    add(.fileChange(.init(kind: kind, path: Self.short(hidden), sha256: name)), &state)
  }

  private static func short(_ hidden: String) -> String {
    hidden.hasPrefix("${ROOT}/") ? String(hidden.dropFirst("${ROOT}/".count)) : hidden
  }

  /// What is kept of a file. Settings stay as they are but for the names in them: nothing else would be a setting.
  private func redacted(_ bytes: [UInt8], of path: String, _ state: inout State) -> [UInt8] {
    if textMode == .full { return bytes }
    if path.hasSuffix("/.gloss.json"), let settings = try? JSONValue(parsing: bytes) {
      return state.names.hiding(state.placeholder.hiding(settings)).json
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let isLexicon = path.hasSuffix(".lexicon")
    switch textMode {
    case .shape: return Array((isLexicon ? Redaction.shape(ofLexicon: text) : Redaction.shape(of: text)).utf8)
    case .none, .full: return Array((isLexicon ? Redaction.length(ofLexicon: text) : Redaction.length(of: text)).utf8)
    }
  }

  // MARK: Lines

  private func add(_ line: SessionFile.Line, _ state: inout State) {
    let entry = SessionFile.Entry(line: line, timeMicroseconds: Self.nowMicroseconds() - state.start)
    guard !state.isStarted else { return write(entry, &state) }
    state.waiting.append(entry)
    if state.waiting.count >= Self.longestWait { start(&state) }
  }

  private func start(_ state: inout State) {
    guard !state.isStarted else { return }
    state.isStarted = true
    var header = JSONObject()
    for member in state.header.members {
      if member.key == "root" {
        header[member.key] = member.value
      } else {
        let hidden = state.placeholder.hiding(member.value)
        header[member.key] = textMode == .full ? hidden : state.names.hiding(hidden)
      }
    }
    write(SessionFile.headerLine(header), &state)
    for entry in state.waiting { write(entry, &state) }
    state.waiting = []
  }

  private func write(_ entry: SessionFile.Entry, _ state: inout State) {
    state.lineCount += 1
    var hidden = entry
    switch entry.line {
    case .fromClient(let message):
      let message = state.placeholder.hiding(message)
      hidden.line = .fromClient(textMode == .full ? message : state.names.hiding(message))
    case .fromServer(let message): hidden.line = .fromServer(state.placeholder.hiding(message))
    case .remark(let text): hidden.line = .remark(state.placeholder.hiding(text))
    case .malformed, .fileChange: break
    }
    write(SessionFile.line(hidden, sequence: state.lineCount), &state)
  }

  private func write(_ line: [UInt8], _ state: inout State) {
    _ = Disk.write(state.gzip?.write(line) ?? line, to: state.descriptor)
  }

  private static func nowMicroseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }
}

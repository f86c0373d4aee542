// A recorded session as a transcript: a page that people read and edit, and that is a test.
//
// Columns are those of transcripts, code points, whatever the client counted; what is counted from them, as identifiers of
// answers are, is not compared. What a page has no way to say is left out, and said so on it: bytes that are no message, what
// the client answered to the server.

import JSON
import Text

/// Writes a session as a transcript.
public struct SessionPage {
  /// A part of the page.
  private enum Part {
    case prose(String)
    /// A document; `marks` are byte offsets of places in it.
    case document(uri: String, language: String, text: String, marks: Set<Int>)
    /// A file on the disk.
    case file(uri: String, text: String)
    case deletedFile(uri: String)
    /// A block of JSON, empty where there is none.
    case block(info: String, value: JSONValue?)
    /// A request; its place is a mark of the part at `document`.
    case request(method: String, place: Place, params: JSONValue?)
  }

  /// What stands behind the method of a request.
  private enum Place {
    case none, document
    case mark(part: Int, byteOffset: Int)
  }

  /// The document that `@1` and `@document` mean, as long as it is as it was opened.
  private struct Current {
    var uri: String
    var part: Int
    var lines: LineIndex
  }

  private let session: SessionFile
  private let wanted: Set<String>?
  private let folder: SessionFolder?
  private var workspace: [(uri: String, text: String)] = []
  private var parts: [Part] = []
  private var current: Current?
  /// The answers on the page up to now, from 1, by the identifiers that they were given.
  private var numberOfResult: [String: Int] = [:]
  private var requestCount = 0

  /// The page of a session under a title; `nil` where its columns cannot be counted anew. With ids only those requests
  /// and what comes before the last of them.
  public static func transcript(
    of session: SessionFile, folder: SessionFolder?, title: String, requestIDs: Set<String>? = nil
  ) -> String? {
    guard let converted = SessionTransform.converted(session, to: .utf32, folder: folder) else { return nil }
    var page = SessionPage(converted, folder, requestIDs)
    page.write(title)
    return page.markdown
  }

  private init(_ session: SessionFile, _ folder: SessionFolder?, _ requestIDs: Set<String>?) {
    var session = session
    for index in session.entries.indices {
      switch session.entries[index].line {
      case .fromClient(let message): session.entries[index].line = .fromClient(Self.named(message))
      case .fromServer(let message): session.entries[index].line = .fromServer(Self.named(message))
      case .malformed, .fileChange, .remark: break
      }
    }
    self.session = session
    self.folder = folder
    wanted = requestIDs
    guard let folder else { return }
    for name in folder.workspaceNames {
      guard let placeholder = SessionFolder.placeholder(ofFolderName: name) else { continue }
      for file in Disk.files(below: folder.path + "/" + name) {
        guard let bytes = Disk.read(folder.path + "/\(name)/\(file)") else { continue }
        workspace.append((Self.uri("${\(placeholder)}/\(file)"), String(decoding: bytes, as: UTF8.self)))
      }
    }
  }

  // MARK: Names

  /// A message with short folders in the place of those of the session.
  private static func named(_ message: JSONValue) -> JSONValue { RootPlaceholder.filling(message, folder: folder) }

  private static func named(_ text: String) -> String { RootPlaceholder.filling(text, folder: folder) }

  /// The `file:` name of a path in a folder of the session, without the blanks that would end it in the line of a block.
  private static func uri(_ path: String) -> String {
    named("file://" + (path.hasPrefix("${") ? path : "${ROOT}/" + path)).replacing(" ", with: "%20")
  }

  private static func folder(_ name: String) -> String? {
    SessionFolder.folderName(ofPlaceholder: name).map { "/" + $0 }
  }

  // MARK: Walking through the session

  private mutating func write(_ title: String) {
    let client = session.header["client"]
    let name = [client?["name"]?.string, client?["version"]?.string].compactMap(\.self).joined(separator: " ")
    parts.append(.prose("# \(title)"))
    if !name.isEmpty { parts.append(.prose("Recorded from \(name).")) }
    let last = session.entries.lastIndex { entry in
      if case .fromClient(let message) = entry.line { isWanted(message) } else { false }
    }
    let end = last.map { $0 + 1 } ?? session.entries.endIndex
    for (index, entry) in session.entries[..<(wanted == nil ? session.entries.endIndex : end)].enumerated() {
      switch entry.line {
      case .fromClient(let message): take(message, at: index)
      case .fromServer(let message): takeFromServer(message)
      case .malformed: parts.append(.prose("Here the client sent bytes that are no message; a transcript cannot."))
      case .fileChange(let change): take(change)
      case .remark: break
      }
    }
  }

  private func isWanted(_ message: JSONValue) -> Bool {
    guard message["method"] != nil, let id = message["id"] else { return false }
    return wanted?.contains(id.string ?? id.integer.map(String.init) ?? "") ?? true
  }

  private mutating func take(_ message: JSONValue, at index: Int) {
    guard let method = message["method"]?.string else { return }
    switch method {
    case "initialize": introduce(message["params"])
    case "initialized", "shutdown", "exit", "$/cancelRequest", "$/setTrace", "window/workDoneProgress/cancel": break
    case "textDocument/didOpen": open(message["params"])
    default:
      guard message["id"] != nil else {
        if message["params"]?["textDocument"]?["uri"]?.string == current?.uri { current = nil }
        return parts.append(.block(info: "--! \(method)", value: message["params"]))
      }
      if isWanted(message) { ask(message, method, answer(at: index, message["id"])) }
    }
  }

  private mutating func take(_ change: SessionFile.FileChange) {
    let uri = Self.uri(change.path)
    parts.append(.prose("On the disk `\(uri)` was \(change.kind.rawValue)."))
    guard change.kind != .deleted else { return parts.append(.deletedFile(uri: uri)) }
    let bytes = change.sha256.flatMap { folder?.content(sha256: $0) } ?? []
    parts.append(.file(uri: uri, text: String(decoding: bytes, as: UTF8.self)))
  }

  /// What the client says of itself, with what the server was started, and what files there are.
  private mutating func introduce(_ params: JSONValue?) {
    var capabilities = params?["capabilities"]?.object ?? JSONObject()
    var general = capabilities["general"]?.object ?? JSONObject()
    general["positionEncodings"] = ["utf-32"]
    capabilities["general"] = .object(general)
    var options = params?["initializationOptions"]?.object ?? JSONObject()
    let isNested = options["gloss"]?.object != nil
    var settings = isNested ? options["gloss"]?.object ?? JSONObject() : options
    for member in session.forcedSettings?.object?.members ?? [] { settings[member.key] = member.value }
    if let date = session.referenceDate { settings["time"] = ["referenceDate": .string(date)] }
    if isNested { options["gloss"] = .object(settings) } else { options = settings }
    var value = JSONObject([
      ("capabilities", .object(capabilities)), ("initializationOptions", .object(options)),
    ])
    value["workspaceFolders"] = .array(Self.folders(params))
    parts.append(.block(info: "initialize", value: .object(value)))
    parts += workspace.map { .file(uri: $0.uri, text: $0.text) }
  }

  /// The folders that a client begins with, however it says so.
  private static func folders(_ params: JSONValue?) -> [JSONValue] {
    if let folders = params?["workspaceFolders"]?.array, !folders.isEmpty { return folders }
    let root = params?["rootUri"]?.string ?? params?["rootPath"]?.string.map { "file://" + $0 }
    return root.map { [["name": "", "uri": .string($0)]] } ?? []
  }

  private mutating func open(_ params: JSONValue?) {
    let document = params?["textDocument"]
    guard let uri = document?["uri"]?.string, let text = document?["text"]?.string else { return }
    open(uri, language: document?["languageId"]?.string ?? "", text: text, otherwise: params)
  }

  /// A document as a block of its text where a block can hold it, else as the notification.
  private mutating func open(_ uri: String, language: String, text: String, otherwise params: JSONValue?) {
    let isMarkdown = language == "markdown" || uri.hasSuffix(".md")
    guard Self.areLines(text), !text.utf8.contains(UInt8(ascii: "|")), text.utf8.count > 1,
      !uri.utf8.contains(UInt8(ascii: " "))
    else {
      current = nil
      let message: JSONValue = [
        "textDocument": ["languageId": .string(language), "text": .string(text), "uri": .string(uri), "version": 1]
      ]
      return parts.append(.block(info: "--! textDocument/didOpen", value: params ?? message))
    }
    current = Current(uri: uri, part: parts.count, lines: LineIndex(SourceText(text)))
    parts.append(.document(uri: uri, language: isMarkdown ? "markdown" : "text", text: text, marks: []))
  }

  /// Whether a block of lines can hold a text.
  private static func areLines(_ text: String) -> Bool {
    text.utf8.last == UInt8(ascii: "\n") && !text.utf8.contains(UInt8(ascii: "\r"))
  }

  /// The answer to the request at `index`; `nil` where the recording has none.
  private func answer(at index: Int, _ id: JSONValue?) -> JSONValue? {
    for entry in session.entries[index...] {
      if case .fromServer(let message) = entry.line, message["method"] == nil, message["id"] == id { return message }
    }
    return nil
  }

  private mutating func ask(_ request: JSONValue, _ method: String, _ answer: JSONValue?) {
    // What was given up has an answer by chance.
    if answer?["error"]?["code"]?.integer == -32800 { return }
    var params = request["params"].map(referring)?.object
    requestCount += 1
    var place = Place.none
    if let current, params?["textDocument"]?["uri"]?.string == current.uri {
      place = .document
      params?["textDocument"] = nil
      if let position = params?["position"].flatMap(Position.init) {
        let offset = current.lines.byteOffset(of: position, encoding: .utf32)
        // Behind the last line end a block has no place.
        if offset < current.lines.text.count,
          current.lines.position(ofByteOffset: offset, encoding: .utf32) == position,
          case .document(let uri, let language, let text, let marks) = parts[current.part]
        {
          parts[current.part] = .document(
            uri: uri, language: language, text: text, marks: marks.union([offset]))
          place = .mark(part: current.part, byteOffset: offset)
          params?["position"] = nil
        }
      }
    }
    let rest = params.map { JSONValue.object($0) } ?? request["params"].map(referring)
    let isEmpty = params?.members.isEmpty ?? (rest == nil)
    parts.append(.request(method: method, place: place, params: isEmpty ? nil : rest))
    if let error = answer?["error"] {
      parts.append(.block(info: "<-- error", value: error))
    } else {
      if let id = answer?["result"]?["resultId"]?.string { numberOfResult[id] = requestCount }
      parts.append(.block(info: "<--", value: answer?["result"].map(Self.withoutIdentifiers)))
    }
  }

  /// Parameters that name an earlier answer by its place on the page: its identifier is another one there.
  private func referring(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): numberOfResult[text].map { .string("@answers.\($0).resultId") } ?? value
    case .array(let elements): .array(elements.map(referring))
    case .object(let object): .object(JSONObject(object.members.map { ($0.key, referring($0.value)) }))
    default: value
    }
  }

  /// An answer whose identifiers may be any: they are made of the answer, columns and all.
  private static func withoutIdentifiers(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): .array(elements.map(withoutIdentifiers))
    case .object(let object):
      .object(
        JSONObject(object.members.map { ($0.key, $0.key == "resultId" ? "…" : withoutIdentifiers($0.value)) }))
    default: value
    }
  }

  private mutating func takeFromServer(_ message: JSONValue) {
    let shown = ["textDocument/publishDiagnostics", "gloss/didChange"]
    guard wanted == nil, let method = message["method"]?.string, shown.contains(method), message["id"] == nil else {
      return
    }
    parts.append(.block(info: "<-- \(method)", value: message["params"]))
  }

  // MARK: The page

  private var markdown: String { parts.map(markdown).joined(separator: "\n\n") + "\n" }

  private func markdown(_ part: Part) -> String {
    switch part {
    case .prose(let text): text
    case .document(let uri, let language, let text, let marks): Self.document("\(language) \(uri)", text, marks)
    case .file(let uri, let text) where Self.areLines(text):
      Self.document("\(uri.hasSuffix(".md") ? "markdown" : "text") file \(uri)", text, [])
    case .file(let uri, let text): Self.block("file \(uri)", .string(text))
    case .deletedFile(let uri): "```text deleted \(uri)\n```"
    case .block(let info, let value): Self.block(info, value)
    case .request(let method, .none, let params): Self.block("--> \(method)", params)
    case .request(let method, .document, let params): Self.block("--> \(method) @document", params)
    case .request(let method, .mark(let part, let offset), let params):
      Self.block("--> \(method) @\(number(ofMark: offset, in: part))", params)
    }
  }

  private func number(ofMark offset: Int, in part: Int) -> Int {
    guard case .document(_, _, _, let marks) = parts[part] else { return 1 }
    return (marks.sorted().firstIndex(of: offset) ?? 0) + 1
  }

  /// A block of the lines of a text, with its marks.
  private static func document(_ info: String, _ text: String, _ marks: Set<Int>) -> String {
    var bytes: [UInt8] = []
    for (offset, byte) in text.utf8.enumerated() {
      if marks.contains(offset) { bytes.append(UInt8(ascii: "|")) }
      bytes.append(byte)
    }
    // The end of the last line ends the block.
    bytes.removeLast()
    let body = String(decoding: bytes, as: UTF8.self)
    var longest = 0
    for line in body.split(separator: "\n" as Character) {
      longest = max(longest, line.prefix(while: { $0 == "`" }).count)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(info)\n\(body)\n\(fence)"
  }

  private static func block(_ info: String, _ value: JSONValue?) -> String {
    guard let value else { return "```jsonc \(info)\n```" }
    // In requests a range stays an object: abbreviated it would be a string.
    let shown = info.hasPrefix("<--") ? TranscriptJSON.abbreviated(value) : value
    return "```jsonc \(info)\n" + shown.indented.trimmingLineEnd + "\n```"
  }
}

extension String {
  /// The text without a line end at its end.
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}

// Changes to sessions that metamorphic replays need. Each gives a session whose recorded answers are those that must come.

import JSON
import Text

/// Makes one session from another.
enum SessionTransform {
  // MARK: Whole texts

  /// Changes of documents bring the whole text.
  static func wholeTexts(_ session: SessionFile) -> SessionFile {
    var documents = ClientDocuments(encoding: session.encoding ?? .utf16)
    return mapped(session) { message in
      documents.apply(message)
      guard message["method"]?.string == "textDocument/didChange", case .object(var object) = message,
        case .object(var params)? = object["params"], let uri = params["textDocument"]?["uri"]?.string,
        let text = documents.open[uri]?.text
      else { return message }
      params["contentChanges"] = [["text": .string(String(decoding: text.bytes, as: UTF8.self))]]
      object["params"] = .object(params)
      return .object(object)
    }
  }

  // MARK: Reads

  /// Each read request is followed by itself under another id, and each of their answers by the same answer.
  static func readsTwice(_ session: SessionFile) -> SessionFile {
    var reads: Set<JSONValue> = []
    return expanded(session) { message, isFromServer in
      guard let id = message["id"] else { return [] }
      if isFromServer {
        return message["method"] == nil && reads.contains(id) ? [with(again(id), message)] : []
      }
      guard ReadRequests.contains(message) else { return [] }
      reads.insert(id)
      return [with(again(id), message)]
    }
  }

  private static func again(_ id: JSONValue) -> JSONValue {
    .string("again \(id.string ?? id.integer.map(String.init) ?? "?")")
  }

  private static func with(_ id: JSONValue, _ message: JSONValue) -> JSONValue {
    guard case .object(var object) = message else { return message }
    object["id"] = id
    return .object(object)
  }

  /// Each read request is followed by its cancellation.
  static func readsCancelled(_ session: SessionFile) -> SessionFile {
    expanded(session) { message, isFromServer in
      guard !isFromServer, ReadRequests.contains(message), let id = message["id"] else { return [] }
      return [["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": id]]]
    }
  }

  // MARK: Reopening

  /// Half way, between an answer and the next message, all open documents are closed and opened again; `nil` where there is
  /// no such place.
  static func reopened(_ session: SessionFile) -> SessionFile? {
    var documents = ClientDocuments(encoding: session.encoding ?? .utf16)
    var places: [(index: Int, documents: ClientDocuments)] = []
    for (index, entry) in session.entries.enumerated() {
      guard case .fromClient(let message) = entry.line else { continue }
      if message["method"]?.string == "shutdown" { break }
      if index > 0, session.entries[index - 1].line.isFromServer, !documents.open.isEmpty {
        places.append((index, documents))
      }
      documents.apply(message)
    }
    let middle = session.entries.count / 2
    guard let place = places.min(by: { abs($0.index - middle) < abs($1.index - middle) }) else { return nil }
    var result = session
    let time = session.entries[place.index].timeMicroseconds
    var messages: [JSONValue] = []
    for name in place.documents.names {
      guard let document = place.documents.open[name] else { continue }
      messages.append([
        "jsonrpc": "2.0", "method": "textDocument/didClose", "params": ["textDocument": ["uri": .string(name)]],
      ])
      messages.append([
        "jsonrpc": "2.0", "method": "textDocument/didOpen",
        "params": [
          "textDocument": [
            "uri": .string(name), "languageId": .string(document.languageID ?? "plaintext"),
            "version": document.version, "text": .string(String(decoding: document.text.bytes, as: UTF8.self)),
          ]
        ],
      ])
    }
    result.entries.insert(
      contentsOf: messages.map { .init(line: .fromClient($0), timeMicroseconds: time) }, at: place.index)
    return result
  }

  // MARK: Prefixes

  /// After each change of a text two more requests: the document's dump, and that of its text.
  static func prefixes(_ session: SessionFile) -> ReplayVariantPlan {
    var documents = ClientDocuments(encoding: session.encoding ?? .utf16)
    var plan = ReplayVariantPlan(session: session, options: Replayer.Options())
    plan.session = expanded(session) { message, isFromServer in
      guard !isFromServer else { return [] }
      documents.apply(message)
      guard ["textDocument/didOpen", "textDocument/didChange"].contains(message["method"]?.string ?? ""),
        let uri = message["params"]?["textDocument"]?["uri"]?.string, let document = documents.open[uri]
      else { return [] }
      let number = plan.equalPairs.count + 1
      let pair = (JSONValue.string("document \(number)"), JSONValue.string("analyze \(number)"))
      plan.equalPairs.append(pair)
      plan.options.probes.formUnion([pair.0, pair.1])
      return [
        [
          "jsonrpc": "2.0", "id": pair.0, "method": "gloss/document",
          "params": ["textDocument": ["uri": .string(uri)]],
        ],
        [
          "jsonrpc": "2.0", "id": pair.1, "method": "gloss/analyze",
          "params": [
            "languageId": .string(document.markupLanguage(uri)),
            "text": .string(String(decoding: document.text.bytes, as: UTF8.self)),
          ],
        ],
      ]
    }
    return plan
  }

  // MARK: Threads

  /// After messages of the client that let the server read files, the session waits until they are read.
  ///
  /// A server with threads reads a file at a time, behind what else there is to do: as many waits as there are files.
  static func threads(_ session: SessionFile, _ options: Replayer.Options, folder: SessionFolder?) -> ReplayVariantPlan
  {
    var plan = ReplayVariantPlan(session: session, options: options)
    plan.options.strictness = .relaxed
    plan.options.isDeterministic = false
    guard let folder, !folder.files.isEmpty else { return plan }
    var entries: [SessionFile.Entry] = []
    var isReading = false
    for entry in session.entries {
      if case .fromClient(let message) = entry.line, message["method"] != nil {
        // Behind the last of the client's answers to what the server asked: a request would hurry the server on.
        if isReading {
          entries += (0..<(folder.files.count + 2)).flatMap { _ in barrier(&plan.options, entry.timeMicroseconds) }
        }
        isReading = readsFiles(message)
      }
      entries.append(entry)
    }
    plan.session.entries = entries
    return plan
  }

  /// A request that is answered behind what came before, and its answer, which is not compared.
  private static func barrier(_ options: inout Replayer.Options, _ time: Int) -> [SessionFile.Entry] {
    let id = JSONValue.string("synchronize \(options.probes.count)")
    options.probes.insert(id)
    let lines: [SessionFile.Line] = [
      .fromClient(["jsonrpc": "2.0", "id": id, "method": "gloss/synchronize"]),
      .fromServer(["jsonrpc": "2.0", "id": id, "result": nil]),
    ]
    return lines.map { .init(line: $0, timeMicroseconds: time) }
  }

  private static func readsFiles(_ message: JSONValue) -> Bool {
    [
      "initialized", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles",
      "workspace/didChangeWorkspaceFolders",
    ].contains(message["method"]?.string ?? "")
  }

  // MARK: Parts

  /// A session with another message in the place of each of the client's.
  static func mapped(_ session: SessionFile, _ change: (JSONValue) -> JSONValue) -> SessionFile {
    var result = session
    for (index, entry) in session.entries.enumerated() {
      if case .fromClient(let message) = entry.line { result.entries[index].line = .fromClient(change(message)) }
    }
    return result
  }

  /// A session with more messages behind each one, of the same side.
  private static func expanded(
    _ session: SessionFile, _ added: (_ message: JSONValue, _ isFromServer: Bool) -> [JSONValue]
  ) -> SessionFile {
    var result = session
    result.entries = []
    for entry in session.entries {
      result.entries.append(entry)
      let lines: [SessionFile.Line] =
        switch entry.line {
        case .fromClient(let message): added(message, false).map { .fromClient($0) }
        case .fromServer(let message): added(message, true).map { .fromServer($0) }
        default: []
        }
      result.entries += lines.map { .init(line: $0, timeMicroseconds: entry.timeMicroseconds) }
    }
    return result
  }
}

extension ClientDocuments.Document {
  /// The language by which a text without a name is read as this document is: an editor's language may be unknown, and then
  /// the name's extension tells.
  fileprivate func markupLanguage(_ uri: String) -> String {
    let isMarkdown = ["md", "markdown"].contains { uri.lowercased().hasSuffix("." + $0) }
    return languageID ?? (isMarkdown ? "markdown" : "plaintext")
  }
}

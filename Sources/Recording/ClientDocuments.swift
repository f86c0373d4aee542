// What the documents of a client hold at each moment of a session: the client's own side of text synchronisation.
//
// It is written against the protocol and not against the server, so that the two can be compared.

import JSON
import Text

/// The documents that a client has open, and the files of its workspace.
struct ClientDocuments {
  /// One open document.
  struct Document {
    /// What it holds.
    var text: SourceText
    /// Its language.
    var languageID: String?
    /// Its version.
    var version: JSONValue
  }

  /// How columns count.
  var encoding: PositionEncoding
  /// The documents that are open, by the names that the client gave them.
  private(set) var open: [String: Document] = [:]
  /// The texts of files, by their decoded names.
  private var files: [String: SourceText] = [:]

  /// No document.
  init(encoding: PositionEncoding) { self.encoding = encoding }

  /// The names of the open documents, sorted.
  var names: [String] { open.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// What a document holds; of one that is not open, what the file holds.
  func text(_ uri: String) -> SourceText? { open[uri]?.text ?? files[Self.decoded(uri)] }

  /// Takes a message of the client over.
  mutating func apply(_ message: JSONValue) {
    let params = message["params"]
    guard let document = params?["textDocument"], let uri = document["uri"]?.string else { return }
    switch message["method"]?.string {
    case "textDocument/didOpen":
      open[uri] = Document(
        text: SourceText(document["text"]?.string ?? ""), languageID: document["languageId"]?.string,
        version: document["version"] ?? .null)
    case "textDocument/didChange":
      guard let changes = params?["contentChanges"]?.array else { return }
      var text = open[uri]?.text ?? SourceText("")
      if open[uri] == nil, !changes.contains(where: { $0["range"] == nil }) { return }
      for change in changes { text = Self.applying(change, to: text, encoding: encoding) }
      open[uri] = Document(
        text: text, languageID: open[uri]?.languageID, version: document["version"] ?? open[uri]?.version ?? .null)
    case "textDocument/didClose": open[uri] = nil
    default: break
    }
  }

  /// Sets or removes the text of a file by its `file:` name.
  mutating func setFile(_ uri: String, _ text: SourceText?) { files[Self.decoded(uri)] = text }

  /// A text after one change of a `didChange`.
  static func applying(_ change: JSONValue, to text: SourceText, encoding: PositionEncoding) -> SourceText {
    let replacement = SourceText(change["text"]?.string ?? "")
    guard let range = change["range"].flatMap(PositionRange.init) else { return replacement }
    let bytes = LineIndex(text).byteRange(of: range, encoding: encoding)
    return text.applying(TextEdit(range: bytes, replacement: replacement.bytes))
  }

  private static func decoded(_ uri: String) -> String {
    String(decoding: RootPlaceholder.path(of: uri), as: UTF8.self)
  }
}

extension ClientDocuments {
  /// No document open, and the files of a session's workspace.
  init(encoding: PositionEncoding, folder: SessionFolder?) {
    self.init(encoding: encoding)
    guard let folder else { return }
    for name in folder.workspaceNames {
      guard let placeholder = SessionFolder.placeholder(ofFolderName: name) else { continue }
      for file in Disk.files(below: folder.path + "/" + name) {
        let bytes = Disk.read(folder.path + "/\(name)/\(file)")
        setFile("file://${\(placeholder)}/\(file)", bytes.map { SourceText(repairing: $0) })
      }
    }
  }

  /// Takes a change on disk over; what the file holds now lies in the session's folder.
  mutating func apply(_ change: SessionFile.FileChange, folder: SessionFolder?) {
    let bytes = change.sha256.flatMap { folder?.content(sha256: $0) }
    let path = change.path.hasPrefix("${") ? change.path : "${ROOT}/" + change.path
    setFile("file://" + path, bytes.map { SourceText(repairing: $0) })
  }
}

extension Position {
  /// The position that JSON means; `nil` where it is none that a server takes.
  init?(_ value: JSONValue) {
    guard let line = value["line"]?.integer, let character = value["character"]?.integer, line >= 0, character >= 0
    else { return nil }
    self.init(line: line, character: character)
  }

  /// The position as JSON.
  var asJSON: JSONValue { ["line": .integer(Int64(line)), "character": .integer(Int64(character))] }
}

extension PositionRange {
  /// The range that JSON means; `nil` where it is none.
  init?(_ value: JSONValue) {
    guard let start = value["start"].flatMap(Position.init), let end = value["end"].flatMap(Position.init) else {
      return nil
    }
    self.init(start: start, end: end)
  }

  /// The range as JSON.
  var asJSON: JSONValue { ["start": start.asJSON, "end": end.asJSON] }
}

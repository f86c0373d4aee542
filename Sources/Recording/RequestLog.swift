// What a person needs to understand a difference: the request, and the prose that it was about.

import JSON
import Text

/// The requests of a client, with what its documents held when it asked.
struct RequestLog {
  private var requests: [JSONValue: (message: JSONValue, documents: ClientDocuments)] = [:]
  private var documents: ClientDocuments
  private let folder: SessionFolder?

  /// A log that knows the files of a session's workspace.
  init(encoding: PositionEncoding, folder: SessionFolder?) {
    documents = ClientDocuments(encoding: encoding, folder: folder)
    self.folder = folder
  }

  /// Takes a message of the client over.
  mutating func note(_ message: JSONValue) {
    documents.apply(message)
    if let id = message["id"], message["method"] != nil { requests[id] = (message, documents) }
  }

  /// Takes a change on disk over.
  mutating func note(_ change: SessionFile.FileChange) { documents.apply(change, folder: folder) }

  /// The request that a message answers.
  func request(answeredBy message: JSONValue) -> JSONValue? {
    guard message["method"] == nil, let id = message["id"] else { return nil }
    return requests[id]?.message
  }

  // MARK: Excerpts

  /// How many places of differences are shown in the text.
  private static let shownPlaces = 3

  /// The place that a request is about, and those that differ, each as a line of prose with carets.
  func excerpts(
    _ request: JSONValue?, _ recorded: JSONValue?, _ now: JSONValue?, _ differences: [JSONDifference]
  ) -> [String] {
    let documents = request?["id"].flatMap { requests[$0]?.documents } ?? documents
    let uri = Self.documentName(request?["params"]) ?? Self.documentName((recorded ?? now)?["params"])
    var result: [String] = []
    if let uri, let position = request?["params"]?["position"].flatMap(Position.init) {
      result += excerpt("asked", uri, PositionRange(start: position, end: position), documents)
    } else if let uri, let range = request?["params"]?["range"].flatMap(PositionRange.init) {
      result += excerpt("asked", uri, range, documents)
    }
    var shown: [String] = []
    for difference in differences where shown.count < 2 * Self.shownPlaces {
      for (label, message) in [("recorded", recorded), ("now", now)] {
        guard let message, let place = Self.place(difference.steps, in: message, uri: uri) else { continue }
        let lines = excerpt(label, place.uri, place.range, documents)
        if !lines.isEmpty, !shown.contains(lines[0]) { shown += lines }
      }
    }
    return result + shown
  }

  private func excerpt(
    _ label: String, _ uri: String, _ range: PositionRange, _ documents: ClientDocuments
  ) -> [String] {
    guard let text = documents.text(uri) else { return [] }
    let lines = LineIndex(text)
    let excerpt = ProseExcerpt(lines, lines.byteRange(of: range, encoding: documents.encoding))
    let head = "  " + label + String(repeating: " ", count: max(0, "recorded".count - label.count)) + " "
    return [head + excerpt.line + "\n" + String(repeating: " ", count: head.count) + excerpt.carets]
  }

  private static func documentName(_ value: JSONValue?) -> String? {
    value?["textDocument"]?["uri"]?.string ?? value?["item"]?["uri"]?.string ?? value?["uri"]?.string
  }

  /// The innermost range around a place of a message, or in it, with the document that it lies in.
  private static func place(
    _ steps: [JSONError.Step], in message: JSONValue, uri: String?
  ) -> (uri: String, range: PositionRange)? {
    var (value, uri): (JSONValue, String?) = (message, uri)
    var found: (uri: String, range: PositionRange)?
    func look(_ value: JSONValue) {
      if let name = value["uri"]?.string ?? value["targetUri"]?.string ?? value["textDocument"]?["uri"]?.string {
        uri = name
      }
      let range =
        PositionRange(value) ?? value["range"].flatMap(PositionRange.init)
        ?? value["targetSelectionRange"].flatMap(PositionRange.init)
        ?? Position(value).map { PositionRange(start: $0, end: $0) }
      if let uri, let range, found == nil || Position(value) == nil { found = (uri, range) }
    }
    look(value)
    for step in steps {
      let inner: JSONValue? =
        switch step {
        case .key(let key): value[key]
        case .index(let index): value[index]
        }
      guard let inner else { return found }
      if case .key(let key) = step, key.utf8.starts(with: "file:".utf8) { uri = key }
      value = inner
      look(value)
    }
    return found
  }
}

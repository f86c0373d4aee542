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

  /// A place in a document, with what it is.
  private struct Place: Hashable {
    var label: String
    var uri: String
    var range: PositionRange
  }

  /// How many places of differences are shown in the text.
  private static let shownPlaces = 3

  /// The place that a request is about, and those that differ: each line of prose once, with a row of carets for each place.
  func excerpts(
    _ request: JSONValue?, _ recorded: JSONValue?, _ now: JSONValue?, _ differences: [JSONDifference]
  ) -> [String] {
    let documents = request?["id"].flatMap { requests[$0]?.documents } ?? documents
    let uri = Self.documentName(request?["params"]) ?? Self.documentName((recorded ?? now)?["params"])
    var places: [Place] = []
    if let uri, let position = request?["params"]?["position"].flatMap(Position.init) {
      places.append(Place(label: "asked", uri: uri, range: PositionRange(start: position, end: position)))
    } else if let uri, let range = request?["params"]?["range"].flatMap(PositionRange.init) {
      places.append(Place(label: "asked", uri: uri, range: range))
    }
    var shownCount = 0
    for difference in differences where shownCount < Self.shownPlaces {
      let found = Self.places(of: difference, recorded, now, uri).filter { !places.contains($0) }
      places += found
      if !found.isEmpty { shownCount += 1 }
    }
    return Self.rows(places, documents)
  }

  /// Where a difference lies: once for what was recorded and once for what came, where these are two places.
  private static func places(
    of difference: JSONDifference, _ recorded: JSONValue?, _ now: JSONValue?, _ uri: String?
  ) -> [Place] {
    func place(_ label: String, _ message: JSONValue?, _ steps: [JSONError.Step]) -> Place? {
      guard let message, let found = Self.place(steps, in: message, uri: uri) else { return nil }
      return Place(label: label, uri: found.uri, range: found.range)
    }
    let old = difference.expected == nil ? nil : place("recorded", recorded, difference.steps)
    let new = difference.actual == nil ? nil : place("now", now, difference.stepsNow)
    if let old, let new, old.uri == new.uri, old.range == new.range {
      return [Place(label: "at", uri: old.uri, range: old.range)]
    }
    return [old, new].compactMap(\.self)
  }

  /// The lines of some places in the order of the first place in each.
  private static func rows(_ places: [Place], _ documents: ClientDocuments) -> [String] {
    var lines: [(key: String, uri: String, lines: LineIndex, parts: [ProseExcerpt.Part])] = []
    for place in places {
      guard let text = documents.text(place.uri) else { continue }
      let index = LineIndex(text)
      let range = index.byteRange(of: place.range, encoding: documents.encoding)
      let part = ProseExcerpt.Part(label: place.label, range: range)
      let key = "\(index.line(ofByteOffset: range.start)) \(place.uri)"
      if let known = lines.firstIndex(where: { $0.key == key }) {
        lines[known].parts.append(part)
      } else {
        lines.append((key, place.uri, index, [part]))
      }
    }
    return lines.flatMap { ProseExcerpt($0.lines, name: name(of: $0.uri), $0.parts).rows }
  }

  /// The last part of a document's name.
  private static func name(of uri: String) -> String {
    let path = String(decoding: RootPlaceholder.path(of: uri), as: UTF8.self)
    return path.split(separator: "/").last.map(String.init) ?? path
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

// A session in another encoding of positions: every position of both sides counted anew, on the texts of its moment.
//
// It knows where LSP and our own methods put positions, and which document each belongs to; the counting is LineIndex's.

import JSON
import Text

extension SessionTransform {
  /// A session whose client can count columns in one way only; `nil` where that cannot be foretold: a recording that does not
  /// say how it counts, or a delta of tokens to something that it does not hold.
  static func converted(_ session: SessionFile, to encoding: PositionEncoding, folder: SessionFolder?) -> SessionFile? {
    guard let old = session.encoding else { return nil }
    var conversion = PositionConversion(old, encoding, folder)
    var result = session
    result.header["encoding"] = .string(encoding.rawValue)
    result.header["argv"] = .array(withoutEncoding(session.arguments).map { .string($0) })
    for (index, entry) in session.entries.enumerated() {
      switch entry.line {
      case .fromClient(let message): result.entries[index].line = .fromClient(conversion.convertClient(message))
      case .fromServer(let message):
        result.entries[index].line = .fromServer(conversion.convertServer(message))
        if conversion.isLost { return nil }
      case .fileChange(let change): conversion.note(change)
      case .malformed, .remark: break
      }
    }
    return result
  }

  private static func withoutEncoding(_ words: [String]) -> [String] {
    guard let place = words.firstIndex(of: "--position-encoding") else { return words }
    return Array(words[..<place] + words[min(place + 2, words.count)...])
  }
}

/// Counts positions anew, message by message.
struct PositionConversion {
  private let old, new: PositionEncoding
  private let folder: SessionFolder?
  private var documents: ClientDocuments
  /// The requests that are open, with the documents as they were when they were sent.
  private var requests: [JSONValue: (message: JSONValue, documents: ClientDocuments)] = [:]
  /// The semantic tokens that were answered, by their result ids, in the old encoding.
  private var tokens: [String: [Int]] = [:]
  /// Whether an answer builds on something that the recording does not hold.
  private(set) var isLost = false

  init(_ old: PositionEncoding, _ new: PositionEncoding, _ folder: SessionFolder?) {
    (self.old, self.new, self.folder) = (old, new, folder)
    documents = ClientDocuments(encoding: old, folder: folder)
  }

  /// Takes a change on disk over.
  mutating func note(_ change: SessionFile.FileChange) { documents.apply(change, folder: folder) }

  /// A message of the client.
  mutating func convertClient(_ message: JSONValue) -> JSONValue {
    guard case .object(var object) = message else { return message }
    switch message["method"]?.string {
    case "initialize": object["params"] = object["params"].map(withEncoding)
    case "textDocument/didChange":
      object["params"] = object["params"].map(convertedChanges)
      documents.apply(message)
    default:
      documents.apply(message)
      object["params"] = object["params"].map { PositionWalk(documents, old, new).converted($0, uri: nil) }
      // Where a delta is cut depends on the encoding: the whole is asked for in its place.
      if message["method"]?.string == Self.deltaMethod { object["method"] = "textDocument/semanticTokens/full" }
    }
    if let id = message["id"], message["method"] != nil { requests[id] = (message, documents) }
    return .object(object)
  }

  /// A message of the server.
  mutating func convertServer(_ message: JSONValue) -> JSONValue {
    guard case .object(var object) = message else { return message }
    guard message["method"] == nil, let known = message["id"].flatMap({ requests[$0] }) else {
      let walk = PositionWalk(documents, old, new)
      object["params"] = object["params"].map { walk.converted($0, uri: nil) }
      return .object(object)
    }
    let request = known.message
    var documents = known.documents
    let method = request["method"]?.string ?? ""
    guard let result = object["result"] else { return message }
    var uri = PositionWalk.documentName(request["params"])
    if method == "gloss/analyze", let text = request["params"]?["text"]?.string {
      // A text without a name.
      uri = ""
      documents.setFile("", SourceText(text))
    }
    let walk = PositionWalk(documents, old, new)
    if method == "initialize" {
      object["result"] = withPositionEncoding(result)
    } else if method.hasPrefix("textDocument/semanticTokens"), let uri, let result = result.object {
      guard let data = wholeTokens(result, request) else {
        isLost = true
        return message
      }
      var converted = result
      converted["edits"] = nil
      converted["data"] = .array(walk.convertedTokens(data, uri).map { .integer(Int64($0)) })
      object["result"] = .object(converted)
    } else {
      object["result"] = walk.converted(result, uri: uri)
    }
    return .object(object)
  }

  private static let deltaMethod = "textDocument/semanticTokens/full/delta"

  /// All tokens that an answer means, in the old encoding; `nil` where they build on tokens that nobody knows.
  private mutating func wholeTokens(_ result: JSONObject, _ request: JSONValue) -> [Int]? {
    var data = (result["data"]?.array ?? []).map { $0.integer ?? 0 }
    if let edits = result["edits"]?.array {
      guard let previous = request["params"]?["previousResultId"]?.string, let base = tokens[previous] else {
        return nil
      }
      data = base
      for edit in edits.reversed() {
        let start = min(max(edit["start"]?.integer ?? 0, 0), data.count)
        let end = min(start + max(edit["deleteCount"]?.integer ?? 0, 0), data.count)
        data.replaceSubrange(start..<end, with: (edit["data"]?.array ?? []).map { $0.integer ?? 0 })
      }
    }
    if let id = result["resultId"]?.string { tokens[id] = data }
    return data
  }

  private func withEncoding(_ params: JSONValue) -> JSONValue {
    guard case .object(var object) = params else { return params }
    var capabilities = object["capabilities"]?.object ?? JSONObject()
    var general = capabilities["general"]?.object ?? JSONObject()
    general["positionEncodings"] = [.string(new.rawValue)]
    capabilities["general"] = .object(general)
    object["capabilities"] = .object(capabilities)
    return .object(object)
  }

  private func withPositionEncoding(_ result: JSONValue) -> JSONValue {
    guard case .object(var object) = result, case .object(var capabilities)? = object["capabilities"] else {
      return result
    }
    capabilities["positionEncoding"] = .string(new.rawValue)
    object["capabilities"] = .object(capabilities)
    return .object(object)
  }

  /// The changes of one notification, each on what the one before left. `rangeLength`, which nobody needs, is left out.
  private func convertedChanges(_ params: JSONValue) -> JSONValue {
    guard case .object(var object) = params, let uri = params["textDocument"]?["uri"]?.string,
      let changes = params["contentChanges"]?.array
    else { return params }
    var text = documents.text(uri) ?? SourceText("")
    object["contentChanges"] = .array(
      changes.map { change in
        var converted = change.object ?? JSONObject()
        if let range = change["range"].flatMap(PositionRange.init) {
          converted["range"] = PositionCounter(text, old, new).converted(range).asJSON
          converted["rangeLength"] = nil
        }
        text = ClientDocuments.applying(change, to: text, encoding: old)
        return .object(converted)
      })
    return .object(object)
  }
}

/// Counts the positions of one text anew.
struct PositionCounter {
  private let lines: LineIndex
  private let old, new: PositionEncoding

  init(_ text: SourceText, _ old: PositionEncoding, _ new: PositionEncoding) {
    lines = LineIndex(text)
    (self.old, self.new) = (old, new)
  }

  /// The same place.
  func converted(_ position: Position) -> Position {
    lines.position(ofByteOffset: lines.byteOffset(of: position, encoding: old), encoding: new)
  }

  /// The same range: its end is rounded as ends are.
  func converted(_ range: PositionRange) -> PositionRange {
    lines.positionRange(of: lines.byteRange(of: range, encoding: old), encoding: new)
  }
}

/// Finds the positions in a message, with the document that each belongs to.
private final class PositionWalk {
  private let documents: ClientDocuments
  private let old, new: PositionEncoding
  private var counters: [String: PositionCounter] = [:]

  init(_ documents: ClientDocuments, _ old: PositionEncoding, _ new: PositionEncoding) {
    (self.documents, self.old, self.new) = (documents, old, new)
  }

  /// The document that an object is about.
  static func documentName(_ value: JSONValue?) -> String? {
    value?["textDocument"]?["uri"]?.string ?? value?["document"]?["uri"]?.string ?? value?["item"]?["uri"]?.string
      ?? value?["uri"]?.string
  }

  /// A value with its positions counted anew; `uri` is the document that they belong to where nothing else is said.
  func converted(_ value: JSONValue, uri: String?) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map { converted($0, uri: uri) })
    case .object(let object):
      let uri = Self.documentName(value) ?? uri
      if let range = PositionRange(value), object.members.count == 2 {
        return counter(uri)?.converted(range).asJSON ?? value
      }
      if let position = Position(value) { return with(counter(uri)?.converted(position), object) }
      if value["startLine"] != nil { return folding(object, uri) }
      return .object(
        JSONObject(
          object.members.map { ($0.key, converted($0.value, uri: scope($0.key, of: value) ?? uri)) }))
    default: return value
    }
  }

  /// The document that a member belongs to, where it is another one than the object's.
  private func scope(_ key: String, of value: JSONValue) -> String? {
    switch key {
    case "targetRange", "targetSelectionRange": value["targetUri"]?.string
    case "fromRanges": value["from"]?["uri"]?.string
    default: documents.text(key) == nil ? nil : key
    }
  }

  private func counter(_ uri: String?) -> PositionCounter? {
    guard let uri, let text = documents.text(uri) else { return nil }
    if let counter = counters[uri] { return counter }
    let counter = PositionCounter(text, old, new)
    counters[uri] = counter
    return counter
  }

  private func with(_ position: Position?, _ object: JSONObject) -> JSONValue {
    guard let position else { return .object(object) }
    var object = object
    object["line"] = .integer(Int64(position.line))
    object["character"] = .integer(Int64(position.character))
    return .object(object)
  }

  /// A folding range writes its positions in four members.
  private func folding(_ object: JSONObject, _ uri: String?) -> JSONValue {
    guard let counter = counter(uri) else { return .object(object) }
    var object = object
    for side in ["start", "end"] {
      guard let line = object[side + "Line"]?.integer, let column = object[side + "Character"]?.integer else {
        continue
      }
      let position = counter.converted(Position(line: line, character: column))
      object[side + "Character"] = .integer(Int64(position.character))
    }
    return .object(object)
  }

  /// Semantic tokens: five numbers each, of which the second and the third count columns, from the token before.
  func convertedTokens(_ data: [Int], _ uri: String) -> [Int] {
    guard let counter = counter(uri) else { return data }
    var result: [Int] = []
    var (line, column) = (0, 0)
    var last = Position(line: 0, character: 0)
    for start in stride(from: 0, to: data.count - 4, by: 5) {
      column = data[start] == 0 ? column + data[start + 1] : data[start + 1]
      line += data[start]
      let range = counter.converted(
        PositionRange(
          start: Position(line: line, character: column), end: Position(line: line, character: column + data[start + 2])
        ))
      let isSameLine = range.start.line == last.line
      result += [
        range.start.line - last.line, range.start.character - (isSameLine ? last.character : 0),
        range.end.character - range.start.character, data[start + 3], data[start + 4],
      ]
      last = range.start
    }
    return result
  }
}

// Makes a session smaller while something stays true of it: delta debugging (Zeller and Hildebrandt 2002), first of messages,
// then of the paragraphs, lines and sentences of texts, then of the files of the workspace and their texts.
//
// What stays true is the caller's business; it knows folders and processes, this file does not.

import JSON

/// Makes sessions smaller.
public struct SessionMinimizer {
  /// Whether a session still shows what is looked for.
  public typealias Test = (RecordedSession) -> Bool

  private let test: Test
  /// How many sessions were tried.
  public private(set) var trialCount = 0

  /// A minimizer that keeps `test` true.
  public init(while test: @escaping Test) { self.test = test }

  /// The smallest session that was found; `nil` where the session itself does not pass the test.
  public mutating func minimize(_ session: RecordedSession) -> RecordedSession? {
    guard passes(session) else { return nil }
    return withFewerFiles(withShorterTexts(withFewerMessages(session)))
  }

  private mutating func passes(_ session: RecordedSession) -> Bool {
    trialCount += 1
    return test(session)
  }

  // MARK: Messages

  /// Methods without which a session is none.
  private static let frame: Set<String> = ["initialize", "initialized", "shutdown", "exit"]

  private mutating func withFewerMessages(_ recorded: RecordedSession) -> RecordedSession {
    let entries = recorded.session.entries
    let units = Self.units(of: entries)
    let fixed = units.indices.filter { Self.isFixed(units[$0], entries) }
    let free = units.indices.filter { !fixed.contains($0) }
    func session(with chosen: [Int]) -> RecordedSession {
      let indices = Set((fixed + chosen).flatMap { units[$0] })
      var smaller = recorded
      smaller.session.entries = entries.indices.filter(indices.contains).map { entries[$0] }
      return smaller
    }
    return session(with: smallest(free, session))
  }

  /// The lines that belong together: a request with its answer and its cancellation; each other line by itself.
  private static func units(of entries: [SessionFile.Entry]) -> [[Int]] {
    var units: [[Int]] = []
    var unitOfRequest: [JSONValue: Int] = [:]
    for (index, entry) in entries.enumerated() {
      let (message, side): (JSONValue, String)
      switch entry.line {
      case .fromClient(let sent): (message, side) = (sent, "client ")
      case .fromServer(let received): (message, side) = (received, "server ")
      case .malformed, .fileChange, .remark:
        units.append([index])
        continue
      }
      let other = side == "client " ? "server " : "client "
      let isCancellation = message["method"]?.string == "$/cancelRequest"
      let id = isCancellation ? message["params"]?["id"] : message["id"]
      let key = id.map { JSONValue.array([.string(message["method"] == nil ? other : side), $0]) }
      if message["method"] == nil || isCancellation, let key, let unit = unitOfRequest[key] {
        units[unit].append(index)
      } else {
        if let key, message["method"] != nil { unitOfRequest[key] = units.count }
        units.append([index])
      }
    }
    return units
  }

  private static func isFixed(_ unit: [Int], _ entries: [SessionFile.Entry]) -> Bool {
    guard let first = unit.first, case .fromClient(let message) = entries[first].line else { return false }
    return frame.contains(message["method"]?.string ?? "")
  }

  // MARK: Texts

  /// Each text that a document was opened with, cut into ever smaller pieces.
  private mutating func withShorterTexts(_ recorded: RecordedSession) -> RecordedSession {
    var result = recorded
    for index in recorded.session.entries.indices {
      for cut in TextPieces.allCases {
        guard case .fromClient(let message) = result.session.entries[index].line,
          let text = Self.openedText(message)
        else { continue }
        let base = result
        result = shortest(Array(text.utf8), cut) { bytes in
          var smaller = base
          let shorter = Self.with(String(decoding: bytes, as: UTF8.self), message)
          smaller.session.entries[index].line = .fromClient(shorter)
          return smaller
        }
      }
    }
    return result
  }

  /// The session of the fewest pieces of a text for which the test holds.
  private mutating func shortest(
    _ text: [UInt8], _ cut: TextPieces, _ session: ([UInt8]) -> RecordedSession
  ) -> RecordedSession {
    let pieces = cut.pieces(of: text)
    guard pieces.count > 1 else { return session(text) }
    func joined(_ chosen: [Int]) -> RecordedSession { session(chosen.flatMap { pieces[$0] }) }
    return joined(smallest(Array(pieces.indices), joined))
  }

  private static func openedText(_ message: JSONValue) -> String? {
    guard message["method"]?.string == "textDocument/didOpen" else { return nil }
    return message["params"]?["textDocument"]?["text"]?.string
  }

  private static func with(_ text: String, _ message: JSONValue) -> JSONValue {
    guard case .object(var object) = message, case .object(var params)? = object["params"],
      case .object(var document)? = params["textDocument"]
    else { return message }
    document["text"] = .string(text)
    params["textDocument"] = .object(document)
    object["params"] = .object(params)
    return .object(object)
  }

  // MARK: Files

  /// The files without which the test holds go, then pieces of the others.
  private mutating func withFewerFiles(_ recorded: RecordedSession) -> RecordedSession {
    let names = recorded.files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    func session(with chosen: [Int]) -> RecordedSession {
      var smaller = recorded
      let kept = Set(chosen.map { names[$0] })
      smaller.files = recorded.files.filter { kept.contains($0.key) }
      return smaller
    }
    var result = session(with: smallest(Array(names.indices), session))
    for name in names {
      var current = name
      for cut in TextPieces.allCases {
        guard let bytes = result.files[current] else { break }
        let (base, place) = (result, current)
        result = shortest(bytes, cut) { base.replacing(place, by: $0) }
        current = base.name(of: place, with: result)
      }
    }
    return result
  }

  // MARK: Delta debugging

  /// A subset of `all`, in order, for which the test holds and from which no single element can be left out.
  private mutating func smallest(_ all: [Int], _ session: ([Int]) -> RecordedSession) -> [Int] {
    if all.isEmpty || passes(session([])) { return [] }
    var current = all
    var partCount = 2
    while current.count >= 2 {
      let size = (current.count + partCount - 1) / partCount
      var isReduced = false
      for start in stride(from: 0, to: current.count, by: size) {
        let rest = Array(current[..<start] + current[min(start + size, current.count)...])
        if !rest.isEmpty, passes(session(rest)) {
          current = rest
          partCount = max(2, partCount - 1)
          isReduced = true
          break
        }
      }
      if isReduced { continue }
      if partCount >= current.count { break }
      partCount = min(current.count, 2 * partCount)
    }
    return current
  }
}

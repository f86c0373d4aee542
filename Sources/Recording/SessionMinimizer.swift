// Makes a session smaller while something stays true of it: delta debugging (Zeller and Hildebrandt 2002), first of messages,
// then of the lines and sentences of texts.
//
// What stays true is the caller's business; it knows files and processes, this file does not.

import JSON

/// Makes sessions smaller.
public struct SessionMinimizer {
  /// Whether a session still shows what is looked for.
  public typealias Test = (SessionFile) -> Bool

  private let test: Test
  /// How many sessions were tried.
  public private(set) var trialCount = 0

  /// A minimizer that keeps `test` true.
  public init(while test: @escaping Test) { self.test = test }

  /// The smallest session that was found; `nil` where the session itself does not pass the test.
  public mutating func minimize(_ session: SessionFile) -> SessionFile? {
    guard passes(session) else { return nil }
    return withShorterTexts(withFewerMessages(session))
  }

  private mutating func passes(_ session: SessionFile) -> Bool {
    trialCount += 1
    return test(session)
  }

  // MARK: Messages

  /// Methods without which a session is none.
  private static let frame: Set<String> = ["initialize", "initialized", "shutdown", "exit"]

  private mutating func withFewerMessages(_ session: SessionFile) -> SessionFile {
    let units = Self.units(of: session.entries)
    let fixed = units.indices.filter { Self.isFixed(units[$0], session.entries) }
    let free = units.indices.filter { !fixed.contains($0) }
    let kept = smallest(free) { chosen in
      let indices = Set((fixed + chosen).flatMap { units[$0] })
      var smaller = session
      smaller.entries = session.entries.indices.filter(indices.contains).map { session.entries[$0] }
      return smaller
    }
    let indices = Set((fixed + kept).flatMap { units[$0] })
    var result = session
    result.entries = session.entries.indices.filter(indices.contains).map { session.entries[$0] }
    return result
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

  /// Each text that a document was opened with, cut first into lines, then into sentences.
  private mutating func withShorterTexts(_ session: SessionFile) -> SessionFile {
    var result = session
    for index in session.entries.indices {
      for cut in [Self.lines, Self.sentences] {
        guard case .fromClient(let message) = result.entries[index].line, let text = Self.openedText(message) else {
          continue
        }
        let pieces = cut(text)
        guard pieces.count > 1 else { continue }
        let base = result
        func session(with chosen: [Int]) -> SessionFile {
          var smaller = base
          smaller.entries[index].line = .fromClient(Self.with(chosen.map { pieces[$0] }.joined(), message))
          return smaller
        }
        result = session(with: smallest(Array(pieces.indices), session))
      }
    }
    return result
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

  /// Lines with their ends.
  private static func lines(_ text: String) -> [String] { pieces(text) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" } }

  /// Pieces that end with a full stop, a question mark or an exclamation mark: what matters is that they are small.
  private static func sentences(_ text: String) -> [String] { pieces(text) { ".?!".contains($0) } }

  private static func pieces(_ text: String, _ isEnd: (Character) -> Bool) -> [String] {
    var result: [String] = [""]
    for character in text {
      result[result.count - 1].append(character)
      if isEnd(character) { result.append("") }
    }
    // What is empty behind the last piece belongs to it: a text without its last line end is another sort of text.
    if result.count > 1, let last = result.last, last.allSatisfy(\.isWhitespace) {
      result.removeLast()
      result[result.count - 1] += last
    }
    return result
  }

  // MARK: Delta debugging

  /// A subset of `all`, in order, for which the test holds and from which no single element can be left out.
  private mutating func smallest(_ all: [Int], _ session: ([Int]) -> SessionFile) -> [Int] {
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

// Results in parts, for clients that give a token: one mechanism for all methods whose results are lists.

import JSON
import LanguageServerProtocol
import Text

/// A result that can be sent in parts.
protocol PartialResult: JSONWritable {
  /// The parts, each of at most `count` items, in order; together they are the result.
  func parts(ofAtMost count: Int) -> [any JSONWritable]
  /// What the response holds when everything was sent in parts; the same as the result where there is nothing to send.
  var remainder: any JSONWritable { get }
}

/// Makes the messages that answer a request.
enum PartialResults {
  /// The response; before it, where the client gave a token and the result is a list, all of it in parts.
  static func messages(id: RequestID, result: some JSONWritable, token: ProgressToken?) -> [[UInt8]] {
    guard let token, let list = result as? any PartialResult else {
      return [OutgoingMessage.response(id: id, result: result)]
    }
    var messages = list.parts(ofAtMost: Limits.partialResultItemCount).map { part in
      OutgoingMessage.notification(
        ProgressNotification.method, ProgressParams(token: token, value: AnyJSONWritable(part)))
    }
    messages.append(OutgoingMessage.response(id: id, result: AnyJSONWritable(list.remainder)))
    return messages
  }
}

/// A value of any type that writes itself.
struct AnyJSONWritable: JSONWritable {
  private let value: any JSONWritable
  init(_ value: any JSONWritable) { self.value = value }
  func write(to writer: inout JSONWriter) { value.write(to: &writer) }
}

extension Array: PartialResult where Element: JSONWritable {
  func parts(ofAtMost count: Int) -> [any JSONWritable] {
    stride(from: 0, to: self.count, by: Swift.max(count, 1)).map { start in
      Array(self[start..<Swift.min(start + count, self.count)])
    }
  }
  var remainder: any JSONWritable { [Element]() }
}

extension Optional: PartialResult where Wrapped: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] { self?.parts(ofAtMost: count) ?? [] }
  var remainder: any JSONWritable { self?.remainder ?? JSONNull() }
}

extension LocationResult: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] {
    switch self {
    case .none: []
    case .locations(let locations): locations.parts(ofAtMost: count)
    case .links(let links): links.parts(ofAtMost: count)
    }
  }
  var remainder: any JSONWritable { if case .none = self { JSONNull() } else { [Wire.Location]() } }
}

extension DocumentSymbolResult: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] {
    switch self {
    case .none: []
    case .tree(let symbols): symbols.parts(ofAtMost: count)
    case .list(let symbols): symbols.parts(ofAtMost: count)
    }
  }
  var remainder: any JSONWritable { if case .none = self { JSONNull() } else { [Wire.DocumentSymbol]() } }
}

extension DocumentDiagnosticReport: PartialResult {
  /// The protocol has the report of the document itself in one part; further parts would be of other documents.
  func parts(ofAtMost count: Int) -> [any JSONWritable] { [self] }
  var remainder: any JSONWritable { items == nil ? self : DocumentDiagnosticReport(items: [], resultID: resultID) }
}

extension WorkspaceDiagnosticReport: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] {
    stride(from: 0, to: items.count, by: max(count, 1)).map { start in
      WorkspaceDiagnosticReport(items: Array(items[start..<min(start + count, items.count)]))
    }
  }
  var remainder: any JSONWritable { WorkspaceDiagnosticReport(items: []) }
}

extension GlossPage: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] { items.parts(ofAtMost: count) }
  var remainder: any JSONWritable { GlossPage(items: [], cursor: cursor, revision: revision) }
}

extension GlossDocumentResult: PartialResult {
  /// One section a part, in the order of their keys: sections are what a client waits for.
  func parts(ofAtMost count: Int) -> [any JSONWritable] {
    sections.map { GlossDocumentResult(sections: [$0], head: []) }
  }
  var remainder: any JSONWritable { GlossDocumentResult(sections: [], head: head) }
}

extension GlossStatisticsResult: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] { documents.parts(ofAtMost: count) }
  var remainder: any JSONWritable {
    var rest = self
    rest.documents.items = []
    return rest
  }
}

extension GlossLexiconResult: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] { entries.parts(ofAtMost: count) }
  var remainder: any JSONWritable {
    var rest = self
    rest.entries.items = []
    return rest
  }
}

extension GlossCrossReferences: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] { documents.parts(ofAtMost: count) }
  var remainder: any JSONWritable {
    var rest = self
    rest.documents.items = []
    return rest
  }
}

extension WorkspaceSymbolResult: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] {
    switch self {
    case .complete(let symbols): symbols.parts(ofAtMost: count)
    case .rangeless(let symbols): symbols.parts(ofAtMost: count)
    }
  }
  var remainder: any JSONWritable { WorkspaceSymbolResult.complete([]) }
}

extension CompletionList: PartialResult {
  func parts(ofAtMost count: Int) -> [any JSONWritable] { items.parts(ofAtMost: count) }
  var remainder: any JSONWritable { CompletionList(isIncomplete: isIncomplete, items: []) }
}

// Names for whoever types one.

import JSON
import Text

/// `textDocument/completion`.
public enum CompletionRequest: RequestType {
  /// The method.
  public static let method = "textDocument/completion"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Names, or null.
  public typealias Result = CompletionList?
}

/// `completionItem/resolve`.
public enum CompletionResolveRequest: RequestType {
  /// The method.
  public static let method = "completionItem/resolve"
  /// The item.
  public typealias Params = ResolvableItem
  /// The item with its documentation.
  public typealias Result = ResolvableItem
}

/// Names that may be meant.
public struct CompletionList: JSONWritable, Sendable, Hashable {
  /// Whether there are more, to be asked for with more letters.
  public var isIncomplete: Bool
  /// The names.
  public var items: [CompletionItem]

  /// Names.
  public init(isIncomplete: Bool, items: [CompletionItem]) {
    self.isIncomplete = isIncomplete
    self.items = items
  }

  /// Writes the list.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("isIncomplete", isIncomplete)
      writer.member("items", items)
    }
  }
}

/// A name that may be meant.
public struct CompletionItem: JSONWritable, Sendable, Hashable {
  /// What sort of thing it is, with the protocol's numbers: of those that every client knows.
  public enum Kind: Int, Sendable {
    /// The kinds of the protocol, by its names.
    case text = 1
    case `class` = 7
    case module = 9
    case value = 12
    case reference = 18
  }

  /// The name.
  public var label: String
  /// A few words on it.
  public var detail: String
  /// What sort of thing it is.
  public var kind: Kind
  /// By what the editor filters.
  public var filterText: String
  /// By what the editor sorts.
  public var sortText: String
  /// What gives way to the name.
  public var range: PositionRange
  /// What the item is known by when the client asks for more.
  public var data: ItemData

  /// An item of its parts.
  public init(
    label: String, detail: String, kind: Kind, filterText: String, sortText: String, range: PositionRange,
    data: ItemData
  ) {
    self.label = label
    self.detail = detail
    self.kind = kind
    self.filterText = filterText
    self.sortText = sortText
    self.range = range
    self.data = data
  }

  /// Writes the item.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("data", data)
      writer.member("detail", detail)
      writer.member("filterText", filterText)
      writer.member("kind", kind.rawValue)
      writer.member("label", label)
      writer.member("sortText", sortText)
      writer.key("textEdit")
      writer.object { writer in
        writer.member("newText", label)
        writer.member("range", range)
      }
    }
  }
}

// Who quotes whom, in the terms of a call hierarchy.

import JSON
import Text

/// `textDocument/prepareCallHierarchy`.
public enum PrepareCallHierarchyRequest: RequestType {
  /// The method.
  public static let method = "textDocument/prepareCallHierarchy"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// The item there, or null.
  public typealias Result = [CallHierarchyItem]?
}

/// `callHierarchy/incomingCalls`.
public enum IncomingCallsRequest: RequestType {
  /// The method.
  public static let method = "callHierarchy/incomingCalls"
  /// Of which item.
  public typealias Params = CallHierarchyParams
  /// Who calls it, or null.
  public typealias Result = [CallHierarchyCall]?
}

/// `callHierarchy/outgoingCalls`.
public enum OutgoingCallsRequest: RequestType {
  /// The method.
  public static let method = "callHierarchy/outgoingCalls"
  /// Of which item.
  public typealias Params = CallHierarchyParams
  /// Whom it calls, or null.
  public typealias Result = [CallHierarchyCall]?
}

/// An item of an earlier answer.
public struct CallHierarchyParams: JSONReadable, Sendable, Hashable {
  /// The document of the item.
  public let uri: String
  /// Where it is introduced.
  public let selectionRange: PositionRange

  /// Reads the parameters.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var (uri, range): (String?, PositionRange?)
    try reader.object { (key, reader) throws(JSONError) in
      guard "item" ~= key else { return }
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "uri": uri = try reader.string()
        case "selectionRange": range = try reader.read()
        default: break
        }
      }
    }
    self.uri = try reader.require(uri, "item.uri")
    selectionRange = try reader.require(range, "item.selectionRange")
  }
}

/// A speaker in one document.
public struct CallHierarchyItem: JSONWritable, Sendable, Hashable {
  /// The name.
  public var name: String
  /// How much is said.
  public var detail: String
  /// The document.
  public var uri: String
  /// Where the speaker is introduced.
  public var range: PositionRange

  /// A speaker in one document.
  public init(name: String, detail: String, uri: String, range: PositionRange) {
    self.name = name
    self.detail = detail
    self.uri = uri
    self.range = range
  }

  /// Writes the item.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("detail", detail)
      writer.member("kind", SymbolKind.function.rawValue)
      writer.member("name", name)
      writer.member("range", range)
      writer.member("selectionRange", range)
      writer.member("uri", uri)
    }
  }
}

/// One step of the hierarchy.
public struct CallHierarchyCall: JSONWritable, Sendable, Hashable {
  /// Whether the item calls or is called.
  public var isIncoming: Bool
  /// The other item.
  public var item: CallHierarchyItem
  /// The mentions that make the step, in the document of the caller.
  public var fromRanges: [PositionRange]

  /// One step.
  public init(isIncoming: Bool, item: CallHierarchyItem, fromRanges: [PositionRange]) {
    self.isIncoming = isIncoming
    self.item = item
    self.fromRanges = fromRanges
  }

  /// Writes the step.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if isIncoming { writer.member("from", item) }
      writer.member("fromRanges", fromRanges)
      if !isIncoming { writer.member("to", item) }
    }
  }
}

// The stable name of what stands at a place.

import JSON

/// `textDocument/moniker`.
public enum MonikerRequest: RequestType {
  /// The method.
  public static let method = "textDocument/moniker"
  /// Where.
  public typealias Params = TextDocumentPositionParams
  /// Names, or null.
  public typealias Result = [Moniker]?
}

/// A stable name.
public struct Moniker: JSONWritable, Sendable, Hashable {
  /// The name.
  public var identifier: String
  /// Whether it holds for all documents; else for this text only.
  public var isProjectWide: Bool

  /// A stable name.
  public init(identifier: String, isProjectWide: Bool) {
    self.identifier = identifier
    self.isProjectWide = isProjectWide
  }

  /// Writes the name.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("identifier", identifier)
      writer.member("kind", "local")
      writer.member("scheme", "gloss")
      writer.member("unique", isProjectWide ? "project" : "document")
    }
  }
}

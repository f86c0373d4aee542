// What can be folded away.

import JSON

/// `textDocument/foldingRange`.
public enum FoldingRangeRequest: RequestType {
  /// The method.
  public static let method = "textDocument/foldingRange"
  /// The document.
  public typealias Params = TextDocumentParams
  /// Ranges, or null.
  public typealias Result = [FoldingRange]?
}

/// Lines that can be folded away.
public struct FoldingRange: JSONWritable, Sendable, Hashable {
  /// The line that stays.
  public var startLine: Int
  /// Where on it the fold begins; nil for its end.
  public var startCharacter: Int?
  /// The last line that goes.
  public var endLine: Int
  /// Where on it the fold ends; nil for its end.
  public var endCharacter: Int?
  /// What is folded; clients know `region`, others are allowed.
  public var kind: String?

  /// Lines that can be folded away.
  public init(startLine: Int, startCharacter: Int?, endLine: Int, endCharacter: Int?, kind: String?) {
    self.startLine = startLine
    self.startCharacter = startCharacter
    self.endLine = endLine
    self.endCharacter = endCharacter
    self.kind = kind
  }

  /// Writes the range.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let endCharacter { writer.member("endCharacter", endCharacter) }
      writer.member("endLine", endLine)
      if let kind { writer.member("kind", kind) }
      if let startCharacter { writer.member("startCharacter", startCharacter) }
      writer.member("startLine", startLine)
    }
  }
}

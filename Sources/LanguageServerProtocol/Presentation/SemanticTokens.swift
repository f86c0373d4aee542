// The colours of a text.

import JSON
import Text

/// `textDocument/semanticTokens/full`.
public enum SemanticTokensRequest: RequestType {
  /// The method.
  public static let method = "textDocument/semanticTokens/full"
  /// The document.
  public typealias Params = TextDocumentParams
  /// The tokens, or null.
  public typealias Result = SemanticTokens?
}

/// `textDocument/semanticTokens/range`.
public enum SemanticTokensRangeRequest: RequestType {
  /// The method.
  public static let method = "textDocument/semanticTokens/range"
  /// The lines that are shown.
  public typealias Params = TextDocumentRangeParams
  /// The tokens, or null.
  public typealias Result = SemanticTokens?
}

/// Tokens as the protocol packs them.
public struct SemanticTokens: JSONWritable, Sendable, Hashable {
  /// Five numbers a token: lines after the one before, columns after it on the same line, length, type, modifiers.
  public private(set) var data: [Int] = []
  private var last = Position(line: 0, character: 0)

  /// No tokens.
  public init() {}

  /// Adds a token on one line. False where it does not follow the last one, or is empty: then it is left out.
  public mutating func append(_ range: PositionRange, type: Int, modifiers: Int) -> Bool {
    let (start, end) = (range.start, range.end)
    guard start.line == end.line, start < end, data.isEmpty || start >= lastEnd else { return false }
    let deltaLine = start.line - last.line
    let deltaStart = deltaLine == 0 ? start.character - last.character : start.character
    data += [deltaLine, deltaStart, end.character - start.character, type, modifiers]
    last = start
    lastEnd = end
    return true
  }

  private var lastEnd = Position(line: 0, character: 0)

  /// Writes `{"data":[…]}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { $0.member("data", data) }
  }
}
